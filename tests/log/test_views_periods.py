"""Periods in pages: names for the officer and the chair alone, dates, reminders, settings."""

import re
from datetime import timedelta

import pytest

from concord.core.accounts.access import SYSTEM
from concord.group.commands import cancel_meeting, schedule_meeting
from concord.group.models import Group
from concord.log import commands
from concord.log.forms.periods import SettingsForm
from concord.log.models import Expectation, LogSettings, Period, Reminder
from concord.log.rules.returns import PointInput

from .deciding import sit_down

DATES = ("starts_on", "ends_on", "opens_on", "due_on", "locks_on")


def page(client, url, status=200):
    response = client.get(url)
    assert response.status_code == status
    return response.content.decode()


def typed(**days):
    found = {}
    for name, day in days.items():
        found |= {f"{name}_day": day.day, f"{name}_month": day.month, f"{name}_year": day.year}
    return found


def plan(place):
    days = (-90, 0, 0, 20, 25)
    return typed(**{name: place.today + timedelta(days=n) for name, n in zip(DATES, days, strict=True)})


def of(place, period, rest=""):
    return place.url(f"periods/{period.reference}/{rest}")


@pytest.mark.parametrize(("who", "names"), [("officer", True), ("chair", True), ("member", False), ("champion", False)])
def test_only_the_officer_and_the_chair_see_who_is_missing(place, signed_in, who, names):
    body = page(signed_in(place.people[who]), of(place, place.open()))
    assert ("Lee Leisure" in body) is names
    assert "Returns by sector" in body


def test_the_page_shows_each_state_and_every_time_somebody_was_asked(place, signed_in):
    period = place.open()
    place.send(period, place.champion, {1: [PointInput(text="One")]})
    excused = Expectation.objects.get(person=place.member)
    commands.excuse(expectation=excused, reason="Long leave", by=place.officer, at=place.now)
    commands.remind(period=period, by=place.officer, at=place.now)
    body = page(signed_in(place.officer), of(place, period))
    for words in ("on time", "Long leave", "missing", "mail by hand", "by Olive Officer", "3 of 4 blank"):
        assert words in body


def test_the_latest_time_somebody_was_asked_stands_first_and_the_rest_is_folded_away(place, signed_in):
    period = place.open()
    expectation = Expectation.objects.get(person=place.member)
    for hours, kind in enumerate(("by_hand", "scheduled"), start=1):
        facts = {"kind": kind, "for_day": place.today, "at": place.now + timedelta(hours=hours)}
        Reminder(area=place.area, expectation=expectation, **facts).save()
    row = next(r for r in page(signed_in(place.officer), of(place, period)).split("<tr>") if str(place.member) in r)
    seen, folded = row.split("</details>", 1)[0].split("<details", 1)
    assert ("on schedule" in seen, "by hand" in seen, "invitation" in seen) == (True, False, False)
    assert (folded.count("<li>"), "by hand" in folded, "invitation" in folded) == (2, True, True)


def test_people_without_an_address_are_listed_for_paper_with_their_own_form(place, signed_in):
    place.add("paper", "Pam Paper", "champion", "charity", email="")
    period = place.open()
    client = signed_in(place.officer)
    body = page(client, of(place, period))
    assert "Give these a paper form" in body
    link = f"{of(place, period, 'form.docx')}?person={place.people['paper'].uid}"
    assert link in body
    assert client.get(link)["Content-Disposition"].endswith('.docx"')


def test_a_period_is_planned_opened_reminded_and_locked_in_pages(place, signed_in):
    client = signed_in(place.officer)
    made = client.post(place.url("periods/new/"), {"label": "Spring"} | plan(place))
    period = Period.objects.get()
    assert made.url == of(place, period)
    for act in ("open/", "remind/", "lock/"):
        assert client.post(of(place, period, act)).url == of(place, period)
    period.refresh_from_db()
    assert (period.state, Reminder.objects.filter(kind="by_hand").count()) == ("locked", 4)


