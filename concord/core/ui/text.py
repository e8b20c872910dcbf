"""Which characters typed text may hold."""

import re
from typing import Any

# Everything below a space but tab and line ends, DEL and the C1 block, and what UTF-8 cannot carry.
# Marks of writing direction stay: Arabic, Hebrew and Urdu need them.
CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


def has_controls(value: str) -> bool:
    """Whether the text holds a character that can be neither seen nor kept."""
    return bool(CONTROLS.search(value))


def without_controls(value: str) -> str:
    """The text without those characters."""
    return CONTROLS.sub("", value)


def one_line_end(value: Any) -> Any:
    """Text with one kind of line end, so that the server counts characters as the page does."""
    return value.replace("\r\n", "\n").replace("\r", "\n") if isinstance(value, str) else value
