"""Lists of the log as tables to take away."""

from collections.abc import Iterable

from concord.core.directory.exports import ExportTable

from ..models import Point, PointUse
from ..queries.decisions import source_words
from ..queries.trends import TrendsPage, wins_of

POINTS = ("period", "point", "box", "text", "source", "about", "commitment", "decision", "win", "reason")
USES = ("use", "topic", "period", "point", "text")
TRENDS = (
    "period",
    "expected",
    "received",
    "followed",
    "not_followed",
    "low",
    "high",
    "wins_planned",
    "wins_opportunistic",
    "wins_went_wrong",
    "wins",
    "wins_so_far",
)


def points_table(points: Iterable[Point]) -> ExportTable:
    """The log as it is filtered; what the group sees and no more."""
    rows = []
    for point in points:
        decision = point.current[0] if point.current else None  # type: ignore[attr-defined]  # prefetched
        rows.append(
            {
                "period": point.period.reference,
                "point": point.reference,
                "box": point.box,
                "text": point.text,
                "source": source_words(point),
                "about": point.about_name,
                "commitment": point.commitment_text or "",
                "decision": decision.get_verdict_display() if decision else "",
                "win": {True: "yes", False: "no"}.get(decision.win, "") if decision else "",
                "reason": decision.reason if decision else "",
            }
        )
    return ExportTable(POINTS, rows)


def uses_table(found: Iterable[PointUse]) -> ExportTable:
    rows = [
        {
            "use": use.get_use_display(),
            "topic": use.topic,
            "period": use.point.period.reference,
            "point": use.point.reference,
            "text": use.point.text,
        }
        for use in found
    ]
    return ExportTable(USES, rows)


def trends_table(page: TrendsPage) -> ExportTable:
    """The rows behind the trends' chart. `low`, `high`: 95 % interval of the followed share, as fractions of 1."""
    names = (
        "expected",
        "received",
        "followed",
        "not_followed",
        "wins_planned",
        "wins_opportunistic",
        "wins_went_wrong",
    )
    rows = [
        {
            "period": line.summary.period_label,
            "low": f"{line.low:.3f}",
            "high": f"{line.high:.3f}",
            "wins": wins_of(line.summary),
            "wins_so_far": line.wins_so_far,
            **{name: getattr(line.summary, name) for name in names},
        }
        for line in page.lines
    ]
    return ExportTable(TRENDS, rows)
