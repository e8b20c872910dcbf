"""How a version stands, who owes what to whom, and what can be measured, in words."""

from datetime import date, timedelta

from concord.core.areas.models import Area

from ..models import CommitmentText
from ..queries.documents import VersionPage
from ..terms import Bearer, Counting, RuleKind, RuleUnit, VersionState


def long_day(day: date) -> str:
    return f"{day:%-d %B %Y}"


def standing_of(page: VersionPage) -> str:
    """What stands on every page of a file: in force and since when, or a draft."""
    version = page.version
    if version.state == VersionState.DRAFT:
        return f"Draft of version {version.number}, not in force"
    if version.state == VersionState.CONSULTATION:
        return f"Draft of version {version.number}, out for consultation, not in force"
    if version.state == VersionState.GIVEN_UP or version.adopted_on is None:
        return f"Draft of version {version.number}, given up, never in force"
    last = last_day(page)
    until = f" to {long_day(last)}" if last else ""
    return f"Version {version.number}, in force from {long_day(version.adopted_on)}{until}"


def last_day(page: VersionPage) -> date | None:
    """The day before the next version came into force; nothing while it is in force itself."""
    later = [one for one in page.versions if one.adopted_on and one.number > page.version.number]
    following = min(later, key=lambda one: one.number, default=None)
    return following.adopted_on - timedelta(days=1) if following and following.adopted_on else None


def sector_words(bearer: str, area: Area) -> str:
    return {
        Bearer.PUBLIC.value: "public bodies",
        Bearer.VOLUNTARY.value: f"the {area.word('voluntary_sector')}",
        Bearer.BOTH.value: "both sectors",
    }[bearer]


def duty(text: CommitmentText, area: Area) -> str:
    """Who owes it, and to whom where the agreement says so."""
    bearer = sector_words(text.bearer, area)
    if not text.owed_to:
        return bearer
    same = text.owed_to == text.bearer
    return f"{bearer}, to {'each other' if same else sector_words(text.owed_to, area)}"


def measure(text: CommitmentText) -> str:
    """A measurable rule in words; nothing where there is none."""
    if not text.rule_kind or text.rule_number is None:
        return ""
    unit = str(RuleUnit(text.rule_unit).label)
    unit = unit.removesuffix("s") if text.rule_number == 1 else unit
    counting = str(Counting(text.rule_counting).label)
    return f"{RuleKind(text.rule_kind).label}: {text.rule_number} {unit}. {counting}."
