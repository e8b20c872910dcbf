"""The demo's sponsors, posts for the voluntary sector, and bodies outside the borough that somebody has checked."""

from datetime import timedelta

from concord.core.accounts.access import SYSTEM
from concord.core.directory import commands as directory
from concord.core.directory.models import OutsideBody

from .data.supporting import CHECKED, LEADS, SPONSORS
from .places import Place, moment


def stand_behind(place: Place) -> None:
    for body, who, post, ago, may_publish, statement in SPONSORS:
        on = place.today - timedelta(days=ago)
        facts = {"organisation": place.bodies[body], "who": who, "post": post, "statement": statement}
        told = {"endorsed_on": on, "may_publish": may_publish}
        directory.add_sponsor(area=place.area, facts={**facts, **told}, by=SYSTEM, at=moment(on))
    renew(place)
    for kind, who, asked, granted in LEADS:
        on = place.today - timedelta(days=granted or asked)
        days = {
            "requested_on": place.today - timedelta(days=asked),
            "granted_on": place.today - timedelta(days=granted) if granted else None,
        }
        given = {"organisation": place.bodies["Wessington Council"], "kind": kind, "who": who, "ended_on": None}
        noted = {**given, **days, "may_publish": bool(who)}
        directory.note_lead(area=place.area, facts=noted, by=SYSTEM, at=moment(on))
    for name, ago in CHECKED:
        on = place.today - timedelta(days=ago)
        found = OutsideBody.objects.get(area=place.area, name=name)
        directory.check_body(body=found, by=SYSTEM, at=moment(on))


def renew(place: Place) -> None:
    """A new leader was elected, and stands behind it as the one before did."""
    first, then = place.today - timedelta(days=500), place.today - timedelta(days=120)
    facts = {"organisation": place.bodies["Wessington Council"], "post": "Leader of the council", "statement": ""}
    before = {**facts, "who": "Cllr Orla Demo-Finch", "endorsed_on": first, "may_publish": False}
    old = directory.add_sponsor(area=place.area, facts=before, by=SYSTEM, at=moment(first))
    words = "What we promised each other holds, whoever leads the council."
    after = {**facts, "who": "Cllr Bea Demo-Hart", "endorsed_on": then, "may_publish": True, "statement": words}
    directory.add_sponsor(area=place.area, facts=after, by=SYSTEM, at=moment(then), renews=old)
