"""The words of the facts below a commitment, as they are written and as they are read."""

import re
from collections.abc import Mapping

from ..rules.outline import Clause
from ..rules.themes import folded
from ..terms import Bearer, Counting, RuleKind, RuleUnit, Standing, Theme, themes_joined

OWES = {"public": "public bodies", "voluntary": "voluntary sector", "both": "both sectors"}
COUNTED = {"both_ends": "both ends count", "difference": "first day does not count"}
NEW = "new"
# `Real example` before `Example`, or the shorter would be taken for it.
FIELDS = ("Owed by", "Owed to", "Theme", "Standing", "Real example", "Example", "Rule", "From", "Was")
FIELD = re.compile(rf"({'|'.join(FIELDS)})[ \t]*:(.*)", re.IGNORECASE | re.DOTALL)
TITLE = re.compile(r"Title[ \t]*:(.*)", re.IGNORECASE | re.DOTALL)


def known(choices: Mapping[str, str], **also: str) -> dict[str, str]:
    """What may be written for each value: its own short name, its label, and other words."""
    found = {folded(label): value for value, label in choices.items()} | {folded(value): value for value in choices}
    return found | {folded(words.replace("_", " ")): value for words, value in also.items()}


BEARERS = known(
    dict(Bearer.choices),
    public_sector="public",
    statutory_sector="public",
    public_bodies="public",
    council="public",
    voluntary_and_community_sector="voluntary",
    voluntary_organisations="voluntary",
    civil_society="voluntary",
    everybody="both",
    all="both",
)
# What an area calls its themes, by their keys.
ThemeNames = Mapping[str, str]
USUAL_THEMES: ThemeNames = {theme.value: str(theme.label) for theme in Theme}
STANDINGS = known(dict(Standing.choices))
KINDS = known(dict(RuleKind.choices))
UNITS = known(
    dict(RuleUnit.choices),
    months="months",
    day="days",
    week="weeks",
    month="months",
    working_day="working_days",
    calendar_month="months",
)
COUNTINGS = known(dict(Counting.choices)) | {folded(words): value for value, words in COUNTED.items()}
COUNTINGS |= {"counting both ends": "both_ends", "both ends": "both_ends"}


def theme_words(theme: str, themes: ThemeNames) -> str:
    return "; ".join(themes.get(key, key) for key in theme.split())


def themes_in(words: str, themes: ThemeNames) -> str:
    """`Equality; Volunteering` as it is kept, by the usual names or the area's; nothing where one is not understood."""
    # Its own names go before keys: what it calls “Funding” may be a theme that it added.
    named = known(USUAL_THEMES) | known(themes) | {folded(name): key for key, name in themes.items()}
    # A name may hold a comma.
    for mark in (";", "[;,]"):
        keys = [named.get(folded(part), "") for part in re.split(mark, words)]
        if all(keys):
            return themes_joined(keys)
    return ""


def rule_words(clause: Clause) -> str:
    unit = str(RuleUnit(clause.rule_unit).label)
    return f"{clause.rule_kind}, {clause.rule_number} {unit}, {COUNTED[clause.rule_counting]}"


def rule_of(words: str) -> dict[str, str | int] | None:
    """`consultation, 84 days, both ends count` as facts; None where it is not understood."""
    parts = [part.strip() for part in words.split(",")]
    if len(parts) not in {2, 3} or not (length := re.fullmatch(r"([0-9]{1,4})\s+(.+)", parts[1])):
        return None
    kind, unit = KINDS.get(folded(parts[0])), UNITS.get(folded(length[2]))
    counting = COUNTINGS.get(folded(parts[2])) if len(parts) == 3 else Counting.DIFFERENCE.value
    number = int(length[1])
    if not (kind and unit and counting and number):
        return None
    return {"rule_kind": kind, "rule_number": number, "rule_unit": unit, "rule_counting": counting}
