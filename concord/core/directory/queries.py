"""Reads of organisations, people and their memberships."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from concord.core.accounts.models import Person
from concord.core.accounts.queries import administrators
from concord.core.accounts.roles import Role
from concord.core.areas.models import Area

from .models import Membership, Organisation, Partner
from .terms import Sector

RESPONDENTS = (Role.CHAMPION, Role.GROUP_MEMBER, Role.CHAIR)
MEMBERS = (Role.CHAIR, Role.GROUP_MEMBER)
TRUSTED = Q(role=Role.TRUSTEE) & ~Q(grant__host_sector=Sector.PUBLIC)
CHAIR = Q(role=Role.CHAIR)
CONFIRMED_BY = {
    Role.TRUSTEE: (TRUSTED, CHAIR & ~Q(grant__host_sector=Sector.PUBLIC), CHAIR),
    Role.CHAIR: (CHAIR, Q(role=Role.OFFICER)),
}


@dataclass(frozen=True)
class SectorCount:
    """How many organisations of a sector."""

    sector: str
    label: str
    count: int


def partners(area: Area, *, only: Iterable[str] = ()) -> list[Organisation]:
    """The organisations in the area's agreement, by name; those that merged or closed are left out.

    `only`: the columns that are read now, where a page needs few of many rows.
    """
    found = Partner.objects.filter(area=area, ends_on__isnull=True, organisation__status="active")
    found = found.select_related("organisation").order_by("organisation__name")
    columns = [f"organisation__{column}" for column in only]
    return [partner.organisation for partner in (found.only("organisation", *columns) if columns else found)]


def partner_rows(*, search: str = "", sector: str = "", kind: str = "", status: str = "") -> QuerySet[Partner]:
    """Partners of the open area, narrowed by what was chosen."""
    found = Partner.objects.select_related("organisation").prefetch_related("tags").order_by("organisation__name")
    if search:
        found = found.filter(organisation__name__icontains=search)
    if sector:
        found = found.filter(organisation__sector=sector)
    if kind:
        found = found.filter(organisation__kind=kind)
    return found.filter(organisation__status=status) if status else found


def sector_counts() -> list[SectorCount]:
    rows = Partner.objects.filter(organisation__status="active").values("organisation__sector").annotate(n=Count("pk"))
    counts = {row["organisation__sector"]: row["n"] for row in rows.order_by()}
    return [SectorCount(sector, str(sector.label), counts.get(sector, 0)) for sector in Sector]


def partner_of(uid: str) -> Partner | None:
    return Partner.objects.select_related("organisation", "organisation__parent").filter(organisation__uid=uid).first()


def memberships_on(area: Area, day: date, roles: Iterable[str] = ()) -> QuerySet[Membership]:
    """Hats worn in the area on a day, oldest first."""
    found = Membership.objects.filter(area=area).as_at(day).select_related("person", "organisation", "unit")
    if roles:
        found = found.filter(role__in=list(roles))
    return found.order_by("starts_on", "pk")


def one_each(hats: Iterable[Membership]) -> list[Membership]:
    """The earliest hat of each person, by name."""
    first: dict[int, Membership] = {}
    for hat in hats:
        first.setdefault(hat.person_id, hat)
    return sorted(first.values(), key=lambda hat: (hat.person.name, hat.pk))


def respondents(area: Area, day: date) -> list[Membership]:
    """Who is expected to make a return: champions, group members and the chair, once each (R096)."""
    return one_each(memberships_on(area, day, RESPONDENTS))


def members(area: Area, day: date) -> list[Membership]:
    """Who decides: the chair and the group's members, once each."""
    return one_each(memberships_on(area, day, MEMBERS))


def hats(person: Person, area: Area, day: date) -> list[Membership]:
    return [hat for hat in memberships_on(area, day) if hat.person_id == person.pk]


def trustees(area: Area, day: date) -> list[Membership]:
    """Trustees for confidential points, of bodies that are not public: first the trustee, then the deputy."""
    return list(memberships_on(area, day, [Role.TRUSTEE]).exclude(organisation__sector=Sector.PUBLIC))


def guardians(area: Area, day: date) -> list[Person]:
    """The trustees and chairs in office, once each."""
    return [hat.person for hat in one_each(memberships_on(area, day, [Role.TRUSTEE, Role.CHAIR]))]


def had_a_chair(area: Area) -> bool:
    return Membership.objects.filter(area=area, role=Role.CHAIR, grant__waiting=False).exists()


def confirmers(hat: Membership, day: date) -> list[Person]:
    """Who may confirm a role that waits: never who gave it, nor who holds it.

    A trustee's: a trustee; else a chair of a body that is not public; else any chair. A chair's: another chair; else
    another officer. Of each the first kind that there is, and always a platform administrator.
    """
    apart = {hat.person_id, hat.grant.given_by_id}
    held = memberships_on(hat.area, day).filter(person__is_active=True, person__login_email__isnull=False)
    held = held.exclude(person__in=[pk for pk in apart if pk])
    above = list(administrators(hat.area, day).exclude(pk__in=[pk for pk in apart if pk]))
    for kind in CONFIRMED_BY.get(Role(hat.role), ()):
        found = [each.person for each in one_each(held.filter(kind))]
        if found:
            return [*found, *(person for person in above if person not in found)]
    return above


def membership_rows(
    *, search: str = "", role: str = "", sector: str = "", day: date | None = None
) -> QuerySet[Membership]:
    """Memberships of the open area for a list; `day`: those of that day alone, and those that wait."""
    found = Membership.objects.select_related("person", "organisation", "unit", "grant")
    found = found.order_by("person__name", "starts_on")
    if day:
        found = found.dated(day)
    if search:
        found = found.filter(Q(person__name__icontains=search) | Q(organisation__name__icontains=search))
    if role:
        found = found.filter(role=role)
    return found.filter(organisation__sector=sector) if sector else found


def membership_of(pk: int) -> Membership | None:
    return (
        Membership.objects.select_related("person", "organisation", "unit", "area", "grant__given_by")
        .filter(pk=pk)
        .first()
    )


def person_in_area(uid: str) -> Person | None:
    """A person with a membership in the open area; nobody else is confirmed to exist."""
    held = Membership.objects.filter(person__uid=uid).select_related("person").first()
    return held.person if held else None


def memberships_of(person: Person) -> Sequence[Membership]:
    found = Membership.objects.filter(person=person).select_related("person", "organisation", "unit", "area", "grant")
    return list(found.order_by("-starts_on"))
