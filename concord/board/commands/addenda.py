"""What came after issue: dated, at the same address; what was issued never changes."""

import re
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from concord.core.accounts.access import SYSTEM, acting
from concord.core.accounts.commands import Actor
from concord.core.areas.models import Area
from concord.core.audit.commands import record
from concord.core.lib.errors import RuleBroken
from concord.core.lib.text import shortened
from concord.log.models import Decision, Point, ReplyRequest
from concord.log.terms import Verdict

from ..models import Addendum, BoardReport
from ..queries.replies import late_corrections, waits_for
from ..queries.reports import issued_with
from ..terms import ReportState, Verb
from .answers import hold

LONGEST = 1000


@transaction.atomic
def add_addendum(*, report: BoardReport, text: str, by: Actor, at: datetime) -> Addendum:
    """Add something dated to an issued report: what was issued never changes."""
    hold(report, by)
    if report.state != ReportState.ISSUED:
        raise RuleBroken("This report is not issued: change it instead.")
    if not text.strip():
        raise RuleBroken("Write what is to be added.", field="text")
    return add(report, text.strip(), by=by, at=at)


def add(report: BoardReport, text: str, *, by: Actor, at: datetime) -> Addendum:
    made = Addendum(area=report.area, report=report, text=text, added_at=at, added_by=acting(by))
    made.save()
    record(Verb.ADDENDUM_ADDED, subject=report, by=by, at=at)
    return made


@transaction.atomic
def add_late_reply(*, request: ReplyRequest, at: datetime) -> int:
    """A reply that came, or was added to, after the page with its point was issued (confidentiality.md)."""
    for decision in late_corrections(point__in=[request.point_id, request.point.merged_into_id]):
        add_correction(decision=decision, at=at)
    # Each later part of a reply begins with its day.
    latest = re.split(r"\n\n(?=Added on \d)", request.reply)[-1]
    return add_once(request.point, f"{request.organisation_name} replied: {latest}", at=at)


@transaction.atomic
def add_correction(*, decision: Decision, at: datetime) -> int:
    """A decision that replaces one with which a page was issued.

    One that says “not followed” waits until whom it names has replied, or could have (confidentiality.md).
    """
    if decision.verdict == Verdict.NOT_FOLLOWED and waits_for(decision.point, timezone.localdate(at)):
        return 0
    verdict = decision.get_verdict_display().lower() + (", a win" if decision.win else "")
    text = f"Decision {decision.reference} replaces {decision.replaces}: {verdict}."
    return add_once(decision.point, text, at=at, issued_at__lte=decision.decided_at)


def add_waiting_corrections(*, area: Area, on: date, at: datetime) -> int:
    """Add the corrections whose reply has come meanwhile, or need not be waited for any more."""
    return sum(add_correction(decision=decision, at=at) for decision in late_corrections())


def add_once(point: Point, text: str, *, at: datetime, **those: datetime) -> int:
    """To every issued page (of `those`) on which the point stands, unless it says so already. Gives to how many."""
    words = shortened(text, LONGEST)
    found = [report for report in issued_with(point).filter(**those) if not report.addenda.filter(text=words).exists()]
    for report in found:
        add(report, words, by=SYSTEM, at=at)
    return len(found)
