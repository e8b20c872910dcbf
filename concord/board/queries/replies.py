"""Whether everybody whom a line names has replied, or could have; and what came after."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from concord.core.lib.errors import RuleBroken
from concord.log.models import Decision, Point, ReplyRequest
from concord.log.queries.replies import needs_reply
from concord.log.rules.verdicts import check_reply_before_board
from concord.log.terms import ReplyState

from ..models import BoardReport


def family(point: Point) -> list[Point]:
    """A point with those that say the same: a line speaks for all of them."""
    merged = point.merged.filter(withdrawn_at__isnull=True).select_related("log_return__expectation")
    return [point, *merged]


def requests_for(point: Point) -> list[ReplyRequest]:
    """Every request for a reply about a point or about those merged into it, the oldest first."""
    return list(ReplyRequest.objects.filter(point__in=family(point)).order_by("asked_at", "pk"))


def check_replies(point: Point, on: date) -> None:
    """Raise `RuleBroken` while any organisation that the point names, or one merged into it, may still reply.

    An organisation that several of them name is asked once (confidentiality.md, “Right of reply”).
    """
    named = {one.about_organisation_id for one in family(point) if needs_reply(one)}
    asked = by_organisation(requests_for(point))
    for organisation in sorted(pk for pk in named if pk is not None):
        requests = asked[organisation]
        check_reply_before_board(
            needed=True,
            replied=any(request.state == ReplyState.REPLIED for request in requests),
            asked=bool(requests),
            window_ends_on=max((request.window_ends_on for request in requests), default=None),
            on=on,
        )


def awaited(report: BoardReport, on: date) -> list[str]:
    """Whose reply the page still waits for, or is still to be asked for: a sentence for each box."""
    found = []
    for line in report.lines.select_related("point__log_return__expectation"):
        try:
            if line.point is not None:
                check_replies(line.point, on)
        except RuleBroken as error:
            found.append(f"Box {line.box}: {error.message}")
    return found


def by_organisation(requests: Iterable[ReplyRequest]) -> dict[int, list[ReplyRequest]]:
    found: dict[int, list[ReplyRequest]] = defaultdict(list)
    for request in requests:
        found[request.organisation_id].append(request)
    return found


def latest_reply(point: str, organisation: str) -> ReplyRequest | None:
    """An organisation's reply to a point, by the point's reference and the organisation's uid."""
    found = ReplyRequest.objects.filter(point__reference=point, organisation__uid=organisation)
    return found.filter(state=ReplyState.REPLIED).select_related("point").order_by("replied_at").last()


def correction_of(reference: str) -> Decision | None:
    """A decision that replaces another."""
    found = Decision.objects.filter(reference=reference, replaces__isnull=False)
    return found.select_related("point", "replaces").first()
