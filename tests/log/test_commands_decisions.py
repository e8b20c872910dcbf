"""What the group decides: by consent, once, at its meeting, and never in an empty room."""

from datetime import timedelta

import pytest
from django.core import mail

from concord.core.audit.models import AuditEntry
from concord.core.lib.errors import RuleBroken
from concord.group.commands import cancel_meeting, hold_meeting
from concord.group.models import Group
from concord.log import commands, tasks
from concord.log.models import Decision, Period, Point
from concord.log.queries.decisions import meeting_for, next_undecided, sheet_to_return_to
from concord.log.queries.sheet import decision_sheet
from concord.log.rules.returns import PointInput

from .deciding import Sitting, meet, sit_down


@pytest.fixture
def sitting(place):
    return sit_down(place)


def trail(verb: str) -> list[AuditEntry]:
    return list(AuditEntry.objects.filter(verb=verb).order_by("pk"))


def test_a_decision_by_consent_is_numbered_and_recorded(sitting):
    made = sitting.decide(sitting.draft)
    assert (made.verdict, made.method, made.is_current, made.present_public, made.present_voluntary) == (
        "followed", "consent", True, 1, 1,
    )  # fmt: skip
    assert [e.subject_label for e in trail("log.decision_recorded")] == [made.reference]


def test_the_next_undecided_point_is_not_one_with_positions_being_taken(sitting):
    first = next_undecided(sitting.period)
    sitting.object_to(first)
    assert next_undecided(sitting.period) != first
    assert decision_sheet(sitting.period, sitting.place.today).in_positions == 1


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


def test_the_meeting_leads_to_the_sheet_then_to_positions_and_at_last_to_the_minutes(sitting):
    def ways():
        return [item.source_key for item in sitting.meeting.agenda.exclude(source_key="")]

    commands.build_sheet(period=sitting.period, by=sitting.place.officer, at=sitting.now)
    sheet = f"log/sheet/{sitting.period.reference}/"
    assert ways() == [sheet]
    round = sitting.object_to(sitting.draft)
    assert ways() == [sheet, f"log/positions/{round.uid}/"]
    commands.withdraw_round(round=round, by=sitting.place.chair, at=sitting.now)
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
    with pytest.raises(RuleBroken, match="Make the decision sheet first"):
        commands.finish_deciding(**facts)
    commands.build_sheet(period=sitting.period, by=sitting.place.officer, at=sitting.now)
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


def test_nobody_eligible_in_a_sector_leaves_the_point_undecided_and_says_why(sitting):
    made = sitting.decide(sitting.grants)
    reason = "Everybody who is there has an interest in this point"
    assert (made.verdict, made.reason_public, made.reason_voluntary) == ("no_eligible", reason, "")


def test_without_the_two_sector_rule_a_sector_that_all_stands_aside_is_still_a_deadlock(sitting):
    Group.objects.update(two_sector_rule=False)
    sitting.meeting.group.refresh_from_db()
    assert sitting.decide(sitting.grants).verdict == "no_eligible"


def test_a_kept_commitment_is_a_win_although_nobody_was_free_to_judge(sitting):
    Point.objects.filter(pk=sitting.hall.pk).update(about_organisation=sitting.place.bodies["council"])
    made = sitting.decide(sitting.hall, win=True, limb="A", commitment=sitting.place.commitment)
    assert (made.verdict, made.win, made.win_limb) == ("no_eligible", True, "A")


def test_a_deadlock_undoes_no_decision(sitting):
    made = sitting.decide(sitting.draft)
    Point.objects.filter(pk=sitting.draft.pk).update(about_organisation=sitting.place.bodies["council"])
    with pytest.raises(RuleBroken, match=f"so {made.reference} stands"):
        sitting.correct(made, reason="We looked again")
    assert Decision.objects.get().is_current


def test_nobody_decides_in_an_empty_room(sitting):
    Group.objects.update(quorum_public=0, quorum_voluntary=0, two_sector_rule=False)
    sitting.meeting.attendances.update(state="absent")
    sitting.meeting.group.refresh_from_db()
    with pytest.raises(RuleBroken, match="No member is there yet"):
        sitting.decide(sitting.draft)
    with pytest.raises(RuleBroken, match="No member is there yet"):
        sitting.object_to(sitting.draft)


def later_sheet(sitting: Sitting) -> tuple[Period, Decision]:
    """The next period's sheet, after a point was put off."""
    put_off = sitting.decide(sitting.draft, "deferred")
    Period.objects.filter(pk=sitting.period.pk).update(state="decided")
    today = sitting.place.today
    period = sitting.place.open(opens_on=today, due_on=today, locks_on=today)
    commands.lock_period(period=Period.objects.get(pk=period.pk), by=sitting.place.officer, at=sitting.now)
    return Period.objects.get(pk=period.pk), put_off


