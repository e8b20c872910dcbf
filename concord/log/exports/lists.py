"""Lists of the log as tables to take away."""

from collections.abc import Iterable

from concord.core.directory.exports import ExportTable

from ..models import Point, PointUse
from ..queries.decisions import source_words
from ..queries.trends import TrendLine, TrendsPage

POINTS = ("period", "point", "box", "text", "source", "about", "commitment", "decision", "win", "reason")
USES = ("use", "topic", "period", "point", "text")
WINS = ("wins_planned", "wins_opportunistic", "wins_went_wrong", "wins_unsourced")
COUNTS = ("expected", "received", "followed", "not_followed")
PAIRS = tuple(
    f"{what}_{sector}_{part}"
    for what in ("returned", "owed", "reported")
    for sector in ("public", "voluntary")
    for part in ("n", "of")
)
TRENDS = ("period", *COUNTS, "low", "high", *PAIRS, *WINS, "wins", "wins_so_far")


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
    """The rows behind the trends' charts. `low`, `high`: 95 % interval of the followed share, as fractions of 1.

    `owed_public_n` of `owed_public_of`: followed of decided points whose duty the public sector owed; and so on.
    """
    return ExportTable(TRENDS, [trend_row(line) for line in page.lines])


def trend_row(line: TrendLine) -> dict[str, object]:
    pairs = {"returned": line.returned, "owed": line.owed, "reported": line.reported}
    return {
        "period": line.summary.period_label,
        "low": f"{line.low:.3f}" if line.decided else "",
        "high": f"{line.high:.3f}" if line.decided else "",
        "wins": line.wins,
        "wins_so_far": line.wins_so_far,
        **{name: getattr(line.summary, name) for name in (*COUNTS, *WINS)},
        **{
            f"{what}_{sector}_{part}": getattr(pair, sector)[number]
            for what, pair in pairs.items()
            for sector in ("public", "voluntary")
            for number, part in enumerate(("n", "of"))
        },
    }
