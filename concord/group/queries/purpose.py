"""Reads of what a group did for its purpose."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.db.models.functions import ExtractYear

from concord.core.areas.models import Area
from concord.core.lib.text import plural
from concord.core.ui.wording import percent_n

from ..models import Evidence, Group, PurposeWording
from ..rules.purpose import USUAL
from ..terms import PurposeLine
from .effectiveness import actions_by_year, decisions_by_year
from .year import year_counts


@dataclass(frozen=True)
class LineOfPurpose:
    """A line with the evidence of one year. `records`: what the group's records say besides, in words."""

    line: str
    label: str
    text: str
    evidence: Sequence[Evidence]
    records: str = ""


@dataclass(frozen=True)
class StatementPage:
    group: Group
    year: int
    years: Sequence[int]
    lines: Sequence[LineOfPurpose]


def usual_words(group: Group) -> dict[str, str]:
    """The usual lines, with what the area calls its agreement."""
    agreement = group.area.word("agreement")
    return {line.value: words.format(agreement=agreement) for line, words in USUAL.items()}


def words_of(group: Group) -> dict[str, str]:
    """Each line of the purpose: in the group's own words where it has some."""
    own = dict(PurposeWording.objects.filter(group=group).values_list("line", "text"))
    return usual_words(group) | own


def statement_page(group: Group, year: int, today: date) -> StatementPage:
    """The statement of a calendar year. In a fixed number of queries."""
    found = list(evidence_of_area(group.area).filter(group=group, noted_on__year=year))
    lines = [
        LineOfPurpose(
            line=key,
            label=str(PurposeLine(key).label),
            text=text,
            evidence=[one for one in found if one.line == key],
            records=records_words(group, year, today) if key == PurposeLine.PROBLEMS else "",
        )
        for key, text in words_of(group).items()
    ]
    return StatementPage(group, year, years_of(group, today), lines)


def years_of(group: Group, today: date) -> list[int]:
    """This year, and every year with evidence, the latest first."""
    there = Evidence.objects.filter(group=group).order_by().values_list(ExtractYear("noted_on"), flat=True).distinct()
    return sorted({today.year, *there}, reverse=True)


def records_words(group: Group, year: int, today: date) -> str:
    """What the minutes and the actions of the year say, each with its n."""
    held = next((one.held for one in year_counts(group) if one.year == year), 0)
    decided = decisions_by_year(group).get(year, 0)
    done, due = actions_by_year(group, today).get(year, (0, 0))
    acted = f"of the actions that were due, {percent_n(done, due)} are done" if due else "no action was due"
    return f"{plural(decided, 'decision')} in the minutes of {plural(held, 'meeting')} held; {acted}."


def register_of(group: Group, line: str) -> QuerySet[Evidence]:
    return Evidence.objects.filter(group=group, line=line).select_related("meeting").order_by("-noted_on", "-pk")


def evidence_of_area(area: Area) -> QuerySet[Evidence]:
    return Evidence.objects.filter(area=area).select_related("group__area", "meeting").order_by("noted_on", "pk")


def evidence_of(uid: str) -> Evidence | None:
    return Evidence.objects.select_related("group__area", "area", "meeting").filter(uid=uid).first()


def kept(evidence: Evidence) -> dict[str, Any]:
    """Evidence as a file says it: its group by name, its meeting by reference."""
    facts = {name: getattr(evidence, name) for name in ("line", "name", "text", "noted_on")}
    return facts | {"group": evidence.group.name, "meeting": evidence.meeting.reference if evidence.meeting else ""}
