"""Organisations of the busy place that a point names and no mail reaches."""

from typing import TYPE_CHECKING

from concord.core.directory import commands as directory
from concord.log import commands as log
from concord.log.commands.replies import ask_for_reply
from concord.log.models import Point, ReplyRequest

if TYPE_CHECKING:
    from .busy import Busy


def ask_without_mail(busy: "Busy") -> None:
    """One was asked by letter, and its reply can be typed in; the other waits to be asked."""
    by_letter = without_an_address(busy, "Bell ringers")
    facts = {"way": "letter", "whom": "Bea Example", "on": busy.today}
    log.note_asked_otherwise(request=by_letter, **facts, **busy.facts)
    waiting = without_an_address(busy, "Brass band")
    pages = (f"{by_letter.uid}/enter/", f"{waiting.uid}/asked/")
    busy.starts += [f"/areas/wessington/log/replies/{page}" for page in pages]


def without_an_address(busy: "Busy", name: str) -> ReplyRequest:
    kind = {"sector": "voluntary", "kind": "charity"}
    made = directory.add_organisation(area=busy.world.area, name=name, **kind, **busy.facts)
    point = Point.objects.tabled().filter(period__label="Spring", box=2).first()
    return ask_for_reply(point=point, organisation=made, days=10, **busy.facts)