def test_dates_out_of_order_come_back_with_their_error(place, signed_in):
    wrong = plan(place) | typed(opens_on=place.today + timedelta(days=2), due_on=place.today + timedelta(days=1))
    body = signed_in(place.officer).post(place.url("periods/new/"), wrong).content.decode()
    assert "Returns cannot be due before the period opens." in body
    assert not Period.objects.exists()


def test_a_period_whose_days_are_over_is_not_planned_and_none_is_moved_there(place, signed_in):
    client, gone = signed_in(place.officer), place.today - timedelta(days=1)
    wrong = plan(place) | typed(opens_on=gone, due_on=gone)
    assert "This day is over." in client.post(place.url("periods/new/"), wrong).content.decode()
    period = place.open()
    facts = {"label": "Shorter"} | typed(opens_on=period.opens_on, due_on=gone, locks_on=gone)
    assert "This day is over." in client.post(of(place, period, "change/"), facts).content.decode()
    period.refresh_from_db()
    assert (Period.objects.get(), period.label != "Shorter", period.locks_on >= place.today) == (period, True, True)


def test_a_planned_period_that_is_changed_has_no_figures_yet(place, signed_in):
    client = signed_in(place.officer)
    client.post(place.url("periods/new/"), plan(place))
    period = Period.objects.get()
    days = {name: getattr(period, name) for name in ("opens_on", "due_on", "locks_on")}
    client.post(of(place, period, "change/"), {"label": "Another"} | typed(**days))
    assert "No figures yet" in client.get(of(place, period)).content.decode()


def test_without_a_group_the_way_to_set_it_up_is_shown(place, signed_in):
    Group.objects.all().delete()
    answer = signed_in(place.officer).get(place.url("periods/new/"), follow=True)
    body = answer.content.decode()
    assert ("has no group yet" in body, "Set up the group" in body) == (True, True)


def test_one_that_opens_before_its_time_is_told_where_and_how_to_mend_it(place, signed_in):
    wrong = plan(place) | typed(starts_on=place.today + timedelta(days=90), ends_on=place.today + timedelta(days=99))
    body = signed_in(place.officer).post(place.url("periods/new/"), wrong).content.decode()
    assert ('href="#id_opens_on' in body, "Let it open on" in body) == (True, True)
    assert not Period.objects.exists()


@pytest.mark.parametrize(("who", "ends", "warned"), [("officer", 6, True), ("officer", 5, False), ("chair", 6, False)])
def test_due_before_its_time_is_over_is_said_and_not_refused(place, signed_in, who, ends, warned):
    period = place.open(ends_on=place.today + timedelta(days=ends))
    body = signed_in(place.people[who]).get(of(place, period)).content.decode()
    assert ("Returns are due before their time is over" in body) is warned
    commands.lock_period(period=period, by=place.officer, at=place.now)
    assert "due before their time" not in signed_in(place.people[who]).get(of(place, period)).content.decode()


def test_dates_are_changed(place, signed_in):
    period = place.open()
    later = place.today + timedelta(days=40)
    facts = {"label": "Longer"} | typed(opens_on=period.opens_on, due_on=later, locks_on=later)
    assert signed_in(place.officer).post(of(place, period, "change/"), facts).status_code == 302
    period.refresh_from_db()
    assert (period.label, period.locks_on) == ("Longer", later)


def test_a_link_is_sent_again_withdrawn_and_somebody_excused(place, signed_in):
    period = place.open()
    client = signed_in(place.officer)
    own = f"expected/{place.champion.uid}/"
    assert client.post(of(place, period, f"{own}resend/")).status_code == 302
    assert client.post(of(place, period, f"{own}withdraw/")).status_code == 302
    assert client.post(of(place, period, f"{own}excuse/"), {"reason": "Illness"}).status_code == 302
    assert place.champion.links.filter(revoked_at__isnull=True).count() == 0
    assert Expectation.objects.get(person=place.champion).excused_reason == "Illness"


