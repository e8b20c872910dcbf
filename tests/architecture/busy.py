"""The small place in the middle of its work: something in every state, so that every page has its form."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.utils import timezone

from concord.agreement import commands as agreement
from concord.board import commands as board
from concord.board.models import BoardReport
from concord.core.accounts.access import SYSTEM
from concord.core.accounts.models import Person, RoleGrant
from concord.core.accounts.roles import Role
from concord.core.areas.scoping import within
from concord.core.directory import commands as directory
from concord.group import commands as group
from concord.group.models import Meeting
from concord.log import commands as log
from concord.log.models import ConfidentialPoint, Period, Point
from concord.log.rules.returns import PointInput
from tests.worlds import World, make_world, somebody

from .busy_agreement import fill_agreement
from .busy_champions import fill_champions
from .busy_consultation import consult
from .busy_directory import fill_directory, share_with_neighbours
from .busy_discussion import ask_how_it_works, fill_discussion
from .busy_group import fill_groups
from .busy_minutes import fill_minutes
from .busy_networks import fill_networks
from .busy_officers import fill_officers
from .busy_papers import fill_papers
from .busy_partnerships import fill_partnerships
from .busy_replies import ask_without_mail
from .busy_venues import fill_venues


@dataclass
class Busy:
    """The place, the day and the moment. `starts`: pages that are reached by many links, named here to be sure.
    `answers`: by form, what no general rule finds."""

    world: World
    now: datetime
    today: date
    admin: Person
    facts: dict[str, object] = field(default_factory=dict)
    starts: list[str] = field(default_factory=list)
    answers: dict[str, dict[str, list[str]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.facts = {"by": SYSTEM, "at": self.now}

    def day(self, days: int) -> date:
        return self.today + timedelta(days=days)


def make_busy() -> Busy:
    """Decided periods with reports in every state, one being decided, one open, one planned."""
    world, now = make_world(), timezone.now().replace(second=0, microsecond=0)
    admin = Person(name="Ada Example", email="ada@example.org", login_email="ada@example.org", home_area=world.area)
    admin.save()
    RoleGrant(person=admin, role=Role.PLATFORM_ADMIN, starts_on=date(2025, 1, 1)).save()
    busy = Busy(world, now, timezone.localdate(now), admin)
    with within(world.area):
        fill_directory(busy)
        fill_partnerships(busy)
        fill_networks(busy)
        reports(busy)
        merged(busy)
        deciding(busy)
        ask_without_mail(busy)
        return_by_word(busy)
        tasks(busy)
        code_of_practice(busy)
        fill_agreement(busy)
        fill_champions(busy)
        fill_officers(busy)
        consult(busy)
        fill_groups(busy)
        fill_minutes(busy)
        fill_papers(busy)
        fill_discussion(busy)
        ask_how_it_works(busy)
        fill_venues(busy)
        log.suggest_repeats(area=world.area, on=busy.today, at=now)
    share_with_neighbours(busy)
    return busy


def reports(busy: Busy) -> None:
    """One issued with its answer to come, one approved, one written, and a period that waits for one."""
    past, soon = busy.now - timedelta(days=120), busy.now + timedelta(days=30)
    issued = report(busy, decided(busy, "Autumn", 200), past)
    board.approve_report(report=issued, **busy.facts)
    board.issue_report(report=issued, **busy.facts)
    approved = report(busy, decided(busy, "Winter", 140), soon)
    board.approve_report(report=approved, **busy.facts)
    report(busy, decided(busy, "New year", 120), soon + timedelta(days=1))
    decided(busy, "Lent", 100)
    board.plan_board_meeting(area=busy.world.area, starts_at=soon + timedelta(days=40), **busy.facts)


def code_of_practice(busy: Busy) -> None:
    """One version in force, and a draft with two sections."""
    code = agreement.add_document(
        area=busy.world.area, title="Funding code", kind="code", code_kind="funding", prefix="F", **busy.facts
    )
    first = agreement.start_version(document=code, revision="full", **busy.facts)
    for heading in ("Before", "After"):
        section = agreement.add_section(version=first, heading=heading, text="In short.", **busy.facts)
        clause = {"number": f"F {heading}", "title": f"{heading} all", "text": "We do it.", "bearer": "both"}
        agreement.add_clause(section=section, **clause, **busy.facts)
    agreement.adopt_version(version=first, adopted_on=busy.day(-30), **busy.facts)
    draft = agreement.start_version(document=code, revision="refresh", **busy.facts)
    busy.starts.append(f"/areas/wessington/agreement/documents/{code.uid}/{draft.number}/")
    agreement.add_document(
        area=busy.world.area, title="Capacity code", kind="code", code_kind="capacity", prefix="C", **busy.facts
    )


def period(busy: Busy, label: str, opens: int, **changes: int) -> Period:
    days = {"opens_on": opens, "due_on": opens + 20, "locks_on": opens + 25} | changes
    dates = {name: busy.day(n) for name, n in days.items()}
    return log.plan_period(
        group=busy.world.group,
        label=label,
        starts_on=busy.day(opens - 60),
        ends_on=busy.day(opens),
        **dates,
        **busy.facts,
    )


def more_members(busy: Busy) -> None:
    """Four more of the public sector, so that nobody's position can be told apart."""
    area, hat = busy.world.area, {"organisation": busy.world.council, "role": "group_member"}
    for n in range(4):
        person = Person(name=f"Abe More{n}", email=f"abe{n}@example.org", home_area=area)
        person.save()
        directory.add_membership(area=area, person=person, starts_on=date(2025, 1, 1), **hat, **busy.facts)


