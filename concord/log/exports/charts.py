"""Charts of the log: what each shows, ready for the page."""

from collections.abc import Callable

from django.utils.safestring import SafeString

from concord.core.ui.charts import Bar, Dot, Row, bar_chart, dot_chart
from concord.core.ui.wording import percent_n

from ..queries.trends import Pair, TrendLine, TrendsPage
from ..rules.trend import CHART_FROM, limits
from ..terms import WinSource

SECTORS = (("public", "Public sector"), ("voluntary", "Voluntary sector"))


def charts_of(page: TrendsPage) -> dict[str, SafeString]:
    """Every chart of the trends' page by its name."""
    return {
        "followed": followed_chart(page),
        "owed": sector_chart("owed", page, lambda line: line.owed),
        "reported": sector_chart("reported", page, lambda line: line.reported),
        "wins": wins_chart(page),
        "returned": sector_chart("returned", page, lambda line: line.returned),
    }


def followed_chart(page: TrendsPage) -> SafeString:
    """The followed share of each period with its 95 % interval and n; a period without decisions is a gap.

    From twelve periods with decisions on, the mean and the three-sigma limits that the reading goes by are drawn too.
    """
    decided = sum(1 for line in page.lines if line.decided)
    mean = page.followed / page.decided if decided >= CHART_FROM else None
    return dot_chart("followed", [dot_of(line, mean) for line in page.lines], mean)


def dot_of(line: TrendLine, mean: float | None) -> Dot:
    label = line.summary.period_label
    if not line.decided:
        return Dot(label, "n = 0")
    share = line.summary.followed / line.decided
    band = limits(line.decided, mean) if mean is not None else None
    return Dot(label, f"n = {line.decided}", share, line.low, line.high, band)


def sector_chart(name: str, page: TrendsPage, pair: Callable[[TrendLine], Pair]) -> SafeString:
    """A share of each period, public sector first and solid, voluntary sector hatched."""
    rows = []
    for line in page.lines:
        both = pair(line)
        bars = [share_bar(key, getattr(both, key)) for key, _ in SECTORS]
        rows.append(Row(line.summary.period_label, bars))
    return bar_chart(name, SECTORS, rows)


def share_bar(key: str, share: tuple[int, int]) -> Bar:
    part, whole = share
    return Bar([(key, part / whole if whole else 0)], percent_n(part, whole) if whole else "none")


def wins_chart(page: TrendsPage) -> SafeString:
    """Wins of each period by source, end to end, with the running total in words."""
    legend = [(str(source.value), str(source.label)) for source in WinSource]
    if page.wins_unsourced:
        # A win from an earlier record may not say where it came from; it counts, so it is drawn.
        legend.append(("unsourced", "Not said"))
    most = max((line.wins for line in page.lines), default=0) or 1
    rows = [
        Row(
            line.summary.period_label,
            [
                Bar(
                    [(key, getattr(line.summary, f"wins_{key}") / most) for key, _ in legend],
                    f"{line.wins}; {line.wins_so_far} so far",
                )
            ],
        )
        for line in page.lines
    ]
    return bar_chart("wins", legend, rows)
