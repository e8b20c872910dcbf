"""One calendar of all dates: on a page, and as a private file that other programmes read."""

from datetime import date, timedelta

import icalendar
import pytest
from django.test import Client

from concord.board import commands as board
from concord.core.accounts.access import SYSTEM
from concord.core.accounts.calendar import dates_of, feed_token
from concord.core.accounts.commands import end_feed, make_feed
from concord.core.areas.scoping import within
from concord.group import commands as group
from concord.interfaces.home.queries import calendar_page, feed_of
from concord.log import commands as log
from tests.worlds import OPENS, START, World, at, hold_a_meeting, open_a_period

YEAR = {"first": date(2026, 1, 1), "last": date(2026, 12, 31)}


def fill(world: World) -> None:
    """A period, a meeting, an action of the member's, and a meeting of the board."""
    open_a_period(world)
    hold_a_meeting(world)
    facts = {"due_on": date(2026, 5, 1), "owner": world.member, "meeting": None, "by": SYSTEM, "at": START}
    group.agree_action(group=world.group, text="Write about the clinic", **facts)
    board.plan_board_meeting(
        area=world.area, starts_at=at(date(2026, 6, 3)), papers_due_on=date(2026, 5, 20), by=SYSTEM, at=START
    )


def seen_by(world: World, who: str) -> list[tuple[str, date]]:
    """Titles and days; the meeting has planned a second period, which is left out."""
    found = dates_of(world.area, world.people[who], **YEAR)
    return [(line.title, line.day) for line in found if "log/" not in line.url or line.detail == "Spring"]


def test_every_date_stands_there_in_order(world: World) -> None:
    fill(world)
    assert seen_by(world, "officer") == [
        ("Returns open", OPENS),
        ("Returns are due", date(2026, 3, 20)),
        ("Last day for late returns", date(2026, 3, 25)),
        ("Regular meeting", date(2026, 4, 1)),
        (f"Action {action_reference(world)} is due", date(2026, 5, 1)),
        ("Papers for the strategic board are due", date(2026, 5, 20)),
        ("Meeting of the strategic board", date(2026, 6, 3)),
    ]


def test_a_period_that_was_locked_early_keeps_no_dates_after_that(world: World) -> None:
    period = open_a_period(world)
    log.lock_period(period=period, by=SYSTEM, at=at(date(2026, 3, 12)))
    assert seen_by(world, "officer")[:2] == [("Returns open", OPENS), ("Returns were locked", date(2026, 3, 12))]
    assert "Returns are due" not in dict(seen_by(world, "officer"))
    # It stands in its month, also where none of the days that were planned does.
    day = {"first": date(2026, 3, 12), "last": date(2026, 3, 12)}
    assert [line.title for line in dates_of(world.area, world.people["officer"], **day)] == ["Returns were locked"]


def action_reference(world: World) -> str:
    return str(world.group.actions.get().reference)


def test_a_role_sees_only_its_dates(world: World) -> None:
    fill(world)
    assert "Returns are due" not in dict(seen_by(world, "board_contact"))
    assert "Meeting of the strategic board" in dict(seen_by(world, "board_contact"))
    assert seen_by(world, "stranger") == []


def test_a_date_to_do_is_ones_own_until_it_is_done(world: World) -> None:
    fill(world)

    def to_do(who: str) -> list[str]:
        return [line.title for line in dates_of(world.area, world.people[who], **YEAR) if line.to_do]

    assert to_do("member") == ["Returns are due", f"Action {action_reference(world)} is due"]
    assert to_do("officer") == []
    log.send_nil(period=world.period, person=world.member, by=world.member, at=at(OPENS))
    assert to_do("member") == [f"Action {action_reference(world)} is due"]


def test_the_page_holds_six_months_and_only_mine_when_asked(world: World) -> None:
    fill(world)
    page = calendar_page(world.area, world.champion, first=date(2026, 2, 14), mine=False)
    assert (page.first, page.last) == (date(2026, 2, 1), date(2026, 7, 31))
    assert (page.before, page.after) == (date(2025, 8, 1), date(2026, 8, 1))
    mine = calendar_page(world.area, world.champion, first=date(2026, 2, 14), mine=True)
    assert [line.title for month in mine.months for line in month.lines][:3] == [
        "Returns open",
        "Returns are due",
        "Last day for late returns",
    ]
    assert all(line.mine for month in mine.months for line in month.lines)


