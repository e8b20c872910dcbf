"""Seats to apply for: the last day, the shortlist, the decision with its letter, and the seat that follows from it."""

from datetime import date, timedelta

import pytest
from django.core import mail
from django.utils import timezone

from concord.core.accounts.access import SYSTEM
from concord.core.accounts.records import records_of
from concord.core.areas.scoping import everywhere
from concord.core.audit.models import AuditEntry
from concord.core.directory.takeout import take_out
from concord.core.lib.errors import AccessDenied, RuleBroken
from concord.core.mail.models import OutgoingMessage
from concord.group import commands
from concord.group.models import Application, Vacancy
from concord.group.rules.vacancies import APPLICATION_TRANSITIONS
from tests.worlds import START, at

from .seating import add_seat
from .test_views_seats import day

URL = "/areas/wessington/group/"
CLOSES = date(2026, 2, 1)
AFTER = at(date(2026, 2, 3))


@pytest.fixture
def vacancy(world):
    seat = add_seat(world, label="Open seat", sector="voluntary")
    facts = {"role_description": "You come.", "closes_on": CLOSES, "panel": "Ruth and Rosa"}
    return commands.advertise_seat(seat=seat, **facts, by=world.officer, at=START)


def applied(vacancy, name="Ida Lantern", received_on=date(2026, 1, 20), by=SYSTEM, moment=AFTER, **facts):
    usual = {"name": name, "email": "ida@example.org", "text": "I know small groups."}
    return commands.receive_application(vacancy=vacancy, received_on=received_on, by=by, at=moment, **usual | facts)


def chosen(world, one, **facts):
    usual = {"person": world.volunteer, "starts_on": date(2026, 3, 1), "feedback": "Welcome."}
    return commands.choose_applicant(application=one, by=world.officer, at=AFTER, **usual | facts)


def test_somebody_is_chosen_takes_the_seat_and_everybody_has_a_letter(world, vacancy):
    ida, omar = applied(vacancy), applied(vacancy, "Omar Example", email="omar@example.org")
    commands.shortlist(application=ida, by=SYSTEM, at=AFTER)
    holding = chosen(world, ida)
    assert (holding.person, holding.route, holding.approved_by) == (world.volunteer, "applied", "Ruth and Rosa")
    assert (ida.state, ida.holding, vacancy.ended_on) == ("chosen", holding, date(2026, 2, 3))
    commands.decline_applicant(application=omar, feedback="Try again.", by=SYSTEM, at=AFTER)
    letters = {one.to[0]: one.body for one in mail.outbox if "application" in one.subject}
    assert "You hold the seat from 1 March 2026" in letters["ida@example.org"]
    assert ("Try again." in letters["omar@example.org"], "Ida" in letters["omar@example.org"]) == (True, False)
    told = [f"{e.subject_label} {e.facts}" for e in AuditEntry.objects.filter(verb__startswith="group.")]
    assert not any("Lantern" in one or "Omar" in one for one in told)
    assert b"Lantern" not in take_out(area=world.area, by=SYSTEM, at=AFTER)


@pytest.mark.parametrize("day_", [date(2026, 1, 4), date(2026, 2, 2), date(2026, 2, 9)])
def test_an_application_comes_in_by_the_last_day(vacancy, day_):
    with pytest.raises(RuleBroken):
        applied(vacancy, received_on=day_)


def test_nobody_is_judged_before_everybody_could_apply(world, vacancy):
    one = applied(vacancy, moment=at(CLOSES))
    with pytest.raises(RuleBroken, match="can still apply"):
        commands.shortlist(application=one, by=SYSTEM, at=at(CLOSES))
    with pytest.raises(RuleBroken, match="can still apply"):
        commands.decline_applicant(application=one, feedback="x", by=SYSTEM, at=at(CLOSES))


@pytest.mark.parametrize(
    ("old", "new", "fine"),
    [("received", "chosen", False), ("shortlisted", "chosen", True), ("shortlisted", "received", True),
     ("not_chosen", "chosen", False), ("chosen", "not_chosen", False)],
)  # fmt: skip
def test_who_is_chosen_was_on_the_shortlist(old, new, fine):
    assert (new in APPLICATION_TRANSITIONS[old]) is fine


