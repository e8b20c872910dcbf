"""A champion's return in pages: few page loads, nothing lost, nothing written by looking."""

import re
from datetime import timedelta

import pytest

from concord.log import commands
from concord.log.models import BoxAnswer, Expectation, LogReturn, Period, Point
from concord.log.rules.returns import PointInput
from concord.log.terms import Box
from tests.signing_in import come_by

from .deciding import sit_down


def page(client, url, status=200):
    response = client.get(url)
    assert response.status_code == status
    return response.content.decode()


def at(place, period, rest=""):
    return place.url(f"returns/{period.reference}/{rest}")


def seen_on(body):
    return re.search(r'name="seen" value="(\w+)"', body)[1]


def test_nothing_to_report_takes_two_pages(place, by_link):
    period = place.open()
    client = by_link(place.champion)
    assert "I have nothing to report this time" in page(client, at(place, period))
    sent = client.post(at(place, period), follow=True)
    assert len(sent.redirect_chain) == 1
    assert "Your return is sent" in sent.content.decode()
    assert LogReturn.objects.get().is_nil


def test_a_whole_return_takes_seven_pages_and_ends_with_a_reference(place, by_link):
    period = place.open()
    client = by_link(place.leisure_champion)
    loads = [page(client, at(place, period))]
    answers = [
        {"text_1": "Joint development of a strategy", "contexts_1": ["partnerships"]},
        {"text_1": "Sector not informed", "about_1": f"u{place.leisure.pk}", "breach_1": "short_consultation"},
        {"text_1": "Schedule of space", "win_source_1": "planned", "commitment_1": str(place.commitment.pk)},
        {"nothing": "on"},
    ]
    response = client.get(at(place, period, "box/1/"))
    for box, typed in enumerate(answers, start=1):
        loads.append(response.content.decode())
        typed |= {"seen": seen_on(loads[-1]), "class_1": "1"}
        response = client.post(at(place, period, f"box/{box}/"), typed, follow=True)
    loads.append(response.content.decode())
    assert "Check your return before you send it" in loads[-1]
    sent = client.post(at(place, period, "check/"), follow=True).content.decode()
    made = LogReturn.objects.get()
    assert (len(loads) + 1, made.state, made.reference in sent) == (7, "sent", True)
    assert sorted(Point.objects.values_list("box", flat=True)) == [1, 2, 3]
    assert Point.objects.get(box=2).about_unit == place.leisure
    assert Point.objects.get(box=3).commitment_text.number == "4.2"


def test_looking_at_pages_keeps_nothing(place, by_link):
    period = place.open()
    client = by_link(place.champion)
    for rest in ("", "box/1/", "box/2/", "box/3/", "box/4/", "check/"):
        page(client, at(place, period, rest))
    assert not LogReturn.objects.exists()


def test_each_box_says_in_plain_words_what_it_is_for(place, by_link):
    period = place.open()
    client = by_link(place.champion)
    told = (
        "that went the Compact way",
        "did not go the Compact way",
        "good that came of the Compact",
        "make things better",
    )
    for number, words in enumerate(told, start=1):
        body = page(client, at(place, period, f"box/{number}/"))
        lead = re.search(r'<p class="govuk-body">((?:Something|What would).*?)</p>', body)[1]
        assert (words in lead, f"{period.starts_on:%A}" in lead) == (True, True), lead


def test_box_three_asks_for_the_win_and_at_once_where_it_came_from(place, by_link):
    period = place.open()
    body = page(by_link(place.champion), at(place, period, "box/3/"))
    order = [body.index(words) for words in ("What is the win?", "Where did the win come from?", "Who is it about?")]
    assert (order, "What happened?" in body) == (sorted(order), False)


def test_what_few_people_know_waits_behind_a_line_that_needs_no_javascript(place, by_link):
    period = place.open()
    client = by_link(place.champion)
    for number, question in ((1, "Where was it?"), (2, "Is it one of the usual kinds?"), (4, "When was it?")):
        body = page(client, at(place, period, f"box/{number}/"))
        folded = re.search(r'<details class="govuk-details"><summary[^>]*>(?:(?!</details>).)*', body, re.S)[0]
        assert ("Say more about it" in folded, question in folded) == (True, True)
    client.post(at(place, period, "box/2/"), {"text_1": "Told late", "breach_1": "monitoring"})
    assert '<details class="govuk-details" open>' in page(client, at(place, period, "box/2/"))


