"""What the group decides: by consent or by positions, once, and never over an objection."""

from datetime import timedelta

import pytest

from concord.core.audit.models import AuditEntry
from concord.core.lib.errors import AccessDenied, RuleBroken
from concord.group.commands import hold_meeting
from concord.log import commands, tasks
from concord.log.models import Decision, Period, Point, Position, PositionRound
from concord.log.queries.decisions import next_undecided
from concord.log.queries.positions import round_page
from concord.log.queries.sheet import decision_sheet

from .deciding import Sitting, sit_down


@pytest.fixture
def sitting(place):
    return sit_down(place)


def open_them(sitting: Sitting, round: PositionRound, reason: str = "") -> Decision:
    return commands.open_positions(round=round, by=sitting.place.chair, at=sitting.now, missing_reason=reason)


def withdraw(sitting: Sitting, round: PositionRound) -> None:
    commands.withdraw_round(round=round, by=sitting.place.chair, at=sitting.now)


def trail(verb: str) -> list[AuditEntry]:
    return list(AuditEntry.objects.filter(verb=verb).order_by("pk"))


def test_a_decision_by_consent_is_numbered_and_recorded(sitting):
    made = sitting.decide(sitting.draft)
    assert (made.verdict, made.method, made.is_current, made.present_public, made.present_voluntary) == (
        "followed", "consent", True, 1, 1,
    )  # fmt: skip
    assert [e.subject_label for e in trail("log.decision_recorded")] == [made.reference]


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


def test_the_next_undecided_point_is_not_one_with_positions_being_taken(sitting):
    first = next_undecided(sitting.period)
    sitting.object_to(first)
    assert next_undecided(sitting.period) != first
    assert decision_sheet(sitting.period, sitting.place.today).in_positions == 1


def test_an_objection_to_what_was_decided_replaces_it_when_the_positions_are_opened(sitting):
    made = sitting.decide(sitting.draft)
    round = sitting.object_to(sitting.draft)
    for person in (sitting.place.member, sitting.place.chair):
        sitting.take(round, person, consents=False)
    new = open_them(sitting, round)
    assert (new.verdict, new.replaces, Decision.objects.get(is_current=True)) == ("not_agreed", made, new)


def test_a_reported_win_is_judged_only_with_yes_or_no(sitting):
    with pytest.raises(RuleBroken, match="Say whether it is a win"):
        sitting.decide(sitting.hall)
    assert sitting.decide(sitting.hall, win=False).win is False


@pytest.mark.parametrize("verdict", ["deferred", "not_for_us"])
def test_a_reported_win_that_is_not_judged_needs_no_yes_or_no(sitting, verdict):
    assert sitting.decide(sitting.hall, verdict=verdict).win is None


def test_a_correction_says_why_and_names_what_it_replaces(sitting):
    made = sitting.decide(sitting.draft)
    with pytest.raises(RuleBroken, match=f"Say why this replaces {made.reference}"):
        sitting.correct(made)
    assert Decision.objects.get().is_current
    new = sitting.correct(made, reason="The reply changed our mind")
    assert (new.replaces, Decision.objects.filter(is_current=True).get()) == (made, new)


def test_a_decision_is_replaced_once(sitting):
    made = sitting.decide(sitting.draft)
    sitting.correct(made, reason="Once")
    with pytest.raises(RuleBroken, match="replaced already"):
        sitting.correct(made, reason="Twice")
    assert Decision.objects.count() == 2


def test_what_was_merged_meanwhile_is_not_decided_on_from_a_stale_page(sitting):
    stale = sitting.again
    sitting.merge(sitting.grants, sitting.again)
    with pytest.raises(RuleBroken, match="merged into another point"):
        sitting.decide(stale)
    assert not Decision.objects.exists()


def test_two_points_are_not_merged_crosswise(sitting):
    stale, other = sitting.again, sitting.grants
    sitting.merge(sitting.grants, sitting.again)
    with pytest.raises(RuleBroken, match="merged into another point"):
        sitting.merge(stale, other)
    assert list(Point.objects.filter(merged_into__isnull=False)) == [stale]


def test_what_is_merged_brings_what_was_merged_into_it(sitting):
    sitting.merge(sitting.grants, sitting.again)
    with pytest.raises(RuleBroken, match="same box"):
        sitting.merge(sitting.draft, sitting.grants)
    assert sitting.again.merged_into == sitting.grants


