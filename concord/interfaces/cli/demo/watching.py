"""The demo's champions: levels, duties, training, and what they did."""

from datetime import timedelta

from concord.champions import commands as champions
from concord.core.accounts.access import SYSTEM
from concord.core.directory import commands as directory

from .data import address
from .data import watching as data
from .places import Place, moment


def keep_watch(place: Place) -> None:
    began = moment(place.today - timedelta(days=400))
    for name, size in data.SIZES.items():
        body = place.bodies[name]
        directory.change_organisation(
            organisation=body, area=place.area, changes={"size": size}, identifiers=None, by=SYSTEM, at=began
        )
    for name, changes in data.CHAMPIONS:
        champions.describe_champion(person=place.people[name], area=place.area, changes=changes, by=SYSTEM, at=began)
    for name, organisation, why in data.OFFERS:
        offer = {"name": name, "email": address(name), "organisation_name": organisation, "why": why}
        champions.express_interest(area=place.area, by=None, at=moment(place.today - timedelta(days=5)), **offer)
    for name, mentor in data.MENTORS:
        champions.describe_champion(
            person=place.people[name], area=place.area, changes={}, mentor=place.people[mentor], by=SYSTEM, at=began
        )
    for name, ago, kind, text, whom in data.ENTRIES:
        on = place.today - timedelta(days=ago)
        champions.note_entry(
            person=place.people[name],
            area=place.area,
            kind=kind,
            on=on,
            text=text,
            for_whom=whom,
            by=SYSTEM,
            at=moment(on),
        )
