"""The register of champions: one line for each hat, found by what was chosen."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from concord.core.areas.models import Area
from concord.core.directory.models import Membership
from concord.core.directory.terms import Sector

from ..models import Champion, ChampionSettings
from ..rules.engagement import TookPart, band_of, since
from ..rules.prompts import needs_of
from ..terms import Band, Need, Seniority
from .champions import hats_on, records_by_person, settings_of
from .engagement import in_words, took_part, trained

UNKNOWN = "unknown"


@dataclass(frozen=True)
class ChampionLine:
    """A champion with one organisation."""

    hat: Membership
    record: Champion | None
    took_part: TookPart
    band: Band
    is_trained: bool
    needs: frozenset[str] = frozenset()

    @property
    def level(self) -> str:
        """The level in words: of an elected member, that they are."""
        if self.record is None:
            return ""
        if self.record.elected:
            return self.record.elected_post or "Elected member"
        return str(Seniority(self.record.seniority).label) if self.record.seniority else ""

    @property
    def needs_in_words(self) -> list[str]:
        return [str(need.label) for need in Need if need in self.needs]

    @property
    def seniority(self) -> str:
        return (self.record.seniority if self.record else "") or UNKNOWN

    @property
    def is_elected(self) -> bool:
        return bool(self.record and self.record.elected)

    @property
    def words(self) -> str:
        """What they did in the span."""
        did = self.took_part
        return in_words(
            [
                (did.returns, "return", "returns"),
                (did.meetings, "meeting", "meetings"),
                (did.briefings, "briefing read", "briefings read"),
                (did.noted, "thing noted", "things noted"),
                (did.seen, "note sent", "notes sent"),
            ]
        )


@dataclass(frozen=True)
class Sought:
    """What was chosen; an empty value takes everybody."""

    search: str = ""
    organisation: str = ""
    sector: str = ""
    department: str = ""
    seniority: str = ""
    elected: str = ""
    band: str = ""
    trained: str = ""
    needs: str = ""

    def takes(self, line: ChampionLine) -> bool:
        body, unit = line.hat.organisation, line.hat.unit
        named = f"{line.hat.person.name}\n{body.name}".casefold()
        return (
            self.search.casefold() in named
            and self.organisation in ("", str(body.uid))
            and self.sector in ("", body.sector)
            and self.department.casefold() in (unit.name.casefold() if unit else "")
            and self.seniority in ("", line.seniority)
            and self.elected in ("", yes(line.is_elected))
            and self.band in ("", line.band)
            and self.trained in ("", yes(line.is_trained))
            and (not self.needs or self.needs in line.needs)
        )


@dataclass(frozen=True)
class SectorEngagement:
    """How many champions of a sector take part how often."""

    sector: str
    label: str
    n: int
    bands: Sequence[tuple[str, int]]


@dataclass(frozen=True)
class Prompt:
    """What waits for the officer, and for how many people."""

    need: str
    words: str
    n: int


@dataclass(frozen=True)
class RegisterPage:
    """Every line that was sought, of how many there are, how the sectors take part, and what waits for the officer."""

    lines: Sequence[ChampionLine]
    total: int
    sectors: Sequence[SectorEngagement]
    settings: ChampionSettings
    prompts: Sequence[Prompt]


def yes(said: bool) -> str:
    return "yes" if said else "no"


def lines_on(area: Area, day: date, settings: ChampionSettings) -> list[ChampionLine]:
    """Everybody who keeps watch on a day, by name; in eight queries."""
    did = took_part(area, since(day, settings.months), day)
    records, taught = records_by_person(area), trained(area)
    found = []
    for hat in hats_on(area, day):
        part = did.get(hat.person_id, TookPart())
        band = band_of(part.times, settings.often_from)
        record = records.get(hat.person_id)
        needs = needs_on(day, hat, record, band)
        found.append(ChampionLine(hat, record, part, band, hat.person_id in taught, needs))
    return found


def needs_on(day: date, hat: Membership, record: Champion | None, band: str) -> frozenset[str]:
    one = record or Champion()
    return needs_of(
        day=day,
        began_on=hat.starts_on,
        role_ends_on=hat.ends_on,
        elected=one.elected,
        term_ends_on=one.term_ends_on,
        role_agreed_on=one.role_agreed_on,
        is_quiet=band == Band.QUIET,
    )


def prompts_of(lines: Sequence[ChampionLine]) -> list[Prompt]:
    """Each thing that waits, with how many people it is about; only where there are any."""
    people = {need: {line.hat.person_id for line in lines if need in line.needs} for need in Need}
    return [Prompt(str(need), str(need.label), len(found)) for need, found in people.items() if found]


def register_page(area: Area, day: date, sought: Sought) -> RegisterPage:
    settings = settings_of(area)
    lines = lines_on(area, day, settings)
    found = [line for line in lines if sought.takes(line)]
    return RegisterPage(found, len(lines), by_sector(lines), settings, prompts_of(lines))


def by_sector(lines: Sequence[ChampionLine]) -> list[SectorEngagement]:
    """Public and voluntary always, others where there are any; each person once in a sector."""
    found = []
    for sector in Sector:
        bands = {line.hat.person_id: line.band for line in lines if line.hat.organisation.sector == sector}
        counts = Counter(bands.values())
        if bands or sector in (Sector.PUBLIC, Sector.VOLUNTARY):
            parts = [(str(band.label), counts[band]) for band in Band]
            found.append(SectorEngagement(sector, str(sector.label), len(bands), parts))
    return found
