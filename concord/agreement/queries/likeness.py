"""What a text of a draft says beside what is here already: which commitment each one is, and which would end."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from concord.core.lib.errors import Problem

from ..imports import Reading, ThemeNames, read_outline, recognised, text_of_outline
from ..imports.reading import HEAD
from ..models import CommitmentText, Version
from ..rules.likeness import Known, proposed
from ..rules.outline import Clause, Outline, Part
from .commitments import texts_in_force
from .documents import outline_of


@dataclass(frozen=True)
class Seen:
    """A commitment of a text, the one that it is, and whether a person said so."""

    line: int
    clause: Clause
    was: Known | None
    is_said: bool


@dataclass(frozen=True)
class SeenPart:
    part: Part
    clauses: Sequence[Seen]


@dataclass(frozen=True)
class Look:
    """What was recognised in a text. `text`: the same, saying of each commitment which one it is."""

    text: str
    outline: Outline
    parts: Sequence[SeenPart]
    problems: Sequence[Problem]
    # Commitments of this document that are in force and not in the text.
    ending: Sequence[Known]
    is_refused: bool
    # Whether the text itself said of each commitment which one it is.
    is_said: bool

    @property
    def clauses(self) -> list[Seen]:
        return [seen for part in self.parts for seen in part.clauses]

    @property
    def new(self) -> int:
        return sum(seen.was is None for seen in self.clauses)

    @property
    def faults(self) -> list[Problem]:
        return [problem for problem in self.problems if problem.severity == "error"]

    @property
    def warnings(self) -> list[Problem]:
        return [problem for problem in self.problems if problem.severity == "warning"]


def known_commitments(version: Version, day: date) -> list[Known]:
    """What a text of a draft may call by name: the commitments in force, and those that stand in this draft alone."""
    own_versions = set(Version.objects.filter(document=version.document_id).values_list("pk", flat=True))
    found = {
        str(text.commitment.uid): known_of(
            text, text.number, text.version_id is None or text.version_id in own_versions
        )
        for text in texts_in_force(version.area, day)
    }
    for text in CommitmentText.objects.filter(version=version).select_related("commitment").order_by("pk"):
        uid = str(text.commitment.uid)
        if uid not in found:
            found[uid] = replace(known_of(text, f"{text.number} of this draft", True), is_in_force=False)
    return list(found.values())


def known_of(text: CommitmentText, name: str, is_own: bool) -> Known:
    return Known(str(text.commitment.uid), name, text.number, text.title, text.text, is_own=is_own)


def draft_text(version: Version, known: Sequence[Known]) -> str:
    """All of a draft as text."""
    return text_of_outline(outline_of(version), names_of(known), version.area.themes)


def names_of(known: Sequence[Known]) -> Mapping[str, str]:
    return {one.uid: one.name for one in known}


def look_at(text: str, known: Sequence[Known], themes: ThemeNames) -> Look:
    """What a text says. One without our marks is recognised first. Raises `ImportRefused` when it is far too long."""
    if text.strip() and not any(HEAD.fullmatch(line) for line in text.splitlines()):
        text = recognised(text, themes)
    reading = read_outline(text, {one.name: one.uid for one in known}, themes)
    found = proposed(reading.outline.clauses, reading.unsaid, known)
    outline = with_commitments(reading.outline, {place: one.uid for place, one in found.items()})
    is_said = not (known and reading.unsaid)
    stays = {clause.commitment for clause in outline.clauses}
    return Look(
        text=text if reading.is_refused or is_said else text_of_outline(outline, names_of(known), themes),
        outline=outline,
        parts=parts_of(outline, reading, known),
        problems=reading.problems,
        ending=[one for one in known if one.is_own and one.is_in_force and one.uid not in stays],
        is_refused=reading.is_refused,
        is_said=is_said,
    )


def with_commitments(outline: Outline, found: Mapping[int, str]) -> Outline:
    """The outline with the commitments that were found, by their places among all clauses."""
    parts, place = [], 0
    for part in outline.parts:
        clauses = []
        for clause in part.clauses:
            clauses.append(replace(clause, commitment=found[place]) if place in found else clause)
            place += 1
        parts.append(replace(part, clauses=tuple(clauses)))
    return replace(outline, parts=tuple(parts))


def parts_of(outline: Outline, reading: Reading, known: Sequence[Known]) -> list[SeenPart]:
    by_uid, unsaid = {one.uid: one for one in known}, set(reading.unsaid)
    found, place = [], 0
    for part in outline.parts:
        seen = []
        for clause in part.clauses:
            seen.append(Seen(reading.lines[place], clause, by_uid.get(clause.commitment), place not in unsaid))
            place += 1
        found.append(SeenPart(part, seen))
    return found
