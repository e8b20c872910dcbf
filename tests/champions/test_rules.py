from datetime import date

import pytest

from concord.champions.rules.champions import check_day_has_come, check_duties, check_keeps_watch, check_mentor
from concord.champions.rules.coverage import Body, Watch, gaps_of, needs_one
from concord.champions.rules.engagement import TookPart, band_of, check_span, since
from concord.core.lib.errors import RuleBroken

FRONT = Watch("", "front_line", elected=False)
HEAD = Watch("", "senior", elected=False)
CHIEF = Watch("", "director", elected=False)
MAYOR = Watch("", "", elected=True)
UNKNOWN = Watch("", "", elected=False)


def body(kind="council", *watches, sector="public", size="large", departments=(), hub=False):
    return Body(sector, kind, size, hub, departments, watches)


@pytest.mark.parametrize(
    ("sector", "kind", "size", "hub", "needed"),
    [
        ("public", "council", "large", False, True),
        ("public", "education", "small", False, True),
        ("voluntary", "charity", "large", False, True),
        ("voluntary", "charity", "small", False, False),
        ("voluntary", "charity", "unknown", False, False),
        ("voluntary", "infrastructure", "small", False, True),
        ("voluntary", "charity", "small", True, True),
        ("business", "business", "large", False, False),
        ("other", "other", "large", False, False),
    ],
)
def test_who_should_have_somebody(sector, kind, size, hub, needed):
    assert needs_one(body(kind, sector=sector, size=size, hub=hub)) is needed


@pytest.mark.parametrize(
    ("found", "gaps"),
    [
        (body(), ["nobody"]),
        (body("health"), ["nobody"]),
        (body("charity", sector="voluntary", size="small"), []),
        (body("health", FRONT), []),
        (body("council", MAYOR), ["only_elected"]),
        (body("council", MAYOR, HEAD), []),
        (body("council", FRONT), ["nobody_senior"]),
        (body("council", FRONT, MAYOR), ["nobody_senior"]),
        (body("council", FRONT, UNKNOWN), []),
        (body("council", FRONT, HEAD), []),
        (body("council", HEAD), []),
        (body("council", HEAD, HEAD), ["one_level"]),
        (body("council", HEAD, CHIEF), []),
        (body("council", departments=["Leisure"]), ["nobody"]),
        (body("health", FRONT, departments=["Wards"]), []),
    ],
)
def test_what_is_missing(found, gaps):
    assert [gap.key for gap in gaps_of(found)] == gaps


def test_each_department_of_a_council_with_nobody_is_named():
    there = Watch("Leisure", "senior", elected=False)
    gaps = gaps_of(body("council", there, departments=["Housing", "Leisure", "Roads"]))
    assert [(gap.department, gap.words) for gap in gaps] == [
        ("Housing", "Nobody in Housing"),
        ("Roads", "Nobody in Roads"),
    ]


@pytest.mark.parametrize(
    ("times", "often_from", "band"),
    [(0, 3, "quiet"), (1, 3, "occasional"), (2, 3, "occasional"), (3, 3, "active"), (9, 3, "active"), (1, 1, "active")],
)
def test_how_often_somebody_takes_part(times, often_from, band):
    assert band_of(times, often_from) == band


def test_the_times_are_returns_meetings_and_notes():
    assert TookPart(1, 2, 4).times == 7
    assert since(date(2026, 3, 2), 12) == date(2025, 3, 2)


@pytest.mark.parametrize("broken", [(0, 3), (61, 3), (12, 0)])
def test_the_span_has_bounds(broken):
    with pytest.raises(RuleBroken):
        check_span(*broken)
    check_span(60, 1)


def test_small_rules():
    check_duties(["promote", "report"])
    with pytest.raises(RuleBroken, match="“fly” is not one"):
        check_duties(["promote", "fly"])
    with pytest.raises(RuleBroken, match="own mentor"):
        check_mentor("a", "a")
    check_mentor("a", None)
    with pytest.raises(RuleBroken, match="not come yet"):
        check_day_has_come(date(2026, 3, 3), date(2026, 3, 2))
    with pytest.raises(RuleBroken, match="Give them the role first"):
        check_keeps_watch(False)
