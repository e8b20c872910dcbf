"""How numbers of sections and commitments look, and who owes what stands below a heading."""

import re

from concord.core.lib.text import shortened

# `4`, `4.2`, `2.3.1`, `F1.2`, `4a`: what may stand plainly before a heading. A year is no number.
NUMBER = r"[A-Z]{0,6}[0-9]{1,3}[a-z]?(?:\.(?:[0-9]{1,3}[a-z]?|[a-z]))*"
PLAIN = re.compile(NUMBER)
NUMBERED = re.compile(rf"({NUMBER})[.:)]?(?: (.*))?", re.DOTALL)
LONGEST_NUMBER, LONGEST_TITLE, LONGEST_HEADING = 20, 120, 160
# A line of text that begins like this begins a commitment.
DOTTED = re.compile(r"([A-Z]{0,6}[0-9]{1,3}(?:\.[0-9]{1,3}){1,3}[a-z]?)[.):]?[ \t]+(\S.*)", re.DOTALL)
SINGLE = re.compile(r"([A-Z]{0,6}[0-9]{1,3})(?:[.):]|(?=\s))[ \t]*(\D.*)", re.DOTALL)
LETTER = re.compile(r"\(?([a-z]|[ivx]{1,5})[.)][ \t]+(\S.*)", re.DOTALL)
# “Commitment 4: Title”, “Commitment 4” alone; but not the end of a sentence, “… as in / Commitment 4.”
AFTER = r"[ \t]+([0-9]{1,3}(?:\.[0-9]{1,3})*)(?:[ \t]*[:)–—-][ \t]*|\.?[ \t]+(?=(?-i:[A-Z]))|(?=\n|$))(.*)"
NAMED = re.compile(f"(commitment|undertaking|promise|pledge){AFTER}", re.IGNORECASE | re.DOTALL)
SECTION = re.compile(f"(section|part|chapter|article|theme|principle|outcome){AFTER}", re.IGNORECASE | re.DOTALL)
BULLET = re.compile(r"[•●▪◦‣·o*–—-][ \t]+(\S.*)", re.DOTALL)

OWE = re.compile(
    r"\b(undertakings?|commitments?|promises|pledges|responsibilit\w+|obligations)\b"
    r"|\b(will|agree|agrees|undertakes?)( to)?:?$",
    re.IGNORECASE,
)
SIDES = {
    "both": re.compile(r"\b(both sectors|all partners|everybody|everyone|joint\w*|shared|all signatories)\b", re.I),
    "voluntary": re.compile(r"\b(voluntary|community|civil society|csos?|vcs\w*|charit\w+|third sector)\b", re.I),
    "public": re.compile(r"\b(public|councils?|government|statutory|authorit\w+)\b", re.I),
}
LONGEST_LINE = 90


def bearer_of(heading: str) -> str:
    """Who owes what stands below “Undertakings by public bodies” or “The voluntary sector will:”; else nothing."""
    words = " ".join(heading.split())
    if len(words) > LONGEST_LINE or not OWE.search(words):
        return ""
    if SIDES["both"].search(words):
        return "both"
    found = [side for side in ("voluntary", "public") if SIDES[side].search(words)]
    # “Public bodies’ undertakings to the voluntary sector”: the one that is named first owes.
    return min(found, key=lambda side: SIDES[side].search(words).start(), default="")  # type: ignore[union-attr]  # found above


def is_short(words: str) -> bool:
    """Whether a line reads like a heading: short, and no end of a sentence."""
    return len(words) <= LONGEST_LINE and not words.rstrip().endswith((".", ";", ",", "!", "?"))


def title_and_text(words: str) -> tuple[str, str]:
    """A whole wording as its few words and its text; a short line is only the few words."""
    first, _, rest = words.strip().partition("\n")
    if len(first) <= LONGEST_LINE:
        return first.strip(), rest.strip()
    return shortened(re.split(r"(?<=[a-z)])[.:;]\s", first)[0], 80), words.strip()
