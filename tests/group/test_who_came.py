"""Who came: by sector for every reader, by organisation and name for officer and chair alone."""

import csv
import io

import pytest

from concord.core.accounts.access import SYSTEM
from concord.core.directory.models import Membership
from concord.group import commands
from concord.group.queries.attendance import who_came
from concord.group.rules.attendance import Share
from concord.group.terms import AttendanceState
from tests.signing_in import sign_in

from .minuting import FACTS, meet

URL = "/areas/wessington/group/groups/group/who-came/"
AWAY = "Not there for a while"


def held(world, days, **states):
    """Everybody there but for those named."""
    meeting = meet(world, days, held=False)
    found = {seat.person_id: "present" for seat in meeting.attendances.all()}
    found |= {getattr(world, who).pk: state for who, state in states.items()}
    commands.take_attendance(meeting=meeting, states=found, **FACTS)
    commands.hold_meeting(meeting=meeting, **FACTS)
    return meeting


@pytest.fixture
def three(world):
    """Marta of the council missed three, once with apologies; Ruth of the charity was there."""
    held(world, -40)
    for days, state in ((-30, "apologies"), (-20, "absent"), (-10, "absent")):
        held(world, days, member=state)


def test_sectors_stand_side_by_side_with_their_n(world, three):
    page = who_came(world.group, latest=12)
    assert [(line.public, line.voluntary) for line in page.lines] == [(Share(0, 1), Share(1, 1))] * 3 + [
        (Share(1, 1), Share(1, 1))
    ]
    assert (page.total.public, page.total.voluntary, page.total.others) == (Share(1, 4), Share(4, 4), Share())
    assert page.total.gap == "75 points, more of the voluntary sector"
    assert [line.public for line in who_came(world.group, latest=2).lines] == [Share(0, 1)] * 2


def test_organisations_and_who_was_away(world, three):
    page = who_came(world.group, latest=12)
    rows = [(one.name, one.themselves, one.substitutes, one.apologies, one.absent) for one in page.organisations]
    assert rows == [("Wessington Council", 1, 0, 1, 2), ("Open Door Advice", 4, 0, 0, 0)]
    (one,) = page.away
    assert (one.person, one.organisation, one.meetings, one.apologies) == (
        *("Marta Example", "Wessington Council"),
        *(3, 1),
    )
    assert one.last_on is not None


@pytest.mark.parametrize("state", [AttendanceState.PRESENT, AttendanceState.SUBSTITUTE])
def test_whoever_came_or_sent_somebody_is_not_away(world, three, state):
    held(world, -5, member=state)
    assert list(who_came(world.group, latest=12).away) == []


def test_guests_and_meetings_ahead_are_not_counted(world, three):
    hat = Membership.objects.get(area=world.area, person=world.observer)
    coming = meet(world, 5, held=False)
    commands.invite_guest(meeting=coming, hat=hat, by=SYSTEM, at=FACTS["at"])
    assert len(who_came(world.group, latest=12).lines) == 4


def test_the_figures_are_taken_without_names(world, three):
    found = sign_in(world.observer).get(f"{URL[:-1]}.csv?latest=12").content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(found, newline="")))
    assert (len(rows), "Example" in found) == (len(who_came(world.group, latest=12).lines) + 1, False)
    assert {"public_came", "public_invited", "gap"} <= set(rows[0])


@pytest.mark.parametrize("meetings", [1, 3])
def test_it_takes_two_queries(world, meetings, django_assert_num_queries):
    for n in range(meetings):
        held(world, -n - 1, member="absent")
    with django_assert_num_queries(2):
        who_came(world.group, latest=12)


@pytest.mark.parametrize(("who", "sees"), [("officer", True), ("chair", True), ("member", False), ("observer", False)])
def test_names_are_for_officer_and_chair_alone(world, three, who, sees):
    body = sign_in(getattr(world, who)).get(URL).content.decode()
    assert "0\N{NO-BREAK SPACE}% (0 of 1)" in body
    assert (AWAY in body, "friendly word" in body, "Wessington Council" in body) == (sees, sees, sees)


def test_a_group_that_never_met_says_so(world):
    body = sign_in(world.officer).get(f"{URL}?latest=6").content.decode()
    assert "No meeting has been held yet" in body
    assert sign_in(world.officer).get(f"{URL}?latest=many").status_code == 200
