"""Comments on a draft: taken in from everybody with the link, entered from paper, let be shown or not."""

import uuid
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from concord.core.accounts.access import Installation, require
from concord.core.accounts.models import Person
from concord.core.accounts.permissions import Permission
from concord.core.audit.commands import record
from concord.core.lib.errors import RuleBroken
from concord.core.lib.text import clean_line, clean_text, random_reference

from ..models import Comment, Consultation, ConsultedClause, Version
from ..rules.consultation import check_says_something, check_takes
from ..terms import CommentAbout, CommentState, CommentWay, Verb

Actor = Person | Installation
LINES, TEXTS = ("name", "organisation"), ("text", "proposed")
REFERENCE = 8


@transaction.atomic
def send_comment(*, consultation: Consultation, form_key: uuid.UUID, at: datetime, **facts: Any) -> Comment:
    """Somebody with the link comments; it waits until an officer has looked at it.

    The same form sent twice is taken once. `facts`: as `Comment` has them. Raises `RuleBroken` when it is not open.
    """
    today = timezone.localdate(at)
    # Nobody ends the consultation while it is being kept.
    Version.objects.filter(pk=consultation.version_id).update(number=consultation.version.number)
    consultation.refresh_from_db()
    check_takes(consultation, today)
    made = new_comment(consultation, received_on=today, way=CommentWay.ONLINE, form_key=form_key, **facts)
    before = Comment.objects.filter(consultation=consultation, form_key=form_key).first()
    if before is not None and says_the_same(before, made):
        return before
    if before is not None:
        # Somebody went back, and wrote something else.
        made.form_key = uuid.uuid4()
    try:
        with transaction.atomic():
            made.save()
    except IntegrityError:
        raise RuleBroken("Two things came at once. Send it again.") from None
    record(Verb.COMMENTED, subject=made, by=None, at=at)
    return made


def says_the_same(one: Comment, other: Comment) -> bool:
    names = ("about", "clause_id", "text", "proposed", "mark", "sector", "name", "organisation", "name_is_public")
    return all(getattr(one, name) == getattr(other, name) for name in names)


def new_comment(consultation: Consultation, *, clause: ConsultedClause | None, about: str, **facts: Any) -> Comment:
    """A comment that is not kept yet, with its words made clean."""
    if clause is not None and clause.consultation_id != consultation.pk:
        raise RuleBroken("That commitment is not in this draft.", field="clause")
    facts |= {name: clean_text(facts.get(name, "")) for name in TEXTS}
    facts |= {name: clean_line(facts.get(name, "")) for name in LINES}
    check_says_something(text=facts["text"], proposed=facts["proposed"], mark=facts.get("mark", ""))
    return Comment(
        area=consultation.area,
        consultation=consultation,
        reference=random_reference(REFERENCE),
        about=CommentAbout.CLAUSE if clause else about,
        clause=clause,
        **facts,
    )


@transaction.atomic
def enter_comment(*, consultation: Consultation, by: Actor, at: datetime, **facts: Any) -> Comment:
    """An officer enters what came on paper, by mail or in a talk, also after the last day. It is shown at once."""
    require(by, Permission.EDIT_AGREEMENT, consultation.area)
    if facts["received_on"] > timezone.localdate(at):
        raise RuleBroken("That day is still to come.", field="received_on")
    made = new_comment(consultation, state=CommentState.ACCEPTED, **facts)
    made.save()
    record(Verb.COMMENT_ENTERED, subject=made, by=by, at=at, way=made.way)
    return made


@transaction.atomic
def accept_comments(*, consultation: Consultation, comments: Iterable[Comment], by: Actor, at: datetime) -> int:
    """Let those of some comments be shown that wait. How many were."""
    require(by, Permission.EDIT_AGREEMENT, consultation.area)
    found = [one for one in comments if one.consultation_id == consultation.pk]
    count = 0
    for one in found:
        if Comment.objects.filter(pk=one.pk, state=CommentState.WAITING).update(state=CommentState.ACCEPTED):
            record(Verb.COMMENT_ACCEPTED, subject=one, by=by, at=at)
            count += 1
    return count


@transaction.atomic
def moderate_comment(
    *,
    comment: Comment,
    show: bool,
    name_is_public: bool,
    by: Actor,
    at: datetime,
    reason: str = "",
    shown_text: str = "",
) -> None:
    """Let one comment be shown or not, with its name or without, whole or with something left out.

    What was written is kept either way. One that is answered stays shown.
    """
    require(by, Permission.EDIT_AGREEMENT, comment.area)
    if not show and not reason:
        raise RuleBroken("Say why it is not shown.", field="reason")
    if not show and comment.outcome:
        raise RuleBroken("It has its answer, so it stays shown. You can leave words out of it.")
    state = CommentState.ACCEPTED if show else CommentState.REFUSED
    change = {
        "state": state,
        "refused_for": "" if show else reason,
        "name_is_public": name_is_public and bool(comment.name or comment.organisation),
        "shown_text": clean_text(shown_text),
    }
    held = Comment.objects.filter(pk=comment.pk, state=comment.state, outcome=comment.outcome)
    if held.update(**change) != 1:
        raise RuleBroken("Someone else has just changed this comment.")
    comment.refresh_from_db()
    record(Verb.COMMENT_ACCEPTED if show else Verb.COMMENT_REFUSED, subject=comment, by=by, at=at)
