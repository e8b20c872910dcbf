"""Signature, whom it covers, who was asked to sign, and what the kitemark asks for."""

import uuid

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django_scopes import ScopedManager

from concord.core.areas.scoping import AreaOwned
from concord.core.directory.models import Organisation
from concord.core.directory.terms import Sector

from ..terms import ApproachState, SignatureState, SigningMode, SigningWay
from .documents import Version


class SignatureQuerySet(models.QuerySet["Signature"]):
    def registered(self) -> "SignatureQuerySet":
        return self.filter(state=SignatureState.REGISTERED)

    def newest(self) -> "SignatureQuerySet":
        """On the register, the newest of each organisation alone; of one that took its newest back, none."""
        own = Signature.objects.filter(area=OuterRef("area"), organisation=OuterRef("organisation"))
        later = own.filter(state__in=[SignatureState.REGISTERED, SignatureState.WITHDRAWN])
        same_day = Q(signed_on=OuterRef("signed_on"), pk__gt=OuterRef("pk"))
        return self.registered().exclude(Exists(later.filter(Q(signed_on__gt=OuterRef("signed_on")) | same_day)))


class Signature(AreaOwned):
    """An organisation's signature under one version. It stays with that version when a newer one comes.

    Name and sector are those of the day: history keeps them.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="signatures")
    # Nothing while the officer has not said which organisation of the directory it is.
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="signatures"
    )
    organisation_name = models.CharField(max_length=200)
    sector = models.CharField(max_length=12, choices=Sector)
    mode = models.CharField(max_length=8, choices=SigningMode, default=SigningMode.OWN)
    # How many members it speaks for, where not all of them are named.
    covered_count = models.PositiveIntegerField(null=True, blank=True)
    covered_note = models.CharField(max_length=300, blank=True)
    signer_name = models.CharField(max_length=120)
    signer_post = models.CharField(max_length=120, blank=True)
    # Whoever signed said that they may have their name and post shown to everybody.
    name_is_public = models.BooleanField(default=False)
    contact_email = models.EmailField(blank=True)
    wants_champion = models.BooleanField(default=False)
    signed_on = models.DateField()
    way = models.CharField(max_length=8, choices=SigningWay)
    event = models.CharField(max_length=160, blank=True)
    state = models.CharField(max_length=12, choices=SignatureState, default=SignatureState.WAITING)
    checked_on = models.DateField(null=True, blank=True)
    withdrawn_on = models.DateField(null=True, blank=True)
    # Why it was withdrawn, or not accepted.
    reason = models.CharField(max_length=300, blank=True)

    objects = ScopedManager(area="area", _manager_class=SignatureQuerySet.as_manager().__class__)  # type: ignore[misc]  # made at run time

    class Meta:
        ordering = ["organisation_name", "signed_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state__in=["registered", "withdrawn"]) | Q(organisation__isnull=False),
                name="agreement_registered_signature_has_its_organisation",
            ),
            models.CheckConstraint(
                condition=Q(state="withdrawn", withdrawn_on__isnull=False)
                | (~Q(state="withdrawn") & Q(withdrawn_on__isnull=True)),
                name="agreement_withdrawn_signature_has_its_day",
            ),
            models.UniqueConstraint(
                fields=["version", "organisation", "signed_on"],
                condition=Q(state="registered"),
                name="agreement_organisation_signs_once_a_day",
            ),
        ]

    def __str__(self) -> str:
        return self.organisation_name

    @property
    def signer(self) -> str:
        return f"{self.signer_name}, {self.signer_post}" if self.signer_post else self.signer_name


class Covered(AreaOwned):
    """A member that another organisation's signature covers: it has not signed itself."""

    signature = models.ForeignKey(Signature, on_delete=models.CASCADE, related_name="covered")
    name = models.CharField(max_length=200)
    # Where the directory has it.
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name


class Approach(AreaOwned):
    """An organisation was asked to sign a version: by mail with a personal link, or in another way."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="approaches")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="approaches")
    state = models.CharField(max_length=8, choices=ApproachState, default=ApproachState.ASKED)
    asked_on = models.DateField()
    # Empty when it was asked in another way than by mail.
    to_address = models.EmailField(blank=True)
    declined_on = models.DateField(null=True, blank=True)
    reason = models.CharField(max_length=300, blank=True)
    signature = models.ForeignKey(Signature, on_delete=models.SET_NULL, null=True, blank=True, related_name="answers")

    class Meta:
        ordering = ["organisation__name"]
        constraints = [
            models.UniqueConstraint(fields=["version", "organisation"], name="agreement_one_approach_for_a_version"),
            models.CheckConstraint(
                condition=~Q(state="declined") | Q(declined_on__isnull=False),
                name="agreement_declined_has_its_day",
            ),
        ]

    def __str__(self) -> str:
        return str(self.organisation)


class Kitemark(AreaOwned):
    """Under which conditions a signatory of this area may show its mark, and for how long (R221)."""

    conditions = models.TextField()
    months = models.PositiveSmallIntegerField(default=36)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["area"], name="agreement_one_kitemark_in_an_area")]

    def __str__(self) -> str:
        return f"Kitemark of {self.area}"
