"""Reads of organisations, people and their memberships."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import Coalesce

from concord.core.accounts.models import Person
from concord.core.accounts.queries import administrators
from concord.core.accounts.roles import Role
from concord.core.areas.models import Area
from concord.core.areas.scoping import within
from concord.core.audit.queries import joined_from

from .models import CommunityTag, Membership, Organisation, Partner, ProposedChange, Unit
from .rules import goes_over
from .terms import Sector, Verb

RESPONDENTS = (Role.CHAMPION, Role.GROUP_MEMBER, Role.CHAIR)
MEMBERS = (Role.CHAIR, Role.GROUP_MEMBER)
TRUSTED = Q(role=Role.TRUSTEE) & ~Q(grant__host_sector=Sector.PUBLIC)
CHAIR = Q(role=Role.CHAIR)
CONFIRMED_BY = {
    Role.TRUSTEE: (TRUSTED, CHAIR & ~Q(grant__host_sector=Sector.PUBLIC), CHAIR),
    Role.CHAIR: (CHAIR, Q(role=Role.OFFICER)),
}
UNKNOWN = "unknown"


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
    found = Organisation.objects.filter(status="active", partnerships__area=area, partnerships__ends_on__isnull=True)
    return list(found.order_by("name").only(*only))


def bodies_and_units(area: Area) -> dict[str, tuple[Organisation, Unit | None]]:
    """Partners by name, then their departments, each by a short key. With the columns that a choice shows."""
    bodies = {body.pk: body for body in partners(area, only=["name", "sector", "kind"])}
    units = Unit.objects.filter(organisation__partnerships__area=area, ends_on__isnull=True)
    about: dict[str, tuple[Organisation, Unit | None]] = {f"o{pk}": (body, None) for pk, body in bodies.items()}
    found = [unit for unit in units.only("name", "organisation_id") if unit.organisation_id in bodies]
    return about | {f"u{unit.pk}": (bodies[unit.organisation_id], unit) for unit in found}


def partner_rows(
    *, search: str = "", sector: str = "", kind: str = "", status: str = "", tag: str = ""
) -> QuerySet[Partner]:
    """Partners of the open area, narrowed by what was chosen. `tag`: a community's number, or `unknown`."""
    found = Partner.objects.select_related("organisation").prefetch_related("tags").order_by("organisation__name")
    if search:
        found = found.filter(organisation__name__icontains=search)
    if sector:
        found = found.filter(organisation__sector=sector)
    if kind:
        found = found.filter(organisation__kind=kind)
    if tag:
        found = found.filter(tags__isnull=True) if tag == UNKNOWN else found.filter(tags=int(tag))
    return found.filter(organisation__status=status) if status else found


def sector_counts() -> list[SectorCount]:
    rows = Partner.objects.filter(organisation__status="active").values("organisation__sector").annotate(n=Count("pk"))
    counts = {row["organisation__sector"]: row["n"] for row in rows.order_by()}
    return [SectorCount(sector, str(sector.label), counts.get(sector, 0)) for sector in Sector]


def heir(body: str) -> Coalesce:
    """The key of what a body is part of today, through up to three mergers; its own when it was never merged.

    `body`: the column that names it.
    """
    steps = [body + "__merged_into" * n for n in (3, 2, 1)]
    return Coalesce(*steps, body)


@dataclass(frozen=True)
class UnitLine:
    """A department with its place in the tree, who keeps watch there, and what it was before."""

    unit: Unit
    depth: int
    champions: Sequence[str]

    @property
    def marks(self) -> str:
        """A dash for each department that it is part of, for the eye alone."""
        return "– " * self.depth


