"""Two tiers on one page: an area and those right below it, from what both sides agreed to share (R002)."""

from collections.abc import Sequence
from dataclasses import dataclass

from concord.agreement.models import SignUpSummary
from concord.agreement.queries.finding import InForce, agreements_in_force
from concord.core.areas.models import Area, TierRelation
from concord.core.areas.scoping import between_tiers
from concord.log.rules.trend import gap_words

# The list of areas below is turned page by page; this one shows as many as a county has districts.
MOST = 60


@dataclass(frozen=True)
class TierLine:
    """An area with how it stands. `agreement` is what everybody may find; `sums`: only where both agreed."""

    area: Area
    agreement: InForce | None
    relation: TierRelation | None
    sums: SignUpSummary | None
    gap: str
    is_own: bool

    @property
    def why(self) -> str:
        """Why there are no sums."""
        if self.sums is not None:
            return ""
        if not self.is_own and (self.relation is None or not self.relation.is_agreed):
            return "Not shared: it takes a yes from both"
        return "Not counted yet: it is, once a day"


@dataclass(frozen=True)
class TiersPage:
    """The upper area and those below. `signed`: how many of them have signed the upper one's agreement."""

    upper: TierLine
    lines: Sequence[TierLine]
    signed: int
    agreed: int


def tiers_page(area: Area) -> TiersPage:
    """Four queries, whatever the number of areas."""
    below = list(Area.objects.standing().filter(parent=area).order_by("name", "pk")[:MOST])
    relations = {row.lower_id: row for row in TierRelation.objects.filter(upper=area, lower__in=below)}
    in_force = agreements_in_force([area, *below])
    with between_tiers(area):
        sums = {row.area_id: row for row in SignUpSummary.objects.filter(area__in=[area, *below])}

    def line(one: Area) -> TierLine:
        found = sums.get(one.pk)
        return TierLine(one, in_force.get(one.pk), relations.get(one.pk), found, gap_of(found), one == area)

    lines = [line(one) for one in below]
    noted = [one.relation for one in lines if one.relation is not None]
    signed, agreed = sum(one.lower_signed_upper for one in noted), sum(one.is_agreed for one in noted)
    return TiersPage(line(area), lines, signed, agreed)


def gap_of(found: SignUpSummary | None) -> str:
    if found is None:
        return ""
    public = (found.public_signed, found.public_listed)
    return gap_words(public, (found.voluntary_signed, found.voluntary_listed))


def words_of(line: TierLine) -> list[str]:
    """What stands in its box."""
    agreement = f"In force since {line.agreement.adopted_on:%-d %B %Y}" if line.agreement else "No agreement in force"
    if line.sums is None:
        return [agreement, line.why]
    signed = line.sums.public_signed + line.sums.voluntary_signed + line.sums.other_signed
    listed = line.sums.public_listed + line.sums.voluntary_listed + line.sums.other_listed
    return [agreement, f"{signed} of {listed} organisations signed"]