def returned(busy: Busy, label: str, opens: int) -> Period:
    """A period in which two people returned, locked, with its sheet."""
    world, made = busy.world, period(busy, label, opens)
    log.open_period(period=made, by=SYSTEM, at=busy.now + timedelta(days=opens))
    wrong = {"commitment": world.commitment, "about_organisation": world.trust}
    good = {1: ["A table was set for all.", "All sat at it."], 3: ["The form is one page now."]}
    send(busy, made, world.champion, good)
    send(busy, made, world.volunteer, {2: [PointInput("The trust paid late.", **wrong)], 4: ["Pay by card."]})
    log.lock_period(period=Period.objects.get(pk=made.pk), **busy.facts)
    made = Period.objects.get(pk=made.pk)
    log.build_sheet(period=made, **busy.facts)
    return made


def send(busy: Busy, made: Period, person: Person, boxes: dict[int, list[object]]) -> None:
    at = busy.now + (made.due_on - timedelta(days=2) - busy.today)
    own = {"by": person, "at": at, "address": person.login_email}
    begun = log.start_return(period=made, person=person, at=at)
    for box, points in boxes.items():
        inputs = [plain(box, point) if isinstance(point, str) else point for point in points]
        log.save_box(log_return=begun, box=box, points=inputs, nothing=False, **own)
    log.send_return(log_return=begun, **own)


def plain(box: int, text: str) -> PointInput:
    return PointInput(text, win_source="planned" if box == 3 else "")


def meeting(busy: Busy, days: int, *, held: bool) -> Meeting:
    # At noon, whenever the tests run: it ends on the day on which it starts.
    starts = (timezone.localtime(busy.now) + timedelta(days=days)).replace(hour=12, minute=0)
    made = group.schedule_meeting(
        group=busy.world.group, kind="regular", starts_at=starts, ends_at=starts + timedelta(hours=1), **busy.facts
    )
    Period.objects.filter(meeting=made).delete()
    if held:
        present = {seat.person_id: "present" for seat in made.attendances.all()}
        group.take_attendance(meeting=made, states=present, **busy.facts)
    return made


def decided(busy: Busy, label: str, days_ago: int, *, finish: bool = True) -> Period:
    made, held = returned(busy, label, -days_ago), meeting(busy, 30 - days_ago, held=True)
    for point in Point.objects.tabled().standing().filter(period=made):
        verdict = "not_followed" if point.box == 2 else "followed"
        win = {"win": True, "limb": "B", "limb_reason": "not_as_quickly"} if point.box == 3 else {}
        choice = log.DecisionInput(verdict=verdict, commitment=point.commitment, reason="Said so.", **win)
        log.record_decision(point=point, choice=choice, meeting=held, **busy.facts)
    if finish:
        log.finish_deciding(period=Period.objects.get(pk=made.pk), **busy.facts)
    return Period.objects.get(pk=made.pk)


def report(busy: Busy, made: Period, at: datetime) -> BoardReport:
    day = board.plan_board_meeting(area=busy.world.area, starts_at=at, **busy.facts)
    written = board.start_report(board_meeting=day, periods=[made], **busy.facts)
    board.write_report(report=written, changes={"ask": "Pay within 30 days."}, **busy.facts)
    for box in (1, 2, 3, 4):
        board.choose_line(report=written, box=box, point=None, wording="", reason="", **busy.facts)
    return written


def merged(busy: Busy) -> None:
    """A period with every point decided, merged or withdrawn, not closed yet."""
    world, made = busy.world, decided(busy, "Late spring", 80, finish=False)
    first, second = Point.objects.filter(period=made, box=1).order_by("pk")
    Point.objects.filter(pk=second.pk).update(merged_into=first)
    log.withdraw_point(point=Point.objects.get(period=made, box=4), reason="mistake", **busy.facts)
    win = Point.objects.get(period=made, box=3)
    facts = {"title": "One page", "how_it_works": "", "contact": "", "transferable": True}
    log.add_practice(point=win, facts=facts, **busy.facts)
    owned = {"owner": world.member, "due_on": busy.day(30)}
    log.add_learning(point=first, text="Ask before the budget", **owned, **busy.facts)
    log.add_quick_win(area=world.area, idea="One form for all", effort=1, benefit=3, **owned, **busy.facts)
    log.open_poll(area=world.area, title="What annoys", matters=["Parking", "Forms"], ends_on=busy.day(9), **busy.facts)
    busy.starts += [
        f"/areas/wessington/log/points/{win.reference}/",
        f"/areas/wessington/log/points/{first.reference}/",
        f"/areas/wessington/log/sheet/{made.reference}/",
    ]


