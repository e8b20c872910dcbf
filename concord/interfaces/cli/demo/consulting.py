"""The demo's drafts that were, and are, out for comments."""

import uuid
from datetime import date, timedelta
from typing import Any

from concord.agreement import commands as agreement
from concord.agreement.models import Comment, Consultation, Document, Version
from concord.core.accounts.access import SYSTEM

from . import data
from .places import Place, moment


def consult(place: Place) -> None:
    """A short first round on the agreement's draft, with answers; a code of practice is open at the moment."""
    first(place, Version.objects.get(document__kind="agreement", state="draft"))
    code = Document.objects.get(kind="code")
    on = place.today - timedelta(days=14)
    facts: dict[str, Any] = {"by": SYSTEM, "at": moment(on)}
    draft = agreement.start_version(document=code, revision="refresh", reason="Two years of use.", **facts)
    opened = agreement.open_consultation(
        version=draft, opens_on=on, closes_on=on + timedelta(days=83), introduction=data.QUESTION, **facts
    )
    rows = [say(opened, line, on + timedelta(days=2)) for line in data.SECOND_ROUND]
    agreement.accept_comments(consultation=opened, comments=rows[:1], by=SYSTEM, at=moment(on + timedelta(days=4)))


def first(place: Place, draft: Version) -> None:
    opens, closes = place.today - timedelta(days=19), place.today - timedelta(days=8)
    targets: dict[str, Any] = {"focus_target": 6, "interview_target": 100}
    days: dict[str, Any] = {"opens_on": opens, "closes_on": closes}
    opened = agreement.open_consultation(
        version=draft, introduction=data.QUESTION, by=SYSTEM, at=moment(opens), **days, **data.SHORT, **targets
    )
    rows = [say(opened, line, opens + timedelta(days=1 + n // 3)) for n, line in enumerate(data.FIRST_ROUND)]
    agreement.accept_comments(consultation=opened, comments=rows, by=SYSTEM, at=moment(closes))
    talk(opened, opens)
    agreement.end_consultation(consultation=opened, by=SYSTEM, at=moment(closes))
    answer(opened, place.today - timedelta(days=5))


def say(consultation: Consultation, line: data.Said, on: date) -> Comment:
    clause = consultation.clauses.get(number=line.number) if line.number else None
    facts: dict[str, Any] = {"about": "clause", **(line.more or {})}
    return agreement.send_comment(
        consultation=consultation,
        clause=clause,
        form_key=uuid.uuid4(),
        sector=line.sector,
        mark=line.mark,
        text=line.text,
        at=moment(on),
        **facts,
    )


def talk(consultation: Consultation, opens: date) -> None:
    for line in data.TALKS:
        facts: dict[str, Any] = {**line, "on": opens + timedelta(days=line["after"]), "has_consent": True}
        del facts["after"]
        agreement.note_talk(consultation=consultation, by=SYSTEM, at=moment(facts["on"]), **facts)


def answer(consultation: Consultation, on: date) -> None:
    facts: dict[str, Any] = {"consultation": consultation, "by": SYSTEM, "at": moment(on)}
    for line in data.FIRST_ANSWERS:
        rows = list(Comment.objects.filter(consultation=consultation, clause__number=line.number))
        agreement.settle_comments(comments=rows, outcome=line.outcome, answer=line.answer, **facts)
    rows = list(Comment.objects.filter(consultation=consultation, clause__number=data.TO_CLEAR_UP["number"]))
    who, until = data.TO_CLEAR_UP["follow_up_by"], on + timedelta(days=21)
    agreement.settle_comments(comments=rows, outcome="clarify", follow_up_by=who, follow_up_on=until, **facts)