def test_one_person_is_reminded_once_a_day(place, signed_in):
    period = place.open()
    client = signed_in(place.officer)
    url = of(place, period, f"expected/{place.champion.uid}/remind/")
    assert "Cara Champion is reminded." in client.post(url, follow=True).content.decode()
    assert "got a reminder today" in client.post(url, follow=True).content.decode()
    assert Reminder.objects.filter(kind="by_hand").count() == 1


def test_how_many_were_reminded_is_told_and_why_nobody_was(place, signed_in):
    period, client = place.open(), signed_in(place.officer)
    first = client.post(of(place, period, "remind/"), follow=True).content.decode()
    again = client.post(of(place, period, "remind/"), follow=True).content.decode()
    assert re.search(r"\b[1-9]\d* (person was|people were) reminded: only those", first)
    nobody = "Nobody was reminded: whoever’s return is missing has no e-mail address, or got a reminder today."
    assert (nobody in again, "0 people" in again) == (True, False)


def test_whoever_was_reminded_today_is_not_offered_to_be_reminded_again(place, signed_in):
    period, client = place.open(), signed_in(place.officer)
    url = of(place, period, f"expected/{place.champion.uid}/remind/")
    assert url in page(client, of(place, period))
    client.post(url)
    assert url not in page(client, of(place, period))
    Reminder.objects.filter(kind="by_hand").update(at=place.now - timedelta(days=1))
    assert url in page(client, of(place, period))


def test_once_the_sheet_is_made_only_what_still_works_is_offered(place, signed_in):
    period = sit_down(place).period
    client, make, reopen = signed_in(place.officer), "Make the decision sheet", of(place, period, "reopen/")
    body = page(client, of(place, period))
    assert (make in body, reopen in body) == (True, True)
    commands.build_sheet(period=period, by=place.officer, at=place.now)
    body = page(client, of(place, period))
    assert (make in body, reopen in body) == (False, False)


def test_an_excuse_needs_a_reason_and_is_taken_back_with_a_button(place, signed_in):
    period = place.open()
    client = signed_in(place.officer)
    own = f"expected/{place.champion.uid}/"
    assert "There is a problem" in client.post(of(place, period, f"{own}excuse/"), {"reason": ""}).content.decode()
    client.post(of(place, period, f"{own}excuse/"), {"reason": "Illness"})
    body = page(client, of(place, period))
    assert ("Excused: 1" in body, "Take back the excuse" in body) == (True, True)
    client.post(of(place, period, f"{own}excused/"))
    assert Expectation.objects.get(person=place.champion).excused_reason == ""


def test_the_missing_are_shown_alone_and_so_is_one_person(place, signed_in):
    period = place.open()
    place.send(period, place.champion, {1: [PointInput(text="One")]})
    client = signed_in(place.officer)

    def rows(query):
        table = page(client, of(place, period) + query).split("Who is expected and how it stands")[-1]
        return [name for name in ("Cara Champion", "Chris Chair", "Lee Leisure") if name in table.split("</table>")[0]]

    assert rows("") == ["Cara Champion", "Chris Chair", "Lee Leisure"]
    assert rows("?show=missing") == ["Chris Chair", "Lee Leisure"]
    assert rows(f"?who={place.champion.uid}") == ["Cara Champion"]


def test_many_people_stand_on_several_pages_and_the_links_lead_to_the_list(place, signed_in, monkeypatch):
    monkeypatch.setattr("concord.log.views.periods.PEOPLE_PER_PAGE", 2)
    first, client = of(place, place.open()), signed_in(place.officer)
    body = page(client, f"{first}?show=missing")
    assert ("Lee Leisure</th>" in body, 'href="?show=missing&amp;page=2#who"' in body) == (False, True)
    assert '<strong aria-current="true">Missing only (' in body
    assert "Lee Leisure</th>" in page(client, f"{first}?show=missing&page=2")


def test_who_cannot_be_reached_is_said_and_gets_a_new_link_not_a_reminder(place, signed_in):
    period = place.open()
    Expectation.objects.filter(person=place.champion).update(not_reached=True)
    commands.refresh_summary(period=period)
    body = page(signed_in(place.officer), f"{of(place, period)}?show=not_reached")
    assert ("Not reached: 1" in body, "Send a new link" in body) == (True, True)
    assert f"{place.champion.uid}/remind/" not in body


