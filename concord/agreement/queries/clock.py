"""What is due on the agreement, for those who meet to look at it: renewal, its plan, and what is not clear yet."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Min

from concord.core.areas.models import Area
from concord.core.lib.text import plural

from ..models import Comment, Stage
from ..terms import CommentState, Outcome, PlanState
from .documents import agreement_clock


@dataclass(frozen=True)
class Due:
    """Something due. `address`: the page that shows it, below the area's address; `day`: the day that it hangs on."""

    address: str
    title: str
    words: str
    day: date | None


def due_on_the_agreement(area: Area, today: date) -> list[Due]:
    """In three queries, however much is due."""
    return [*renewal_due(area, today), *stages_due(area, today), *unclear(area)]


def renewal_due(area: Area, today: date) -> list[Due]:
    clock, due = agreement_clock(area, today), []
    if clock.national_ends:
        words = f"It is planned to end on {clock.national_ends:%-d %B %Y}."
        title = "The national agreement that holds for a time"
        due.append(Due("agreement/documents/", title, words, clock.national_ends))
    if clock.renewal is not None and clock.renewal.is_near:
        title = f"Renewal of the {area.word('agreement')}"
        due.append(Due("agreement/renewal/", title, clock.renewal.words, clock.renewal.due_on))
    return due


def stages_due(area: Area, today: date) -> list[Due]:
    """Of each running plan the first stage that has begun and is not done."""
    begun = Stage.objects.filter(plan__area=area, plan__state=PlanState.RUNNING, done_on=None, starts_on__lte=today)
    first: dict[int, Stage] = {}
    for stage in begun.select_related("plan").order_by("plan", "position"):
        first.setdefault(stage.plan_id, stage)
    return [stage_due(stage, today) for stage in first.values()]


def stage_due(stage: Stage, today: date) -> Due:
    late = " It is late." if stage.ends_on < today else ""
    words = f"This stage runs until {stage.ends_on:%-d %B %Y}.{late}"
    return Due(f"agreement/renewal/{stage.plan.uid}/", f"Renewal plan: {stage}", words, stage.ends_on)


def unclear(area: Area) -> list[Due]:
    """Comments of each consultation that the group has to clear up (R063)."""
    found = Comment.objects.filter(area=area, state=CommentState.ACCEPTED, outcome=Outcome.CLARIFY)
    rows = found.values("consultation__uid").annotate(n=Count("pk"), first=Min("follow_up_on"))
    return [
        Due(
            f"agreement/consultations/{row['consultation__uid']}/for-the-meeting/",
            "What is not clear yet in the consultation",
            f"{plural(row['n'], 'comment')} to clear up.",
            row["first"],
        )
        for row in rows.order_by("first", "consultation__uid")
    ]
