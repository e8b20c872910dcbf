"""The plain structured text of a version: written, read, and what is wrong in it by line."""

import itertools
from dataclasses import replace
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from concord.agreement.imports.numbers import bearer_of
from concord.agreement.imports.reading import read_outline
from concord.agreement.imports.written import text_of_outline
from concord.agreement.rules.outline import Clause, Outline, Part
from concord.agreement.terms import Bearer, Counting, RuleKind, RuleUnit, Standing, Theme, themes_joined
from concord.core.lib.text import clean_line, clean_text

ODD = some.sampled_from(
    [
        *("# 1 Heading", "## 1.2 Time", "\\", "\\# x", "Owed by: nobody", "Was: new", "title: x", "Rule:", "1.2 Text"),
        *(
            "  indented",
            "- a list",
            "1. first",
            "a) second",
            "",
            " ",
            "\t",
            "Example:\n\n  more",
            "[4] x",
            "2030 vision",
        ),
        *("\u2028", "e\u0301", "\u0301x", "#", "##", "###", "]", "F1.2", "3 things", "\u200d", "\xa0x", "\r\n"),
    ]
)
PIECES = some.lists(some.one_of(ODD, some.text(max_size=12)), max_size=5)
TEXT = PIECES.map("\n".join).map(clean_text)
LINE = PIECES.map(" ".join).map(clean_line)
UIDS = some.one_of(some.just(""), some.uuids().map(str))
RULES = some.one_of(
    some.just({}),
    some.fixed_dictionaries(
        {
            "rule_kind": some.sampled_from(RuleKind.values),
            "rule_number": some.integers(1, 9999),
            "rule_unit": some.sampled_from(RuleUnit.values),
            "rule_counting": some.sampled_from(Counting.values),
        }
    ),
)


@some.composite
def clauses(draw):
    return Clause(
        number=draw(LINE),
        title=draw(LINE),
        text=draw(TEXT),
        bearer=draw(some.sampled_from(Bearer.values)),
        owed_to=draw(some.sampled_from(["", *Bearer.values])),
        theme=themes_joined(draw(some.sets(some.sampled_from(Theme.values)))),
        standing=draw(some.sampled_from(Standing.values)),
        example=draw(TEXT),
        example_is_real=draw(some.booleans()),
        provenance=draw(LINE),
        **draw(RULES),
    )


@some.composite
def outlines(draw):
    parts = [
        Part(draw(LINE), draw(LINE), draw(TEXT), tuple(draw(some.lists(clauses(), max_size=2))))
        for _ in range(draw(some.integers(0, 3)))
    ]
    return Outline(draw(LINE), draw(TEXT), tuple(parts))


@settings(max_examples=300, deadline=None)
@given(outlines())
def test_what_is_written_is_read_back_the_same(outline):
    assert read_outline(text_of_outline(outline)).outline == outline


@settings(max_examples=50, deadline=None)
@given(outlines())
def test_a_commitment_is_known_by_what_it_is_called(outline):
    uids = [str(UUID(int=n)) for n in range(1, 7)]
    named = with_uids(outline, uids)
    names = {uid: f"4.{n}" for n, uid in enumerate(uids)}
    text = text_of_outline(named, names)
    assert read_outline(text, {name: uid for uid, name in names.items()}).outline == named
    assert read_outline(text_of_outline(named)).outline == named


def with_uids(outline, uids):
    """The first and every second one after it were there before."""
    left, turn = iter(uids), itertools.cycle([True, False])
    parts = [
        replace(part, clauses=tuple(replace(c, commitment=next(left, "") if next(turn) else "") for c in part.clauses))
        for part in outline.parts
    ]
    return replace(outline, parts=tuple(parts))


TEXT_TYPED = """Title: Our agreement

Why we have it.

# 1 Funding
Money between us.

## 1.2. Time to apply
Give twelve weeks.

- for grants
- for contracts
Owed by: the Council
owed to: Voluntary sector
Theme: funding and procurement
Standing: to be worked towards
Real example: The summer fund
  gave fourteen.
Rule: Consultation, 84 days, counting both ends
From: Eastmere 2019, with leave
Was: 4.2

1.3 Say why
Standing: can be kept now
Was: new

# Undertakings by the voluntary sector
## 2.1 Account for money
"""