def test_locking_early_asks_what_it_means(place, signed_in):
    period = place.open()
    body = page(signed_in(place.officer), of(place, period))
    assert "This is early: it locks by itself at the end of" in body
    assert "4 returns are still missing" in body


def test_a_period_locked_by_mistake_is_opened_again_with_a_reason(place, signed_in):
    period = place.open()
    client = signed_in(place.officer)
    assert "Only a locked period" in page(client, of(place, period, "reopen/"), 409)
    client.post(of(place, period, "lock/"))
    assert "Locked by mistake?" in page(client, of(place, period))
    assert "confidential points stay as they are" in page(client, of(place, period, "reopen/"))
    dates = typed(locks_on=period.locks_on)
    assert "There is a problem" in client.post(of(place, period, "reopen/"), dates).content.decode()
    assert client.post(of(place, period, "reopen/"), dates | {"reason": "mistake"}).url == of(place, period)
    period.refresh_from_db()
    assert period.state == "open"
    assert "and opened again" in page(client, of(place, period))


def test_a_planned_period_is_taken_away(place, signed_in):
    period = place.plan()
    client = signed_in(place.officer)
    assert "Take it away" in page(client, of(place, period))
    assert client.post(of(place, period, "remove/")).url == place.url("periods/")
    assert not Period.objects.exists()


def test_a_cancelled_meeting_is_said_on_its_period_and_in_the_list(place, signed_in, at_once):
    starts = place.now + timedelta(days=60)
    facts = {"group": place.group, "kind": "regular", "by": SYSTEM, "at": place.now}
    meeting = schedule_meeting(starts_at=starts, ends_at=starts + timedelta(hours=1), **facts)
    cancel_meeting(meeting=meeting, by=SYSTEM, at=place.now)
    client = signed_in(place.officer)
    assert "does not open by itself" in page(client, of(place, Period.objects.get()))
    assert "meeting cancelled" in page(client, place.url("periods/"))


def test_the_settings_are_explained_with_the_next_meetings_dates(place, signed_in, at_once):
    starts = place.now + timedelta(days=60)
    facts = {"group": place.group, "kind": "regular", "by": SYSTEM, "at": place.now}
    schedule_meeting(starts_at=starts, ends_at=starts + timedelta(hours=1), **facts)
    body = page(signed_in(place.officer), place.url("settings/"))
    assert "Bank holidays are those of England." in body
    assert f"is due on {Period.objects.get().due_on:%A}" in body
    for field in SettingsForm.base_fields.values():
        assert field.help_text, field.label


def test_somebody_who_joined_later_is_asked(place, signed_in):
    period = place.open()
    client = signed_in(place.officer)
    assert "Nobody joined since" in page(client, of(place, period, "extra/"))
    joiner = place.add("joiner", "Jo Joiner", "champion", "charity")
    assert "Jo Joiner" in page(client, of(place, period, "extra/"))
    client.post(of(place, period, "extra/"), {"person": str(joiner.uid)})
    assert Expectation.objects.get(person=joiner).is_extra
    assert "Jo Joiner" in page(client, of(place, period))


def test_a_late_joiners_private_draft_shows_nowhere(place, signed_in):
    period = place.open()
    joiner = place.add("joiner", "Jo Joiner", "champion", "charity")
    commands.start_return(period=period, person=joiner, at=place.now)
    rows = page(signed_in(place.officer), of(place, period))
    assert "Jo Joiner" not in rows


