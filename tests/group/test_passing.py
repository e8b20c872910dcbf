"""Texts to pass on: who is asked, what they said, where it stopped, and who sees names."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from concord.core.accounts.access import SYSTEM
from concord.core.accounts.models import PersonalLink
from concord.core.audit.models import AuditEntry
from concord.core.lib.errors import AccessDenied, RuleBroken
from concord.core.mail.models import OutgoingMessage
from concord.group import commands
from concord.group.models import Passing
from concord.group.queries.passing import relay_page, speakers
from concord.group.rules.passing import Side, gap_between
from tests.signing_in import come_by
from tests.worlds import START

from .seating import add_seat, other_group, take
from .test_views_seats import day

URL = "/areas/wessington/group/"
DUE = date(2026, 2, 1)


def write(world, group=None, by=SYSTEM, at=START, due_on=DUE, **facts):
    usual = {"title": "Bills are paid sooner", "text": "Tell everybody.", "due_on": due_on}
    return commands.write_relay(group=group or world.group, by=by, at=at, **usual | facts)


def own(relay, person):
    return Passing.objects.select_related("area", "relay__group", "person").get(relay=relay, person=person)


@pytest.mark.parametrize(
    ("public", "voluntary", "words"),
    [((1, 2), (1, 2), "no gap"), ((2, 2), (1, 2), "50 points more in the public sector"),
     ((0, 3), (1, 3), "33 points more in the voluntary sector"), ((1, 1), (0, 0), "only one sector was asked")],
)  # fmt: skip
def test_the_gap_is_between_shares(public, voluntary, words):
    assert gap_between(Side("Public", *public, 0), Side("Voluntary", *voluntary, 0)) == words


def test_everybody_on_the_group_is_asked_once_for_whom_they_speak(world):
    take(add_seat(world, world.council, label="Housing"), world.member)
    relay = write(world, by=world.officer)
    assert [(one.person, one.speaks_for, one.sector) for one in relay.passings.all()] == [
        (world.member, "Wessington Council, Housing", "public"), (world.chair, "Open Door Advice", "voluntary"),
    ]  # fmt: skip
    circle = other_group(world)
    with pytest.raises(RuleBroken, match="Nobody sits"):
        write(world, circle)
    take(add_seat(world, world.charity, circle), world.volunteer)
    assert [one.person for one in speakers(circle, DUE)] == [world.volunteer]
    entry = AuditEntry.objects.filter(verb="group.relay_written").latest("pk")
    assert (entry.facts, "Bills" in entry.subject_label) == ({"asked": 2}, False)


def test_each_is_mailed_a_link_of_their_own_once(world):
    relay = write(world)
    mails = OutgoingMessage.objects.filter(kind="group.relay")
    assert {mail.to_address for mail in mails} == {"ruth@example.org", "marta@example.org"}
    assert (commands.mail_relay(relay=relay, at=START), mails.count()) == (0, 2)


def test_what_was_done_counts_by_sector_and_stands_by_name_for_two_alone(world):
    relay = write(world)
    commands.pass_on(
        passing=own(relay, world.member), how="mail", reached=40, said_back="At last.", by=world.member, at=START
    )
    page = relay_page(relay, world.officer, by_name=True)
    assert [(side.label, side.passed, side.asked, side.reached) for side in page.sides] == [
        ("Public", 1, 1, 40), ("Voluntary", 0, 1, 0),
    ]  # fmt: skip
    assert (page.gap, page.missing) == ("100 points more in the public sector", 1)
    assert [(one.person, one.passed_on) for one in page.lines] == [
        (world.member, timezone.localdate(START)), (world.chair, None),
    ]  # fmt: skip
    seen = relay_page(relay, world.member, by_name=False)
    assert (seen.own.person, seen.lines) == (world.member, [])
    # Said again it is put right, and the first day stays.
    passing = commands.pass_on(passing=own(relay, world.member), by=world.chair, at=START + timedelta(days=2))
    assert (passing.passed_on, passing.how, passing.reached) == (timezone.localdate(START), "", None)


@pytest.mark.parametrize("who", ["member", "champion", "observer", "stranger"])
def test_others_write_none(world, who):
    with pytest.raises(AccessDenied):
        write(world, by=world.people[who])
    with pytest.raises(AccessDenied):
        commands.pass_on(passing=own(write(world), world.chair), by=world.people[who], at=START)


def test_the_rules_of_the_text_and_its_day(world):
    for facts in ({"text": "  "}, {"due_on": date(2026, 1, 4)}):
        with pytest.raises(RuleBroken):
            write(world, **facts)


def test_one_press_says_that_it_is_done(world, signed_in):
    today = timezone.localdate()
    typed = {"title": "Bills", "text": "Sooner", **day("due_on", today + timedelta(days=9))}
    client = signed_in(world.chair)
    assert "decided that" in client.get(f"{URL}groups/group/pass-on/new/").content.decode()
    page = client.post(f"{URL}groups/group/pass-on/new/", typed).url
    member = signed_in(world.member)
    body = member.get(page).content.decode()
    assert ("Your part: Wessington Council" in body, "Seat by seat" in body) == (True, False)
    mine = Passing.objects.get(person=world.member)
    assert member.post(f"{URL}pass-on/parts/{mine.uid}/", {}).url == page
    other = Passing.objects.get(person=world.chair)
    assert member.post(f"{URL}pass-on/parts/{other.uid}/", {}).status_code == 403
    assert member.get(f"{URL}pass-on/parts/{world.area.code}/").status_code == 404
    body = signed_in(world.officer).get(page).content.decode()
    assert ("Seat by seat" in body, "Ruth Example" in body) == (True, True)
    assert "1 of 1" in signed_in(world.observer).get(f"{URL}groups/group/pass-on/").content.decode()


def test_a_link_is_enough(world):
    relay = write(world, at=timezone.now(), due_on=timezone.localdate() + timedelta(days=9))
    link = PersonalLink.objects.get(purpose="pass_on", person=world.chair)
    client = come_by(link)
    assert "Tell everybody." in client.get(f"{URL}pass-on/").content.decode()
    assert client.post(f"{URL}pass-on/", {"reached": "-1"}).status_code == 200
    assert own(relay, world.chair).passed_on is None
    assert client.post(f"{URL}pass-on/", {"how": "talk", "reached": "12"}).status_code == 302
    assert (own(relay, world.chair).reached, own(relay, world.member).passed_on) == (12, None)


@pytest.mark.parametrize("rows", [1, 3])
def test_the_pages_take_the_same_queries_for_one_and_for_three(world, signed_in, django_assert_num_queries, rows):
    for n in range(rows):
        take(add_seat(world, label=f"Seat {n}"), (world.observer, world.champion, world.volunteer)[n])
    for _ in range(rows):
        relay = write(world)
    client = signed_in(world.chair)
    with django_assert_num_queries(7):
        client.get(f"{URL}groups/group/pass-on/")
    with django_assert_num_queries(8):
        client.get(f"{URL}pass-on/texts/{relay.uid}/")
