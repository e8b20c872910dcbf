"""The demo's places, organisations, people and agreement."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Any

from django.utils import timezone

from concord.agreement import commands as agreement
from concord.agreement.models import Document
from concord.core.accounts.access import SYSTEM
from concord.core.accounts.commands import add_person, appoint_administrator
from concord.core.accounts.models import Person
from concord.core.accounts.roles import Role
from concord.core.areas.models import Area
from concord.core.areas.scoping import within
from concord.core.areas.terms import AreaKind
from concord.core.directory import commands as directory
from concord.core.directory.models import Organisation, Partner, Unit
from concord.core.lib.dates import rolled
from concord.group import commands as group
from concord.group.models import Group

from . import data

SLUG = "wessington"


@dataclass
class Place:
    """The demo borough while it is being filled."""

    area: Area
    today: date
    bodies: dict[str, Organisation]
    units: dict[str, Unit]
    people: dict[str, Person]


def moment(day: date, hour: int = 10) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(hour)))


def working_day(day: date) -> date:
    """This day, or the next on which people meet."""
    return rolled(day, "ENG", step=1)


def make_places(today: date) -> Place:
    start = moment(today - timedelta(days=500))
    add = partial(directory.add_area, by=SYSTEM, at=start, is_example=True)
    region = add(slug="mid-mercia", name="Mid Mercia", code="MIDM", kind=AreaKind.REGION)
    area = add(slug=SLUG, name="Wessington", code="WESS", kind=AreaKind.METROPOLITAN, parent=region)
    county = add(slug="fernshire", name="Fernshire", code="FERN", kind=AreaKind.COUNTY, parent=region)
    for slug, name, code in (("ash-vale", "Ash Vale", "ASHV"), ("brackenford", "Brackenford", "BRAC")):
        add(slug=slug, name=name, code=code, kind=AreaKind.DISTRICT, parent=county)
    words = {
        "agreement": ("Covenant", "Covenants"),
        "group": ("Covenant panel", "Covenant panels"),
        "board": ("county partnership", ""),
        "theme_partnership": ("Working as one county", ""),
    }
    directory.set_words(area=county, words=words, by=SYSTEM, at=start)
    contact = {
        "contact_name": "Priya Demo-Shah",
        "contact_email": "compact@example.org",
        "contact_phone": "01632 960001",
        "contact_hours": "Mondays, 9 to 4",
        "shares_summaries": True,
    }
    directory.change_area(area=area, changes=contact, by=SYSTEM, at=moment(today - timedelta(days=40)))
    for place, name, role in (
        (region, "Una Demo-Craig", Role.REGIONAL_LEAD),
        (county, "Idris Demo-Pugh", Role.OFFICER),
    ):
        staff_elsewhere(place, name, role, start)
    name = "Walt Demo-Ferris"
    appoint_administrator(email=data.address(name), name=name, area=region, by=SYSTEM, at=start)
    return Place(area, today, {}, {}, {})


def staff_elsewhere(area: Area, name: str, role: Role, at: datetime) -> None:
    """Somebody in the region and in the county, to show what they see and what they do not."""
    with within(area):
        body = directory.add_organisation(
            area=area, name=f"{area.name} Partnership", sector="voluntary", kind="infrastructure", by=SYSTEM, at=at
        )
        address = data.address(name)
        person = add_person(name=name, email=address, login_email=address, home_area=area, by=SYSTEM, at=at)
        directory.add_membership(
            area=area, person=person, organisation=body, role=role, starts_on=at.date(), by=SYSTEM, at=at
        )


def fill_directory(place: Place) -> None:
    at = moment(place.today - timedelta(days=480))
    for name, sector, kind in data.ORGANISATIONS:
        body = directory.add_organisation(area=place.area, name=name, sector=sector, kind=kind, by=SYSTEM, at=at)
        place.bodies[name] = body
        Partner.objects.filter(organisation=body).update(
            contact_name=f"Partnership desk, {name}", contact_email=data.address(name)
        )
    for owner, name in data.UNITS:
        unit = directory.add_unit(
            organisation=place.bodies[owner], name=name, area=place.area, email=data.address(name), by=SYSTEM, at=at
        )
        place.units[name] = unit
    for line in data.PEOPLE:
        add_somebody(place, line, at)


def add_somebody(place: Place, line: data.Somebody, at: datetime) -> None:
    email = "" if line.on_paper else data.address(line.name)
    login = email if line.signs_in else None
    person = add_person(name=line.name, email=email, login_email=login, home_area=place.area, by=SYSTEM, at=at)
    place.people[line.name] = person
    for role in line.roles:
        directory.add_membership(
            area=place.area,
            person=person,
            organisation=place.bodies[line.organisation],
            unit=place.units.get(line.unit),
            role=role,
            starts_on=at.date(),
            by=SYSTEM,
            at=at,
        )


def fill_agreement(place: Place) -> None:
    """The agreement in force, a refresh of it in draft, a code of practice; and the neighbour's Covenant."""
    adopted = place.today - timedelta(days=6 * 365 - 200)
    compact = document(place.area, data.AGREEMENT, adopted)
    document(place.area, data.CODE, place.today - timedelta(days=300))
    draft = agreement.start_version(
        document=compact,
        revision="full",
        reason="Much has changed in six years, and many who agreed it have moved on.",
        by=SYSTEM,
        at=moment(place.today - timedelta(days=30)),
    )
    notice = draft.texts.get(number="2.2")
    words: dict[str, Any] = {"number": "2.2", "title": "Three months' notice", "text": BETTER_NOTICE}
    agreement.change_clause(clause=notice, by=SYSTEM, at=moment(place.today - timedelta(days=20)), **words)
    county = Area.objects.get(slug="fernshire")
    with within(county):
        document(county, data.COVENANT, place.today - timedelta(days=90))


BETTER_NOTICE = "Ending or cutting funding is talked about first, then announced three months ahead, with reasons."


def document(area: Area, found: data.DemoDocument, adopted_on: date) -> Document:
    """A document of the demo with its first version, adopted on a day."""
    facts: dict[str, Any] = {"by": SYSTEM, "at": moment(adopted_on)}
    kind: dict[str, Any] = {"kind": "code", "code_kind": found.code_kind} if found.code_kind else {}
    made = agreement.add_document(area=area, title=found.title, owner=found.owner, prefix=found.prefix, **kind, **facts)
    version = agreement.start_version(document=made, revision="full", **facts)
    agreement.put_outline(version=version, outline=found.outline, **facts)
    agreement.adopt_version(version=version, adopted_on=adopted_on, **facts)
    return made


def meet(place: Place) -> Group:
    at = moment(place.today - timedelta(days=470))
    purpose = "To see whether both sectors keep the agreement, to learn where they do not, and to tell the board."
    return group.add_group(
        area=place.area,
        name="Wessington Compact group",
        slug="group",
        purpose=purpose,
        quorum_public=2,
        quorum_voluntary=2,
        by=SYSTEM,
        at=at,
    )
