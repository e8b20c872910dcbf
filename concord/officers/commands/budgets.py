"""Budgets, their lines, what partners give, and bids."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from concord.core.accounts.access import Installation, require
from concord.core.accounts.models import Person
from concord.core.accounts.permissions import Permission
from concord.core.areas.commands import put
from concord.core.areas.models import Area
from concord.core.audit.commands import record
from concord.core.directory.models import Organisation
from concord.core.lib.text import clean_line

from ..models import Bid, Budget, BudgetLine, Contribution
from ..rules.budgets import check_bid, check_giver, check_gives_once, check_no_budget_yet, check_withdrawn
from ..terms import Verb

Actor = Person | Installation


@transaction.atomic
def begin_budget(
    *,
    area: Area,
    year: int,
    agreed_on: date | None = None,
    holder: Organisation | None = None,
    note: str = "",
    by: Actor,
    at: datetime,
) -> Budget:
    """Write down the budget of a year; without lines it says that there is none. `year`: the one in which it begins."""
    require(by, Permission.MANAGE_OFFICERS, area)
    check_no_budget_yet(Budget.objects.filter(area=area, year=year).exists())
    made = Budget(area=area, year=year, agreed_on=agreed_on, holder=holder, note=clean_line(note))
    made.save()
    record(Verb.BUDGET_BEGUN, subject=made, by=by, at=at)
    return made


@transaction.atomic
def change_budget(
    *, budget: Budget, agreed_on: date | None, holder: Organisation | None, note: str, by: Actor, at: datetime
) -> None:
    require(by, Permission.MANAGE_OFFICERS, budget.area)
    put(budget, {"agreed_on": agreed_on, "holder": holder, "note": clean_line(note)})
    record(Verb.BUDGET_CHANGED, subject=budget, by=by, at=at)


@transaction.atomic
def put_line(
    *, budget: Budget, facts: Mapping[str, Any], line: BudgetLine | None = None, by: Actor, at: datetime
) -> BudgetLine:
    """Write a line down, or change one. Sums are in pence."""
    require(by, Permission.MANAGE_OFFICERS, budget.area)
    check_giver(facts.get("in_kind", 0), has_partner=facts.get("partner") is not None)
    made = line or BudgetLine(area=budget.area, budget=budget)
    put(made, {**facts, "title": clean_line(facts["title"])})
    record(Verb.LINE_PUT, subject=made, by=by, at=at)
    return made


@transaction.atomic
def put_contribution(
    *,
    budget: Budget,
    organisation: Organisation,
    pledged: int,
    received: int,
    withdrawn_on: date | None = None,
    contribution: Contribution | None = None,
    by: Actor,
    at: datetime,
) -> Contribution:
    """Write down what a partner pledged and gave, in pence. Its sector stays as it is on this day."""
    require(by, Permission.MANAGE_OFFICERS, budget.area)
    check_withdrawn(withdrawn_on, timezone.localdate(at))
    others = Contribution.objects.filter(budget=budget, organisation=organisation)
    check_gives_once((others.exclude(pk=contribution.pk) if contribution else others).exists())
    made = contribution or Contribution(area=budget.area, budget=budget)
    if made.organisation_id != organisation.pk:
        made.organisation, made.sector = organisation, organisation.sector
    put(made, {"pledged": pledged, "received": received, "withdrawn_on": withdrawn_on})
    record(Verb.CONTRIBUTION_PUT, subject=made, by=by, at=at)
    return made


@transaction.atomic
def put_bid(*, area: Area, facts: Mapping[str, Any], bid: Bid | None = None, by: Actor, at: datetime) -> Bid:
    """Write a bid down, or what became of it."""
    require(by, Permission.MANAGE_OFFICERS, area)
    steps = {name: facts.get(name) for name in ("asked_on", "decided_on", "awarded")}
    check_bid(state=facts["state"], **steps)
    made = bid or Bid(area=area)
    words = {name: clean_line(facts[name]) for name in ("funder", "purpose")}
    put(made, {**facts, **steps, **words})
    record(Verb.BID_PUT, subject=made, by=by, at=at)
    return made
