"""Replies by mail: whose are taken in, what is refused and said once, and what is dropped without a word."""

import io
import sys
from datetime import date, timedelta
from email.message import EmailMessage

import pytest
from django.utils import timezone

from concord.core.accounts.access import SYSTEM
from concord.core.accounts.models import RoleGrant
from concord.core.lib.errors import RuleBroken
from concord.core.mail.models import OutgoingMessage
from concord.core.mail.replies import reply_address
from concord.group import commands
from concord.group.models import MailReply, Post
from concord.interfaces.cli import main

DOOR = "in.example.org"


@pytest.fixture(autouse=True)
def door(settings):
    settings.INBOUND_DOMAIN = DOOR


@pytest.fixture
def topic(world):
    now = timezone.now()
    facts = {"group": world.group, "title": "Forms", "text": "One page?", "by": world.member}
    return commands.open_topic(**facts, at=now - timedelta(days=2))


def address(topic, person, days=5):
    return reply_address(topic.uid, person.uid, timezone.localdate() + timedelta(days=days))


def letter(topic, person, text="Yes, one page.\n\nOn Monday Wessington wrote:\n> New", days=5, **headers):
    made = EmailMessage()
    usual = {"From": person.email, "To": address(topic, person, days), "Message-ID": "<1@example.org>"}
    for name, value in (usual | {key.replace("_", "-"): value for key, value in headers.items()}).items():
        made[name] = value
    made.set_content(text)
    return made


def come(made):
    return commands.take_in_mail(data=made if isinstance(made, bytes) else made.as_bytes(), at=timezone.now())


def refusals():
    return list(OutgoingMessage.objects.filter(kind="group.reply_refused"))


def test_a_reply_is_taken_in_once_without_what_it_quotes(world, topic):
    made = letter(topic, world.chair)
    assert [come(made), come(made)] == ["taken in", "dropped: it came before"]
    post = Post.objects.get(author=world.chair)
    assert (post.text, post.by_mail, post.speaks_for) == ("Yes, one page.", True, "Open Door Advice")
    assert (MailReply.objects.get().outcome, refusals()) == ("taken", [])


def with_file(topic, person):
    made = letter(topic, person)
    made.add_attachment(b"x", maintype="application", subtype="pdf", filename="plan.pdf")
    return made


@pytest.mark.parametrize(
    ("made", "words"),
    [
        (with_file, "A file was attached"),
        (lambda topic, person: letter(topic, person, "> all quoted"), "no words of your own"),
        (lambda topic, person: letter(topic, person, days=-1), "too old"),
        (lambda topic, person: letter(topic, person).as_bytes() + b"x" * 300_000, "larger than 200 KB"),
    ],
)
def test_what_is_refused_is_told_its_sender_once(world, topic, mailoutbox, made, words):
    mailoutbox.clear()
    data = made(topic, world.chair)
    assert [come(data), come(data)] == ["refused", "dropped: it came before"]
    assert (len(refusals()), Post.objects.filter(author=world.chair).count()) == (1, 0)
    (mail,) = mailoutbox
    assert (mail.to, words in mail.body, "Forms" in mail.body) == (["ruth@example.org"], True, True)


def test_a_closed_topic_refuses(world, topic):
    commands.close_topic(topic=topic, closes_on=topic.opened_on, by=SYSTEM, at=timezone.now())
    assert come(letter(topic, world.chair)) == "refused"


def test_whoever_may_no_longer_post_is_told_no_name_of_it(world, topic, mailoutbox):
    RoleGrant.objects.filter(person=world.chair).update(ends_on=date(2026, 1, 31))
    mailoutbox.clear()
    assert come(letter(topic, world.chair)) == "refused"
    assert ("Forms" in mailoutbox[0].body, "no longer post" in mailoutbox[0].body) == (False, True)


@pytest.mark.parametrize(
    "headers",
    [{"Auto_Submitted": "auto-replied"}, {"Precedence": "bulk"}, {"Return_Path": "<>"}],
)
def test_what_a_machine_wrote_is_dropped(world, topic, headers):
    assert come(letter(topic, world.chair, **headers)) == "dropped: written by a machine"
    assert (refusals(), MailReply.objects.count()) == ([], 0)


def test_somebody_elses_address_is_dropped_without_a_word(world, topic):
    stolen = letter(topic, world.chair)
    stolen.replace_header("From", world.member.email)
    assert come(stolen).startswith("dropped")
    unknown = letter(topic, world.chair)
    unknown.replace_header("From", "nobody@example.org")
    assert come(unknown).startswith("dropped")
    elsewhere = letter(topic, world.chair)
    elsewhere.replace_header("To", "office@in.example.org")
    assert come(elsewhere) == "dropped: no address of ours"
    assert (refusals(), Post.objects.count()) == ([], 1)


def test_of_those_who_share_an_address_the_right_one_speaks(world, topic):
    type(world.member).objects.filter(pk=world.volunteer.pk).update(email=world.chair.email)
    assert come(letter(topic, world.chair)) == "taken in"
    assert Post.objects.latest("pk").author == world.chair


def test_the_digest_can_be_answered(world, topic, mailoutbox):
    now = timezone.now()
    commands.follow_discussion(group=world.group, by=world.chair, at=topic.last_post_at - timedelta(hours=1))
    mailoutbox.clear()
    assert commands.send_digests(area=world.area, on=timezone.localdate(), at=now) == 1
    (mail,) = mailoutbox
    assert mail.reply_to[0].endswith(f"@{DOOR}")
    assert "Answer this mail to post" in mail.body
    made = letter(topic, world.chair)
    made.replace_header("To", mail.reply_to[0])
    assert come(made) == "taken in"


def test_without_a_door_nothing_comes_in(world, topic, settings):
    made = letter(topic, world.chair)
    settings.INBOUND_DOMAIN = ""
    with pytest.raises(RuleBroken, match="CONCORD_INBOUND_DOMAIN"):
        come(made)


def test_the_mail_server_pipes_it_in(world, topic, monkeypatch, capsys):
    data = letter(topic, world.chair).as_bytes()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    assert main(["inbound-mail"]) == 0
    assert capsys.readouterr().out == "taken in\n"


def test_notes_of_replies_are_let_go(world, topic):
    come(letter(topic, world.chair))
    today = timezone.localdate()
    assert commands.let_go_of_replies(area=world.area, on=today, at=timezone.now()) == 0
    assert commands.let_go_of_replies(area=world.area, on=today, at=timezone.now() + timedelta(days=91)) == 1
