"""The demo's reach: who sits on which board besides, when boards meet, and other meetings that talked about it."""

from datetime import timedelta
from typing import Any

from concord.champions import commands as champions
from concord.core.accounts.access import SYSTEM
from concord.core.directory.models import Partnership

from .data import reaching as data
from .places import Place, moment


def reach_further(place: Place) -> None:
    boards = {one.name: one for one in Partnership.objects.filter(area=place.area)}
    facts: dict[str, Any] = {"by": SYSTEM, "at": moment(place.today - timedelta(days=2))}
    for name, where, post, ago, carried in data.SEATS:
        place_there: dict[str, Any] = {"partnership": boards[where]} if where in boards else {"body": where}
        since = {"starts_on": place.today - timedelta(days=ago), "post": post, "carried": carried}
        champions.put_sitting(area=place.area, facts={"person": place.people[name], **place_there, **since}, **facts)
    for where, days in data.MEETS:
        on = place.today + timedelta(days=days)
        champions.note_board_meeting(partnership=boards[where], on=on, **facts)
    for ago, meeting, where, sector, item, name, agreed in data.AGENDAS:
        on = place.today - timedelta(days=ago)
        body: dict[str, Any] = {"body": where, "sector": sector}
        if where in boards:
            body = {"partnership": boards[where]}
        elif where in place.bodies:
            body = {"organisation": place.bodies[where]}
        spoken = {"on": on, "meeting": meeting, "item": item, "agreed": agreed, "presented_by": place.people[name]}
        champions.put_on_agenda(area=place.area, facts=spoken | body, by=SYSTEM, at=moment(on))
