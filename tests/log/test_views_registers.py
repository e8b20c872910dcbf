"""The registers: plain words, tabs that say where one is, files that hold what the page shows, helpful empty pages."""

import csv
import io
from datetime import datetime, time, timedelta

import pytest
from django.utils import timezone
from openpyxl import load_workbook

from concord.core.accounts.access import SYSTEM
from concord.group.commands import schedule_meeting
from concord.log import commands
from concord.log.models import GoodPractice, LearningItem, Point, PointUse, QuickWin, WinStory, WinTelling
from concord.log.rules.returns import PointInput

from .deciding import sit_down

PAGES = ("registers/", "registers/learning/", "registers/practice/", "registers/uses/", "registers/quick-wins/")
FILES = ("registers/wins", "registers/learning", "registers/practice", "registers/uses", "registers/quick-wins")


@pytest.fixture
def sitting(place):
    return sit_down(place)


def full(sitting):
    """One of each, the point about the hall being a win."""
    place = sitting.place
    facts = {"by": place.officer, "at": place.now}
    sitting.decide(sitting.hall, win=True, limb="B", limb_reason="not_as_quickly", win_source="went_wrong")
    sitting.decide(sitting.draft)
    commands.add_learning(
        point=sitting.grants, text="Tell them", owner=place.member, due_on=place.today - timedelta(days=1), **facts
    )
    details = {"title": "One table", "how_it_works": "", "contact": "Lee", "transferable": True, "shared_with": ""}
    commands.add_practice(point=sitting.grants, facts=details, **facts)
    commands.mark_uses(point=sitting.grants, uses=["training", "planning"], topic="time to apply", **facts)
    commands.add_quick_win(
        area=place.area, idea="Pay in advance", effort=1, benefit=3, owner=place.member, due_on=place.today, **facts
    )
    return place


def main_of(response):
    body = response.content.decode()
    return body[body.index("<main") : body.index("</main")]


def rows_of(response):
    return list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))


@pytest.mark.parametrize("path", [*PAGES, "repeats/", "polls/"])
def test_the_tab_of_the_page_is_marked_and_no_other_of_its_row(sitting, signed_in, path):
    body = main_of(signed_in(sitting.place.member).get(sitting.place.url(path)))
    second = body.split('aria-label="Wins and learning"')[1].split("</nav>")[0]
    assert second.count('aria-current="page"') == 1
    assert f'/log/{path}" aria-current="page"' in second


@pytest.mark.parametrize("path", PAGES)
def test_an_empty_register_says_what_will_be_there_and_what_to_do(place, signed_in, path):
    body = main_of(signed_in(place.member).get(place.url(path)))
    assert 'class="concord-empty"' in body
    assert "<table" not in body


def test_wins_read_in_words(sitting, signed_in):
    place = full(sitting)
    body = main_of(signed_in(place.member).get(place.url("registers/")))
    assert "It would not have happened as quickly" in body
    assert "From things that went wrong" in body
    assert "Not judged yet" in body
    assert not any(raw in body for raw in (">B<", "went_wrong</", "Went_wrong", "not_as_quickly"))


def test_the_share_of_labelled_wins_leaves_out_those_of_which_it_is_not_known(sitting, signed_in):
    place = full(sitting)
    client = signed_in(place.member)
    assert "not known yet of any" in main_of(client.get(place.url("registers/")))
    WinStory(area=place.area, point=sitting.hall, title="A free hall", branded=False).save()
    assert "0\N{NO-BREAK SPACE}% (0 of 1)" in main_of(client.get(place.url("registers/")))
    assert "A free hall" in main_of(client.get(place.url("registers/?label=no")))
    assert "Nothing matches" in main_of(client.get(place.url("registers/?label=yes")))


@pytest.mark.parametrize("chosen", ["source=went_wrong", "limb=B", "told=no", "search=hall", "contribution="])
def test_a_filter_finds_the_win_and_its_opposite_does_not(sitting, signed_in, chosen):
    place = full(sitting)
    client = signed_in(place.member)
    assert "The hall is free" in main_of(client.get(place.url(f"registers/?{chosen}")))
    assert len(rows_of(client.get(place.url(f"registers/wins.csv?{chosen}")))) == 1
    other = chosen.replace("went_wrong", "planned").replace("=B", "=A").replace("=no", "=yes")
    other = other.replace("=hall", "=cellar").replace("contribution=", "contribution=sole")
    assert "Nothing matches" in main_of(client.get(place.url(f"registers/?{other}")))
    assert rows_of(client.get(place.url(f"registers/wins.csv?{other}"))) == []


