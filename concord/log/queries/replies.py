"""Reads of the right of reply."""

from collections.abc import Iterable
from datetime import date

from django.db.models import F, Q

from ..models import Period, Point, ReplyRequest
from ..rules import verdicts
from ..terms import ReplyState


def points_to_ask_about(period: Period) -> list[Point]:
    """Points that name an organisation as not having kept the agreement and were not sent to it yet.

    Of points merged into one, each organisation named by any of them is asked once.
    """
    found = Point.objects.tabled().filter(period=period, withdrawn_at__isnull=True, about_organisation__isnull=False)
    found = found.select_related("about_organisation", "about_unit", "area", "period", "log_return__expectation")
    families: dict[int, list[Point]] = {}
    in_order = found.order_by(F("merged_into").asc(nulls_first=True), "box", "reference")
    for point in in_order.prefetch_related("reply_requests"):
        families.setdefault(point.merged_into_id or point.pk, []).append(point)
    return [point for family in families.values() for point in unasked(family)]


def unasked(family: Iterable[Point]) -> list[Point]:
    """Of points that count as one: for each organisation that must be asked and was not, the first that names it."""
    family = list(family)
    asked = {request.organisation_id for point in family for request in point.reply_requests.all()}
    found: dict[int, Point] = {}
    for point in family:
        if point.about_organisation_id not in asked and needs_reply(point):
            found.setdefault(point.about_organisation_id, point)  # type: ignore[arg-type]  # it names one
    return list(found.values())


def needs_reply(point: Point) -> bool:
    reporter = point.log_return.expectation.organisation_id if point.log_return else None
    return verdicts.needs_reply(
        box=point.box,
        breach=point.breach,
        has_organisation=point.about_organisation_id is not None,
        reporter_is_named_body=reporter is not None and reporter == point.about_organisation_id,
    )


def replies_beside(point: Point) -> list[ReplyRequest]:
    """The replies about a point and about those merged into it."""
    family = Q(point=point.pk) | Q(point__merged_into=point.pk)
    return list(ReplyRequest.objects.filter(family, state=ReplyState.REPLIED))


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