def deciding(busy: Busy) -> None:
    """A locked period with two points alike, a sealed round, and confidential points."""
    world, made = busy.world, period(busy, "Spring", -50)
    log.open_period(period=made, by=SYSTEM, at=busy.now - timedelta(days=50))
    wrong = {"commitment": world.commitment, "about_organisation": world.council}
    told_last = PointInput("They were told last.", point_class=2)
    send(
        busy,
        made,
        world.champion,
        {2: [PointInput("Bills wait.", **wrong)], 3: ["A joint bid.", "A joint team."], 1: [told_last]},
    )
    withheld = PointInput("They were left out of the plan.", point_class=2)
    secret = PointInput("They fear for their grant.", point_class=3)
    send(busy, made, world.volunteer, {2: ["Bills wait for months.", secret], 4: [withheld]})
    log.lock_period(period=Period.objects.get(pk=made.pk), **busy.facts)
    made = Period.objects.get(pk=made.pk)
    log.build_sheet(period=made, **busy.facts)
    more_members(busy)
    held = meeting(busy, -20, held=True)
    Period.objects.filter(pk=made.pk).update(meeting=held)
    point = Point.objects.tabled().filter(period=made, box=3).first()
    taken = log.open_round(point=point, verdict="followed", meeting=held, **busy.facts)
    # All but the first by name have answered: positions can be opened, and one can still be taken.
    for seat in held.attendances.filter(decides=True).exclude(person__name="Abe More0").select_related("person"):
        log.take_position(round=taken, person=seat.person, consents=True, reason="", **busy.facts)
    pages = (f"positions/{taken.uid}/", f"returns/{made.reference}/check/", "repeats/")
    busy.starts += [f"/areas/wessington/log/{page}" for page in pages]
    alike = Point.objects.tabled().filter(period=made, box=2).first()
    busy.starts.insert(0, f"/areas/wessington/log/decide/{alike.reference}/")
    busy.starts.insert(0, f"/areas/wessington/group/meetings/{held.reference}/attendance/")
    row = ConfidentialPoint.objects.get(period=made, box=1)
    version = log.propose_wording(row=row, text="Somebody was told late.", by=world.trustee, at=busy.now)
    log.approve_wording(version=version, person=world.champion, at=busy.now)
    row = ConfidentialPoint.objects.get(period=made, box=4)
    log.propose_wording(row=row, text="Somebody was left out.", by=world.trustee, at=busy.now)


def return_by_word(busy: Busy) -> None:
    """The open period, begun by one champion, and one that waits for its day."""
    world = busy.world
    quiet = log.open_period(period=period(busy, "Quiet", -4), **busy.facts)
    log.lock_period(period=Period.objects.get(pk=quiet.pk), **busy.facts)
    world.petra = somebody(world.area, world.trust, "Petra", Role.CHAMPION)
    world.period = log.open_period(period=period(busy, "Summer", -5), **busy.facts)
    expected = world.period.expectations.get(person=world.member)
    log.excuse(expectation=expected, reason="Away", **busy.facts)
    begun = log.start_return(period=world.period, person=world.champion, at=busy.now)
    point = PointInput("We heard in time.", about_organisation=world.charity)
    log.save_box(log_return=begun, box=1, points=[point], nothing=False, by=world.champion, at=busy.now)
    entered = {
        "received_on": busy.today,
        "is_nil": False,
        "boxes": {4: ([PointInput("They told us by letter.")], False)},
    }
    log.enter_return(period=world.period, person=world.petra, **entered, **busy.facts)
    directory.add_membership(
        area=world.area,
        person=world.observer,
        organisation=world.trust,
        role=Role.CHAMPION,
        starts_on=busy.today,
        **busy.facts,
    )
    later = period(busy, "Later", 60)
    pages = (
        f"{world.period.reference}/?who={world.member.uid}",
        f"{world.period.reference}/entered/{world.petra.uid}/",
        f"{quiet.reference}/",
        f"{later.reference}/",
    )
    busy.starts += [f"/areas/wessington/log/periods/{page}" for page in pages]


def tasks(busy: Busy) -> None:
    world = busy.world
    coming = meeting(busy, 14, held=False)
    for text, facts in (
        ("Write to the trust", {"owner": world.member}),
        ("Name your key areas", {"every_member": True}),
        ("Print the form", {"owner": world.chair}),
    ):
        made = group.agree_action(
            group=world.group, text=text, due_on=busy.day(20), meeting=coming, **facts, **busy.facts
        )
    group.close_action(action=made, state="done", result="Printed", on=busy.today, **busy.facts)
    seat = coming.attendances.get(person=world.member)
    group.declare_interest(attendance=seat, organisation=world.trust, reason="A friend works there", **busy.facts)
