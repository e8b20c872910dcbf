"""Pounds as people write them, and whole pence as they are kept."""

import re

from .errors import RuleBroken

MOST = 100_000_000_000  # pence: a thousand million pounds
SUM = re.compile(r"£?\s*(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d{1,2}))?")


def pence_of(text: str) -> int | None:
    """`£1,234.50` as 123450; None for nothing. Raises `RuleBroken` for what is no sum of money."""
    typed = text.strip()
    if not typed:
        return None
    found = SUM.fullmatch(typed) if typed.isascii() or (typed.startswith("£") and typed[1:].isascii()) else None
    if found is None:
        raise RuleBroken(f"“{typed[:40]}” is not a sum like 1,250 or 12.50.")
    pence = int(found[1].replace(",", "")[:14]) * 100 + int((found[2] or "").ljust(2, "0"))
    if pence > MOST:
        raise RuleBroken(f"“{typed[:40]}” is more than can be kept.")
    return pence


def pounds(pence: int | None) -> str:
    """`£1,234`, with pence only where there are some; a minus stands before the pound."""
    if pence is None:
        return ""
    whole, rest = divmod(abs(pence), 100)
    return f"{'−' if pence < 0 else ''}£{whole:,}{f'.{rest:02d}' if rest else ''}"


def plain_pounds(pence: int | None) -> str:
    """`1234.50`, for files."""
    return "" if pence is None else f"{pence // 100}.{pence % 100:02d}"
