"""A withdrawn point for whoever wrote it: on the page of their own return, and by mail where their name is known."""

import pytest
from django.core import mail

from concord.core.accounts.access import SYSTEM
from concord.core.mail.models import OutgoingMessage
from concord.log import commands, tasks
from concord.log.models import ConfidentialPoint, Period, Point
from concord.log.rules.returns import PointInput

NAMED, HIDDEN = "We met too late.", "We lost our room."


@pytest.fixture
def period(place):
    """Locked, with a point under a name and one without, of the same person."""
    opened = place.open()
    place.send(opened, place.champion, {1: [PointInput(NAMED)], 2: [PointInput(HIDDEN, point_class=2)], 3: []})
    commands.lock_period(period=Period.objects.get(pk=opened.pk), by=SYSTEM, at=place.now)
    mail.outbox.clear()
    return Period.objects.get(pk=opened.pk)


def withdraw(place, reason="twice", **which):
    point = Point.objects.select_related("area", "period").get(**which)
    return commands.withdraw_point(point=point, reason=reason, by=place.officer, at=place.now)


def box_of(place, client, period, number):
    """What the page of a return says in one box."""
    body = client.get(place.url(f"returns/{period.reference}/check/")).content.decode()
    return body.split(f'<h2 class="govuk-heading-m">{number}. ')[1].split("<h2")[0]


def test_their_own_page_keeps_what_they_wrote_with_day_and_reason(place, period, signed_in):
    client = signed_in(place.champion)
    withdraw(place, text=NAMED)
    said = box_of(place, client, period, 1)
    day = f"{place.today.day} {place.today:%B %Y}"
    assert (NAMED in said, "No answer" in said, f"{day}: it was entered twice" in said) == (True, False, True)
    assert ["No answer" in box_of(place, client, period, n) for n in (3, 4)] == [False, True]


def test_without_a_name_it_is_told_by_its_receipt_on_their_own_page_alone(place, period, signed_in):
    withdraw(place, text=HIDDEN)
    receipt = ConfidentialPoint.objects.get().reference
    said = box_of(place, signed_in(place.champion), period, 2)
    assert (f"The point with the receipt {receipt} was withdrawn" in said, HIDDEN in said) == (True, False)
    assert "tell the trustee" in said  # the officer would learn who it is
    for who in ("officer", "chair", "leisure_champion"):
        body = signed_in(place.people[who]).get(place.url(f"returns/{period.reference}/check/")).content.decode()
        assert ("was withdrawn" in body, receipt in body) == (False, False)


def test_not_from_another_address_than_they_wrote_from(place, period, signed_in):
    withdraw(place, text=HIDDEN)
    place.champion.login_email = "new@example.org"
    place.champion.save()
    assert "was withdrawn" not in box_of(place, signed_in(place.champion), period, 2)


def test_whoever_wrote_it_by_name_is_told_by_mail(place, period, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        withdraw(place, "untrue", text=NAMED)
    (told,) = OutgoingMessage.objects.filter(kind="log.withdrawn")
    assert (told.to_address, told.about_key) == (place.champion.email, Point.objects.get(text=NAMED).reference)
    (sent,) = (message for message in mail.outbox if message.to == [place.champion.email])
    assert (NAMED in sent.body, "it turned out to be wrong" in sent.body) == (True, True)


def test_nobody_without_a_name_is_written_to(place, period, django_capture_on_commit_callbacks):
    before = OutgoingMessage.objects.count()
    with django_capture_on_commit_callbacks(execute=True):
        withdraw(place, text=HIDDEN)
    assert (OutgoingMessage.objects.count(), mail.outbox) == (before, [])


def test_told_once_and_not_at_all_when_it_was_put_back_meanwhile(place, period):
    point = withdraw(place, text=NAMED)
    told = (place.area.code, point.reference, "twice")
    tasks.tell_of_withdrawing.call(*told)
    assert OutgoingMessage.objects.filter(kind="log.withdrawn").count() == 1
    commands.restore_point(point=point, by=place.officer, at=place.now)
    OutgoingMessage.objects.all().delete()
    tasks.tell_of_withdrawing.call(*told)
    assert not OutgoingMessage.objects.exists()