def test_locked_early_it_says_the_day_it_was_locked_and_not_the_day_that_was_planned(place, by_link):
    period = place.open()
    commands.lock_period(period=period, by=place.officer, at=place.now)
    body = page(by_link(place.champion), at(place, period))
    day = f"{place.today:%A} {place.today.day} {place.today:%B %Y}"
    assert f"This period was locked on {day}" in body


def test_a_period_opened_again_says_what_stays_as_it_was(place, by_link):
    period = place.open()
    held = PointInput("Told late.", point_class=2)
    place.send(period, place.champion, {2: [held], 1: [PointInput("We met.")]})
    commands.lock_period(period=period, by=place.officer, at=place.now)
    commands.reopen_period(period=period, reason="mistake", locks_on=period.locks_on, by=place.officer, at=place.now)
    client = by_link(place.champion)
    assert "nobody can add, change or take away a confidential point" in page(client, at(place, period, "box/2/"))
    changed = {"text_1": "Told very late.", "class_1": "2"}
    assert "because that could show whose it is" in client.post(at(place, period, "box/2/"), changed).content.decode()
    other = by_link(place.leisure_champion)
    assert other.post(at(place, period, "box/1/"), {"text_1": "Named", "class_1": "1"}).status_code == 302


def test_headings_are_exactly_the_sources(place, by_link):
    period = place.open()
    client = by_link(place.champion)
    for box in Box:
        body = page(client, at(place, period, f"box/{box}/"))
        heading = re.search(r"<h1[^>]*>(.*?)</h1>", body)[1]
        assert heading == box.label


def test_headings_follow_the_areas_words(place, by_link):
    place.area.words = {"agreement": {"one": "Covenant"}, "targets": {"one": "Wessington Plan"}}
    place.area.save()
    period = place.open()
    body = page(by_link(place.champion), at(place, period, "box/1/"))
    assert "What was a Covenant way of working (in Wessington Plan, partnerships and engagement)" in body


def test_two_slots_are_offered_and_never_a_third(place, by_link):
    period = place.open()
    body = page(by_link(place.leisure_champion), at(place, period, "box/1/"))
    assert 'name="text_2"' in body
    assert 'name="text_21"' not in body


def test_a_voluntary_body_may_raise_a_point_for_somebody_else(place, by_link):
    period = place.open()
    client = by_link(place.champion)
    assert "For somebody who does not want to be named" in page(client, at(place, period, "box/2/"))
    client.post(at(place, period, "box/2/"), {"text_1": "One", "text_2": "Two", "text_21": "Theirs"})
    assert list(Point.objects.order_by("position").values_list("text", "is_proxy")) == [
        ("One", False), ("Two", False), ("Theirs", True),
    ]  # fmt: skip
    assert 'name="text_22"' in page(client, at(place, period, "box/2/"))


def test_the_example_and_the_notes_stand_beside_each_box(place, by_link):
    period = place.open()
    body = page(by_link(place.leisure_champion), at(place, period, "box/3/"))
    assert "Schedule of affordable space produced (planned)." in body
    assert "Notes for those who fill this in" in body
    other = page(by_link(place.champion), at(place, period, "box/3/"))
    assert "The council paid the first quarter in advance (planned)." in other


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"text_1": "x" * 401}, "at most 400 characters"),
        ({"text_2": "A win"}, "Choose where the win came from"),
        ({"about_1": "o999999"}, "“o999999” is no organisation in the list"),
        ({"win_source_1": "planned"}, "Write the point"),
        ({"text_1": "A win", "win_source_1": "planned", "nothing": "on"}, "Take one of them away"),
        ({"text_1": "A\x00win"}, "hidden character"),
        ({"text_1": "A win", "win_source_1": "planned", "date_1_day": "3"}, "must include a month"),
        (
            {"text_1": "A", "win_source_1": "planned", "date_1_day": "1", "date_1_month": "1", "date_1_year": "2099"},
            "in the future",
        ),
    ],
)
def test_an_error_says_how_to_mend_it_and_nothing_typed_is_lost(place, by_link, typed, words):
    period = place.open()
    response = by_link(place.champion).post(at(place, period, "box/3/"), typed)
    body = response.content.decode()
    assert (response.status_code, words in body) == (200, True)
    assert "There is a problem" in body
    for text in (value for key, value in typed.items() if key.startswith("text")):
        assert text.replace("\x00", " ") in body
    assert not Point.objects.exists()


