"""The papers of the busy place: one sent round with a comment, one for members alone, one that nobody had yet."""

from datetime import date
from typing import TYPE_CHECKING

from concord.core.lib.booklet import Block, Booklet, booklet_pdf
from concord.group import commands as group
from concord.group.models import Meeting

if TYPE_CHECKING:
    from .busy import Busy

URL = "/areas/wessington/group/papers/"
FILE = booklet_pdf(Booklet("A draft", "Wessington", "Draft", [Block("text", "We do it.")], date(2026, 1, 5)))


def fill_papers(busy: "Busy") -> None:
    meeting = Meeting.objects.filter(group=busy.world.group).latest("starts_at")
    facts = {"meeting": meeting, "data": FILE, "comments_until": busy.day(9), **busy.facts}
    unsent = group.add_paper(title="An idea", **facts)
    secret = group.add_paper(title="A lease", confidential=True, **facts)
    draft = group.add_paper(title="A draft of the code", **facts)
    for paper in (secret, draft):
        group.circulate_paper(paper=paper, **busy.facts)
    group.add_paper_version(paper=draft, data=FILE, note="Shorter", **busy.facts)
    said = {"place": "Page 1", "text": "Say it shorter.", "at": busy.now}
    for paper in (draft, secret):
        group.comment_on_paper(paper=paper, by=busy.world.member, **said)
    # First, since few pages of each kind are visited.
    busy.starts[:0] = [f"{URL}{paper.uid}/" for paper in (draft, unsent, secret)]