@pytest.mark.parametrize("begin", ["decide", "object_to"])
def test_a_point_with_a_decision_or_positions_stays_itself(sitting, begin):
    getattr(sitting, begin)(sitting.again)
    with pytest.raises(RuleBroken):
        sitting.merge(sitting.grants, sitting.again)
    assert sitting.again.merged_into is None


def test_positions_are_not_asked_for_on_a_merged_point(sitting):
    sitting.merge(sitting.grants, sitting.again)
    with pytest.raises(RuleBroken, match="merged"):
        sitting.object_to(sitting.again)


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
    round = sitting.object_to(sitting.draft)
    sitting.take(round, sitting.place.member)
    with pytest.raises(RuleBroken, match="Only 1 of 2 members have answered"):
        open_them(sitting, round)
    assert PositionRound.objects.get().state == "sealed"
    made = open_them(sitting, round, reason="Chris has left")
    assert (made.verdict, made.reason) == ("not_agreed", "Opened with 1 of 2 positions: Chris has left")


def test_a_member_sees_their_own_name_alone_and_no_direction(sitting):
    round, place = sitting.object_to(sitting.draft), sitting.place
    sitting.take(round, place.member, consents=False)
    page = round_page(round, place.chair, for_others=False)
    assert (page.people, page.taken, page.asked, page.mine, page.words) == ([place.chair], 1, 2, False, [])
    assert round_page(round, place.member, for_others=True).people == [place.chair, place.member]


def test_the_meeting_leads_to_the_sheet_then_to_positions_and_at_last_to_the_minutes(sitting):
    def ways():
        return [item.source_key for item in sitting.meeting.agenda.exclude(source_key="")]

    commands.build_sheet(period=sitting.period, by=sitting.place.officer, at=sitting.now)
    sheet = f"log/sheet/{sitting.period.reference}/"
    assert ways() == [sheet]
    round = sitting.object_to(sitting.draft)
    assert ways() == [sheet, f"log/positions/{round.uid}/"]
    withdraw(sitting, round)
    assert ways() == [sheet]
    hold_meeting(meeting=sitting.meeting, by=sitting.place.officer, at=sitting.now)
    tasks.show_minutes.call(sitting.place.area.code, sitting.meeting.reference)
    assert ways() == [f"log/minutes/{sitting.meeting.reference}/"]


def test_the_deciding_is_finished_when_every_point_has_its_decision(sitting):
    facts = {"period": sitting.period, "by": sitting.place.chair, "at": sitting.now}
    sitting.merge(sitting.grants, sitting.again)
    for point in (sitting.draft, sitting.grants):
        sitting.decide(point)
    with pytest.raises(RuleBroken, match="1 point has no decision yet"):
        commands.finish_deciding(**facts)
    sitting.decide(sitting.hall, win=True, limb="A", commitment=sitting.place.commitment)
    commands.finish_deciding(**facts)
    assert Period.objects.get(pk=sitting.period.pk).state == "decided"


def test_a_decision_made_while_the_reply_may_come_says_so(sitting):
    commands.build_sheet(period=sitting.period, by=sitting.place.officer, at=sitting.now)
    sitting.decide(sitting.grants)
    sitting.decide(sitting.draft)

    def lines():
        found = [line for box in decision_sheet(sitting.period, sitting.place.today).boxes for line in box.points]
        return {line.point.text[:9]: (line.before_reply, line.reply_came_after) for line in found if line.decision}

    assert lines() == {"The draft": (False, False), "Only two ": (True, False)}
    late = sitting.now + timedelta(hours=2)
    commands.record_reply(request=sitting.request(), text="It was three weeks.", name="Dana", by=None, at=late)
    assert lines()["Only two "] == (True, True)


def test_similar_points_stand_beside_each_other_with_the_words_they_share(sitting):
    box = decision_sheet(sitting.period, sitting.place.today).boxes[1]
    assert [len(group) for group in box.groups] == [2]
    assert {like.point.text[:7] for line in box.groups[0] for like in line.alike} == {"Only tw", "Holiday"}
    assert {"holiday", "grants", "apply"} <= set(box.groups[0][0].alike[0].words)
