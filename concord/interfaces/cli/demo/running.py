"""The demo's officers: two halves of a post in two bodies, and who did it before."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

from concord.core.accounts.access import SYSTEM
from concord.officers import commands as officers
from concord.officers.models import Budget
from concord.officers.queries.budgets import year_of

from .data import running as data
from .places import Place, moment

COUNCIL, ACTION = "Wessington Council", "Wessington Voluntary Action"


def run_it(place: Place) -> None:
    write_posts(place)
    hold_money(place)
    give_time(place)
    list_tasks(place)
    weigh_risks(place)
    give_awards(place)


def write_posts(place: Place) -> None:
    facts: dict[str, Any] = {"area": place.area, "by": SYSTEM, "at": moment(place.today - timedelta(days=200))}
    began, priya = place.today - timedelta(days=400), place.people["Priya Demo-Shah"]
    half = {"title": "Compact Officer (half post)", "hours": Decimal("18.5"), "starts_on": began}
    post = officers.note_post(
        facts={
            **half,
            "person": priya,
            "name": "",
            "job_description": "Half of the post: runs the Compact, looks after champions and reports to the board.",
            "funded_until": place.today + timedelta(days=110),
        },
        hosts=[(place.bodies[ACTION], None)],
        funders=[(COUNCIL, 60), ("Mill Trust", 25)],
        **facts,
    )
    officers.show_contact(post=post, email=priya.email, phone="01632 960001", by=priya, at=moment(place.today))
    officers.note_post(
        facts={
            **half,
            "person": place.people["Gareth Demo-Bowen"],
            "name": "",
            "job_description": "Half of a partnership officer's post: keeps the Compact in view inside the council.",
        },
        hosts=[(place.bodies[COUNCIL], None)],
        funders=[(COUNCIL, 100)],
        **facts,
    )
    over = {"starts_on": place.today - timedelta(days=1300), "ends_on": place.today - timedelta(days=401)}
    officers.note_post(
        facts={"person": None, "name": "Bram Demo-Whitlock", "title": "Compact Officer", "hours": Decimal(30), **over},
        hosts=[(place.bodies[COUNCIL], 60), (place.bodies[ACTION], 40)],
        funders=[(COUNCIL, 100)],
        **facts,
    )


def hold_money(place: Place) -> None:
    """A year that is over, this one with a partner that leaves, and two bids."""
    now, at = year_of(place.area, place.today), moment(place.today)
    facts: dict[str, Any] = {"by": SYSTEM, "at": at}
    for year, lines, gifts in ((now - 1, data.LAST_LINES, data.LAST_GIFTS), (now, data.LINES, data.GIFTS)):
        agreed = place.today.replace(year=year, month=2, day=20)
        holder = place.bodies[COUNCIL]
        budget = officers.begin_budget(area=place.area, year=year, agreed_on=agreed, holder=holder, **facts)
        for title, body, *sums in lines:
            named = dict(zip(("planned", "committed", "spent", "in_kind"), (100 * n for n in sums), strict=True))
            about = {"title": title, "partner": place.bodies[body] if body else None}
            officers.put_line(budget=budget, facts=about | named, **facts)
        for body, pledged, received, leaves in gifts:
            gift: dict[str, Any] = {"pledged": 100 * pledged, "received": 100 * received}
            left = place.today - timedelta(days=12) if leaves else None
            officers.put_contribution(
                budget=budget, organisation=place.bodies[body], withdrawn_on=left, **gift, **facts
            )
    for funder, purpose, amount, state, asked, answered, awarded in data.BIDS:
        days = {
            name: place.today - timedelta(days=ago) if ago is not None else None
            for name, ago in (("asked_on", asked), ("decided_on", answered))
        }
        bid = {"funder": funder, "purpose": purpose, "amount": 100 * amount, "state": state, **days}
        bid["awarded"] = 100 * awarded if awarded is not None else None
        officers.put_bid(area=place.area, facts=bid, **facts)


def give_time(place: Place) -> None:
    """What partners gave in time and kind, this year and in the one before."""
    for body, kind, ago, hours, pounds, rough, role, named in data.RESOURCES:
        on = place.today - timedelta(days=ago)
        gift = {"organisation": place.bodies[body], "kind": kind, "on": on, "is_rough": rough, "role": role}
        gift |= {"hours": Decimal(hours) if hours else None, "worth": 100 * pounds if pounds else None}
        gift["names_agreement"] = named
        officers.put_resource(area=place.area, facts=gift, by=SYSTEM, at=moment(on))


def list_tasks(place: Place) -> None:
    """The officers' list: late, this week and later, and what was done."""
    priya = place.people["Priya Demo-Shah"]
    for text, duty, days, repeat, minutes in data.TASKS:
        due = place.today + timedelta(days=days)
        written: dict[str, Any] = {"by": SYSTEM, "at": moment(due - timedelta(days=40))}
        task = officers.put_task(area=place.area, text=text, duty=duty, due_on=due, repeat=repeat, **written)
        if minutes is not None:
            officers.do_task(task=task, minutes=minutes or None, by=priya, at=moment(due))


def weigh_risks(place: Place) -> None:
    facts: dict[str, Any] = {"area": place.area, "by": SYSTEM, "at": moment(place.today - timedelta(days=80))}
    for title, sector, cause, likelihood, effect, mitigation, owner, days, state in data.RISKS:
        said = {"title": title, "sector": sector, "cause": cause, "likelihood": likelihood, "effect": effect}
        stands = {"mitigation": mitigation, "state": state, "review_on": place.today + timedelta(days=days)}
        officers.put_risk(facts={**said, **stands, "owner": place.people[owner] if owner else None}, **facts)


def give_awards(place: Place) -> None:
    """Out of this year's budget: one that is told of, one whose day has passed, one of which nobody counted."""
    budget = Budget.objects.select_related("area").get(year=year_of(place.area, place.today))
    facts: dict[str, Any] = {"by": SYSTEM, "at": moment(place.today)}
    for to, partner, purpose, pounds, ago, asked, due, outcome, people, line in data.AWARDS:
        whom = {"organisation": place.bodies[to], "name": ""} if partner else {"organisation": None, "name": to}
        days = {"awarded_on": place.today - timedelta(days=ago), "due_on": place.today + timedelta(days=due)}
        about = {"amount": 100 * pounds, "purpose": purpose, "asked_for": asked}
        made = officers.put_award(budget=budget, facts={**whom, **about, **days}, **facts)
        if outcome:
            told = days["due_on"] - timedelta(days=2)
            officers.note_result(award=made, outcome=outcome, outcome_on=told, people=people, line=line, **facts)
