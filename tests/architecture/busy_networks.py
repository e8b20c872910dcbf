"""Networks of the busy place, and bodies outside it."""

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
    busy.starts += [f"{URL}where-else/"]
    busy.answers["directory:add_network"] = {"why_new": ["None fits."]}
