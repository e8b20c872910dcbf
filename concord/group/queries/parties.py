"""Reads of seats for party groups and of councillors newly elected."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from concord.agreement.models import PreElection
from concord.core.areas.models import Area

from ..models import ElectedMember, PartyOffer
from ..rules.parties import election_ahead, election_behind
from ..terms import OfferAnswer


@dataclass(frozen=True)
class PartiesPage:
    """`ahead`: the election before which public bodies hold back today. `behind`: the latest that is over.

    `offers_since`: how many offers were made after it. `unbriefed`: of those who took a seat, newly elected.
    """

    ahead: PreElection | None
    behind: PreElection | None
    offers_since: int
    unbriefed: Sequence[PartyOffer]
    waiting: int


def parties_page(area: Area, today: date) -> PartiesPage:
    elections = list(PreElection.objects.filter(area=area))
    behind = election_behind(elections, today)
    made = PartyOffer.objects.filter(area=area)
    unbriefed = made.filter(answer=OfferAnswer.ACCEPTED, newly_elected=True, briefed_on__isnull=True)[:20]
    return PartiesPage(
        ahead=election_ahead(elections, today),
        behind=behind,
        offers_since=made.filter(offered_on__gt=behind.ends_on).count() if behind else made.count(),
        unbriefed=list(unbriefed),
        waiting=elected(area).filter(briefed_on__isnull=True).count(),
    )


def offers(area: Area) -> QuerySet[PartyOffer]:
    return PartyOffer.objects.filter(area=area)


def elected(area: Area) -> QuerySet[ElectedMember]:
    """Those who were not briefed first."""
    return ElectedMember.objects.filter(area=area).order_by("briefed_on", "-elected_on", "name", "pk")


def offer_of(uid: str) -> PartyOffer | None:
    return PartyOffer.objects.select_related("area").filter(uid=uid).first()


def elected_member_of(uid: str) -> ElectedMember | None:
    return ElectedMember.objects.select_related("area").filter(uid=uid).first()
