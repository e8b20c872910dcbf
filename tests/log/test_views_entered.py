"""The pages of a return that an officer entered for somebody."""

import re
from datetime import timedelta

import pytest

from concord.log import commands
from concord.log.models import LogReturn, Point
from concord.log.rules.returns import PointInput


def entered(place, period, **facts):
    about = PointInput("Told by letter", about_organisation=place.bodies["council"], commitment=place.commitment)
    usual = {
        "period": period, "person": place.champion, "boxes": {1: ([about], False), 2: ((), True)}, "is_nil": False,
        "received_on": place.today - timedelta(days=1), "mode": "paper", "by": place.officer, "at": place.now,
    }  # fmt: skip
    return commands.enter_return(**usual | facts)


def of(place, made, rest=""):
    return place.url(f"periods/{made.period.reference}/entered/{made.person.uid}/{rest}")


def typed(place, **facts):
    day = place.today
    came = {"mode": "email", "received_on_day": day.day, "received_on_month": day.month, "received_on_year": day.year}
    return came | facts


def write(place, made, box, points):
    facts = {"by": place.champion, "at": place.now, "address": place.champion.email}
    commands.save_box(log_return=made, box=box, points=points, nothing=False, **facts)


def test_the_period_leads_to_what_was_entered_and_there_it_stands(place, signed_in):
    made, client = entered(place, place.open()), signed_in(place.officer)
    period = client.get(place.url(f"periods/{made.period.reference}/")).content.decode()
    assert f'href="{of(place, made)}"' in period
    page = client.get(of(place, made)).content.decode()
    for words in ("Told by letter", "About Wessington Council", "Nothing to report.", "On paper", "Olive Officer"):
        assert words in page
    assert (of(place, made, "change/") in page, of(place, made, "take-back/") in page) == (True, True)


def test_the_form_comes_filled_and_what_is_saved_takes_its_place(place, signed_in):
    made, client = entered(place, place.open()), signed_in(place.officer)
    page = client.get(of(place, made, "change/")).content.decode()
    assert ("Told by letter" in page, f'value="o{place.bodies["council"].pk}" selected' in page) == (True, True)
    assert re.search(r'<input[^>]*name="b2-nothing"[^>]* checked', page)
    facts = typed(place) | {"b1-text_1": "Told by mail", "b2-nothing": "on", "b3-text_1": ""}
    done = client.post(of(place, made, "change/"), facts, follow=True).content.decode()
    assert "Cara Champion’s return is changed. They get a copy." in done
    assert (Point.objects.get().text, LogReturn.objects.get().mode) == ("Told by mail", "email")


def test_an_error_keeps_what_was_typed_and_says_where_it_is(place, signed_in):
    made, client = entered(place, place.open()), signed_in(place.officer)
    facts = typed(place) | {"b1-text_1": "Told by mail", "b3-text_2": "A win without a source"}
    page = client.post(of(place, made, "change/"), facts).content.decode()
    assert ("Box 3, point 2: Choose where the win came from" in page, "A win without a source" in page) == (True, True)
    assert Point.objects.get().text == "Told by letter"


def test_a_form_that_stood_open_while_another_officer_changed_it_is_refused(place, signed_in):
    made, client = entered(place, place.open()), signed_in(place.officer)
    page = client.get(of(place, made, "change/")).content.decode()
    seen = page.split('name="b1-seen" value="')[1].split('"')[0]
    client.post(of(place, made, "change/"), typed(place) | {"b1-text_1": "First", "b1-seen": seen})
    page = client.post(of(place, made, "change/"), typed(place) | {"b1-text_1": "Second", "b1-seen": seen}).content
    assert b"Somebody else has changed this return" in page
    assert Point.objects.get().text == "First"