def test_settings_change_and_the_usual_notes_come_back(place, signed_in):
    client = signed_in(place.officer)
    facts = {
        "points_max": 3, "limit_per_box": "False", "text_limit": 300, "blank_limit": 1, "opens_days_before_meeting": 40,
        "due_days_before_meeting": 9, "locks_days_before_meeting": 4, "reminders": "9, 3, −1", "reply_days": 12,
        "repeat_min_periods": 2, "repeat_window": 4, "notes": "Our own notes",
    }  # fmt: skip
    assert client.post(place.url("settings/"), facts).status_code == 302
    found = LogSettings.objects.get()
    assert (found.points_max, found.limit_per_box, found.reminder_days) == (3, False, [9, 3, -1])
    assert "version 2" in page(client, place.url("settings/"))
    client.post(place.url("settings/usual-notes/"))
    assert LogSettings.objects.get().notes == ""


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"reminders": "soon"}, "Write whole numbers"),
        ({"reminders": "1,2,3,4,5,6,7"}, "At most six reminders"),
        ({"due_days_before_meeting": 90}, "cannot be due before"),
        ({"locks_days_before_meeting": 30}, "cannot lock before"),
        ({"repeat_window": 2, "repeat_min_periods": 3}, "at least as many periods"),
        ({"points_max": 0}, "must be 1 or more"),
        ({"text_limit": ""}, "Enter"),
    ],
)
def test_settings_that_cannot_be_are_refused(place, signed_in, change, words):
    usual = {
        "points_max": 2, "limit_per_box": "True", "text_limit": 400, "blank_limit": 2, "opens_days_before_meeting": 42,
        "due_days_before_meeting": 10, "locks_days_before_meeting": 5, "reminders": "7", "reply_days": 10,
        "repeat_min_periods": 2, "repeat_window": 3, "notes": "",
    }  # fmt: skip
    response = signed_in(place.officer).post(place.url("settings/"), usual | change)
    assert (response.status_code, words in response.content.decode()) == (200, True)


@pytest.mark.parametrize("who", ["chair", "member", "champion", "trustee"])
def test_nobody_but_the_officer_looks_after_periods(place, signed_in, who):
    period = place.open()
    client = signed_in(place.people[who])
    own = f"expected/{place.champion.uid}/"
    for rest in ("change/", "enter/", "read-form/", "extra/", "form.pdf", "reopen/", f"{own}excuse/"):
        assert client.get(of(place, period, rest)).status_code == 403
    own_acts = [f"{own}{act}/" for act in ("resend", "withdraw", "remind", "excused")]
    for rest in ("open/", "remind/", "lock/", "remove/", "reopen/", *own_acts):
        assert client.post(of(place, period, rest)).status_code == 403
    for rest in ("periods/new/", "settings/", "periods/import/", "periods/returns.csv"):
        assert client.get(place.url(rest)).status_code == 403


def test_nothing_happens_by_looking(place, signed_in):
    period = place.plan()
    client = signed_in(place.officer)
    for rest in ("open/", "remind/", "lock/", f"expected/{place.champion.uid}/resend/"):
        assert client.get(of(place, period, rest)).status_code == 405


def test_a_period_of_another_area_is_not_found(place, signed_in):
    assert signed_in(place.officer).get(place.url("periods/EAST-2026-P001/")).status_code == 404


@pytest.mark.parametrize("people", [1, 3])
def test_the_page_takes_the_same_queries_however_many_are_expected(place, signed_in, django_assert_num_queries, people):
    for n in range(people):
        place.add(f"more{n}", f"More {n}", "champion", "charity")
    period = place.open()
    for n in range(people):
        place.send(period, place.people[f"more{n}"], {1: [PointInput(text="One")], 2: []})
    client = signed_in(place.officer)
    client.get(of(place, period))
    with django_assert_num_queries(19):
        client.get(of(place, period))


def test_the_list_says_when_a_period_was_locked_early_and_otherwise_when_it_locks(place, signed_in):
    period, client = place.open(), signed_in(place.officer)
    day, last = (f"{one.day} {one:%b %Y}" for one in (place.today, period.locks_on))
    assert f"<td>{last}</td>" in page(client, place.url("periods/"))
    commands.lock_period(period=period, by=place.officer, at=place.now)
    assert f"<td>locked {day}</td>" in page(client, place.url("periods/"))
    Period.objects.update(locked_at=place.now + timedelta(days=11))
    assert f"<td>{last}</td>" in page(client, place.url("periods/"))
