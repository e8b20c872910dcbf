"""Seat, its holders one after another, and the kinds of members that a group does not want."""

import uuid
from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django_scopes import ScopedManager

from concord.core.areas.scoping import AreaOwned
from concord.core.directory.terms import Sector

from ..terms import Category, Route, SeatLevel
from .groups import Group


class DatedQuerySet(models.QuerySet["Seat"]):
    def as_at(self, day: date) -> "DatedQuerySet":
        return self.filter(Q(starts_on__lte=day) & (Q(ends_on__isnull=True) | Q(ends_on__gte=day)))


class Seat(AreaOwned):
    """A place on a group: whom it speaks for, between two days, whoever holds it."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="seats")
    organisation = models.ForeignKey(
        "directory.Organisation", on_delete=models.PROTECT, null=True, blank=True, related_name="seats"
    )
    unit = models.ForeignKey("directory.Unit", on_delete=models.PROTECT, null=True, blank=True, related_name="seats")
    category = models.CharField(max_length=12, choices=Category, blank=True)
    sector = models.CharField(max_length=12, choices=Sector)
    # What else names it: a forum, or “open seat for small groups”.
    label = models.CharField(max_length=120, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    objects = ScopedManager(area="area", _manager_class=DatedQuerySet.as_manager().__class__)  # type: ignore[misc]  # made at run time

    class Meta:
        ordering = ["sector", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(organisation__isnull=False) | ~Q(category="") | ~Q(label=""),
                name="group_seat_says_whom_it_speaks_for",
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="group_seat_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        body = f"{self.organisation}: {self.unit}" if self.unit else str(self.organisation or "")
        return ", ".join(part for part in (body, self.label) if part) or self.get_category_display()


class HoldingQuerySet(models.QuerySet["Holding"]):
    def as_at(self, day: date) -> "HoldingQuerySet":
        return self.filter(Q(starts_on__lte=day) & (Q(ends_on__isnull=True) | Q(ends_on__gte=day)))


class Holding(AreaOwned):
    """Who held a seat between two days, and how they came to it. A new holder is a new row."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    seat = models.ForeignKey(Seat, on_delete=models.CASCADE, related_name="holdings")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="holdings")
    post = models.CharField(max_length=120, blank=True)
    level = models.CharField(max_length=20, choices=SeatLevel, blank=True)
    can_commit = models.BooleanField(default=False)
    substitute_name = models.CharField(max_length=120, blank=True)
    substitute_level = models.CharField(max_length=20, choices=SeatLevel, blank=True)
    starts_on = models.DateField()
    # The last day of the term; and the day on which they left, before or after it.
    term_ends_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    route = models.CharField(max_length=10, choices=Route, blank=True)
    nominated_by = models.CharField(max_length=120, blank=True)
    approved_by = models.CharField(max_length=120, blank=True)
    approved_on = models.DateField(null=True, blank=True)
    # The talk before joining (R042), by whom, and the day on which they got what a new member needs.
    talk_on = models.DateField(null=True, blank=True)
    talk_by = models.CharField(max_length=120, blank=True)
    induction_on = models.DateField(null=True, blank=True)
    # Three questions at joining (R041), and what the seat brings to those they speak for.
    hopes = models.CharField(max_length=500, blank=True)
    needs = models.CharField(max_length=500, blank=True)
    brings = models.CharField(max_length=500, blank=True)
    benefits = models.CharField(max_length=500, blank=True)

    objects = ScopedManager(area="area", _manager_class=HoldingQuerySet.as_manager().__class__)  # type: ignore[misc]  # made at run time

    class Meta:
        ordering = ["-starts_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["seat"], condition=Q(ends_on__isnull=True), name="group_seat_has_one_holder_at_a_time"
            ),
            models.UniqueConstraint(fields=["seat", "starts_on"], name="group_seat_changes_hands_once_a_day"),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="group_holding_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return str(self.seat)


class CategoryApart(AreaOwned):
    """A kind of member that a group does not look for, and why."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="categories_apart")
    category = models.CharField(max_length=12, choices=Category)
    reason = models.CharField(max_length=300)

    class Meta:
        ordering = ["category"]
        constraints = [models.UniqueConstraint(fields=["group", "category"], name="group_category_is_judged_once")]

    def __str__(self) -> str:
        return str(self.get_category_display())
