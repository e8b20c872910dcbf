"""How a group decided to meet: kept with its day, taken up by the year's plan; rounds by e-mail with a period."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from concord.core.accounts.access import SYSTEM
from concord.core.lib.errors import AccessDenied, RuleBroken
from concord.group import commands
from concord.group.models import FormatDecision, Meeting
from concord.group.queries.formats import usual
from concord.group.rules.year import rhythm_of
from concord.log.models import Period
from tests.worlds import START, at

from .test_views_seats import day

URL = "/areas/wessington/group/"
SINCE = date(2026, 1, 5)
DAY = date(2026, 6, 3)


def decide(world, by=SYSTEM, **facts):
    usual = {"decision": "Fewer meetings", "format": "round", "meetings_a_year": 4, "effective_on": SINCE}
    return commands.decide_format(group=world.group, by=by, at=START, **usual | facts)


def plan_round(world, **facts):
    times = {"starts_at": at(DAY, 9), "ends_at": at(DAY, 17)}
    return commands.schedule_meeting(
        group=world.group, kind="regular", format="round", by=SYSTEM, at=START, **times, **facts
    )


@pytest.mark.parametrize(
    ("a_year", "every", "unit"),
    [(1, 12, "months"), (4, 3, "months"), (5, 2, "months"), (12, 1, "months"), (24, 2, "weeks")],
)
def test_so_many_meetings_fill_a_year(a_year, every, unit):
    assert rhythm_of(a_year) == {"count": a_year, "every": every, "unit": unit}


def test_the_decision_in_force_is_what_the_year_begins_with(world):
    assert usual(world.group, DAY) == {}
    decide(world)
    decide(world, format="online", meetings_a_year=None, effective_on=date(2026, 7, 1))
    assert usual(world.group, DAY) == {"format": "round", "count": 4, "every": 3, "unit": "months"}
    assert usual(world.group, date(2026, 7, 1)) == {"format": "online"}


@pytest.mark.parametrize("facts", [{"decision": " "}, {"meetings_a_year": 0}, {"meetings_a_year": 25}])
def test_what_is_refused(world, facts):
    with pytest.raises(RuleBroken):
        decide(world, **facts)
    decide(world)
    with pytest.raises(RuleBroken, match="kept already"):
        decide(world)


@pytest.mark.parametrize("who", ["member", "champion", "observer", "stranger"])
def test_others_keep_none(world, who):
    with pytest.raises(AccessDenied):
        decide(world, by=world.people[who])


def test_a_round_by_email_has_a_period_and_no_place(world):
    made = plan_round(world)
    assert (made.where, Period.objects.get().meeting) == ("By e-mail", made)
    for nowhere in ({"place": "Room 3"}, {"link": "https://meet.example.org/1"}):
        with pytest.raises(RuleBroken, match="no place and no link"):
            plan_round(world, **nowhere)
    commands.hold_meeting(meeting=made, by=SYSTEM, at=at(DAY, 18))
    assert made.state == "held"


def test_a_meeting_that_becomes_a_round_loses_its_venue(world):
    facts = {"step_free": "yes", "hearing_loop": "yes"}
    venue = commands.note_venue(area=world.area, facts={"name": "Town hall", **facts}, by=SYSTEM, at=START)
    made = plan_round(world)
    with pytest.raises(RuleBroken, match="no venue"):
        commands.choose_venue(meeting=made, venue=venue, by=SYSTEM, at=START)
    times = {"starts_at": made.starts_at, "ends_at": made.ends_at, "kind": "regular", "by": SYSTEM, "at": START}
    commands.change_meeting(meeting=made, place="Town hall", link="", format="room", **times)
    commands.choose_venue(meeting=made, venue=venue, by=SYSTEM, at=START)
    commands.change_meeting(meeting=made, place="", link="", format="round", **times)
    assert Meeting.objects.get().venue is None


def test_the_decision_is_kept_and_the_year_follows(world, signed_in):
    today = timezone.localdate()
    chair, page = signed_in(world.chair), f"{URL}groups/group/format/"
    assert "Nothing is decided yet" in chair.get(page).content.decode()
    typed = {"decision": "To a minimum", "format": "round", "meetings_a_year": "2", **day("effective_on", today)}
    assert chair.post(f"{page}new/", typed | {"format": "pigeon"}).status_code == 200
    assert chair.post(f"{page}new/", typed).url == page
    body = signed_in(world.observer).get(page).content.decode()
    assert ("To a minimum" in body, "the group decided on 2" in body, "Note a decision" in body) == (True, True, False)
    found = FormatDecision.objects.get()
    change = f"{URL}formats/{found.uid}/change/"
    assert chair.post(change, typed | {"meetings_a_year": "3"}).url == page
    officer = signed_in(world.officer)
    body = officer.get(f"{URL}groups/group/year/").content.decode()
    assert 'value="3"' in body
    times = {
        "kind": "regular",
        "format": "round",
        "starts": "9:00",
        "ends": "17:00",
        **day("on", today + timedelta(days=60)),
    }
    made = officer.post(f"{URL}meetings/new/", times).url
    body = officer.get(made).content.decode()
    assert ("By e-mail" in body, "Choose the venue" in body, "Attendance is taken" in body) == (True, False, False)


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_takes_the_same_queries(world, signed_in, django_assert_num_queries, rows):
    for n in range(rows):
        decide(world, effective_on=SINCE + timedelta(days=n))
    client = signed_in(world.chair)
    with django_assert_num_queries(7):
        client.get(f"{URL}groups/group/format/")
