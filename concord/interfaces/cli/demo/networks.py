"""The demo's networks and forums: two at the table, one beside it."""

from datetime import timedelta

from concord.core.accounts.access import SYSTEM
from concord.core.directory import commands as directory
from concord.core.directory.models import Partner

from .data.networks import NETWORKS, TAGS
from .places import Place, moment


def speak_for_others(place: Place) -> None:
    """Communities first, since networks speak for them."""
    at = moment(place.today - timedelta(days=440))
    tags = {}
    for name, hard_to_reach, served_by in TAGS:
        tag = directory.add_tag(area=place.area, name=name, hard_to_reach=hard_to_reach, by=SYSTEM, at=at)
        tags[name] = tag
        for body in served_by:
            partner = Partner.objects.get(organisation=place.bodies[body])
            directory.tag_partner(partner=partner, tags=[*partner.tags.all(), tag], by=SYSTEM, at=at)
    for line in NETWORKS:
        facts = {
            **line.facts,
            "name": line.name,
            "kind": line.kind,
            "run_by": place.bodies.get(line.run_by),
            "members": [place.bodies[name] for name in line.members],
            "communities": [tags[name] for name in line.communities],
        }
        directory.add_network(area=place.area, facts=facts, by=SYSTEM, at=at)
