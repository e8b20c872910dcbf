"""Several periods that the group has decided on, for what follows from them."""

from datetime import timedelta
from typing import Any

from concord.core.accounts.access import SYSTEM
from concord.core.accounts.roles import Role
from concord.core.directory.commands import add_organisation
from concord.group.models import Meeting
from concord.log import commands
from concord.log.models import Decision, Period, Point
from concord.log.rules.returns import PointInput

from .conftest import Place
from .deciding import meet

Said = dict[str, dict[int, list[PointInput]]]


def locked_period(place: Place, said: Said, *, ago: int = 0) -> Period:
    """A period that opened so many days before today, with what each person said in it, and locked."""
    days = {"starts_on": -90, "ends_on": 0, "opens_on": -10, "due_on": 0, "locks_on": 5}
    dates = {name: place.today + timedelta(days=n - ago) for name, n in days.items()}
    period = place.open(**dates)
    at = place.now - timedelta(days=ago)
    for key, boxes in said.items():
        place.send(period, place.people[key], boxes, at=at)
    commands.lock_period(period=Period.objects.get(pk=period.pk), by=SYSTEM, at=at)
    return Period.objects.get(pk=period.pk)


def sit(place: Place) -> Meeting:
    """A meeting with a member of a second public body, so that somebody may decide on what names the council."""
    facts = {"area": place.area, "by": SYSTEM, "at": place.now}
    place.bodies["trust"] = add_organisation(name="Wessington Health Trust", sector="public", kind="health", **facts)
    place.add("nurse", "Nia Nurse", Role.GROUP_MEMBER, "trust")
    return meet(place)


def decide(place: Place, point: Point, verdict: str = "followed", **facts: Any) -> Decision:
    meeting = Meeting.objects.latest("pk")
    Period.objects.filter(pk=point.period_id).update(meeting=meeting)
    point = Point.objects.select_related("period__meeting", "period__group", "area").get(pk=point.pk)
    choice = commands.DecisionInput(verdict=verdict, **facts)
    return commands.record_decision(point=point, choice=choice, meeting=meeting, by=place.chair, at=place.now)


def point_of(words: str) -> Point:
    return Point.objects.select_related("area", "period__group").get(text__startswith=words)


def about_council(place: Place, text: str, **facts: Any) -> PointInput:
    """A point about the council and the commitment to give time to apply."""
    about = {"about_organisation": place.bodies["council"], "commitment": place.commitment}
    return PointInput(text, **about | facts)


def same_again(place: Place, times: int = 2) -> list[Point]:
    """The council did not keep the same commitment in several periods, the oldest first."""
    sit(place)
    points = []
    for number in range(times):
        text = f"Two weeks to apply, number {number}"
        locked_period(place, {"champion": {2: [about_council(place, text)]}}, ago=60 * (times - number))
        points.append(point_of(text))
        decide(place, points[-1], "not_followed", commitment=place.commitment)
    return points
