"""A locked period with points to decide on, and a meeting at which everybody is."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from concord.core.accounts.access import SYSTEM
from concord.core.accounts.models import Person
from concord.core.directory.models import Partner
from concord.group.commands import schedule_meeting, take_attendance
from concord.group.models import Meeting
from concord.log import commands
from concord.log.models import Decision, Period, Point, PositionRound, ReplyRequest
from concord.log.rules.returns import PointInput

from .conftest import Place


@dataclass
class Sitting:
    """The group around the table, with one point of each kind before it."""

    place: Place
    period: Period
    meeting: Meeting
    now: datetime
    points: dict[str, Point] = field(default_factory=dict)

    def __getattr__(self, name: str) -> Point:
        try:
            return Point.objects.get(pk=self.__dict__["points"][name].pk)
        except KeyError:
            raise AttributeError(name) from None

    def decide(self, point: Point, verdict: str = "followed", by: Person | None = None, **facts: Any) -> Decision:
        choice = commands.DecisionInput(verdict=verdict, **facts)
        return commands.record_decision(
            point=point, choice=choice, meeting=self.meeting, by=by or self.place.chair, at=self.now
        )

    def correct(self, decision: Decision, verdict: str = "not_followed", **facts: Any) -> Decision:
        choice = commands.DecisionInput(verdict=verdict, **facts)
        return commands.correct_decision(
            decision=decision, choice=choice, meeting=self.meeting, by=self.place.chair, at=self.now
        )

    def object_to(self, point: Point) -> PositionRound:
        return commands.open_round(
            point=point, verdict="followed", meeting=self.meeting, by=self.place.chair, at=self.now
        )

    def take(self, round: PositionRound, person: Person, consents: bool = True, by: Person | None = None) -> None:
        reason = "" if consents else "It was late"
        commands.take_position(
            round=round, person=person, consents=consents, reason=reason, by=by or person, at=self.now
        )

    def asked_council(self, point: Point, days: int = 0, **facts: Any) -> None:
        """The council was asked to reply to a point; so many days are left."""
        ReplyRequest(
            area=self.place.area,
            point=point,
            organisation=self.place.bodies["council"],
            organisation_name="Wessington Council",
            wording_sent=point.text,
            asked_at=self.now,
            window_ends_on=self.place.today + timedelta(days=days),
            **facts,
        ).save()

    def merge(self, into: Point, *points: Point) -> None:
        commands.merge_points(into=into, points=points, by=self.place.chair, at=self.now)

    def request(self) -> ReplyRequest:
        return ReplyRequest.objects.select_related("point", "organisation", "area").get()


def sit_down(place: Place) -> Sitting:
    Partner.objects.filter(organisation=place.bodies["council"]).update(
        contact_email="compact@council.example.org", contact_name="Harriet Hall"
    )
    period = place.open()
    council = {"about_organisation": place.bodies["council"], "commitment": place.commitment}
    boxes = {
        1: [PointInput("The draft plan came to us before the committee saw it.")],
        2: [
            PointInput("Only two weeks to apply for the holiday grants.", **council),
            PointInput("Holiday grants: again two weeks in which to apply."),
        ],
        3: [PointInput("The hall is free for new groups.", win_source="planned", commitment=place.commitment)],
    }
    place.send(period, place.champion, boxes)
    commands.lock_period(period=Period.objects.get(pk=period.pk), by=SYSTEM, at=place.now)
    meeting = meet(place)
    Period.objects.filter(pk=period.pk).update(meeting=meeting)
    found = Period.objects.get(pk=period.pk)
    texts = {"draft": "The draft", "grants": "Only two", "again": "Holiday", "hall": "The hall"}
    points = {name: Point.objects.get(text__startswith=start) for name, start in texts.items()}
    return Sitting(place, found, meeting, place.now, points)


def meet(place: Place, days: int = 0) -> Meeting:
    """A meeting that many days from now; at one of today everybody is there."""
    starts_at = place.now + timedelta(days=days)
    meeting = schedule_meeting(
        group=place.group,
        kind="regular",
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=1),
        by=SYSTEM,
        at=place.now,
    )
    Period.objects.filter(meeting=meeting).delete()
    if days:
        return meeting
    present = {seat.person_id: "present" for seat in meeting.attendances.all()}
    take_attendance(meeting=meeting, states=present, by=SYSTEM, at=place.now)
    return meeting
