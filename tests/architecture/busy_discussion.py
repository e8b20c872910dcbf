"""The discussion of the busy place: topics for everybody and for the group alone, closed, quiet, with a hidden post."""

from datetime import timedelta
from typing import TYPE_CHECKING

from concord.group import commands as group

if TYPE_CHECKING:
    from .busy import Busy

URL = "/areas/wessington/group/"


def fill_discussion(busy: "Busy") -> None:
    world, before = busy.world, busy.now - timedelta(days=40)
    meeting = world.group.meetings.first()
    shorter = group.open_topic(
        group=world.group, title="Shorter forms", text="Who has one page?", readers="everybody", mark="question",
        by=world.member, at=before, meeting=meeting,
    )  # fmt: skip
    said = [
        group.post_in_topic(topic=shorter, text=text, by=by, at=busy.now - timedelta(days=2))
        for text, by in (("Parks has one.", world.champion), ("Not this.", world.volunteer), ("So do we.", world.chair))
    ]
    group.hide_post(post=said[1], reason="It names somebody.", **busy.facts)
    group.open_topic(group=world.group, title="The next chair", text="Who would?", by=world.chair, at=before)
    over = group.open_topic(group=world.group, title="A date", text="Monday?", by=world.chair, at=busy.now)
    group.close_topic(topic=over, closes_on=busy.day(3), **busy.facts)
    for person in (world.member, world.chair):
        group.follow_discussion(group=world.group, by=person, at=before)
    group.send_digests(area=world.area, on=busy.today, at=busy.now)
    busy.starts[:0] = [f"{URL}discussion/topics/{shorter.uid}/", f"{URL}groups/group/discussion/"]
