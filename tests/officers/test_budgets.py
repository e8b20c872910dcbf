"""Budgets: what was planned, pledged, received and spent, by sector; a year without money; who leaves; bids."""

from datetime import date

import pytest

from concord.core.directory.models import Organisation
from concord.core.lib.errors import AccessDenied, RuleBroken
from concord.officers import commands
from concord.officers.models import Bid, Budget, BudgetLine, Contribution
from concord.officers.queries.budgets import bid_sums, budget_page, budgets, free_years, label_of, year_line, year_of
from concord.officers.rules import budgets as rules
from tests.pages import text
from tests.worlds import at

from .running import DAY, FACTS, URL

BID = {"funder": "Lottery", "purpose": "A toolkit", "amount": 500_000, "state": "asked", "asked_on": DAY}


def begin(world, year=2025, **more):
    return commands.begin_budget(area=world.area, year=year, **more, **FACTS)


def line(budget, title="Events", partner=None, **sums):
    return commands.put_line(budget=budget, facts={"title": title, "partner": partner, **sums}, **FACTS)


def give(budget, body, pledged, received=0, **more):
    facts = {"pledged": pledged, "received": received, **more}
    return commands.put_contribution(budget=budget, organisation=body, **facts, **FACTS)


def full(world):
    budget = begin(world, agreed_on=date(2025, 3, 3), holder=world.council, note="Small")
    line(budget, planned=600_000, committed=50_000, spent=150_000)
    line(budget, "Rooms", world.charity, in_kind=90_000)
    give(budget, world.council, 400_000, 400_000)
    give(budget, world.cvs, 100_000, 20_000, withdrawn_on=date(2026, 2, 2))
    return budget


def test_sums_of_a_year(world):
    page = budget_page(full(world))
    sums = page.sums
    assert (sums.balance, sums.free, sums.to_come, sums.uncovered) == (270_000, 220_000, 80_000, 100_000)
    assert [(one.key, one.n, one.pledged, one.received, one.in_kind) for one in page.sectors] == [
        ("public", 1, 400_000, 400_000, 0),
        ("voluntary", 2, 100_000, 20_000, 90_000),
    ]
    assert page.gaps == [
        ("Pledged", "£3,000 more from the public than from the voluntary sector"),
        ("Received", "£3,800 more from the public than from the voluntary sector"),
        ("In kind", "£900 more from the voluntary than from the public sector"),
    ]
    assert (page.missing_next_year, page.next_label) == (100_000, "2026/27")
    assert year_line(budgets(world.area).get()).sums == sums


def test_both_sectors_stand_there_when_one_gives_nothing():
    assert [(one.key, one.n) for one in rules.by_sector([])] == [("public", 0), ("voluntary", 0)]
    found = rules.by_sector([rules.Given(1, "business", 5), rules.Given(2, "other", 5)])
    assert [(one.key, one.n, one.pledged) for one in found][2:] == [("other", 2, 10)]
    assert rules.gap_in_words(5, 5) == "the same from both"


def test_a_year_follows_the_area(world):
    assert [year_of(world.area, day) for day in (date(2026, 3, 31), date(2026, 4, 1))] == [2025, 2026]
    assert label_of(world.area, 2025) == "2025/26"
    world.area.financial_year_month = 1
    assert (year_of(world.area, DAY), label_of(world.area, 2026)) == (2026, "2026")
    begin(world, 2026)
    assert free_years(world.area, DAY)[:2] == [2027, 2025]


def test_no_money_is_a_normal_state(world, signed_in):
    begin(world)
    page = text(signed_in(world.member).get(f"{URL}budget/2025/"))
    assert "nothing is wrong with it" in page
    assert "Add a line" not in page
    with pytest.raises(RuleBroken, match="already"):
        begin(world)


def test_a_partner_that_leaves_shows_the_gap_of_the_next_year(world, signed_in):
    full(world)
    page = text(signed_in(world.chair).get(f"{URL}budget/2025/"))
    assert "2026/27: £1,000 of this year’s £5,000 will be missing." in page
    with pytest.raises(RuleBroken, match="still to come"):
        give(Budget.objects.get(), world.trust, 1, withdrawn_on=date(2026, 3, 3))


def test_a_partner_gives_once_and_keeps_its_sector(world):
    budget = begin(world)
    gift = give(budget, world.cvs, 100)
    with pytest.raises(RuleBroken, match="in the list already"):
        give(budget, world.cvs, 200)
    Organisation.objects.filter(pk=world.cvs.pk).update(sector="other")
    give(budget, Organisation.objects.get(pk=world.cvs.pk), 300, contribution=gift)
    assert [(one.sector, one.pledged) for one in Contribution.objects.all()] == [("voluntary", 300)]
    with pytest.raises(RuleBroken, match="who gives this in kind"):
        line(budget, in_kind=5)
    commands.remove_row(row=gift, **FACTS)
    commands.remove_row(row=line(budget), **FACTS)
    assert (Contribution.objects.count(), BudgetLine.objects.count()) == (0, 0)


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"asked_on": None}, "asked_on"),
        ({"state": "writing"}, "state"),
        ({"state": "won", "awarded": 5}, "decided_on"),
        ({"state": "won", "decided_on": DAY}, "awarded"),
        ({"state": "lost", "decided_on": date(2026, 3, 1)}, "decided_on"),
        ({"decided_on": DAY}, "decided_on"),
        ({"state": "lost", "decided_on": DAY, "awarded": 5}, "awarded"),
    ],
)
def test_each_step_of_a_bid_has_its_day(world, given, field):
    with pytest.raises(RuleBroken) as refused:
        commands.put_bid(area=world.area, facts=BID | given, **FACTS)
    assert refused.value.field == field


