"""What was to be worked towards, and is in practice since."""

from django.db import models

from concord.core.areas.scoping import AreaOwned

from .commitments import Commitment


class Practice(AreaOwned):
    """From which day a commitment that was worked towards is kept, and how that is known."""

    commitment = models.OneToOneField(Commitment, on_delete=models.CASCADE, related_name="practice")
    since_on = models.DateField()
    note = models.CharField(max_length=400, blank=True)

    class Meta:
        ordering = ["-since_on", "pk"]

    def __str__(self) -> str:
        return f"{self.commitment} since {self.since_on}"
