"""Leaflets, posters and copies: what there is, and what went where."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from concord.core.areas.scoping import AreaOwned

from ..terms import MaterialFormat, MaterialKind, Move
from .documents import Version


class Material(AreaOwned):
    """Something to hand out in one language and format, which shows one version of a document or none (R031)."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=8, choices=MaterialKind)
    form = models.CharField(max_length=8, choices=MaterialFormat, default=MaterialFormat.PRINT)
    language = models.CharField(max_length=60, default="English")
    # What it shows; it is out of date once that version was replaced.
    version = models.ForeignKey(Version, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    # Where to read, watch or hear it.
    link = models.URLField(blank=True)
    # Copies that are left, as its moves have it.
    stock = models.PositiveIntegerField(default=0)
    # With so many copies left, more are to be made.
    reorder_at = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        ordering = ["name", "pk"]
        constraints = [models.UniqueConstraint(fields=["area", "name"], name="agreement_material_once_in_an_area")]

    def __str__(self) -> str:
        return self.name


class MaterialMove(AreaOwned):
    """Copies that came, went to a place, or are gone; who noted it, and when it was."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    material = models.ForeignKey(Material, on_delete=models.CASCADE, related_name="moves")
    move = models.CharField(max_length=8, choices=Move)
    quantity = models.PositiveIntegerField(default=0)
    on = models.DateField()
    place = models.CharField(max_length=160, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["-on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=(Q(move__in=["given", "cleared"]) & ~Q(place=""))
                | Q(move__in=["printed", "thrown"], place=""),
                name="agreement_what_is_given_has_a_place",
            ),
            models.CheckConstraint(
                condition=Q(move="cleared", quantity=0) | (~Q(move="cleared") & Q(quantity__gte=1)),
                name="agreement_copies_are_counted",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_move_display()}: {self.material}"
