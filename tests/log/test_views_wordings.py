"""What the reporter of a confidential point decides about its wording and its readers, and what they read of it."""

import pytest
from django.utils import timezone

from concord.core.accounts.models import Person
from concord.core.audit.models import AuditEntry
from concord.log import commands
from concord.log.models import ConfidentialPoint, Decision, LogReturn, Period, PeriodSummary, Point
from concord.log.rules.returns import PointInput


def secret(point_class):
    return PointInput("Nobody may know that the grant was cut", point_class=point_class)


@pytest.fixture
def proposed(place):
    period = place.open()
    place.send(period, place.champion, {2: [PointInput("We lost £9,000", point_class=2)]})
    row = ConfidentialPoint.objects.get()
    return period, commands.propose_wording(row=row, text="A grant was cut", by=place.trustee, at=place.now)


def approved_and_locked(place, proposed, lock=True):
    period, version = proposed
    commands.approve_wording(version=version, person=place.champion, at=place.now)
    if lock:
        commands.lock_period(period=period, by=place.officer, at=place.now)
    return Period.objects.get(), ConfidentialPoint.objects.get()


def back_url(place, period, row):
    return place.url(f"returns/{period.reference}/approval/{row.reference}/take-back/")


@pytest.mark.parametrize("lock", [False, True])
def test_an_approval_is_taken_back_and_the_group_reads_nothing_until_another(place, proposed, by_link, signed_in, lock):
    period, row = approved_and_locked(place, proposed, lock=lock)
    reporter, trustee = by_link(place.champion), signed_in(place.trustee)
    check, log = place.url(f"returns/{period.reference}/check/"), place.url("")
    assert back_url(place, period, row) in reporter.get(check).content.decode()
    body = reporter.post(back_url(place, period, row), follow=True).content.decode()
    assert "Your approval is taken back" in body
    assert back_url(place, period, row) not in body
    assert "sees nothing of this point until you approve one or keep your own words" in body
    if not lock:
        commands.lock_period(period=period, by=place.officer, at=place.now)
    for words in ("A grant was cut", "We lost £9,000"):
        assert words not in signed_in(place.member).get(log).content.decode()
    assert "approval taken back" in trustee.get(place.url("confidential/")).content.decode()
    page = trustee.get(place.url(f"confidential/{row.reference}/wording/")).content.decode()
    assert ("its reporter took back their approval" in page, "We lost £9,000" in page) == (True, False)
    version = commands.propose_wording(row=row, text="A grant came less", by=place.trustee, at=place.now)
    wording = place.url(f"returns/{period.reference}/wording/{version.uid}/")
    assert "it sees nothing of the point" in reporter.get(wording).content.decode()
    assert "A grant came less" not in signed_in(place.member).get(log).content.decode()
    reporter.post(wording)
    shown = signed_in(place.member).get(log).content.decode()
    if lock:
        assert "A grant came less" in shown


def test_nobody_else_takes_an_approval_back(place, proposed, by_link, signed_in):
    period, row = approved_and_locked(place, proposed)
    url = back_url(place, period, row)
    assert by_link(place.leisure_champion).post(url).status_code == 404
    for person, status in ((place.officer, 403), (place.trustee, 403), (place.member, 404), (place.chair, 404)):
        assert signed_in(person).post(url).status_code == status
    assert by_link(place.champion).get(url).status_code == 405
    assert "A grant was cut" in signed_in(place.member).get(place.url("")).content.decode()


