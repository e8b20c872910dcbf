"""A small place with a period, for the tests of returns: built with the commands, on today's dates."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from concord.agreement.commands import add_commitment
from concord.agreement.models import Commitment
from concord.core.accounts.access import SYSTEM
from concord.core.accounts.commands import add_person
from concord.core.accounts.models import Person, PersonalLink
from concord.core.accounts.roles import Role
from concord.core.areas.models import Area
from concord.core.areas.scoping import within
from concord.core.directory.commands import add_membership, add_organisation, add_unit
from concord.core.directory.models import Organisation, Unit
from concord.group.commands import add_group
from concord.group.models import Group
from concord.log import commands
from concord.log.models import LogReturn, Period
from concord.log.rules.returns import PointInput
from tests.factories.areas import AreaFactory
from tests.replay import Replay
from tests.signing_in import come_by, sign_in


@dataclass
class Place:
    """An area with a council, a charity, an infrastructure body, and somebody in each role."""

    area: Area
    today: date
    now: datetime
    people: dict[str, Person] = field(default_factory=dict)
    bodies: dict[str, Organisation] = field(default_factory=dict)
    leisure: Unit | None = None
    group: Group | None = None
    commitment: Commitment | None = None

    def __getattr__(self, name: str) -> Any:
        people = self.__dict__.get("people", {})
        if name in people:
            return people[name]
        raise AttributeError(name)

    def add(self, key: str, name: str, role: str, body: str, **facts: Any) -> Person:
        address = facts.pop("email", f"{key}@example.org")
        person = add_person(
            name=name, email=address, login_email=address or None, home_area=self.area, by=SYSTEM, at=self.now
        )
        add_membership(
            area=self.area,
            person=person,
            organisation=self.bodies[body],
            role=role,
            starts_on=date(2020, 1, 1),
            by=SYSTEM,
            at=self.now,
            **facts,
        )
        self.people[key] = person
        return person

    def plan(self, **dates: Any) -> Period:
        usual = {
            # Its time has begun by the day on which it opens.
            "starts_on": min(self.today - timedelta(days=90), dates.get("opens_on", self.today)),
            "ends_on": self.today,
            "opens_on": self.today - timedelta(days=10),
            "due_on": self.today + timedelta(days=5),
            "locks_on": self.today + timedelta(days=10),
        }
        return commands.plan_period(group=self.group, by=SYSTEM, at=self.now, **usual | dates)

    def open(self, **dates: Any) -> Period:
        """Open now; one whose returns are late by now was opened on its day."""
        period = self.plan(**dates)
        days = min(0, (period.due_on - self.today).days)
        return commands.open_period(period=period, by=SYSTEM, at=self.now + timedelta(days=days))

    def send(self, period: Period, person: Person, points: dict[int, list[PointInput]], at: Any = None) -> LogReturn:
        at = at or self.now
        made = commands.start_return(period=period, person=person, at=at)
        for box, found in points.items():
            commands.save_box(
                log_return=made, box=box, points=found, nothing=not found, by=person, at=at, address=person.email
            )
        return commands.send_return(log_return=made, by=person, at=at, address=person.email)

    def url(self, path: str) -> str:
        return f"/areas/{self.area.slug}/log/{path}"


@pytest.fixture
def place(db: None) -> Iterator[Place]:
    place = make_place(timezone.localdate())
    with within(place.area):
        yield place


def build_place(today: date) -> Place:
    area = AreaFactory(slug="wessington", name="Wessington", code="WESS")
    # By the clock on the wall: so many days before it are so many dates before.
    place = Place(area, today, timezone.localtime())
    with within(area):
        furnish(place)
    return place


make_place = Replay(build_place)


def furnish(place: Place) -> None:
    facts = {"area": place.area, "by": SYSTEM, "at": place.now}
    for key, name, sector, kind in (
        ("council", "Wessington Council", "public", "council"),
        ("charity", "Wessington Carers", "voluntary", "charity"),
        ("cvs", "Wessington Voluntary Action", "voluntary", "infrastructure"),
    ):
        place.bodies[key] = add_organisation(name=name, sector=sector, kind=kind, **facts)
    place.leisure = add_unit(organisation=place.bodies["council"], name="Leisure", **facts)
    place.add("officer", "Olive Officer", Role.OFFICER, "council")
    place.add("chair", "Chris Chair", Role.CHAIR, "charity")
    place.add("member", "Mo Member", Role.GROUP_MEMBER, "council")
    place.add("leisure_champion", "Lee Leisure", Role.CHAMPION, "council", unit=place.leisure)
    place.add("champion", "Cara Champion", Role.CHAMPION, "charity")
    place.add("trustee", "Tess Trustee", Role.TRUSTEE, "cvs")
    place.group = add_group(name="Compact group", slug="group", **facts)
    place.commitment = add_commitment(
        number="4.2", title="Time to apply", bearer="public", starts_on=date(2020, 1, 1), **facts
    )


@pytest.fixture
def keeper(place: Place) -> Person:
    """An officer of the voluntary sector who is the trustee as well."""
    place.add("keeper", "Kim Keeper", "officer", "cvs")
    facts = {"organisation": place.bodies["cvs"], "role": "trustee", "starts_on": place.today - timedelta(days=9)}
    add_membership(area=place.area, person=place.keeper, by=SYSTEM, at=place.now, **facts)
    return place.keeper


@pytest.fixture
def signed_in() -> Any:
    return sign_in


@pytest.fixture
def by_link() -> Any:
    """A client that came by somebody's newest link."""

    def come(person: Person) -> Client:
        return come_by(PersonalLink.objects.filter(person=person).latest("pk"))

    return come


@pytest.fixture
def at_once(settings: Any) -> None:
    """What follows from a change happens at once, without a worker."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