def test_bids_go_through_their_states(world):
    bid = commands.put_bid(area=world.area, facts=BID | {"state": "writing", "asked_on": None}, **FACTS)
    commands.put_bid(area=world.area, facts=BID, bid=bid, **FACTS)
    won = BID | {"state": "won", "decided_on": DAY, "awarded": 400_000}
    commands.put_bid(area=world.area, facts=won, bid=bid, **FACTS)
    commands.put_bid(area=world.area, facts=BID | {"purpose": "Training"}, **FACTS)
    assert bid_sums(world.area) == [("Waits for an answer", 1, 500_000), ("Won", 1, 500_000)]
    assert Bid.objects.get(state="won").awarded == 400_000


def test_only_officers_write(world, signed_in):
    budget = full(world)
    own = {"by": world.chair, "at": at(DAY)}
    gift, row = budget.contributions.first(), budget.lines.first()
    for run in (
        lambda: commands.begin_budget(area=world.area, year=2020, **own),
        lambda: commands.change_budget(budget=budget, agreed_on=None, holder=None, note="", **own),
        lambda: commands.put_line(budget=budget, facts={"title": "A"}, **own),
        lambda: commands.remove_row(row=row, **own),
        lambda: commands.put_contribution(budget=budget, organisation=world.trust, pledged=1, received=0, **own),
        lambda: commands.remove_row(row=gift, **own),
        lambda: commands.put_bid(area=world.area, facts=BID, **own),
        lambda: commands.import_budgets(area=world.area, data=b"kind\nbudget", name="b.csv", dry_run=False, **own),
    ):
        with pytest.raises(AccessDenied):
            run()
    assert signed_in(world.chair).get(f"{URL}budget/new/").status_code == 403


def test_forms_write_in_pounds(world, signed_in):
    officer = signed_in(world.officer)
    assert officer.post(f"{URL}budget/new/", {"year": "2020"}).status_code == 302
    year = f"{URL}budget/2020/"
    assert "must be a sum" in text(officer.post(f"{year}lines/new/", {"title": "Print", "planned": "a lot"}))
    assert officer.post(f"{year}lines/new/", {"title": "Print", "planned": "1,250.50"}).status_code == 302
    row = BudgetLine.objects.get()
    assert (row.planned, row.spent) == (125_050, 0)
    assert 'value="1250.50"' in text(officer.get(f"{URL}lines/{row.uid}/"))
    typed = {"organisation": str(world.council.uid), "pledged": "100"}
    assert officer.post(f"{year}contributions/new/", typed).status_code == 302
    assert "in the list already" in text(officer.post(f"{year}contributions/new/", typed))
    typed = {"holder": str(world.council.uid), "note": "Held by the council"}
    assert officer.post(f"{year}change/", typed)["Location"] == year
    bid = {"funder": "Lottery", "purpose": "Toolkit", "amount": "5000", "state": "won"}
    assert "Give the day on which you asked" in text(officer.post(f"{URL}bids/new/", bid))
    assert officer.post(f"{URL}bids/new/", bid | {"state": "writing"}).status_code == 302
    assert 'value="Lottery"' in text(officer.get(f"{URL}bids/{Bid.objects.get().uid}/"))
    page = text(officer.get(year))
    assert [words in page for words in ("£1,250.50", "Held by the council", "not covered")] == [True] * 3
    gift = Contribution.objects.get()
    for address in (f"lines/{row.uid}/remove/", f"contributions/{gift.uid}/remove/"):
        assert officer.post(URL + address)["Location"] == year
    assert officer.get(f"{URL}budget/1999/").status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_pages_ask_as_often_for_much(world, count, django_assert_num_queries):
    for number in range(count):
        budget = begin(world, 2020 + number)
        for other in range(count):
            line(budget, f"Line {other}", world.cvs, planned=5, in_kind=5)
        for body in (world.council, world.cvs, world.trust)[:count]:
            give(budget, body, 5)
    with django_assert_num_queries(1):
        assert [year_line(one).sums.pledged for one in budgets(world.area)] == [5 * count] * count
    with django_assert_num_queries(3):
        page = budget_page(budget)
        assert (
            len([str(one.partner) for one in page.lines]) + len([str(one) for one in page.contributions]) == 2 * count
        )
