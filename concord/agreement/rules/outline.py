"""A document as plain facts: what is read from a file or typed, before it is put into a draft."""

from collections.abc import Sequence
from dataclasses import dataclass, fields

from ..terms import Bearer, Standing

# What a file of a version says at its front; the shape is told in docs/how-to/agreement-file.md.
FORMAT, FORMAT_VERSION = "concord-agreement", 1


# Characters in a text at most, and the largest number of a measure, by whatever way they come.
MOST_TEXT, LONGEST_RULE = 20_000, 9_999


@dataclass(frozen=True)
class Clause:
    """One commitment of an outline. `commitment`: the uid of the one that it is; nothing where it is new."""

    number: str
    title: str
    text: str = ""
    bearer: str = Bearer.BOTH
    owed_to: str = ""
    theme: str = ""
    standing: str = Standing.ACHIEVABLE
    example: str = ""
    example_is_real: bool = False
    rule_kind: str = ""
    rule_number: int | None = None
    rule_unit: str = ""
    rule_counting: str = ""
    provenance: str = ""
    commitment: str = ""


# What a wording says, by the names that clauses and rows share.
WORDS = tuple(field.name for field in fields(Clause) if field.name != "commitment")


@dataclass(frozen=True)
class Part:
    """A section of an outline, with the commitments in it, in their order."""

    number: str
    heading: str
    text: str = ""
    clauses: Sequence[Clause] = ()


@dataclass(frozen=True)
class Outline:
    """A whole document: its title, what stands before the first section, and its sections."""

    title: str
    introduction: str = ""
    parts: Sequence[Part] = ()

    @property
    def clauses(self) -> list[Clause]:
        return [clause for part in self.parts for clause in part.clauses]
