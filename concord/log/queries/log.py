"""The log itself: search, filter, each point's page, registers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import BigIntegerField, Exists, F, OuterRef, Prefetch, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, NullIf

from concord.agreement.terms import Bearer
from concord.core.areas.models import Area

from ..models import Decision, Point, Repeat, ReplyRequest, WinTelling
from ..rules.withdrawing import can_withdraw
from ..terms import Context, PeriodState, RepeatState, Verdict
from .decisions import sources_of
from .replies import beside, is_decided_before_reply

# Before its period is locked a point is its reporter's alone.
SHOWN = (PeriodState.LOCKED, PeriodState.DECIDED, PeriodState.REPORTED)
# A win that says nowhere where it came from.
UNSOURCED = "unsourced"
# What may hang on a point.
CAME_OF_IT = ("action_links", "learning_items", "practices", "uses", "quick_wins", "tellings")


@dataclass(frozen=True)
class PointPage:
    """A point with everything that belongs to it."""

    point: Point
    sources: Sequence[str]
    decisions: Sequence[Decision]
    merged: Sequence[Point]
    # The problem that this idea answers, and the ideas that answer this problem.
    answers: Point | None
    answered_by: Sequence[Point]
    repeats: Sequence[Repeat]

    @property
    def current(self) -> Decision | None:
        return next((decision for decision in self.decisions if decision.is_current), None)

    @property
    def replies(self) -> list[ReplyRequest]:
        """The replies about it and those merged into it, and who may still reply."""
        return beside([self.point, *self.merged])

    @property
    def before_reply(self) -> list[Decision]:
        """The decisions that were made before a reply came, or while it could still come."""
        return [decision for decision in self.decisions if is_decided_before_reply(decision, self.replies)]

    @property
    def contexts(self) -> list[str]:
        """Where a way of working was seen, in words."""
        return [str(Context(value).label) for value in self.point.contexts if value in Context.values]

    @property
    def can_withdraw(self) -> bool:
        is_merged = self.point.merged_into_id is not None
        return can_withdraw(state=self.point.period.state, is_merged=is_merged, stands_for_others=bool(self.merged))

    @property
    def nothing_came(self) -> bool:
        return not any(getattr(self.point, name).all() for name in CAME_OF_IT)


def shown_points(area: Area) -> QuerySet[Point]:
    """What members of the group may see: tabled points of locked periods."""
    return Point.objects.tabled().filter(area=area, period__state__in=SHOWN, withdrawn_at__isnull=True)


def undecided_points(area: Area) -> QuerySet[Point]:
    """What the log lists as without a decision, also of periods that were decided."""
    return shown_points(area).filter(merged_into__isnull=True).exclude(decisions__is_current=True)


def withdrawn_points(area: Area, period: str = "") -> QuerySet[Point]:
    """What members of the group saw until it was withdrawn, of one period or of all: in no other count (R384)."""
    found = Point.objects.tabled().filter(area=area, period__state__in=SHOWN, withdrawn_at__isnull=False)
    if period:
        found = found.filter(period__reference=period)
    return found.order_by("-withdrawn_at", "reference")


def log_points(area: Area, chosen: Mapping[str, str]) -> QuerySet[Point]:
    """Standing points, newest period first, narrowed by what was chosen, so that every figure of the trends finds the
    points that it counts. A search never looks into anything but the version that the group sees."""
    found = as_decided(shown_points(area).filter(merged_into__isnull=True))
    columns = {
        "box": "box",
        "organisation": "about_organisation__uid",
        "period": "period__reference",
        "commitment": "now_commitment",
        "search": "text__icontains",
    }
    wanted: dict[str, object] = {column: chosen[key] for key, column in columns.items() if chosen.get(key)}
    if chosen.get("bearer"):
        wanted["now_bearer__in"] = [chosen["bearer"], Bearer.BOTH]
    if chosen.get("win_source"):
        wanted["now_source"] = "" if chosen["win_source"] == UNSOURCED else chosen["win_source"]
    found = found.filter(**wanted, **by_decision(chosen.get("decision", "")))
    if chosen.get("sector"):
        found = found.filter(Q(sector=chosen["sector"]) | Exists(also_raised_by(chosen["sector"])))
    return found.order_by("-period__opens_on", "box", "reference")


def as_decided(found: QuerySet[Point]) -> QuerySet[Point]:
    """Each point with its commitment, the bearer of that duty, the verdict, the win and its source as they stand now:
    what the decision says, and where it says nothing, what was reported."""
    now = Decision.objects.filter(point=OuterRef("pk"), is_current=True)
    return found.annotate(
        now_verdict=Subquery(now.values("verdict")[:1]),
        now_win=Subquery(now.values("win")[:1]),
        now_commitment=Coalesce(
            Subquery(now.values("commitment")[:1]), F("commitment"), output_field=BigIntegerField()
        ),
        now_bearer=Coalesce(Subquery(now.values("commitment_text__bearer")[:1]), F("commitment_text__bearer")),
        now_source=Coalesce(NullIf(Subquery(now.values("win_source")[:1]), Value("")), F("win_source")),
    )


def also_raised_by(sector: str) -> QuerySet[Point]:
    merged = Point.objects.tabled().filter(merged_into=OuterRef("pk"), withdrawn_at__isnull=True)
    return merged.filter(sector=sector)


def by_decision(decision: str) -> dict[str, object]:
    if decision == "win":
        return {"now_win": True}
    if decision == "undecided":
        return {"now_verdict__isnull": True}
    verdicts = [Verdict.FOLLOWED, Verdict.NOT_FOLLOWED] if decision == "decided" else [decision]
    return {"now_verdict__in": verdicts} if decision else {}


def with_decisions(found: QuerySet[Point]) -> QuerySet[Point]:
    """With what a list shows of each point, in a fixed number of queries."""
    current = Prefetch("decisions", Decision.objects.filter(is_current=True), to_attr="current")
    replied = Prefetch("reply_requests", ReplyRequest.objects.exclude(reply=""), to_attr="replied")
    return found.select_related("period", "about_unit").prefetch_related(current, replied)


def with_all(found: QuerySet[Point]) -> QuerySet[Point]:
    """With what a file says of each point."""
    return with_decisions(found).select_related("log_return__expectation", "commitment_text").prefetch_related("merged")


def point_page(reference: str, area: Area) -> PointPage | None:
    """A point that members of the group may see, with everything that hangs on it; None where there is none."""
    found = shown_points(area).select_related(
        "period",
        "log_return__expectation",
        "commitment_text",
        "merged_into",
        "carried_from",
        "about_unit",
        "about_organisation",
        "area",
        "win_story",
        "answers_point__period",
    )
    found = found.prefetch_related("reply_requests", "action_links__action", "learning_items__owner")
    tellings = Prefetch("tellings", WinTelling.objects.select_related("area"))
    found = found.prefetch_related("practices", "uses", "quick_wins", tellings)
    point = found.filter(reference=reference).first()
    if point is None:
        return None
    others = shown_points(area).filter(merged_into=point).select_related("log_return__expectation")
    merged = list(others.prefetch_related("reply_requests"))
    return PointPage(
        point=point,
        sources=sources_of([point, *merged]),
        decisions=list(
            point.decisions.select_related("meeting", "commitment_text", "replaces").order_by("-decided_at", "-pk")
        ),
        merged=merged,
        answers=point.answers_point if point.answers_point and is_shown(point.answers_point) else None,
        answered_by=list(shown_points(area).filter(answers_point=point).order_by("reference")),
        repeats=list(
            Repeat.objects.filter(evidence__point=point)
            .exclude(state=RepeatState.DISMISSED)
            .select_related("organisation", "commitment")
            .order_by("pk")
        ),
    )


def is_shown(point: Point) -> bool:
    return point.tabled and point.withdrawn_at is None and point.period.state in SHOWN