def test_a_decision_a_reply_asked_for_and_a_reopening_keep_the_wording_and_the_page_says_why(place, proposed, by_link):
    period, row = approved_and_locked(place, proposed)
    check, reporter = place.url(f"returns/{period.reference}/check/"), by_link(place.champion)
    Period.objects.update(state="decided")
    body = reporter.post(back_url(place, period, row), follow=True).content.decode()
    assert body.count("The group has decided on this period.") == 2
    assert back_url(place, period, row) not in body
    Period.objects.update(state="open")
    assert "locked once and opened again" in reporter.post(back_url(place, period, row), follow=True).content.decode()
    Period.objects.update(state="locked")
    facts = {
        "verdict": "followed",
        "reference": "WESS-D-1",
        "decided_on": place.today,
        "decided_at": place.now,
        "method": "consent",
    }
    decided = Decision(area=place.area, point=row.point, is_current=True, **facts)
    decided.save()
    body = reporter.get(check).content.decode()
    assert ("The group has decided on this point" in body, back_url(place, period, row) in body) == (True, False)
    assert Point.objects.get().tabled


def test_the_trail_names_nobody_who_took_an_approval_back(place, proposed, by_link):
    period, row = approved_and_locked(place, proposed)
    by_link(place.champion).post(back_url(place, period, row))
    entry = AuditEntry.objects.get(verb="log.group_version_withdrawn")
    assert (entry.person_key, entry.facts, timezone.localtime(entry.at).hour) == ("", {}, 0)
    assert PeriodSummary.objects.get(dimension="all").points_2 == 0


def test_a_decision_stands_beside_the_receipt_for_its_reporter_alone(place, by_link, signed_in):
    period = place.open()
    place.send(period, place.champion, {2: [secret(2)]})
    place.send(period, place.leisure_champion, {1: [PointInput("Named")]})
    commands.lock_period(period=period, by=place.officer, at=place.now)
    row = ConfidentialPoint.objects.get()
    facts = {
        "verdict": "not_followed",
        "reference": "WESS-D-1",
        "decided_on": place.today,
        "decided_at": place.now,
        "method": "consent",
    }
    Decision(area=place.area, point=row.point, is_current=True, **facts).save()
    Period.objects.update(state="decided")
    check, said = place.url(f"returns/{period.reference}/check/"), "Decision of the Compact group: Not followed."
    body = by_link(place.champion).get(check).content.decode()
    assert (said in body, row.reference in body) == (True, True)
    other = by_link(place.leisure_champion).get(check).content.decode()
    assert (said in other, row.reference in other) == (False, False)
    Person.objects.filter(pk=place.champion.pk).update(login_email="elsewhere@example.org")
    elsewhere = signed_in(Person.objects.get(pk=place.champion.pk)).get(check).content.decode()
    assert (said in elsewhere, row.reference in elsewhere) == (False, False)


def test_after_the_decision_the_page_says_why_the_group_can_no_longer_see_it(place, by_link):
    period = place.open()
    place.send(period, place.champion, {2: [secret(3)]})
    commands.lock_period(period=period, by=place.officer, at=place.now)
    url = place.url(f"returns/{period.reference}/widen/{ConfidentialPoint.objects.get().reference}/")
    Period.objects.update(state="decided")
    client, why = by_link(place.champion), "The group has decided on this period without this point"
    body = client.get(place.url(f"returns/{period.reference}/check/")).content.decode()
    assert (why in body, url in body) == (True, False)
    body = client.post(url, follow=True).content.decode()
    assert (body.count(why), "sees your words" in body) == (2, False)
    assert ConfidentialPoint.objects.get().point_class == 3


def test_in_a_period_that_was_opened_again_none_is_opened_to_the_group(place, by_link):
    period = place.open()
    place.send(period, place.champion, {2: [secret(3)]})
    Period.objects.update(locked_at=place.now)
    url = place.url(f"returns/{period.reference}/widen/{ConfidentialPoint.objects.get().reference}/")
    assert "locked once and opened again" in by_link(place.champion).post(url, follow=True).content.decode()
    assert ConfidentialPoint.objects.get().point_class == 3


def widen_url(place, period):
    return place.url(f"returns/{period.reference}/widen/{ConfidentialPoint.objects.get().reference}/")


def own_words_url(place, period, version):
    return place.url(f"returns/{period.reference}/wording/{version.uid}/")


