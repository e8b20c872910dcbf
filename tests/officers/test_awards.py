"""Small awards: the outcome is asked for at once, chased once, and told with people helped or “not known”."""

from datetime import date, timedelta

import pytest

from concord.core.lib.errors import AccessDenied, RuleBroken
from concord.officers import commands
from concord.officers.models import Award, Budget, Task
from concord.officers.queries.awards import awards, kept, sums
from concord.officers.queries.budgets import budget_page
from concord.officers.rules.awards import AwardSum, Told, sum_of
from tests.pages import text
from tests.worlds import at

from .running import DAY, FACTS, URL

AWARD = {"organisation": None, "name": "Tenants of Mill Street", "amount": 50_000, "purpose": "Advice"}
AWARD |= {"awarded_on": date(2026, 2, 2), "asked_for": "How many kept their home", "due_on": DAY}
TYPED = {"name": "Tenants", "amount": "500", "purpose": "Advice", "asked_for": "How many?", "year": "2025"}
for name, day in (("awarded_on", "1"), ("due_on", "2")):
    TYPED |= {f"{name}_day": day, f"{name}_month": "3", f"{name}_year": "2026"}
TOLD = {"outcome": "Two kept it.", "people": "2", "line": "£500 kept two homes."}
TOLD |= {"outcome_on_day": "2", "outcome_on_month": "3", "outcome_on_year": "2026"}


def award(world, **more):
    budget = Budget.objects.filter(year=2025).first() or commands.begin_budget(area=world.area, year=2025, **FACTS)
    return commands.put_award(budget=budget, facts={**AWARD, **more}, **FACTS)


def tell(one, **more):
    facts = {"outcome": "It helped.", "outcome_on": DAY, "people": 4, **more}
    commands.note_result(award=one, **facts, **FACTS)


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"name": ""}, "name"),
        ({"awarded_on": DAY + timedelta(days=1)}, "awarded_on"),
        ({"due_on": date(2026, 2, 1)}, "due_on"),
    ],
)
def test_what_an_award_needs(world, facts, field):
    with pytest.raises(RuleBroken) as refused:
        award(world, **facts)
    assert refused.value.field == field


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"outcome": " "}, "outcome"),
        ({"outcome_on": DAY + timedelta(days=1)}, "outcome_on"),
        ({"outcome_on": date(2026, 2, 1)}, "outcome_on"),
    ],
)
def test_what_a_result_needs(world, facts, field):
    with pytest.raises(RuleBroken) as refused:
        tell(award(world), **facts)
    assert refused.value.field == field


def test_sums_say_of_how_many():
    rows = [Told(100, True, 4), Told(200, True, None), Told(300, False, None), Told(1, True, 0)]
    assert sum_of(rows) == AwardSum(n=4, pence=601, told=3, people=4, counted=2)


def test_an_outcome_is_chased_once_and_only_where_it_is_due(world):
    award(world)
    award(world, due_on=DAY + timedelta(days=1))
    tell(award(world))
    for _ in range(2):
        commands.chase_results(area=world.area, on=DAY, at=at(DAY))
    task = Task.objects.get()
    assert (task.due_on, task.duty) == (DAY, "budget")
    assert task.text == "Ask Tenants of Mill Street what came of the award: How many kept their home"
    assert Award.objects.filter(chased_on=DAY).count() == 1


def test_awards_are_a_line_of_their_years_budget(world):
    tell(award(world, organisation=world.charity, name=""))
    award(world)
    page = budget_page(Budget.objects.get())
    assert page.awards == AwardSum(n=2, pence=100_000, told=1, people=4, counted=1)
    assert [one.to for one in awards(world.area, told="yes", year="2025", search="advice")] == ["Open Door Advice"]
    assert awards(world.area, told="no").count() == 1


@pytest.mark.parametrize("count", [1, 3])
def test_as_many_queries_for_many(world, count, django_assert_num_queries):
    for _ in range(count):
        award(world, organisation=world.charity, name="")
    with django_assert_num_queries(2):
        assert [kept(one)["year"] for one in awards(world.area)] == [2025] * count
        assert sums(awards(world.area)).n == count


def test_pages_and_who_may(world, signed_in):
    officer = signed_in(world.officer)
    assert "write down the year first" in text(officer.get(f"{URL}awards/"))
    commands.begin_budget(area=world.area, year=2025, **FACTS)
    assert "one of the two" in text(officer.post(f"{URL}awards/new/", TYPED | {"organisation": str(world.cvs.uid)}))
    assert officer.post(f"{URL}awards/new/", TYPED).status_code == 302
    one = Award.objects.get()
    assert one.amount == 50_000
    assert 'value="500"' in text(officer.get(f"{URL}awards/{one.uid}/"))
    assert "Asked for at the award: How many?" in text(officer.get(f"{URL}awards/{one.uid}/result/"))
    assert officer.post(f"{URL}awards/{one.uid}/result/", TOLD | {"people": ""}).status_code == 302
    page = text(signed_in(world.member).get(f"{URL}awards/?year=2025"))
    assert [words in page for words in ("not known", "£500 kept two homes.", "Write down an award")] == [
        True,
        True,
        False,
    ]
    assert "1 award of £500 in all" in text(officer.get(f"{URL}budget/2025/"))
    own = {"by": world.chair, "at": at(DAY)}
    for run in (
        lambda: commands.put_award(budget=one.budget, facts=AWARD, **own),
        lambda: commands.note_result(award=one, outcome="A", outcome_on=DAY, people=None, **own),
        lambda: commands.remove_row(row=one, **own),
    ):
        with pytest.raises(AccessDenied):
            run()
    assert officer.post(f"{URL}awards/{one.uid}/remove/").status_code == 302
