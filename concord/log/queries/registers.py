"""What came of the points: wins, learning, good practice, and what evaluation, planning and training can use."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q, QuerySet, Value
from django.db.models.functions import Coalesce, NullIf

from concord.core.areas.models import Area

from ..models import Decision, GoodPractice, LearningItem, Point, PointUse, WinTelling
from ..rules.follow_up import strength
from ..terms import Box, LearningState, Use, Verdict, WinSource
from .log import UNSOURCED, shown_points

# What came of a point stays when the point is withdrawn, and no filter tells of that point any more.
STANDS = Q(point__withdrawn_at__isnull=True)


def still_there(point: Point | None) -> Point | None:
    """The point that something came of, unless it was withdrawn since: its words are not said again."""
    return point if point and point.withdrawn_at is None else None


@dataclass(frozen=True)
class WinFigures:
    """All wins of a list: how many, how they are labelled, by which limb, and who owed the duty that was kept.

    `labelled`, `not_labelled`, `label_unknown`: whether the win carries the agreement's name (R116).
    """

    count: int
    labelled: int
    not_labelled: int
    label_unknown: int
    judged: int
    untold: int
    by_limb: Sequence[tuple[str, int]]

    @property
    def known(self) -> int:
        return self.labelled + self.not_labelled


@dataclass(frozen=True)
class Topic:
    """How many points of a use speak of a topic, about one organisation."""

    topic: str
    organisation: str
    count: int


def wins(area: Area, chosen: Mapping[str, str] | None = None) -> QuerySet[Decision]:
    """What the group decided is a win, latest first, narrowed by what was chosen."""
    chosen = chosen or {}
    found = Decision.objects.filter(
        area=area, is_current=True, win=True, point__merged_into__isnull=True, point__withdrawn_at__isnull=True
    )
    found = found.annotate(
        source=Coalesce(NullIf(F("win_source"), Value("")), F("point__win_source")),
        told=Count("point__tellings", distinct=True),
    )
    columns = {
        "period": "point__period__reference",
        "limb": "win_limb",
        "organisation": "point__about_organisation__uid",
        "contribution": "point__win_story__contribution",
    }
    wanted: dict[str, object] = {column: chosen[key] for key, column in columns.items() if chosen.get(key)}
    if chosen.get("source"):
        wanted["source"] = "" if chosen["source"] == UNSOURCED else chosen["source"]
    if chosen.get("label"):
        wanted["point__win_story__branded"] = {"yes": True, "no": False, "unknown": None}[chosen["label"]]
    if chosen.get("told"):
        wanted["told__gt" if chosen["told"] == "yes" else "told"] = 0
    found = found.filter(**wanted)
    if chosen.get("search"):
        words = chosen["search"]
        found = found.filter(Q(point__text__icontains=words) | Q(point__win_story__title__icontains=words))
    joined = found.select_related("point__period", "point__win_story", "commitment_text", "kept_action")
    told = Prefetch("point__tellings", WinTelling.objects.select_related("area"))
    return joined.prefetch_related(told).order_by("-decided_on", "point__reference")


def win_figures(found: QuerySet[Decision]) -> WinFigures:
    """What a list of wins adds up to, in one query."""
    columns = ("win_limb", "point__win_story__branded", "point__win_story__contribution", "told")
    rows = list(found.order_by().values_list(*columns))
    limbs = Counter(limb for limb, *_ in rows)
    labels = Counter(branded for _, branded, *_ in rows)
    return WinFigures(
        count=len(rows),
        labelled=labels[True],
        not_labelled=labels[False],
        label_unknown=labels[None],
        judged=sum(1 for row in rows if row[2]),
        untold=sum(1 for row in rows if not row[3]),
        by_limb=[(limb, limbs[limb]) for limb in ("A", "B", "") if limbs[limb]],
    )


def wins_to_tell(area: Area) -> list[Decision]:
    """Every win, the least told first, then the best shown (R122)."""
    return sorted(wins(area), key=lambda decision: (decision.told, -strength_of(decision)))  # type: ignore[attr-defined]  # annotated


def strength_of(decision: Decision) -> int:
    story = getattr(decision.point, "win_story", None)
    return strength(story.evidence, story.confidence, story.contribution) if story else 0


def learning(area: Area, chosen: Mapping[str, str] | None = None, on: date | None = None) -> QuerySet[LearningItem]:
    """The learning log: what is to be done first, by its date (R118)."""
    chosen = chosen or {}
    found = LearningItem.objects.filter(area=area)
    if chosen.get("state") == "overdue":
        found = found.filter(state=LearningState.OPEN, due_on__lt=on)
    elif chosen.get("state"):
        found = found.filter(state=chosen["state"])
    if chosen.get("owner"):
        found = found.filter(owner__uid=chosen["owner"])
    if chosen.get("organisation"):
        found = found.filter(STANDS, point__about_organisation__uid=chosen["organisation"])
    if chosen.get("search"):
        said = STANDS & Q(point__text__icontains=chosen["search"])
        found = found.filter(Q(text__icontains=chosen["search"]) | said)
    order = ("-open", F("due_on").asc(nulls_last=True), "uid")
    return found.annotate(open=Q(state=LearningState.OPEN)).select_related("owner", "point__period").order_by(*order)


def practices(area: Area, chosen: Mapping[str, str] | None = None) -> QuerySet[GoodPractice]:
    """The good-practice log, latest first (R115)."""
    chosen = chosen or {}
    found = GoodPractice.objects.filter(area=area)
    if chosen.get("transferable"):
        found = found.filter(transferable=chosen["transferable"] == "yes")
    if chosen.get("organisation"):
        found = found.filter(STANDS, point__about_organisation__uid=chosen["organisation"])
    if chosen.get("commitment"):
        found = found.filter(STANDS, point__commitment=int(chosen["commitment"]))
    if chosen.get("search"):
        found = found.filter(Q(title__icontains=chosen["search"]) | Q(how_it_works__icontains=chosen["search"]))
    return found.select_related("point__commitment_text").order_by("-added_on", "title", "uid")


def practice_candidates(area: Area) -> QuerySet[Point]:
    """Not in the log yet: ways of working that the group found to be as agreed (R115), and what was reported as a win
    and kept the agreement but passed neither limb of the test (R110)."""
    kept = Decision.objects.filter(point=OuterRef("pk"), is_current=True, verdict=Verdict.FOLLOWED)
    logged = GoodPractice.objects.filter(point=OuterRef("pk"))
    way, no_win = Q(Exists(kept), box=Box.WAY_OF_WORKING), Q(Exists(kept.filter(win=False)), box=Box.WINS)
    found = shown_points(area).filter(way | no_win, ~Exists(logged), merged_into__isnull=True)
    return found.select_related("period").order_by("-period__opens_on", "reference")


def uses(area: Area, chosen: Mapping[str, str] | None = None) -> QuerySet[PointUse]:
    """Points marked as input, by use, topic and organisation (R119)."""
    chosen = chosen or {}
    found = PointUse.objects.filter(STANDS, area=area)
    if chosen.get("use"):
        found = found.filter(use=chosen["use"])
    if chosen.get("topic"):
        found = found.filter(topic=chosen["topic"])
    if chosen.get("organisation"):
        found = found.filter(point__about_organisation__uid=chosen["organisation"])
    if chosen.get("period"):
        found = found.filter(point__period__reference=chosen["period"])
    joined = found.select_related("point__period", "point__commitment_text")
    return joined.order_by("use", "topic", "point__about_name", "point__reference")


def topics_of(area: Area) -> list[str]:
    return list(
        PointUse.objects.filter(STANDS, area=area)
        .exclude(topic="")
        .order_by("topic")
        .values_list("topic", flat=True)
        .distinct()
    )


def training_topics(area: Area) -> list[Topic]:
    """Training needs, grouped by topic and by organisation, the most frequent first (R119)."""
    found = uses(area, {"use": Use.TRAINING}).order_by()
    counts = found.values_list("topic", "point__about_name").annotate(n=Count("pk"))
    topics = [
        Topic(topic or "No topic", organisation or "Nobody in particular", n) for topic, organisation, n in counts
    ]
    return sorted(topics, key=lambda one: (-one.count, one.topic, one.organisation))


def source_word(source: str) -> str:
    """Where a win came from, in words."""
    return str(WinSource(source).label) if source in WinSource.values else "Not said"


def learning_item(uid: str) -> LearningItem | None:
    return LearningItem.objects.select_related("area", "owner", "point").filter(uid=uid).first()
