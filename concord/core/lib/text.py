"""Cleaning what people type, and references without look-alike letters."""

import re
import secrets
import unicodedata

# No 0/O, 1/I/L, 5/S, 8/B, U/V: read aloud and copied by hand.
ALPHABET = "2346789ACDEFGHJKMNPQRTWXYZ"
LOOK_ALIKES = str.maketrans(
    {"O": "Q", "0": "Q", "1": "J", "I": "J", "L": "J", "5": "6", "S": "6", "B": "8", "U": "W", "V": "W"}
)
# So many words in a row are somebody's own; fewer than the second number anybody may use.
OWN_WORDS, FEW_WORDS = 8, 4
JOINERS, NO_CHARACTERS, INVISIBLE = "\u200c\u200d", "\ufffe\uffff", {"Cc", "Cf", "Cs", "Co"}
SLUG_STOP = re.compile(r"[^a-z0-9]+")


def clean_line(text: str) -> str:
    """One line: normal form, no control characters, single spaces."""
    return " ".join(without_controls(text).split())


def clean_text(text: str) -> str:
    """Several lines: normal form, one kind of line end, no control characters, nothing at the ends."""
    lines = without_controls(text.replace("\r\n", "\n").replace("\r", "\n"), keep="\n\t").split("\n")
    return "\n".join(line.rstrip() for line in lines).strip()


def without_controls(text: str, *, keep: str = "") -> str:
    """The text without control and invisible format characters, but for the joiners that scripts need.

    Nor with the two that are no characters, which no XML file can hold.
    """
    normal = unicodedata.normalize("NFC", text)
    return "".join(
        c if c in keep or c in JOINERS or not (c in NO_CHARACTERS or unicodedata.category(c) in INVISIBLE) else " "
        for c in normal
    )


def slugify(text: str) -> str:
    """Lower-case ASCII words joined by hyphens."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return SLUG_STOP.sub("-", plain.lower()).strip("-")


def random_reference(length: int = 6) -> str:
    """Random letters and figures: neither order nor gaps say anything."""
    return "".join(secrets.choice(ALPHABET) for _ in range(length))


def short_code() -> str:
    """A code to be typed: two groups of four, `7KQ2-M9XP`."""
    code = random_reference(8)
    return f"{code[:4]}-{code[4:]}"


def normal_code(typed: str) -> str:
    """What was typed, as it was meant: look-alikes, spaces, hyphens and small letters do not matter."""
    kept = re.sub(r"[^A-Z0-9]", "", typed.upper()).translate(LOOK_ALIKES)
    return "".join(c for c in kept if c in ALPHABET)


def plural(count: int, one: str, many: str = "") -> str:
    """`1 point`, `2 points`."""
    return f"{count} {one if count == 1 else many or one + 's'}"


def shortened(text: str, most: int) -> str:
    """Text that others wrote, cut at a word with “…” where it would be too long."""
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    return f"{line[: most - 1].rsplit(' ', 1)[0][: most - 1]}…"


def sentence(text: str) -> str:
    """Text with one stop at its end."""
    line = text.strip()
    return line if not line or line.rstrip("”’\"')").endswith((".", "!", "?", "…")) else f"{line}."


def is_verbatim(said: str, source: str) -> bool:
    """Whether one text takes another's own words: all of them, or eight in a row, whatever case and punctuation.

    So few words that anybody might have used them count only where they are the whole of the text.
    """
    said_words, own_words = plain_words(said), plain_words(source)
    if not said_words or said_words == own_words:
        return bool(own_words) and said_words == own_words
    run = min(len(said_words), len(own_words), OWN_WORDS)
    return run >= FEW_WORDS and bool(runs(said_words, run) & runs(own_words, run))


def plain_words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower().replace("’", "").replace("'", ""))


def runs(words: list[str], length: int) -> set[tuple[str, ...]]:
    return {tuple(words[start : start + length]) for start in range(len(words) - length + 1)}
