"""Consulting on a draft: opened, changed, ended; and the focus groups and interviews held for it."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from concord.core.accounts.access import Installation, require
from concord.core.accounts.models import Person
from concord.core.accounts.permissions import Permission
from concord.core.audit.commands import record
from concord.core.lib.errors import RuleBroken
from concord.core.lib.text import clean_line, clean_text

from ..models import CommitmentText, Consultation, ConsultedClause, Talk, Version
from ..queries.consultation import length_asked
from ..queries.documents import Chapter, chapters_of
from ..rules.consultation import check_can_open, check_close, check_days, check_not_ended, check_short, wanted_until
from ..terms import Verb, VersionState

Actor = Person | Installation
ENDING = "What would end"
TEXTS = ("introduction", "short_reason", "short_remedy")


@transaction.atomic
def open_consultation(
    *, version: Version, opens_on: date, closes_on: date, by: Actor, at: datetime, **facts: Any
) -> Consultation:
    """Put a draft out for comments. Its words stay as people read them until the consultation is ended.

    `facts`: as `Consultation` has them. Raises `RuleBroken` when it is no draft, is empty, or the time is shorter than
    the area's rule without a reason and what makes up for it.
    """
    require(by, Permission.EDIT_AGREEMENT, version.area)
    today = timezone.localdate(at)
    chapters = chapters_of(version)
    check_can_open(version, sum(len(chapter.texts) for chapter in chapters))
    check_days(opens_on, closes_on, today)
    rule, words = length_asked(version.area, opens_on)
    made = Consultation(
        area=version.area,
        version=version,
        opens_on=opens_on,
        closes_on=closes_on,
        wanted_until=wanted_until(rule, opens_on),
        wanted_words=words[:300],
        **cleaned(facts),
    )
    check_short(closes_on, made.wanted_until, words, reason=made.short_reason, remedy=made.short_remedy)
    held = Version.objects.filter(pk=version.pk, state=VersionState.DRAFT).update(state=VersionState.CONSULTATION)
    if held != 1:
        raise RuleBroken("Someone else has just changed this version.")
    version.refresh_from_db(fields=["state"])
    made.save()
    keep_words(made, chapters)
    record(Verb.CONSULTATION_OPENED, subject=made, by=by, at=at, closes_on=str(closes_on), short=made.is_short)
    return made


def cleaned(facts: dict[str, Any]) -> dict[str, Any]:
    return {name: clean_text(value) if name in TEXTS else value for name, value in facts.items()}


def keep_words(consultation: Consultation, chapters: list[Chapter]) -> None:
    """The draft as it is read from now on, beside what is in force, and what would end."""
    version = consultation.version
    before = version.document.versions.filter(adopted_on__isnull=False).order_by("-number").first()
    old = {text.commitment_id: text for text in CommitmentText.objects.filter(version=before)} if before else {}
    rows = []
    for part, chapter in enumerate(chapters, start=1):
        heading = str(chapter.section or version.title)
        rows += [
            consulted(consultation, text, old.pop(text.commitment_id, None), part, heading, position)
            for position, text in enumerate(chapter.texts, start=1)
        ]
    last = len(chapters) + 1
    rows += [ending(consultation, text, last, position) for position, text in enumerate(old.values(), start=1)]
    ConsultedClause.objects.bulk_create(rows)


def consulted(
    consultation: Consultation, text: CommitmentText, was: CommitmentText | None, part: int, heading: str, position: int
) -> ConsultedClause:
    return ConsultedClause(
        area=consultation.area,
        consultation=consultation,
        commitment_id=text.commitment_id,
        part=part,
        heading=heading,
        position=position,
        number=text.number,
        title=text.title,
        text=text.text,
        owed=text.owed_words,
        standing=text.standing,
        was_there=was is not None,
        was_title=was.title if was else "",
        was_text=was.text if was else "",
    )


def ending(consultation: Consultation, text: CommitmentText, part: int, position: int) -> ConsultedClause:
    made = consulted(consultation, text, text, part, ENDING, position)
    made.would_end, made.text = True, ""
    return made


@transaction.atomic
def change_consultation(*, consultation: Consultation, closes_on: date, by: Actor, at: datetime, **facts: Any) -> None:
    """Change its last day, what is asked, or why it is short. A shorter time than the rule's needs its reason again."""
    require(by, Permission.EDIT_AGREEMENT, consultation.area)
    check_not_ended(consultation)
    if closes_on != consultation.closes_on:
        check_close(consultation.opens_on, closes_on, timezone.localdate(at))
    facts = cleaned(facts) | {"closes_on": closes_on}
    reasons = {name: facts.get(name, getattr(consultation, name)) for name in ("short_reason", "short_remedy")}
    check_short(
        closes_on,
        consultation.wanted_until,
        consultation.wanted_words,
        reason=reasons["short_reason"],
        remedy=reasons["short_remedy"],
    )
    if Consultation.objects.filter(pk=consultation.pk, ended_on=None).update(**facts) != 1:
        raise RuleBroken("Someone else has just ended this consultation.")
    consultation.refresh_from_db()
    record(Verb.CONSULTATION_CHANGED, subject=consultation, by=by, at=at, closes_on=str(closes_on))


@transaction.atomic
def end_consultation(*, consultation: Consultation, by: Actor, at: datetime) -> None:
    """Take no more comments, on its last day or before it; the draft can be written on again."""
    require(by, Permission.EDIT_AGREEMENT, consultation.area)
    check_not_ended(consultation)
    end(consultation, timezone.localdate(at))
    Version.objects.filter(pk=consultation.version_id, state=VersionState.CONSULTATION).update(state=VersionState.DRAFT)
    record(Verb.CONSULTATION_ENDED, subject=consultation, by=by, at=at)


def end(consultation: Consultation, on: date) -> None:
    # Compare-and-set: two officers may press the button in the same minute.
    if Consultation.objects.filter(pk=consultation.pk, ended_on=None).update(ended_on=on) != 1:
        raise RuleBroken("Someone else has just ended this consultation.")
    consultation.ended_on = on


@transaction.atomic
def note_talk(*, consultation: Consultation, by: Actor, at: datetime, talk: Talk | None = None, **facts: Any) -> Talk:
    """Note a focus group or a round of interviews, or change what is noted of it. `facts`: as `Talk` has them."""
    require(by, Permission.EDIT_AGREEMENT, consultation.area)
    made = talk or Talk(area=consultation.area, consultation=consultation)
    for name, value in facts.items():
        setattr(made, name, value)
    made.title, made.notes = clean_line(made.title), clean_text(made.notes)
    same = Talk.objects.filter(consultation=consultation, title=made.title).exclude(pk=made.pk)
    if same.exists():
        raise RuleBroken("There is one of this name already. Give it another, like “Carers, evening”.", field="title")
    made.save()
    record(Verb.TALK_NOTED, subject=made, by=by, at=at, people=made.people)
    return made
