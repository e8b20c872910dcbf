"""One area as it stands after a year: six periods of 300 returns, made by the real commands where that is quick."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from concord.agreement.commands import add_commitment
from concord.agreement.models import CommitmentText
from concord.core.accounts.access import SYSTEM
from concord.core.accounts.models import Person, RoleGrant
from concord.core.areas.models import Area
from concord.core.areas.scoping import within
from concord.core.directory import commands as directory
from concord.core.directory.models import Membership, Organisation, Partner, Unit
from concord.core.mail.models import OutgoingMessage
from concord.group import commands as group
from concord.log import commands as log
from concord.log.commands.summaries import refresh_summary
from concord.log.models import Period
from tests import worlds

from .returns import Making, fill

PERIODS, RETURNS, ORGANISATIONS, COMMITMENTS, DRAFTS = 6, 300, 24, 12, 100


@dataclass(frozen=True)
class Place:
    """The measured area. `locked` waits for the group's decisions; in `open` some returns are drafts."""

    area: Area
    officer: Person
    locked: Period
    open: Period


def make_place() -> Place:
    world = worlds.make_world()
    area = world.area
    Area.objects.filter(pk=area.pk).update(shares_summaries=True, contact_name="Priya", contact_email="p@example.org")
    with within(area):
        add_organisations(area)
        add_commitments(area)
        add_champions(area, RETURNS - Membership.objects.filter(role__in=worlds_respondents()).count())
        making = Making(area, list(CommitmentText.objects.all()), bodies_of(area))
        periods = [make_period(world, making, n) for n in range(PERIODS)]
        log.build_sheet(period=periods[-2], by=SYSTEM, at=timezone.now())
        for period in periods:
            refresh_summary(period=period)
    leave_as_sent()
    return Place(area, world.officer, periods[-2], periods[-1])


def worlds_respondents() -> list[str]:
    return ["champion", "group_member", "chair"]


def bodies_of(area: Area) -> list[Organisation]:
    return [partner.organisation for partner in Partner.objects.filter(area=area).select_related("organisation")]


def add_organisations(area: Area) -> None:
    """As many as in the demo, half of each sector; the public ones have departments."""
    for n in range(ORGANISATIONS - Partner.objects.filter(area=area).count()):
        sector, kind = ("public", "health") if n % 2 else ("voluntary", "charity")
        directory.add_organisation(
            area=area, name=f"Organisation {n} of the borough", sector=sector, kind=kind, by=SYSTEM, at=worlds.START
        )
    Partner.objects.filter(area=area, contact_email="").update(contact_email="contact@example.org")
    public = [body for body in bodies_of(area) if body.sector == "public"]
    Unit.objects.bulk_create(Unit(organisation=body, name=f"Department of {body.name}") for body in public)


def add_commitments(area: Area) -> None:
    for n in range(1, COMMITMENTS):
        add_commitment(
            area=area,
            number=f"3.{n}",
            title=f"What both sectors promise, part {n}",
            bearer=("public", "voluntary", "both")[n % 3],
            starts_on=date(2025, 1, 1),
            by=SYSTEM,
            at=worlds.START,
        )


def add_champions(area: Area, count: int) -> None:
    bodies, since = bodies_of(area), date(2025, 1, 1)
    people = Person.objects.bulk_create(
        Person(name=f"Champion {n}", email=f"champion{n}@example.org", password="!", home_area=area)
        for n in range(count)
    )
    hats = [(person, bodies[n % len(bodies)]) for n, person in enumerate(people)]
    grants = RoleGrant.objects.bulk_create(
        RoleGrant(person=person, area=area, role="champion", host_sector=body.sector, starts_on=since)
        for person, body in hats
    )
    Membership.objects.bulk_create(
        Membership(area=area, person=person, organisation=body, role="champion", starts_on=since, grant=grant)
        for (person, body), grant in zip(hats, grants, strict=True)
    )


def make_period(world: worlds.World, making: Making, n: int) -> Period:
    """The n-th of six: four decided, one locked with its meeting tomorrow, one open for ten days."""
    opens = timezone.localdate() - timedelta(days=10 + 60 * (PERIODS - 1 - n))
    period = log.plan_period(
        group=world.group,
        label=f"Period {n + 1}",
        starts_on=opens - timedelta(days=60),
        ends_on=opens - timedelta(days=1),
        opens_on=opens,
        due_on=opens + timedelta(days=20),
        locks_on=opens + timedelta(days=22),
        by=SYSTEM,
        at=worlds.at(opens),
    )
    log.open_period(period=period, by=SYSTEM, at=worlds.at(opens))
    state = "decided" if n < PERIODS - 2 else "locked" if n == PERIODS - 2 else "open"
    fill(making, period, number=n, drafts=DRAFTS if state == "open" else 0, decided=state == "decided")
    meeting = meet(world) if state == "locked" else None
    Period.objects.filter(pk=period.pk).update(state=state, meeting=meeting)
    return Period.objects.select_related("area").get(pk=period.pk)


def meet(world: worlds.World) -> object:
    tomorrow = timezone.now() + timedelta(days=1)
    return group.schedule_meeting(
        group=world.group, kind="regular", starts_at=tomorrow, ends_at=tomorrow + timedelta(hours=1), by=SYSTEM,
        at=timezone.now(),
    )  # fmt: skip


def leave_as_sent() -> None:
    """Mail as the worker leaves it: sent, and its text wiped; nothing left to do."""
    from django_tasks_db.models import DBTaskResult

    OutgoingMessage.objects.update(state="sent", sent_at=timezone.now(), text_body="", html_body="")
    DBTaskResult.objects.all().delete()