def test_it_goes_by_its_rules(world, vacancy):
    one = applied(vacancy, email="")
    with pytest.raises(RuleBroken, match="not on the shortlist"):
        chosen(world, one)
    with pytest.raises(RuleBroken, match="Answer everybody"):
        commands.end_vacancy(vacancy=vacancy, by=SYSTEM, at=AFTER)
    with pytest.raises(RuleBroken, match="words that help"):
        commands.decline_applicant(application=one, feedback=" ", by=SYSTEM, at=AFTER)
    commands.decline_applicant(application=one, feedback="Try again.", by=SYSTEM, at=AFTER)
    with pytest.raises(RuleBroken, match="answered already"):
        commands.shortlist(application=one, by=SYSTEM, at=AFTER)
    assert OutgoingMessage.objects.filter(kind="group.application").count() == 0
    facts = {"seat": vacancy.seat, "role_description": "x", "panel": "x", "by": SYSTEM, "at": AFTER}
    with pytest.raises(RuleBroken, match="advertised already"):
        commands.advertise_seat(**facts, closes_on=date(2026, 4, 1))
    commands.end_vacancy(vacancy=vacancy, by=SYSTEM, at=AFTER)
    commands.advertise_seat(**facts, closes_on=date(2026, 4, 1))
    for wrong in ({"closes_on": date(2026, 1, 1)}, {"role_description": " "}, {"panel": ""}):
        with pytest.raises(RuleBroken):
            commands.advertise_seat(**{**facts, "closes_on": date(2026, 4, 1), **wrong})


def test_the_address_of_the_form_stands_there_to_copy(world, vacancy, signed_in):
    Vacancy.objects.update(closes_on=timezone.localdate() + timedelta(days=9))
    body = signed_in(world.officer).get(f"{URL}vacancies/{vacancy.uid}/").content.decode()
    assert f"<code>http://testserver{URL}vacancies/{vacancy.uid}/apply/</code>" in body


@pytest.mark.parametrize("who", ["chair", "member", "champion", "stranger"])
def test_others_write_none_of_it_and_do_not_see_who_applied(world, vacancy, signed_in, who):
    one, by = applied(vacancy), world.people[who]
    calls = (
        lambda: applied(vacancy, by=by),
        lambda: commands.shortlist(application=one, by=by, at=AFTER),
        lambda: commands.decline_applicant(application=one, feedback="x", by=by, at=AFTER),
        lambda: commands.end_vacancy(vacancy=vacancy, by=by, at=AFTER),
        lambda: commands.remove_application(application=one, by=by, at=AFTER),
        lambda: commands.choose_applicant(application=one, person=by, starts_on=CLOSES, by=by, at=AFTER),
    )
    for call in calls:
        with pytest.raises(AccessDenied):
            call()
    client = signed_in(by)
    assert client.get(f"{URL}applications/{one.uid}/").status_code == 403
    assert "Lantern" not in client.get(f"{URL}vacancies/{vacancy.uid}/").content.decode()


def test_what_they_wrote_goes_a_year_after_the_answer(world, vacancy):
    answered, waiting = applied(vacancy), applied(vacancy)
    commands.decline_applicant(application=answered, feedback="x", by=SYSTEM, at=AFTER)
    facts = {"area": world.area, "at": AFTER}
    assert commands.let_go_of_applications(on=date(2027, 2, 1), **facts) == 0
    assert commands.let_go_of_applications(on=date(2027, 2, 2), **facts) == 1
    assert list(Application.objects.all()) == [waiting] or list(Application.objects.all()) == [answered]
    assert commands.let_go_of_applications(on=date(2027, 2, 4), **facts) == 1


def test_the_pages_take_what_is_typed(world, signed_in):
    client, today = signed_in(world.officer), timezone.localdate()
    seat = add_seat(world, label="Open seat")
    typed = {"role_description": "You come.", "panel": "Ruth", **day("closes_on", today)}
    page = client.post(f"{URL}seats/{seat.uid}/advertise/", typed).url
    entered = {"name": "Ida", "email": "ida@example.org", "text": "Hello", **day("received_on", today)}
    assert client.post(f"{page}applications/new/", entered).url == page
    one = Application.objects.get()
    assert "You come." in signed_in(world.observer).get(page).content.decode()
    assert "look at everybody together" in client.get(f"{URL}applications/{one.uid}/").content.decode()
    assert client.post(f"{URL}applications/{one.uid}/shortlist/").status_code == 409
    Vacancy.objects.update(opens_on=today - timedelta(days=9), closes_on=today - timedelta(days=1))
    client.post(f"{URL}applications/{one.uid}/shortlist/")
    assert "Choose them" in client.get(f"{URL}applications/{one.uid}/").content.decode()
    choice = {"person": str(world.volunteer.uid), **day("starts_on", today)}
    assert client.post(f"{URL}applications/{one.uid}/choose/", choice).url == page
    assert "Pat Example" in client.get(f"{URL}seats/{seat.uid}/").content.decode()
    assert "ended" in client.get(f"{URL}groups/group/vacancies/").content.decode()


