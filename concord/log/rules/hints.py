"""What a text gives away about its writer, or that it holds several points: to be looked at, never refused."""

import re
from collections.abc import Collection

MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
A_SUM = re.compile(r"[£€$]|\b\d[\d,.]{3,}\b")
A_DATE = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?\s+(?:{MONTHS})|\b(?:{MONTHS})[a-z]*\s+\d|\b\d{{1,2}}[/.]\d{{1,2}}\b", re.I
)
SPEAKS_OF_SELF = re.compile(r"\b(?:we|us|our|ours|my|mine|i)\b", re.I)


def identity_hints(text: str, *, own_names: Collection[str]) -> list[str]:
    """What in a text may give its writer away, to be looked at before it is sent (S2)."""
    lowered = text.lower()
    hints = [f"It names “{name}”, which is yours." for name in own_names if name and name.lower() in lowered]
    if A_SUM.search(text):
        hints.append("It holds a sum or a long number. Only few may know it.")
    if A_DATE.search(text):
        hints.append("It holds a date. Who was there that day may be known.")
    said = dict.fromkeys(word if word == "I" else word.lower() for word in SPEAKS_OF_SELF.findall(text))
    if said:
        words = " and ".join(f"“{word}”" for word in said)
        hints.append(f"It speaks of {words}. Somebody may guess who that is.")
    return hints


NUMBERED = re.compile(r"(?:^|\s)\(?([1-9])[.)]\s")


def looks_like_several(text: str) -> bool:
    """Whether a text numbers its parts from 1 on, as people do who write several points in one place."""
    found = [int(number) for number in NUMBERED.findall(text)]
    return len(found) > 1 and found == list(range(1, len(found) + 1))
