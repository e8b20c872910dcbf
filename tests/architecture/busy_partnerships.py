"""Partnerships of the busy place: a closed round, an open one with an answer, and one that was added since."""

from datetime import timedelta
from typing import TYPE_CHECKING

from concord.core.directory import commands as directory
from concord.core.directory.models import Partnership, PartnershipAnswer

if TYPE_CHECKING:
    from .busy import Busy

SAID = {"on_agenda": "yes", "is_adopted": "no", "use": "We read it.", "needs": "A talk.", "answered_by": "Secretary"}


def fill_partnerships(busy: "Busy") -> None:
    world, facts = busy.world, busy.facts
    board = add(busy, "Strategic Partnership", kind="board", seats=12, voluntary_seats=2, chair_name="Bea Example")
    add(busy, "Safer Wessington", parent=board, contact_email="safer@example.org")
    add(busy, "Ward panel")
    before = busy.now - timedelta(days=300)
    old = directory.begin_round(area=world.area, name="Last year", due_on=busy.day(-280), by=facts["by"], at=before)
    directory.close_round(round_=old, **facts)
    now = directory.begin_round(area=world.area, name="This year", due_on=busy.day(20), **facts)
    answered = PartnershipAnswer.objects.select_related("round", "partnership", "area").get(
        round=now, partnership=board
    )
    directory.note_answer(answer=answered, facts=SAID, on=busy.today, **facts)
    add(busy, "Skills partnership")
    committee = add(busy, "Overview committee", kind="scrutiny")
    looked_at = {"committee": committee, "kind": "plan", "title": "How grants end", "on": busy.day(60)}
    directory.put_scrutiny_item(area=world.area, facts={**looked_at, "evidence_due_on": busy.day(30)}, **facts)
    busy.starts += [
        "/areas/wessington/partnerships/scrutiny/",
        f"/areas/wessington/partnerships/{board.uid}/",
        f"/areas/wessington/partnerships/rounds/{now.uid}/",
    ]


def add(busy: "Busy", name: str, **facts: object) -> Partnership:
    given = {"name": name, "kind": "thematic", **facts}
    return directory.add_partnership(area=busy.world.area, facts=given, **busy.facts)
