"""Charts of the log as SVG, made in a process of their own and kept by their content."""

import hashlib
import json
import re
import subprocess
import sys
from collections.abc import Iterable, Sequence
from html import escape
from pathlib import Path
from typing import Any

from django.conf import settings

from concord.core import ui
from concord.core.ui.colour import INK, SECTORS

from ..models import PeriodSummary
from ..queries.trends import TrendsPage
from ..rules.trend import CHART_FROM, limits
from ..terms import WinSource

Rows = list[dict[str, Any]]
Part = dict[str, Any]
FONTS = Path(ui.__file__).parent / "fonts"
PROGRAM = (
    "import sys, json, vl_convert as vlc\n"
    "vlc.register_font_directory(sys.argv[1])\n"
    "sys.stdout.write(vlc.vegalite_to_svg(json.loads(sys.stdin.read()), vl_version='5.21'))\n"
)
# What tells the kinds apart without colour: stripes, turned by so many degrees.
HATCHES = {"voluntary": (SECTORS["voluntary"], 45), "opportunistic": ("#b8560f", 45), "went_wrong": ("#5f6b76", 0)}
# A win from an earlier record may not say where it came from; it counts, so it is drawn.
SOURCES = {str(source.label): f"wins_{source.value}" for source in WinSource}
UNSOURCED = {"Not said": "wins_unsourced"}
WIN_FILLS = ["#1f4e8c", "url(#opportunistic)", "url(#went_wrong)", "#ffffff"]
SECTOR_FILLS = [SECTORS["public"], "url(#voluntary)"]


def followed_chart(page: TrendsPage) -> bytes:
    """The followed share of each period with its 95 % interval and n; a period without decisions is a gap.

    From twelve periods with decisions on, the mean and the three-sigma limits that the reading goes by are drawn too.
    """
    rows = followed_rows(page)
    x, y = periods([row["period"] for row in rows]), share("followed, of all decided")
    whiskers = {"x": x, "y": y | {"field": "low"}, "y2": {"field": "high"}}
    # A gap breaks the line: nothing joins the period before it to the one after.
    line = {
        "type": "line",
        "point": {"size": 60, "color": INK},
        "color": INK,
        "invalid": "break-paths-show-path-domains",
    }
    layers = [
        {"mark": {"type": "rule", "color": INK}, "encoding": whiskers},
        {"mark": line, "encoding": {"x": x, "y": y | {"field": "share"}}},
        label({"x": x, "y": y | {"field": "high"}}, {"field": "n"}),
        *control_lines(page, rows, x, y),
    ]
    return svg("Followed, of all decided", page.trend.reading, rows, layers)


def followed_rows(page: TrendsPage) -> Rows:
    rows: Rows = []
    for line in page.lines:
        row: Part = {"period": line.summary.period_label, "share": None, "low": None, "high": None, "n": None}
        if line.decided:
            row |= {"share": line.summary.followed / line.decided, "low": line.low, "high": line.high}
            row["n"] = f"n = {line.decided}"
        rows.append(row)
    return rows


def control_lines(page: TrendsPage, rows: Rows, x: Part, y: Part) -> list[Part]:
    """The mean (dashed) and limits (dotted) of a p-chart, put into the rows and drawn; none before twelve periods."""
    decided = [line for line in page.lines if line.decided]
    if len(decided) < CHART_FROM:
        return []
    mean = sum(line.summary.followed for line in decided) / sum(line.decided for line in decided)
    for row, line in zip(rows, page.lines, strict=True):
        low, high = limits(line.decided, mean) if line.decided else (None, None)
        row |= {"mean": mean, "lower limit": low, "upper limit": high}
    dashes = {"mean": [6, 3], "lower limit": [2, 2], "upper limit": [2, 2]}
    marks = {
        name: {"type": "line", "color": INK, "strokeDash": dash, "strokeWidth": 1} for name, dash in dashes.items()
    }
    return [{"mark": mark, "encoding": {"x": x, "y": y | {"field": name}}} for name, mark in marks.items()]


def wins_chart(page: TrendsPage) -> bytes:
    """Wins of each period by source, one upon the other, with the running total as a line."""
    sources = SOURCES | (UNSOURCED if any(line.summary.wins_unsourced for line in page.lines) else {})
    rows = [
        {
            "period": line.summary.period_label,
            "so_far": line.wins_so_far,
            "source": source,
            "wins": getattr(line.summary, column),
        }
        for line in page.lines
        for source, column in sources.items()
    ]
    x = periods([line.summary.period_label for line in page.lines])
    y = {"type": "quantitative", "title": "wins", "axis": {"tickMinStep": 1}}
    bars = {"x": x, "y": y | {"field": "wins"}, "fill": fills("source", list(sources), WIN_FILLS)}
    total = {"x": x, "y": y | {"field": "so_far", "aggregate": "max"}}
    line_mark = {"type": "line", "point": {"color": INK}, "color": INK, "strokeDash": [4, 2]}
    layers = [
        {"mark": {"type": "bar", "stroke": INK}, "encoding": bars},
        {"mark": line_mark, "encoding": total},
        label(total, {"field": "so_far", "aggregate": "max"}),
    ]
    said = f"{page.wins_total} wins in all. Bars: the wins of each period by source. Line: the running total."
    return svg("Wins by source, and wins so far", said, rows, layers)


