"""Whether everybody whom a line names has replied, or could have; and what came after."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Prefetch, QuerySet

from concord.core.lib.errors import RuleBroken
from concord.log.models import Decision, Point, ReplyRequest
from concord.log.queries.replies import needs_reply
from concord.log.rules.asking import check_reached
from concord.log.rules.verdicts import check_reply_before_board
from concord.log.terms import PeriodState, ReplyState, Verdict

from ..models import BoardReport


def with_replies(found: QuerySet[Point]) -> QuerySet[Point]:
    """With all that `check_replies` reads of each point, in a fixed number of queries."""
    merged = Point.objects.select_related("log_return__expectation").prefetch_related("reply_requests")
    joined = found.select_related("log_return__expectation")
    return joined.prefetch_related(Prefetch("merged", merged), "reply_requests", "decisions")


def family(point: Point) -> list[Point]:
    """A point with those that say the same: a line speaks for all of them."""
    return [point, *(one for one in point.merged.all() if one.withdrawn_at is None)]


def requests_for(point: Point) -> list[ReplyRequest]:
    """Every request for a reply about a point or about those merged into it, the oldest first."""
    return sorted(requests_of(family(point)), key=lambda request: (request.asked_at, request.pk))


def requests_of(points: Iterable[Point]) -> list[ReplyRequest]:
    return [request for one in points for request in one.reply_requests.all()]


def check_replies(point: Point, on: date) -> None:
    """Raise `RuleBroken` while any organisation that the point names, or one merged into it, may still reply.

    An organisation that several of them name is asked once (confidentiality.md, “Right of reply”).
    """
    points = family(point)
    verdict = next((decision.verdict for decision in point.decisions.all() if decision.is_current), "")
    named = {one.about_organisation_id for one in points if needs_reply(one, verdict, points)}
    asked = requests_of(points)
    for organisation in sorted(pk for pk in named if pk is not None):
        every = [request for request in asked if request.organisation_id == organisation]
        requests = [request for request in every if request.is_asked]
        for request in every[:1]:
            check_reached(request.organisation_name, request.point.reference, reached=bool(requests))
        check_reply_before_board(
            needed=True,
            replied=any(request.state == ReplyState.REPLIED for request in requests),
            asked=bool(requests),
            window_ends_on=max((request.window_ends_on for request in requests), default=None),
            on=on,
        )


def waits_for(point: Point, on: date) -> str:
    """Why a page with the point waits, or empty: whose reply may still come, or is still to be asked for."""
    try:
        check_replies(point, on)
    except RuleBroken as error:
        return error.message
    return ""


def awaited(report: BoardReport, on: date) -> list[str]:
    """Whose reply the page still waits for, or is still to be asked for: a sentence for each box."""
    lines = report.lines.prefetch_related(Prefetch("point", with_replies(Point.objects.all())))
    found = [(line.box, waits_for(line.point, on)) for line in lines if line.point is not None]
    return [f"Box {box}: {words}" for box, words in found if words]


def latest_reply(point: str, organisation: str) -> ReplyRequest | None:
    """An organisation's reply to a point, by the point's reference and the organisation's uid."""
    found = ReplyRequest.objects.filter(point__reference=point, organisation__uid=organisation)
    return found.filter(state=ReplyState.REPLIED).select_related("point").order_by("replied_at").last()


def correction_of(reference: str) -> Decision | None:
    """A decision that replaces another."""
    found = Decision.objects.filter(reference=reference, replaces__isnull=False)
    return found.select_related("point", "replaces").first()


def late_corrections(**those: Any) -> QuerySet[Decision]:
    """Decisions of “not followed” that stand in place of others, of what the board has seen: some wait for a reply."""
    found = Decision.objects.filter(is_current=True, verdict=Verdict.NOT_FOLLOWED, replaces__isnull=False, **those)
    return found.filter(point__period__state=PeriodState.REPORTED).select_related("point", "replaces").order_by("pk")


def held_back(report: BoardReport, on: date) -> list[str]:
    """Corrections that are not on an issued page yet, each with what it waits for."""
    found = late_corrections(point__in=report.lines.values("point"), decided_at__gte=report.issued_at)
    waiting = ((decision, waits_for(decision.point, on)) for decision in found)
    return [f"{decision.reference} replaces {decision.replaces}: {words}" for decision, words in waiting if words]
