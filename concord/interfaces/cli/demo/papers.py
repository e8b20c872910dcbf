"""The demo's papers: a draft that was sent round and commented on, and one for members alone."""

from datetime import timedelta
from typing import Any

from concord.core.accounts.access import SYSTEM
from concord.core.lib.booklet import Block, Booklet, booklet_pdf
from concord.group import commands as group
from concord.group.models import Group

from .places import Place, moment

SAID = (
    ("Marta Demo-Lewis", "Page 1", "Say in the first sentence who may apply."),
    ("Ruth Demo-Adeyemi", "", "Three weeks are too short for a committee that meets once a month."),
)


def put_papers(place: Place, circle: Group) -> None:
    """To the meeting that comes next, or else the latest one."""
    meeting = circle.meetings.order_by("-starts_at")[0]
    on = min(place.today, meeting.starts_at.date()) - timedelta(days=3)
    facts: dict[str, Any] = {"meeting": meeting, "by": SYSTEM, "at": moment(on)}
    until = on + timedelta(days=14)
    grants, lease_file = file(place, "small grants"), file(place, "the lease")
    draft = group.add_paper(title="Draft form for small grants", data=grants, comments_until=until, **facts)
    lease = group.add_paper(title="The lease of the old school", data=lease_file, confidential=True, **facts)
    for paper in (draft, lease):
        group.circulate_paper(paper=paper, by=SYSTEM, at=moment(on))
    for name, where, text in SAID:
        group.comment_on_paper(paper=draft, place=where, text=text, by=place.people[name], at=moment(on))


def file(place: Place, about: str) -> bytes:
    words = f"This page stands for a paper about {about}. Nothing in it is true."
    return booklet_pdf(
        Booklet(
            title=f"A paper about {about}",
            author=place.area.name,
            standing="For the next meeting",
            blocks=[Block("text", words)],
            on=place.today,
            accent="#0b5563",
        )
    )