def return_chart(summaries: Iterable[PeriodSummary]) -> bytes:
    """How many of those expected returned, by sector of the respondent: public first and solid, voluntary hatched."""
    sectors = ["public", "voluntary"]
    chosen = [row for row in summaries if row.dimension == "respondent" and row.sector in sectors and row.expected]
    rows = [
        {
            "period": row.period_label,
            "sector": row.sector,
            "share": row.received / row.expected,
            "n": f"{row.received} of {row.expected}",
        }
        for row in chosen
    ]
    place = {
        "x": periods(list(dict.fromkeys(row.period_label for row in chosen))),
        "xOffset": {"field": "sector", "sort": sectors},
        "y": share("returned, of all expected") | {"field": "share"},
    }
    bars = place | {"fill": fills("sector", sectors, SECTOR_FILLS)}
    layers = [{"mark": {"type": "bar", "stroke": INK}, "encoding": bars}, label(place, {"field": "n"})]
    said = "The share of expected returns that came, of the public and of the voluntary sector, period by period."
    return svg("Returned, of all expected", said, rows, layers)


def periods(labels: Sequence[str]) -> Part:
    """The axis of time: every period has its place, with or without data."""
    scale, axis = {"domain": list(labels)}, {"labelAngle": -30}
    return {"field": "period", "type": "ordinal", "sort": list(labels), "scale": scale, "title": None, "axis": axis}


def share(title: str) -> Part:
    return {"type": "quantitative", "scale": {"domain": [0, 1]}, "axis": {"format": "%"}, "title": title}


def label(place: Part, text: Part) -> Part:
    return {"mark": {"type": "text", "dy": -8, "align": "center", "color": INK}, "encoding": place | {"text": text}}


def fills(field: str, labels: Sequence[str], colours: Sequence[str]) -> Part:
    scale = {"domain": list(labels), "range": list(colours)}
    return {
        "field": field,
        "type": "nominal",
        "scale": scale,
        "title": None,
        "legend": {"orient": "bottom", "labelLimit": 0},
    }


def svg(title: str, description: str, rows: Rows, layers: list[Part]) -> bytes:
    """The picture of Vega-Lite layers with its title and words, from the cache or made now.

    The library deadlocks in a forked child and takes a hundred megabytes, so it gets a process of its own.
    """
    spec = {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        # The quotation marks matter: a bare name may not hold a word that begins with a digit.
        "config": {"font": "'Source Sans 3', Arial, sans-serif"},
        "width": 560,
        "height": 260,
        "data": {"values": rows},
        "layer": layers,
    }
    text = json.dumps([PROGRAM, HATCHES, title, description, spec], sort_keys=True)
    kept = Path(settings.MEDIA_ROOT) / "charts" / f"{hashlib.sha256(text.encode()).hexdigest()}.svg"
    if kept.exists():
        return kept.read_bytes()
    made = with_words(drawn(spec), title, description).encode()
    kept.parent.mkdir(parents=True, exist_ok=True)
    part = kept.with_suffix(".part")
    part.write_bytes(made)
    part.replace(kept)
    return made


def drawn(spec: Part) -> str:
    command = [sys.executable, "-c", PROGRAM, str(FONTS)]
    return subprocess.run(
        command, input=json.dumps(spec).encode(), capture_output=True, check=True, timeout=60
    ).stdout.decode()


def with_words(picture: str, title: str, description: str) -> str:
    """One image, with a title and a description for who cannot see it, and the stripes that stand for a kind."""
    used = [name for name in HATCHES if f"url(#{name})" in picture]
    stripes = "".join(hatch(name, *HATCHES[name]) for name in used)
    words = (
        f'<title id="title">{escape(title)}</title><desc id="desc">{escape(description)}</desc><defs>{stripes}</defs>'
    )
    # What is inside one image is not read out, so it claims no roles of its own.
    bare = re.sub(r' (?:role|aria-[a-z]+)="[^"]*"', "", picture)
    return re.sub(
        r"<svg ([^>]*)>", lambda tag: f'<svg {tag[1]} role="img" aria-labelledby="title desc">{words}', bare, count=1
    )


def hatch(name: str, colour: str, turned: int) -> str:
    return (
        f'<pattern id="{name}" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate({turned})">'
        f'<rect width="6" height="6" fill="#ffffff"/><rect width="3" height="6" fill="{colour}"/></pattern>'
    )
