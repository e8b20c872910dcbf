"""Budget, BudgetLine, Contribution, Bid. Every sum is in whole pence."""

import uuid
from datetime import date

from django.db import models
from django.db.models import Q

from concord.core.areas.scoping import AreaOwned
from concord.core.directory.models import Organisation
from concord.core.directory.terms import Sector
from concord.core.lib.dates import financial_year

from ..terms import BidState


class Budget(AreaOwned):
    """The money of one financial year. One without any line says that there is none, which is nothing odd (R074)."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    # The calendar year in which it begins.
    year = models.PositiveSmallIntegerField()
    agreed_on = models.DateField(null=True, blank=True)
    holder = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-year"]
        constraints = [models.UniqueConstraint(fields=["area", "year"], name="officers_one_budget_for_a_year")]

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        month = self.area.financial_year_month
        return financial_year(date(self.year, month, 1), month)


class BudgetLine(AreaOwned):
    """What some of the money is for. `in_kind`: the worth of what a partner gives instead of money."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    budget = models.ForeignKey(Budget, on_delete=models.CASCADE, related_name="lines")
    title = models.CharField(max_length=160)
    partner = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    planned = models.PositiveBigIntegerField(default=0)
    committed = models.PositiveBigIntegerField(default=0)
    spent = models.PositiveBigIntegerField(default=0)
    in_kind = models.PositiveBigIntegerField(default=0)

    class Meta:
        ordering = ["title", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(in_kind=0) | Q(partner__isnull=False), name="officers_gift_in_kind_names_its_giver"
            )
        ]

    def __str__(self) -> str:
        return self.title


class Contribution(AreaOwned):
    """What a partner pledged for a year, and what has come (R075)."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    budget = models.ForeignKey(Budget, on_delete=models.CASCADE, related_name="contributions")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    # As it was when it was written down.
    sector = models.CharField(max_length=12, choices=Sector)
    pledged = models.PositiveBigIntegerField(default=0)
    received = models.PositiveBigIntegerField(default=0)
    # It gives nothing for the years after this one.
    withdrawn_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["organisation__name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["budget", "organisation"], name="officers_partner_gives_to_a_budget_once")
        ]

    def __str__(self) -> str:
        return str(self.organisation)


class Bid(AreaOwned):
    """Money that somebody was asked for."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    funder = models.CharField(max_length=160)
    purpose = models.CharField(max_length=160)
    amount = models.PositiveBigIntegerField()
    state = models.CharField(max_length=10, choices=BidState, default=BidState.WRITING)
    asked_on = models.DateField(null=True, blank=True)
    decided_on = models.DateField(null=True, blank=True)
    awarded = models.PositiveBigIntegerField(null=True, blank=True)

    class Meta:
        ordering = ["-asked_on", "funder", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="writing", asked_on__isnull=True) | ~Q(state="writing") & Q(asked_on__isnull=False),
                name="officers_bid_that_was_sent_has_its_day",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["won", "lost"], decided_on__isnull=False)
                | ~Q(state__in=["won", "lost"]) & Q(decided_on__isnull=True),
                name="officers_answered_bid_has_its_day",
            ),
            models.CheckConstraint(
                condition=Q(state="won", awarded__isnull=False) | ~Q(state="won") & Q(awarded__isnull=True),
                name="officers_won_bid_says_how_much",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.funder}: {self.purpose}"
