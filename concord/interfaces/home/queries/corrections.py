"""What was corrected or withdrawn since it was first said, with its day and why (R384)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from concord.board.models import Addendum
from concord.core.accounts.access import permissions_in
from concord.core.accounts.models import Person
from concord.core.accounts.permissions import Permission
from concord.core.areas.models import Area
from concord.core.audit.queries import entries_of
from concord.log.models import Decision
from concord.log.queries.log import SHOWN, is_shown, withdrawn_points
from concord.log.queries.withdrawn import withdraw_reasons
from concord.log.terms import PeriodState, ReopenReason, Verb


@dataclass(frozen=True)
class Correction:
    """One thing that no longer stands as it was. `restore`: the withdrawn point that an officer may put back."""

    at: datetime
    kind: str
    what: str
    reason: str = ""
    url: str = ""
    restore: str = ""
    text: str = ""


def corrections(area: Area, person: Person) -> list[Correction]:
    """Everything of the kind that the person may see, the latest first. Six queries at most."""
    granted = permissions_in(person, area)
    found = list(reopened_periods(area))
    if Permission.SEE_POINTS in granted:
        found += [*corrected_decisions(area), *withdrawn(area, restores=Permission.MANAGE_PERIODS in granted)]
    if Permission.SEE_REPORTS in granted:
        found += addenda(area)
    return sorted(found, key=lambda one: one.at, reverse=True)


def link(area: Area, name: str, reference: str) -> str:
    return reverse(name, kwargs={"area": area.slug, "reference": reference})


def corrected_decisions(area: Area) -> Iterator[Correction]:
    """Decisions that replace another. Of a point that was withdrawn since, its words are not said again."""
    rows = Decision.objects.filter(area=area, replaces__isnull=False, point__period__state__in=SHOWN)
    for new in rows.select_related("point__period", "replaces"):
        old, shown = new.replaces, is_shown(new.point)
        words = f"{new.reference} ({verdict_of(new)}) replaces {old.reference} ({verdict_of(old)})"  # type: ignore[union-attr,arg-type]  # the query leaves out those without
        url = link(area, "log:point", new.point.reference) if shown else ""
        yield Correction(new.decided_at, "Decision corrected", words, new.reason if shown else "", url)


def verdict_of(decision: Decision) -> str:
    return decision.get_verdict_display().lower() + (", a win" if decision.win else "")


def withdrawn(area: Area, *, restores: bool) -> Iterator[Correction]:
    """Points that were withdrawn; whoever may put them back reads their words, and nobody else."""
    why = withdraw_reasons(area)
    for point in withdrawn_points(area).select_related("period"):
        returns = restores and point.period.state != PeriodState.REPORTED
        yield Correction(
            point.withdrawn_at,  # type: ignore[arg-type]  # withdrawn: it has a day
            "Point withdrawn",
            f"{point.reference}, box {point.box} of {point.period}",
            why.get(point.reference, ""),
            restore=point.reference if returns else "",
            text=point.text if returns else "",
        )


def reopened_periods(area: Area) -> Iterator[Correction]:
    for entry in entries_of(area).filter(verb=Verb.PERIOD_REOPENED):
        why = str(ReopenReason(entry.facts["reason"]).label)
        url = link(area, "log:period", entry.subject_key)
        yield Correction(entry.at, "Period opened again", entry.subject_label, why, url)


def addenda(area: Area) -> Iterator[Correction]:
    """What was added to an issued page; the page as issued never changes."""
    for added in Addendum.objects.filter(area=area).select_related("report"):
        url = link(area, "board:report", added.report.reference)
        yield Correction(added.added_at, "Added to a report", added.report.reference, added.text, url)
