"""Pictures of the log, read back as XML."""

import xml.etree.ElementTree as ET
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from concord.log.exports import charts
from concord.log.models import PeriodSummary
from concord.log.queries.trends import TrendsPage, trend_lines
from concord.log.rules.trend import Share, read_trend

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(autouse=True)
def kept_in(settings: Any, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path
    return tmp_path / "charts"


def row(label: str, followed: int = 0, not_followed: int = 0, **facts: Any) -> PeriodSummary:
    return PeriodSummary(
        period_label=label,
        opens_on=date(2026, 1, 1),
        due_on=date(2026, 2, 1),
        followed=followed,
        not_followed=not_followed,
        **{"dimension": "all", "sector": "", **facts},
    )


def page(rows: list[PeriodSummary]) -> TrendsPage:
    lines = trend_lines(rows)
    trend = read_trend([Share(one.period_label, one.followed, one.not_followed) for one in rows])
    return TrendsPage(trend, lines, "", "", "", lines[-1].wins_so_far if lines else 0, 0.0, None)


def returned(label: str, sector: str, received: int, expected: int) -> PeriodSummary:
    return row(label, dimension="respondent", sector=sector, received=received, expected=expected)


THREE = [row("Spring", 4, 6, wins_planned=2), row("Summer", 6, 4, wins_opportunistic=1), row("Autumn", 7, 3)]
RETURNS = [returned("Spring", "public", 8, 9), returned("Spring", "voluntary", 9, 11)]


PICTURES = {
    "followed": lambda: charts.followed_chart(page(THREE)),
    "wins": lambda: charts.wins_chart(page(THREE)),
    "returns": lambda: charts.return_chart(RETURNS),
}


def texts(picture: bytes) -> list[str]:
    return [text.text or "" for text in ET.fromstring(picture).iter(f"{SVG}text")]


@pytest.mark.parametrize("name", ["followed", "wins", "returns"])
def test_a_picture_is_one_image_with_a_title_and_a_description(name: str) -> None:
    root = ET.fromstring(PICTURES[name]())
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == "title desc"
    assert [child.tag for child in root][:2] == [f"{SVG}title", f"{SVG}desc"]
    assert all(len(child.text or "") > 10 for child in root[:2])
    assert [node.tag for node in root.iter() if node is not root and node.get("role")] == []


@pytest.mark.parametrize("name", ["followed", "wins", "returns"])
def test_nothing_in_a_picture_needs_what_the_policy_forbids(name: str) -> None:
    root = ET.fromstring(PICTURES[name]())
    assert {node.tag for node in root.iter()} & {
        f"{SVG}style",
        f"{SVG}script",
        f"{SVG}image",
        f"{SVG}foreignObject",
    } == set()
    attributes = {key for node in root.iter() for key in node.attrib}
    assert "style" not in attributes
    assert not any(key.startswith("on") or key.endswith("href") for key in attributes)


def test_the_fonts_name_is_quoted_or_browsers_would_drop_it() -> None:
    root = ET.fromstring(charts.followed_chart(page(THREE)))
    assert {text.get("font-family") for text in root.iter(f"{SVG}text")} == {"'Source Sans 3', Arial, sans-serif"}


def test_every_share_stands_with_its_n_and_the_reading_is_the_description() -> None:
    picture = charts.followed_chart(page(THREE))
    assert texts(picture).count("n = 10") == 3
    assert ET.fromstring(picture)[1].text == "up each time; not yet more than chance would give"


def lines_drawn(rows: list[PeriodSummary]) -> list[str]:
    """The paths without filling that join points, by how they are drawn."""
    root = ET.fromstring(charts.followed_chart(page(rows)))
    marks = [group for group in root.iter(f"{SVG}g") if "mark-line" in (group.get("class") or "")]
    return [path.get("d") or "" for group in marks for path in group.iter(f"{SVG}path")]


def test_a_period_without_decisions_is_a_gap_in_the_line_and_keeps_its_place() -> None:
    gapped = [THREE[0], THREE[1], row("Nothing decided"), THREE[2], row("Winter", 8, 2)]
    assert [path.count("M") for path in lines_drawn(gapped)] == [2]
    assert [path.count("M") for path in lines_drawn(THREE)] == [1]
    drawn = texts(charts.followed_chart(page(gapped)))
    assert "Nothing decided" in drawn
    assert sum(text.startswith("n = ") for text in drawn) == 4


def test_from_twelve_periods_on_the_mean_and_the_limits_are_drawn() -> None:
    rows = [row(f"P{number}", 5 + number % 2, 5 - number % 2) for number in range(12)]
    assert len(lines_drawn(rows)) == 4
    assert len(lines_drawn(rows[:11])) == 1


def test_public_comes_first_and_solid_and_voluntary_is_hatched() -> None:
    root = ET.fromstring(charts.return_chart(RETURNS[::-1]))
    bars = [path for group in root.iter(f"{SVG}g") if "mark-rect" in (group.get("class") or "") for path in group]
    starts = {path.get("fill"): float((path.get("d") or "M0")[1:].split(",")[0]) for path in bars}
    assert starts["#1f4e8c"] < starts["url(#voluntary)"]
    assert [pattern.get("id") for pattern in root.iter(f"{SVG}pattern")] == ["voluntary"]
    assert {"8 of 9", "9 of 11"} <= set(texts(charts.return_chart(RETURNS)))


def test_wins_are_told_apart_by_source_without_colour_and_the_running_total_is_written() -> None:
    picture = charts.wins_chart(page([*THREE, row("Winter", wins_unsourced=3)]))
    patterns = [pattern.get("id") for pattern in ET.fromstring(picture).iter(f"{SVG}pattern")]
    assert patterns == ["opportunistic", "went_wrong"]
    assert {"Planned", "Opportunistic", "From things that went wrong", "Not said"} <= set(texts(picture))
    assert texts(picture).count("3") >= 2
    assert "6" in texts(picture)
    assert "Not said" not in texts(charts.wins_chart(page(THREE)))


def test_a_picture_is_made_once_and_anew_when_a_figure_changes(kept_in: Path) -> None:
    first = charts.followed_chart(page(THREE))
    made = {file.name: file.stat().st_mtime_ns for file in kept_in.iterdir()}
    assert charts.followed_chart(page(THREE)) == first
    assert {file.name: file.stat().st_mtime_ns for file in kept_in.iterdir()} == made
    charts.followed_chart(page([*THREE, row("Winter", 1, 9)]))
    assert len(list(kept_in.glob("*.svg"))) == 2
    assert list(kept_in.glob("*.part")) == []


def test_a_label_with_markup_stays_text() -> None:
    label = '<script>alert("1")</script> & co'
    root = ET.fromstring(charts.followed_chart(page([row(label, 4, 6), *THREE])))
    assert f"{SVG}script" not in {node.tag for node in root.iter()}


def test_nothing_to_show_still_makes_a_picture() -> None:
    for picture in (charts.followed_chart(page([])), charts.wins_chart(page([])), charts.return_chart([])):
        assert ET.fromstring(picture).tag == f"{SVG}svg"
