"""What the group asks back about a point without a name: its reporter reads it on their own page, and nobody else."""

import logging
import re

import pytest
from django.db import transaction
from django.db.models import F

from concord.core.accounts.access import SYSTEM
from concord.core.accounts.models import Person, PersonalLink
from concord.core.accounts.terms import Purpose
from concord.core.audit.models import AuditEntry
from concord.core.mail.models import OutgoingMessage
from concord.log import commands
from concord.log.models import ConfidentialPoint, Decision, Period, Point
from concord.log.queries.confidential import questions_for
from concord.log.rules.returns import PointInput
from tests.signing_in import come_by

from .deciding import meet

WORDS = "We lost the room that we were promised"
QUESTION = "Which room was it, and since when?"
ROLES = ("officer", "chair", "member", "trustee", "leisure_champion")


@pytest.fixture
def period(place):
    """Locked, with a point of somebody who is not named, and a named one beside it; both champions have no account."""
    Person.objects.filter(pk__in=[place.champion.pk, place.leisure_champion.pk]).update(login_email=None)
    opened = place.open()
    hidden = PointInput(WORDS, point_class=2)
    place.send(opened, place.champion, {1: [PointInput("We met early.")], 2: [hidden]})
    place.send(opened, place.leisure_champion, {1: [PointInput("We shared a calendar.")]})
    commands.lock_period(period=Period.objects.get(pk=opened.pk), by=SYSTEM, at=place.now)
    return Period.objects.get(pk=opened.pk)


def ask(place, point):
    meeting = meet(place)
    Period.objects.filter(pk=point.period_id).update(meeting=meeting)
    point = Point.objects.select_related("period__meeting", "period__group", "area").get(pk=point.pk)
    choice = commands.DecisionInput(verdict="asked_back", reason=QUESTION)
    return commands.record_decision(point=point, choice=choice, meeting=meeting, by=place.chair, at=place.now)


def hidden():
    return Point.objects.get(point_class=2)


def come(place, who, purpose=Purpose.RETURN):
    """Somebody without an account, by their newest link."""
    return come_by(PersonalLink.objects.filter(person=place.people[who], purpose=purpose).latest("pk"))


def own_page(place, who, period):
    response = come(place, who).get(place.url(f"returns/{period.reference}/"))
    assert response.status_code == 200
    return response.content.decode()


def test_its_reporter_reads_the_question_behind_their_own_link(place, period):
    assert QUESTION not in own_page(place, "champion", period)
    ask(place, hidden())
    body = own_page(place, "champion", period)
    assert (QUESTION in body, ConfidentialPoint.objects.get().reference in body, WORDS in body) == (True, True, False)


def test_it_also_stands_there_when_they_come_to_write_the_next_return(place, period):
    ask(place, hidden())
    later = place.open(opens_on=place.today, due_on=place.today, locks_on=place.today)
    assert QUESTION in own_page(place, "champion", later)
    assert QUESTION not in own_page(place, "leisure_champion", later)


def test_the_question_about_what_it_was_merged_into_is_theirs_too(place, period):
    place_of_it = Point.objects.get(text="We met early.")
    Point.objects.filter(pk=place_of_it.pk).update(box=2)
    commands.merge_points(into=Point.objects.get(pk=place_of_it.pk), points=[hidden()], by=place.chair, at=place.now)
    ask(place, place_of_it)
    assert QUESTION in own_page(place, "champion", period)


@pytest.mark.parametrize("change", ["decided", "withdrawn"])
def test_it_goes_when_the_group_has_decided_or_the_point_is_withdrawn(place, period, change):
    decision = ask(place, hidden())
    if change == "decided":
        choice = commands.DecisionInput(verdict="followed", reason="Now we know")
        commands.correct_decision(
            decision=Decision.objects.get(pk=decision.pk), choice=choice, meeting=decision.meeting, by=place.chair,
            at=place.now,
        )  # fmt: skip
    else:
        commands.withdraw_point(point=hidden(), reason="mistake", by=place.officer, at=place.now)
    assert QUESTION not in own_page(place, "champion", period)


