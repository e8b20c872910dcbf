"""Organisation, Unit, Partner, Membership, Invitation and what hangs on them."""

import uuid
from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django_scopes import ScopedManager

from concord.core.accounts.roles import Role
from concord.core.areas.scoping import AreaOwned

from ..terms import OrganisationSize, OrganisationStatus, OrganisationType, Sector


class Organisation(models.Model):
    """A body, shared between areas. Only its home area edits it; others propose."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(max_length=200)
    sector = models.CharField(max_length=12, choices=Sector)
    kind = models.CharField(max_length=20, choices=OrganisationType, default=OrganisationType.OTHER)
    # Why the sector differs from the usual one of its kind (R005).
    sector_reason = models.CharField(max_length=300, blank=True)
    size = models.CharField(max_length=14, choices=OrganisationSize, default=OrganisationSize.UNKNOWN)
    legal_form = models.CharField(max_length=80, blank=True)
    is_infrastructure = models.BooleanField(default=False)
    gives_public_money = models.BooleanField(default=False)
    email = models.EmailField(blank=True)
    website = models.URLField(blank=True)
    home_area = models.ForeignKey("areas.Area", on_delete=models.PROTECT, related_name="home_organisations")
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="children")
    status = models.CharField(max_length=10, choices=OrganisationStatus, default=OrganisationStatus.ACTIVE)
    merged_into = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="merged_from")
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(status="merged", merged_into__isnull=False) | ~Q(status="merged"),
                name="directory_merged_organisation_names_its_successor",
            )
        ]

    def __str__(self) -> str:
        return self.name


class OrganisationName(models.Model):
    """What an organisation was called, and its sector, between two days."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="names")
    name = models.CharField(max_length=200)
    sector = models.CharField(max_length=12, choices=Sector)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["starts_on"]

    def __str__(self) -> str:
        return self.name


class Identifier(models.Model):
    """A registration such as GB-CHC-1234567 or GB-COH-01234567."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="identifiers")
    scheme = models.CharField(max_length=20)
    value = models.CharField(max_length=40)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["scheme", "value"], name="directory_identifier_belongs_to_one_organisation")
        ]

    def __str__(self) -> str:
        return f"{self.scheme}-{self.value}"


class Unit(models.Model):
    """A directorate, department or team. Reorganisations move it; its history stays."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="units")
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="children")
    name = models.CharField(max_length=160)
    email = models.EmailField(blank=True)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "name"],
                condition=Q(ends_on__isnull=True),
                name="directory_unit_name_is_unique_while_it_lasts",
            )
        ]

    def __str__(self) -> str:
        return self.name


class UnitBefore(models.Model):
    """What a department was called, and what it was part of, until it was renamed or moved on a day."""

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="before")
    name = models.CharField(max_length=160)
    part_of = models.CharField(max_length=160, blank=True)
    until = models.DateField()

    class Meta:
        ordering = ["until", "pk"]

    def __str__(self) -> str:
        return self.name


class CommunityTag(AreaOwned):
    """A community or interest that organisations serve. Tags describe bodies, never people (R008)."""

    name = models.CharField(max_length=80)
    hard_to_reach = models.BooleanField(default=False)

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["area", "name"], name="directory_tag_is_unique_in_its_area")]

    def __str__(self) -> str:
        return self.name


class Partner(AreaOwned):
    """An organisation in an area's agreement, between two days."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="partnerships")
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    # Where a request to reply is sent.
    contact_name = models.CharField(max_length=120, blank=True)
    contact_email = models.EmailField(blank=True)
    tags = models.ManyToManyField(CommunityTag, blank=True, related_name="partners")

    class Meta:
        ordering = ["organisation__name"]
        constraints = [
            models.UniqueConstraint(fields=["area", "organisation"], name="directory_partner_once_in_an_area")
        ]

    def __str__(self) -> str:
        return str(self.organisation)


class MembershipQuerySet(models.QuerySet["Membership"]):
    def dated(self, day: date) -> "MembershipQuerySet":
        """By their days alone, whether or not somebody has confirmed them."""
        return self.filter(Q(starts_on__lte=day) & (Q(ends_on__isnull=True) | Q(ends_on__gte=day)))

    def overlapping(self, starts_on: date, ends_on: date | None) -> "MembershipQuerySet":
        """Those with a day among these; without `ends_on` there is no last one."""
        found = self.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=starts_on))
        return found.filter(starts_on__lte=ends_on) if ends_on else found

    def as_at(self, day: date) -> "MembershipQuerySet":
        """In force."""
        return self.dated(day).filter(grant__waiting=False)


class Membership(AreaOwned):
    """A person's hat: a role for an organisation in an area, between two days (R006)."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="memberships")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="memberships")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="memberships")
    role = models.CharField(max_length=24, choices=Role.choices)
    title = models.CharField(max_length=120, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    # The grant that this membership keeps in step.
    grant = models.OneToOneField("accounts.RoleGrant", on_delete=models.PROTECT, related_name="membership")

    objects = ScopedManager(area="area", _manager_class=MembershipQuerySet.as_manager().__class__)  # type: ignore[misc]  # made at run time

    class Meta:
        ordering = ["person__name", "starts_on"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="directory_membership_ends_after_it_starts",
            )
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.get_role_display().lower()}, {self.organisation}"


class Invitation(AreaOwned):
    """An invitation to sign in with a role; it expires and can be withdrawn."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="invitations")
    membership = models.ForeignKey(Membership, on_delete=models.CASCADE, related_name="invitations")
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    sent_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-sent_at"]

    def __str__(self) -> str:
        return f"Invitation for {self.person}"


class ProposedChange(AreaOwned):
    """A correction to a shared record that another area's officer suggests. It belongs to the record's home area."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="proposed_changes")
    from_area = models.ForeignKey("areas.Area", on_delete=models.PROTECT, related_name="+")
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    text = models.CharField(max_length=500)
    settled_at = models.DateTimeField(null=True, blank=True)
    accepted = models.BooleanField(null=True)
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-proposed_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(settled_at__isnull=True, accepted__isnull=True)
                | Q(settled_at__isnull=False, accepted__isnull=False),
                name="directory_settled_proposal_has_its_answer",
            )
        ]

    def __str__(self) -> str:
        return f"Change proposed to {self.organisation}"
