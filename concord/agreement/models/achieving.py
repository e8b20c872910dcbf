"""What each organisation says of each point of a draft: whether, and by when, it can keep it."""

import uuid

from django.db import models
from django.db.models import Q

from concord.core.areas.scoping import AreaOwned
from concord.core.directory.models import Organisation
from concord.core.directory.terms import Sector

from ..terms import Achievable
from .consultation import ConsultedClause


class BodyMark(AreaOwned):
    """How far one organisation can keep one commitment of a draft; the last one counts, those before it are kept.

    Name and sector are those of the day: history keeps them.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    clause = models.ForeignKey(ConsultedClause, on_delete=models.PROTECT, related_name="body_marks")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    organisation_name = models.CharField(max_length=200)
    sector = models.CharField(max_length=12, choices=Sector)
    mark = models.CharField(max_length=12, choices=Achievable)
    # From when it can be kept, where it can be by a day.
    achievable_on = models.DateField(null=True, blank=True)
    comment = models.TextField(blank=True)
    # Typed in by the officer for it, and not by somebody who speaks for it.
    on_behalf = models.BooleanField(default=False)
    marked_on = models.DateField()
    is_current = models.BooleanField(default=True)

    class Meta:
        ordering = ["marked_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["clause", "organisation"],
                condition=Q(is_current=True),
                name="agreement_one_current_mark_of_a_body",
            ),
            models.CheckConstraint(
                condition=Q(mark="by_date", achievable_on__isnull=False)
                | (~Q(mark="by_date") & Q(achievable_on__isnull=True)),
                name="agreement_mark_by_a_date_has_it",
            ),
            models.CheckConstraint(condition=~Q(mark="cannot") | ~Q(comment=""), name="agreement_cannot_says_why"),
        ]

    def __str__(self) -> str:
        return f"{self.organisation_name} on {self.clause.number}"

    @property
    def words(self) -> str:
        """What it says, with its day."""
        if self.achievable_on:
            return f"Achievable by {self.achievable_on:%-d %B %Y}"
        return str(self.get_mark_display())