@pytest.mark.parametrize("path", FILES)
def test_a_register_leaves_as_csv_and_as_a_workbook_with_the_same_rows(sitting, signed_in, path):
    place = full(sitting)
    client = signed_in(place.member)
    rows = rows_of(client.get(place.url(f"{path}.csv")))
    sheet = load_workbook(io.BytesIO(client.get(place.url(f"{path}.xlsx")).content)).active
    cells = [["" if cell is None else cell for cell in row] for row in sheet.iter_rows(values_only=True)]
    assert cells == [list(rows[0]), *(list(row.values()) for row in rows)]
    assert client.get(place.url(f"{path}.pdf")).status_code == 404


def test_an_unknown_register_is_not_found(place, signed_in):
    assert signed_in(place.member).get(place.url("registers/secrets.csv")).status_code == 404


def test_learning_shows_whose_it_is_by_when_and_what_is_overdue(sitting, signed_in):
    place = full(sitting)
    client = signed_in(place.member)
    body = main_of(client.get(place.url("registers/learning/")))
    assert "Mo Member" in body
    assert "overdue" in body
    assert "Tell them" in main_of(client.get(place.url("registers/learning/?state=overdue")))
    item = LearningItem.objects.get()
    closed = {"state": "done", "result": "We did", "owner": "", "due_on_day": "", "due_on_month": "", "due_on_year": ""}
    officer = signed_in(place.officer)
    page = officer.get(place.url(f"registers/learning/{item.uid}/"))
    assert page.context["form"].initial["owner"] == str(place.member.uid)
    day = {"due_on_day": "1", "due_on_month": "2", "due_on_year": "2030", "owner": str(place.chair.uid)}
    unsaid = officer.post(place.url(f"registers/learning/{item.uid}/"), closed | day | {"result": ""})
    assert "Say what was done, or why not" in unsaid.content.decode()
    officer.post(place.url(f"registers/learning/{item.uid}/"), closed | day)
    assert "Nothing matches" in main_of(client.get(place.url("registers/learning/?state=overdue")))
    assert "We did" in main_of(client.get(place.url("registers/learning/")))


def test_ways_of_working_that_were_kept_are_offered_to_the_good_practice_log(sitting, signed_in):
    place = full(sitting)
    officer = signed_in(place.officer)
    assert "The draft plan came to us" in main_of(officer.get(place.url("registers/practice/")))
    data = {"title": "Plans before the committee", "how_it_works": "Sent by post"}
    officer.post(place.url(f"points/{sitting.draft.reference}/practice/"), data)
    assert GoodPractice.objects.filter(point=sitting.draft).exists()
    body = main_of(officer.get(place.url("registers/practice/")))
    assert "Ready to be added" not in body
    assert "Ready to be added" not in main_of(signed_in(place.member).get(place.url("registers/practice/")))


def test_training_needs_are_grouped_by_topic_and_organisation(sitting, signed_in):
    place = full(sitting)
    body = main_of(signed_in(place.member).get(place.url("registers/uses/")))
    needs = body.split("Training needs by topic")[1]
    assert "time to apply" in needs
    assert "Wessington Council" in needs
    assert PointUse.objects.count() == 2
    assert "2 uses (a point can be useful for several things)" in body
    assert len(rows_of(signed_in(place.member).get(place.url("registers/uses.csv?use=training")))) == 1


def test_the_least_told_and_best_shown_wins_come_first(sitting, signed_in):
    place = full(sitting)
    sitting.decide(sitting.again, win=True, limb="B", limb_reason="not_at_all")
    WinTelling(area=place.area, point=sitting.hall, where="award", told_on=place.today).save()
    WinStory(area=place.area, point=sitting.hall, title="A free hall", evidence="figures").save()
    body = main_of(signed_in(place.officer).get(place.url("registers/wins-to-tell/")))
    assert body.index("again two weeks") < body.index("A free hall")
    assert signed_in(place.member).get(place.url("registers/wins-to-tell/")).status_code == 403


