"""A whole version as plain structured text, which is read back to the same facts."""

import re
from collections.abc import Iterator, Mapping

from ..rules.outline import Clause, Outline
from ..terms import Standing
from .numbers import DOTTED, NUMBERED, PLAIN
from .words import FIELD, NEW, OWES, TITLE, USUAL_THEMES, ThemeNames, rule_words, theme_words


def text_of_outline(outline: Outline, names: Mapping[str, str] | None = None, themes: ThemeNames = USUAL_THEMES) -> str:
    """The text of an outline. `names`: what each commitment is called, by its uid; without any, its uid is written.
    `themes`: what the area calls them.

    `read_outline` gives the same outline again, whatever stands in it, so long as its texts are clean.
    """
    blocks = [f"Title: {outline.title}".rstrip()] if outline.title else []
    blocks += [escaped(outline.introduction)] if outline.introduction else []
    for part in outline.parts:
        blocks.append("\n".join(lines_of("#", part.number, part.heading, part.text)))
        blocks += ["\n".join(clause_lines(clause, names or {}, themes)) for clause in part.clauses]
    return "\n\n".join(blocks) + "\n" if blocks else ""


def clause_lines(clause: Clause, names: Mapping[str, str], themes: ThemeNames) -> list[str]:
    return [*lines_of("##", clause.number, clause.title, clause.text), *fact_lines(clause, names, themes)]


def lines_of(mark: str, number: str, heading: str, text: str) -> list[str]:
    return [" ".join([mark, *filter(None, [head_of(number, heading)])]), *([escaped(text)] if text else [])]


def head_of(number: str, heading: str) -> str:
    """`1.2 Title`; an odd number stands in brackets, and a heading that begins like a number behind a backslash."""
    if number:
        shown = number if PLAIN.fullmatch(number) else "[" + re.sub(r"([\\\]])", r"\\\1", number) + "]"
        return f"{shown} {heading}".rstrip()
    if heading.startswith(("\\", "[")) or NUMBERED.fullmatch(heading):
        return f"\\{heading}"
    return heading


def fact_lines(clause: Clause, names: Mapping[str, str], themes: ThemeNames) -> Iterator[str]:
    yield f"Owed by: {OWES[clause.bearer]}"
    if clause.owed_to:
        yield f"Owed to: {OWES[clause.owed_to]}"
    if clause.theme:
        yield f"Theme: {theme_words(clause.theme, themes)}"
    if clause.standing != Standing.ACHIEVABLE:
        yield f"Standing: {Standing(clause.standing).label.lower()}"
    if clause.example or clause.example_is_real:
        label = "Real example" if clause.example_is_real else "Example"
        yield "\n".join(indented(f"{label}: {clause.example}".rstrip().split("\n")))
    if clause.rule_kind:
        yield f"Rule: {rule_words(clause)}"
    if clause.provenance:
        yield f"From: {clause.provenance}"
    if clause.commitment:
        yield f"Was: {names.get(clause.commitment, clause.commitment)}"
    elif names:
        yield f"Was: {NEW}"


def indented(lines: list[str]) -> Iterator[str]:
    yield lines[0]
    yield from (f"  {line}" if line else "" for line in lines[1:])


def escaped(text: str) -> str:
    return "\n".join(f"\\{line}" if is_mark(line) else line for line in text.split("\n"))


def is_mark(line: str) -> bool:
    """Whether a line of text would be taken for something else."""
    return line.startswith(("#", "\\")) or any(mark.fullmatch(line) for mark in (FIELD, TITLE, DOTTED))