def test_all_that_is_wrong_in_a_box_stands_at_the_top_in_the_order_of_the_page(place, by_link):
    period = place.open()
    typed = {"text_1": "x" * 401, "text_2": "A win"} | {"date_2_day": "1", "date_2_month": "1", "date_2_year": "2099"}
    body = by_link(place.champion).post(at(place, period, "box/3/"), typed).content.decode()
    summary = body.split("There is a problem")[1].split("</ul>")[0]
    found = [summary.find(f'href="#id_{name}"') for name in ("text_1", "win_source_1_0", "win_source_2_0", "date_2_0")]
    assert (min(found) > 0, found) == (True, sorted(found))
    assert not Point.objects.exists()


def test_an_error_of_the_second_slot_stands_at_the_second_slot(place, by_link):
    period = place.open()
    body = by_link(place.champion).post(at(place, period, "box/3/"), {"text_2": "A win"}).content.decode()
    assert 'href="#id_win_source_2_0"' in body


def test_another_device_is_told_and_keeps_what_it_typed(place, by_link):
    period = place.open()
    phone, desk = by_link(place.champion), by_link(place.champion)
    url = at(place, period, "box/1/")
    seen = seen_on(page(desk, url))
    phone.post(url, {"text_1": "From the phone", "seen": seen})
    body = desk.post(url, {"text_1": "From the desk", "seen": seen}).content.decode()
    assert "changed on another device" in body
    assert "From the phone" in body
    assert "From the desk" in body
    assert desk.post(url, {"text_1": "From the desk", "seen": seen_on(body)}).status_code == 302
    assert Point.objects.get().text == "From the desk"


def test_save_and_come_back_later_on_another_device(place, by_link):
    period = place.open()
    url = at(place, period, "box/1/")
    saved = by_link(place.champion).post(url, {"text_1": "Half a thought", "later": "1"})
    assert saved.url == at(place, period)
    assert "Half a thought" in page(by_link(place.champion), url)
    assert "Go on" in page(by_link(place.champion), at(place, period))


def test_a_change_from_the_check_page_leads_back_to_it(place, by_link):
    period = place.open()
    response = by_link(place.champion).post(at(place, period, "box/2/") + "?check=1", {"text_1": "Late"})
    assert response.url == at(place, period, "check/")


def test_too_many_blanks_are_mentioned_and_never_stop_anybody(place, by_link):
    period = place.open()
    client = by_link(place.champion)
    client.post(at(place, period, "box/1/"), {"text_1": "One"})
    assert "3 of 4 boxes have no answer" in page(client, at(place, period, "check/"))
    assert client.post(at(place, period, "check/")).url == at(place, period, "sent/")


def test_an_empty_return_is_told_that_it_says_nothing_to_report(place, by_link):
    period = place.open()
    client = by_link(place.champion)
    assert "your return says: nothing to report" in page(client, at(place, period, "check/"))
    client.post(at(place, period, "check/"))
    assert LogReturn.objects.get().is_nil


def test_a_late_return_is_told_so_in_words(place, by_link):
    period = place.open(due_on=place.today - timedelta(days=1))
    assert "A late return still counts" in page(by_link(place.champion), at(place, period))


def test_what_may_give_somebody_away_is_pointed_out_before_sending(place, by_link):
    period = place.open()
    client = by_link(place.champion)
    text = "We at Wessington Carers lost £12,000 on 3 March"
    client.post(at(place, period, "box/2/"), {"text_1": text, "class_1": "2"})
    body = page(client, at(place, period, "check/"))
    for hint in ("It names “Wessington Carers”", "a sum", "holds a date", "speaks of “we”"):
        assert hint in body
    assert "To everybody but the trustee this box reads" in body


def test_after_locking_what_is_written_waits_for_the_next_period(place, by_link):
    today = place.today
    old = place.open(
        opens_on=today - timedelta(days=60), due_on=today - timedelta(days=40), locks_on=today - timedelta(days=30)
    )
    commands.lock_period(period=old, by=place.officer, at=place.now)
    client = by_link(place.champion)
    assert "It goes into the next period" in page(client, at(place, old))
    client.post(at(place, old, "box/1/"), {"text_1": "Seen too late"})
    assert client.post(at(place, old, "check/"), follow=True).content.decode().count("was locked on") == 1
    new = place.open()
    # The old link opens the period that follows.
    first = come_by(place.champion.links.order_by("pk").first())
    assert "Write it in the next period" in page(first, at(place, old))
    assert "Seen too late" in page(first, at(place, new, "box/1/"))