@pytest.mark.parametrize("rows", [1, 3])
def test_the_pages_take_the_same_queries_for_one_and_for_three(world, signed_in, django_assert_num_queries, rows):
    for n in range(rows):
        seat = add_seat(world, label=f"Seat {n}")
        facts = {"role_description": "x", "closes_on": CLOSES, "panel": "x", "by": SYSTEM, "at": START}
        vacancy = commands.advertise_seat(seat=seat, **facts)
    for _ in range(rows):
        applied(vacancy)
    client = signed_in(world.officer)
    with django_assert_num_queries(8):
        client.get(f"{URL}groups/group/vacancies/")
    with django_assert_num_queries(7):
        client.get(f"{URL}vacancies/{vacancy.uid}/")


def test_anybody_with_the_link_applies_and_gets_a_mail_that_repeats_nothing(world, vacancy, client):
    with pytest.raises(RuleBroken, match="Applications are taken"):
        commands.apply_for_seat(vacancy=vacancy, name="Ida", email="ida@example.org", text="Yes.", at=AFTER)
    Vacancy.objects.update(closes_on=timezone.localdate())
    page = f"{URL}vacancies/{vacancy.uid}/apply/"
    body = client.get(page).content.decode()
    assert ("You come." in body, "Send my application" in body) == (True, True)
    typed = {"name": "Ida Lantern", "email": "ida@example.org", "text": "I know https://example.org/spam groups."}
    assert client.post(page, typed | {"email": "ida"}).status_code == 200
    assert client.post(page, typed).url == f"{URL}vacancies/{vacancy.uid}/applied/"
    assert "has arrived" in client.get(f"{URL}vacancies/{vacancy.uid}/applied/").content.decode()
    (letter,) = [one for one in mail.outbox if one.to == ["ida@example.org"]]
    assert not any(word in letter.body for word in ("Lantern", "spam"))
    entry = AuditEntry.objects.get(verb="group.application_sent")
    assert (entry.person_key, "Lantern" in f"{entry.subject_label}{entry.facts}") == ("", False)
    assert "Lantern" not in client.get(page).content.decode()


def test_too_many_from_one_address_are_held_up(world, vacancy, client, settings):
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"seat_application": "1/h/ip"}
    Vacancy.objects.update(closes_on=timezone.localdate())
    page, typed = f"{URL}vacancies/{vacancy.uid}/apply/", {"name": "Ida", "email": "ida@example.org", "text": "Yes."}
    assert [client.post(page, typed | {"name": name}).status_code for name in ("Ida", "Omar")] == [302, 429]


def test_after_the_last_day_the_form_is_gone(world, vacancy, client):
    body = client.get(f"{URL}vacancies/{vacancy.uid}/apply/").content.decode()
    assert ("Nobody can apply" in body, "Send my application" in body) == (True, False)


def sent_in(vacancy, **facts):
    usual = {"name": "Ida", "email": "ida@example.org", "text": "Yes."}
    return commands.apply_for_seat(vacancy=vacancy, at=at(CLOSES), **usual | facts)


def test_an_application_sent_twice_is_one_and_an_address_gets_one_mail(vacancy):
    assert sent_in(vacancy) == sent_in(vacancy)
    sent_in(vacancy, email="IDA@example.org", text="Yes, once more.")
    assert Application.objects.count() == 2
    assert len([one for one in mail.outbox if "has arrived" in one.subject]) == 1


def test_a_vacancy_that_ended_meanwhile_takes_no_application(vacancy):
    opened = Vacancy.objects.get(pk=vacancy.pk)
    commands.end_vacancy(vacancy=vacancy, by=SYSTEM, at=START)
    with pytest.raises(RuleBroken, match="has ended"):
        sent_in(opened)


def test_what_somebody_wrote_to_apply_is_theirs_to_take_and_goes_with_them(world, vacancy):
    one, other = applied(vacancy), applied(vacancy, "Omar Example")
    commands.shortlist(application=one, by=SYSTEM, at=AFTER)
    chosen(world, one)
    kept = {found.heading: found.rows for found in records_of(world.volunteer)}
    assert "small groups" in str(kept["What you wrote to apply for a seat that you got"])
    with everywhere():
        commands.forget_applicant(person=world.volunteer)
    assert list(Application.objects.all()) == [other]


def test_an_application_that_somebody_wants_back_is_taken_away_without_a_letter(world, vacancy, signed_in):
    one, other = applied(vacancy), applied(vacancy, "Omar Example")
    page, before = f"{URL}applications/{one.uid}/", len(mail.outbox)
    client = signed_in(world.officer)
    assert "Take it away" in client.get(page).content.decode()
    assert client.post(f"{page}remove/").url == f"{URL}vacancies/{vacancy.uid}/"
    assert (list(Application.objects.all()), len(mail.outbox)) == ([other], before)
    assert "Lantern" not in str(AuditEntry.objects.filter(verb="group.application_removed").values())
    commands.shortlist(application=other, by=SYSTEM, at=AFTER)
    chosen(world, other)
    with pytest.raises(RuleBroken, match="was chosen"):
        commands.remove_application(application=other, by=SYSTEM, at=AFTER)
