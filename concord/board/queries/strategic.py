"""What may have to be settled at the strategic level, and which successes deserve attention there (R131)."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from concord.core.areas.models import Area
from concord.core.lib.text import plural, shortened
from concord.log.models import Decision, GoodPractice, Point, Repeat
from concord.log.queries.repeats import not_followed
from concord.log.rules.repeats import stumbled_on_by_many
from concord.log.terms import RepeatState

from ..models import BoardReport, StrategicItem
from ..rules.page import LIMITS
from ..terms import ReportState, StrategicKind, StrategicState

# A repeat of so many different organisations crosses organisations.
CROSSES = 2


@dataclass(frozen=True)
class Suggestion:
    """Something for the strategic level. `text` names no organisation, so that it may leave the group; `evidence`
    says who and how often, for the group alone."""

    key: str
    kind: str
    text: str
    evidence: str


@dataclass(frozen=True)
class StrategicPage:
    """What is suggested, what was judged, and the pages whose line can still be filled."""

    issues: Sequence[Suggestion]
    successes: Sequence[Suggestion]
    escalated: Sequence[StrategicItem]
    dismissed: Sequence[StrategicItem]
    drafts: Sequence[BoardReport]


def strategic_page(area: Area) -> StrategicPage:
    judged = list(StrategicItem.objects.filter(area=area).select_related("judged_by", "report"))
    known = {item.key for item in judged}
    return StrategicPage(
        issues=[one for one in issues(area) if one.key not in known],
        successes=[one for one in successes(area) if one.key not in known],
        escalated=[item for item in judged if item.state == StrategicState.ESCALATED],
        dismissed=[item for item in judged if item.state == StrategicState.DISMISSED],
        drafts=list(BoardReport.objects.filter(area=area, state=ReportState.DRAFT).order_by("-pk")),
    )


def suggestion_of(area: Area, key: str) -> Suggestion | None:
    return next((one for one in [*issues(area), *successes(area)] if one.key == key), None)


def issues(area: Area) -> list[Suggestion]:
    """Commitments that several organisations did not keep, by repeats or by their number; then repeats in like words
    that cross organisations."""
    repeats = standing_repeats(area)
    back = {repeat.commitment_id for repeat in repeats if repeat.commitment_id}
    found = [
        commitment_issue(decisions, comes_back=pk in back)
        for pk, decisions in failings(area).items()
        if crosses((d.point for d in decisions), comes_back=pk in back)
    ]
    alike = (repeat for repeat in repeats if repeat.commitment_id is None)
    return found + [alike_issue(repeat) for repeat in alike if crosses(points_of(repeat), comes_back=True)]


def failings(area: Area) -> dict[int, list[Decision]]:
    """Decisions that a commitment was not kept, by commitment, the one with most first."""
    found = not_followed(area).filter(commitment__isnull=False)
    groups: dict[int, list[Decision]] = defaultdict(list)
    for decision in found.select_related("point", "commitment", "commitment_text").order_by("decided_on", "pk"):
        groups[decision.commitment_id].append(decision)  # type: ignore[index]  # the query leaves out those without
    return dict(sorted(groups.items(), key=lambda pair: (-len(pair[1]), pair[0])))


def standing_repeats(area: Area) -> list[Repeat]:
    found = Repeat.objects.filter(area=area).exclude(state=RepeatState.DISMISSED)
    return list(found.prefetch_related("evidence__point").order_by("pk"))


def points_of(repeat: Repeat) -> list[Point]:
    return [row.point for row in repeat.evidence.all() if row.point.withdrawn_at is None]


def crosses(points: Iterable[Point], *, comes_back: bool) -> bool:
    bodies = [point.about_organisation_id for point in points]
    return stumbled_on_by_many(bodies, least=CROSSES) if comes_back else stumbled_on_by_many(bodies)


def commitment_issue(decisions: Sequence[Decision], *, comes_back: bool) -> Suggestion:
    last = decisions[-1]
    named = [decision.point for decision in decisions]
    title = shortened(str(last.commitment_text or last.commitment), 60)
    again = " and it comes back" if comes_back else ""
    words = f"{plural(len(bodies_of(named)), 'organisation')} did not keep {title}{again}."
    return Suggestion(
        f"commitment:{last.commitment.uid}",  # type: ignore[union-attr]  # the query leaves out those without
        StrategicKind.ISSUE,
        shortened(words, LIMITS["strategic_issue"]),
        evidence_of(named),
    )


def alike_issue(repeat: Repeat) -> Suggestion:
    """Its shared words stay in the group: they may be a reporter's own, or name somebody."""
    points = points_of(repeat)
    words = ", ".join(str(word) for word in repeat.shared_words)
    text = f"The same difficulty comes back with {plural(len(bodies_of(points)), 'organisation')}."
    return Suggestion(f"repeat:{repeat.uid}", StrategicKind.ISSUE, text, f"{evidence_of(points)}; alike in: {words}")


def bodies_of(points: Iterable[Point]) -> list[str]:
    return sorted({point.about_name for point in points if point.about_organisation_id is not None})


def evidence_of(points: Sequence[Point]) -> str:
    """Who and how often, for the group: “Mid Health Trust, Wessington Council; 3 points”."""
    return f"{', '.join(bodies_of(points))}; {plural(len(points), 'point')}"


def successes(area: Area) -> list[Suggestion]:
    """Wins that the group kept as good practice."""
    wins = Decision.objects.filter(area=area, is_current=True, win=True).values("point")
    found = GoodPractice.objects.filter(area=area, point__in=wins, point__withdrawn_at__isnull=True)
    return [
        Suggestion(
            f"practice:{practice.uid}",
            StrategicKind.SUCCESS,
            shortened(f"Worth taking up: {practice.title.rstrip('.')}.", LIMITS["strategic_issue"]),
            f"{practice.point}, kept on {practice.added_on:%-d %B %Y}",
        )
        for practice in found.select_related("point")
    ]
