"""PackGiven: that somebody was given what they need to begin."""

from django.conf import settings
from django.db import models

from concord.core.areas.scoping import AreaOwned

from ..terms import Pack


class PackGiven(AreaOwned):
    """The day on which somebody was given the pack for their role (R085)."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="packs")
    pack = models.CharField(max_length=10, choices=Pack)
    given_on = models.DateField()
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["-given_on", "-pk"]
        constraints = [models.UniqueConstraint(fields=["area", "person", "pack"], name="champions_one_pack_for_a_role")]

    def __str__(self) -> str:
        return f"{self.get_pack_display()}, {self.given_on}"
