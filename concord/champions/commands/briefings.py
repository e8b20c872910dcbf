"""What champions say to a briefing: that they have read it, a question, or that they want no more letters."""

from datetime import datetime

from django.db import transaction

from concord.core.accounts.access import Installation, acting, require
from concord.core.accounts.models import Person
from concord.core.accounts.permissions import Permission
from concord.core.audit.commands import record
from concord.core.lib.text import clean_text
from concord.core.mail.commands import queue_mail

from ..models import Champion, Question, Recipient
from ..rules.mailings import check_is_question, check_unanswered
from ..terms import Verb
from .describing import record_of


@transaction.atomic
def mark_read(*, recipient: Recipient, at: datetime) -> None:
    """Keep that somebody says they have read it, once. Opening the page alone says nothing."""
    if Recipient.objects.filter(pk=recipient.pk, read_at__isnull=True).update(read_at=at) == 1:
        record(Verb.BRIEFING_READ, subject=recipient, by=recipient.person, at=at, label="briefing")


@transaction.atomic
def ask_question(*, recipient: Recipient, text: str, at: datetime) -> Question:
    """Keep a question; whoever asks has read it."""
    asked = clean_text(text)
    check_is_question(asked)
    mark_read(recipient=recipient, at=at)
    made = Question(area=recipient.area, recipient=recipient, text=asked, asked_at=at)
    made.save()
    record(Verb.QUESTION_ASKED, subject=made, by=recipient.person, at=at, label="briefing")
    return made


@transaction.atomic
def answer_question(*, question: Question, text: str, by: Person | Installation, at: datetime) -> None:
    """Answer once, and mail the answer to whoever asked."""
    require(by, Permission.MANAGE_CHAMPIONS, question.area)
    answer = clean_text(text)
    open_one = Question.objects.filter(pk=question.pk, answered_at__isnull=True)
    check_unanswered(open_one.update(answer=answer, answered_at=at, answered_by=acting(by)) != 1)
    question.refresh_from_db()
    record(Verb.QUESTION_ANSWERED, subject=question, by=by, at=at, label="briefing")
    person = question.recipient.person
    if person.email:
        queue_mail(
            kind="champions.answer",
            to_address=person.email,
            to_person=person,
            subject=f"Answer: {question.recipient.mailing.subject}",
            template="champions_answer",
            context={"person": person, "question": question},
            area=question.area,
            about=question,
            at=at,
            shown=True,
        )


@transaction.atomic
def stop_mailings(*, recipient: Recipient, at: datetime) -> None:
    """Send somebody no more letters to many, as they asked."""
    champion = record_of(recipient.person, recipient.area)
    Champion.objects.filter(pk=champion.pk).update(no_mailings=True)
    record(Verb.MAILINGS_STOPPED, subject=champion, by=recipient.person, at=at, label="letters")
