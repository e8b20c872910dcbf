"""Reads of what keeps coming back."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Count, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from concord.core.areas.models import Area

from ..models import Decision, LogSettings, Period, Point, Repeat, RepeatPoint, ReplyRequest
from ..rules.repeats import Failing, Found, repeats, reporters_words, stumbled_on_by_many
from ..terms import RepeatState, Verdict
from .settings import settings_of


@dataclass(frozen=True)
class RepeatLine:
    """A repeat for the list: its evidence as it stands now, in which periods, and from how many people.

    `named`: different people who gave their names. `unnamed`: reports without a name, never counted as people,
    because one of them may be somebody who gave a name elsewhere. `others`: how many other bodies did not keep the
    same commitment.
    """

    repeat: Repeat
    points: Sequence[Point]
    periods: Sequence[str]
    named: int
    unnamed: int
    others: int = 0

    @property
    def reporters(self) -> str:
        return reporters_words(self.named, self.unnamed)

    @property
    def title(self) -> str:
        if self.repeat.organisation:
            text = next((p.commitment_text for p in self.points if p.commitment_id == self.repeat.commitment_id), None)
            return f"{self.repeat.organisation} and commitment {text or self.repeat.commitment}"
        return f"Similar words: {', '.join(self.repeat.shared_words)}"


@dataclass(frozen=True)
class StumbledLine:
    """A commitment that several organisations did not keep."""

    key: int
    commitment: str
    organisations: Sequence[str]
    points: int


@dataclass(frozen=True)
class RepeatsPage:
    """What needs tackling, what is suggested, what was settled; and commitments that many stumble on."""

    tackle: Sequence[RepeatLine]
    suggested: Sequence[RepeatLine]
    settled: Sequence[RepeatLine]
    stumbled: Sequence[StumbledLine]

    @property
    def every(self) -> list[RepeatLine]:
        return [*self.tackle, *self.suggested, *self.settled]


def not_followed(area: Area) -> QuerySet[Decision]:
    """Decisions of today on standing points that were not followed."""
    found = Decision.objects.filter(area=area, is_current=True, verdict=Verdict.NOT_FOLLOWED)
    return found.filter(point__merged_into__isnull=True, point__withdrawn_at__isnull=True)


def failings(area: Area) -> list[Failing]:
    """Every standing point that the group decided was not followed, in the order of periods."""
    order = {
        pk: n
        for n, pk in enumerate(Period.objects.filter(area=area).order_by("opens_on", "pk").values_list("pk", flat=True))
    }
    found = not_followed(area).select_related("point").order_by("point__period__opens_on", "point__reference")
    return [
        Failing(
            point=decision.point_id,
            period=order[decision.point.period_id],
            organisation=decision.point.about_organisation_id,
            commitment=decision.commitment_id or decision.point.commitment_id,
            text=decision.point.text,
        )
        for decision in found
    ]


def found_repeats(area: Area) -> list[Found]:
    settings = settings_of(area)
    return repeats(failings(area), least=settings.repeat_min_periods, window=settings.repeat_window)


def repeats_page(area: Area) -> RepeatsPage:
    """Repeats by how they stand. A suggestion whose evidence was taken back since is left out."""
    bodies = stumbling(area)
    lines = [repeat_line(repeat, bodies) for repeat in repeat_rows(area)]
    by_state = defaultdict(list)
    for line in lines:
        if line.points:
            by_state[line.repeat.state].append(line)
    least = settings_of(area).repeat_min_periods
    return RepeatsPage(
        tackle=[*by_state[RepeatState.REOPENED], *by_state[RepeatState.CONFIRMED]],
        suggested=[line for line in by_state[RepeatState.SUGGESTED] if len(line.periods) >= least],
        settled=[*by_state[RepeatState.TACKLED], *by_state[RepeatState.DISMISSED]],
        stumbled=stumbled(area, bodies),
    )


def still_stands(point: str) -> Q:
    """Of evidence, by the way to its point: that it counts, and that the group still says it was not followed."""
    facts = {
        "decisions__is_current": True,
        "decisions__verdict": Verdict.NOT_FOLLOWED,
        "merged_into__isnull": True,
        "withdrawn_at__isnull": True,
    }
    return Q(**{f"{point}__{name}": value for name, value in facts.items()})


def repeats_to_look_at(area: Area) -> QuerySet[Repeat]:
    """What is suggested or came back, as many as the page of repeats has. It asks nothing by itself."""
    own = LogSettings.objects.filter(area=area).values("repeat_min_periods")
    least = Coalesce(Subquery(own), LogSettings._meta.get_field("repeat_min_periods").default)
    periods = Count("evidence__point__period", filter=still_stands("evidence__point"), distinct=True)
    found = Repeat.objects.filter(area=area).annotate(periods=periods)
    suggested = Q(state=RepeatState.SUGGESTED, periods__gte=least)
    found = found.filter(suggested | Q(state=RepeatState.REOPENED, periods__gte=1))
    return Repeat.objects.filter(pk__in=found.values("pk"))


def repeat_rows(area: Area) -> QuerySet[Repeat]:
    """Repeats with the evidence that still stands."""
    evidence = RepeatPoint.objects.filter(still_stands("point"))
    merged = Prefetch(
        "point__merged", Point.objects.tabled().filter(withdrawn_at__isnull=True).select_related("log_return")
    )
    replied = Prefetch("point__reply_requests", ReplyRequest.objects.exclude(reply=""), to_attr="replied")
    joined = evidence.select_related(
        "point__period__group", "point__log_return", "point__area", "point__about_unit", "point__commitment_text"
    )
    ordered = joined.prefetch_related(merged, replied).order_by("point__period__opens_on", "point__reference")
    found = Repeat.objects.filter(area=area).select_related("area", "organisation", "commitment", "action", "judged_by")
    return found.prefetch_related(Prefetch("evidence", ordered)).order_by("pk")


def repeat_line(repeat: Repeat, bodies: dict[int, set[int]]) -> RepeatLine:
    points = [row.point for row in repeat.evidence.all()]
    every = [p for point in points for p in (point, *point.merged.all())]
    named = {p.log_return.person_id for p in every if p.log_return and not p.is_proxy}
    unnamed = sum(1 for p in every if p.log_return is None or p.is_proxy)
    periods = {p.period_id: str(p.period) for p in points}
    others = bodies.get(repeat.commitment_id or 0, set()) - {repeat.organisation_id}
    return RepeatLine(repeat, points, list(periods.values()), len(named), unnamed, len(others))


def line_of(area: Area, uid: str) -> RepeatLine | None:
    """One repeat; None where there is none, or nothing of its evidence stands any more."""
    found = repeat_rows(area).filter(uid=uid).first()
    line = repeat_line(found, stumbling(area)) if found else None
    return line if line and line.points else None


def stumbling(area: Area) -> dict[int, set[int]]:
    """The organisations that did not keep a commitment, by commitment."""
    found: dict[int, set[int]] = defaultdict(set)
    for failing in failings(area):
        if failing.commitment is not None and failing.organisation is not None:
            found[failing.commitment].add(failing.organisation)
    return found


def stumbled(area: Area, bodies: dict[int, set[int]]) -> list[StumbledLine]:
    """Commitments that several bodies do not keep, told apart from repeats by one."""
    many = [commitment for commitment, found in bodies.items() if stumbled_on_by_many(found)]
    found = not_followed(area).filter(Q(commitment__in=many) | Q(commitment=None, point__commitment__in=many))
    groups: dict[int, list[Decision]] = defaultdict(list)
    for decision in found.select_related("point__commitment_text", "commitment_text"):
        groups[decision.commitment_id or decision.point.commitment_id or 0].append(decision)
    return [stumbled_line(key, group) for key, group in groups.items()]


def stumbled_line(key: int, group: Iterable[Decision]) -> StumbledLine:
    rows = list(group)
    text = rows[0].commitment_text or rows[0].point.commitment_text
    return StumbledLine(key, str(text), sorted({d.point.about_name for d in rows if d.point.about_name}), len(rows))
