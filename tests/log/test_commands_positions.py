"""Sealed positions: asked for on an objection, one for each member, opened once, and never passed over."""

import pytest

from concord.core.accounts.models import Person
from concord.core.audit.models import AuditEntry
from concord.core.lib.errors import AccessDenied, RuleBroken
from concord.core.mail.models import OutgoingMessage
from concord.group.commands import declare_interest
from concord.group.commands.meetings import seat
from concord.log import commands
from concord.log.models import Decision, Point, Position, PositionRound
from concord.log.queries.positions import round_page

from .deciding import Sitting, meet, sit_down


@pytest.fixture
def sitting(place):
    return sit_down(place)


def open_them(sitting: Sitting, round: PositionRound, reason: str = "") -> Decision:
    return commands.open_positions(round=round, by=sitting.place.chair, at=sitting.now, missing_reason=reason)


def withdraw(sitting: Sitting, round: PositionRound) -> None:
    commands.withdraw_round(round=round, by=sitting.place.chair, at=sitting.now)


def trail(verb: str) -> list[AuditEntry]:
    return list(AuditEntry.objects.filter(verb=verb).order_by("pk"))


def test_no_consent_passes_over_an_open_objection(sitting):
    sitting.object_to(sitting.draft)
    with pytest.raises(RuleBroken, match=r"positions are being taken \(0 of 2\)"):
        sitting.decide(sitting.draft)
    assert not Decision.objects.exists()


def test_no_correction_passes_over_an_open_objection(sitting):
    made = sitting.decide(sitting.draft)
    sitting.object_to(sitting.draft)
    with pytest.raises(RuleBroken, match="Somebody objects"):
        sitting.correct(made, reason="We looked again")
    assert Decision.objects.get().is_current


def test_after_the_objection_is_withdrawn_the_group_decides_by_consent_and_no_position_is_left(sitting):
    round = sitting.object_to(sitting.draft)
    sitting.take(round, sitting.place.member, consents=False)
    withdraw(sitting, round)
    assert (PositionRound.objects.count(), Position.objects.count()) == (0, 0)
    assert len(trail("log.round_withdrawn")) == 1
    assert sitting.decide(sitting.draft).method == "consent"


def test_an_objection_is_opened_or_withdrawn_never_both(sitting):
    round = sitting.object_to(sitting.draft)
    for person in (sitting.place.member, sitting.place.chair):
        sitting.take(round, person)
    open_them(sitting, round)
    with pytest.raises(RuleBroken, match="already"):
        withdraw(sitting, round)
    assert Position.objects.count() == 2


def test_an_objection_to_what_was_decided_replaces_it_when_the_positions_are_opened(sitting):
    made = sitting.decide(sitting.draft)
    round = sitting.object_to(sitting.draft)
    for person in (sitting.place.member, sitting.place.chair):
        sitting.take(round, person, consents=False)
    new = open_them(sitting, round)
    assert (new.verdict, new.replaces, Decision.objects.get(is_current=True)) == ("not_agreed", made, new)


def test_an_officer_enters_a_position_once_and_never_over_another(sitting):
    round, place = sitting.object_to(sitting.draft), sitting.place
    sitting.take(round, place.member, consents=False)
    with pytest.raises(RuleBroken, match="has answered already"):
        sitting.take(round, place.member, by=place.officer)
    assert Position.objects.get().consents is False


def test_a_member_changes_what_was_entered_for_them(sitting):
    round, place = sitting.object_to(sitting.draft), sitting.place
    sitting.take(round, place.member, by=place.officer)
    sitting.take(round, place.member, consents=False)
    assert Position.objects.get().consents is False


def test_the_trail_names_who_entered_a_position_but_not_whose_nor_which_way(sitting):
    round, place = sitting.object_to(sitting.draft), sitting.place
    sitting.take(round, place.member, by=place.officer)
    sitting.take(round, place.chair, consents=False)
    entered, own = trail("log.position_taken")
    assert (entered.person_key, entered.facts) == (str(place.officer.uid), {"own": False})
    assert (own.person_key, own.facts, own.at) == ("", {"own": True}, round.asked_at)


def test_a_member_takes_no_position_for_another(sitting):
    round, place = sitting.object_to(sitting.draft), sitting.place
    with pytest.raises(AccessDenied):
        sitting.take(round, place.chair, by=place.member)


