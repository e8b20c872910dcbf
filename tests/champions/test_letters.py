import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext

from concord.champions import commands
from concord.champions.models import Champion, Mailing, Question, Recipient
from concord.champions.queries.mailings import chosen_by, mailing_page, unanswered
from concord.champions.queries.news import news
from concord.champions.queries.page import champion_page
from concord.core.accounts.models import Person, PersonalLink
from concord.core.audit.models import AuditEntry
from concord.core.lib.errors import AccessDenied, RuleBroken
from concord.core.mail.models import OutgoingMessage
from tests.pages import text
from tests.signing_in import come_by
from tests.worlds import at, hold_a_meeting, open_a_period

from .watching import DAY, FACTS, URL, describe, more_champions


@pytest.fixture(autouse=True)
def at_once(settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}


def write(world, kind="briefing", **more):
    facts = {"subject": "What happened", "text": "We met.\nCome too.", "kind": kind, **more}
    return commands.write_mailing(area=world.area, **facts, **FACTS)


def goes_to(world, mailing):
    return [one.hat.person.name for one in chosen_by(world.area, DAY, mailing.sought) if not one.left_out]


def send(world, **more):
    made = write(world, **more)
    commands.send_mailing(mailing=made, looked_at=len(goes_to(world, made)), **FACTS)
    while commands.deliver_batch(mailing=made, at=at(DAY)):
        pass
    made.refresh_from_db()
    return made


def copy_for(person, **more):
    return Recipient.objects.select_related("mailing", "person", "area").get(person=person, **more)


def test_a_letter_can_begin_with_what_is_new(world, signed_in):
    assert news(world.area, world.officer, at(DAY)) == ""
    open_a_period(world)
    hold_a_meeting(world)
    begun = news(world.area, world.officer, at(DAY))
    assert begun.startswith("Days to come:\n- ")
    assert begun.count("\n- ") >= 2
    officer = signed_in(world.officer)
    assert "?news=yes" in text(officer.get(f"{URL}letters/"))
    assert officer.get(f"{URL}letters/new/?news=yes").context["form"].initial.keys() == {"text"}


def test_each_gets_a_mail_of_their_own_and_nobody_is_in_a_list(world):
    more_champions(world, 70)
    made = send(world)
    assert (made.state, made.recipients.count(), OutgoingMessage.objects.count()) == ("sent", 72, 72)
    assert {len(message.to) for message in mail.outbox} <= {1}
    assert not [message for message in mail.outbox if message.cc or message.bcc]
    assert PersonalLink.objects.filter(purpose="briefing").count() == 72


def test_pressed_twice_it_goes_once(world):
    made = write(world)
    commands.send_mailing(mailing=made, looked_at=2, **FACTS)
    with pytest.raises(RuleBroken, match="sent already"):
        commands.send_mailing(mailing=made, looked_at=2, **FACTS)
    for _ in range(3):
        commands.deliver_batch(mailing=made, at=at(DAY))
    assert OutgoingMessage.objects.count() == 2


def test_nobody_is_written_to_about_a_draft(world):
    made = write(world)
    commands.write_mailing(area=world.area, mailing=made, subject="Again", text="Other", **FACTS)
    commands.discard_mailing(mailing=made, **FACTS)
    assert (OutgoingMessage.objects.count(), Recipient.objects.count(), Mailing.objects.count()) == (0, 0, 0)


def test_it_goes_to_as_many_as_the_page_said(world):
    made = write(world)
    with pytest.raises(RuleBroken, match="2 people now, not to 5"):
        commands.send_mailing(mailing=made, looked_at=5, **FACTS)
    nobody = write(world, sought={"search": "Zed"})
    with pytest.raises(RuleBroken, match="Nobody would get this"):
        commands.send_mailing(mailing=nobody, looked_at=0, **FACTS)
    assert set(Mailing.objects.values_list("state", flat=True)) == {"draft"}


def test_who_has_no_address_whose_mail_came_back_and_who_wants_none_is_left_out(world):
    some = more_champions(world, 3)
    Person.objects.filter(pk=some[0].pk).update(email="")
    facts = {"area_key": world.area.key, "to_address": some[1].email, "kind": "x", "subject": "x", "queued_at": at(DAY)}
    OutgoingMessage(state="bounced", bounced_at=at(DAY), **facts).save()
    describe(world, some[2])
    Champion.objects.filter(person=some[2]).update(no_mailings=True)
    assert {one.hat.person.name: one.left_out for one in chosen_by(world.area, DAY, {}) if one.left_out} == {
        "Extra 000": "no_address",
        "Extra 001": "came_back",
        "Extra 002": "asked",
    }
    OutgoingMessage(state="sent", sent_at=at(DAY, 12), **facts).save()
    assert "Extra 001" in goes_to(world, write(world))
    send(world)
    assert Recipient.objects.filter(left_out="").count() == 3


def test_a_private_message_that_came_back_is_not_told_by_it(world):
    facts = {"area_key": world.area.key, "to_address": world.champion.email, "kind": "x", "subject": "x"}
    OutgoingMessage(state="bounced", private=True, queued_at=at(DAY), bounced_at=at(DAY), **facts).save()
    assert "Lena Example" in goes_to(world, write(world))