def test_what_people_type_is_understood():
    reading = read_outline(TEXT_TYPED, {"4.2": "one"})
    assert reading.problems == []
    assert (reading.lines, reading.unsaid) == ([8, 23, 28], [2])
    assert reading.outline == Outline(
        "Our agreement",
        "Why we have it.",
        (
            Part(
                "1",
                "Funding",
                "Money between us.",
                (
                    Clause(
                        "1.2",
                        "Time to apply",
                        "Give twelve weeks.\n\n- for grants\n- for contracts",
                        bearer="public",
                        owed_to="voluntary",
                        theme="funding",
                        standing="aspirational",
                        example="The summer fund\ngave fourteen.",
                        example_is_real=True,
                        rule_kind="consultation",
                        rule_number=84,
                        rule_unit="days",
                        rule_counting="both_ends",
                        provenance="Eastmere 2019, with leave",
                        commitment="one",
                    ),
                    Clause("1.3", "Say why"),
                ),
            ),
            Part(
                "",
                "Undertakings by the voluntary sector",
                "",
                (Clause("2.1", "Account for money", bearer="voluntary"),),
            ),
        ),
    )


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Owed by: the moon", "“the moon” is not understood. Write public bodies, voluntary sector or both sectors."),
        ("Owed to: nobody", "“nobody” is not understood."),
        (
            "Theme: cheese",
            "“cheese” is not understood. Write one of these, or several with a semicolon between: Funding",
        ),
        (
            "Theme: Equality; cheese",
            "“Equality; cheese” is not understood. Write one of these, or several with a semicolon between: Funding",
        ),
        ("Standing: maybe", "“maybe” is not understood."),
        (
            "Rule: soon",
            "The rule “soon” is not understood. Write it like this: consultation, 84 days, both ends",
        ),
        ("Rule: notice, 0 days", "The rule “notice, 0 days” is not understood."),
        ("Was: 9.9", "There is no commitment 9.9 here. Write its number, or new."),
        ("Was: 4.2\n## 5 Other\nWas: 4.2", "Another one above is said to be 4.2 already."),
        ("From: " + "x" * 301, "From is 301 characters long; at most 300 are kept."),
        ("### 1.1.1 Deep", "There are two kinds of heading"),
        ("## No number", "This commitment has no number."),
        ("## 1.1 Again", "Number 1.1 stands in line 2 already."),
        ("## 1.2", "Say in a few words what this commitment is about"),
        ("## 1.2 " + "x" * 121, "The title is 121 characters long; at most 120 are kept."),
        ("# " + "x" * 161, "The heading is 161 characters long; at most 160 are kept."),
    ],
)
def test_what_is_wrong_is_told_with_its_line(line, told):
    reading = read_outline(f"# 1 Funding\n## 1.1 Pay on time\n{line}", {"4.2": "one"})
    (problem,) = reading.problems
    assert (problem.row, reading.is_refused) == (3 + line.count("\n"), True)
    assert problem.message.startswith(told)


def test_what_stands_under_no_commitment_or_in_no_section_is_told():
    assert [(p.row, p.severity, p.message) for p in read_outline("Theme: equality\n## 1 Pay").problems] == [
        (1, "error", "“Theme” says something about a commitment, but stands under none."),
        (2, "warning", "This commitment stands in no section. Write a line with # and a heading above it."),
    ]


@pytest.mark.parametrize("words", ["Undertakings by public bodies", "Public bodies will:", "The Council’s commitments"])
def test_a_heading_says_who_owes_what_stands_below(words):
    assert bearer_of(words) == "public"


@pytest.mark.parametrize(
    ("words", "side"),
    [
        ("Undertakings by the voluntary sector", "voluntary"),
        ("Commitments of civil society organisations", "voluntary"),
        ("Shared commitments", "both"),
        ("Both sectors agree to:", "both"),
        ("Public bodies will pay on time", ""),
        ("Volunteering", ""),
        ("Public bodies", ""),
    ],
)
def test_other_headings_say_so_or_nothing(words, side):
    assert bearer_of(words) == side
