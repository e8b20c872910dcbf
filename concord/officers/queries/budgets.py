"""Budgets by financial year, what is in one, and what somebody was asked for."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, OuterRef, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from concord.core.areas.models import Area
from concord.core.lib.dates import financial_year

from ..models import Award, Bid, Budget, BudgetLine, Contribution
from ..rules.awards import AwardSum
from ..rules.budgets import Given, SectorMoney, Sums, by_sector, gap_in_words
from ..terms import BidState
from .awards import sums

OF_LINES, OF_GIFTS = ("planned", "committed", "spent", "in_kind"), ("pledged", "received")


@dataclass(frozen=True)
class YearLine:
    budget: Budget
    sums: Sums


@dataclass(frozen=True)
class BudgetPage:
    """One year. `leaving`: partners who give nothing from the next year on."""

    budget: Budget
    lines: Sequence[BudgetLine]
    contributions: Sequence[Contribution]
    sums: Sums
    sectors: Sequence[SectorMoney]
    leaving: Sequence[Contribution]
    next_label: str
    awards: AwardSum

    @property
    def missing_next_year(self) -> int:
        return sum(one.pledged for one in self.leaving)

    @property
    def gaps(self) -> list[tuple[str, str]]:
        """How far apart the two sectors are, for each kind of gift."""
        public, voluntary = self.sectors[:2]
        kinds = (("Pledged", "pledged"), ("Received", "received"), ("In kind", "in_kind"))
        return [(label, gap_in_words(getattr(public, name), getattr(voluntary, name))) for label, name in kinds]


def year_of(area: Area, day: date) -> int:
    """The calendar year in which the area's financial year began."""
    return day.year if day.month >= area.financial_year_month else day.year - 1


def label_of(area: Area, year: int) -> str:
    return financial_year(date(year, area.financial_year_month, 1), area.financial_year_month)


def free_years(area: Area, day: date) -> list[int]:
    """Years around a day for which nothing is written down, this one first."""
    now = year_of(area, day)
    taken = set(Budget.objects.filter(area=area).values_list("year", flat=True))
    return [year for year in (now, now + 1, *(now - back for back in range(1, 11))) if year not in taken]


def budgets(area: Area) -> QuerySet[Budget]:
    """The latest year first, each with its sums. One query."""
    found = Budget.objects.filter(area=area).select_related("area", "holder")
    return found.annotate(
        **{f"sum_{name}": total(BudgetLine.objects.all(), name) for name in OF_LINES},
        **{f"sum_{name}": total(Contribution.objects.all(), name) for name in OF_GIFTS},
    )


def total(rows: QuerySet[BudgetLine] | QuerySet[Contribution], name: str) -> Coalesce:
    of_one = rows.filter(budget=OuterRef("pk")).order_by().values("budget").annotate(n=Sum(name))
    return Coalesce(Subquery(of_one.values("n")), 0)


def year_line(budget: Budget) -> YearLine:
    return YearLine(budget, Sums(**{name: getattr(budget, f"sum_{name}") for name in (*OF_LINES, *OF_GIFTS)}))


def budget_of(area: Area, year: int) -> Budget | None:
    return Budget.objects.filter(area=area, year=year).select_related("area", "holder").first()


def budget_page(budget: Budget) -> BudgetPage:
    """Three queries."""
    lines = list(BudgetLine.objects.filter(budget=budget).select_related("partner"))
    gifts = list(Contribution.objects.filter(budget=budget).select_related("organisation"))
    totals = Sums(
        **{name: sum(getattr(line, name) for line in lines) for name in OF_LINES},
        **{name: sum(getattr(gift, name) for gift in gifts) for name in OF_GIFTS},
    )
    return BudgetPage(
        budget=budget,
        lines=lines,
        contributions=gifts,
        sums=totals,
        sectors=by_sector([*(cash(one) for one in gifts), *(kind(line) for line in lines if line.in_kind)]),
        leaving=[one for one in gifts if one.withdrawn_on],
        next_label=label_of(budget.area, budget.year + 1),
        awards=sums(Award.objects.filter(budget=budget)),
    )


def cash(one: Contribution) -> Given:
    return Given(one.organisation_id, one.sector, one.pledged, one.received)


def kind(line: BudgetLine) -> Given:
    return Given(line.partner_id, line.partner.sector if line.partner else "", in_kind=line.in_kind)


def line_of(uid: str) -> BudgetLine | None:
    return BudgetLine.objects.select_related("budget__area", "area", "partner").filter(uid=uid).first()


def contribution_of(uid: str) -> Contribution | None:
    found = Contribution.objects.select_related("budget__area", "area", "organisation")
    return found.filter(uid=uid).first()


def bids(area: Area) -> QuerySet[Bid]:
    return Bid.objects.filter(area=area)


def bid_of(uid: str) -> Bid | None:
    return Bid.objects.select_related("area").filter(uid=uid).first()


def bid_sums(area: Area) -> list[tuple[str, int, int]]:
    """Each standing with how many bids, and for how much in all. One query."""
    found = bids(area).order_by().values("state").annotate(n=Count("pk"), pence=Sum("amount"))
    rows = {row["state"]: (row["n"], row["pence"]) for row in found}
    return [(str(state.label), *rows[state]) for state in BidState if state in rows]
