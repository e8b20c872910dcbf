"""The demo's reach: seats on boards, other meetings; what was measured before and after; yearly sheets; advocates."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

from concord.champions import commands as champions
from concord.core.accounts.access import SYSTEM
from concord.core.directory.models import Partnership

from .data import address
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


def look_back(place: Place) -> None:
    facts: dict[str, Any] = {"area": place.area, "by": SYSTEM, "at": moment(place.today - timedelta(days=2))}
    for name, text in data.THANKS:
        champions.thank(person=place.people[name], text=text, **facts)
    for name, text in data.LEARNED:
        champions.note_learned(person=place.people[name], area=place.area, text=text, at=facts["at"])
    for began, body, values, about in data.EFFECTS:
        day = {"begun_on": place.today - timedelta(days=began), "organisation": place.bodies[body]}
        made = champions.put_effect(facts={**about, **day, "is_public": False}, **facts)
        for ago, value, n in values:
            on = place.today - timedelta(days=ago)
            champions.add_effect_value(effect=made, on=on, value=Decimal(value), n=n, by=SYSTEM, at=facts["at"])
        if about["is_public"]:
            champions.put_effect(facts={**about, **day}, effect=made, **facts)
    for name, how, raises, where, ago in data.ADVOCATES:
        yes = {"consent_on": place.today - timedelta(days=ago), "consent_way": "spoken", "email": address(name)}
        known = {"name": name, "how_known": how, "raises": raises, "where": where}
        champions.put_advocate(facts={**known, **yes}, agreed=True, **facts)