def test_positions_are_opened_before_everybody_answered_only_with_a_reason_which_stays(sitting):
    others = fill_room(sitting)
    round = sitting.object_to(sitting.draft)
    for person in (sitting.place.member, sitting.place.chair, *others[:2]):
        sitting.take(round, person)
    with pytest.raises(RuleBroken, match=r"Only 4 of 5 members have answered\. Wait"):
        open_them(sitting, round)
    assert PositionRound.objects.get().state == "sealed"
    made = open_them(sitting, round, reason="Chris has left")
    assert (made.verdict, made.reason) == ("followed", "Opened with 4 of 5 positions: Chris has left")


def test_no_positions_are_opened_while_somebodys_could_be_told_apart(sitting):
    others = fill_room(sitting)
    round = sitting.object_to(sitting.draft)
    for person in (sitting.place.chair, *others[:2]):
        with pytest.raises(RuleBroken, match="At least three members of each sector"):
            open_them(sitting, round, reason="They left")
        sitting.take(round, person, consents=False)
    assert (PositionRound.objects.get().state, Decision.objects.count()) == ("sealed", 0)


def fill_room(sitting: Sitting) -> list[Person]:
    """Three more members of the public sector are there."""
    people = [sitting.place.add(f"more{n}", f"Moss More{n}", "group_member", "council") for n in range(3)]
    for person in people:
        place = seat(sitting.meeting, person.memberships.get())
        place.state = "present"
        place.save()
    return people


def test_a_member_sees_their_own_name_alone_and_no_direction(sitting):
    round, place = sitting.object_to(sitting.draft), sitting.place
    sitting.take(round, place.member, consents=False)
    page = round_page(round, place.chair, for_others=False)
    assert (page.people, page.taken, page.asked, page.mine, page.words) == ([place.chair], 1, 2, False, [])
    assert round_page(round, place.member, for_others=True).people == [place.chair, place.member]


def declare(sitting: Sitting, person, body: str) -> None:
    seat = sitting.meeting.attendances.get(person=person)
    declare_interest(attendance=seat, organisation=sitting.place.bodies[body], by=person, at=sitting.now)


def test_positions_cannot_pass_over_a_deadlock(sitting):
    round = sitting.object_to(sitting.grants)
    sitting.take(round, sitting.place.chair)
    made = open_them(sitting, round)
    assert (made.verdict, made.method) == ("no_eligible", "positions")


def settled(sitting: Sitting, *, consents: bool = False) -> Decision:
    """What positions on the first draft decided."""
    round = sitting.object_to(sitting.draft)
    for person in (sitting.place.member, sitting.place.chair):
        sitting.take(round, person, consents=consents)
    return open_them(sitting, round)


def test_what_positions_decided_is_not_changed_by_consent_at_the_same_meeting(sitting):
    made = settled(sitting)
    with pytest.raises(RuleBroken, match="The members' positions decided this"):
        sitting.correct(made, verdict="followed", reason="We would rather")
    assert Decision.objects.get() == made


def test_another_meeting_may_look_at_what_positions_decided(sitting):
    made = settled(sitting)
    sitting.meeting = meet(sitting.place)
    new = sitting.correct(made, verdict="followed", reason="The reply changed our mind")
    assert (new.verdict, new.method, new.replaces) == ("followed", "consent", made)


def test_a_win_is_said_after_the_positions_and_keeps_their_verdict_method_and_reasons(sitting):
    made = settled(sitting)
    new = sitting.correct(made, verdict="not_agreed", win=True, limb="A", commitment=sitting.place.commitment)
    kept = (new.verdict, new.method, new.reason_public, new.reason_voluntary, new.win)
    assert kept == ("not_agreed", "positions", "It was late", "It was late", True)


def test_positions_keep_the_commitment_that_the_point_names(sitting):
    round = sitting.object_to(sitting.hall)
    for person in (sitting.place.member, sitting.place.chair):
        sitting.take(round, person)
    made = open_them(sitting, round)
    assert (made.verdict, made.commitment, made.win) == ("followed", sitting.place.commitment, None)


