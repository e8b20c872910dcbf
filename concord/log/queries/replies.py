"""Reads of the right of reply."""

from datetime import date

from ..models import Period, Point, ReplyRequest
from ..rules import verdicts
from ..terms import ReplyState


def points_to_ask_about(period: Period) -> list[Point]:
    """Points that name an organisation as not having kept the agreement and were not sent to it yet."""
    found = (
        Point.objects.tabled()
        .standing()
        .filter(period=period, about_organisation__isnull=False, reply_requests__isnull=True)
    )
    rows = found.select_related("about_organisation", "about_unit", "area", "period", "log_return__expectation")
    return [point for point in rows if needs_reply(point)]


def needs_reply(point: Point) -> bool:
    reporter = point.log_return.expectation.organisation_id if point.log_return else None
    return verdicts.needs_reply(
        box=point.box,
        breach=point.breach,
        has_organisation=point.about_organisation_id is not None,
        reporter_is_named_body=reporter is not None and reporter == point.about_organisation_id,
    )


def request_of(uid: str) -> ReplyRequest | None:
    found = ReplyRequest.objects.select_related(
        "point", "point__period", "organisation", "area", "point__commitment_text"
    )
    return found.filter(uid=uid).first()


def check_reply_before_board(point: Point, on: date) -> None:
    """Raise `RuleBroken` while a reply may still come to a point that needs one."""
    requests = list(point.reply_requests.all())
    verdicts.check_reply_before_board(
        needed=needs_reply(point),
        replied=any(request.state == ReplyState.REPLIED for request in requests),
        asked=bool(requests),
        window_ends_on=max((request.window_ends_on for request in requests), default=None),
        on=on,
    )
