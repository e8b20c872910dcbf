"""The pages on which the group decides."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from concord.core.accounts.models import PersonalLink
from concord.core.accounts.terms import Purpose
from concord.core.directory.models import Partner
from concord.log import commands
from concord.log.models import Decision, Period, Point, PositionRound, ReplyRequest
from tests.signing_in import come_by

from .deciding import sit_down


@pytest.fixture
def sitting(place):
    return sit_down(place)


@pytest.fixture
def client(sitting, signed_in):
    return signed_in(sitting.place.chair)


def page(client, url):
    response = client.get(url)
    assert response.status_code == 200, url
    return response.content.decode()


def deciding_on(sitting, point):
    return sitting.place.url(f"decide/{point.reference}/")


def ids(body):
    return re.findall(r'\sid="([^"]*)"', body)


def send(client, url, **typed):
    response = client.post(url, {"seen": "", "verdict": "followed", "win": "", "reason": ""} | typed)
    return response, response.content.decode()


def test_the_page_is_headed_by_the_point_and_names_every_key(sitting, client):
    body = page(client, deciding_on(sitting, sitting.hall))
    assert re.search(r"<h1[^>]*>\s*The hall is free for new groups\.\s*</h1>", body)
    keys = re.findall(r"<kbd[^>]*>([^<]+)</kbd>", body)
    assert {"1", "2", "3", "4", "5", "w", "n", "b", "s", "Enter"} <= set(keys)


def test_whoever_switched_single_keys_off_sees_none(sitting, client):
    person = sitting.place.chair
    type(person).objects.filter(pk=person.pk).update(single_keys=False)
    body = page(client, deciding_on(sitting, sitting.hall))
    assert "<kbd" not in body
    assert "data-single-keys" not in body


def test_the_questions_about_a_win_stand_below_yes(sitting, client):
    body = page(client, deciding_on(sitting, sitting.hall))
    opened = body[body.index('id="id_win_0_reveals"') :]
    opened = opened[: opened.index("Which commitment?")]
    for label in ("If it is a win: why?", "Without the agreement", "Where the win came from", "Which agreed action?"):
        assert label in opened


def test_the_page_has_every_id_once(sitting, client):
    found = ids(page(client, deciding_on(sitting, sitting.draft)))
    assert len(found) == len(set(found))
    assert "id_verdict_0" in found


def test_who_objects_objects_to_what_is_chosen(sitting, client):
    url = sitting.place.url(f"decide/{sitting.draft.reference}/object/")
    assert f'formaction="{url}"' in page(client, deciding_on(sitting, sitting.draft))
    response = client.post(url, {"seen": "", "verdict": "not_followed", "reason": ""})
    round = PositionRound.objects.get()
    assert (response.url, round.verdict) == (sitting.place.url(f"positions/{round.uid}/"), "not_followed")
    assert client.post(url, {"verdict": "followed"}).url == response.url
    assert PositionRound.objects.get() == round


def open_all(sitting, consents=True):
    round = PositionRound.objects.get()
    for person in (sitting.place.member, sitting.place.chair):
        sitting.take(round, person, consents=consents)
    return commands.open_positions(round=round, by=sitting.place.chair, at=sitting.now)


CHOSEN = {"verdict": "followed", "win": "yes", "limb": "B", "limb_reason": "not_at_all", "win_source": "opportunistic"}


def test_what_was_chosen_when_somebody_objected_is_there_again_once_the_positions_are_opened(sitting, client):
    typed = CHOSEN | {"commitment": "", "learning": "on"}
    client.post(sitting.place.url(f"decide/{sitting.hall.reference}/object/"), typed)
    made = open_all(sitting)
    assert (made.verdict, made.win, made.commitment, made.learning) == ("followed", None, None, True)
    initial = client.get(deciding_on(sitting, sitting.hall)).context["form"].initial
    assert {key: initial[key] for key in CHOSEN} == CHOSEN
    facts = {"seen": made.reference, "commitment": "", "learning": "on"}
    assert send(client, deciding_on(sitting, sitting.hall), **CHOSEN, **facts)[0].status_code == 302
    new = Decision.objects.get(is_current=True)
    assert (new.win, new.win_limb, new.win_source, new.method) == (True, "B", "opportunistic", "positions")


def test_a_win_that_the_members_did_not_agree_on_is_not_filled_in(sitting, client):
    client.post(sitting.place.url(f"decide/{sitting.hall.reference}/object/"), CHOSEN)
    assert open_all(sitting, consents=False).verdict == "not_agreed"
    assert client.get(deciding_on(sitting, sitting.hall)).context["form"].initial["win"] == ""


def test_an_objection_to_nothing_asks_for_a_choice_first(sitting, client):
    response = client.post(sitting.place.url(f"decide/{sitting.draft.reference}/object/"), {})
    assert "Choose what is proposed first" in response.content.decode()
    assert not PositionRound.objects.exists()


def test_an_objection_keeps_the_question_that_was_to_be_asked_back(sitting, client):
    url = sitting.place.url(f"decide/{sitting.draft.reference}/object/")
    body = client.post(url, {"verdict": "asked_back", "learning": "on"}).content.decode()
    assert "Say what you want to know" in body
    assert client.post(url, {"verdict": "asked_back", "reason": "Which day was it?"}).status_code == 302
    round = PositionRound.objects.get()
    assert "The question: Which day was it?" in page(client, sitting.place.url(f"positions/{round.uid}/"))


def test_in_box_three_yes_or_no_must_be_said(sitting, client):
    url = deciding_on(sitting, sitting.hall)
    response, body = send(client, url)
    assert (response.status_code, "Say whether it is a win" in body) == (200, True)
    assert send(client, url, win="no")[0].status_code == 302
    assert "Not asked" not in page(client, deciding_on(sitting, sitting.hall))


def test_while_somebody_objects_the_page_leads_to_the_positions(sitting, client):
    round = sitting.object_to(sitting.draft)
    url = deciding_on(sitting, sitting.draft)
    body = page(client, url)
    assert "Positions are being taken (0 of 2)" in body
    assert 'name="verdict"' not in body
    assert sitting.place.url(f"positions/{round.uid}/withdraw/") in body
    response, body = send(client, url, reason="Careful words")
    assert (response.status_code, "Somebody objects" in body, "Careful words" in body) == (200, True, True)
    assert not Decision.objects.exists()


def test_the_objection_is_withdrawn_with_a_button(sitting, client):
    round = sitting.object_to(sitting.draft)
    response = client.post(sitting.place.url(f"positions/{round.uid}/withdraw/"))
    assert response.url == deciding_on(sitting, sitting.draft)
    assert not PositionRound.objects.exists()


def test_a_second_click_is_no_correction_and_loses_nothing(sitting, client):
    url = deciding_on(sitting, sitting.draft)
    send(client, url)
    made = Decision.objects.get()
    response, body = send(client, url, verdict="not_followed", reason="Careful words")
    assert response.status_code == 200
    assert f"Chris Chair has recorded {made.reference}, followed meanwhile" in body
    assert "Careful words" in body
    assert Decision.objects.get() == made


def test_a_correction_is_called_one_and_asks_why(sitting, client):
    made = sitting.decide(sitting.draft)
    url = deciding_on(sitting, sitting.draft)
    assert f"This replaces {made.reference}. Why?" in page(client, url)
    response, body = send(client, url, seen=made.reference, verdict="not_followed")
    assert (response.status_code, f"Say why this replaces {made.reference}" in body) == (200, True)
    response, _ = send(client, url, seen=made.reference, verdict="not_followed", reason="The reply")
    assert response.url == sitting.place.url(f"sheet/{sitting.period.reference}/")
    assert Decision.objects.get(is_current=True).replaces == made


def test_what_was_merged_meanwhile_leads_to_the_point_that_it_is_in_with_what_was_written(sitting, client):
    sitting.merge(sitting.grants, sitting.again)
    response = client.post(deciding_on(sitting, sitting.again), {"seen": "", "verdict": "followed", "reason": "Words"})
    assert response.url == deciding_on(sitting, sitting.grants)
    assert "You had written: Words" in page(client, response.url)


def test_the_page_warns_until_when_the_reply_may_come(sitting, client):
    url = deciding_on(sitting, sitting.grants)
    assert "named here and not asked yet" in page(client, url)
    commands.build_sheet(period=sitting.period, by=sitting.place.officer, at=sitting.now)
    day = ReplyRequest.objects.get().window_ends_on
    body = page(client, url)
    assert f"{day.day} {day:%B %Y}" in body
    assert "marked as made before the reply" in body
    sitting.decide(sitting.grants)
    assert "decided before the reply" in page(client, sitting.place.url(f"sheet/{sitting.period.reference}/"))


def test_the_page_says_whom_not_followed_asks_and_then_that_they_may_reply(sitting, client):
    body = sitting.place.bodies["charity"]
    facts = {"about_organisation": body, "about_name": body.name, "log_return": None, "point_class": 2}
    Point.objects.filter(pk=sitting.draft.pk).update(**facts)
    Partner.objects.filter(organisation=body).update(contact_email="carers@example.org")
    url = deciding_on(sitting, sitting.draft)
    assert "“Not followed” asks Wessington Carers to reply." in page(client, url)
    sitting.meeting.attendances.filter(sector="voluntary").update(organisation=sitting.place.bodies["cvs"])
    body = client.post(url, {"verdict": "not_followed", "seen": "", "win": "", "reason": ""}, follow=True)
    day = ReplyRequest.objects.get().window_ends_on
    made = Decision.objects.get()
    words = f"{made.reference}: not followed. Wessington Carers may reply until {day.day} {day:%B %Y}."
    assert words in body.content.decode()
    assert "“Not followed” asks" not in page(client, url)


@pytest.mark.parametrize(
    ("days", "long", "short", "never"),
    [
        (0, "It may reply until", "may reply until", "and has not replied"),
        (-1, "It had until", "and has not replied", "may reply until"),
    ],
)
def test_once_its_days_are_over_nobody_is_told_that_an_organisation_may_reply(
    sitting, client, days, long, short, never
):
    place = sitting.place
    sitting.asked_council(sitting.grants, days)
    assert long in page(client, place.url(f"points/{sitting.grants.reference}/"))
    sheet = page(client, place.url(f"sheet/{sitting.period.reference}/"))
    assert (short in sheet, never in sheet) == (True, False)


def test_a_win_is_called_one_when_it_is_recorded(sitting, client):
    typed = {"verdict": "followed", "win": "yes", "limb": "B", "limb_reason": "not_at_all", "seen": "", "reason": ""}
    body = client.post(deciding_on(sitting, sitting.hall), typed, follow=True).content.decode()
    assert f"{Decision.objects.get().reference}: followed, a win." in body


def test_the_sheet_links_what_is_alike_and_prints_as_a_ballot(sitting, client):
    body = page(client, sitting.place.url(f"sheet/{sitting.period.reference}/"))
    one, other = sitting.grants.reference, sitting.again.reference
    assert f'href="#{other}"' in body
    assert f"decide/{one}/merge/?into={other}" in body
    ballot = body[body.index('<table class="concord-ballot') :]
    assert "☐" in ballot
    assert "holiday" in ballot
    assert "data-print" in body


def test_the_sheet_says_that_it_is_not_made_and_whom_nobody_asked(sitting, signed_in):
    url, make = sitting.place.url(f"sheet/{sitting.period.reference}/"), f"sheet/{sitting.period.reference}/build/"
    Point.objects.filter(pk=sitting.grants.pk).update(about_name="Wessington Council")
    body = page(signed_in(sitting.place.officer), url)
    assert ("Wessington Council: named here and not asked yet." in body, make in body) == (True, True)
    body = page(signed_in(sitting.place.chair), url)
    assert ("makes the decision sheet first." in body, make in body) == (True, False)
    commands.build_sheet(period=sitting.period, by=sitting.place.officer, at=sitting.now)
    body = page(signed_in(sitting.place.officer), url)
    assert ("not asked yet" in body, make in body) == (False, False)


def test_whom_no_mail_reaches_is_named_with_what_to_do_and_the_deciding_finishes(sitting, signed_in):
    Partner.objects.update(contact_email="", contact_name="")
    commands.build_sheet(period=sitting.period, by=sitting.place.officer, at=sitting.now)
    made, url = ReplyRequest.objects.get(), sitting.place.url(f"sheet/{sitting.period.reference}/")
    ask, make = sitting.place.url(f"replies/{made.uid}/asked/"), f"sheet/{sitting.period.reference}/build/"
    body = page(signed_in(sitting.place.officer), url)
    assert ("No mail reaches whom these points name" in body, f'href="{ask}"' in body, make in body) == (
        True,
        True,
        False,
    )
    for point in Point.objects.standing().filter(period=sitting.period):
        sitting.decide(point, "deferred")
    commands.finish_deciding(period=sitting.period, by=sitting.place.chair, at=sitting.now)
    assert Period.objects.get(pk=sitting.period.pk).state == "decided"


def test_a_sheet_that_names_nobody_is_made_too(sitting, client):
    url = sitting.place.url(f"sheet/{sitting.period.reference}/")
    Point.objects.update(about_organisation=None)
    assert "the sheet is not made yet" in page(client, url)
    commands.build_sheet(period=sitting.period, by=sitting.place.officer, at=sitting.now)
    assert "the sheet is not made yet" not in page(client, url)


START, WAY = "Decide the points one by one", ">The meeting</a>"


def test_the_sheet_says_when_the_group_can_decide(sitting, client):
    url = sitting.place.url(f"sheet/{sitting.period.reference}/")
    assert (START in page(client, url), WAY in page(client, url)) == (True, False)
    sitting.meeting.attendances.update(state="invited")
    body = page(client, url)
    assert ("Take attendance first." in body, START in body, WAY in body) == (True, False, True)
    day = timezone.localdate() + timedelta(days=3)
    type(sitting.meeting).objects.update(
        starts_at=sitting.now + timedelta(days=3), ends_at=sitting.now + timedelta(days=3, hours=1)
    )
    body = page(client, url)
    assert (f"The group meets on {day.day} {day:%B %Y}." in body, START in body) == (True, False)
    type(sitting.meeting).objects.update(state="cancelled")
    assert "There is no meeting to decide at." in page(client, url)


def test_merging_begins_with_the_point_that_was_clicked(sitting, client):
    url = sitting.place.url(f"decide/{sitting.again.reference}/merge/")
    body = page(client, f"{url}?into={sitting.grants.reference}")
    assert re.search(rf'<option value="{sitting.grants.reference}" selected>2\.\d: {sitting.grants.text}<', body)
    client.post(url, {"into": sitting.grants.reference})
    assert sitting.again.merged_into == sitting.grants


def test_a_member_takes_a_position_on_their_own_device_and_nobody_elses(sitting, signed_in):
    round, place = sitting.object_to(sitting.draft), sitting.place
    member, url = signed_in(place.member), place.url(f"positions/{round.uid}/")
    body = page(member, url)
    assert "Chris Chair" not in body
    assert member.post(url, {"person": str(place.chair.uid), "consents": "yes"}).status_code == 200
    assert round.positions.count() == 0
    assert member.post(url, {"person": str(place.member.uid), "consents": "yes"}).url == url
    assert round.positions.get().person == place.member


def test_opening_early_asks_for_a_reason(sitting, client):
    round = sitting.object_to(sitting.draft)
    url = sitting.place.url(f"positions/{round.uid}/")
    response = client.post(f"{url}open/")
    assert (response.status_code, "Only 0 of 2 members" in response.content.decode()) == (200, True)
    answer = client.post(f"{url}open/", {"open-missing_reason": "Nobody came back"}).content.decode()
    assert ("At least three members of each sector" in answer, "Nobody came back" in answer) == (True, True)
    open_all(sitting)
    assert "The positions were opened" in page(client, url)


def test_the_minutes_list_what_the_meeting_decided(sitting, client):
    made = sitting.decide(sitting.draft)
    body = page(client, sitting.place.url(f"minutes/{sitting.meeting.reference}/"))
    for words in (made.reference, sitting.draft.text, "Followed", "Chris Chair", "by consent"):
        assert words in body
    assert client.get(sitting.place.url("minutes/WESS-2026-M999/")).status_code == 404


def test_the_minutes_say_who_was_needed_who_stood_aside_and_why_it_is_a_win(sitting, client):
    commands.build_sheet(period=sitting.period, by=sitting.place.officer, at=sitting.now)
    sitting.decide(sitting.grants)
    sitting.decide(sitting.hall, win=True, limb="B", limb_reason="not_at_all", win_source="opportunistic")
    body = page(client, sitting.place.url(f"minutes/{sitting.meeting.reference}/"))
    for words in (
        "Members who decide: 1 from the public sector (1 needed), 1 from the voluntary sector (1 needed).",
        "Stood aside: Mo Member",
        "Decided before the reply",
        "a win; it would not have happened as it did without the agreement; it would not have happened at all; oppor",
    ):
        assert body.count(words) == 1, words


def test_the_page_of_a_point_says_which_decision_came_before_the_reply(sitting, client):
    commands.build_sheet(period=sitting.period, by=sitting.place.officer, at=sitting.now)
    sitting.decide(sitting.grants)
    url = sitting.place.url(f"points/{sitting.grants.reference}/")
    assert page(client, url).count("decided before the reply") == 1
    commands.record_reply(request=sitting.request(), text="Three weeks.", name="Dana", by=None, at=sitting.now)
    assert "decided before the reply" not in page(client, url)


def test_a_replaced_decision_for_which_nobody_had_to_be_asked_was_not_made_before_a_reply(sitting, client):
    made = sitting.decide(sitting.draft)
    sitting.now += timedelta(hours=1)
    sitting.correct(made, reason="It was not kept")
    sitting.asked_council(sitting.draft, days=10)
    body = page(client, sitting.place.url(f"points/{sitting.draft.reference}/"))
    assert (body.count("decided before the reply"), "(replaced)" in body) == (1, True)


def test_a_reason_ends_with_one_stop(sitting, client):
    round = sitting.object_to(sitting.draft)
    for person in (sitting.place.member, sitting.place.chair):
        facts = {"consents": False, "reason": "It was only a draft form.", "by": person, "at": sitting.now}
        commands.take_position(round=round, person=person, **facts)
    client.post(sitting.place.url(f"positions/{round.uid}/open/"))
    for path in (f"points/{sitting.draft.reference}/", f"minutes/{sitting.meeting.reference}/"):
        body = page(client, sitting.place.url(path))
        assert ("Voluntary sector: It was only a draft form." in body, "form.." in body) == (True, False), path


def test_the_sheet_shows_the_commitment_that_the_group_decided_on(sitting, client):
    url = sitting.place.url(f"sheet/{sitting.period.reference}/")
    assert page(client, url).count("4.2 Time to apply") == 4
    sitting.decide(sitting.grants)
    assert page(client, url).count("4.2 Time to apply") == 2
    sitting.decide(sitting.draft, commitment=sitting.place.commitment)
    assert page(client, url).count("4.2 Time to apply") == 4


def withhold(*points):
    Point.objects.filter(pk__in=[point.pk for point in points]).update(log_return=None, point_class=2)


def test_how_many_raised_it_is_said_no_closer_than_it_is_known(sitting, client):
    url = deciding_on(sitting, sitting.grants)
    withhold(sitting.again)
    sitting.merge(sitting.grants, sitting.again)
    assert "Raised by at least 1: Cara Champion, Wessington Carers; Name withheld" in page(client, url)
    withhold(sitting.grants)
    assert "Raised by at least 1: Name withheld" in page(client, url)
    withhold(sitting.draft)
    assert "Raised by 1: Name withheld" in page(client, deciding_on(sitting, sitting.draft))


def test_an_organisation_that_was_asked_about_two_merged_points_waits_to_reply_once(sitting, client):
    council = sitting.place.bodies["council"]
    Point.objects.filter(pk=sitting.again.pk).update(about_organisation=council, about_name=council.name)
    commands.build_sheet(period=sitting.period, by=sitting.place.officer, at=sitting.now)
    assert ReplyRequest.objects.count() == 2
    sitting.merge(sitting.grants, sitting.again)
    url = sitting.place.url(f"points/{sitting.grants.reference}/")
    assert page(client, deciding_on(sitting, sitting.grants)).count("Reply of Wessington Council") == 1
    assert page(client, url).count("Reply of Wessington Council") == 1
    second = ReplyRequest.objects.get(point=sitting.again)
    commands.record_reply(request=second, text="Three weeks.", name="Dana", by=None, at=sitting.now)
    body = page(client, url)
    assert (body.count("Reply of Wessington Council"), "Three weeks." in body) == (1, True)


def test_what_was_merged_is_named_by_its_reference_once_it_is_left_from_before(sitting, client):
    sitting.merge(sitting.grants, sitting.again)
    sitting.meeting.attendances.update(organisation=sitting.place.bodies["cvs"])
    sitting.decide(sitting.grants, "deferred")
    place = sitting.place
    period = place.open(opens_on=place.today, due_on=place.today, locks_on=place.today)
    commands.lock_period(period=period, by=place.officer, at=sitting.now)
    body = page(client, place.url(f"sheet/{period.reference}/"))
    assert body.count(f"With {sitting.again.reference}: ") == 2


def come_to_reply():
    return come_by(PersonalLink.objects.get(purpose=Purpose.REPLY))


def test_the_reply_page_asks_who_writes_and_guesses_nothing(sitting):
    commands.build_sheet(period=sitting.period, by=sitting.place.officer, at=sitting.now)
    body = page(come_to_reply(), sitting.place.url("reply/"))
    assert re.search(r'<input type="text" name="name"(?![^>]*value=)', body)


def test_after_the_report_the_reply_page_adds_to_what_stands(sitting):
    commands.build_sheet(period=sitting.period, by=sitting.place.officer, at=sitting.now)
    commands.record_reply(request=sitting.request(), text="Three weeks.", name="Dana", by=None, at=sitting.now)
    type(sitting.period).objects.filter(pk=sitting.period.pk).update(state="reported")
    body = page(come_to_reply(), sitting.place.url("reply/"))
    assert ("What you want to add" in body, "Three weeks." in body) == (True, True)
    assert not re.search(r"<textarea[^>]*>\s*Three weeks", body)


def test_of_a_withdrawn_point_the_link_asks_for_nothing(sitting):
    commands.build_sheet(period=sitting.period, by=sitting.place.officer, at=sitting.now)
    said = {"text": "It was three weeks.", "name": "Dana"}
    gone = commands.withdraw_point(point=sitting.grants, reason="mistake", by=sitting.place.officer, at=sitting.now)
    client, url = come_to_reply(), sitting.place.url("reply/")
    for body in (page(client, url), client.post(url, said).content.decode()):
        assert ("No reply is needed" in body, gone.text in body, "<textarea" in body) == (True, False, False)
    assert sitting.request().reply == ""
    commands.restore_point(point=gone, by=sitting.place.officer, at=sitting.now)
    assert "<textarea" in page(client, url)


def test_a_reply_stands_beside_the_point_wherever_it_is_shown(sitting, client):
    commands.build_sheet(period=sitting.period, by=sitting.place.officer, at=sitting.now)
    facts = {"name": "Dana", "by": None, "at": sitting.now}
    commands.record_reply(request=sitting.request(), text="It was three weeks.", **facts)
    sitting.decide(sitting.again, "not_followed")
    sitting.merge(sitting.again, sitting.grants)
    period, meeting = sitting.period.reference, sitting.meeting.reference
    for path in (f"sheet/{period}/", f"points/{sitting.again.reference}/", f"minutes/{meeting}/"):
        assert "It was three weeks." in page(client, sitting.place.url(path)), path
    assert "It was three weeks." in page(client, deciding_on(sitting, sitting.again))
    round = sitting.object_to(sitting.again)
    assert "It was three weeks." in page(client, sitting.place.url(f"positions/{round.uid}/"))


def test_what_is_not_agreed_is_shown_with_both_reasons(sitting, client):
    round = sitting.object_to(sitting.draft)
    for person in (sitting.place.member, sitting.place.chair):
        sitting.take(round, person, consents=False)
    client.post(sitting.place.url(f"positions/{round.uid}/open/"))
    for path in (
        f"points/{sitting.draft.reference}/",
        f"sheet/{sitting.period.reference}/",
        f"minutes/{sitting.meeting.reference}/",
    ):
        body = page(client, sitting.place.url(path))
        assert ("Public sector: It was late" in body, "Voluntary sector: It was late" in body) == (True, True), path
        assert "(proposed: followed)" in body, path


def test_a_merge_is_taken_back_from_the_page_of_the_point(sitting, client):
    sitting.merge(sitting.grants, sitting.again)
    url = sitting.place.url(f"decide/{sitting.again.reference}/split/")
    assert url in page(client, deciding_on(sitting, sitting.grants))
    assert client.post(url).url == deciding_on(sitting, sitting.again)
    assert sitting.again.merged_into is None
    assert client.post(url).status_code == 409


def test_what_was_put_off_stands_at_the_end_of_the_next_sheet(sitting, client):
    made = sitting.decide(sitting.draft, "deferred")
    place = sitting.place
    period = place.open(opens_on=place.today, due_on=place.today, locks_on=place.today)
    commands.lock_period(period=period, by=place.officer, at=sitting.now)
    body = page(client, place.url(f"sheet/{period.reference}/"))
    assert body.index("Left from before") < body.index(sitting.draft.text)
    _, body = send(client, deciding_on(sitting, sitting.draft), seen=made.reference)
    assert Decision.objects.get(is_current=True).replaces == made


def test_after_making_the_sheet_how_many_requests_went_out_is_told(sitting, signed_in):
    officer, url = signed_in(sitting.place.officer), sitting.place.url(f"sheet/{sitting.period.reference}/build/")
    first = officer.post(url, follow=True).content.decode()
    again = officer.post(url, follow=True).content.decode()
    assert "The sheet is ready. 1 request for a reply went out to organisations that points name." in first
    assert "The sheet is ready. No request for a reply went out to organisations that points name." in again
