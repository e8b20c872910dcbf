"""What teams work on, who does the same, and introductions: nobody is named who does not want to be."""

from datetime import date

import pytest

from concord.champions import commands
from concord.champions.models import Introduction, WorkArea
from concord.champions.queries.work import counterparts
from concord.core.lib.errors import AccessDenied, RuleBroken
from concord.core.mail.models import OutgoingMessage
from tests.pages import text
from tests.worlds import at

from .watching import DAY, FACTS, URL, describe, more_champions


def works(world, person, theme="grants", words="", **more):
    return commands.add_work_area(person=person, area=world.area, theme=theme, words=words, **more, **FACTS)


def ask(world, work, by=None, **more):
    facts = {"message": "May we talk?", "shares_address": True, **more}
    return commands.ask_introduction(work=work, by=by or world.champion, at=at(DAY), **facts)


def shown(world, person=None):
    found = counterparts(person or world.champion, world.area, DAY)
    return [(one.who, one.where, one.about) for one in found]


def test_the_other_sector_is_found_by_theme_or_by_words(world):
    works(world, world.champion)
    works(world, world.champion, theme="", words="Youth clubs")
    describe(world, world.volunteer, shown_across=True)
    works(world, world.volunteer, theme="housing")
    assert shown(world) == []
    works(world, world.volunteer, words="Small ones")
    works(world, world.volunteer, theme="", words="YOUTH clubs")
    assert shown(world) == [
        ("Pat Example", "Open Door Advice", "Grants: Small ones"),
        ("Pat Example", "Open Door Advice", "YOUTH clubs"),
    ]
    same = more_champions(world, 1, world.council)[0]
    describe(world, same, shown_across=True)
    works(world, same)
    assert len(shown(world)) == 2


def test_who_does_not_want_to_be_found_is_somebody_at_an_organisation_once(world, signed_in):
    works(world, world.champion)
    for person in (world.volunteer, *more_champions(world, 2)):
        works(world, person, words="Only mine")
    assert shown(world) == [("Somebody", "Open Door Advice", "Grants")]
    client = signed_in(world.champion)
    works_there = WorkArea.objects.exclude(champion__person=world.champion)
    for address in ("counterparts/", *(f"counterparts/{work.uid}/ask/" for work in works_there)):
        page = text(client.get(URL + address))
        assert "Open Door Advice" in page
        assert not [secret for secret in ("Pat Example", "Extra 00", "Only mine", "@example.org") if secret in page]


def test_no_page_of_a_champion_shows_an_address(world, signed_in):
    works(world, world.champion)
    describe(world, world.volunteer, shown_across=True)
    work = works(world, world.volunteer)
    page = text(signed_in(world.champion).get(f"{URL}counterparts/"))
    assert ("Pat Example" in page, "pat@example.org" in page) == (True, False)
    assert signed_in(world.champion).post(f"{URL}counterparts/{work.uid}/ask/", {"message": "Hi"}).status_code == 302
    assert "Waits for the officer" in text(signed_in(world.champion).get(f"{URL}counterparts/"))


@pytest.mark.parametrize("asker", [True, False])
@pytest.mark.parametrize("other", [True, False])
def test_both_are_mailed_and_addresses_only_of_who_said_so(world, asker, other):
    works(world, world.champion)
    asked = ask(world, works(world, world.volunteer), shares_address=asker)
    with pytest.raises(RuleBroken, match="Ask them first"):
        commands.introduce(introduction=asked, agreed=False, shares_address=True, **FACTS)
    assert OutgoingMessage.objects.count() == 0
    commands.introduce(introduction=asked, agreed=True, shares_address=other, **FACTS)
    told = {one.to_address: one.kept_text for one in OutgoingMessage.objects.filter(kind="champions.introduced")}
    assert set(told) == {"lena@example.org", "pat@example.org"}
    assert ("pat@example.org" in told["lena@example.org"]) == other
    assert ("lena@example.org" in told["pat@example.org"]) == asker
    assert "May we talk?" in told["pat@example.org"]
    with pytest.raises(RuleBroken, match="just answered"):
        commands.decline_introduction(introduction=asked, reason="No", **FACTS)


