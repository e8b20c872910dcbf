"""Networks of the busy place, and bodies outside it, and who stands behind the agreement."""

from datetime import timedelta
from typing import TYPE_CHECKING

from concord.core.directory import commands as directory
from concord.core.directory.models import CommunityTag

if TYPE_CHECKING:
    from .busy import Busy

URL = "/areas/wessington/"


def fill_networks(busy: "Busy") -> None:
    world, facts = busy.world, busy.facts
    given = {"kind": "forum", "run_by": world.charity, "members": [world.charity, world.cvs]}
    told = {"communities": list(CommunityTag.objects.all()), "spoken_for_by": world.chair.name, "mandate": "A vote."}
    forum = directory.add_network(area=world.area, facts={"name": "Advice Forum", **given, **told}, **facts)
    gone = directory.add_network(area=world.area, facts={"name": "Old Forum", "kind": "forum"}, **facts)
    directory.end_network(network=gone, on=busy.today, **facts)
    busy.starts += [f"{URL}networks/{forum.uid}/", f"{URL}group/groups/group/represented/"]
    court = {"name": "Open Court", "topic": "problem", "role": "A court", "url": "https://court.example.org"}
    directory.add_body(area=world.area, facts=court, by=facts["by"], at=busy.now - timedelta(days=400))
    busy.starts += [f"{URL}where-else/", f"{URL}organisations/{world.council.uid}/"]
    fill_support(busy)
    busy.answers["directory:add_network"] = {"why_new": ["None fits."]}


def fill_support(busy: "Busy") -> None:
    """A sponsor whom anybody may read, one who left, and a post that was granted."""
    world, facts = busy.world, busy.facts
    given = {"organisation": world.council, "statement": "We all gain.", "endorsed_on": busy.day(-400)}
    told = {"who": world.member.name, "post": "Leader", "may_publish": True}
    directory.add_sponsor(area=world.area, facts={**given, **told}, **facts)
    old = directory.add_sponsor(area=world.area, facts={**given, **told, "who": "Zoe Else", "post": "Mayor"}, **facts)
    after = {**told, "who": "Ivo Else", "post": "Mayor", "endorsed_on": busy.day(-20)}
    directory.add_sponsor(area=world.area, facts={**given, **after}, renews=old, **facts)
    post = {"organisation": world.council, "kind": "officer", "who": "Ada Else", "may_publish": True, "ended_on": None}
    days = {"requested_on": busy.day(-90), "granted_on": busy.day(-9)}
    directory.note_lead(area=world.area, facts={**post, **days}, **facts)
    busy.starts += [f"{URL}support/", f"{URL}support/who/"]