def test_who_keeps_their_own_words_says_so_to_the_trustee_who_may_propose_others(place, proposed, by_link, signed_in):
    period, version = proposed
    reporter, trustee = by_link(place.champion), signed_in(place.trustee)
    url, held = own_words_url(place, period, version), place.url("confidential/")
    assert "We lost £9,000" in reporter.get(url).content.decode()
    assert "proposed, and not answered" in trustee.get(held).content.decode()
    assert "Your own words stand." in reporter.post(url, {"keep": "1"}, follow=True).content.decode()
    assert (reporter.get(url).status_code, ConfidentialPoint.objects.get().point) == (404, None)
    assert "its reporter keeps their own words" in trustee.get(held).content.decode()
    commands.lock_period(period=period, by=place.officer, at=place.now)
    assert "We lost £9,000" in signed_in(place.member).get(place.url("")).content.decode()
    other = commands.propose_wording(
        row=ConfidentialPoint.objects.get(), text="A grant came less", by=place.trustee, at=place.now
    )
    assert "proposed, and not answered" in trustee.get(held).content.decode()
    reporter.post(own_words_url(place, period, other))
    assert "A grant came less" in signed_in(place.member).get(place.url("")).content.decode()


def test_of_a_second_proposal_the_page_says_that_what_was_approved_before_stands(place, proposed, by_link):
    period, row = approved_and_locked(place, proposed)
    version = commands.propose_wording(row=row, text="A grant came less", by=place.trustee, at=place.now)
    url, reporter = own_words_url(place, period, version), by_link(place.champion)
    page = reporter.get(url).content.decode()
    assert ("the wording that you approved stands" in page, "your words stand" in page) == (True, False)
    assert ("A grant was cut" in page, "Keep my own words" in page) == (True, False)
    body = reporter.post(url, {"keep": "1"}, follow=True).content.decode()
    assert ("that you approved before stands" in body, "Your own words stand" in body) == (True, False)
    assert Point.objects.get().text == "A grant was cut"


@pytest.mark.parametrize("approved", ["before the locking", "after it"])
@pytest.mark.parametrize("kept", ["before the locking", "after it"])
def test_after_an_approval_was_taken_back_ones_own_words_can_stand_again(
    place, proposed, by_link, signed_in, approved, kept
):
    period, version = proposed
    reporter, row = by_link(place.champion), version.confidential

    def lock():
        if Period.objects.get().state == "open":
            commands.lock_period(period=period, by=place.officer, at=place.now)

    if approved == "after it":
        lock()
    reporter.post(own_words_url(place, period, version))
    reporter.post(back_url(place, period, row))
    if kept == "after it":
        lock()
        assert "We lost £9,000" not in signed_in(place.member).get(place.url("")).content.decode()
    reporter.post(own_words_url(place, period, version), {"keep": "1"})
    lock()
    shown = signed_in(place.member).get(place.url("")).content.decode()
    assert ("We lost £9,000" in shown, "A grant was cut" in shown) == (True, False)
    assert PeriodSummary.objects.get(dimension="all").points_2 == 1
    assert {entry.person_key for entry in AuditEntry.objects.filter(verb__startswith="log.group_version")} <= {""}


