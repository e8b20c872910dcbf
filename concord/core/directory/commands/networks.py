"""The register of networks and forums (R009)."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from concord.core.accounts.access import Installation, require
from concord.core.accounts.models import Person
from concord.core.accounts.permissions import Permission
from concord.core.areas.models import Area
from concord.core.audit.commands import record
from concord.core.lib.text import clean_line, clean_text

from .. import network_rules as rules
from ..models import Network, Organisation
from ..network_queries import fitting
from ..queries import known_person
from ..terms import Verb
from .registers import check_name, end

Actor = Person | Installation
TEXTS = ("mandate", "reports_back", "why_new")
MANY = ("members", "communities")


@transaction.atomic
def add_network(*, area: Area, facts: Mapping[str, Any], by: Actor, at: datetime) -> Network:
    """Add a network or forum. `facts`: its columns; `spoken_for_by`: the name of its representative.

    Raises `RuleBroken` when others fit and nobody says why none of them does.
    """
    require(by, Permission.MANAGE_PEOPLE, area)
    fits = fitting(area, facts.get("members", ()), facts.get("communities", ()))
    rules.check_none_fits(fits, facts.get("why_new", ""))
    made = Network(area=area)
    put_network(made, facts)
    record(Verb.NETWORK_ADDED, subject=made, by=by, at=at)
    return made


@transaction.atomic
def change_network(*, network: Network, facts: Mapping[str, Any], by: Actor, at: datetime) -> Network:
    require(by, Permission.MANAGE_PEOPLE, network.area)
    put_network(network, facts)
    record(Verb.NETWORK_CHANGED, subject=network, by=by, at=at)
    return network


def put_network(network: Network, facts: Mapping[str, Any]) -> None:
    """Keep what was told; a representative with a role in the area is kept as that person."""
    many = {name: facts[name] for name in MANY if name in facts}
    for name, value in facts.items():
        if name not in {*MANY, "spoken_for_by"}:
            setattr(network, name, clean_text(value) if name in TEXTS else value)
    network.name = clean_line(network.name)
    named = clean_line(facts.get("spoken_for_by", network.spoken_for_by))
    if named != network.spoken_for_by:
        network.representative = known_person(network.area, named)
        network.representative_name = "" if network.representative else named
    check_name(network)
    network.save()
    for name, rows in many.items():
        getattr(network, name).set(rows)


@transaction.atomic
def end_network(*, network: Network, on: date, by: Actor, at: datetime) -> None:
    """Note that it speaks for nobody any more. It stays in the register as it was."""
    require(by, Permission.MANAGE_PEOPLE, network.area)
    rules.check_network_ends(network, on, timezone.localdate(at))
    end(network, on)
    record(Verb.NETWORK_ENDED, subject=network, by=by, at=at)


def follow_in_networks(body: Organisation, into: Organisation) -> None:
    """What an organisation was in the networks of the open area, its successor is."""
    for network in Network.objects.filter(members=body, ended_on__isnull=True):
        network.members.remove(body)
        network.members.add(into)
    Network.objects.filter(run_by=body, ended_on__isnull=True).update(run_by=into)