@pytest.mark.parametrize("many", [1, 4])
def test_the_calendar_takes_as_many_queries_whatever_it_holds(
    world: World, many: int, django_assert_num_queries: object
) -> None:
    for n in range(many):
        facts = {"due_on": date(2026, 5, 1 + n), "owner": world.member, "meeting": None, "by": SYSTEM, "at": START}
        group.agree_action(group=world.group, text=f"Action {n}", **facts)
    person = type(world.officer).objects.get(pk=world.officer.pk)
    with django_assert_num_queries(8):  # type: ignore[operator]  # a fixture
        assert len(dates_of(world.area, person, **YEAR)) == many


def test_the_feed_is_read_by_another_parser_and_holds_nothing_that_was_typed(world: World) -> None:
    fill(world)
    raw = feed_of(world.officer, at=at(OPENS))
    assert b"clinic" not in raw
    calendar = icalendar.Calendar.from_ical(raw)
    events = {str(event["uid"]).partition("@")[0]: event for event in calendar.walk("VEVENT")}
    assert len(events) == len(calendar.walk("VEVENT")) >= 7
    meeting = events[f"meeting-{world.meeting.reference}"]
    assert str(meeting["summary"]) == "Wessington: Regular meeting"
    assert meeting.decoded("dtstart").utcoffset() == timedelta(hours=1)
    assert str(meeting["status"]) == "CONFIRMED"
    due = events[f"due-{world.period.reference}"]
    assert (due.decoded("dtstart"), due.decoded("dtend")) == (date(2026, 3, 20), date(2026, 3, 21))


def test_a_cancelled_meeting_keeps_its_name_and_says_so(world: World) -> None:
    meeting = group.schedule_meeting(
        group=world.group,
        kind="regular",
        starts_at=at(date(2026, 4, 1), 12),
        ends_at=at(date(2026, 4, 1), 13),
        by=SYSTEM,
        at=START,
    )

    def event() -> icalendar.Event:
        raw = feed_of(world.officer, at=at(OPENS))
        found = icalendar.Calendar.from_ical(raw).walk("VEVENT")
        return next(event for event in found if str(event["uid"]).startswith("meeting-"))

    before = event()
    group.cancel_meeting(meeting=meeting, by=SYSTEM, at=at(OPENS))
    after = event()
    assert str(before["uid"]) == str(after["uid"])
    assert (str(before["status"]), str(after["status"])) == ("CONFIRMED", "CANCELLED")
    # Whoever keeps feed and invitation in one calendar sees the later of the two.
    assert (before["sequence"], after["sequence"]) == (0, meeting.sequence) == (0, 1)


def test_an_address_opens_one_persons_dates_until_it_is_closed(world: World, signed_in, client: Client) -> None:
    fill(world)
    page = signed_in(world.officer)
    assert b"Make an address" in page.get("/account/calendar/").content
    page.post("/account/calendar/")
    world.officer.refresh_from_db()
    token = feed_token(world.officer)
    assert f"/calendar/{token}.ics" in page.get("/account/calendar/").content.decode()
    with within(world.area):
        found = client.get(f"/calendar/{token}.ics")
    assert (found.status_code, found["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    assert "no-store" in found["Cache-Control"]
    assert client.get("/calendar/forged.ics").status_code == 404
    page.post("/account/calendar/", {"end": "yes"})
    assert client.get(f"/calendar/{token}.ics").status_code == 404


def test_a_new_address_ends_the_old_one(world: World, client: Client) -> None:
    make_feed(person=world.officer, at=START)
    old = feed_token(world.officer)
    make_feed(person=world.officer, at=START)
    assert client.get(f"/calendar/{old}.ics").status_code == 404
    end_feed(person=world.officer, at=START)
    end_feed(person=world.officer, at=START)
    assert world.officer.calendar_key is None


def test_nobody_without_a_role_has_dates(world: World) -> None:
    fill(world)
    world.member.grants.update(ends_on=date(2026, 1, 31))
    world.member._grants = None  # type: ignore[attr-defined]  # what is cached on a person
    assert b"VEVENT" not in feed_of(type(world.member).objects.get(pk=world.member.pk), at=at(OPENS))


@pytest.mark.parametrize("month", ["", "2026-13", "x", "9999-12", "0001-01", "2026-03"])
def test_any_month_in_the_address_opens_a_page(world: World, signed_in, month: str) -> None:
    assert signed_in(world.observer).get(f"/areas/wessington/calendar/?from={month}").status_code == 200
