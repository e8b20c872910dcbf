"""What the stylesheet promises to those whose device or choice asks for other colours, and to paper."""

import re
from pathlib import Path

import pytest

import concord.core.ui

SHEET = Path(concord.core.ui.__file__).parent / "static/ui/css/concord.css"


@pytest.mark.parametrize(
    "rule",
    [
        # “White on black on a dark device”, as the page of choices says.
        r"prefers-color-scheme: ?dark[^{]*\{\.concord-high-contrast\{filter:invert\(1\)",
        # Charts stay dark ink on white where the device chooses the colours.
        r"forced-colors: ?active\)\{\.concord-chart__picture\{[^}]*background:#fff;forced-color-adjust:none",
        # There only the page that one is on keeps its bar.
        r"forced-colors: ?active\)\{\.concord-nav__link:not\(\[aria-current\]\)[^}]*border-bottom-color:Canvas",
        # A table that goes on to the side has a shade there.
        r"\.concord-table-box\{background:linear-gradient",
        # On paper a table beside its chart is small enough for all its columns.
        r"\.concord-pair \.concord-table\{font-size:9pt",
    ],
)
def test_the_stylesheet_keeps_its_promises(rule):
    assert re.search(rule, SHEET.read_text())
