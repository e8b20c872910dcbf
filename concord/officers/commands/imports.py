"""Budgets and bids from a file in the export's own shape: all of it, or nothing."""

from datetime import datetime
from functools import partial
from typing import Any

from concord.core.accounts.access import Installation, require
from concord.core.accounts.models import Person
from concord.core.accounts.permissions import Permission
from concord.core.areas.models import Area
from concord.core.audit.commands import record
from concord.core.directory.commands.imports import import_rows
from concord.core.directory.commands.lists import partner_named
from concord.core.directory.imports import is_uid
from concord.core.directory.models import Organisation
from concord.core.lib.errors import RuleBroken
from concord.core.lib.imports import ImportResult
from concord.core.lib.tables import Row
from concord.core.lib.text import clean_line

from ..imports.budgets import COLUMNS, BudgetRow, budget_row
from ..models import Bid, Budget, BudgetLine, Contribution, Resource
from ..terms import Verb
from .budgets import begin_budget, change_budget, put_bid, put_contribution, put_line
from .resources import put_resource

Actor = Person | Installation


class Reading:
    """One file on its way in."""

    def __init__(self, *, area: Area, by: Actor, at: datetime) -> None:
        self.area = area
        self.facts: dict[str, Any] = {"by": by, "at": at}
        # Rows of which the file has spoken: two lines alike stay two.
        self.spoken: set[tuple[str, int]] = set()

    def read(self, row: Row, result: ImportResult) -> None:
        said = budget_row(row)
        readers = {
            "budget": self.read_budget,
            "line": self.read_line,
            "contribution": self.read_contribution,
            "bid": self.read_bid,
            "resource": self.read_resource,
        }
        what = readers[said.kind](said)
        if what == "new":
            result.added += 1
            about = (said.facts.get("title", ""), said.partner, row["year"])
            result.lines.append(f"new {said.kind}: {', '.join(filter(None, about))}")
        elif what == "changed":
            result.changed += 1
        else:
            result.unchanged += 1

    def read_budget(self, said: BudgetRow) -> str:
        found = Budget.objects.filter(area=self.area, year=said.year).select_related("area", "holder").first()
        wanted = {**said.facts, "holder": self.body(said.partner, "holder")}
        if found is None:
            begin_budget(area=self.area, year=said.year, **wanted, **self.facts)
            return "new"
        return self.changed(found, wanted, lambda: change_budget(budget=found, **wanted, **self.facts))

    def read_line(self, said: BudgetRow) -> str:
        budget, partner = self.budget(said.year), self.body(said.partner, "partner")
        wanted = {**said.facts, "partner": partner}
        rows = BudgetLine.objects.filter(budget=budget).select_related("partner")
        same = {"title": clean_line(said.facts["title"]), "partner": partner}
        known = self.known(rows, said, same)
        if known is None:
            self.note("line", put_line(budget=budget, facts=wanted, **self.facts))
            return "new"
        return self.changed(known, wanted, lambda: put_line(budget=budget, facts=wanted, line=known, **self.facts))

    def read_contribution(self, said: BudgetRow) -> str:
        budget, partner = self.budget(said.year), self.body(said.partner, "partner")
        rows = Contribution.objects.filter(budget=budget).select_related("organisation")
        known = self.known(rows, said, {"organisation": partner})
        wanted = {**said.facts, "organisation": partner}
        if known is None:
            put_contribution(budget=budget, **wanted, **self.facts)
            return "new"
        return self.changed(
            known, wanted, lambda: put_contribution(budget=budget, contribution=known, **wanted, **self.facts)
        )

    def read_bid(self, said: BudgetRow) -> str:
        wanted = {"purpose" if name == "title" else name: value for name, value in said.facts.items()}
        rows = Bid.objects.filter(area=self.area)
        same = {"funder": wanted["funder"], "purpose": wanted["purpose"], "asked_on": wanted["asked_on"]}
        known = self.known(rows, said, same)
        if known is None:
            self.note("bid", put_bid(area=self.area, facts=wanted, **self.facts))
            return "new"
        return self.changed(known, wanted, lambda: put_bid(area=self.area, facts=wanted, bid=known, **self.facts))

    def read_resource(self, said: BudgetRow) -> str:
        wanted = {"kind" if name == "gift" else name: value for name, value in said.facts.items()}
        wanted["organisation"] = self.body(said.partner, "partner")
        rows = Resource.objects.filter(area=self.area).select_related("organisation")
        known = self.known(rows, said, {name: wanted[name] for name in ("organisation", "kind", "on", "role")})
        if known is None:
            self.note("resource", put_resource(area=self.area, facts=wanted, **self.facts))
            return "new"
        put = partial(put_resource, area=self.area, facts=wanted, resource=known, **self.facts)
        return self.changed(known, wanted, put)

    def known(self, rows: Any, said: BudgetRow, same: dict[str, Any]) -> Any:
        """The row that is meant: by its reference, or the first alike of which the file has not spoken."""
        by_reference = rows.filter(uid=said.reference).first() if is_uid(said.reference) else None
        left = rows.filter(**same).exclude(pk__in=[pk for kind, pk in self.spoken if kind == said.kind])
        found = by_reference or left.order_by("pk").first()
        if found is not None:
            self.note(said.kind, found)
        return found

    def note(self, kind: str, row: Any) -> None:
        self.spoken.add((kind, row.pk))

    def changed(self, row: object, wanted: dict[str, Any], change: Any) -> str:
        if all(getattr(row, name) == value for name, value in wanted.items()):
            return "same"
        change()
        return "changed"

    def budget(self, year: int) -> Budget:
        found = Budget.objects.filter(area=self.area, year=year).select_related("area").first()
        if found is None:
            raise RuleBroken("There is no budget for this year. Put a row of the kind budget before it.", field="year")
        return found

    def body(self, name: str, column: str) -> Organisation | None:
        return partner_named(clean_line(name), column) if name else None


def import_budgets(*, area: Area, data: bytes, name: str, dry_run: bool, by: Actor, at: datetime) -> ImportResult:
    """Add what a file says and change what is known already; rows that say nothing new change nothing.

    What the file does not name stays.
    """
    require(by, Permission.MANAGE_OFFICERS, area)
    reading = Reading(area=area, by=by, at=at)

    def after(result: ImportResult) -> None:
        added, changed = result.added, result.changed
        record(Verb.BUDGET_IMPORTED, subject=area, by=by, at=at, area=area, added=added, changed=changed)

    return import_rows(
        area=area,
        data=data,
        name=name,
        required=("kind",),
        known=COLUMNS,
        dry_run=dry_run,
        read=reading.read,
        after=after,
    )
