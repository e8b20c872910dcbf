"""The demo's discussion: topics alive, quiet and closed, a post put up for the next meeting and a hidden one."""

from datetime import timedelta
from typing import Any

from concord.core.accounts.access import SYSTEM
from concord.group import commands as group
from concord.group.models import Group, Topic

from .places import Place, moment

RUTH, MARTA, OWEN = "Ruth Demo-Adeyemi", "Marta Demo-Lewis", "Owen Demo-Pritchard"
# Days ago, who, and what they said.
Said = tuple[int, str, str]
SHORTER: tuple[Said, ...] = (
    (24, MARTA, "Parks asks for one page under £2,000 now. Who else has a short form that we could copy?"),
    (22, OWEN, "Ours has two sides. I can bring it to the next meeting."),
    (21, RUTH, "Please do. Small groups would be glad of one form for all of you."),
    (3, MARTA, "Housing wants to try it too, from April."),
)


def talk(place: Place, circle: Group) -> None:
    shorter = opened(place, circle, "A short form for small grants", SHORTER[0], readers="everybody")
    for line in SHORTER[1:]:
        said(place, shorter, line)
    first = shorter.posts.order_by("pk")[0]
    group.mark_post(post=first, mark="practice", by=place.people[MARTA], at=day(place, 20))
    opened(place, circle, "Who could speak about social value?", (16, RUTH, "Somebody who buys services, if we can."))
    old = opened(place, circle, "Days for the summer meeting", (60, RUTH, "Monday or Thursday?"))
    said(place, old, (58, MARTA, "Thursday."))
    group.close_topic(topic=old, closes_on=place.today - timedelta(days=45), by=SYSTEM, at=day(place, 58))
    parking = opened(place, circle, "Parking at the Guildhall", (50, RUTH, "It is full by nine. Any ideas?"))
    said(place, parking, (49, MARTA, "Bus 4 stops outside."))
    rude = said(place, parking, (48, RUTH, "Mr Demo-Nobody of the car park never answers."))
    group.hide_post(post=rude, reason="It names somebody who cannot answer here.", by=SYSTEM, at=day(place, 48))
    for name in (RUTH, MARTA):
        group.follow_discussion(group=circle, by=place.people[name], at=day(place, 2))


def opened(place: Place, circle: Group, title: str, first: Said, **facts: Any) -> Topic:
    days, name, text = first
    return group.open_topic(group=circle, title=title, text=text, by=place.people[name], at=day(place, days), **facts)


def said(place: Place, topic: Topic, line: Said) -> Any:
    days, name, text = line
    return group.post_in_topic(topic=topic, text=text, by=place.people[name], at=day(place, days))


def day(place: Place, back: int) -> Any:
    return moment(place.today - timedelta(days=back))