def test_it_is_narrowed_like_the_register(world):
    assert goes_to(world, write(world, sought={"sector": "voluntary"})) == ["Pat Example"]


def test_opening_a_briefing_records_nothing_and_the_button_does(world):
    send(world)
    link = PersonalLink.objects.get(person=world.champion, purpose="briefing")
    client = come_by(link)
    page = text(client.get(f"{URL}briefing/"))
    assert "I have read this" in page
    assert copy_for(world.champion).read_at is None
    assert client.post(f"{URL}briefing/", {"read": "1"})["Location"] == f"{URL}briefing/"
    assert copy_for(world.champion).read_at is not None
    assert "You have read it" in text(client.get(f"{URL}briefing/"))
    page = mailing_page(Mailing.objects.get())
    assert [(one.sector, one.read, one.n) for one in page.sectors] == [("public", 1, 1), ("voluntary", 0, 1)]
    assert AuditEntry.objects.get(verb="champions.briefing_read").person_key == str(world.champion.uid)


def test_reading_counts_as_taking_part(world):
    send(world)
    commands.mark_read(recipient=copy_for(world.champion), at=at(DAY))
    commands.mark_read(recipient=copy_for(world.champion), at=at(DAY, 12))
    assert champion_page(world.champion, world.area, DAY).took_part.briefings == 1


def test_a_question_is_answered_to_whoever_asked_alone(world, signed_in):
    send(world)
    client, officer = signed_in(world.champion), signed_in(world.officer)
    address = f"{URL}briefings/{copy_for(world.champion).uid}/"
    assert "The officer reads it, with your name" in text(client.get(address))
    assert "Enter your question" in text(client.post(address, {"ask": "1", "text": ""}))
    assert client.post(address, {"ask": "1", "text": "May we come?"})["Location"] == address
    question = Question.objects.get()
    assert "May we come?" in text(officer.get(f"{URL}questions/"))
    assert officer.post(f"{URL}questions/{question.uid}/", {"text": "Yes."}).status_code == 302
    message = OutgoingMessage.objects.get(kind="champions.answer")
    assert (message.to_address, unanswered(world.area).count()) == (world.champion.email, 0)
    assert "Yes." in text(client.get(address))
    with pytest.raises(RuleBroken, match="just answered"):
        commands.answer_question(question=question, text="No.", **FACTS)
    other = signed_in(world.volunteer)
    assert other.get(address).status_code == 404
    assert "May we come?" not in text(other.get(f"{URL}briefings/{copy_for(world.volunteer).uid}/"))
    for somebody in (world.chair, world.volunteer):
        assert signed_in(somebody).get(f"{URL}questions/").status_code == 403
        with pytest.raises(AccessDenied):
            commands.answer_question(question=question, text="No.", by=somebody, at=at(DAY))


def test_whoever_asks_gets_no_more_of_them(world):
    send(world)
    client = come_by(PersonalLink.objects.get(person=world.champion, purpose="briefing"))
    assert client.post(f"{URL}briefing/", {"stop": "1"}).status_code == 302
    assert goes_to(world, write(world)) == ["Pat Example"]


def test_the_officer_writes_looks_and_sends(world, signed_in):
    client = signed_in(world.officer)
    assert 'value="voluntary" selected' in text(client.get(f"{URL}letters/new/?sector=voluntary"))
    page = text(client.post(f"{URL}letters/new/", {"kind": "mail", "subject": "Hello", "text": ""}))
    assert 'value="Hello"' in page
    sent = {"kind": "mail", "subject": "Hello", "text": "Come.", "sector": "voluntary"}
    where = client.post(f"{URL}letters/new/", sent)["Location"]
    assert "1 person" in text(client.get(where))
    assert 'value="Hello"' in text(client.get(f"{where}change/"))
    assert client.post(f"{where}send/", {"looked_at": "1"})["Location"] == where
    page = text(client.get(where))
    assert "Pat Example" in page
    assert "Lena Example" not in page
    assert client.get(f"{where}change/").status_code == 302
    assert "not asked (n 1)" in text(client.get(f"{URL}letters/"))
    assert "went 0 days ago" in text(client.get(f"{URL}letters/"))


def test_only_the_officer_writes_to_many(world, signed_in):
    made = write(world)
    for somebody in (world.chair, world.champion, world.observer):
        assert signed_in(somebody).get(f"{URL}letters/").status_code == 403
        with pytest.raises(AccessDenied):
            commands.send_mailing(mailing=made, looked_at=2, by=somebody, at=at(DAY))


@pytest.mark.parametrize("draft", [True, False])
def test_a_letter_asks_as_often_for_three_hundred(world, signed_in, draft):
    client, counts = signed_in(world.officer), []
    for more in (0, 300):
        more_champions(world, more)
        made = write(world) if draft else send(world)
        client.get(f"{URL}letters/{made.uid}/")
        with CaptureQueriesContext(connection) as asked:
            client.get(f"{URL}letters/{made.uid}/")
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 20
