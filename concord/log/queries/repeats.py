"""Reads of what keeps coming back."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Prefetch

from concord.core.areas.models import Area

from ..models import Decision, Period, Point, Repeat, RepeatPoint
from ..rules.repeats import Failing, Found, repeats, stumbled_on_by_many
from ..terms import RepeatState, Verdict
from .settings import settings_of


@dataclass(frozen=True)
class RepeatLine:
    """A repeat for the list: its evidence, in how many periods, and how many different people reported it."""

    repeat: Repeat
    points: Sequence[Point]
    periods: Sequence[str]
    reporters: int


@dataclass(frozen=True)
class StumbledLine:
    """A commitment that several organisations did not keep."""

    commitment: str
    organisations: Sequence[str]
    points: int


@dataclass(frozen=True)
class RepeatsPage:
    """What needs tackling, what is suggested, and what was settled."""

    tackle: Sequence[RepeatLine]
    suggested: Sequence[RepeatLine]
    settled: Sequence[RepeatLine]
    stumbled: Sequence[StumbledLine]


def failings(area: Area) -> list[Failing]:
    """Every standing point that the group decided was not followed, in the order of periods."""
    order = {
        pk: n
        for n, pk in enumerate(Period.objects.filter(area=area).order_by("opens_on", "pk").values_list("pk", flat=True))
    }
    found = Decision.objects.filter(
        area=area, is_current=True, verdict=Verdict.NOT_FOLLOWED, point__merged_into__isnull=True
    )
    return [
        Failing(
            point=decision.point_id,
            period=order[decision.point.period_id],
            organisation=decision.point.about_organisation_id,
            commitment=decision.commitment_id or decision.point.commitment_id,
            text=decision.point.text,
        )
        for decision in found.select_related("point").order_by("point__period__opens_on", "point__reference")
    ]


def found_repeats(area: Area) -> list[Found]:
    settings = settings_of(area)
    return repeats(failings(area), least=settings.repeat_min_periods, window=settings.repeat_window)


def repeats_page(area: Area) -> RepeatsPage:
    lines = [repeat_line(repeat) for repeat in repeat_rows(area)]
    by_state = defaultdict(list)
    for line in lines:
        by_state[line.repeat.state].append(line)
    return RepeatsPage(
        tackle=[*by_state[RepeatState.REOPENED], *by_state[RepeatState.CONFIRMED]],
        suggested=by_state[RepeatState.SUGGESTED],
        settled=[*by_state[RepeatState.TACKLED], *by_state[RepeatState.DISMISSED]],
        stumbled=stumbled(area),
    )


def repeat_rows(area: Area) -> list[Repeat]:
    merged = Prefetch("point__merged", Point.objects.select_related("log_return"))
    evidence = RepeatPoint.objects.select_related("point__period", "point__log_return").prefetch_related(merged)
    ordered = evidence.order_by("point__period__opens_on", "point__reference")
    found = Repeat.objects.filter(area=area).select_related("organisation", "commitment", "action", "judged_by")
    return list(found.prefetch_related(Prefetch("evidence", ordered)).order_by("pk"))


def repeat_line(repeat: Repeat) -> RepeatLine:
    points = [row.point for row in repeat.evidence.all()]
    every = [p for point in points for p in (point, *point.merged.all())]
    # Each confidential point counts as one person: whose it is, is not looked up.
    reporters = {p.log_return.person_id if p.log_return else f"withheld {p.pk}" for p in every}
    return RepeatLine(repeat, points, list(dict.fromkeys(str(p.period) for p in points)), len(reporters))


def repeat_of(uid: str) -> Repeat | None:
    return Repeat.objects.select_related("area", "organisation", "commitment", "action").filter(uid=uid).first()


def stumbled(area: Area) -> list[StumbledLine]:
    """Commitments that several bodies do not keep, told apart from repeats by one."""
    found = Decision.objects.filter(area=area, is_current=True, verdict=Verdict.NOT_FOLLOWED, commitment__isnull=False)
    groups = defaultdict(list)
    for decision in found.select_related("point", "commitment_text"):
        groups[decision.commitment_id].append(decision)
    return [
        StumbledLine(
            str(group[0].commitment_text), sorted({d.point.about_name for d in group if d.point.about_name}), len(group)
        )
        for group in groups.values()
        if stumbled_on_by_many(d.point.about_organisation_id for d in group)
    ]
