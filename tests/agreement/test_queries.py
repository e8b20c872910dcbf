"""Reads of commitments: the wording in force, in the order of their numbers."""

from datetime import date

import pytest

from concord.agreement import commands
from concord.agreement.queries import Sought, by_number, commitment_page, number_key, text_of, texts_in_force
from concord.agreement.queries.themes import themes_of
from concord.agreement.terms import MENTIONS, Audience, Theme, themes_joined
from concord.core.accounts.access import SYSTEM
from concord.core.areas.terms import THEMES
from tests.worlds import START

from .documents import drafted

DAY = date(2026, 3, 2)


def add(world, number, starts_on=date(2025, 1, 1), title="Talk early"):
    return commands.add_commitment(
        area=world.area, number=number, title=title, starts_on=starts_on, by=SYSTEM, at=START
    )


def reword(commitment, starts_on, title="Pay in thirty days", **facts):
    usual = {"text": "", "bearer": "public", "theme": ""}
    return commands.reword_commitment(
        commitment=commitment, title=title, starts_on=starts_on, by=SYSTEM, at=START, **usual | facts
    )


@pytest.mark.parametrize(
    ("numbers", "sorted_numbers"),
    [
        (["4.10", "4.2", "10", "4"], ["4", "4.2", "4.10", "10"]),
        (["2.b", "2.1", "A", "2"], ["2", "2.1", "2.b", "A"]),
    ],
)
def test_numbers_stand_in_the_order_people_read_them(numbers, sorted_numbers):
    assert sorted(numbers, key=number_key) == sorted_numbers


def test_wordings_in_force_are_those_of_the_day(world):
    add(world, "10.1")
    add(world, "4.2", starts_on=date(2026, 4, 1))
    reword(world.commitment, date(2026, 3, 3))
    assert [str(text) for text in texts_in_force(world.area, DAY)] == ["2.3 Pay on time", "10.1 Talk early"]
    assert [str(text) for text in texts_in_force(world.area, date(2026, 4, 1))] == [
        "2.3 Pay in thirty days", "4.2 Talk early", "10.1 Talk early",
    ]  # fmt: skip
    assert texts_in_force(world.area, date(2024, 12, 31)) == []
    assert texts_in_force(world.neighbour, DAY) == []


def test_a_commitment_has_the_wording_of_the_day_or_its_latest(world):
    reword(world.commitment, date(2026, 3, 3))
    commands.retire_commitment(commitment=world.commitment, ends_on=date(2026, 6, 30), by=SYSTEM, at=START)
    titles = {day: text_of(world.commitment, day).title for day in (DAY, date(2026, 3, 3), date(2027, 1, 1))}
    assert titles == {
        DAY: "Pay on time", date(2026, 3, 3): "Pay in thirty days", date(2027, 1, 1): "Pay in thirty days",
    }  # fmt: skip


def test_a_page_holds_every_wording_latest_first(world):
    reword(world.commitment, date(2026, 3, 3))
    page = commitment_page(str(world.commitment.uid), DAY)
    assert [text.title for text in page.texts] == ["Pay in thirty days", "Pay on time"]
    assert (page.commitment, page.current.title) == (world.commitment, "Pay on time")
    assert commitment_page(str(world.commitment.uid), date(2024, 1, 1)).current is None
    assert commitment_page("00000000-0000-4000-8000-000000000000", DAY) is None


def test_a_commitment_is_found_by_its_number_in_its_area(world):
    assert by_number(world.area, "2.3") == world.commitment
    assert (by_number(world.area, "9"), by_number(world.neighbour, "2.3")) == (None, None)


@pytest.mark.parametrize("rows", [1, 3])
def test_lists_take_one_query_and_a_page_two_for_one_and_for_three(world, django_assert_num_queries, rows):
    for n in range(rows):
        add(world, f"5.{n}")
        reword(world.commitment, date(2026, 1, n + 1), title=f"Wording {n}")
    with django_assert_num_queries(1):
        assert len([text.commitment.uid for text in texts_in_force(world.area, DAY)]) == rows + 1
    with django_assert_num_queries(2):
        assert len(commitment_page(str(world.commitment.uid), DAY).texts) == rows + 1


def found(world, **sought):
    texts = texts_in_force(world.area, date(2026, 6, 1))
    return [text.number for text in texts if Sought(**sought).takes(text)]


def test_a_list_is_narrowed_by_words_and_by_what_a_commitment_is(world):
    version = drafted(world, numbers=())
    section, facts = version.sections.get(), {"by": SYSTEM, "at": START}
    rule = {"rule_kind": "notice", "rule_number": 3, "rule_unit": "months", "rule_counting": "difference"}
    for number, title, text, more in (
        ("3.2", "Fund in many ways", "Money, premises or Equipment.", {"theme": "funding", "bearer": "public"}),
        ("3.3", "Say it early", "Three months ahead.", {"bearer": "both", **rule}),
        ("4.1", "Thank people", "VOLUNTEERING counts.", {"bearer": "voluntary", "standing": "aspirational"}),
    ):
        commands.add_clause(section=section, number=number, title=title, text=text, **more, **facts)
    commands.adopt_version(version=version, adopted_on=date(2025, 6, 1), **facts)
    assert found(world) == ["2.3", "3.2", "3.3", "4.1"]
    assert found(world, words="PREMISES") == ["3.2"]
    assert found(world, words="money equipment") == ["3.2"]
    assert found(world, bearer="voluntary") == ["4.1"]
    assert found(world, theme="funding") == ["3.2"]
    assert found(world, standing="aspirational") == ["4.1"]
    assert found(world, rule="on") == ["3.3"]
    assert found(world, mentions="volunteers") == ["4.1"]
    assert found(world, mentions="funders") == ["2.3", "3.2"]
    assert found(world, mentions="business") == []
    assert set(MENTIONS) == set(Audience)


def test_the_themes_are_six(world):
    """T55."""
    assert len(Theme.values) == 6
    assert dict(Theme.choices) == THEMES
    assert themes_joined(["volunteering", "funding", "volunteering"]) == "funding volunteering"


def test_a_commitment_of_two_themes_counts_in_each_and_once_in_all(world):
    version = drafted(world, numbers=())
    section, facts = version.sections.get(), {"by": SYSTEM, "at": START}
    for number, theme, bearer in (
        ("3.2", "funding equality", "public"), ("3.3", "funding", "both"), ("3.4", "", "voluntary"),
    ):  # fmt: skip
        commands.add_clause(section=section, number=number, title=number, theme=theme, bearer=bearer, **facts)
    commands.adopt_version(version=version, adopted_on=date(2025, 6, 1), **facts)
    assert (found(world, theme="funding"), found(world, theme="equality")) == (["3.2", "3.3"], ["3.2"])
    world.area.words = {"theme_funding": {"one": "Money", "plural": ""}}
    page = themes_of(world.area, texts_in_force(world.area, DAY))
    counted = {one.label: (one.public, one.voluntary, one.both, one.total) for one in page.lines if one.total}
    assert counted == {"Money": (1, 0, 1, 2), "Equality": (1, 0, 0, 1), "Without a theme": (1, 1, 0, 2)}
    assert (page.whole.total, page.several, page.gap) == (4, 1, 1)
