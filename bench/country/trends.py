"""The trends of the whole country: from summary rows that areas share, and by hand from the raw rows."""

import statistics
import time
from collections.abc import Callable

from django.db import connection
from django.db.models import F, Sum

from concord.core.areas.models import Area
from concord.core.areas.scoping import across
from concord.log.models import PeriodSummary
from concord.log.rules.trend import Share, read_trend

Figures = dict[str, tuple[int, ...]]
SUMS = {
    "expected": F("expected"),
    "received": F("received"),
    "on_time": F("on_time"),
    "points": F("points_1") + F("points_2") + F("points_3") + F("points_4"),
    "followed": F("followed"),
    "not_followed": F("not_followed"),
    "wins": F("wins_planned") + F("wins_opportunistic") + F("wins_went_wrong") + F("wins_unsourced"),
}

RETURNS = """
    SELECT p.opens_on, COUNT(*), SUM(CASE WHEN r.state = 'sent' THEN 1 ELSE 0 END),
           SUM(CASE WHEN r.state = 'sent' AND r.received_on <= p.due_on THEN 1 ELSE 0 END)
    FROM log_expectation e JOIN log_period p ON p.id = e.period_id
    LEFT JOIN log_logreturn r ON r.expectation_id = e.id
    WHERE NOT e.is_extra GROUP BY p.opens_on ORDER BY p.opens_on"""
VERDICTS = """
    SELECT p.opens_on, COUNT(*), SUM(CASE WHEN d.verdict = 'followed' THEN 1 ELSE 0 END),
           SUM(CASE WHEN d.verdict = 'not_followed' THEN 1 ELSE 0 END), SUM(CASE WHEN d.win THEN 1 ELSE 0 END)
    FROM log_point t JOIN log_period p ON p.id = t.period_id
    LEFT JOIN log_decision d ON d.point_id = t.id AND d.is_current
    WHERE t.tabled AND t.merged_into_id IS NULL AND t.withdrawn_at IS NULL GROUP BY p.opens_on ORDER BY p.opens_on"""


def from_summaries(top: Area) -> Figures:
    """Opening day → expected, received, on time, points, followed, not followed, wins; and the trend in words."""
    with across(top):
        found = PeriodSummary.objects.filter(dimension="all").values_list("opens_on").order_by("opens_on")
        rows = list(found.annotate(**{f"all_{name}": Sum(what) for name, what in SUMS.items()}))
    read_trend([Share(str(row[0]), row[5], row[6]) for row in rows])
    return {str(day): tuple(figures) for day, *figures in rows}


def by_hand(_: Area) -> Figures:
    with connection.cursor() as cursor:
        cursor.execute(RETURNS)
        returns = cursor.fetchall()
        cursor.execute(VERDICTS)
        verdicts = {str(day): figures for day, *figures in cursor.fetchall()}
    return {str(day): tuple(int(n) for n in (*figures, *verdicts[str(day)])) for day, *figures in returns}


def milliseconds(read: Callable[[Area], Figures], top: Area, times: int) -> tuple[Figures, float]:
    took = []
    for _ in range(times):
        began = time.perf_counter()
        found = read(top)
        took.append(1000 * (time.perf_counter() - began))
    return found, statistics.median(took)
