"""What somebody reads who begins, and who has been given it."""

from datetime import date

import pytest

from concord.champions import commands
from concord.champions.models import PackGiven
from concord.champions.queries.packs import pack_lines
from concord.champions.rules.packs import pack_for
from concord.core.lib.errors import AccessDenied, RuleBroken
from concord.group.models import Group, Meeting
from tests.pages import text
from tests.worlds import at

from .test_views import today
from .watching import DAY, FACTS, URL, describe, more_champions


def give(world, person=None, pack="champion", on=DAY, **more):
    facts = {**FACTS, **more}
    return commands.note_pack_given(person=person or world.champion, area=world.area, pack=pack, on=on, **facts)


@pytest.mark.parametrize(
    ("role", "elected", "pack"),
    [
        ("champion", False, "champion"),
        ("champion", True, "councillor"),
        ("chair", True, "member"),
        ("group_member", False, "member"),
        ("officer", False, "officer"),
    ],
)
def test_which_pack_is_whose(role, elected, pack):
    assert pack_for(role, elected=elected) == pack


@pytest.mark.parametrize("pack", ["champion", "councillor", "member", "officer"])
def test_each_pack_says_what_one_needs(world, signed_in, pack):
    page = text(signed_in(world.observer).get(f"{URL}induction/{pack}/"))
    for words in ("What you do", "Priya Example", "The next meeting", "return"):
        assert words in page
    assert signed_in(world.observer).get(f"{URL}induction/nobody/").status_code == 404


def test_a_place_without_a_group_has_its_packs_too(world, signed_in):
    observer = signed_in(world.observer)
    Meeting.objects.all().delete()
    Group.objects.update(is_main=False)
    assert "No day is set yet" in text(observer.get(f"{URL}induction/champion/"))


def test_who_has_none_comes_first_and_the_day_is_noted(world, signed_in):
    describe(world, world.volunteer, elected=True)
    give(world)
    give(world, on=date(2026, 3, 1))
    assert list(PackGiven.objects.values_list("given_on", flat=True)) == [date(2026, 3, 1)]
    lines = {(line.hat.person, line.pack.value): line.given_on for line in pack_lines(world.area, DAY)}
    assert lines[world.champion, "champion"] == date(2026, 3, 1)
    assert lines[world.volunteer, "councillor"] is None
    assert list(lines)[-1] == (world.champion, "champion")
    officer = signed_in(world.officer)
    assert "Lena Example" not in text(officer.get(f"{URL}induction/?given=no"))
    address = f"{URL}people/{world.volunteer.uid}/pack/councillor/"
    assert officer.post(address, today())["Location"] == f"{URL}induction/"
    assert "Answer the question" in text(officer.post(address, {}))


def test_who_may_note_it_and_when(world, signed_in):
    for somebody in (world.chair, world.champion, world.stranger):
        with pytest.raises(AccessDenied):
            give(world, by=somebody)
    with pytest.raises(RuleBroken, match="not come yet"):
        give(world, on=date(2026, 3, 3), at=at(DAY))
    with pytest.raises(RuleBroken, match="do not have this role"):
        give(world, pack="officer")
    assert signed_in(world.chair).get(f"{URL}induction/").status_code == 403


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_is_read_in_three_queries(world, count, django_assert_num_queries):
    more_champions(world, count)
    with django_assert_num_queries(3):
        assert len([str(line.hat.organisation) for line in pack_lines(world.area, DAY)]) == 6 + count
