"""The demo's last period, run whole, and the open one, half returned."""

from datetime import datetime, timedelta

from concord.board import commands as board
from concord.core.accounts.access import SYSTEM
from concord.core.accounts.models import Person
from concord.core.directory.terms import Sector
from concord.group import commands as group
from concord.group.models import Group, Meeting
from concord.log import commands as log
from concord.log.models import Decision, Expectation, LogReturn, Period, Point
from concord.log.queries.decisions import seats_at
from concord.log.rules.returns import PointInput
from concord.log.terms import Verdict

from . import data
from .places import Place, moment, working_day


def decide_last(place: Place, circle: Group) -> None:
    """One period run whole in Concord: returns by link, a reply, a meeting, decisions."""
    opens = place.today - timedelta(days=75)
    meeting_on = working_day(place.today - timedelta(days=33))
    period = log.plan_period(
        group=circle,
        label="Summer returns",
        starts_on=opens - timedelta(days=60),
        ends_on=opens,
        opens_on=opens,
        due_on=opens + timedelta(days=25),
        locks_on=opens + timedelta(days=30),
        by=SYSTEM,
        at=moment(opens),
    )
    log.open_period(period=period, by=SYSTEM, at=moment(opens))
    for line in data.LAST:
        make_return(place, period, line, moment(opens + timedelta(days=line.day)))
    log.send_nil(
        period=period,
        person=place.people["Owen Demo-Pritchard"],
        by=place.people["Owen Demo-Pritchard"],
        at=moment(opens + timedelta(days=9)),
    )
    meeting = group.schedule_meeting(
        group=circle,
        kind="regular",
        starts_at=moment(meeting_on, 12),
        ends_at=moment(meeting_on, 14),
        place="Room 3, Guildhall",
        by=SYSTEM,
        at=moment(opens),
    )
    Period.objects.filter(meeting=meeting).delete()
    Period.objects.filter(pk=period.pk).update(meeting=meeting)
    period.refresh_from_db()
    log.lock_period(period=period, by=SYSTEM, at=moment(opens + timedelta(days=31)))
    mistaken = Point.objects.get(period=period, text=data.MISTAKEN)
    log.withdraw_point(point=mistaken, reason="mistake", by=SYSTEM, at=moment(opens + timedelta(days=31), 15))
    log.build_sheet(period=period, by=SYSTEM, at=moment(opens + timedelta(days=31)))
    reply_once(period, moment(opens + timedelta(days=36)))
    everybody = {seat.person_id: "present" for seat in meeting.attendances.all()}
    group.take_attendance(meeting=meeting, states=everybody, by=SYSTEM, at=moment(meeting_on, 12))
    for point in Point.objects.tabled().standing().filter(period=period):
        decide(point, meeting, moment(meeting_on, 13))
    correct_one(period, meeting, moment(meeting_on, 13))
    follow_up(place, period, moment(meeting_on, 13))
    group.hold_meeting(meeting=meeting, by=SYSTEM, at=moment(meeting_on, 14))
    log.finish_deciding(period=Period.objects.get(pk=period.pk), by=SYSTEM, at=moment(meeting_on, 14))


def make_return(place: Place, period: Period, line: data.LastReturn, at: datetime) -> LogReturn:
    """Written as by personal link: a confidential point is opened again from the address that its link went to."""
    person = place.people[line.who]
    made = log.start_return(period=period, person=person, at=at)
    for box, points in line.boxes.items():
        inputs = [point_input(place, point) for point in points]
        log.save_box(
            log_return=made, box=box, points=inputs, nothing=not inputs, by=person, at=at, address=person.email
        )
    return log.send_return(log_return=made, by=person, at=at, address=person.email)


def point_input(place: Place, point: data.NewPoint) -> PointInput:
    from concord.agreement.queries import by_number  # noqa: PLC0415 - one use

    return PointInput(
        text=point.text,
        point_class=point.point_class,
        about_organisation=place.bodies.get(point.about),
        about_unit=place.units.get(point.unit),
        commitment=by_number(place.area, point.commitment) if point.commitment else None,
        win_source=point.source,
        breach=point.breach,
    )


def reply_once(period: Period, at: datetime) -> None:
    asked = period.points.filter(reply_requests__isnull=False, text__contains="review").first()
    if asked is not None:
        request = asked.reply_requests.get()
        text = "We did write to two groups, but not to all. From next year the sector is told before a review begins."
        log.record_reply(request=request, text=text, name="Dana Demo-Okafor, head of leisure", by=None, at=at)


def decide(point: Point, meeting: Meeting, at: datetime) -> None:
    own = data.SAID_OF.get(point.text)
    if own is None:
        log.record_decision(point=point, choice=usual_choice(point), meeting=meeting, by=SYSTEM, at=at)
    elif own.verdict == Verdict.NOT_AGREED:
        take_positions(point, meeting, own.reason, at)
    else:
        choice = log.DecisionInput(verdict=own.verdict, commitment=point.commitment, reason=own.reason)
        log.record_decision(point=point, choice=choice, meeting=meeting, by=SYSTEM, at=at)


