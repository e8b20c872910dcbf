"""Sign-up is counted once a day, for the tier that an area shares its sums with (R002)."""

from collections import Counter
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q

from concord.core.areas.models import Area, TierRelation
from concord.core.directory.models import Partner
from concord.core.directory.partnership_queries import embedding
from concord.core.directory.terms import OrganisationStatus

from ..models import Signature, SignUpSummary

SECTORS = ("public", "voluntary")


@transaction.atomic
def sum_up_sign_up(*, area: Area, on: date, at: datetime) -> int:
    """Count anew where the area agreed to share; says whether there was anything to change.

    Called inside the area's scope. Of an area that shares with no other tier no sums are kept.
    """
    if not shares(area):
        return SignUpSummary.objects.filter(area=area).delete()[0]
    found = counted(area)
    before = SignUpSummary.objects.filter(area=area).values(*found).first()
    if before == found:
        SignUpSummary.objects.filter(area=area).update(as_of=on)
        return 0
    SignUpSummary.objects.update_or_create(area=area, defaults={**found, "as_of": on})
    return 1


def shares(area: Area) -> bool:
    own = Q(upper=area, upper_agreed_on__isnull=False) | Q(lower=area, lower_agreed_on__isnull=False)
    return TierRelation.objects.filter(own).exists()


def counted(area: Area) -> dict[str, int]:
    """Listed are partners that last; signed are those of them whose newest signature is on the register."""
    partners = Partner.objects.filter(area=area, ends_on__isnull=True, organisation__status=OrganisationStatus.ACTIVE)
    sectors = dict(partners.values_list("organisation", "organisation__sector"))
    signed = set(Signature.objects.filter(area=area).newest().values_list("organisation", flat=True))
    listed = Counter(kind_of(sector) for sector in sectors.values())
    own = Counter(kind_of(sector) for body, sector in sectors.items() if body in signed)
    known = embedding()
    figures = {f"{kind}_listed": listed[kind] for kind in (*SECTORS, "other")}
    figures |= {f"{kind}_signed": own[kind] for kind in (*SECTORS, "other")}
    return figures | {
        "partnerships": known.total,
        "partnerships_known": known.on_agenda_known,
        "on_agenda": known.on_agenda,
    }


def kind_of(sector: str) -> str:
    return sector if sector in SECTORS else "other"
