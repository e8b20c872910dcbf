from datetime import date

import pytest

from concord.champions import commands
from concord.champions.models import Champion, ChampionBefore, ChampionSettings, Entry
from concord.champions.queries.page import champion_page
from concord.core.accounts.commands import add_person
from concord.core.areas.scoping import everywhere
from concord.core.audit.models import AuditEntry
from concord.core.lib.errors import AccessDenied, RuleBroken
from tests.worlds import at

from .watching import DAY, FACTS, describe, note


def verbs():
    return list(AuditEntry.objects.filter(verb__startswith="champions.").order_by("pk").values_list("verb", flat=True))


def test_what_is_new_is_kept_and_what_held_before_stays(world):
    describe(world, world.champion, seniority="manager", role_note=" One day\r\na month ", duties=["share", "advise"])
    describe(world, world.champion, seniority="senior", director="Dee Head")
    describe(world, world.champion, seniority="senior")
    found = Champion.objects.get(person=world.champion)
    assert (found.seniority, found.director, found.role_note) == ("senior", "Dee Head", "One day\na month")
    assert found.duties == ["advise", "share"]
    assert list(ChampionBefore.objects.values_list("seniority", "role_note", "until")) == [
        ("manager", "One day\na month", DAY)
    ]
    assert verbs() == ["champions.described"] * 2
    entry = AuditEntry.objects.filter(verb="champions.described").last()
    assert entry.facts == {"changed": ["director", "seniority"]}


def test_only_the_officer_describes_and_only_who_keeps_watch(world):
    facts = {"area": world.area, "changes": {"seniority": "manager"}, "at": at(DAY)}
    for somebody in (world.chair, world.champion, world.stranger):
        with pytest.raises(AccessDenied):
            commands.describe_champion(person=world.champion, by=somebody, **facts)
    with pytest.raises(RuleBroken, match="Give them the role first"):
        commands.describe_champion(person=world.observer, by=world.officer, **facts)
    commands.describe_champion(person=world.champion, by=world.officer, **facts)


def test_a_mentor_is_another_champion(world):
    facts = {"area": world.area, "changes": {}, **FACTS}
    commands.describe_champion(person=world.champion, mentor=world.volunteer, **facts)
    commands.describe_champion(person=world.champion, **facts)
    assert Champion.objects.get(person=world.champion).mentor.person == world.volunteer
    with pytest.raises(RuleBroken, match="own mentor"):
        commands.describe_champion(person=world.champion, mentor=world.champion, **facts)
    commands.describe_champion(person=world.champion, mentor=None, **facts)
    assert Champion.objects.get(person=world.champion).mentor is None


def test_a_champion_says_who_may_see_them_and_takes_it_back(world):
    own = {"person": world.champion, "area": world.area, "by": world.champion, "at": at(DAY)}
    no = {"shown_publicly": False, "shown_across": False, "shown_in_region": False}
    yes = no | {"shown_publicly": True}
    said = commands.set_consent(said=yes, **own)
    assert (said.shown_publicly, said.shown_across, said.consent_on) == (True, False, DAY)
    said = commands.set_consent(said=no, **own)
    assert (said.shown_publicly, said.consent_on) == (False, None)
    with pytest.raises(AccessDenied):
        commands.set_consent(said=yes, **{**own, "by": world.volunteer})


def test_notes_are_made_by_oneself_or_the_officer_and_taken_away(world):
    own = {"person": world.champion, "area": world.area, "at": at(DAY), "kind": "event", "on": DAY, "text": "Fair"}
    made = commands.note_entry(by=world.champion, **own)
    assert (made.entered_by, made.champion.person) == (world.champion, world.champion)
    with pytest.raises(AccessDenied):
        commands.note_entry(by=world.volunteer, **own)
    with pytest.raises(RuleBroken, match="not come yet"):
        commands.note_entry(by=world.officer, **{**own, "on": date(2026, 3, 3)})
    with pytest.raises(AccessDenied):
        commands.remove_entry(entry=made, by=world.volunteer, at=at(DAY))
    commands.remove_entry(entry=made, by=world.officer, at=at(DAY))
    assert (Entry.objects.count(), verbs()) == (0, ["champions.entered", "champions.entry_removed"])
    assert "Fair" not in str(list(AuditEntry.objects.values_list("subject_label", "facts")))


def test_settings_have_one_row(world):
    for months in (6, 24):
        commands.change_settings(area=world.area, months=months, often_from=2, **FACTS)
    assert list(ChampionSettings.objects.values_list("months", "often_from")) == [(24, 2)]
    with pytest.raises(AccessDenied):
        commands.change_settings(area=world.area, months=1, often_from=2, by=world.chair, at=at(DAY))


def test_an_account_takes_over_what_was_kept(world):
    describe(world, world.champion, seniority="manager")
    note(world, world.champion)
    account = add_person(name="Lena Example", email="new@example.org", home_area=world.area, **FACTS)
    assert commands.follow_to_account(was=world.champion, account=account) is True
    assert commands.follow_to_account(was=world.champion, account=account) is False
    assert Champion.objects.get().person == account


def test_two_records_of_one_person_become_one(world):
    describe(world, world.champion, seniority="manager")
    note(world, world.champion)
    describe(world, world.volunteer, director="Dee")
    assert commands.follow_to_account(was=world.champion, account=world.volunteer) is True
    assert (Champion.objects.get().director, Entry.objects.get().champion.person) == ("Dee", world.volunteer)


def test_of_somebody_erased_the_words_go_and_the_counts_stay(world):
    describe(world, world.champion, role_note="Said so", director="Dee", shown_publicly=True, seniority="manager")
    describe(world, world.champion, role_note="Said more")
    note(world, world.champion, text="Own words")
    with everywhere():
        commands.forget_person(person=world.champion)
    found = Champion.objects.get()
    assert (found.role_note, found.director, found.shown_publicly, found.seniority) == ("", "", False, "manager")
    assert (Entry.objects.get().text, ChampionBefore.objects.get().role_note) == ("", "")
    assert champion_page(world.champion, world.area, DAY).took_part.noted == 1
