"""Who runs the agreement in the busy place: two who share the work, and one who did it before."""

from functools import partial
from typing import TYPE_CHECKING

from concord.officers import commands as officers
from concord.officers.models import Budget
from concord.officers.queries.budgets import year_of
from concord.officers.queries.horizon import digest_page

if TYPE_CHECKING:
    from .busy import Busy


def fill_officers(busy: "Busy") -> None:
    world = busy.world
    for person, body in ((world.officer, world.cvs), (world.public_officer, world.council)):
        facts = {"person": person, "name": "", "title": "Compact Officer", "hours": 18, "starts_on": busy.day(-300)}
        facts |= {"job_description": "Runs the Compact.", "funded_until": busy.day(60)}
        about = {"hosts": [(body, None)], "funders": [("The council", 60), ("A trust", 20)], **busy.facts}
        post = officers.note_post(area=world.area, facts=facts, **about)
        officers.show_contact(post=post, email=person.email, phone="", by=person, at=busy.now)
    facts = {"person": None, "name": "Ivy", "title": "Officer", "starts_on": busy.day(-900), "ends_on": busy.day(-400)}
    hosts = [(world.council, 50), (world.cvs, 50)]
    officers.note_post(area=world.area, facts=facts, hosts=hosts, funders=[], **busy.facts)
    busy.starts += [f"/areas/wessington/officers/{page}" for page in ("", "budget/", "bids/")]
    hold_money(busy)
    give_time(busy)
    look_ahead(busy)
    weigh_risks(busy)
    give_awards(busy)


def hold_money(busy: "Busy") -> None:
    """A year with money and one without; bids in two states."""
    world, year = busy.world, year_of(busy.world.area, busy.today)
    officers.begin_budget(area=world.area, year=year - 1, **busy.facts)
    budget = officers.begin_budget(area=world.area, year=year, holder=world.council, **busy.facts)
    for title, partner in (("Events", None), ("Rooms", world.charity)):
        facts = {"title": title, "partner": partner, "planned": 5000, "in_kind": 900 if partner else 0}
        officers.put_line(budget=budget, facts=facts, **busy.facts)
    for body, left in ((world.council, None), (world.cvs, busy.day(-9))):
        gift = {"pledged": 9000, "received": 500, "withdrawn_on": left}
        officers.put_contribution(budget=budget, organisation=body, **gift, **busy.facts)
    bid = {"funder": "Lottery", "purpose": "Toolkit", "amount": 900, "asked_on": busy.day(-20)}
    officers.put_bid(area=world.area, facts={**bid, "state": "asked"}, **busy.facts)
    answer = {"state": "won", "decided_on": busy.day(-9), "awarded": 500}
    officers.put_bid(area=world.area, facts={**bid, "purpose": "Training", **answer}, **busy.facts)
    busy.starts.append(f"/areas/wessington/officers/budget/{year}/")


def give_time(busy: "Busy") -> None:
    """Gifts of both sectors in two years, and a list with something done."""
    world = busy.world
    for body, days in ((world.council, -9), (world.cvs, -12), (world.council, -400)):
        gift = {"organisation": body, "kind": "time", "hours": 3, "on": busy.day(days), "role": "Manager"}
        officers.put_resource(area=world.area, facts=gift | {"names_agreement": True}, **busy.facts)
    for days in (-2, 5, 60):
        about = {"text": f"In {days} days", "duty": "group", "due_on": busy.day(days), "repeat": "weekly"}
        task = officers.put_task(area=world.area, **about, **busy.facts)
    officers.do_task(task=task, minutes=20, by=world.officer, at=busy.now)
    busy.starts += [f"/areas/wessington/officers/{page}/" for page in ("resources", "tasks")]


def look_ahead(busy: "Busy") -> None:
    """What is coming: sent round, to be sent, and posted by another area."""
    world = busy.world
    news = {"text": "In short.", "kind": "law", "source": "The news", "url": "https://example.org/", "on": busy.today}
    put = partial(officers.put_horizon, area=world.area, commitments=[world.commitment], **busy.facts)
    put(facts={**news, "title": "A law", "relevance": "high"})
    page = digest_page(world.area, busy.today)
    officers.send_digest(area=world.area, looked_at=len(page.goes_to), holds=len(page.items), **busy.facts)
    put(facts={**news, "title": "A fund", "relevance": "some", "told": 2})
    put(facts={**news, "title": "A plan", "origin_name": "Mid"})
    busy.starts += [f"/areas/wessington/officers/horizon/{page}" for page in ("", "digest/", "post/")]


def weigh_risks(busy: "Busy") -> None:
    risk = {"cause": "Money ends.", "effect": "Fewer come.", "likelihood": "high", "owner": busy.world.officer}
    for sector, days in (("both", -2), ("voluntary", 4)):
        facts = {**risk, "title": f"For {sector}", "sector": sector, "review_on": busy.day(days)}
        officers.put_risk(area=busy.world.area, facts=facts, **busy.facts)
    busy.starts.append("/areas/wessington/officers/risks/")


def give_awards(busy: "Busy") -> None:
    """One that is told of, and one to come."""
    budget, world = Budget.objects.first(), busy.world
    given = {"amount": 5000, "purpose": "Advice", "awarded_on": busy.day(-30), "asked_for": "How many?"}
    about = {**given, "due_on": busy.day(-3)}
    told = officers.put_award(budget=budget, facts={**about, "organisation": world.charity}, **busy.facts)
    result = {"outcome": "It helped.", "outcome_on": busy.day(-4), "people": 4, "line": "It helped four."}
    officers.note_result(award=told, **result, **busy.facts)
    officers.put_award(budget=budget, facts={**about, "organisation": None, "name": "Tenants"}, **busy.facts)
    busy.starts.append("/areas/wessington/officers/awards/")
