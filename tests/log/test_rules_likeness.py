"""Alike texts are found, and say why."""

import csv
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from concord.log.rules.likeness import ALIKE, TOP, Index, Match, alike, find_alike, grouped, spellings, stem

LABELLED = Path(__file__).resolve().parents[2] / "bench/data/likeness.csv"
TEXTS = {
    1: "Only two weeks to apply for the holiday grants.",
    2: "Holiday grants: again only two weeks in which to apply.",
    3: "Holiday grants were paid nine weeks late.",
    4: "The mayor came to our annual meeting and stayed to wash up.",
}


def labelled(half: str) -> list[dict[str, str]]:
    with LABELLED.open(newline="") as file:
        return [row for row in csv.DictReader(file) if row["half"] == half]


@pytest.mark.parametrize(
    ("one", "other"),
    [("paid", "payments"), ("consultation", "consultations"), ("monitored", "monitoring"), ("grants", "grant")],
)
def test_forms_of_one_word_have_one_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize(("one", "other"), [("grant", "grand"), ("notice", "note"), ("board", "boarding house")])
def test_different_words_keep_different_stems(one: str, other: str) -> None:
    assert stem(one) != stem(other)


def test_words_that_every_point_holds_do_not_count() -> None:
    assert spellings("The council and the Compact group have a voluntary partner") == {}


def test_the_first_spelling_of_a_stem_is_kept_to_be_shown() -> None:
    assert spellings("Grants and a grant") == {"grant": "grants"}


def test_the_same_matter_comes_first_and_well_before_another_with_the_same_nouns() -> None:
    first, second = Index(TEXTS).search(TEXTS[1], leave_out=1)
    assert (first.other, second.other) == (2, 3)
    assert first.score > second.score + 20


def test_an_unrelated_text_is_not_suggested() -> None:
    assert Index(TEXTS).search(TEXTS[4], leave_out=4) == []


def test_one_shared_word_is_chance_unless_there_is_no_other() -> None:
    texts = {1: "Tenants read the rent letter before it went out.", 2: "Tenants sit on the repairs board."}
    assert Index(texts).search(texts[1], leave_out=1) == []
    assert [m.other for m in Index({1: "Late!", 2: "It was late."}).search("Late!", leave_out=1)] == [2]


def test_a_match_names_the_words_as_they_were_written_with_their_weights() -> None:
    match = Index(TEXTS).search(TEXTS[1], leave_out=1)[0]
    assert set(match.shared_words) == {"two", "apply", "weeks", "holiday", "grants"}
    assert match.shared_words[:2] == ("apply", "two")
    assert sum(match.weights) == pytest.approx(100, abs=3)
    assert list(match.weights) == sorted(match.weights, reverse=True)


def test_a_text_against_itself_scores_one_hundred() -> None:
    assert Index(TEXTS).search(TEXTS[4])[0].score == 100.0


@pytest.mark.parametrize("text", ["", "   ", "…!", "the of and", "zzzz qqqq", "\x00", "مرحبا"])
def test_a_text_without_known_words_resembles_nothing(text: str) -> None:
    assert Index(TEXTS).search(text) == []


def test_an_empty_index_answers() -> None:
    assert Index({}).search("holiday grants") == []


def test_later_texts_are_compared_with_earlier_ones() -> None:
    found = find_alike({9: "Two weeks is all there was to apply for holiday grants."}, TEXTS)
    assert found[9][0].other in {1, 2}
    assert 4 not in {match.other for match in found[9]}


def others_of(texts: dict[int, str]) -> dict[int, list[int]]:
    return {key: [match.other for match in matches] for key, matches in alike(texts).items()}


def test_a_text_is_not_among_its_own_likes() -> None:
    assert others_of({1: TEXTS[1], 2: TEXTS[2], 4: TEXTS[4]}) == {1: [2], 2: [1], 4: []}


@pytest.mark.parametrize(
    ("likes", "groups"),
    [
        ({1: [], 2: [], 3: []}, [[1], [2], [3]]),
        ({1: [3], 2: [], 3: [1]}, [[1, 3], [2]]),
        # The third is likest to the fourth, though the first resembles it too.
        ({1: [2, 3], 2: [1], 3: [4, 1], 4: [3]}, [[1, 2], [3, 4]]),
        ({1: [4], 2: [], 3: [4], 4: [3, 1]}, [[1, 3, 4], [2]]),
    ],
)
def test_each_text_stands_beside_the_one_that_it_resembles_most(
    likes: dict[int, list[int]], groups: list[list[int]]
) -> None:
    matches = {key: [Match(other, 90 - n, ("grant",)) for n, other in enumerate(found)] for key, found in likes.items()}
    assert grouped(matches) == groups


def test_at_most_fifty_are_compared() -> None:
    assert len(Index(dict.fromkeys(range(80), "late holiday payment")).search("late holiday payment")) == TOP


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(alphabet="abcdegrants pydl", max_size=40), max_size=8))
def test_every_score_lies_between_the_threshold_and_one_hundred(texts: list[str]) -> None:
    index = Index(dict(enumerate(texts)))
    for key, text in enumerate(texts):
        matches = index.search(text, leave_out=key)
        assert all(ALIKE - 0.05 <= match.score <= 100 and match.other != key for match in matches)
        assert matches == sorted(matches, key=lambda match: -match.score)


def test_the_labelled_set_is_large_enough_and_its_halves_share_no_matter() -> None:
    halves = {half: labelled(half) for half in ("development", "held out")}
    assert sum(len(rows) for rows in halves.values()) >= 200
    assert not {r["theme"] for r in halves["development"]} & {r["theme"] for r in halves["held out"]}


@pytest.mark.parametrize("half", ["development", "held out"])
def test_most_of_what_is_suggested_is_right_and_most_of_what_is_told_again_is_found(half: str) -> None:
    rows = labelled(half)
    matter = {int(row["number"]): row["matter"] for row in rows}
    likes = others_of({int(row["number"]): row["text"] for row in rows})
    found = {frozenset((one, other)) for one, others in likes.items() for other in others}
    right = [pair for pair in found if len({matter[number] for number in pair}) == 1]
    told = sum(n * (n - 1) // 2 for n in (list(matter.values()).count(m) for m in set(matter.values())))
    assert len(right) / len(found) > 0.75
    assert len(right) / told > 0.75
