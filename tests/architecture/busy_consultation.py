"""A draft of the busy place that is out for comments, with comments in every state."""

import uuid
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from concord.agreement import commands as agreement
from concord.agreement.models import Comment, Consultation, Document, Version

if TYPE_CHECKING:
    from .busy import Busy


def consult(busy: "Busy") -> None:
    document = Document.objects.get(kind="agreement")
    draft = agreement.start_version(document=document, revision="refresh", **busy.facts)
    days = {"opens_on": busy.today, "closes_on": busy.today + timedelta(days=90), "interview_target": 100}
    made = agreement.open_consultation(version=draft, **days, **busy.facts)
    people = {"kind": "interview", "title": "First week", "on": busy.today, "public": 3, "voluntary": 4}
    agreement.note_talk(consultation=made, **people, **busy.facts)
    rows = [comment(busy, made, f"Say when, please: {n}.") for n in range(5)]
    agreement.accept_comments(consultation=made, comments=rows[:3], **busy.facts)
    rows = list(Comment.objects.order_by("pk"))
    agreement.settle_comments(consultation=made, comments=rows[:1], outcome="taken", answer="Done.", **busy.facts)
    due = {"follow_up_by": "The legal team", "follow_up_on": busy.day(9)}
    agreement.settle_comments(consultation=made, comments=rows[1:2], outcome="clarify", **due, **busy.facts)
    agreement.moderate_comment(comment=rows[3], show=False, reason="twice", name_is_public=False, **busy.facts)
    mark(busy, made)
    start(busy, made, rows)


def comment(busy: "Busy", consultation: Consultation, text: str) -> Comment:
    said: dict[str, Any] = {"sector": "voluntary", "mark": "aspirational", "about": "clause", "text": text}
    clause = consultation.clauses.first()
    return agreement.send_comment(
        consultation=consultation, clause=clause, form_key=uuid.uuid4(), at=busy.now, name="Ada Clerk", **said
    )


def mark(busy: "Busy", consultation: Consultation) -> None:
    """Two organisations say what they can keep; one of them changes its mind."""
    clauses, world = list(consultation.clauses.filter(would_end=False)), busy.world
    said: dict[str, Any] = {"consultation": consultation, "clause": clauses[0], "at": busy.now}
    agreement.mark_clause(organisation=world.council, mark="now", by=world.champion, **said)
    agreement.mark_clause(organisation=world.council, mark="cannot", comment="No money.", by=world.champion, **said)
    agreement.mark_clause(organisation=world.charity, mark="aspirational", by=busy.facts["by"], **said)


def start(busy: "Busy", made: Consultation, rows: list[Comment]) -> None:
    """Where the forms of a consultation are reached."""
    agreement_pages = "/areas/wessington/agreement/"
    own, public = f"{agreement_pages}consultations/{made.uid}/", f"{agreement_pages}have-your-say/{made.uid}/"
    busy.starts += [own, f"{own}comments/", f"{own}comments/settle/?comment={rows[0].uid}", f"{own}comments/import/"]
    busy.starts += [f"{own}can-be-kept/", f"{own}can-be-kept/import/"]
    clause = made.clauses.filter(would_end=False).first()
    busy.starts.append(f"{own}can-be-kept/{busy.world.council.uid}/{clause.uid}/")
    busy.starts += [f"{own}comments/{row.uid}/" for row in rows[3:]]
    draft = Version.objects.select_related("document").get(state="draft")
    busy.starts.append(f"{agreement_pages}documents/{draft.document.uid}/{draft.number}/consult/")
    busy.starts += [public, f"{public}comment/", f"{public}clauses/{made.clauses.first().uid}/"]
