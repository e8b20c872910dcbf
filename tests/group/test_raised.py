"""Points raised at a meeting: noted for a consultation, mailed to their raiser, sent as a comment, reminded of once."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from concord.core.accounts.access import SYSTEM
from concord.core.accounts.models import PersonalLink
from concord.core.audit.models import AuditEntry
from concord.core.directory.models import Membership
from concord.core.lib.errors import AccessDenied, RuleBroken
from concord.core.mail.models import OutgoingMessage
from concord.group import commands
from concord.group.models import RaisedPoint
from concord.group.queries.waiting import waiting_page
from tests.agreement.consulting import CLOSES, consulted
from tests.signing_in import come_by
from tests.worlds import at, hold_a_meeting

URL = "/areas/wessington/group/"
SAID = date(2026, 4, 2)
TYPED = {"about": "whole", "text": "Pay for part B first.", "sector": "public", "name": "Marta"}


@pytest.fixture
def draft(world):
    hold_a_meeting(world)
    return consulted(world)


def note(world, draft, by=SYSTEM, on=SAID, **facts):
    usual = {"raised_by": world.member, "text": "Part B services come last."} | facts
    return commands.note_raised(meeting=world.meeting, consultation=draft, by=by, at=at(on), **usual)


def send(point, by, on=SAID, **facts):
    usual = {"about": "whole", "clause": None, "text": "Pay sooner.", "sector": "public"}
    return commands.send_raised(point=point, by=by, at=at(on), **usual | facts)


def test_a_point_is_mailed_and_its_words_stay_out_of_the_trail(world, draft):
    point = note(world, draft, by=world.chair)
    mail = OutgoingMessage.objects.get(kind="group.raised")
    assert (mail.to_address, "Part B services" in mail.kept_text) == ("marta@example.org", True)
    assert commands.mail_raised(point=point, at=at(SAID)) is False
    entry = AuditEntry.objects.get(verb="group.raised_noted")
    assert "Part B" not in f"{entry.subject_label}{entry.facts}"


@pytest.mark.parametrize(
    ("facts", "message"),
    [
        ({"text": "  "}, "Write the point down"),
        ({"who": "observer"}, "somebody who was at the meeting"),
        ({"on": date(2026, 3, 20)}, "on the day of the meeting or later"),
        ({"on": CLOSES + timedelta(days=1)}, "takes no comments"),
    ],
)
def test_what_is_refused(world, draft, facts, message):
    if who := facts.pop("who", ""):
        facts["raised_by"] = world.people[who]
    with pytest.raises(RuleBroken, match=message):
        note(world, draft, **facts)


@pytest.mark.parametrize("who", ["member", "champion", "observer", "stranger"])
def test_others_note_and_remove_none(world, draft, who):
    with pytest.raises(AccessDenied):
        note(world, draft, by=world.people[who])
    with pytest.raises(AccessDenied):
        commands.remove_raised(point=note(world, draft), by=world.people[who], at=at(SAID))


def test_only_its_raiser_sends_it_and_once(world, draft):
    point = note(world, draft)
    with pytest.raises(AccessDenied):
        send(point, world.chair)
    sent = send(point, world.member)
    assert (sent.comment.text, sent.comment.state, sent.sent_on) == ("Pay sooner.", "waiting", SAID)
    for again in (
        lambda: send(point, world.member),
        lambda: commands.remove_raised(point=point, by=SYSTEM, at=at(SAID)),
    ):
        with pytest.raises(RuleBroken, match="sent already"):
            again()


def test_a_point_taken_off_closes_its_link(world, draft):
    commands.remove_raised(point=note(world, draft), by=world.chair, at=at(SAID))
    assert not RaisedPoint.objects.exists()
    assert PersonalLink.objects.get(purpose="response").revoked_at is not None


def test_one_reminder_a_week_before_the_last_day(world, draft):
    note(world, draft)
    send(note(world, draft), world.member)
    days = (CLOSES - timedelta(days=8), CLOSES - timedelta(days=7), CLOSES - timedelta(days=6))
    assert [commands.remind_of_raised(area=world.area, on=day, at=at(day)) for day in days] == [0, 1, 0]
    assert "A reminder" in OutgoingMessage.objects.filter(kind="group.raised").latest("pk").kept_text


def test_what_is_not_sent_waits_for_the_next_meeting(world, draft):
    point = note(world, draft)
    key = "group/groups/group/points/"
    assert "1 point not sent yet" in waiting_page(world.meeting, SAID).line(key).why
    send(point, world.member)
    assert waiting_page(world.meeting, SAID).line(key) is None


@pytest.fixture
def running(world):
    """A consultation that is open today."""
    hold_a_meeting(world)
    starts = timezone.now() - timedelta(days=2)
    world.meeting.starts_at, world.meeting.ends_at = starts, starts + timedelta(hours=1)
    world.meeting.save()
    today = timezone.localdate()
    made = consulted(world, closes_on=CLOSES)
    made.opens_on, made.closes_on, made.wanted_until = today, today + timedelta(days=20), today
    made.save()
    return made


def test_the_officer_notes_it_and_the_link_sends_it(world, running, signed_in):
    officer = signed_in(world.officer)
    form = f"{URL}meetings/{world.meeting.reference}/points/new/"
    assert "Who raised it?" in officer.get(form).content.decode()
    typed = {"raised_by": str(world.member.uid), "consultation": str(running.uid), "text": "Part B is last."}
    listed = officer.post(form, typed).url
    assert listed == f"{URL}groups/group/points/"
    assert "not sent yet" in officer.get(listed).content.decode()
    assert "Part B is last." in officer.get(f"{URL}meetings/{world.meeting.reference}/").content.decode()
    assert "Part B is last." in officer.get(f"{URL}groups/group/points.csv").content.decode("utf-8-sig")
    client = come_by(PersonalLink.objects.get(purpose="response"))
    assert "Part B is last." in client.get(f"{URL}points/send/").content.decode()
    assert client.post(f"{URL}points/send/", TYPED | {"sector": ""}).status_code == 200
    assert client.post(f"{URL}points/send/", TYPED).status_code == 302
    point = RaisedPoint.objects.get()
    assert (point.comment.text, point.comment.clause) == ("Pay for part B first.", None)
    assert f"Your comment is {point.comment}" in client.get(f"{URL}points/send/").content.decode()
    assert f"Comment {point.comment}" in officer.get(listed).content.decode()


def test_with_an_account_ones_own_point_alone_is_sent(world, running, signed_in):
    point = note(world, running, on=timezone.localdate())
    page = f"{URL}points/{point.uid}/send/"
    assert signed_in(world.chair).get(page).status_code == 403
    assert signed_in(world.member).post(page, TYPED).status_code == 302
    assert signed_in(world.observer).get(f"{URL}groups/group/points/").status_code == 403


def test_without_a_consultation_there_is_nothing_to_note(world, signed_in):
    hold_a_meeting(world)
    answer = signed_in(world.officer).get(f"{URL}meetings/{world.meeting.reference}/points/new/", follow=True)
    assert "No draft is out for comments now." in answer.content.decode()


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_takes_the_same_queries(world, draft, signed_in, django_assert_num_queries, rows):
    for _ in range(rows):
        note(world, draft)
    client = signed_in(world.chair)
    with django_assert_num_queries(7):
        client.get(f"{URL}groups/group/points/")


def test_a_guest_without_a_role_here_sends_theirs_by_the_link(world, running):
    hat = Membership.objects.get(area=world.area, person=world.board_contact)
    commands.invite_guest(meeting=world.meeting, hat=hat, by=SYSTEM, at=world.meeting.starts_at)
    note(world, running, on=timezone.localdate(), raised_by=world.board_contact)
    client = come_by(PersonalLink.objects.get(purpose="response"))
    assert client.post(f"{URL}points/send/", TYPED).status_code == 302
    assert RaisedPoint.objects.get().comment.text == "Pay for part B first."


@pytest.mark.parametrize(("who", "told"), [("officer", True), ("chair", False)])
def test_the_file_says_whose_comment_it_is_to_the_officer_alone(world, draft, signed_in, who, told):
    sent = send(note(world, draft), world.member)
    body = signed_in(world.people[who]).get(f"{URL}groups/group/points.csv").content.decode()
    assert ("Part B services" in body, str(sent.comment) in body) == (True, told)