def test_somebody_who_sent_is_pointed_to_the_next_period_after_locking(place, by_link):
    period = place.open()
    place.send(period, place.champion, {1: [PointInput(text="In time")]})
    commands.lock_period(period=period, by=place.officer, at=place.now)
    client = by_link(place.champion)
    assert "goes into the next period" in page(client, at(place, period))
    assert client.get(at(place, period, "box/1/")).url == at(place, period)
    refused = client.post(at(place, period, "box/1/"), {"text_1": "Too late, but kept on the page"})
    assert "Too late, but kept on the page" in refused.content.decode()
    assert Point.objects.get().text == "In time"


def test_a_link_opens_one_period_alone(place, by_link):
    first, second = place.open(label="First"), place.open(label="Second")
    client = by_link(place.champion)
    page(client, at(place, second))
    assert client.get(at(place, first)).status_code == 403


def test_a_withdrawn_link_opens_nothing(place, by_link):
    period = place.open()
    client = by_link(place.champion)
    expectation = Expectation.objects.get(person=place.champion)
    commands.withdraw_link(expectation=expectation, by=place.officer, at=place.now)
    assert client.get(at(place, period)).status_code in {302, 403}
    assert client.post(at(place, period)).status_code in {302, 403}


@pytest.mark.parametrize("who", ["officer", "trustee"])
def test_people_who_make_no_return_are_refused(place, signed_in, who):
    period = place.open()
    client = signed_in(place.people[who])
    for rest in ("", "box/1/", "check/", "sent/"):
        assert client.get(at(place, period, rest)).status_code == 403


def test_people_who_sign_in_find_their_return(place, signed_in):
    client = signed_in(place.champion)
    assert "No period is open" in page(client, place.url("returns/"))
    period = place.open()
    assert client.get(place.url("returns/")).url == at(place, period)
    assert "Dear Cara Champion" in page(client, at(place, period))


def test_a_box_that_is_not_there_is_not_found(place, by_link):
    period = place.open()
    assert by_link(place.champion).get(at(place, period, "box/5/")).status_code == 404


def test_a_nil_return_is_changed_into_points(place, by_link):
    period = place.open()
    client = by_link(place.champion)
    client.post(at(place, period))
    client.post(at(place, period, "box/2/") + "?check=1", {"text_1": "After all"})
    assert (Point.objects.get().tabled, BoxAnswer.objects.count()) == (True, 3)


@pytest.mark.parametrize("points", [1, 2])
def test_a_box_takes_the_same_few_queries_however_much_is_written(place, by_link, django_assert_num_queries, points):
    period = place.open()
    made = commands.start_return(period=period, person=place.champion, at=place.now)
    for box in (1, 2, 3, 4):
        found = [PointInput(text=f"Point {n}", win_source="planned" if box == 3 else "") for n in range(points)]
        commands.save_box(log_return=made, box=box, points=found, nothing=False, by=place.champion, at=place.now)
    client = by_link(place.champion)
    client.get(at(place, period, "box/2/"))
    with django_assert_num_queries(12):
        client.get(at(place, period, "box/2/"))


def test_a_point_is_removed_with_a_button_and_what_else_was_typed_is_kept(place, by_link):
    period = place.open()
    client, url = by_link(place.champion), at(place, period, "box/1/")
    client.post(url, {"text_1": "First", "text_2": "Second", "about_2": f"o{place.bodies['council'].pk}"})
    body = page(client, url)
    assert body.count('name="remove"') == 2
    typed = {"text_1": "First", "text_2": "Second, better", "seen": seen_on(body), "remove": "1"}
    assert client.post(url, typed).url == url
    assert list(Point.objects.values_list("text", flat=True)) == ["Second, better"]
    assert "The point is removed." in page(client, url)


