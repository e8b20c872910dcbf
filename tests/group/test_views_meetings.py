"""Pages of the group and its meetings."""

from datetime import timedelta

import pytest
from django.utils import timezone

from concord.core.accounts.access import SYSTEM
from concord.core.areas.scoping import within
from concord.group import commands
from concord.group.models import Group, Interest, Meeting
from tests.worlds import START, somebody

URL = "/areas/wessington/group/"


@pytest.fixture
def client(world, signed_in):
    return signed_in(world.officer)


@pytest.fixture
def meeting(world):
    return plan(world, 20)


def plan(world, days):
    starts_at = timezone.now() + timedelta(days=days)
    return commands.schedule_meeting(
        group=world.group, kind="regular", starts_at=starts_at, ends_at=starts_at + timedelta(hours=1), place="Room 3",
        by=SYSTEM, at=START,
    )  # fmt: skip


def of(meeting, rest=""):
    return f"{URL}meetings/{meeting.reference}/{rest}"


def page(client, url):
    response = client.get(url)
    assert response.status_code == 200
    return response.content.decode()


def said(client, url, typed):
    response = client.post(url, typed)
    assert response.status_code == 200
    body = response.content.decode()
    assert "There is a problem" in body
    return body


def typed(**facts):
    usual = {"kind": "regular", "starts": "12:30", "ends": "13.30", "place": "Room 3", "link": ""}
    return usual | {"on_day": "1", "on_month": "7", "on_year": "2026"} | facts


def group_form(**facts):
    return {"name": "Compact panel", "quorum_public": "2", "quorum_voluntary": "1", "two_sector_rule": "on"} | facts


def fill(world, rows):
    """So many members, past meetings, coming meetings and actions more."""
    for n in range(rows):
        person = somebody(world.area, world.trust, f"Extra{n}", "group_member")
        held = plan(world, -n)
        states = {seat.person_id: "present" for seat in held.attendances.all()}
        commands.take_attendance(meeting=held, states=states, by=SYSTEM, at=timezone.now())
        commands.hold_meeting(meeting=held, by=SYSTEM, at=timezone.now())
        due_on = timezone.localdate()
        commands.agree_action(
            group=world.group, text=f"Extra {n}", due_on=due_on, owner=person, meeting=held, by=SYSTEM, at=START
        )


def test_an_area_without_a_group_offers_to_set_one_up(world, signed_in):
    with within(world.neighbour):
        client = signed_in(world.stranger)
        url = "/areas/eastmere/group/"
        assert "set-up/" in page(client, url)
        assert client.get(f"{url}actions/").status_code == 409
        assert client.post(f"{url}set-up/", group_form()).url == url
        made = Group.objects.get()
        assert (made.name, made.quorum_public, made.quorum_voluntary) == ("Compact panel", 2, 1)
        again = client.post(f"{url}set-up/", group_form())
        assert (again.status_code, "has this group already" in again.content.decode()) == (409, True)


def test_the_group_is_changed(world, client):
    assert client.post(f"{URL}change/", group_form()).url == URL
    assert Group.objects.get().name == "Compact panel"
    said(client, f"{URL}change/", group_form(quorum_public="-1"))
    assert Group.objects.get().quorum_public == 2


@pytest.mark.parametrize("rows", [1, 3])
def test_pages_take_the_same_queries_for_one_and_for_three(world, client, django_assert_num_queries, rows):
    fill(world, rows)
    meeting = plan(world, 30)
    for seat in meeting.attendances.all()[:rows]:
        commands.declare_interest(attendance=seat, organisation=world.charity, by=SYSTEM, at=START)
    pages = {"": 10, "actions/": 8, "actions/new/": 7}
    pages |= {of(meeting, rest).removeprefix(URL): n for rest, n in (("", 18), ("attendance/", 7), ("agenda/", 17))}
    for rest, queries in pages.items():
        with django_assert_num_queries(queries):
            page(client, f"{URL}{rest}")


