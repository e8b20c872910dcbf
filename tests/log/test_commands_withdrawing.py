"""A point that is withdrawn leaves the log and its figures; nothing of it is deleted, and it can come back."""

import pytest
from django.db import connection

from concord.core.audit.models import AuditEntry
from concord.core.lib.errors import AccessDenied, RuleBroken
from concord.log import commands
from concord.log.models import Decision, Period, PeriodSummary, Point
from concord.log.queries.expected import expected_lines
from concord.log.queries.log import log_points, withdrawn_points
from concord.log.queries.periods import check_reopens
from concord.log.queries.sheet import decision_sheet, sheet_rows

from .deciding import sit_down


@pytest.fixture
def sitting(place):
    return sit_down(place)


def withdraw(sitting, name="grants", reason="mistake", by="officer"):
    person = sitting.place.people[by]
    return commands.withdraw_point(point=getattr(sitting, name), reason=reason, by=person, at=sitting.now)


def restore(sitting, name="grants", by="officer"):
    return commands.restore_point(point=getattr(sitting, name), by=sitting.place.people[by], at=sitting.now)


def counted(sitting):
    """Of the whole period: points of each box, what was decided, and returns with too many blanks."""
    names = ("points_1", "points_2", "followed", "undecided", "received", "blank_heavy")
    found = PeriodSummary.objects.filter(period_reference=sitting.period.reference, dimension="all")
    return found.values(*names).get()


def test_a_withdrawn_point_leaves_the_log_the_sheet_and_the_figures(sitting):
    before = counted(sitting)
    withdraw(sitting)
    assert sitting.grants.withdrawn_at == sitting.now
    assert counted(sitting) == before | {"points_2": 1, "undecided": 3}
    assert sitting.grants not in log_points(sitting.place.area, {})
    assert list(withdrawn_points(sitting.place.area)) == [sitting.grants]
    sheet = decision_sheet(sitting.period, sitting.place.today)
    assert (sheet.total, sitting.grants in [line.point for box in sheet.boxes for line in box.points]) == (3, False)


def test_whoever_wrote_it_did_not_leave_the_box_blank(sitting):
    before = counted(sitting)["blank_heavy"]
    lines = {line.expectation.person_name: line.blank_heavy for line in expected_lines(sitting.period)}
    for name in ("draft", "grants", "again", "hall"):
        withdraw(sitting, name)
    assert counted(sitting)["blank_heavy"] == before
    assert {line.expectation.person_name: line.blank_heavy for line in expected_lines(sitting.period)} == lines


def test_the_numbers_on_the_sheet_do_not_move(sitting):
    first = Point.objects.filter(box=2).earliest("reference")
    numbers = {row.reference: row.number for row in sheet_rows(sitting.period)}
    commands.withdraw_point(point=first, reason="twice", by=sitting.place.officer, at=sitting.now)
    assert {row.reference: row.number for row in sheet_rows(sitting.period)} == {
        reference: number for reference, number in numbers.items() if reference != first.reference
    }


def test_the_trail_keeps_the_reason_and_who_it_was(sitting):
    withdraw(sitting, reason="untrue")
    entry = AuditEntry.objects.latest("pk")
    assert (entry.verb, entry.subject_key, entry.facts, entry.person_key) == (
        "log.point_withdrawn", sitting.grants.reference, {"reason": "untrue"}, str(sitting.place.officer.uid),
    )  # fmt: skip


def test_a_withdrawn_point_comes_back_with_its_decision(sitting):
    decision = sitting.decide(sitting.draft)
    before = counted(sitting)
    withdraw(sitting, "draft")
    restore(sitting, "draft")
    assert counted(sitting) == before
    assert Decision.objects.get(point=sitting.draft, is_current=True) == decision
    assert AuditEntry.objects.latest("pk").verb == "log.point_restored"
    with pytest.raises(RuleBroken):
        restore(sitting, "draft")


@pytest.mark.parametrize("by", ["chair", "member", "champion", "trustee"])
def test_only_the_officer_withdraws_and_puts_back(sitting, by):
    with pytest.raises(AccessDenied):
        withdraw(sitting, by=by)
    withdraw(sitting)
    with pytest.raises(AccessDenied):
        restore(sitting, by=by)


def test_twice_is_refused(sitting):
    withdraw(sitting)
    with pytest.raises(RuleBroken):
        withdraw(sitting)


def test_a_point_that_others_are_merged_into_stays_and_so_does_a_merged_one(sitting):
    sitting.merge(sitting.grants, sitting.again)
    for name in ("grants", "again"):
        with pytest.raises(RuleBroken):
            withdraw(sitting, name)


def test_sealed_positions_keep_their_point(sitting):
    sitting.object_to(sitting.draft)
    with pytest.raises(RuleBroken, match="are sealed"):
        withdraw(sitting, "draft")


def test_a_merge_that_comes_between_is_seen(sitting):
    """Whatever the page knew: once the point is held, it is looked at again."""
    point, other = sitting.grants, sitting.again

    def merge_first(execute, sql, *rest):
        if sql.startswith('UPDATE "log_point"') and not Point.objects.filter(pk=other.pk, merged_into=point).exists():
            with connection.cursor() as cursor:
                cursor.execute("UPDATE log_point SET merged_into_id = %s WHERE id = %s", [point.pk, other.pk])
        return execute(sql, *rest)

    with connection.execute_wrapper(merge_first), pytest.raises(RuleBroken, match="merged into this one"):
        commands.withdraw_point(point=point, reason="mistake", by=sitting.place.officer, at=sitting.now)


@pytest.mark.parametrize("act", [commands.withdraw_point, commands.restore_point])
def test_a_report_that_is_issued_between_looking_and_pressing_is_seen(sitting, act):
    if act == commands.restore_point:
        withdraw(sitting)
    facts = {"reason": "mistake"} if act == commands.withdraw_point else {}
    seen = Point.objects.select_related("period", "area").get(pk=sitting.grants.pk)
    Period.objects.update(state="reported")
    with pytest.raises(RuleBroken, match="has been reported"):
        act(point=seen, by=sitting.place.officer, at=sitting.now, **facts)
    assert sitting.grants.withdrawn_at == seen.withdrawn_at


def test_the_page_of_a_merged_point_does_not_offer_it(sitting, signed_in):
    client = signed_in(sitting.place.officer)

    def offered():
        urls = [sitting.place.url(f"points/{point.reference}/") for point in (sitting.grants, sitting.again)]
        return ["Withdraw the point" in client.get(url).content.decode() for url in urls]

    assert offered() == [True, True]
    sitting.merge(sitting.grants, sitting.again)
    assert offered() == [False, False]


def test_what_was_reported_is_never_taken_back(sitting):
    withdraw(sitting)
    Period.objects.update(state="reported")
    with pytest.raises(RuleBroken):
        withdraw(sitting, "draft")
    with pytest.raises(RuleBroken):
        restore(sitting)


def test_a_period_with_a_withdrawn_point_does_not_open_again(sitting):
    Period.objects.update(meeting=None)
    check_reopens(Period.objects.get(pk=sitting.period.pk))
    withdraw(sitting, "draft")
    with pytest.raises(RuleBroken):
        check_reopens(Period.objects.get(pk=sitting.period.pk))
