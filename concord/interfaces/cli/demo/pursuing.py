"""What the demo's group follows up: how it meets, what it did for its purpose, and points for a consultation."""

from datetime import timedelta
from typing import Any

from concord.agreement.models import Consultation
from concord.core.accounts.access import SYSTEM
from concord.group import commands as group
from concord.group.models import Group

from .places import Place, moment

POINTS = (
    ("Joe Demo-Castle", "Small groups hear of a change too late to plan for it. Say how many weeks ahead."),
    ("Peter Demo-Quill", "Services that are bought by the hour come last when bills are paid. Put them in."),
)
DONE = (
    ("workstreams", "One form for small grants", "Both sectors wrote it; four services use it.", 40),
    ("workstreams", "A lunch for new contract managers", "They meet small groups before they write a contract.", 400),
    ("included", "The carers’ forum", "It was asked by the infrastructure organisation and has a seat now.", 30),
    ("included", "Groups of new residents", "They meet the group twice a year, with somebody who interprets.", 420),
    ("problems", "Bills of small groups were paid late", "Bills below £500 go through one desk now.", 35),
)


def follow_up(place: Place, circle: Group) -> None:
    """How it meets, and two points of the last meeting for the draft that is open: one is sent, one is not yet."""
    meet_less(place, circle)
    say_what_for(place, circle)
    draft = Consultation.objects.get(ended_on=None)
    meeting = circle.meetings.filter(state="held").latest("starts_at")
    at, made = moment(place.today - timedelta(days=3)), []
    for name, text in POINTS:
        facts: dict[str, Any] = {
            "meeting": meeting,
            "consultation": draft,
            "raised_by": place.people[name],
            "text": text,
        }
        made.append(group.note_raised(by=SYSTEM, at=at, **facts))
    said = {"about": "whole", "clause": None, "sector": "public", "organisation": "", "text": made[0].text}
    group.send_raised(point=made[0], by=made[0].raised_by, at=moment(place.today - timedelta(days=1)), **said)


def meet_less(place: Place, circle: Group) -> None:
    """Every two months at first; now four times a year."""
    facts: dict[str, Any] = {"group": circle, "by": SYSTEM, "at": moment(place.today)}
    since = place.today - timedelta(days=400)
    group.decide_format(
        decision="Every two months in the town hall.", format="room", meetings_a_year=6, effective_on=since, **facts
    )
    group.decide_format(
        decision="Meetings are kept to a minimum: four a year, in a room and online.",
        format="hybrid",
        meetings_a_year=4,
        effective_on=place.today - timedelta(days=60),
        meeting=circle.meetings.filter(state="held").earliest("starts_at"),
        **facts,
    )


def say_what_for(place: Place, circle: Group) -> None:
    for line, name, text, days in DONE:
        group.note_evidence(
            group=circle, line=line, name=name, text=text, noted_on=place.today - timedelta(days=days), by=SYSTEM,
            at=moment(place.today),
        )  # fmt: skip
