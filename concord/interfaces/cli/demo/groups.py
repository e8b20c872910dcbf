"""The demo's groups: who sits on the Compact group, and the champions' circle beside it."""

from datetime import timedelta
from typing import Any

from concord.core.accounts.access import SYSTEM
from concord.group import commands as group
from concord.group.models import Group

from . import data
from .places import Place, moment


def seat_people(place: Place, circle: Group) -> None:
    """Seats held, passed on and vacant; a kind of member that the borough does not have."""
    at = moment(place.today - timedelta(days=460))
    for line in data.SEATS:
        seat_somebody(place, circle, line)
    reason = "The council passed its homes on to a housing association."
    group.judge_category(group=circle, category="arms_length", reason=reason, by=SYSTEM, at=at)
    beside(place, circle)


def seat_somebody(place: Place, circle: Group, line: data.DemoSeat) -> None:
    since = place.today - timedelta(days=460)
    facts: dict[str, Any] = {"by": SYSTEM, "at": moment(since)}
    body, unit = place.bodies.get(line.organisation), place.units.get(line.unit)
    made = group.add_seat(
        group=circle,
        organisation=body,
        unit=unit,
        category=line.category,
        label=line.label,
        sector=line.sector,
        starts_on=since,
        **facts,
    )
    for n, name in enumerate(line.holders):
        first = since + timedelta(days=200 * n)
        talk = None if n and n == len(line.holders) - 1 else first - timedelta(days=9)
        more: dict[str, Any] = {"talk_on": talk, "talk_by": "Priya Demo-Shah" if talk else "", "induction_on": talk}
        term = first + timedelta(days=730)
        group.take_seat(
            seat=made, person=place.people[name], starts_on=first, term_ends_on=term, **more, **line.facts, **facts
        )


def beside(place: Place, circle: Group) -> None:
    """The champions meet among themselves, and once a sub-group wrote the code of practice."""
    start = place.today - timedelta(days=400)
    facts: dict[str, Any] = {"area": place.area, "parent": circle, "by": SYSTEM, "at": moment(start)}
    champions = group.add_group(
        name="Champions' circle",
        slug="champions",
        kind="champions",
        purpose="Champions tell each other what works, and what does not.",
        starts_on=start,
        chair=place.people[data.CIRCLE[0]],
        **facts,
    )
    for name in data.CIRCLE:
        made = group.add_seat(
            group=champions, sector="voluntary", label=name.split()[0], starts_on=start, by=SYSTEM, at=moment(start)
        )
        group.take_seat(seat=made, person=place.people[name], starts_on=start, by=SYSTEM, at=moment(start))
    writers = group.add_group(
        name="Code writers", slug="code-writers", kind="writers", purpose="Wrote the code.", starts_on=start, **facts
    )
    ended = place.today - timedelta(days=300)
    group.end_group(group=writers, on=ended, by=SYSTEM, at=moment(ended))
