"""Charts that stand in the page: read back as XML, within what the policy allows, nothing told by colour alone."""

import re
import xml.etree.ElementTree as ET

import pytest

from concord.core.ui.charts import FILLS, Bar, Dot, Row, bar_chart, chosen, dot_chart, wrapped

SVG = "{http://www.w3.org/2000/svg}"
LEGEND = [("public", "Public sector"), ("voluntary", "Voluntary sector")]
ROWS = [Row("Spring", [Bar([("public", 0.5)], "50 % (4 of 8)"), Bar([("voluntary", 1.0)], "100 % (9 of 9)")])]
DOTS = [Dot("Winter returns", "n = 8", 0.5, 0.2, 0.8), Dot("Spring", "n = 0"), Dot("Summer", "n = 7", 0.7, 0.4, 0.9)]
PICTURES = {"bars": lambda: bar_chart("one", LEGEND, ROWS), "dots": lambda: dot_chart("one", DOTS)}


def texts(picture: str) -> list[str]:
    return [text.text or "" for text in ET.fromstring(picture).iter(f"{SVG}text")]


@pytest.mark.parametrize("name", PICTURES)
def test_nothing_in_a_picture_needs_what_the_policy_forbids(name: str) -> None:
    root = ET.fromstring(PICTURES[name]())
    forbidden = {f"{SVG}{tag}" for tag in ("style", "script", "image", "foreignObject", "a")}
    assert {node.tag for node in root.iter()} & forbidden == set()
    attributes = {key for node in root.iter() for key in node.attrib}
    assert not any(key == "style" or key.startswith("on") or key.endswith("href") for key in attributes)


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_fits_any_width_and_its_text_keeps_its_size(name: str) -> None:
    root = ET.fromstring(PICTURES[name]())
    assert (root.get("width"), root.get("viewBox"), root.get("aria-hidden")) == ("100%", None, "true")
    assert {text.get("font-size") for text in root.iter(f"{SVG}text")} <= {"14", "16"}


def test_each_bar_stands_with_its_words_and_within_the_picture() -> None:
    root = ET.fromstring(bar_chart("one", LEGEND, ROWS))
    assert {"Spring", "50 % (4 of 8)", "100 % (9 of 9)"} <= set(texts(bar_chart("one", LEGEND, ROWS)))
    ends = [
        float(rect.get("x").rstrip("%")) + float(rect.get("width").rstrip("%"))
        for rect in root.iter(f"{SVG}rect")
        if rect.get("width", "").endswith("%")
    ]
    assert ends == [31.0, 62.0]
    assert max(float(text.get("y")) for text in root.iter(f"{SVG}text")) < float(root.get("height"))


def test_parts_of_a_bar_lie_end_to_end() -> None:
    picture = bar_chart(
        "w",
        [("planned", "Planned"), ("went_wrong", "Wrong")],
        [Row("P", [Bar([("planned", 0.5), ("went_wrong", 0.25)], "3")])],
    )
    assert re.findall(r'x="([\d.]+)%" y="\d+" width="([\d.]+)%"', picture) == [("0.00", "31.00"), ("31.00", "15.50")]


def test_public_is_solid_and_voluntary_hatched_and_ids_differ_between_charts() -> None:
    one, other = bar_chart("one", LEGEND, ROWS), bar_chart("other", LEGEND, ROWS)
    assert re.findall(r'pattern id="([^"]+)"', one) == ["one-voluntary"]
    assert re.findall(r'pattern id="([^"]+)"', other) == ["other-voluntary"]
    assert 'fill="#1f4e8c"' in one
    assert 'fill="url(#one-voluntary)"' in one


def test_no_two_kinds_of_a_chart_look_alike_without_colour() -> None:
    for together in (("public", "voluntary"), ("planned", "opportunistic", "went_wrong", "unsourced")):
        kinds = [FILLS[key][0] for key in together]
        assert len(set(kinds)) == len(kinds)
    assert {FILLS["voluntary"][0]} & {FILLS[key][0] for key in ("planned", "opportunistic", "went_wrong")} == set()


def joins(picture: str) -> int:
    return len(re.findall(r'stroke-width="2"', picture))


def test_a_gap_breaks_the_line_and_keeps_its_place() -> None:
    assert joins(dot_chart("one", DOTS)) == 0
    assert joins(dot_chart("one", [DOTS[0], DOTS[2], DOTS[2]])) == 2
    assert "Spring" in texts(dot_chart("one", DOTS))
    assert dot_chart("one", DOTS).count("<circle") == 2


def test_limits_and_mean_are_drawn_when_there_is_a_mean() -> None:
    banded = [Dot(str(n), "n = 9", 0.5, 0.2, 0.8, (0.1, 0.9)) for n in range(12)]
    assert dot_chart("one", banded).count("stroke-dasharray") == 0
    assert dot_chart("one", banded, 0.5).count("stroke-dasharray") == 1 + 2 * 12


@pytest.mark.parametrize(
    ("count", "most", "shown"),
    [(0, 4, []), (1, 4, [0]), (4, 4, [0, 1, 2, 3]), (5, 4, [0, 2, 4]), (30, 4, [5, 13, 21, 29])],
)
def test_labels_are_thinned_and_the_last_one_stays(count: int, most: int, shown: list[int]) -> None:
    assert chosen(count, most) == shown


def test_long_labels_are_broken_into_short_lines() -> None:
    assert wrapped("Early summer returns\nn = 8") == ["Early", "summer", "returns", "n = 8"]


def test_the_label_of_a_row_is_broken_where_a_phone_would_cut_it_off() -> None:
    long = "Each council directorate, and district or borough council"
    picture = bar_chart("one", LEGEND, [Row(long, [Bar([("public", 1)], "2")]), Row("Short", [])])
    lines = ["Each council directorate, and", "district or borough council"]
    assert [words for words in texts(picture) if words in long] == lines
    places = [float(node.get("y")) for node in ET.fromstring(picture).iter(f"{SVG}text")]
    assert places == sorted({*places})


def test_words_with_markup_stay_text() -> None:
    label = '<script>alert("1")</script> & co'
    for picture in (bar_chart("one", LEGEND, [Row(label, [])]), dot_chart("one", [Dot(label, label, 0.5, 0.1, 0.9)])):
        assert f"{SVG}script" not in {node.tag for node in ET.fromstring(picture).iter()}


def test_nothing_to_show_still_makes_a_picture() -> None:
    assert ET.fromstring(bar_chart("one", [], [])).tag == ET.fromstring(dot_chart("one", [])).tag == f"{SVG}svg"