def test_a_meeting_is_planned_on_local_time(world, client):
    response = client.post(f"{URL}meetings/new/", typed())
    made = Meeting.objects.get()
    assert (response.url, timezone.localtime(made.starts_at).strftime("%d %H:%M")) == (of(made), "01 12:30")
    assert (made.ends_at - made.starts_at, made.attendances.count(), made.agenda.count()) == (timedelta(hours=1), 2, 6)


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"ends": "12:00"}, "The meeting must end after it starts"),
        ({"place": ""}, "Enter a place, or a link"),
        ({"starts": "soon"}, "must be a time like 12:30 or 1.30pm"),
        ({"on_day": "31", "on_month": "2"}, "There is a problem"),
        ({"link": "javascript:alert(1)"}, "There is a problem"),
    ],
)
def test_a_meeting_that_cannot_be_comes_back_as_typed(world, client, facts, words):
    assert words in said(client, f"{URL}meetings/new/", typed(**facts))
    assert not Meeting.objects.exists()


def test_a_meeting_is_changed(world, client, meeting):
    assert client.post(of(meeting, "change/"), typed(place="The library")).url == of(meeting)
    assert "The library" in page(client, of(meeting))
    assert "must end after" in said(client, of(meeting, "change/"), typed(ends="12:00"))


def test_attendance_is_taken_on_the_day_not_before(world, client, meeting):
    states = {f"state_{person.pk}": "present" for person in (world.chair, world.member)}
    client.post(of(meeting, "attendance/"), states)
    assert set(meeting.attendances.values_list("state", flat=True)) == {"invited"}
    body = page(client, of(meeting))
    assert ("Take attendance that day" in body, of(meeting, "attendance/") in body) == (True, False)


def test_everybody_is_there_at_one_press_and_then_the_exceptions(world, client):
    meeting = plan(world, 0)
    assert client.post(of(meeting, "attendance/"), {"everybody": "1"}).url == of(meeting, "attendance/")
    assert set(meeting.attendances.values_list("state", flat=True)) == {"present"}
    states = {f"state_{world.chair.pk}": "present", f"state_{world.member.pk}": "apologies"}
    client.post(of(meeting, "attendance/"), states)
    assert meeting.attendances.get(person=world.member).state == "apologies"


def test_an_item_leads_to_the_page_that_an_app_above_gave_it_and_keeps_it(world, client, signed_in):
    meeting = plan(world, 20)
    facts = {"meeting": meeting, "key": "log/sheet/WESS-2026-P001/", "title": "Returns", "by": SYSTEM, "at": START}
    commands.point_to(kind="returns", **facts)
    assert meeting.agenda.count() == 6
    way = 'href="/areas/wessington/log/sheet/WESS-2026-P001/"'
    assert way in page(client, of(meeting))
    rows = {f"{name}_{n}": str(getattr(item, name)) for n, item in enumerate(meeting.agenda.all(), start=1)
            for name in ("title", "kind", "lead", "minutes")}  # fmt: skip
    rows |= {f"kind_{n}": "other" for n in range(7, 11)} | kept(meeting)
    assert client.post(of(meeting, "agenda/"), rows | {"title_1": "What came of it"}).url == of(meeting)
    assert way in page(client, of(meeting))
    # An observer sees meetings, but not points.
    assert way not in page(signed_in(world.observer), of(meeting))
    commands.drop_pointer(meeting=meeting, key=facts["key"], by=SYSTEM, at=START)
    assert meeting.agenda.count() == 5


def test_attendance_is_taken_and_the_meeting_closed(world, client):
    meeting = plan(world, 0)
    early = client.post(of(meeting, "hold/"))
    assert (early.status_code, "Take attendance before" in early.content.decode()) == (409, True)
    states = {f"state_{world.chair.pk}": "present", f"state_{world.member.pk}": "apologies"}
    said(client, of(meeting, "attendance/"), states | {f"state_{world.member.pk}": "asleep"})
    assert client.post(of(meeting, "attendance/"), states).url == of(meeting)
    assert client.post(of(meeting, "hold/")).url == of(meeting)
    body = page(client, of(meeting))
    assert ("not enough to decide" in body, "Wessington Council: sent apologies" in body) == (True, True)
    assert Meeting.objects.get().state == "held"


def test_a_meeting_is_cancelled_once(client, meeting):
    assert client.post(of(meeting, "cancel/")).url == of(meeting)
    assert (client.post(of(meeting, "cancel/")).status_code, client.get(of(meeting, "cancel/")).status_code) == (
        409,
        405,
    )


