"""Those who pass on public money under a contract, and whether they were told that the duty comes with it."""

import uuid

from django.db import models
from django.db.models import F, Q

from concord.core.areas.scoping import AreaOwned

from ..terms import ClauseKnown, ReminderWay


class Contractor(AreaOwned):
    """A prime contractor with one contract: whose money it is, who works below it, and how it was reminded (R028)."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(max_length=200)
    contract = models.CharField(max_length=200)
    # Whose money it passes on, by name.
    funder = models.CharField(max_length=200)
    # Voluntary organisations that work below it, one on each line.
    sub_contractors = models.TextField(blank=True)
    has_clause = models.CharField(max_length=8, choices=ClauseKnown, default=ClauseKnown.UNKNOWN)
    contact_name = models.CharField(max_length=120, blank=True)
    contact_email = models.EmailField(blank=True)
    noted_on = models.DateField()
    # The last day of its contract.
    ends_on = models.DateField(null=True, blank=True)
    # The last reminder; how often there was one; and what came back since.
    reminded_on = models.DateField(null=True, blank=True)
    reminded_way = models.CharField(max_length=8, choices=ReminderWay, blank=True)
    reminders = models.PositiveSmallIntegerField(default=0)
    acknowledged_on = models.DateField(null=True, blank=True)
    acknowledged_by = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ["name", "contract", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["area", "name", "contract"], name="agreement_contract_once_in_an_area"),
            models.CheckConstraint(
                condition=Q(reminded_on__isnull=True, reminded_way="", reminders=0)
                | (Q(reminded_on__isnull=False, reminders__gte=1) & ~Q(reminded_way="")),
                name="agreement_reminder_has_its_day_and_way",
            ),
            models.CheckConstraint(
                condition=Q(acknowledged_on__isnull=True) | Q(acknowledged_on__gte=F("reminded_on")),
                name="agreement_acknowledged_after_the_reminder",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.contract}"

    @property
    def chain(self) -> list[str]:
        return self.sub_contractors.splitlines()