def test_whoever_is_asked_for_hears_nothing_of_a_no(world, signed_in):
    works(world, world.champion)
    asked = ask(world, works(world, world.volunteer))
    with pytest.raises(RuleBroken, match="asked for this already"):
        ask(world, asked.to.work.get())
    officer = signed_in(world.officer)
    assert "ask first" in text(officer.get(f"{URL}introductions/"))
    assert "May we talk?" in text(officer.get(f"{URL}introductions/{asked.uid}/"))
    assert officer.post(f"{URL}introductions/{asked.uid}/decline/", {"reason": "Too busy."}).status_code == 302
    assert [one.to_address for one in OutgoingMessage.objects.all()] == ["lena@example.org"]
    page = text(signed_in(world.champion).get(f"{URL}counterparts/"))
    assert ("Too busy." in page, "Pat Example" in page) == (True, False)
    assert officer.get(f"{URL}introductions/{asked.uid}/").status_code == 404


def test_who_may(world):
    work = works(world, world.volunteer)
    for somebody in (world.champion, world.chair, world.officer):
        with pytest.raises((RuleBroken, AccessDenied)):
            ask(world, work, by=somebody)
    works(world, world.champion)
    asked = ask(world, work)
    for somebody in (world.chair, world.champion, world.stranger):
        for end, more in (
            (commands.introduce, {"agreed": True, "shares_address": True}),
            (commands.decline_introduction, {"reason": "No"}),
        ):
            with pytest.raises(AccessDenied):
                end(introduction=asked, by=somebody, at=at(DAY), **more)
        with pytest.raises(AccessDenied):
            commands.remove_work_area(work=work, by=somebody, at=at(DAY))
    commands.remove_work_area(work=work, by=world.volunteer, at=at(DAY))
    assert WorkArea.objects.count() == 1


def test_an_area_of_work_says_something_once(world, signed_in):
    client, address = signed_in(world.champion), f"{URL}mine/areas-of-work/"
    assert "Choose a theme" in text(client.post(address, {"words": ""}))
    assert client.post(address, {"theme": "grants", "words": "Small ones"})["Location"] == address
    page = text(client.post(address, {"theme": "grants", "words": "small ones"}))
    assert "in the list already" in page
    assert 'value="small ones"' in page
    for number in range(11):
        works(world, world.champion, words=f"No {number}")
    assert "which is enough" in text(client.post(address, {"theme": "money", "words": ""}))
    work = WorkArea.objects.first()
    assert client.post(f"{URL}areas-of-work/{work.uid}/remove/")["Location"] == address


def test_the_officer_sees_what_teams_work_on(world, signed_in):
    works(world, world.champion, words="=1+1", use="Forms")
    works(world, world.volunteer, theme="housing")
    officer = signed_in(world.officer)
    assert "1 found" in text(officer.get(f"{URL}areas-of-work/?theme=grants"))
    assert "1 found" in text(officer.get(f"{URL}areas-of-work/?sector=voluntary&search=pat"))
    assert "'=1+1" in officer.get(f"{URL}work.csv").content.decode()
    address = f"{URL}people/{world.champion.uid}/areas-of-work/"
    assert officer.post(address, {"theme": "money", "words": ""})["Location"] == address


def test_requests_go_after_a_year(world):
    works(world, world.champion)
    ask(world, works(world, world.volunteer))
    assert commands.let_go_of_old(area=world.area, on=date(2027, 3, 2), at=at(date(2027, 3, 2))) == 0
    assert commands.let_go_of_old(area=world.area, on=date(2027, 3, 3), at=at(date(2027, 3, 3))) == 1
    assert Introduction.objects.count() == 0


@pytest.mark.parametrize("count", [1, 3])
def test_counterparts_are_found_in_as_many_queries(world, count, django_assert_num_queries):
    works(world, world.champion)
    for person in more_champions(world, count):
        describe(world, person, shown_across=True)
        works(world, person)
    with django_assert_num_queries(3):
        assert len(counterparts(world.champion, world.area, DAY)) == count
