"""Charts of the log as SVG, made in a process of their own and kept by their content."""

import hashlib
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from django.conf import settings

from concord.core.ui.colour import INK, SECTORS

from ..queries.trends import TrendsPage

PROGRAM = (
    "import sys, json, vl_convert as vlc\n"
    "sys.stdout.write(vlc.vegalite_to_svg(json.loads(sys.stdin.read()), vl_version='5.21'))\n"
)


def followed_chart(page: TrendsPage) -> bytes:
    """The followed share of each period with its 95 % interval and n; a period without decisions is a gap."""
    rows = [
        {
            "period": line.summary.period_label,
            "share": line.summary.followed / line.decided,
            "low": line.low,
            "high": line.high,
            "n": f"n = {line.decided}",
        }
        for line in page.lines
        if line.decided
    ]
    order = [line.summary.period_label for line in page.lines]
    x = {
        "field": "period",
        "type": "ordinal",
        "sort": order,
        "scale": {"domain": order},
        "title": None,
        "axis": {"labelAngle": -30},
    }
    y = {
        "type": "quantitative",
        "scale": {"domain": [0, 1]},
        "axis": {"format": "%"},
        "title": "followed, of all decided",
    }
    layers = [
        {
            "mark": {"type": "rule", "color": INK},
            "encoding": {"x": x, "y": y | {"field": "low"}, "y2": {"field": "high"}},
        },
        {
            "mark": {"type": "line", "point": {"size": 60}, "color": SECTORS["public"]},
            "encoding": {"x": x, "y": y | {"field": "share"}},
        },
        {
            "mark": {"type": "text", "dy": -8, "align": "center"},
            "encoding": {"x": x, "y": y | {"field": "high"}, "text": {"field": "n"}},
        },
    ]
    return svg(
        {"width": 560, "height": 260, "description": page.trend.reading, "data": {"values": rows}, "layer": layers}
    )


def svg(spec: dict[str, Any]) -> bytes:
    """The picture of a Vega-Lite description, from the cache or made now.

    The library deadlocks in a forked child and takes a hundred megabytes, so it gets a process of its own.
    """
    whole = spec | {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "config": {"font": "Source Sans 3, sans-serif"},
    }
    text = json.dumps(whole, sort_keys=True)
    kept = Path(settings.MEDIA_ROOT) / "charts" / f"{hashlib.sha256(text.encode()).hexdigest()}.svg"
    if kept.exists():
        return kept.read_bytes()
    made = subprocess.run(
        [sys.executable, "-c", PROGRAM], input=text.encode(), capture_output=True, check=True, timeout=60
    ).stdout
    kept.parent.mkdir(parents=True, exist_ok=True)
    part = kept.with_suffix(".part")
    part.write_bytes(made)
    part.replace(kept)
    return made
