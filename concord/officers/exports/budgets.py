"""Budgets of every year and bids as one table, in the shape that the import reads; and the charts of a year."""

from collections.abc import Iterator

from django.utils.safestring import SafeString

from concord.core.areas.models import Area
from concord.core.directory.exports import ExportTable
from concord.core.lib.money import plain_pounds, pounds
from concord.core.ui.charts import Bar, Row, bar_chart

from ..imports.budgets import COLUMNS, SUMS
from ..models import Bid, Budget, Resource
from ..queries.budgets import BudgetPage
from ..rules.budgets import BOTH

KINDS = (("Pledged", "pledged"), ("Received", "received"), ("In kind", "in_kind"))


def budgets(area: Area) -> ExportTable:
    """A row for each budget, the oldest first, its lines and contributions below it; then bids, and time and kind."""
    found = Budget.objects.filter(area=area).select_related("area", "holder").order_by("year")
    found = found.prefetch_related("lines__partner", "contributions__organisation")
    rows = [row for budget in found for row in rows_of(budget)]
    bids = [bid_row(bid) for bid in Bid.objects.filter(area=area).order_by("pk")]
    gifts = Resource.objects.filter(area=area).select_related("organisation").order_by("on", "pk")
    return ExportTable(COLUMNS, [*rows, *bids, *map(resource_row, gifts)])


def rows_of(budget: Budget) -> Iterator[dict[str, object]]:
    year = {"year": budget.label}
    own = {"agreed_on": budget.agreed_on, "holder": budget.holder or "", "note": budget.note}
    yield {"kind": "budget", "ref": budget.uid, **year, **own}
    for line in budget.lines.all():
        sums = {name: plain_pounds(getattr(line, name)) for name in SUMS[:4]}
        yield {"kind": "line", "ref": line.uid, **year, "title": line.title, "partner": line.partner or "", **sums}
    for one in budget.contributions.all():
        sums = {name: plain_pounds(getattr(one, name)) for name in SUMS[4:]}
        about = {"partner": one.organisation.name, "withdrawn_on": one.withdrawn_on}
        yield {"kind": "contribution", "ref": one.uid, **year, **about, **sums}


def bid_row(bid: Bid) -> dict[str, object]:
    plain = {name: getattr(bid, name) for name in ("funder", "state", "asked_on", "decided_on")}
    sums = {name: plain_pounds(getattr(bid, name)) for name in ("amount", "awarded")}
    return {"kind": "bid", "ref": bid.uid, "title": bid.purpose, **plain, **sums}


def resource_row(one: Resource) -> dict[str, object]:
    plain = {name: getattr(one, name) for name in ("on", "hours", "is_rough", "role", "names_agreement")}
    about = {"partner": one.organisation.name, "gift": one.kind, "worth": plain_pounds(one.worth)}
    return {"kind": "resource", "ref": one.uid, **plain, **about}


def given_chart(page: BudgetPage) -> SafeString:
    """What each sector pledged, gave and gave in kind, side by side."""
    most = max((getattr(one, name) for one in page.sectors for _, name in KINDS), default=0) or 1
    rows = [
        Row(
            label, [Bar([(one.key, getattr(one, name) / most)], pounds(getattr(one, name))) for one in page.sectors[:2]]
        )
        for label, name in KINDS
    ]
    return bar_chart("given", BOTH, rows)