def test_pressing_enter_never_removes_a_point(place, by_link):
    period = place.open()
    client, url = by_link(place.champion), at(place, period, "box/1/")
    client.post(url, {"text_1": "First"})
    form = page(client, url).partition("data-private")[2]
    first = re.search(r"<button[^>]*>", form)[0]
    assert ("name=" in first, "aria-hidden" in first) == (False, True)


def test_a_point_of_a_sent_return_becomes_nothing_to_report(place, by_link):
    period = place.open()
    council = place.bodies["council"]
    place.send(period, place.champion, {1: [PointInput(text="One", about_organisation=council, contexts=["targets"])]})
    client, url = by_link(place.champion), at(place, period, "box/1/") + "?check=1"
    left = {"text_1": "", "about_1": f"o{council.pk}", "contexts_1": "targets", "nothing": "on"}
    assert client.post(url, left | {"seen": seen_on(page(client, url))}).url == at(place, period, "check/")
    assert (Point.objects.count(), BoxAnswer.objects.filter(box=1).count()) == (0, 1)


def test_each_class_stands_with_its_own_sentence(place, by_link):
    period = place.open()
    body = page(by_link(place.leisure_champion), at(place, period, "box/1/"))
    shown = re.findall(r'<div id="id_class_1_(\d)_hint" class="([^"]*)">', body)
    assert [(n, "hidden" in classes) for n, classes in shown] == [("0", False), ("1", True), ("2", True)]
    assert body.count("Who will see this:") == 6
    assert body.index('name="class_1"') < body.index('name="text_1"')


def test_back_leads_to_the_page_before(place, by_link):
    period = place.open()
    client = by_link(place.champion)

    def back(rest):
        return re.search(r'href="([^"]*)" class="govuk-back-link"', page(client, at(place, period, rest)))[1]

    assert [back(rest) for rest in ("box/1/", "box/3/", "box/3/?check=1", "check/")] == [
        at(place, period, rest) for rest in ("", "box/2/", "check/", "box/4/")
    ]


def test_going_on_leads_to_the_first_box_without_an_answer(place, by_link):
    period = place.open()
    client = by_link(place.champion)
    client.post(at(place, period, "box/1/"), {"nothing": "on"})
    client.post(at(place, period, "box/3/"), {"nothing": "on"})
    assert f'href="{at(place, period, "box/2/")}"' in page(client, at(place, period))
    for box in (2, 4):
        client.post(at(place, period, f"box/{box}/"), {"nothing": "on"})
    body = page(client, at(place, period))
    assert ("Every box has an answer" in body, "box/" in body) == (True, False)


def test_the_page_after_a_nil_return_says_nothing_of_points(place, by_link):
    period = place.open()
    client = by_link(place.champion)
    body = client.post(at(place, period), follow=True).content.decode()
    assert ("nothing to report" in body, "every point" in body, "most important points" in body) == (True, False, False)


def test_after_sending_the_question_is_not_asked_again(place, by_link):
    period = place.open()
    client = by_link(place.champion)
    assert f"since {period.starts_on:%A}" in page(client, at(place, period))
    client.post(at(place, period))
    assert "what did you see" not in page(client, at(place, period))


def test_titles_are_the_headings(place, by_link):
    period = place.open()
    client = by_link(place.champion)

    def titles():
        for rest in ("", "box/1/", "box/4/", "check/"):
            body = page(client, at(place, period, rest))
            title = re.search(r"<title>(.*?) – Wessington", body, re.S)[1]
            yield title, re.search(r"<h1[^>]*>(.*?)</h1>", body)[1]

    found = list(titles())
    place.send(period, place.champion, {1: [PointInput(text="One")]})
    found += titles()
    assert [title for title, _ in found] == [heading for _, heading in found]


def test_several_points_in_one_text_are_asked_about_before_sending_and_never_stop_anybody(place, by_link):
    period = place.open()
    client = by_link(place.champion)
    client.post(at(place, period, "box/1/"), {"text_1": "1. Early. 2. Open. 3. Clear."})
    assert "Are these several points?" in page(client, at(place, period, "check/"))
    assert client.post(at(place, period, "check/")).url == at(place, period, "sent/")


def test_confidential_wordings_are_approved_by_sending(place, by_link):
    period = place.open()
    client = by_link(place.champion)
    client.post(at(place, period, "box/2/"), {"text_1": "Told late", "class_1": "2"})
    assert "By sending you approve the wording" in page(client, at(place, period, "check/"))


