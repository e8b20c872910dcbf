"""Plain structured text as an outline, with what is wrong in it line by line."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from concord.core.lib.errors import Problem
from concord.core.lib.text import clean_line, clean_text, shortened, without_controls

from ..rules.outline import Clause, Outline, Part
from ..terms import Bearer
from .numbers import DOTTED, LONGEST_HEADING, LONGEST_NUMBER, LONGEST_TITLE, NUMBERED, bearer_of, title_and_text
from .words import (
    BEARERS,
    FIELD,
    NEW,
    STANDINGS,
    TITLE,
    USUAL_THEMES,
    ThemeNames,
    folded,
    rule_of,
    themes_in,
)

HEAD = re.compile(r"(#+)(?:[ \t]+(.*))?", re.DOTALL)
BRACKETS = re.compile(r"\[((?:[^\\\]]|\\.)*)\](?: (.*))?", re.DOTALL)
LONGEST_PROVENANCE = 300
CHOICES = {"owed by": ("bearer", BEARERS), "owed to": ("owed_to", BEARERS)}
CHOICES |= {"standing": ("standing", STANDINGS)}
ASKS = {
    "owed by": "Write public bodies, voluntary sector or both sectors",
    "owed to": "Write public bodies, voluntary sector or both sectors",
    "standing": "Write can be kept now, or to be worked towards",
}


@dataclass(frozen=True)
class Reading:
    """What a text says. `lines`: where each commitment begins. `unsaid`: those that do not say which one they are."""

    outline: Outline
    problems: Sequence[Problem] = ()
    lines: Sequence[int] = ()
    unsaid: Sequence[int] = ()

    @property
    def is_refused(self) -> bool:
        return any(problem.severity == "error" for problem in self.problems)


@dataclass
class Draft:
    """One section or commitment while its lines are read. `level` 1: a section, 2: a commitment."""

    level: int
    line: int
    number: str = ""
    title: str = ""
    lines: list[str] = field(default_factory=list)
    facts: dict[str, Any] = field(default_factory=dict)
    example: list[str] | None = None
    is_said: bool = False

    @property
    def text(self) -> str:
        return clean_text("\n".join(self.lines))


def read_outline(text: str, names: Mapping[str, str] | None = None, themes: ThemeNames = USUAL_THEMES) -> Reading:
    """Read what `text_of_outline` writes, and what people type like it.

    `names`: the uid of each commitment by what it is called; without any, uids are read. `themes`: what the area calls
    them. Problems count lines from 1.
    """
    reader = Reader({folded(name): uid for name, uid in (names or {}).items()}, themes)
    for number, line in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), start=1):
        reader.take(number, without_controls(line, keep="\t"))
    return reader.finished()


class Reader:
    """Takes a text line by line."""

    def __init__(self, names: Mapping[str, str], themes: ThemeNames) -> None:
        self.names, self.themes = names, themes
        self.title = ""
        self.drafts = [Draft(0, 1)]
        self.problems: list[Problem] = []

    @property
    def current(self) -> Draft:
        return self.drafts[-1]

    def fault(self, line: int, message: str, *, is_warning: bool = False) -> None:
        self.problems.append(Problem(message, line, severity="warning" if is_warning else "error"))

    def take(self, at: int, line: str) -> None:
        here = self.current
        if here.example is not None and (line.startswith("  ") or not line.strip()):
            here.example.append(line[2:])
        elif found := HEAD.fullmatch(line):
            self.begin(at, len(found[1]), (found[2] or "").strip())
        elif found := FIELD.fullmatch(line):
            self.take_field(at, found[1].lower(), found[2].strip())
        elif here.level == 0 and (found := TITLE.fullmatch(line)):
            self.title = clean_line(found[1])
        elif found := DOTTED.fullmatch(line):
            title, words = title_and_text(found[2])
            self.drafts.append(Draft(2, at, found[1], title, [words] if words else []))
        else:
            here.lines.append(line.removeprefix("\\"))

    def begin(self, at: int, level: int, words: str) -> None:
        if level > 2:
            self.fault(at, "There are two kinds of heading: # for a section and ## for a commitment.")
        number, heading = head_of(words)
        self.drafts.append(Draft(min(level, 2), at, clean_line(number), clean_line(heading)))

    def take_field(self, at: int, name: str, words: str) -> None:
        here = self.current
        here.example = None
        if here.level != 2:
            self.fault(at, f"“{name.capitalize()}” says something about a commitment, but stands under none.")
        elif name in CHOICES:
            key, values = CHOICES[name]
            self.put(at, name, {key: values.get(folded(words), "")}, words)
        elif name == "theme":
            self.put(at, name, {name: themes_in(words, self.themes)}, words)
        elif name in {"example", "real example"}:
            here.facts["example_is_real"] = name == "real example"
            here.example = here.facts["example"] = [words]
        elif name == "rule":
            self.put_rule(at, words)
        elif name == "from":
            here.facts["provenance"] = clean_line(words)
            self.check_length(at, "From", here.facts["provenance"], LONGEST_PROVENANCE)
        else:
            self.put_commitment(at, words)

    def put(self, at: int, name: str, facts: dict[str, str], words: str) -> None:
        if "" in facts.values():
            asks = (
                ASKS.get(name)
                or f"Write one of these, or several with a semicolon between: {'; '.join(self.themes.values())}"
            )
            self.fault(at, f"“{shortened(words, 60)}” is not understood. {asks}.")
        else:
            self.current.facts |= facts

    def put_rule(self, at: int, words: str) -> None:
        facts = rule_of(words)
        if facts is None:
            like = "Write it like this: consultation, 84 days, both ends count"
            self.fault(at, f"The rule “{shortened(words, 60)}” is not understood. {like}.")
        else:
            self.current.facts |= facts

    def put_commitment(self, at: int, words: str) -> None:
        name = folded(words)
        self.current.is_said = bool(name)
        uid = "" if name in {NEW, ""} else self.names.get(name) or uid_of(name)
        if uid is None:
            self.fault(at, f"There is no commitment {shortened(words, 60)} here. Write its number, or new.")
        elif uid and any(draft.facts.get("commitment") == uid for draft in self.drafts):
            self.fault(at, f"Another one above is said to be {shortened(words, 60)} already. Choose one.")
        else:
            self.current.facts["commitment"] = uid

    def check_length(self, at: int, what: str, words: str, most: int) -> None:
        if len(words) > most:
            self.fault(at, f"{what} is {len(words)} characters long; at most {most} are kept.")

    def finished(self) -> Reading:
        parts: list[tuple[Draft, list[Draft]]] = []
        for draft in self.drafts[1:]:
            if draft.level == 1:
                parts.append((draft, []))
                continue
            if not parts:
                parts.append((Draft(1, draft.line), []))
                words = "This commitment stands in no section. Write a line with # and a heading above it."
                self.fault(draft.line, words, is_warning=True)
            parts[-1][1].append(draft)
        clauses = [draft for _, found in parts for draft in found]
        self.check(parts, clauses)
        made = tuple(part_of(head, found) for head, found in parts)
        return Reading(
            Outline(self.title, self.drafts[0].text, made),
            sorted(self.problems, key=lambda problem: problem.row or 0),
            [draft.line for draft in clauses],
            [place for place, draft in enumerate(clauses) if not draft.is_said],
        )

    def check(self, parts: Sequence[tuple[Draft, list[Draft]]], clauses: Sequence[Draft]) -> None:
        self.check_length(1, "The title", self.title, LONGEST_HEADING)
        for head, _ in parts:
            self.check_length(head.line, "The number", head.number, LONGEST_NUMBER)
            self.check_length(head.line, "The heading", head.title, LONGEST_HEADING)
        seen: dict[str, int] = {}
        for draft in clauses:
            self.check_length(draft.line, "The number", draft.number, LONGEST_NUMBER)
            self.check_length(draft.line, "The title", draft.title, LONGEST_TITLE)
            if not draft.number:
                self.fault(draft.line, "This commitment has no number. Write one after ##, like ## 4.2 Time to apply.")
            elif draft.number in seen:
                self.fault(draft.line, f"Number {draft.number} stands in line {seen[draft.number]} already.")
            if not draft.title:
                self.fault(draft.line, "Say in a few words what this commitment is about, after its number.")
            seen.setdefault(draft.number, draft.line)


def head_of(words: str) -> tuple[str, str]:
    """Number and heading of a heading's line."""
    if words.startswith("\\"):
        return "", words[1:]
    if found := BRACKETS.fullmatch(words):
        return re.sub(r"\\(.)", r"\1", found[1]), found[2] or ""
    if found := NUMBERED.fullmatch(words):
        return found[1], found[2] or ""
    return "", words


def uid_of(name: str) -> str | None:
    try:
        return str(UUID(name))
    except ValueError:
        return None


def part_of(head: Draft, found: Sequence[Draft]) -> Part:
    bearer = bearer_of(head.title) or Bearer.BOTH.value
    return Part(head.number, head.title, head.text, tuple(clause_of(draft, bearer) for draft in found))


def clause_of(draft: Draft, bearer: str) -> Clause:
    facts = {"bearer": bearer} | draft.facts
    facts["example"] = clean_text("\n".join(facts.get("example", [])))
    return Clause(draft.number, draft.title, draft.text, **facts)
