"""How sign-up stands in an area, as sums alone, for the tier that it shares them with (R002)."""

from django.db import models

from concord.core.areas.scoping import AreaSummary


class SignUpSummary(AreaSummary):
    """Organisations listed and signed, and partnerships with the agreement on their agenda, as at a day."""

    as_of = models.DateField()
    public_listed = models.PositiveIntegerField(default=0)
    public_signed = models.PositiveIntegerField(default=0)
    voluntary_listed = models.PositiveIntegerField(default=0)
    voluntary_signed = models.PositiveIntegerField(default=0)
    other_listed = models.PositiveIntegerField(default=0)
    other_signed = models.PositiveIntegerField(default=0)
    partnerships = models.PositiveIntegerField(default=0)
    partnerships_known = models.PositiveIntegerField(default=0)
    on_agenda = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["area"], name="agreement_one_sign_up_summary_in_an_area")]

    def __str__(self) -> str:
        return f"Sign-up in {self.area}, {self.as_of}"
