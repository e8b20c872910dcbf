"""What the log's charts show: every figure with its n, both sectors apart, gaps kept."""

import xml.etree.ElementTree as ET
from datetime import date
from typing import Any

from concord.log.exports import charts
from concord.log.models import PeriodSummary
from concord.log.queries.trends import TrendsPage, page_of

SVG = "{http://www.w3.org/2000/svg}"


def row(label: str, followed: int = 0, not_followed: int = 0, **facts: Any) -> PeriodSummary:
    usual = {"dimension": "all", "sector": "", "is_closed": True, "period_reference": label}
    dates = {"opens_on": date(2026, 1, 1), "due_on": date(2026, 2, 1)}
    return PeriodSummary(period_label=label, followed=followed, not_followed=not_followed, **usual | dates | facts)


def sides(label: str, public: tuple[int, int], voluntary: tuple[int, int]) -> list[PeriodSummary]:
    return [
        row(label, dimension="respondent", sector=sector, received=received, expected=expected)
        for sector, (received, expected) in (("voluntary", voluntary), ("public", public))
    ]


THREE = [row("Spring", 4, 6, wins_planned=2), row("Summer", 6, 4, wins_opportunistic=1), row("Autumn", 7, 3)]


def page(*more: PeriodSummary) -> TrendsPage:
    return page_of([*THREE, *more])


def texts(picture: str) -> list[str]:
    return [text.text or "" for text in ET.fromstring(picture).iter(f"{SVG}text")]


def test_every_share_stands_with_its_n() -> None:
    assert "n = 10" in texts(charts.followed_chart(page()))
    assert "n = 0" in texts(charts.followed_chart(page(row("Nothing decided"))))


def test_from_twelve_periods_with_decisions_on_the_mean_and_the_limits_are_drawn() -> None:
    rows = [row(f"P{number}", 5 + number % 2, 5 - number % 2) for number in range(12)]
    assert "stroke-dasharray" in charts.followed_chart(page_of(rows))
    assert "stroke-dasharray" not in charts.followed_chart(page_of([*rows[:11], row("Nothing decided")]))


def test_both_sectors_stand_apart_public_first_each_with_its_n() -> None:
    drawn = texts(charts.charts_of(page(*sides("Spring", (8, 9), (9, 11))))["returned"])
    assert drawn[:2] == ["Public sector", "Voluntary sector"]
    assert drawn[2:5] == ["Spring", "89\N{NO-BREAK SPACE}% (8 of 9)", "82\N{NO-BREAK SPACE}% (9 of 11)"]
    assert drawn[5:8] == ["Summer", "none", "none"]


def test_wins_are_told_apart_by_source_with_the_running_total() -> None:
    drawn = texts(charts.wins_chart(page(row("Winter", wins_unsourced=3))))
    assert drawn[:4] == ["Planned", "Opportunistic", "From things that went wrong", "Not said"]
    assert [words for words in drawn if "so far" in words] == [
        "2; 2 so far",
        "1; 3 so far",
        "0; 3 so far",
        "3; 6 so far",
    ]
    assert "Not said" not in texts(charts.wins_chart(page()))


def test_nothing_to_show_still_makes_every_picture() -> None:
    for picture in charts.charts_of(page_of([])).values():
        assert ET.fromstring(picture).tag == f"{SVG}svg"
