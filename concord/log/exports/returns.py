"""Whole periods of returns as a table, in the shape that the import reads."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Prefetch

from concord.core.areas.models import Area
from concord.core.directory.exports import ExportTable

from ..imports.returns import COLUMNS, WITHDRAWN
from ..models import Decision, Expectation, LogReturn, Point
from ..queries.confidential import ReadPoint
from ..terms import EntryMode, PeriodState, PointClass, ReturnState, Verdict

Line = dict[str, Any]
# By the key of a point whose reporter is withheld: the number of the named point that stands for it in the table.
Firsts = dict[int, str]


def returns(area: Area, *, period: str = "", with_open: bool = True) -> ExportTable:
    """A row for each point, each “nothing to report”, each nil return and each expected person who sent none.

    A return of which nothing is left but points that were withdrawn says so, without their words: it was no nil.
    Confidential points are not in it: they are exported to their trustee alone. Of the named ones that were merged
    into one, the first stands for it. `with_open`: also what people have written in a period that is still open, which
    they may yet take back or make confidential.
    """
    decided = Decision.objects.filter(is_current=True)
    current = [Prefetch(path, decided, to_attr="current") for path in ("decisions", "merged_into__decisions")]
    points = Point.objects.filter(tabled=True, withdrawn_at__isnull=True).select_related("commitment", "merged_into")
    points = points.prefetch_related(*current).order_by("box", "position", "pk")
    found = Expectation.objects.filter(area=area).select_related("period", "person", "log_return")
    if period:
        found = found.filter(period__reference=period)
    if not with_open:
        found = found.exclude(period__imported=False, period__state=PeriodState.OPEN)
    found = found.prefetch_related(Prefetch("log_return__points", points), "log_return__box_answers")
    found = found.order_by("period__opens_on", "period__reference", "person_name", "pk")
    firsts: Firsts = {}
    lines = [line for expectation in found for line in lines_of(expectation, firsts)]
    return ExportTable(COLUMNS + (WITHDRAWN,) * any(WITHDRAWN in line for line in lines), lines)


def confidential_points(rows: Sequence[ReadPoint]) -> ExportTable:
    """The same columns for what a trustee holds, with the names; `point_ref` is the receipt."""
    return ExportTable(COLUMNS, [confidential_line(row) for row in rows])


def confidential_line(row: ReadPoint) -> Line:
    period = row.period
    return dict.fromkeys(COLUMNS, "") | {
        "period": period.reference,
        "opens_on": period.opens_on,
        "due_on": period.due_on,
        "locks_on": period.locks_on,
        "respondent_email": row.contact,
        "respondent_name": row.name,
        "organisation": row.organisation,
        "sector": row.sector,
        "box": row.box,
        "text": row.typed.text,
        "win_source": row.typed.win_source,
        "about_organisation": row.typed.about_organisation.name if row.typed.about_organisation else "",
        "commitment": row.typed.commitment.number if row.typed.commitment else "",
        "class": row.typed.point_class,
        "point_ref": row.reference,
    }


def lines_of(expectation: Expectation, firsts: Firsts) -> list[Line]:
    base = base_line(expectation)
    made: LogReturn | None = getattr(expectation, "log_return", None)
    if made is None or made.state != ReturnState.SENT:
        # Who joined later was not expected: without a return there is no row, and no trace of a private draft.
        return [] if expectation.is_extra else [base]
    base |= {"received_on": made.received_on, "entered_for": entered_for(made)}
    lines = [base | point_line(point, firsts) for point in made.points.all()]
    lines += [base | {"box": answer.box} for answer in made.box_answers.all()]
    return sorted(lines, key=lambda line: line["box"]) or [base if made.is_nil else base | {WITHDRAWN: "yes"}]


def base_line(expectation: Expectation) -> Line:
    period = expectation.period
    return dict.fromkeys(COLUMNS, "") | {
        "period": period.reference,
        "opens_on": period.opens_on,
        "due_on": period.due_on,
        "locks_on": period.locks_on,
        "respondent_email": expectation.person.email,
        "respondent_name": expectation.person_name,
        "organisation": expectation.organisation_name,
        "sector": expectation.sector,
    }


def entered_for(made: LogReturn) -> str:
    if made.entered_note:
        return made.entered_note
    return "yes" if made.mode in EntryMode.entered() else ""


def point_line(point: Point, firsts: Firsts) -> Line:
    decision, into = counted_as(point, firsts)
    source = (decision.win_source if decision else "") or point.win_source
    return {
        "box": point.box,
        "text": point.text,
        "win_source": source,
        "about_organisation": point.about_name,
        "commitment": point.commitment.number if point.commitment else "",
        "class": point.point_class,
        "point_ref": point.reference,
        "merged_into": into,
    } | decision_line(decision)


def counted_as(point: Point, firsts: Firsts) -> tuple[Decision | None, str]:
    """The decision in a point's row, and the number of the row that it is merged into.

    A point whose reporter is withheld has no row: the first that was merged into it has its decision, and the others
    are merged into that first, so that together they still count once.
    """
    head = point.merged_into
    if head is None or head.point_class == PointClass.NAMED:
        return current_of(point), head.reference if head else ""
    first = firsts.setdefault(head.pk, point.reference)
    return (current_of(head), "") if first == point.reference else (None, first)


def current_of(point: Point) -> Decision | None:
    return point.current[0] if point.current else None  # type: ignore[attr-defined]  # prefetched


def decision_line(decision: Decision | None) -> Line:
    """Nobody eligible is no verdict: of such a decision only a win that needed no vote is told."""
    unjudged = decision is not None and decision.verdict == Verdict.NO_ELIGIBLE
    if decision is None or (unjudged and decision.win is None):
        return {}
    return {
        "verdict": "" if unjudged else decision.verdict,
        "win": {True: "yes", False: "no", None: ""}[decision.win],
        "limb": decision.win_limb,
        "learning": "yes" if decision.learning else "no",
        "decided_on": decision.decided_on,
        "decision_ref": decision.reference,
        "reason": decision.reason,
    }