def test_entering_again_for_them_leads_to_the_filled_form(place, signed_in):
    made, client = entered(place, place.open()), signed_in(place.officer)
    url = place.url(f"periods/{made.period.reference}/enter/")
    answer = client.get(f"{url}?person={place.champion.uid}")
    assert (answer.status_code, answer["Location"]) == (302, of(place, made, "change/"))
    page = client.get(url).content.decode()
    assert ("Whose return is entered already" in page, f'href="{of(place, made)}"' in page) == (True, True)


def test_taking_back_asks_and_wants_a_reason(place, signed_in):
    made, client = entered(place, place.open()), signed_in(place.officer)
    page = client.get(of(place, made, "take-back/")).content.decode()
    assert ("Take back Cara Champion’s return?" in page, "Why is it taken back?" in page) == (True, True)
    assert LogReturn.objects.get().state == "sent"
    refused = client.post(of(place, made, "take-back/"), {"reason": "whatever"}).content.decode()
    assert ("There is a problem" in refused, Point.objects.count()) == (True, 1)
    done = client.post(of(place, made, "take-back/"), {"reason": "asked"}, follow=True).content.decode()
    assert ("Cara Champion’s return is taken back" in done, Point.objects.count()) == (True, 0)
    assert client.get(of(place, made)).status_code == 404


def test_nothing_confidential_stands_on_the_pages(place, signed_in):
    made, client = entered(place, place.open()), signed_in(place.officer)
    before = [client.get(of(place, made, rest)).content.decode().split("<main")[1] for rest in ("", "take-back/")]
    write(place, made, 4, [PointInput("A planted lantern", point_class=2)])
    after = [client.get(of(place, made, rest)).content.decode().split("<main")[1] for rest in ("", "take-back/")]
    assert without_tokens(after) == without_tokens(before)
    assert "lantern" not in client.get(of(place, made, "change/")).content.decode()


def without_tokens(pages):
    return [[line for line in page.splitlines() if "csrfmiddlewaretoken" not in line] for page in pages]


@pytest.mark.parametrize("rest", ["", "change/", "take-back/"])
def test_once_its_writer_changed_it_the_page_says_whose_it_is_and_not_what_it_says(place, signed_in, rest):
    made, client = entered(place, place.open()), signed_in(place.officer)
    write(place, made, 1, [PointInput("My own words")])
    answer = client.get(of(place, made, rest))
    assert (answer.status_code, "theirs alone" in answer.content.decode()) == (409, True)
    assert "My own words" not in answer.content.decode()
    assert of(place, made) not in client.get(place.url(f"periods/{made.period.reference}/")).content.decode()


@pytest.mark.parametrize("rest", ["", "change/", "take-back/"])
def test_a_return_of_their_own_and_none_at_all_look_the_same(place, signed_in, rest):
    period, client = place.open(), signed_in(place.officer)
    made = place.send(period, place.champion, {1: [PointInput("Mine")]})
    commands.start_return(period=period, person=place.member, at=place.now)
    for person in (made.person, place.member, place.chair, place.trustee):
        assert client.get(place.url(f"periods/{period.reference}/entered/{person.uid}/{rest}")).status_code == 404


@pytest.mark.parametrize("who", ["chair", "member", "champion", "trustee"])
@pytest.mark.parametrize("rest", ["", "change/", "take-back/"])
def test_nobody_but_an_officer_gets_there(place, signed_in, who, rest):
    made, client = entered(place, place.open()), signed_in(place.people[who])
    assert client.get(of(place, made, rest)).status_code == 403
    assert client.post(of(place, made, rest), {"reason": "asked"}).status_code == 403
    assert LogReturn.objects.get().state == "sent"


def test_a_draft_without_a_word_in_it_is_begun_like_a_new_one(place, by_link, signed_in):
    made = entered(place, place.open())
    commands.take_back_entered(log_return=made, reason="asked", by=place.officer, at=place.now)
    page = signed_in(place.champion).get(place.url(f"returns/{made.period.reference}/")).content.decode()
    assert ("Nothing to report at all?" in page, "You have begun it" in page) == (True, False)