def unit_lines(organisation: Organisation, day: date) -> list[UnitLine]:
    """The departments in the order of their tree, those that have ended last; in three queries."""
    champions: dict[int | None, list[str]] = {}
    hats = Membership.objects.as_at(day).filter(organisation=organisation, unit__isnull=False, role=Role.CHAMPION)
    for hat in hats.select_related("person").order_by("person__name"):
        champions.setdefault(hat.unit_id, []).append(hat.person.name)
    units = list(organisation.units.select_related("parent").prefetch_related("before"))
    lasting = [unit for unit in units if unit.ends_on is None]
    ordered = branches(lasting)
    ended = [(unit, 0) for unit in units if unit.ends_on is not None]
    return [UnitLine(unit, depth, champions.get(unit.pk, [])) for unit, depth in [*ordered, *ended]]


def branches(units: Sequence[Unit], parent: int | None = None, depth: int = 0) -> list[tuple[Unit, int]]:
    """Each department before its parts; one whose parent has ended stands at the top."""
    known = {unit.pk for unit in units}
    here = [unit for unit in units if (unit.parent_id if unit.parent_id in known else None) == parent]
    return [pair for unit in here for pair in [(unit, depth), *branches(units, unit.pk, depth + 1)]]


def partner_of(uid: str) -> Partner | None:
    return Partner.objects.select_related("organisation", "organisation__parent").filter(organisation__uid=uid).first()


def tags_with_counts() -> QuerySet[CommunityTag]:
    """The communities of the open area, each with `n`: how many active partners serve it."""
    return CommunityTag.objects.annotate(n=Count("partners", filter=Q(partners__organisation__status="active")))


def open_proposals() -> QuerySet[ProposedChange]:
    """What other areas propose to the open one, the oldest first."""
    found = ProposedChange.objects.filter(settled_at__isnull=True).select_related("organisation", "from_area", "area")
    return found.order_by("proposed_at")


def proposals_of(area: Area, organisation: Organisation) -> list[ProposedChange]:
    """What this area proposed to the home area of an organisation, with the answers."""
    with within(organisation.home_area):
        return list(ProposedChange.objects.filter(organisation=organisation, from_area=area).select_related("area"))


def hats_after(organisation: Organisation, area: Area, day: date) -> list[Membership]:
    """The roles for an organisation in an area that last beyond a day, or begin after it."""
    found = Membership.objects.filter(Q(ends_on__isnull=True) | Q(ends_on__gt=day), area=area)
    found = found.filter(organisation=organisation).select_related("person", "grant", "area", "organisation")
    return list(found.order_by("person__name", "pk"))


@dataclass(frozen=True)
class WhatFollows:
    """What becomes of the roles of an organisation that ends: each goes over to the successor, or ends."""

    over: Sequence[Membership]
    ending: Sequence[Membership]


def what_follows(organisation: Organisation, area: Area, day: date, into: Organisation | None = None) -> WhatFollows:
    hats = hats_after(organisation, area, day)
    over = [hat for hat in hats if into and goes_over(hat.role, into.sector)]
    return WhatFollows(over, [hat for hat in hats if hat not in over])


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


def trustees(area: Area, day: date) -> list[tuple[int, str, str]]:
    """Trustees for confidential points, of bodies that are not public: first the trustee, then the deputy.

    Of each the person's key and name and the organisation's name, since every page of a return asks for them.
    """
    found = Membership.objects.filter(area=area, role=Role.TRUSTEE).as_at(day)
    found = found.exclude(organisation__sector=Sector.PUBLIC).order_by("starts_on", "pk")
    return list(found.values_list("person_id", "person__name", "organisation__name"))


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


def joined(area: Area) -> list[tuple[Person, Person]]:
    """Everybody who joined the area with an account of their own: who they were there, and the account."""
    keys = joined_from(area_key=area.key, verb=Verb.INVITATION_ACCEPTED)
    people = {str(person.uid): person for person in Person.objects.filter(uid__in={*keys, *keys.values()})}
    return [(people[was], people[account]) for was, account in keys.items() if {was, account} <= people.keys()]


def known_person(area: Area, name: str) -> Person | None:
    """Who has or had a role in the area under a name; None where nobody or more than one has it."""
    if not name:
        return None
    found = list(Person.objects.filter(memberships__area=area, name__iexact=name).distinct()[:2])
    return found[0] if len(found) == 1 else None
