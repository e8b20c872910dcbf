"""The demo: a fictional borough in a region, with a county and two districts beside it. Nobody in it exists."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import partial

from django.db import transaction
from django.utils import timezone

from concord.agreement.commands import add_commitment
from concord.board import commands as board
from concord.board.models import BoardReport
from concord.core.accounts.access import SYSTEM
from concord.core.accounts.commands import add_person
from concord.core.accounts.models import Person
from concord.core.areas.models import Area
from concord.core.areas.scoping import within
from concord.core.areas.terms import AreaKind
from concord.core.directory import commands as directory
from concord.core.directory.models import Organisation, Partner, Unit
from concord.core.lib.tables import write_csv
from concord.group import commands as group
from concord.group.models import Group
from concord.log import commands as log
from concord.log.imports.returns import COLUMNS
from concord.log.models import Expectation, LogReturn, Period, Point
from concord.log.rules.returns import PointInput
from concord.log.terms import PeriodState, Verdict

from . import demo_data as data

SLUG = "wessington"


def is_loaded() -> bool:
    return Area.objects.filter(slug=SLUG, is_example=True).exists()


@dataclass
class Place:
    """The demo borough while it is being filled."""

    area: Area
    today: date
    bodies: dict[str, Organisation]
    units: dict[str, Unit]
    people: dict[str, Person]


def moment(day: date, hour: int = 10) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(hour)))


@transaction.atomic
def load(*, today: date) -> None:
    """Fill an empty installation, as at a day: everything lies in the year before it."""
    place = make_places(today)
    with within(place.area):
        fill_directory(place)
        fill_agreement(place)
        circle = meet(place)
        bring_past_returns(place)
        decide_last(place, circle)
        report_twice(place)
        half_return(place, circle)
        log.suggest_repeats(area=place.area, on=today, at=moment(today))


def make_places(today: date) -> Place:
    start = moment(today - timedelta(days=500))
    add = partial(directory.add_area, by=SYSTEM, at=start, is_example=True)
    region = add(slug="mid-mercia", name="Mid Mercia", code="MIDM", kind=AreaKind.REGION)
    area = add(slug=SLUG, name="Wessington", code="WESS", kind=AreaKind.METROPOLITAN, parent=region)
    county = add(slug="fernshire", name="Fernshire", code="FERN", kind=AreaKind.COUNTY, parent=region)
    for slug, name, code in (("ash-vale", "Ash Vale", "ASHV"), ("brackenford", "Brackenford", "BRAC")):
        add(slug=slug, name=name, code=code, kind=AreaKind.DISTRICT, parent=county)
    words = {
        "agreement": ("Covenant", "Covenants"),
        "group": ("Covenant panel", "Covenant panels"),
        "board": ("county partnership", ""),
    }
    directory.set_words(area=county, words=words, by=SYSTEM, at=start)
    contact = {
        "contact_name": "Priya Demo-Shah",
        "contact_email": "covenant@example.org",
        "contact_phone": "01632 960001",
        "contact_hours": "Mondays, 9 to 4",
        "shares_summaries": True,
    }
    directory.change_area(area=area, changes=contact, by=SYSTEM, at=moment(today - timedelta(days=40)))
    return Place(area, today, {}, {}, {})


def fill_directory(place: Place) -> None:
    at = moment(place.today - timedelta(days=480))
    for name, sector, kind in data.ORGANISATIONS:
        body = directory.add_organisation(area=place.area, name=name, sector=sector, kind=kind, by=SYSTEM, at=at)
        place.bodies[name] = body
        Partner.objects.filter(organisation=body).update(
            contact_name=f"Partnership desk, {name}", contact_email=data.address(name)
        )
    for owner, name in data.UNITS:
        unit = directory.add_unit(
            organisation=place.bodies[owner], name=name, area=place.area, email=data.address(name), by=SYSTEM, at=at
        )
        place.units[name] = unit
    for line in data.PEOPLE:
        add_somebody(place, line, at)


def add_somebody(place: Place, line: data.Somebody, at: datetime) -> None:
    email = "" if line.on_paper else data.address(line.name)
    login = email if line.signs_in else None
    person = add_person(name=line.name, email=email, login_email=login, home_area=place.area, by=SYSTEM, at=at)
    place.people[line.name] = person
    for role in line.roles:
        directory.add_membership(
            area=place.area,
            person=person,
            organisation=place.bodies[line.organisation],
            unit=place.units.get(line.unit),
            role=role,
            starts_on=at.date(),
            by=SYSTEM,
            at=at,
        )


def fill_agreement(place: Place) -> None:
    start = place.today - timedelta(days=470)
    for number, title, text, bearer, theme in data.COMMITMENTS:
        add_commitment(
            area=place.area,
            number=number,
            title=title,
            text=text,
            bearer=bearer,
            theme=theme,
            starts_on=start,
            by=SYSTEM,
            at=moment(start),
        )


def meet(place: Place) -> Group:
    at = moment(place.today - timedelta(days=470))
    purpose = "To see whether both sectors keep the agreement, to learn where they do not, and to tell the board."
    return group.add_group(
        area=place.area,
        name="Wessington Compact group",
        slug="group",
        purpose=purpose,
        quorum_public=2,
        quorum_voluntary=2,
        by=SYSTEM,
        at=at,
    )


def bring_past_returns(place: Place) -> None:
    """Four decided periods, as somebody would bring them in from an older record."""
    rows = []
    for n, (name, weeks, points) in enumerate(data.PAST, start=1):
        opens = place.today - timedelta(weeks=weeks)
        rows += past_rows(place, n, name, opens, points)
    made = log.import_returns(
        area=place.area,
        data=write_csv(COLUMNS, rows),
        name="past.csv",
        dry_run=False,
        by=SYSTEM,
        at=moment(place.today),
    )
    if made.refused:
        raise RuntimeError("; ".join(problem.message for problem in made.problems[:5]))


def past_rows(place: Place, n: int, name: str, opens: date, points: list[data.PastPoint]) -> list[dict[str, object]]:
    due, locks = opens + timedelta(days=28), opens + timedelta(days=33)
    base = {"period": name, "opens_on": opens, "due_on": due, "locks_on": locks}
    rows, written = [], {point.who for point in points}
    for number, line in enumerate(data.returners()):
        who = base | {
            "respondent_email": "" if line.on_paper else data.address(line.name),
            "respondent_name": line.name,
            "organisation": line.organisation,
            "sector": data.sector_of(line.organisation),
        }
        if line.name in written:
            continue
        late = (number + n) % 7 == 0
        came = due + timedelta(days=2) if late else due - timedelta(days=3 + number % 9)
        rows.append(who if (number + n) % 4 == 0 else who | {"received_on": came})
    for k, point in enumerate(points, start=1):
        line = data.somebody(point.who)
        rows.append(
            base
            | {
                "respondent_email": "" if line.on_paper else data.address(line.name),
                "respondent_name": line.name,
                "organisation": line.organisation,
                "sector": data.sector_of(line.organisation),
                "received_on": due - timedelta(days=4),
                "box": point.box,
                "text": point.text,
                "win_source": point.source,
                "about_organisation": point.about,
                "commitment": point.commitment,
                "verdict": point.verdict,
                "win": point.win,
                "limb": point.limb,
                "decided_on": locks + timedelta(days=6),
                "decision_ref": f"{name}-{k:02d}",
                "reason": point.reason,
            }
        )
    return rows


def decide_last(place: Place, circle: Group) -> None:
    """One period run whole in Concord: returns by link, a reply, a meeting, decisions."""
    opens = place.today - timedelta(days=75)
    meeting_on = place.today - timedelta(days=33)
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
    log.build_sheet(period=period, by=SYSTEM, at=moment(opens + timedelta(days=31)))
    reply_once(period, moment(opens + timedelta(days=36)))
    everybody = {seat.person_id: "present" for seat in meeting.attendances.all()}
    group.take_attendance(meeting=meeting, states=everybody, by=SYSTEM, at=moment(meeting_on, 12))
    for n, point in enumerate(Point.objects.tabled().standing().filter(period=period)):
        decide(point, meeting, n, moment(meeting_on, 13))
    follow_up(place, period, moment(meeting_on, 13))
    group.hold_meeting(meeting=meeting, by=SYSTEM, at=moment(meeting_on, 14))
    log.finish_deciding(period=Period.objects.get(pk=period.pk), by=SYSTEM, at=moment(meeting_on, 14))


def make_return(place: Place, period: Period, line: data.LastReturn, at: datetime) -> LogReturn:
    person = place.people[line.who]
    made = log.start_return(period=period, person=person, at=at)
    for box, points in line.boxes.items():
        inputs = [point_input(place, point) for point in points]
        log.save_box(log_return=made, box=box, points=inputs, nothing=not inputs, by=person, at=at)
    return log.send_return(log_return=made, by=person, at=at)


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
    asked = period.points.filter(reply_requests__isnull=False).first()
    if asked is not None:
        request = asked.reply_requests.get()
        text = "We did write to two groups, but not to all. From next year the sector is told before a review begins."
        log.record_reply(request=request, text=text, name="Dana Demo-Okafor, head of leisure", by=None, at=at)


def decide(point: Point, meeting: object, n: int, at: datetime) -> None:
    verdict = Verdict.NOT_FOLLOWED if point.box == 2 else Verdict.FOLLOWED
    win = point.box == 3 or (point.box == 4 and "extended" in point.text)
    limb = "A" if win and point.commitment_id else ("B" if win else "")
    choice = log.DecisionInput(
        verdict=verdict,
        win=win,
        limb=limb,
        limb_reason="not_as_quickly" if limb == "B" else "",
        commitment=point.commitment,
        win_source="went_wrong" if win and point.box == 4 else "",
        learning=point.box == 2,
        reason="Groups heard of it late." if point.box == 2 else "",
    )
    log.record_decision(point=point, choice=choice, meeting=meeting, by=SYSTEM, at=at)  # type: ignore[arg-type]  # a meeting


def follow_up(place: Place, period: Period, at: datetime) -> None:
    owner = place.people["Marta Demo-Lewis"]
    point = Point.objects.filter(period=period, box=2).first()
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


def report_twice(place: Place) -> None:
    """A report on the older periods with its answer, and one on the last period, answered too."""
    first_on, second_on = place.today - timedelta(days=120), place.today - timedelta(days=14)
    past = list(Period.objects.filter(imported=True, state=PeriodState.DECIDED).order_by("opens_on"))[-2:]
    asks = data.ASKS
    first = issue(place, first_on, past, asks[0], at=first_on - timedelta(days=20))
    answer(place, first, data.ANSWERS[0], first_on + timedelta(days=3))
    last = list(Period.objects.filter(imported=False, state=PeriodState.DECIDED))
    second = issue(place, second_on, last, asks[1], at=place.today - timedelta(days=25))
    answer(place, second, data.ANSWERS[1], second_on + timedelta(days=4))


def issue(place: Place, on: date, periods: list[Period], ask: tuple[str, str], *, at: date) -> BoardReport:
    when = moment(at)
    meeting = board.plan_board_meeting(
        area=place.area, starts_at=moment(on, 14), papers_due_on=on - timedelta(days=7), by=SYSTEM, at=when
    )
    report = board.start_report(board_meeting=meeting, periods=periods, by=SYSTEM, at=when)
    changes = {
        "ask": ask[0],
        "ask_reason": ask[1],
        "ask_by_on": on + timedelta(days=90),
        "task_standing": "under_way" if report.previous else "",
    }
    board.write_report(report=report, changes=changes, by=SYSTEM, at=when)
    board.approve_report(report=report, by=SYSTEM, at=when)
    leave_out_unreplied(report, at)
    return board.issue_report(report=report, by=SYSTEM, at=when)


def leave_out_unreplied(report: BoardReport, on: date) -> None:
    """A point whose reply is still awaited is replaced by “none this period”, as the rule asks."""
    from concord.core.lib.errors import RuleBroken  # noqa: PLC0415 - one use
    from concord.log.queries.replies import check_reply_before_board  # noqa: PLC0415 - one use

    for line in report.lines.select_related("point__log_return__expectation"):
        try:
            if line.point:
                check_reply_before_board(line.point, on)
        except RuleBroken:
            line.point, line.wording = None, ""
            line.save()


def answer(place: Place, report: BoardReport, said: dict[str, object], on: date) -> None:
    contact = place.people["Harriet Demo-Vale"]
    made = board.AnswerInput(**{**said, "task_due_on": on + timedelta(days=80)})  # type: ignore[arg-type]  # as written in the data
    board.answer_report(
        report=report, answer=made, by=contact, name="Harriet Demo-Vale, board secretary", at=moment(on)
    )


def half_return(place: Place, circle: Group) -> None:
    """The open period, half returned, with a confidential point; its meeting lies ahead."""
    opened = place.today - timedelta(days=16)
    meeting_on = place.today + timedelta(days=19)
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
    board.plan_board_meeting(
        area=place.area, starts_at=moment(place.today + timedelta(days=45), 14), by=SYSTEM, at=moment(opened)
    )
