"""The table of returns where named points were merged into one whose reporter is withheld: it comes in again."""

import pytest

from concord.core.accounts.access import SYSTEM
from concord.core.areas.scoping import within
from concord.core.lib.imports import ImportResult
from concord.core.lib.tables import write_csv
from concord.log.commands import import_returns
from concord.log.commands.confidential import keep_confidential
from concord.log.exports import returns
from concord.log.models import ConfidentialPoint, Decision, LogReturn, Point
from concord.log.rules.returns import PointInput
from tests.factories.areas import AreaFactory

from .deciding import Sitting, sit_down

SECRET = "They cut our grant at a week's notice"
DECIDED = ("verdict", "win", "limb", "learning", "decided_on", "decision_ref", "reason")


@pytest.fixture
def sitting(place):
    made = sit_down(place)
    # Nobody at the meeting is named, so that both sectors decide.
    Point.objects.update(about_organisation=None, about_name="")
    return made


@pytest.fixture
def withheld(sitting) -> Point:
    """A point whose reporter is withheld, beside the named ones."""
    row = keep_confidential(LogReturn.objects.get(), 2, PointInput(SECRET, point_class=2))
    return row.point


@pytest.fixture
def merged(sitting, withheld) -> Decision:
    """Two named points count with the withheld one, which is decided on."""
    sitting.merge(withheld, sitting.grants, sitting.again)
    return sitting.decide(
        withheld, "not_followed", win=True, limb="B", limb_reason="not_as_quickly", learning=True, reason="Late."
    )


def line_of(sitting: Sitting, point: Point) -> dict[str, object]:
    return next(line for line in returns(sitting.place.area).rows if line.get("point_ref") == point.reference)


def bring(sitting: Sitting, table, area) -> ImportResult:
    data = write_csv(table.columns, table.rows)
    with within(area):
        return import_returns(area=area, data=data, name="x.csv", dry_run=False, by=SYSTEM, at=sitting.now)


def test_the_first_carries_the_decision_and_the_others_are_merged_into_it(sitting, merged):
    first, other = line_of(sitting, sitting.grants), line_of(sitting, sitting.again)
    assert (first["merged_into"], other["merged_into"]) == ("", sitting.grants.reference)
    assert [first[name] for name in DECIDED] == [
        "not_followed",
        "yes",
        "B",
        "yes",
        merged.decided_on,
        merged.reference,
        "Late.",
    ]
    assert [other[name] for name in DECIDED] == [""] * len(DECIDED)


def test_nothing_of_the_withheld_point_is_in_the_table(sitting, merged, withheld):
    table = returns(sitting.place.area)
    whole = write_csv(table.columns, table.rows).decode()
    receipt = ConfidentialPoint.objects.get().reference
    assert not any(told in whole for told in (SECRET[:20], withheld.reference, receipt))


def test_merged_into_a_named_point_it_stays_as_it_is(sitting):
    sitting.merge(sitting.grants, sitting.again)
    sitting.decide(sitting.grants, "not_followed")
    first, other = line_of(sitting, sitting.grants), line_of(sitting, sitting.again)
    assert (first["merged_into"], first["verdict"]) == ("", "not_followed")
    assert (other["merged_into"], other["verdict"]) == (sitting.grants.reference, "")


def test_the_table_comes_in_elsewhere_and_they_count_once(sitting, merged):
    table, area = returns(sitting.place.area), AreaFactory(slug="ash-vale", name="Ash Vale", code="ASHV")
    for _ in range(2):
        found = bring(sitting, table, area)
        assert found.problems == []
    with within(area):
        assert [point.text[:8] for point in Point.objects.standing().filter(area=area, box=2)] == ["Only two"]
        decision = Decision.objects.get(point__area=area)
        assert (decision.reason, decision.win_limb, decision.point.merged.count()) == ("Late.", "B", 1)


def test_it_comes_in_again_where_it_came_from_and_changes_nothing(sitting, merged, withheld):
    found = bring(sitting, returns(sitting.place.area), sitting.place.area)
    assert (found.problems, found.added) == ([], 0)
    assert (sitting.grants.merged_into, sitting.again.merged_into) == (withheld, withheld)
    assert Decision.objects.get() == merged


@pytest.mark.parametrize(
    ("choice", "told"),
    [({"win": False}, ["", "", "", "", ""]), ({"win": True, "limb": "A"}, ["", "yes", "A", "no", "WESS-2026-D001"])],
)
def test_what_nobody_was_eligible_to_decide_leaves_without_a_verdict_and_comes_in_again(sitting, choice, told):
    council, area = sitting.place.bodies["council"], AreaFactory(slug="ash-vale", name="Ash Vale", code="ASHV")
    Point.objects.filter(pk=sitting.hall.pk).update(about_organisation=council, about_name=council.name)
    made = sitting.decide(sitting.hall, commitment=sitting.place.commitment, **choice)
    assert made.verdict == "no_eligible"
    line = line_of(sitting, sitting.hall)
    assert [line[name] for name in ("verdict", "win", "limb", "learning", "decision_ref")] == told
    assert bring(sitting, returns(sitting.place.area), sitting.place.area).problems == []
    assert Decision.objects.get() == made
    assert bring(sitting, returns(sitting.place.area), area).problems == []
    with within(area):
        wins = Decision.objects.filter(point__area=area).values_list("verdict", "win")
        assert list(wins) == [("", True)] * (told[1] == "yes")


def test_a_decision_that_found_nothing_to_learn_says_so(sitting):
    sitting.decide(sitting.draft)
    assert line_of(sitting, sitting.draft)["learning"] == "no"


def test_the_table_takes_as_many_queries_for_many_mergers_as_for_one(sitting, withheld, django_assert_num_queries):
    sitting.merge(withheld, sitting.grants)
    with django_assert_num_queries(5):
        returns(sitting.place.area)
    sitting.merge(withheld, sitting.again)
    sitting.decide(withheld)
    with django_assert_num_queries(5):
        returns(sitting.place.area)
