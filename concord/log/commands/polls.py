"""Polls: opened, answered once each, closed. Answers become sums at once; nobody's own are kept."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, datetime

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from concord.core.accounts.access import Installation, require
from concord.core.accounts.models import Person
from concord.core.accounts.permissions import Permission
from concord.core.areas.models import Area
from concord.core.audit.commands import record
from concord.core.directory.queries import respondents
from concord.core.directory.terms import Sector
from concord.core.lib.errors import RuleBroken
from concord.core.lib.text import clean_line

from ..models import Poll, PollMark, PollMatter, PollSide, PollTally
from ..queries.polls import is_open, poll_tag, sides_of
from ..rules import polls as rules
from ..terms import Feeling, Verb

Actor = Person | Installation


@transaction.atomic
def open_poll(*, area: Area, title: str, matters: Sequence[str], ends_on: date, by: Actor, at: datetime) -> Poll:
    """Ask what annoys people most and what works well; who could answer is counted as at today."""
    require(by, Permission.MANAGE_LEARNING, area)
    today, texts = timezone.localdate(at), [clean_line(matter) for matter in matters if matter.strip()]
    rules.check_matters(texts)
    if ends_on < today:
        raise RuleBroken("The last day must not lie in the past.", field="ends_on")
    poll = Poll(area=area, title=clean_line(title), opened_on=today, ends_on=ends_on)
    poll.save()
    asked = Counter(hat.organisation.sector for hat in respondents(area, today))
    PollSide.objects.bulk_create(PollSide(area=area, poll=poll, sector=s, asked=asked[s]) for s in Sector.values)
    for position, text in enumerate(texts, start=1):
        matter = PollMatter(area=area, poll=poll, position=position, text=text)
        matter.save()
        PollTally.objects.bulk_create(PollTally(area=area, matter=matter, sector=s) for s in Sector.values)
    record(Verb.POLL_OPENED, subject=poll, by=by, at=at)
    return poll


@transaction.atomic
def answer_poll(*, poll: Poll, sector: str, answers: Mapping[int, str], by: Person, at: datetime) -> None:
    """Count one person's answers, once. `answers`: a `Feeling` by the key of the matter.

    The audit trail is left out on purpose: an entry would say who answered, and when.
    """
    require(by, Permission.MAKE_RETURN, poll.area)
    today = timezone.localdate(at)
    if not is_open(poll, today):
        raise RuleBroken("This poll is closed.")
    if sector not in sides_of(by, poll.area, today):
        raise RuleBroken("Choose a side for which you act here.", field="sector")
    _, first = PollMark.objects.get_or_create(area=poll.area, poll=poll, tag=poll_tag(by, poll))
    if not first:
        raise RuleBroken("You have answered already. Answers are counted at once and kept by nobody.")
    PollSide.objects.filter(poll=poll, sector=sector).update(answered=F("answered") + 1)
    for matter, feeling in answers.items():
        column = Feeling(feeling).value
        found = PollTally.objects.filter(matter=matter, matter__poll=poll, sector=sector)
        found.update(**{column: F(column) + 1})


@transaction.atomic
def close_poll(*, poll: Poll, by: Actor, at: datetime) -> None:
    """End a poll early, for good: opened again, what was added could be read off."""
    require(by, Permission.MANAGE_LEARNING, poll.area)
    if Poll.objects.filter(pk=poll.pk, closed_at=None, ends_on__gte=timezone.localdate(at)).update(closed_at=at) != 1:
        raise RuleBroken("This poll is closed already.")
    record(Verb.POLL_CLOSED, subject=poll, by=by, at=at)
