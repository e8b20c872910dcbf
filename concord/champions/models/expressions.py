"""Expression: somebody would like to keep watch."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from concord.core.areas.scoping import AreaOwned

from ..terms import ExpressionState


class Expression(AreaOwned):
    """Who would like to, for which organisation. Addresses go once it is answered: they are on the person then."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(max_length=120)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=40, blank=True)
    # As it was typed: a stranger is not shown which organisations there are.
    organisation_name = models.CharField(max_length=200)
    department = models.CharField(max_length=160, blank=True)
    elected = models.BooleanField(default=False)
    why = models.TextField(blank=True)
    state = models.CharField(max_length=10, choices=ExpressionState, default=ExpressionState.WAITING)
    sent_at = models.DateTimeField()
    # None: typed on the public page.
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=300, blank=True)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="expressions"
    )

    class Meta:
        ordering = ["-sent_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="waiting", answered_at__isnull=True)
                | ~Q(state="waiting") & Q(answered_at__isnull=False),
                name="champions_answered_expression_has_its_day",
            )
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.organisation_name}"
