"""A draft that is out for comments, and comments on it."""

import uuid
from datetime import UTC, date, datetime, timedelta
from typing import Any

from concord.agreement import commands
from concord.agreement.models import Comment, Consultation, Version
from concord.agreement.rules.outline import Clause, Outline, Part
from concord.core.accounts.access import SYSTEM
from tests.worlds import World

from .documents import adopted, next_draft

OPENS = date(2026, 3, 2)
NOW = datetime(2026, 3, 2, 10, tzinfo=UTC)
CLOSES = OPENS + timedelta(days=83)
BY = {"by": SYSTEM, "at": NOW}
SHORT = {"short_reason": "The board meets in May.", "short_remedy": "We hold two evenings."}


def second_draft(world: World) -> Version:
    """The next version of the agreement: 1.1 says something new, 1.2 is out, 1.3 is new; 2.3 stays as it is."""
    version = next_draft(adopted(world).document)
    clause = version.texts.get(number="1.1")
    commands.change_clause(clause=clause, number="1.1", title="Promise 1.1", text="We do it soon.", **BY)
    commands.remove_clause(clause=version.texts.get(number="1.2"), **BY)
    commands.add_clause(section=clause.section, number="1.3", title="A new one", text="We ask.", **BY)
    return version


def consulted(world: World, *, closes_on: date = CLOSES, **facts: Any) -> Consultation:
    return commands.open_consultation(
        version=second_draft(world), opens_on=OPENS, closes_on=closes_on, **{**BY, **facts}
    )


def clause(consultation: Consultation, number: str = "1.1") -> Any:
    return consultation.clauses.get(number=number)


def said(consultation: Consultation, text: str = "Too vague.", number: str = "1.1", **facts: Any) -> Comment:
    """A comment by the link; without a number, on the draft as a whole."""
    about = clause(consultation, number) if number else None
    usual = {"about": "whole", "sector": "voluntary", "form_key": uuid.uuid4()}
    return commands.send_comment(consultation=consultation, clause=about, text=text, at=NOW, **{**usual, **facts})


def shown(consultation: Consultation, text: str = "Too vague.", number: str = "1.1", **facts: Any) -> Comment:
    made = said(consultation, text, number, **facts)
    commands.accept_comments(consultation=consultation, comments=[made], **BY)
    made.refresh_from_db()
    return made


def large(world: World, clauses: int, comments: int) -> Consultation:
    """So many clauses in sections of ten, with so many comments, most of them shown and half of those answered."""
    document = commands.add_document(area=world.area, title="Wessington Compact", **BY)
    version = commands.start_version(document=document, revision="full", **BY)
    numbers = [f"{n // 10 + 1}.{n % 10 + 1}" for n in range(clauses)]
    parts = {number.split(".")[0]: [] for number in numbers}
    for number in numbers:
        parts[number.split(".")[0]].append(Clause(number, f"Promise {number}", "We do it. " * 20))
    outline = Outline(
        "Wessington Compact", "", [Part(key, f"Section {key}", clauses=found) for key, found in parts.items()]
    )
    commands.put_outline(version=version, outline=outline, **BY)
    made = commands.open_consultation(version=version, opens_on=OPENS, closes_on=CLOSES, **BY)
    rows, sectors, marks = (
        list(made.clauses.all()),
        ("public", "voluntary", "business", "other"),
        ("achievable", "aspirational", ""),
    )
    Comment.objects.bulk_create(
        Comment(
            area=world.area,
            reference=f"C{n:06d}",
            consultation=made,
            about="clause",
            clause=rows[n % len(rows)],
            text="Say when. " * 10,
            mark=marks[n % 3],
            sector=sectors[n % 4],
            received_on=OPENS,
            state="waiting" if n % 10 == 9 else "accepted",
            **({"outcome": "taken", "answer": "We did.", "answered_on": OPENS} if n % 10 < 5 else {}),
        )
        for n in range(comments)
    )
    return made
