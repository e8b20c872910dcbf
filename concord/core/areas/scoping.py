"""Tenancy: rows of one area, summaries across a tree, and the one way round both.

Row models carry `ScopedManager(area=…)` and open in their own area's scope alone. Summary models
carry `ScopedManager(shared=…)` and open in `within(area)` or `across(area)`.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from django.db import models
from django_scopes import ScopedManager, get_scope, scope, scopes_disabled
from django_scopes.state import state

from concord.core.lib.errors import RuleBroken

if TYPE_CHECKING:
    from .models import Area


class AreaOwned(models.Model):
    """A row that belongs to one area. Reading it outside that area's scope raises."""

    area = models.ForeignKey("areas.Area", on_delete=models.PROTECT, related_name="+")

    objects = ScopedManager(area="area")

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        check_in_scope(self.area_id)
        if self._state.adding:
            check_not_ended()
        super().save(*args, **kwargs)


class AreaSummary(models.Model):
    """A summary row of one area, readable from the areas above it that it shares with."""

    area = models.ForeignKey("areas.Area", on_delete=models.PROTECT, related_name="+")

    objects = ScopedManager(shared="area")

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        check_in_scope(self.area_id)
        super().save(*args, **kwargs)


class OutOfScope(RuntimeError):
    """A row of one area was about to be written while another area was open."""


def check_in_scope(area_id: int) -> None:
    """Refuse a write into another area than the open one (django-scopes guards reads alone)."""
    opened = get_scope()
    if opened.get("_enabled", True) is False:
        return
    area = opened.get("area")
    if area is None or area.pk != area_id:
        raise OutOfScope("This row belongs to an area that is not open.")


def check_not_ended() -> None:
    """Refuse a new row in an area that has closed or become part of another (R001)."""
    area = get_scope().get("area")
    if area is not None and area.has_ended:
        raise RuleBroken(f"{area} has closed. It can be read, and takes nothing new.")


@contextmanager
def within(area: "Area") -> Iterator[None]:
    """Open one area: its rows and its summaries, nothing else."""
    with scope(area=area, shared=area):
        yield


@contextmanager
def across(area: "Area") -> Iterator[None]:
    """Open the summaries of an area and of those below it that agreed to share; no row opens."""
    before = state.get()
    # Set afresh, not on top: a scope opened inside `within` would keep its area, and rows would open.
    state.set({"_enabled": True, "shared": list(area.sharing_below())})
    try:
        yield
    finally:
        state.set(before)


@contextmanager
def between_tiers(area: "Area") -> Iterator[None]:
    """Open the summaries of an area and of those right below it where both agreed to share; no row opens."""
    before = state.get()
    state.set({"_enabled": True, "shared": [area, *area.agreed_below()]})
    try:
        yield
    finally:
        state.set(before)


@contextmanager
def everywhere() -> Iterator[None]:
    """Cross the tree on purpose: installation-wide work, never a page of an area."""
    with scopes_disabled():
        yield
