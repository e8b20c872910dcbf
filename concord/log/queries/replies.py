"""Reads of the right of reply."""

from collections.abc import Collection, Iterable, Sequence

from django.db.models import F, OuterRef, Q, QuerySet, Subquery

from concord.core.accounts.models import PersonalLink
from concord.core.audit.models import AuditEntry
from concord.core.mail.models import OutgoingMessage

from ..models import Decision, Period, Point, ReplyRequest
from ..rules import verdicts
from ..rules.periods import BEFORE_THE_BOARD
from ..terms import ReplyState, Verb, Verdict

MAIL_THAT_ASKS = "log.reply"


def askable_points() -> QuerySet[Point]:
    """Points that were not withdrawn, with all that `unasked` reads; what stands for others comes first."""
    found = Point.objects.tabled().filter(withdrawn_at__isnull=True)
    found = found.select_related("about_organisation", "about_unit", "area", "period", "log_return__expectation")
    in_order = found.order_by(F("merged_into").asc(nulls_first=True), "box", "reference")
    return in_order.prefetch_related("reply_requests")


def points_to_ask_about(period: Period) -> list[Point]:
    """Points that name an organisation as not having kept the agreement and were not sent to it yet.

    Of points merged into one, each organisation named by any of them is asked once. Three queries.
    """
    return [point for family, verdict in families_of(period) for point in unasked(family, verdict)]


def families_of(period: Period) -> list[tuple[list[Point], str]]:
    """A period's points, those that count as one together, with the verdict that stands for them."""
    current = Decision.objects.filter(point__period=period, is_current=True)
    verdict_of = dict(current.values_list("point", "verdict"))
    families: dict[int, list[Point]] = {}
    for point in askable_points().filter(period=period):
        families.setdefault(point.merged_into_id or point.pk, []).append(point)
    return [(family, verdict_of.get(pk, "")) for pk, family in families.items()]


def is_sheet_made(period: Period) -> bool:
    """Whether the decision sheet was made, and with it whom it names asked. One query."""
    made = AuditEntry.objects.filter(verb=Verb.SHEET_BUILT, area_key=period.area.key)
    return made.filter(subject_kind=Period._meta.label_lower, subject_key=period.reference).exists()


def to_ask_about(decision: Decision) -> list[Point]:
    """Whom a decision says not to have kept the agreement, and nobody asked yet: for each, the point that names it."""
    if decision.verdict != Verdict.NOT_FOLLOWED:
        return []
    family = askable_points().filter(Q(pk=decision.point_id) | Q(merged_into=decision.point_id))
    return unasked(family, decision.verdict)


def asked_with(decision: Decision) -> list[ReplyRequest]:
    """The organisations that were asked for a reply because of a decision."""
    family = Q(point=decision.point_id) | Q(point__merged_into=decision.point_id)
    found = ReplyRequest.objects.filter(family, asked_at=decision.decided_at)
    return list(found.order_by("organisation_name"))


def unasked(family: Iterable[Point], verdict: str) -> list[Point]:
    """Of points that count as one: for each organisation that must be asked and was not, the first that names it.

    `verdict`: of the decision that stands for all of them.
    """
    family = list(family)
    asked = {request.organisation_id for point in family for request in point.reply_requests.all() if request.is_asked}
    found: dict[int, Point] = {}
    for point in family:
        if point.about_organisation_id not in asked and needs_reply(point, verdict, family):
            found.setdefault(point.about_organisation_id, point)  # type: ignore[arg-type]  # it names one
    return list(found.values())


def untried(family: Sequence[Point], verdict: str) -> list[Point]:
    """Of those, the ones whose organisation nobody even tried to ask: where no mail reaches it, somebody did."""
    tried = {request.organisation_id for point in family for request in point.reply_requests.all()}
    return [point for point in unasked(family, verdict) if point.about_organisation_id not in tried]


def needs_reply(point: Point, verdict: str, family: Collection[Point]) -> bool:
    """A body that alone reports on itself needs no asking; one whose report counts with another's does."""
    reporters = {one.log_return.expectation.organisation_id if one.log_return else None for one in family}
    return verdicts.needs_reply(
        box=point.box,
        breach=point.breach,
        verdict=verdict,
        has_organisation=point.about_organisation_id is not None,
        reporter_is_named_body=reporters == {point.about_organisation_id},
    )


def beside(family: Iterable[Point]) -> list[ReplyRequest]:
    """What stands beside points that count as one: every reply, and each organisation that has not replied once."""
    requests = [request for point in family for request in point.reply_requests.all()]
    in_order = sorted(requests, key=lambda request: (bool(request.reply), request.window_ends_on))
    latest = {request.organisation_id: request for request in in_order}
    return [request for request in requests if request.reply or latest[request.organisation_id] == request]


def is_decided_before_reply(decision: Decision, requests: Iterable[ReplyRequest]) -> bool:
    """Whether a decision was made while one of these organisations could still reply, or before its reply came."""
    return any(
        verdicts.decided_before_reply(
            decided_at=decision.decided_at, replied_at=request.replied_at, window_ends_on=request.window_ends_on
        )
        for request in requests
        if had_to_wait(decision, request)
    )


def had_to_wait(decision: Decision, request: ReplyRequest) -> bool:
    """Whoever was asked because of a later decision had nothing to reply to at one that was replaced."""
    return decision.is_current or decision.verdict == Verdict.NOT_FOLLOWED or request.asked_at <= decision.decided_at


def replies_beside(point: Point) -> list[ReplyRequest]:
    """The replies about a point and about those merged into it."""
    family = Q(point=point.pk) | Q(point__merged_into=point.pk)
    return list(ReplyRequest.objects.filter(family, state=ReplyState.REPLIED))


def replies_with_group() -> QuerySet[ReplyRequest]:
    """Replies about points that the board has not seen yet."""
    return before_the_board(ReplyState.REPLIED)


def before_the_board(state: str) -> QuerySet[ReplyRequest]:
    """Requests that stand so, about points that were not withdrawn and that the board has not seen yet."""
    found = ReplyRequest.objects.filter(state=state, point__withdrawn_at__isnull=True)
    return found.filter(point__period__state__in=BEFORE_THE_BOARD)


def replies_after_decision() -> QuerySet[ReplyRequest]:
    """Those that came after the decision that stands, `decided` its number: the group looks at it again.

    A decision recorded since, the same one too, has looked at the reply. What was put off comes back by itself.
    """
    current = Decision.objects.filter(is_current=True, decided_at__lt=OuterRef("replied_at"))
    current = current.filter(Q(point=OuterRef("point")) | Q(point__merged=OuterRef("point")))
    decided = current.exclude(verdict__in=verdicts.LEFT).values("reference")[:1]
    found = replies_with_group().annotate(decided=Subquery(decided)).filter(decided__isnull=False)
    return found.select_related("point__merged_into").order_by("replied_at", "pk")


def request_for_message(uid: str) -> ReplyRequest | None:
    """The request that a message carries, by its link; None for messages about other things."""
    message = OutgoingMessage.objects.filter(uid=uid, kind=MAIL_THAT_ASKS).first()
    link = PersonalLink.objects.filter(uid=message.link_key).first() if message and message.link_key else None
    return request_of(link.subject_key) if link else None


def request_of(uid: str) -> ReplyRequest | None:
    found = ReplyRequest.objects.select_related(
        "point", "point__period", "organisation", "area", "point__commitment_text"
    )
    return found.filter(uid=uid).first()
