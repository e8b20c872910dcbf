"""Who stands behind the agreement: senior sponsors (R052) and posts for the voluntary sector (R053)."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from concord.core.areas.scoping import AreaOwned

from ..terms import LeadKind
from .taking_part import Organisation


class Named(AreaOwned):
    """A row that names somebody: a person with a role in the area, or a name alone."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    name = models.CharField(max_length=120, blank=True)
    # The day on which they said that anybody may read it.
    consent_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        abstract = True

    @property
    def who(self) -> str:
        return str(self.person) if self.person else self.name


class Endorsement(Named):
    """Somebody senior in an organisation stands behind the agreement and its spirit."""

    post = models.CharField(max_length=120, blank=True)
    statement = models.CharField(max_length=1000, blank=True)
    endorsed_on = models.DateField()
    # The last day on which it was asked whether it still stands.
    confirmed_on = models.DateField()
    # Who held the post before them and stood behind it.
    renews = models.OneToOneField("self", on_delete=models.PROTECT, null=True, blank=True, related_name="renewed_by")

    class Meta:
        ordering = ["organisation__name", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(person__isnull=False) | ~Q(name=""), name="directory_endorsement_names_somebody"
            ),
            models.CheckConstraint(
                condition=Q(confirmed_on__gte=F("endorsed_on")), name="directory_endorsement_is_confirmed_after_it"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.who}, {self.organisation}"


class LeadPost(Named):
    """A post for the voluntary sector inside a public body: asked for on a day, and held once it was granted."""

    kind = models.CharField(max_length=10, choices=LeadKind)
    requested_on = models.DateField(null=True, blank=True)
    granted_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["organisation__name", "kind", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(requested_on__isnull=False) | Q(granted_on__isnull=False),
                name="directory_lead_post_was_asked_for_or_granted",
            ),
            models.CheckConstraint(
                condition=Q(granted_on__isnull=False) | Q(person__isnull=True, name=""),
                name="directory_lead_post_is_held_once_granted",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.organisation}"