def test_whoever_signs_in_reads_it_also_while_no_period_is_open(place, period, signed_in):
    Person.objects.filter(pk__in=[place.champion.pk, place.leisure_champion.pk]).update(login_email=F("email"))
    ask(place, hidden())
    clients = [
        signed_in(Person.objects.get(pk=place.people[who].pk)) for who in ("champion", "leisure_champion", "member")
    ]
    pages = [client.get(place.url("returns/")) for client in clients]
    bodies = [page.content.decode() for page in pages]
    assert ["No period is open" in body for body in bodies] == [True, True, True]
    assert [QUESTION in body for body in bodies] == [True, False, False]
    assert "no-store" in pages[0]["Cache-Control"]
    Person.objects.filter(pk=place.champion.pk).update(login_email="another@example.org")
    client = signed_in(Person.objects.get(pk=place.champion.pk))
    assert QUESTION not in client.get(place.url("returns/")).content.decode()


def test_a_link_sent_to_another_address_does_not_show_it(place, period):
    ask(place, hidden())
    Person.objects.filter(pk=place.champion.pk).update(email="officer-own@example.org")
    later = place.open(opens_on=place.today, due_on=place.today, locks_on=place.today)
    body = own_page(place, "champion", later)
    assert (QUESTION in body, ConfidentialPoint.objects.get().reference in body) == (False, False)
    assert questions_for(place.champion, address="") == []
    assert questions_for(place.leisure_champion, address="leisure_champion@example.org") == []


def test_nobody_else_learns_from_a_page_whose_question_it_is(place, period, signed_in):
    ask(place, hidden())
    receipt = ConfidentialPoint.objects.get().reference
    assert QUESTION not in own_page(place, "leisure_champion", period)
    for who in ("officer", "chair", "member"):
        client = signed_in(place.people[who])
        assert QUESTION not in client.get(place.url(f"returns/{period.reference}/")).content.decode()
        page = client.get(place.url(f"points/{hidden().reference}/")).content.decode()
        assert ("Name withheld" in page, receipt in page, "Cara" in page) == (True, False, False)


def test_no_mail_no_trail_and_no_log_line_tells_whose_it_is(place, period, caplog):
    """Neither the asking nor the reading leaves anything that names the reporter or their receipt."""
    caplog.set_level(logging.DEBUG)
    trail, mail = AuditEntry.objects.latest("pk").pk, set(OutgoingMessage.objects.values_list("pk", flat=True))
    ask(place, hidden())
    asked = AuditEntry.objects.filter(pk__gt=trail)
    told = " ".join(f"{e.person_key} {e.subject_key} {e.subject_label} {e.facts}" for e in asked)
    after = AuditEntry.objects.latest("pk").pk
    receipt = ConfidentialPoint.objects.get().reference
    own_page(place, "champion", period)
    assert not AuditEntry.objects.filter(pk__gt=after).exists()
    sent = OutgoingMessage.objects.exclude(pk__in=mail)
    assert not [m for m in sent if m.kind == "log.asked_back" or m.to_address == place.champion.email]
    for name in (receipt, str(place.champion.uid), place.champion.email, "Cara", QUESTION):
        assert name not in told
        assert name not in caplog.text


def test_the_reporter_without_a_name_is_no_different_from_another_to_everybody_else(place, signed_in):
    """Asked back, whoever of two champions raised it: what the others read is the same."""
    one, other = (read_by_others(place, signed_in, who) for who in ("champion", "leisure_champion"))
    assert one == other


def read_by_others(place, signed_in, who):
    with transaction.atomic():
        opened = place.open()
        # One point a box, so that their random order does not differ from run to run.
        for key, box in (("champion", 1), ("leisure_champion", 4)):
            more = {2: [PointInput(WORDS, point_class=2)]} if key == who else {}
            place.send(opened, place.people[key], {box: [PointInput(f"Seen by {key}.")]} | more)
        commands.lock_period(period=Period.objects.get(pk=opened.pk), by=SYSTEM, at=place.now)
        ask(place, hidden())
        seen = {}
        for role in ("officer", "chair", "member", "trustee"):
            client = signed_in(place.people[role])
            for path in (
                "log/",
                f"log/points/{hidden().reference}/",
                f"log/sheet/{opened.reference}/",
                "audit/",
                "mail/",
                "corrections/",
            ):
                response = client.get(f"/areas/{place.area.slug}/{path}")
                body = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", response.content.decode())
                body = re.sub(r"/mail/[0-9a-f-]{36}/", "/mail/one/", body)
                seen[role, path.partition("/points/")[0]] = re.sub(r"WESS-(R-|C-)?[2346789A-Z]{6,8}\b", "WESS-X", body)
        transaction.set_rollback(True)
    return seen
