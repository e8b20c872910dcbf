"""One champion's page: role, duties, what they were given, and what they did."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from concord.core.accounts.models import Person
from concord.core.areas.models import Area
from concord.core.directory.models import Membership

from ..models import Champion, ChampionBefore, Entry
from ..rules.engagement import TookPart, band_of, since
from ..terms import GIVEN, Band, Duty, EntryKind, Seniority
from .champions import champion_of, hats_of, settings_of
from .engagement import Returned, returned_by, took_part

MOST_ENTRIES = 50


@dataclass(frozen=True)
class ChampionPage:
    """Everything under one champion's name. `record`: None until something is kept."""

    person: Person
    hats: Sequence[Membership]
    record: Champion | None
    before: Sequence[ChampionBefore]
    training: Sequence[Entry]
    support: Sequence[Entry]
    did: Sequence[Entry]
    returned: Returned
    took_part: TookPart
    band: Band
    months: int
    often_from: int

    @property
    def duties(self) -> list[tuple[str, bool]]:
        """Each duty in words, and whether they agreed to it."""
        agreed = self.record.duties if self.record else []
        return [(str(duty.label), duty.value in agreed) for duty in Duty]

    @property
    def level(self) -> str:
        return str(Seniority(self.record.seniority).label) if self.record and self.record.seniority else ""


def champion_page(person: Person, area: Area, day: date) -> ChampionPage | None:
    """None for somebody who never kept watch here. Ten queries."""
    hats = hats_of(person, area)
    if not hats:
        return None
    record, settings = champion_of(person, area), settings_of(area)
    entries = list(record.entries.all()[:MOST_ENTRIES]) if record else []
    part = took_part(area, since(day, settings.months), day).get(person.pk, TookPart())
    return ChampionPage(
        person=person,
        hats=hats,
        record=record,
        before=list(record.before.all()) if record else [],
        training=[one for one in entries if one.kind == EntryKind.TRAINING],
        support=[one for one in entries if one.kind in GIVEN],
        did=[one for one in entries if one.kind not in {*GIVEN, EntryKind.TRAINING}],
        returned=returned_by(person, area),
        took_part=part,
        band=band_of(part.times, settings.often_from),
        months=settings.months,
        often_from=settings.often_from,
    )