def test_what_was_put_off_is_on_the_next_sheet_until_it_is_decided(sitting):
    period, put_off = later_sheet(sitting)
    sheet = decision_sheet(period, sitting.place.today)
    assert [(line.point.text, line.number, line.ticked) for line in sheet.left] == [(sitting.draft.text, "", "")]
    assert (sheet.total, sheet_to_return_to(sitting.draft)) == (0, period)
    new = sitting.correct(put_off, "followed")
    assert (new.replaces, decision_sheet(period, sitting.place.today).left) == (put_off, [])


@pytest.mark.parametrize(("days", "expected"), [(0, "today"), (3, "today"), (8, "next"), (-1, "today")])
def test_the_meeting_that_decides_is_the_latest_since_the_locking(sitting, days, expected):
    later = meet(sitting.place, days=7)
    found = meeting_for(sitting.period, sitting.place.today + timedelta(days=days))
    assert found == {"today": sitting.meeting, "next": later}[expected]


def finished(sitting, at) -> Period:
    Period.objects.filter(pk=sitting.period.pk).update(state="decided", decided_at=at)
    return Period.objects.select_related("meeting").get(pk=sitting.period.pk)


def test_a_sheet_that_is_finished_keeps_the_meeting_that_decided_whatever_meets_later(sitting):
    meet(sitting.place, days=7)
    later = sitting.place.today + timedelta(days=8)
    assert decision_sheet(sitting.period, later).meeting != sitting.meeting
    assert decision_sheet(finished(sitting, sitting.now), later).meeting == sitting.meeting


def test_points_put_off_are_still_decided_at_the_later_meeting(sitting):
    later = meet(sitting.place, days=7)
    assert meeting_for(finished(sitting, sitting.now), sitting.place.today + timedelta(days=8)) == later


def test_the_sheet_of_an_earlier_record_names_no_meeting_but_its_own(sitting):
    period = finished(sitting, None)
    assert decision_sheet(period, sitting.place.today).meeting == sitting.meeting
    period.meeting = None
    assert decision_sheet(period, sitting.place.today).meeting is None


def test_a_finished_sheet_made_again_goes_on_no_later_agenda(sitting):
    hold_meeting(meeting=sitting.meeting, by=sitting.place.officer, at=sitting.now)
    later, period = meet(sitting.place, days=7), finished(sitting, sitting.now)
    commands.build_sheet(period=period, by=sitting.place.officer, at=sitting.now + timedelta(days=8))
    assert not later.agenda.filter(source_key=f"log/sheet/{period.reference}/").exists()


def test_a_meeting_that_was_closed_before_the_locking_decides_nothing(sitting):
    hold_meeting(meeting=sitting.meeting, by=sitting.place.officer, at=sitting.now)
    assert meeting_for(sitting.period, sitting.place.today) == sitting.meeting
    sitting.period.locked_at = sitting.meeting.ends_at + timedelta(minutes=1)
    assert meeting_for(sitting.period, sitting.place.today) is None


def test_a_cancelled_meeting_decides_nothing(sitting):
    later = meet(sitting.place, days=7)
    cancel_meeting(meeting=sitting.meeting, by=sitting.place.officer, at=sitting.now)
    assert meeting_for(sitting.period, sitting.place.today) == later


def test_an_action_made_of_a_point_is_agreed_at_the_meeting_that_sits_and_later_at_none(sitting):
    def make(days):
        facts = {"text": "Write to them", "owner": sitting.place.member, "by": sitting.place.chair}
        at = sitting.now + timedelta(days=days)
        due_on = sitting.place.today + timedelta(days=30)
        return commands.make_action(point=sitting.draft, due_on=due_on, at=at, **facts)

    assert (make(0).meeting, make(2).meeting) == (sitting.meeting, sitting.meeting)
    hold_meeting(meeting=sitting.meeting, by=sitting.place.officer, at=sitting.now)
    assert (make(0).meeting, make(2).meeting) == (sitting.meeting, None)


def questions() -> list[str]:
    return [m.body for m in mail.outbox if "asks you about a point of" in m.subject]


def test_whoever_raised_a_point_hears_what_the_group_wants_to_know(sitting):
    sitting.decide(sitting.again, "asked_back", reason="Which grants were they?")
    (body,) = questions()
    assert ("Dear Cara Champion" in body, "Which grants were they?" in body) == (True, True)
    sitting.decide(sitting.draft, "deferred", reason="Next time")
    assert len(questions()) == 1


def test_no_mail_asks_somebody_whose_name_is_withheld(sitting):
    place = sitting.place
    period = place.open(opens_on=place.today, due_on=place.today, locks_on=place.today)
    place.send(period, place.champion, {1: [PointInput("They cut our grant.", point_class=2)]})
    commands.lock_period(period=Period.objects.get(pk=period.pk), by=place.officer, at=place.now)
    sitting.decide(Point.objects.get(period=period), "asked_back", reason="Which grant?")
    assert questions() == []
