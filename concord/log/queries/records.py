"""What the log keeps under somebody's name, for that person alone. What they wrote in confidence is not under it."""

from collections.abc import Iterator

from concord.core.accounts.models import Person
from concord.core.accounts.records import Records, day

from ..models import Expectation, LearningItem, LogReturn, Point, QuickWin
from .returns import box_heading


def records(person: Person) -> Iterator[Records]:
    """Five queries, across every area."""
    expected = Expectation.objects.filter(person=person).select_related("period", "area").order_by("period__opens_on")
    yield Records(
        "Returns that were asked of you",
        [
            {"area": str(e.area), "period": str(e.period), "for": e.organisation_name, "excused": e.excused_reason}
            for e in expected
        ],
    )
    returns = LogReturn.objects.filter(person=person).select_related("period", "area").order_by("started_at")
    yield Records(
        "Your returns",
        [
            {
                "area": str(r.area),
                "period": str(r.period),
                "reference": r.reference,
                "begun": day(r.started_at),
                "sent": day(r.sent_at),
                "changed": day(r.amended_at),
                "state": r.get_state_display(),
            }
            for r in returns
        ],
    )
    points = Point.objects.filter(log_return__person=person).select_related("period", "area")
    yield Records(
        "Points under your name",
        [
            {"reference": p.reference, "period": str(p.period), "box": box_heading(p.box, p.area), "text": p.text}
            for p in points.order_by("period__opens_on", "pk")
        ],
    )
    learning = LearningItem.objects.filter(owner=person).select_related("area").order_by("due_on", "uid")
    yield Records("What you look after in the learning log", [owned(one, one.text) for one in learning])
    quick = QuickWin.objects.filter(owner=person).select_related("area").order_by("due_on", "uid")
    yield Records("Quick wins that you look after", [owned(one, one.idea) for one in quick])


def owned(one: LearningItem | QuickWin, text: str) -> dict[str, str]:
    return {"area": str(one.area), "what": text, "due": str(one.due_on or ""), "state": one.get_state_display()}
