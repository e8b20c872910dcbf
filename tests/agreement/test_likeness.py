"""Which commitment each one of a text is proposed to be."""

import time

import pytest

from concord.agreement.rules.likeness import Known, proposed
from concord.agreement.rules.outline import Clause

PAY = ("Pay on time", "Public bodies pay a valid invoice within thirty days of getting it.")
TELL = ("Say why", "Whoever ends funding says why in writing, and meets those who ask for it.")


def known(uid, number, words, **facts):
    return Known(uid, number, number, *words, **facts)


def found(clauses, here, unsaid=None):
    places = range(len(clauses)) if unsaid is None else unsaid
    return {place: one.uid for place, one in proposed(clauses, list(places), here).items()}


HERE = [known("pay", "1.1", PAY), known("tell", "1.2", TELL)]


@pytest.mark.parametrize(
    ("clauses", "told"),
    [
        ([Clause("1.1", *PAY)], {0: "pay"}),
        ([Clause("1.1", "Pay within 30 days", "Public bodies pay each valid invoice in thirty days.")], {0: "pay"}),
        ([Clause("1.2", *PAY), Clause("1.1", *TELL)], {0: "pay", 1: "tell"}),
        ([Clause("4.1", *PAY)], {0: "pay"}),
        ([Clause("1.1", "Thank volunteers", "Each June we hold a big supper in the hall.")], {}),
        ([Clause("9.9", "Pay", "")], {}),
        ([Clause("9.9", *PAY), Clause("9.8", *PAY)], {0: "pay"}),
        ([], {}),
    ],
    ids=["the same", "reworded", "swapped", "renumbered", "other words", "one word", "twice", "none"],
)
def test_a_commitment_is_known_by_its_number_or_its_words(clauses, told):
    assert found(clauses, HERE) == told


def test_what_a_person_said_is_never_proposed_for_another():
    clauses = [Clause("1.1", *PAY), Clause("7", "Other", "Something else", commitment="pay")]
    assert found(clauses, HERE, unsaid=[0]) == {}


def test_a_commitment_of_another_document_is_not_proposed():
    assert found([Clause("1.1", *PAY)], [known("pay", "1.1", PAY, is_own=False)]) == {}


def test_four_hundred_renumbered_ones_are_found_in_a_few_seconds():
    words = [
        (f"Promise {n}", f"We do the thing that is called {n * 7919} for group {n * 104729}, always.")
        for n in range(400)
    ]
    here = [known(str(n), f"1.{n}", one) for n, one in enumerate(words)]
    began = time.monotonic()
    assert found([Clause(f"2.{n}", *one) for n, one in enumerate(words)], here) == {n: str(n) for n in range(400)}
    assert time.monotonic() - began < 10