def test_an_interest_is_noted(world, client, meeting):
    seat = meeting.attendances.get(person=world.member)
    facts = {"attendance": seat.pk, "organisation": str(world.charity.uid), "reason": "Trustee"}
    assert client.post(of(meeting, "interests/"), facts).url == of(meeting)
    assert (Interest.objects.get().organisation, "Open Door Advice" in page(client, of(meeting))) == (
        world.charity, True,
    )  # fmt: skip
    said(client, of(meeting, "interests/"), facts | {"organisation": ""})
    other = plan(world, 40)
    said(client, of(other, "interests/"), facts)
    assert Interest.objects.count() == 1


def test_a_member_declares_their_own_interest_and_takes_it_back(world, signed_in, meeting):
    member, url = signed_in(world.member), of(meeting, "interests/")
    assert url in page(member, of(meeting))
    body = page(member, url)
    assert ("Marta Example" in body, "Ruth Example" in body) == (True, False)
    chair, own = (meeting.attendances.get(person=person) for person in (world.chair, world.member))
    facts = {"organisation": str(world.charity.uid), "reason": "Trustee"}
    said(member, url, facts | {"attendance": chair.pk})
    assert member.post(url, facts | {"attendance": own.pk}).url == of(meeting)
    assert Interest.objects.get().attendance == own
    back = {"interest": f"{world.member.uid}.{world.charity.uid}"}
    assert member.post(f"{url}withdraw/", back).url == of(meeting)
    assert not Interest.objects.exists()
    assert member.post(f"{url}withdraw/", back).status_code == 404


def test_whoever_is_not_invited_has_nothing_to_declare(world, signed_in, meeting):
    meeting.attendances.filter(person=world.member).delete()
    assert signed_in(world.member).get(of(meeting, "interests/")).status_code == 409
    assert signed_in(world.observer).get(of(meeting, "interests/")).status_code == 403


def test_a_member_takes_back_nobody_elses_interest(world, client, signed_in, meeting):
    seat = meeting.attendances.get(person=world.chair)
    commands.declare_interest(attendance=seat, organisation=world.council, by=world.chair, at=START)
    back = {"interest": f"{world.chair.uid}.{world.council.uid}"}
    assert signed_in(world.member).post(of(meeting, "interests/withdraw/"), back).status_code == 403
    assert client.get(of(meeting, "interests/withdraw/")).status_code == 405
    assert client.post(of(meeting, "interests/withdraw/"), {"interest": "x"}).status_code == 404
    assert client.post(of(meeting, "interests/withdraw/"), back).url == of(meeting)


def test_a_guest_is_invited_and_marked_as_one(world, client, meeting):
    url = of(meeting, "guests/")
    assert "Rosa Example, Mid Health Trust" in page(client, url)
    assert "Ruth Example" not in page(client, url)[page(client, url).index("<form") :]
    assert client.post(url, {"person": str(world.observer.uid)}).url == of(meeting)
    assert "Rosa Example, Mid Health Trust (guest)" in page(client, of(meeting))
    said(client, url, {"person": str(world.observer.uid)})


def test_who_came_for_somebody_is_asked_once_a_substitute_came(world, client):
    meeting = plan(world, 0)
    url = of(meeting, "attendance/")
    states = {f"state_{seat.person_id}": "present" for seat in meeting.attendances.all()}
    states[f"state_{world.member.pk}"] = "substitute"
    assert "Who came for" not in page(client, url)
    client.post(url, states)
    assert "Who came for Marta Example?" in page(client, url)
    client.post(url, states | {f"substitute_{world.member.pk}": "Nina Deputy"})
    assert "present through a substitute (Nina Deputy)" in page(client, of(meeting))
    client.post(url, states | {f"state_{world.member.pk}": "present", f"substitute_{world.member.pk}": "Nina Deputy"})
    assert meeting.attendances.get(person=world.member).substitute_name == ""


def kept(meeting):
    """Which item each line is."""
    return {f"was_{n}": str(one.pk) for n, one in enumerate(meeting.agenda.all(), start=1)}


def agenda(*items):
    found = {}
    for n, (title, minutes) in enumerate(items, start=1):
        found |= {f"title_{n}": title, f"kind_{n}": "other", f"minutes_{n}": str(minutes)}
    return found | {f"kind_{n}": "other" for n in range(len(items) + 1, 11)}