def test_what_was_set_aside_is_shown_to_its_writer_on_the_check_page_alone(place, by_link, signed_in):
    period = place.open()
    draft = commands.start_return(period=period, person=place.champion, at=place.now)
    mine = [PointInput("Not ready yet")]
    commands.save_box(log_return=draft, box=4, points=mine, nothing=False, by=place.champion, at=place.now)
    facts = {"received_on": place.today, "is_nil": True, "by": place.officer, "at": place.now}
    commands.enter_return(period=period, person=place.champion, boxes={}, **facts)
    body = page(by_link(place.champion), at(place, period, "check/"))
    assert "It waits in the next period for you" in body
    assert "Box 4: Not ready yet" in body
    assert "Not ready yet" not in page(signed_in(place.officer), place.url(f"periods/{period.reference}/"))


def test_with_all_points_used_it_says_so_and_a_third_is_refused(place, by_link):
    commands.change_settings(area=place.area, changes={"limit_per_box": False}, by=place.officer, at=place.now)
    period = place.open()
    made = commands.start_return(period=period, person=place.champion, at=place.now)
    two = [PointInput("One"), PointInput("Two")]
    commands.save_box(log_return=made, box=1, points=two, nothing=False, by=place.champion, at=place.now)
    client = by_link(place.champion)
    assert "You have used your 2 points" not in page(client, at(place, period, "box/1/"))
    body = page(client, at(place, period, "box/2/"))
    assert "You have used your 2 points: there can be no more in the whole form." in body
    refused = client.post(at(place, period, "box/2/"), {"text_1": "A third", "seen": seen_on(body)})
    assert "At most 2 points in the whole form" in refused.content.decode()
    assert not Point.objects.filter(is_proxy=True).exists()


def test_the_check_page_says_what_others_will_read_in_a_hidden_box(place, by_link):
    period = place.open()
    made = commands.start_return(period=period, person=place.champion, at=place.now)
    facts = {"by": place.champion, "at": place.now, "address": place.champion.email}
    for box, points in {1: [], 2: [PointInput("Hush", point_class=2)], 3: []}.items():
        commands.save_box(log_return=made, box=box, points=points, nothing=not points, **facts)
    client, url = by_link(place.champion), at(place, period, "check/")
    assert "this box reads “no answer”. Tick “nothing to report”" in page(client, url)
    commands.save_box(log_return=made, box=4, points=[], nothing=True, **facts)
    assert "this box reads “nothing to report”." in page(client, url)
    client.post(url)
    assert "this box reads “nothing to report”." in page(client, url)


def test_once_the_group_has_decided_its_writer_reads_what(place, by_link):
    sitting = sit_down(place)
    sitting.decide(sitting.hall, win=True, limb="A", commitment=place.commitment)
    sitting.merge(sitting.grants, sitting.again)
    sitting.decide(sitting.grants, "not_followed")
    client, url = by_link(place.champion), at(place, sitting.period)
    assert "The Compact group decides on what came until then." in page(client, url)
    assert "Decision of the Compact group" not in page(client, f"{url}check/")
    Period.objects.update(state="decided")
    assert "The Compact group has decided on what came until then." in page(client, url)
    told = re.findall(r"Decision of the Compact group: ([\w ,:]+)\.", page(client, f"{url}check/"))
    # Every member of the public sector here is of the body that the problem names; the merged one has its decision.
    nobody = "Not decided: no eligible members"
    assert told == [nobody, nobody, "Followed, a win"]


def test_the_check_page_shows_everything_that_was_chosen(place, by_link):
    first = place.open()
    place.send(first, place.champion, {2: [PointInput("Late", breach="short_notice")]})
    problem = Point.objects.get().reference
    assert "Short notice of ending or changing funding." in page(by_link(place.champion), at(place, first, "check/"))
    commands.lock_period(period=first, by=place.officer, at=place.now)
    second, client = place.open(label="Next"), by_link(place.champion)
    win = {"text_1": "Mended", "win_source_1": "went_wrong", "answers_1": problem}
    assert client.post(at(place, second, "box/3/"), win).status_code == 302
    body = page(client, at(place, second, "check/"))
    assert f"From things that went wrong. It grew from {problem}." in body
    client.post(at(place, second, "check/"))
    assert "What you change here counts as soon as you save it." in page(client, at(place, second, "box/3/"))
