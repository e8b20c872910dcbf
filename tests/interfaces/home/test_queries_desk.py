"""What the front desk holds for each person, overdue first, in a fixed number of queries."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from concord.agreement import commands as agreement
from concord.core.accounts.access import SYSTEM
from concord.core.accounts.models import Person
from concord.core.directory import commands as directory
from concord.group import commands as group
from concord.interfaces.home.queries import areas_of, front_desk
from concord.log import commands as log
from concord.log.models import Decision, Period, Point, Repeat, ReplyRequest
from concord.log.queries.log import log_points
from concord.log.rules.returns import PointInput
from tests.worlds import OPENS, START, at, later, open_a_period, somebody

DUE, HOUR = date(2026, 3, 20), timedelta(hours=1)


def desk(world, who, days=0):
    # Read afresh: what somebody may do is kept on the person object.
    person = Person.objects.get(pk=getattr(world, who).pk)
    return front_desk(world.area, person, at=later(days))


def buttons(page):
    return [due.button for due in page.today]


def texts(page):
    return [due.text for due in page.today]


def send(world, period, who="champion"):
    person = getattr(world, who)
    made = log.start_return(period=period, person=person, at=later(1))
    log.save_box(
        log_return=made, box=1, points=[PointInput(text="We planned together.")], nothing=False, by=person, at=later(1)
    )
    return log.send_return(log_return=made, by=person, at=later(1))


def agree(world, text, due_on, owner="member", **facts):
    person = getattr(world, owner) if owner else None
    return group.agree_action(group=world.group, text=text, due_on=due_on, owner=person, by=SYSTEM, at=START, **facts)


def test_a_return_is_due_until_it_is_sent(world):
    period = open_a_period(world)
    (due,) = desk(world, "champion").today
    assert (due.text, due.on, due.url) == (
        "Your return for Spring", DUE, f"/areas/wessington/log/returns/{period.reference}/",
    )  # fmt: skip
    send(world, period)
    assert desk(world, "champion", days=2).today == []


@pytest.mark.parametrize(
    ("days", "state"), [(15, "not_started"), (16, "at_risk"), (18, "at_risk"), (19, "late"), (40, "late")]
)
def test_what_is_due_soon_or_late_says_so(world, days, state):
    open_a_period(world)
    assert [due.state for due in desk(world, "champion", days).today] == [state]


@pytest.mark.parametrize("who", ["observer", "board_contact", "trustee"])
def test_those_who_make_no_return_are_asked_for_none(world, who):
    open_a_period(world)
    assert "Make your return" not in buttons(desk(world, who))


def test_own_actions_and_open_tasks_are_due_the_overdue_first(world):
    agree(world, "Second", date(2026, 3, 10))
    agree(world, "Late", date(2026, 3, 1))
    agree(world, "Of somebody else", date(2026, 3, 1), owner="chair")
    task = agree(world, "For all", date(2026, 3, 5), owner=None, every_member=True)
    assert texts(desk(world, "member")) == ["Late", "For all", "Second"]
    answer = task.answers.get(person=world.member)
    group.answer_task(answer=answer, text="Parks", by=world.member, at=later(0))
    assert texts(desk(world, "member")) == ["Late", "Second"]


def test_the_open_period_is_counted_by_sector_public_first(world):
    assert desk(world, "observer").period is None
    period = open_a_period(world)
    send(world, period)
    box = desk(world, "observer", days=3).period
    assert (box.period, box.days_left, box.all.received, box.all.expected) == (period, 15, 1, 4)
    assert [(row.sector, row.received, row.expected) for row in box.sectors] == [("public", 1, 2), ("voluntary", 0, 2)]


def test_the_office_sees_how_many_are_missing_and_others_do_not(world):
    open_a_period(world)
    assert "See who is missing" in buttons(desk(world, "officer"))
    for who in ("chair", "member", "champion", "observer"):
        assert "See who is missing" not in buttons(desk(world, who))


def test_a_locked_period_waits_for_the_groups_decisions(world):
    period = open_a_period(world)
    send(world, period)
    log.lock_period(period=Period.objects.get(), by=SYSTEM, at=later(24))
    page = desk(world, "chair", days=25)
    assert (page.waiting.points, page.period) == (1, None)
    assert "Spring waits for decisions of the Compact group" in texts(page)
    assert "Open the decision sheet" not in buttons(desk(world, "member", days=25))


def test_as_many_points_wait_as_the_list_has_also_of_periods_that_were_decided(world):
    fill(world, 1)
    Period.objects.update(state="decided")
    fill(world, 2)
    page = desk(world, "chair")
    assert page.waiting.points == log_points(world.area, {"decision": "undecided"}).count() == 2
    assert [text for text in texts(page) if "decisions" in text] == ["Past 2 waits for decisions of the Compact group"]


def test_a_period_in_which_every_point_is_decided_does_not_ask_for_decisions(world):
    fill(world, 1)
    fill(world, 2)
    point = Point.objects.get(period__label="Past 1")
    Decision(
        area=world.area, point=point, reference="D1", verdict="followed", decided_on=OPENS, decided_at=START
    ).save()
    assert [due for due in texts(desk(world, "chair")) if "decisions" in due] == [
        "Past 2 waits for decisions of the Compact group"
    ]


def replied(world, point, days):
    request = ReplyRequest(
        area=world.area, point=point, organisation=world.council, organisation_name="Wessington Council",
        wording_sent="One.", asked_at=START, window_ends_on=OPENS + timedelta(days=10),
    )  # fmt: skip
    request.save()
    log.record_reply(request=request, text="We did ask.", name="Dana", by=None, at=later(days))


def decided(world, point, days, number=1):
    Decision.objects.filter(point=point).update(is_current=False)
    Decision(
        area=world.area, point=point, reference=f"D{number}", verdict="not_followed", decided_on=OPENS,
        decided_at=later(days),
    ).save()  # fmt: skip


@pytest.mark.parametrize("state", ["locked", "decided"])
@pytest.mark.parametrize("who", ["chair", "officer"])
def test_a_reply_after_the_decision_is_counted_and_asks_to_look_again_until_somebody_has(world, who, state):
    fill(world, 1)
    point = Point.objects.get()
    decided(world, point, days=1)
    Period.objects.update(state=state)
    replied(world, point, days=2)
    page = desk(world, who, days=3)
    (due,) = [due for due in page.today if due.button == "Look at it again"]
    assert (page.waiting.replies_received, due.text, due.detail, due.url) == (
        1, "Wessington Council has replied since D1", "We did ask.", f"/areas/wessington/log/decide/{point.reference}/",
    )  # fmt: skip
    decided(world, point, days=3, number=2)
    assert "Look at it again" not in buttons(desk(world, who, days=4))


def test_a_reply_that_the_group_had_before_it_or_that_the_board_has_asks_nobody_to_look_again(world):
    fill(world, 1)
    point = Point.objects.get()
    replied(world, point, days=1)
    decided(world, point, days=2)
    assert "Look at it again" not in buttons(desk(world, "chair", days=3))
    Decision.objects.update(decided_at=START)
    assert "Look at it again" in buttons(desk(world, "chair", days=3))
    assert "Look at it again" not in buttons(desk(world, "member", days=3))
    Decision.objects.update(verdict="deferred")
    assert "Look at it again" not in buttons(desk(world, "chair", days=3))
    Decision.objects.update(verdict="followed")
    Period.objects.update(state="reported")
    page = desk(world, "chair", days=3)
    assert (page.waiting.replies_received, "Look at it again" in buttons(page)) == (0, False)


@pytest.mark.parametrize(("state", "over"), [("locked", 1), ("decided", 1), ("reported", 0)])
def test_a_reply_that_never_came_is_counted_until_the_board_has_its_point(world, state, over):
    fill(world, 1)
    replied(world, Point.objects.get(), days=1)
    ReplyRequest.objects.update(state="asked", reply="", window_ends_on=START)
    Period.objects.update(state=state)
    waiting = desk(world, "chair", days=30).waiting
    assert (waiting.replies, waiting.replies_over) == (0, over)


def test_a_reply_about_a_merged_point_leads_to_the_point_that_stands_for_it(world):
    fill(world, 1)
    fill(world, 2)
    first, second = Point.objects.order_by("pk")
    Point.objects.filter(pk=second.pk).update(merged_into=first)
    decided(world, first, days=1)
    replied(world, second, days=2)
    (url,) = [due.url for due in desk(world, "chair", days=3).today if due.button == "Look at it again"]
    assert url == f"/areas/wessington/log/decide/{first.reference}/"


def test_a_repeat_of_which_no_evidence_stands_is_not_to_look_at(world):
    """As many as the page that it leads to has."""
    for state in ("suggested", "reopened", "confirmed"):
        Repeat(area=world.area, basis="same", key=state, state=state).save()
    assert desk(world, "officer").waiting.repeats == 0


@pytest.mark.parametrize(
    ("who", "waiting"), [("officer", True), ("member", True), ("observer", False), ("board_contact", False)]
)
def test_only_those_who_see_points_see_what_waits(world, who, waiting):
    assert (desk(world, who).waiting is not None) is waiting


@pytest.mark.parametrize(("who", "trail"), [("officer", True), ("chair", True), ("member", False), ("trustee", False)])
def test_only_those_who_see_the_trail_see_what_happened_lately(world, who, trail):
    assert bool(desk(world, who).latest) is trail


def test_the_next_meeting_is_the_first_that_has_not_ended(world):
    for days in (-2, 5, 9):
        starts_at = later(days)
        group.schedule_meeting(
            group=world.group, kind="regular", starts_at=starts_at, ends_at=starts_at + timedelta(hours=1), by=SYSTEM,
            at=START,
        )  # fmt: skip
    assert desk(world, "observer").meeting.starts_at == later(5)


@pytest.mark.parametrize(
    ("name", "checked_on", "asked"),
    [
        ("", OPENS, True),
        ("Priya", None, True),
        ("Priya", OPENS - timedelta(days=366), True),
        ("Priya", OPENS - timedelta(days=365), False),
    ],
)
def test_a_contact_that_is_empty_or_a_year_old_is_looked_at_by_the_officer(world, name, checked_on, asked):
    world.area.contact_name, world.area.contact_email = name, "priya@example.org"
    world.area.contact_checked_on = checked_on
    assert ("Check the contact" in buttons(desk(world, "officer"))) is asked
    assert "Check the contact" not in buttons(desk(world, "chair"))


@pytest.mark.parametrize(("who", "shown"), [("member", True), ("officer", True), ("champion", False)])
def test_a_meeting_of_today_stands_first_for_those_invited_and_the_office(world, who, shown):
    open_a_period(world)
    meeting = group.schedule_meeting(
        group=world.group, kind="regular", starts_at=later(16) + HOUR, ends_at=later(16) + 2 * HOUR, place="Room 3",
        by=SYSTEM, at=START,
    )  # fmt: skip
    first = desk(world, who, days=16).today[0]
    assert ((first.text, first.detail) == ("The Compact group meets today at 11am", "Room 3")) is shown
    assert (first.url == f"/areas/wessington/group/meetings/{meeting.reference}/") is shown
    for days in (15, 17):
        assert "Open the meeting" not in buttons(desk(world, who, days=days))
    group.cancel_meeting(meeting=meeting, by=SYSTEM, at=START)
    assert "Open the meeting" not in buttons(desk(world, who, days=16))


def test_areas_are_those_of_todays_roles(world):
    somebody_else = Person.objects.get(pk=world.champion.pk)
    assert areas_of(somebody_else, OPENS) == [world.area]
    hat = world.champion.memberships.get()
    directory.end_membership(membership=hat, ends_on=OPENS, by=SYSTEM, at=START)
    assert (areas_of(somebody_else, OPENS), areas_of(somebody_else, OPENS + timedelta(days=1))) == ([world.area], [])


def queries(world, who):
    with CaptureQueriesContext(connection) as found:
        page = desk(world, who)
        for line in (*page.today, *page.latest):
            str(line)
    return len(found)


def fill(world, n):
    """One more period that is locked with a point, and what is owed."""
    person = somebody(world.area, world.trust, f"Extra{n}", "group_member")
    agree(world, f"Extra {n}", date(2026, 4, 1))
    agree(world, f"All {n}", date(2026, 4, 1), owner=None, every_member=True)
    day = OPENS - timedelta(days=60 + n)
    period = log.plan_period(
        group=world.group, label=f"Past {n}", starts_on=day, ends_on=day, opens_on=day, due_on=day, locks_on=day,
        by=SYSTEM, at=at(day),
    )  # fmt: skip
    period = log.open_period(period=period, by=SYSTEM, at=at(day))
    made = log.start_return(period=period, person=person, at=at(day))
    log.save_box(log_return=made, box=1, points=[PointInput(text="One.")], nothing=False, by=person, at=at(day))
    log.send_return(log_return=made, by=person, at=at(day))
    log.lock_period(period=period, by=SYSTEM, at=at(day))


@pytest.mark.parametrize("who", ["officer", "chair", "member", "trustee", "board_contact"])
def test_the_front_desk_takes_the_same_queries_for_one_and_for_three(world, who):
    fill(world, 1)
    open_a_period(world)
    one = queries(world, who)
    fill(world, 2)
    fill(world, 3)
    assert queries(world, who) == one
    assert one <= 17


def test_the_office_is_told_when_the_agreement_is_to_be_revised(world):
    facts = {"by": SYSTEM, "at": START}
    document = agreement.add_document(area=world.area, title="Compact", **facts)
    version = agreement.start_version(document=document, revision="full", **facts)
    agreement.adopt_version(version=version, adopted_on=date(2025, 3, 2), **facts)
    text = "The Compact is to be revised"
    assert text not in texts(desk(world, "officer"))
    agreement.change_document(document=document, title="Compact", revise_months=12, **facts)
    (due,) = [due for due in desk(world, "officer").today if due.text == text]
    assert (due.on, due.detail) == (date(2026, 3, 2), "The last full revision was on 2 March 2025.")
    assert text not in texts(desk(world, "member"))