def usual_choice(point: Point) -> log.DecisionInput:
    win = point.box == 3 or (point.box == 4 and "extended" in point.text)
    limb = "A" if win and point.commitment_id else ("B" if win else "")
    return log.DecisionInput(
        verdict=Verdict.NOT_FOLLOWED if point.box == 2 else Verdict.FOLLOWED,
        win=win,
        limb=limb,
        limb_reason="not_as_quickly" if limb == "B" else "",
        commitment=point.commitment,
        win_source="went_wrong" if win and point.box == 4 else "",
        learning=point.box == 2,
        reason="Groups heard of it late." if point.box == 2 else "",
    )


def take_positions(point: Point, meeting: Meeting, objection: str, at: datetime) -> None:
    """Somebody objects: one sector consents, the other does not, so that nothing is agreed."""
    chosen = {"commitment": str(point.commitment_id)}
    made = log.open_round(point=point, verdict=Verdict.NOT_FOLLOWED, meeting=meeting, chosen=chosen, by=SYSTEM, at=at)
    for seat in seats_at(meeting, point):
        if seat.stands_aside:
            continue
        consents = seat.sector != Sector.PUBLIC
        person, reason = Person.objects.get(pk=seat.person), "" if consents else objection
        log.take_position(round=made, person=person, consents=consents, reason=reason, by=person, at=at)
    log.open_positions(round=made, by=SYSTEM, at=at)


def correct_one(period: Period, meeting: Meeting, at: datetime) -> None:
    """Read out again, one decision turns out to leave something out: another stands in its place."""
    old = Decision.objects.filter(point__period=period, point__box=1).order_by("reference").last()
    if old is not None:
        reason = "The group also wants others to learn from it, which was left out."
        choice = log.DecisionInput(verdict=old.verdict, commitment=old.commitment, learning=True, reason=reason)
        log.correct_decision(decision=old, choice=choice, meeting=meeting, by=SYSTEM, at=at + timedelta(minutes=40))


def follow_up(place: Place, period: Period, at: datetime) -> None:
    owner = place.people["Marta Demo-Lewis"]
    point = Point.objects.filter(period=period, box=2, text__contains="review").first()
    if point is not None:
        due = place.today + timedelta(days=20)
        log.make_action(
            point=point,
            text="Write down when partners are told that a review starts",
            due_on=due,
            owner=owner,
            by=SYSTEM,
            at=at,
        )
        log.add_learning(
            point=point,
            text="Tell the sector before a review begins, not after",
            owner=owner,
            due_on=due,
            by=SYSTEM,
            at=at,
        )
        log.mark_uses(point=point, uses=["training", "planning"], topic="informing partners", by=SYSTEM, at=at)
    practice = Point.objects.filter(period=period, box=1).first()
    if practice is not None:
        facts = {
            "title": "One table for a draft strategy",
            "how_it_works": practice.text,
            "contact": "Leisure",
            "transferable": True,
        }
        log.add_practice(point=practice, facts=facts, by=SYSTEM, at=at)
    group.agree_action(
        group=period.group,
        text="Name the key areas of work in your team",
        due_on=place.today + timedelta(days=25),
        every_member=True,
        meeting=period.meeting,
        by=SYSTEM,
        at=at,
    )


def half_return(place: Place, circle: Group) -> None:
    """The open period, half returned, with a confidential point; its meeting lies ahead."""
    opened = place.today - timedelta(days=16)
    meeting_on = working_day(place.today + timedelta(days=19))
    meeting = group.schedule_meeting(
        group=circle,
        kind="regular",
        starts_at=moment(meeting_on, 12),
        ends_at=moment(meeting_on, 13),
        place="Room 3, Guildhall",
        link="https://meet.example.org/wessington",
        by=SYSTEM,
        at=moment(opened),
    )
    Period.objects.filter(meeting=meeting).delete()
    period = log.plan_period(
        group=circle,
        meeting=meeting,
        label="Autumn returns",
        starts_on=place.today - timedelta(days=33),
        ends_on=meeting_on,
        opens_on=opened,
        due_on=place.today + timedelta(days=9),
        locks_on=place.today + timedelta(days=14),
        by=SYSTEM,
        at=moment(opened),
    )
    log.open_period(period=period, by=SYSTEM, at=moment(opened))
    for line in data.NOW:
        make_return(place, period, line, moment(opened + timedelta(days=line.day)))
    for name in ("Bea Demo-Hart", "Carl Demo-Winter"):
        person = place.people[name]
        log.send_nil(period=period, person=person, by=person, at=moment(opened + timedelta(days=5)))
    excused = Expectation.objects.filter(period=period, person_name="Ines Demo-Faro").first()
    if excused is not None:
        log.excuse(expectation=excused, reason="On leave until the spring", by=SYSTEM, at=moment(opened))
    board_on = working_day(place.today + timedelta(days=45))
    papers_due_on = working_day(board_on - timedelta(days=8))
    board.plan_board_meeting(
        area=place.area, starts_at=moment(board_on, 14), papers_due_on=papers_due_on, by=SYSTEM, at=moment(opened)
    )