def test_a_form_of_follow_up_is_filled_in_so_that_one_press_is_enough(sitting, signed_in):
    place, reference = sitting.place, sitting.grants.reference
    client = signed_in(place.chair)
    form = client.get(place.url(f"points/{reference}/learning/")).context["form"]
    assert form.initial["text"] == sitting.grants.text
    assert form.initial["owner"] == str(place.chair.uid)
    assert form.initial["due_on"] >= place.today


def test_what_follows_is_due_at_the_first_meeting_after_today_however_early_it_begins(sitting, signed_in):
    place = sitting.place
    for days, hour in ((0, 23), (1, 0)):
        starts = timezone.make_aware(datetime.combine(place.today + timedelta(days=days), time(hour)))
        ends = starts + timedelta(minutes=30)
        schedule_meeting(group=place.group, kind="regular", starts_at=starts, ends_at=ends, by=SYSTEM, at=place.now)
    form = signed_in(place.chair).get(place.url(f"points/{sitting.grants.reference}/learning/")).context["form"]
    assert form.initial["due_on"] == place.today + timedelta(days=1)


def test_a_quick_win_goes_from_idea_to_win_on_its_pages(sitting, signed_in):
    place = sitting.place
    client = signed_in(place.officer)
    day = place.today + timedelta(days=20)
    data = {"idea": "Pay in advance", "effort": "1", "benefit": "3", "owner": str(place.officer.uid)}
    data |= {"due_on_day": day.day, "due_on_month": day.month, "due_on_year": day.year}
    client.post(place.url(f"points/{sitting.grants.reference}/quick-win/"), data)
    quick = QuickWin.objects.get()
    assert (quick.point, quick.owner) == (sitting.grants, place.officer)
    far = data | {"due_on_year": day.year + 3}
    refused = client.post(place.url("registers/quick-wins/new/"), far)
    assert "within twelve months" in refused.content.decode()
    done = data | {"state": "done", "result": "Paid", "told_in": sitting.hall.reference}
    client.post(place.url(f"registers/quick-wins/{quick.uid}/"), done)
    assert sitting.hall.reference in main_of(client.get(place.url("registers/quick-wins/")))
    assert "a win, " not in main_of(client.get(place.url("registers/quick-wins/")))
    sitting.decide(sitting.hall, win=True, limb="A", commitment=place.commitment)
    assert "a win, " in main_of(client.get(place.url("registers/quick-wins/")))


@pytest.mark.parametrize("path", PAGES)
def test_a_register_costs_the_same_with_one_row_and_with_more(sitting, signed_in, path, django_assert_max_num_queries):
    place = full(sitting)
    client = signed_in(place.officer)
    client.get(place.url(path))
    with django_assert_max_num_queries(40) as one:
        client.get(place.url(path))
    more(sitting)
    with django_assert_max_num_queries(40) as several:
        client.get(place.url(path))
    assert len(several) <= len(one)


def more(sitting):
    place = sitting.place
    sitting.decide(sitting.again, win=True, limb="B", limb_reason="not_at_all")
    WinTelling(area=place.area, point=sitting.again, where="award", told_on=place.today).save()
    for number in range(3):
        point = Point.objects.get(pk=sitting.draft.pk)
        day = {"due_on": place.today, "added_on": place.today}
        LearningItem(area=place.area, point=point, text=f"T{number}", owner=place.chair, **day).save()
        GoodPractice(area=place.area, point=point, title=f"T{number}", added_on=place.today).save()
        QuickWin(area=place.area, point=point, idea=f"T{number}", effort=2, benefit=2, owner=place.chair, **day).save()
    commands.mark_uses(point=sitting.again, uses=["training"], topic="other", by=place.officer, at=place.now)


def test_the_points_of_a_period_that_is_open_are_said_to_come_with_the_locking(place, signed_in):
    period = place.open()
    place.send(period, place.champion, {1: [PointInput("We met early")]})
    officer, url = signed_in(place.officer), f"{place.url('')}?period={period.reference}"
    body = officer.get(url).content.decode()
    assert "is open for returns. Its points stand here once it is locked." in body
    assert "Take something away" not in body
    empty = "Returns as CSV</a>. It is empty until the period is locked."
    assert empty in officer.get(place.url(f"periods/{period.reference}/")).content.decode()
    commands.lock_period(period=period, by=place.officer, at=place.now)
    assert empty not in officer.get(place.url(f"periods/{period.reference}/")).content.decode()
    assert "Its points stand here once" not in officer.get(f"{url}&box=4").content.decode()