def test_after_the_locking_the_reporter_puts_their_name_to_a_point_and_nobody_else(place, proposed, by_link, signed_in):
    period, row = approved_and_locked(place, proposed)
    url, check = widen_url(place, period), place.url(f"returns/{period.reference}/check/")
    point, log = place.url(f"points/{row.point.reference}/"), place.url("")
    assert "Cara Champion" not in signed_in(place.member).get(point).content.decode()
    for person, status in ((place.officer, 403), (place.trustee, 403), (place.member, 404), (place.chair, 404)):
        assert signed_in(person).post(url, {"to": "name"}).status_code == status
    assert by_link(place.leisure_champion).post(url, {"to": "name"}).status_code == 404
    reporter = by_link(place.champion)
    body = reporter.get(check).content.decode()
    assert ("Put my name to it" in body, "A grant was cut</p>" in body) == (True, True)
    body = reporter.post(url, {"to": "name"}, follow=True).content.decode()
    assert ("Your name stands beside your point" in body, "Put my name to it" in body) == (True, False)
    made, named = LogReturn.objects.get(), Point.objects.get()
    assert (named.log_return, named.point_class, named.text, named.sector) == (made, 1, "A grant was cut", "voluntary")
    assert (ConfidentialPoint.objects.count(), made.is_nil) == (0, False)
    assert "Cara Champion" in signed_in(place.member).get(point).content.decode()
    assert "A grant was cut" in signed_in(place.member).get(log).content.decode()
    assert AuditEntry.objects.get(verb="log.class_widened").person_key == str(place.champion.uid)
    assert PeriodSummary.objects.get(dimension="respondent", sector="voluntary").points_2 == 1


def test_a_point_raised_for_somebody_stays_theirs_under_the_name_of_the_body_that_raised_it(place, by_link):
    period = place.open()
    place.send(period, place.champion, {2: [PointInput("Raised for them", point_class=2, is_proxy=True)]})
    commands.lock_period(period=period, by=place.officer, at=place.now)
    by_link(place.champion).post(widen_url(place, period), {"to": "name"})
    assert (Point.objects.get().is_proxy, Point.objects.get().log_return.person) == (True, place.champion)


def test_pressing_the_button_that_opens_a_point_to_the_group_twice_tells_no_name(place, by_link, signed_in):
    period = place.open()
    place.send(period, place.champion, {2: [secret(3)]})
    commands.lock_period(period=period, by=place.officer, at=place.now)
    url, reporter = widen_url(place, period), by_link(place.champion)
    reporter.post(url)
    body = reporter.post(url, follow=True).content.decode()
    assert "The group sees this point already" in body
    assert (ConfidentialPoint.objects.get().point_class, Point.objects.get().log_return) == (2, None)
    assert "Your name stands" in reporter.post(url, {"to": "name"}, follow=True).content.decode()


def test_no_name_is_put_to_a_point_that_the_group_does_not_read_or_has_decided_on(place, proposed, by_link):
    period, row = approved_and_locked(place, proposed)
    url, check = widen_url(place, period), place.url(f"returns/{period.reference}/check/")
    reporter = by_link(place.champion)
    Period.objects.update(state="decided")
    assert "Put my name to it" not in reporter.get(check).content.decode()
    assert "its figures by who reported stand" in reporter.post(url, {"to": "name"}, follow=True).content.decode()
    Period.objects.update(state="locked")
    reporter.post(back_url(place, period, row))
    assert "Put my name to it" not in reporter.get(check).content.decode()
    assert "reads nothing of this point" in reporter.post(url, {"to": "name"}, follow=True).content.decode()
    assert ConfidentialPoint.objects.get().point_class == 2


def test_before_the_locking_the_name_is_given_in_the_box(place, proposed, by_link):
    period, _ = proposed
    body = by_link(place.champion).post(widen_url(place, period), {"to": "name"}, follow=True).content.decode()
    assert "Open its box and choose there who may see it" in body
    assert ConfidentialPoint.objects.get().point_class == 2


def test_in_a_period_that_was_opened_again_no_wording_brings_the_group_a_point(place, proposed, by_link):
    period, row = approved_and_locked(place, proposed)
    reporter, url = by_link(place.champion), own_words_url(place, period, proposed[1])
    reporter.post(back_url(place, period, row))
    Period.objects.update(state="open")
    body = reporter.get(url).content.decode()
    assert ("locked once and opened again" in body, "Approve this wording" in body) == (True, False)
    for answer in ({}, {"keep": "1"}):
        assert "locked once and opened again" in reporter.post(url, answer, follow=True).content.decode()
    assert not Point.objects.get().tabled