def test_whoever_declared_an_interest_since_has_no_say(sitting):
    Point.objects.filter(pk=sitting.draft.pk).update(about_organisation=sitting.place.bodies["cvs"])
    sitting.place.add("second", "Sid Second", "group_member", "cvs")
    sitting.meeting = meet(sitting.place)
    round = sitting.object_to(sitting.draft)
    sitting.take(round, sitting.place.member)
    sitting.take(round, sitting.place.chair, consents=False)
    declare(sitting, sitting.place.member, "cvs")
    made = open_them(sitting, round)
    assert made.verdict == "no_eligible"
    assert [position.person for position in round.positions.all()] == [sitting.place.chair]


def test_the_deciding_is_not_finished_while_positions_are_sealed(sitting):
    commands.build_sheet(period=sitting.period, by=sitting.place.officer, at=sitting.now)
    for point in (sitting.draft, sitting.grants, sitting.again):
        sitting.decide(point)
    sitting.decide(sitting.hall, win=False)
    round = sitting.object_to(sitting.draft)
    facts = {"period": sitting.period, "by": sitting.place.chair, "at": sitting.now}
    with pytest.raises(RuleBroken, match="Positions on 1 point are still sealed"):
        commands.finish_deciding(**facts)
    withdraw(sitting, round)
    commands.finish_deciding(**facts)


def ask_back(sitting: Sitting, point: Point, question: str = "Which day was it?") -> PositionRound:
    chosen = {"reason": question, "learning": True}
    return commands.open_round(
        point=point,
        verdict="asked_back",
        chosen=chosen,
        meeting=sitting.meeting,
        by=sitting.place.chair,
        at=sitting.now,
    )


def test_what_is_asked_back_by_positions_reaches_the_reporter_and_not_why_they_were_opened_early(sitting, mailoutbox):
    others = fill_room(sitting)
    round = ask_back(sitting, sitting.draft)
    for person in (sitting.place.member, sitting.place.chair, *others[:2]):
        sitting.take(round, person)
    made = open_them(sitting, round, "The chair had to leave")
    assert (made.verdict, made.reason, made.learning) == ("asked_back", "Which day was it?", True)
    sent = [mail.body for mail in mailoutbox if "asks you about a point of" in mail.subject]
    assert ["Which day was it?" in body and "had to leave" not in body for body in sent] == [True]
    round.refresh_from_db()
    assert round.chosen["opened_early"] == "Opened with 4 of 5 positions: The chair had to leave"


@pytest.mark.parametrize(("consents", "reason"), [(True, "It came too late to change."), (False, "")])
def test_the_reason_of_what_was_proposed_stands_where_it_is_agreed(sitting, consents, reason):
    facts = {"meeting": sitting.meeting, "by": sitting.place.chair, "at": sitting.now}
    chosen = {"reason": "It came too late to change."}
    round = commands.open_round(point=sitting.draft, verdict="not_followed", chosen=chosen, **facts)
    for person in (sitting.place.member, sitting.place.chair):
        sitting.take(round, person, consents=consents)
    made = open_them(sitting, round)
    assert (made.reason, made.proposed) == (reason, "" if consents else "not_followed")


def test_no_positions_are_asked_for_on_a_question_that_nobody_wrote(sitting):
    with pytest.raises(RuleBroken, match="Say what you want to know"):
        ask_back(sitting, sitting.draft, " ")


def test_an_objection_to_what_was_put_off_keeps_what_was_chosen_besides(sitting):
    sitting.decide(sitting.draft, "deferred")
    chosen = {"learning": True, "commitment": ""}
    round = commands.open_round(
        point=sitting.draft, verdict="followed", chosen=chosen, meeting=sitting.meeting, by=sitting.place.chair,
        at=sitting.now,
    )  # fmt: skip
    for person in (sitting.place.member, sitting.place.chair):
        sitting.take(round, person)
    made = open_them(sitting, round)
    assert (made.learning, made.commitment) == (True, None)


def test_a_correction_that_asks_the_same_asks_nobody_twice(sitting):
    made = sitting.decide(sitting.draft, "asked_back", reason="Which day was it?")
    sitting.correct(made, "asked_back", reason="Which day was it?", learning=True)
    assert OutgoingMessage.objects.filter(kind="log.asked_back").count() == 1
    sitting.correct(Decision.objects.get(is_current=True), "asked_back", reason="Who was there?")
    assert OutgoingMessage.objects.filter(kind="log.asked_back").count() == 2
