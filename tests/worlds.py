"""One small ready-made place: an area with both sectors, its people, and a neighbour who must never get in."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from concord.agreement.commands import add_commitment
from concord.agreement.models import Commitment
from concord.core.accounts.access import SYSTEM
from concord.core.accounts.commands import add_person
from concord.core.accounts.models import Person
from concord.core.accounts.roles import Role
from concord.core.areas.models import Area
from concord.core.areas.scoping import within
from concord.core.areas.terms import AreaKind
from concord.core.directory import commands as directory
from concord.core.directory.models import Organisation, Partner
from concord.group import commands as group
from concord.group.models import Group, Meeting
from concord.log import commands as log
from concord.log.models import Period
from tests.replay import Replay

START = datetime(2026, 1, 5, 10, tzinfo=UTC)
OPENS = date(2026, 3, 2)


@dataclass
class World:
    """Named rows of the small place. Times are in 2026; the period is open from 2 March."""

    area: Area
    neighbour: Area
    council: Organisation
    trust: Organisation
    cvs: Organisation
    charity: Organisation
    people: dict[str, Person]
    group: Group
    commitment: Commitment
    period: Period | None = None
    meeting: Meeting | None = None

    def __getattr__(self, name: str) -> Person:
        try:
            return self.__dict__["people"][name]
        except KeyError:
            raise AttributeError(name) from None


def at(day: date, hour: int = 10) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=UTC)


def build_world() -> World:
    region = directory.add_area(slug="mid", name="Mid", code="MID", kind=AreaKind.REGION, by=SYSTEM, at=START)
    area = directory.add_area(slug="wessington", name="Wessington", code="WESS", parent=region, by=SYSTEM, at=START)
    neighbour = directory.add_area(slug="eastmere", name="Eastmere", code="EAST", parent=region, by=SYSTEM, at=START)
    with within(area):
        bodies = {
            "council": ("Wessington Council", "public", "council"),
            "trust": ("Mid Health Trust", "public", "health"),
            "cvs": ("Wessington Voluntary Action", "voluntary", "infrastructure"),
            "charity": ("Open Door Advice", "voluntary", "charity"),
        }
        made = {
            key: directory.add_organisation(area=area, name=name, sector=sector, kind=kind, by=SYSTEM, at=START)
            for key, (name, sector, kind) in bodies.items()
        }
        for key, body in made.items():
            Partner.objects.filter(organisation=body).update(contact_email=f"{key}@example.org", contact_name=key)
        people = {
            "officer": somebody(area, made["cvs"], "Priya", Role.OFFICER),
            "public_officer": somebody(area, made["council"], "Gareth", Role.OFFICER),
            "chair": somebody(area, made["charity"], "Ruth", Role.CHAIR),
            "member": somebody(area, made["council"], "Marta", Role.GROUP_MEMBER),
            "champion": somebody(area, made["council"], "Lena", Role.CHAMPION),
            "volunteer": somebody(area, made["charity"], "Pat", Role.CHAMPION),
            "trustee": somebody(area, made["cvs"], "Nuala", Role.TRUSTEE),
            "board_contact": somebody(area, made["council"], "Harriet", Role.BOARD_CONTACT),
            "observer": somebody(area, made["trust"], "Rosa", Role.OBSERVER),
        }
        commitment = add_commitment(
            area=area,
            number="2.3",
            title="Pay on time",
            bearer="public",
            starts_on=date(2025, 1, 1),
            by=SYSTEM,
            at=START,
        )
        circle = group.add_group(area=area, name="Compact group", slug="group", by=SYSTEM, at=START)
    with within(neighbour):
        body = directory.add_organisation(
            area=neighbour, name="Eastmere Council", sector="public", kind="council", by=SYSTEM, at=START
        )
        people["stranger"] = somebody(neighbour, body, "Stan", Role.OFFICER)
    return World(area, neighbour, **made, people=people, group=circle, commitment=commitment)


make_world = Replay(build_world)


def somebody(area: Area, body: Organisation, name: str, role: str) -> Person:
    email = f"{name.lower()}@example.org"
    person = add_person(name=f"{name} Example", email=email, login_email=email, home_area=area, by=SYSTEM, at=START)
    directory.add_membership(
        area=area, person=person, organisation=body, role=role, starts_on=date(2025, 1, 1), by=SYSTEM, at=START
    )
    return person


def open_a_period(world: World) -> Period:
    """A period open from 2 March, due on 20 March, locked after 25 March. Called inside the area's scope."""
    period = log.plan_period(
        group=world.group,
        label="Spring",
        starts_on=date(2026, 1, 1),
        ends_on=date(2026, 2, 28),
        opens_on=OPENS,
        due_on=date(2026, 3, 20),
        locks_on=date(2026, 3, 25),
        by=SYSTEM,
        at=at(OPENS),
    )
    world.period = log.open_period(period=period, by=SYSTEM, at=at(OPENS))
    return world.period


def hold_a_meeting(world: World) -> Meeting:
    """The meeting of 1 April with everybody there. Called inside the area's scope."""
    meeting = group.schedule_meeting(
        group=world.group,
        kind="regular",
        starts_at=at(date(2026, 4, 1), 12),
        ends_at=at(date(2026, 4, 1), 13),
        by=SYSTEM,
        at=START,
    )
    present = {seat.person_id: "present" for seat in meeting.attendances.all()}
    group.take_attendance(meeting=meeting, states=present, by=SYSTEM, at=at(date(2026, 4, 1), 12))
    world.meeting = meeting
    return meeting


def later(days: int) -> datetime:
    return at(OPENS + timedelta(days=days))