def test_an_agenda_is_written_and_must_fit(client, meeting):
    assert client.post(of(meeting, "agenda/"), agenda(("Welcome", 10), ("", 40), ("Close", 5))).url == of(meeting)
    rows = [(item.position, item.title, item.minutes) for item in meeting.agenda.all()]
    assert rows == [(1, "Welcome", 10), (2, "Close", 5)]
    assert "Take 5 minutes off" in said(client, of(meeting, "agenda/"), agenda(("Welcome", 65)))
    assert meeting.agenda.count() == 2


def test_an_item_is_moved_by_its_place_and_keeps_where_it_leads(client, meeting):
    item = meeting.agenda.get(position=3)
    type(item).objects.filter(pk=item.pk).update(source_key="log/sheet/X/")
    rows = {f"{name}_{n}": str(getattr(one, name)) for n, one in enumerate(meeting.agenda.all(), start=1)
            for name in ("title", "kind", "lead", "minutes")}  # fmt: skip
    rows |= {f"kind_{n}": "other" for n in range(7, 11)} | {f"place_{n}": str(n) for n in range(1, 11)}
    rows |= kept(meeting)
    client.post(of(meeting, "agenda/"), rows | {"place_3": "1", "place_4": "6"})
    assert [(one.kind, one.source_key) for one in meeting.agenda.all()] == [
        ("returns", "log/sheet/X/"), ("matters_arising", ""), ("actions", ""), ("successes", ""), ("aob", ""),
        ("board", ""),
    ]  # fmt: skip


def test_what_the_usual_agenda_has_already_is_not_offered_again(client, meeting):
    body = page(client, of(meeting, "agenda/"))
    assert "Recognition and thanks" in body
    assert "Put on: Recognition and thanks" not in body
    assert ("Take minutes off an item" in body, "on the agenda" in body) == (True, True)


@pytest.mark.parametrize(
    ("rest", "words"),
    [
        ("groups/", "Set up the group"),
        ("speakers/", "No guest speaker here"),
        ("minutes/", "No minutes here"),
    ],
)
def test_empty_lists_say_what_comes_and_offer_nothing_to_search(world, signed_in, rest, words):
    with within(world.neighbour):
        body = page(signed_in(world.stranger), f"/areas/eastmere/group/{rest}")
    assert (words in body, " found." in body, "Somebody has spoken" in body) == (True, False, False)


@pytest.mark.parametrize("who", ["chair", "member", "champion", "observer"])
def test_others_read_and_do_not_manage(world, signed_in, meeting, who):
    other = signed_in(getattr(world, who))
    assert page(other, of(meeting))
    managed = ("change/", "agenda/", "guests/")
    for url in (f"{URL}change/", f"{URL}meetings/new/", *(of(meeting, path) for path in managed)):
        assert other.get(url).status_code == 403
    assert [other.post(of(meeting, act)).status_code for act in ("cancel/", "hold/")] == [403, 403]
    assert other.get(of(meeting, "attendance/")).status_code == (200 if who == "chair" else 403)


def test_what_is_not_there_is_not_found(client, meeting):
    for rest in ("", "change/", "attendance/", "interests/", "guests/", "agenda/"):
        assert client.get(of(meeting, rest).replace("M001", "M999")).status_code == 404


def test_mail_about_a_meeting_is_shown_to_the_officer_alone(world, client, meeting, signed_in):
    starts_at = meeting.starts_at + timedelta(days=1)
    commands.change_meeting(
        meeting=meeting, starts_at=starts_at, ends_at=starts_at + timedelta(hours=1), place="Town hall", link="",
        kind="regular", by=SYSTEM, at=timezone.now(),
    )  # fmt: skip
    address = world.member.email
    assert f"{address}: The meeting of the Compact group has changed" in page(client, of(meeting))
    assert address not in page(signed_in(world.chair), of(meeting))


def test_a_meeting_waits_for_the_group_that_meets(world, signed_in):
    Group.objects.all().delete()
    body = signed_in(world.officer).get(f"{URL}meetings/new/", follow=True).content.decode()
    assert ("Set up the group first" in body, "No group yet" in body) == (True, True)
