"""A version from a JSON file in the shape of the export: its words, with every problem and where it is."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, NoReturn
from uuid import UUID

from concord.core.lib.errors import ImportRefused, Problem
from concord.core.lib.text import clean_line, clean_text, shortened

from ..rules.outline import FORMAT, FORMAT_VERSION, LONGEST_RULE, MOST_TEXT, Clause, Outline, Part
from ..rules.versions import MOST_COMMITMENTS, MOST_SECTIONS
from ..terms import THEME_KEYS, Bearer, Counting, Revision, RuleKind, RuleUnit, Standing, Theme, themes_joined

# How many problems are told at most.
MOST_PROBLEMS = 200
WORDS = {str: "text", bool: "true or false", list: "a list", dict: "an object"}


@dataclass(frozen=True)
class VersionRead:
    """What a file says: the words, what kind of revision it was, and why it was written."""

    outline: Outline
    revision: str
    reason: str


class Facts:
    """One object of the file: each fact is read by its name, and what is wrong is noted with the place."""

    def __init__(self, found: object, place: str, problems: list[Problem]) -> None:
        self.place, self.problems = place, problems
        self.found: dict[str, Any] = found if isinstance(found, dict) else {}
        if not isinstance(found, dict):
            self.fault("is not an object with its facts by name")

    def fault(self, words: str, name: str = "") -> None:
        what = f"“{name}” {words}" if name else words
        self.problems.append(Problem(f"{self.place}: {what}.", column=name or None))

    def value(self, name: str, kind: type, empty: Any) -> Any:
        found = self.found.get(name)
        if found is None:
            return empty
        if type(found) is not kind:
            self.fault(f"is not {WORDS[kind]}", name)
            return empty
        return found

    def words(self, name: str, most: int, clean: Callable[[str], str], *, needed: bool = False) -> str:
        text = clean(self.value(name, str, ""))
        if needed and not text and (self.found.get(name) is None or isinstance(self.found.get(name), str)):
            self.fault("is missing", name)
        if len(text) > most:
            self.fault(f"is longer than {most:,} characters", name)
        return text

    def line(self, name: str, most: int, *, needed: bool = False) -> str:
        return self.words(name, most, clean_line, needed=needed)

    def text(self, name: str) -> str:
        return self.words(name, MOST_TEXT, clean_text)

    def choice(self, name: str, known: Sequence[str], usual: str = "") -> str:
        found = clean_line(self.value(name, str, "")) or usual
        if found and found not in known:
            self.fault(f"is “{shortened(found, 40)}”; it can be: {', '.join(known)}", name)
        return found

    def rows(self, name: str, most: int) -> list[Any]:
        found: list[Any] = self.value(name, list, [])
        if len(found) > most:
            self.fault(f"has {len(found):,} entries; at most {most} are read", name)
        return found[:most]


def read_version(data: bytes) -> VersionRead:
    """Raises `ImportRefused` with every problem of the file, each with its place in it."""
    problems: list[Problem] = []
    file = Facts(loaded(data), "The file", problems)
    check_format(file)
    version = Facts(file.found.get("version"), "The version", problems)
    parts = [part_of(found, n, problems) for n, found in enumerate(file.rows("sections", MOST_SECTIONS), start=1)]
    read = VersionRead(
        Outline(version.line("title", 160, needed=True), version.text("introduction"), parts),
        version.choice("revision", Revision.values, Revision.FULL),
        version.text("reason"),
    )
    if problems:
        raise ImportRefused(problems[:MOST_PROBLEMS])
    return read


def loaded(data: bytes) -> object:
    try:
        return json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        refuse("It is not a JSON file, or only half of one. Choose one that was taken out of a version here.")


def refuse(message: str) -> NoReturn:
    raise ImportRefused([Problem(message)])


def check_format(file: Facts) -> None:
    if file.found.get("format") != FORMAT:
        refuse(f"It is a JSON file of another kind: a version has “format”: “{FORMAT}” at its front.")
    if file.found.get("format_version") != FORMAT_VERSION:
        refuse(f"Its “format_version” is not {FORMAT_VERSION}, the one that can be read here.")


def part_of(found: object, number: int, problems: list[Problem]) -> Part:
    place = f"Section {number}"
    facts = Facts(found, place, problems)
    clauses = facts.rows("commitments", MOST_COMMITMENTS)
    return Part(
        number=facts.line("number", 20),
        # What stands in no section comes first, without a heading.
        heading=facts.line("heading", 160, needed=number > 1),
        text=facts.text("text"),
        clauses=[clause_of(one, f"{place}, commitment {n}", problems) for n, one in enumerate(clauses, start=1)],
    )


def clause_of(found: object, place: str, problems: list[Problem]) -> Clause:
    facts = Facts(found, place, problems)
    number = facts.line("number", 20, needed=True)
    facts.place = f"{place} ({shortened(number, 20)})" if number else place
    return Clause(
        number=number,
        title=facts.line("title", 120, needed=True),
        text=facts.text("text"),
        bearer=facts.choice("bearer", Bearer.values, Bearer.BOTH),
        owed_to=facts.choice("owed_to", Bearer.values),
        theme=themes_of(facts),
        standing=facts.choice("standing", Standing.values, Standing.ACHIEVABLE),
        example=facts.text("example"),
        example_is_real=facts.value("example_is_real", bool, False),
        provenance=facts.line("provenance", 300),
        commitment=uid_of(facts),
        **rule_of(facts),
    )


def themes_of(facts: Facts) -> str:
    """One theme, or several with a space between."""
    keys = facts.line("theme", 80).split()
    unknown = next((key for key in keys if key not in THEME_KEYS), None)
    if unknown is not None:
        facts.fault(f"is “{shortened(unknown, 40)}”; it can be: {', '.join(Theme.values)}", "theme")
    return themes_joined(keys)


def uid_of(facts: Facts) -> str:
    typed = facts.line("uid", 40)
    try:
        return str(UUID(typed)) if typed else ""
    except ValueError:
        facts.fault("is not an identity like 0b1f…-…; leave it out for a new commitment", "uid")
        return ""


def rule_of(facts: Facts) -> dict[str, Any]:
    """What can be measured: all four facts of it, or none."""
    found = facts.found.get("rule")
    if found is None:
        return {}
    rule = Facts(found, f"{facts.place}, rule", facts.problems)
    number = rule.found.get("number")
    if type(number) is not int or not 1 <= number <= LONGEST_RULE:
        rule.fault(f"is not a whole number from 1 to {LONGEST_RULE:,}", "number")
        number = None
    known = {"kind": RuleKind.values, "unit": RuleUnit.values, "counting": Counting.values}
    words = {f"rule_{name}": rule.choice(name, values) for name, values in known.items()}
    for name in known:
        if not words[f"rule_{name}"] and rule.found.get(name) in (None, ""):
            rule.fault("is missing", name)
    return {**words, "rule_number": number}
