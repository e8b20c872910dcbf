"""Versions to be made into files: one with every field filled, and one of any length."""

from datetime import date

from concord.agreement import commands
from concord.agreement.models import Document, Version
from concord.agreement.rules.outline import Clause, Outline, Part
from concord.core.accounts.access import SYSTEM
from tests.worlds import START, World

FACTS = {"by": SYSTEM, "at": START}
ADOPTED = date(2026, 1, 5)
FULL = Clause(
    number="1.1",
    title="Ask people early",
    text="Ask early, and say why.\nGive them time.\n\nSay afterwards what changed.",
    bearer="public",
    owed_to="voluntary",
    theme="consultation equality",
    standing="aspirational",
    example="The library asked twelve weeks ahead.",
    example_is_real=True,
    rule_kind="consultation",
    rule_number=84,
    rule_unit="days",
    rule_counting="both_ends",
    provenance="The compact of Eastmere, by their leave",
)
# Everything that a version may say, Welsh letters, a long word, and what other formats take for their own marks.
OUTLINE = Outline(
    "The Wessington agreement",
    "Why we work together.\n\nŴ ŵ Ŷ ŷ â ê î ô û ï",
    [
        Part("1", "Asking and telling", "What we mean by it.", [FULL]),
        Part(
            "2",
            "Money & <b>time</b>",
            "#let x = 1; *bold* _low_ $5 @ref \\ [link](x) `code` ]]> {{ words }}",
            [
                Clause("2.1", "Pay on time", bearer="both", owed_to="both"),
                Clause("2.2", ("Cyfri " + "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch" * 2)[:120]),
                Clause("2.10", "=1+1", bearer="voluntary", rule_kind="payment", rule_number=1, rule_unit="months",
                       rule_counting="difference", example="Nobody real."),
            ],
        ),
        Part("", "Nothing here yet"),
    ],
)  # fmt: skip


def add_document(world: World, **facts: str) -> Document:
    return commands.add_document(area=world.area, title="The Wessington agreement", **FACTS, **facts)


def draft(document: Document, outline: Outline = OUTLINE) -> Version:
    made = commands.start_version(document=document, revision="full", reason="It was old.", **FACTS)
    return commands.put_outline(version=made, outline=outline, **FACTS)


def full_version(world: World) -> Version:
    """Adopted, approved and launched, with every optional field filled."""
    version = draft(add_document(world))
    commands.note_approval(
        version=version,
        body="Wessington Council",
        decision="approved",
        decided_on=ADOPTED,
        minute="Minute 12",
        is_theirs=True,
        **FACTS,
    )
    commands.adopt_version(version=version, adopted_on=ADOPTED, adopted_at="The group's meeting", **FACTS)
    commands.launch_version(version=version, launched_on=date(2026, 2, 1), **FACTS)
    return version


def long_outline(count: int, *, sections: int = 8, title: str = "Do what was promised and say so") -> Outline:
    """So many commitments of each side in turn."""
    sides = ("public", "voluntary", "both")
    clauses = [Clause(f"{n}", title[:120], "Some words. " * 12, sides[n % 3]) for n in range(1, count + 1)]
    parts = [Part(f"{n + 1}", f"Section {n + 1}", clauses=clauses[n::sections]) for n in range(sections)]
    return Outline("A long agreement", "Before all.", parts)
