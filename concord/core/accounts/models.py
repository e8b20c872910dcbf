"""Person, the roles they hold in areas, and personal links."""

import uuid
from datetime import date, datetime
from typing import Any

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from .roles import NEEDED_BY_LINK, Role, roles_with
from .terms import Contrast, Purpose, TextSize


class PersonManager(BaseUserManager["Person"]):
    def get_by_natural_key(self, username: str | None) -> "Person":
        return self.get(uid=username or "")


class Person(AbstractBaseUser):
    """Somebody who takes part. An e-mail address is not their key: charities share `info@`."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(max_length=120)
    email = models.EmailField(blank=True, db_index=True)
    phone = models.CharField(max_length=40, blank=True)
    # Only people who sign in have one; unique because a code is sent to it.
    login_email = models.EmailField(unique=True, null=True, blank=True)
    home_area = models.ForeignKey("areas.Area", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    is_active = models.BooleanField(default=True)
    single_keys = models.BooleanField(default=True)
    # How pages look for them, beyond what their device says.
    text_size = models.CharField(max_length=8, choices=TextSize, blank=True, db_default="")
    contrast = models.CharField(max_length=8, choices=Contrast, blank=True, db_default="")
    weekly_mail = models.BooleanField(default=True, db_default=True)
    # What their calendar feed is found by; None: they have no feed.
    calendar_key = models.UUIDField(null=True, blank=True, unique=True)
    erased_at = models.DateTimeField(null=True, blank=True)

    objects = PersonManager()

    USERNAME_FIELD = "uid"
    EMAIL_FIELD = "login_email"

    class Meta:
        ordering = ["name", "pk"]
        verbose_name_plural = "people"

    def __str__(self) -> str:
        return self.name or "Somebody whose details were erased"

    @property
    def known_address(self) -> str:
        """Where somebody who is signed in is known to be reached: whom the demo signs in needs no account."""
        return self.login_email or self.email

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self.password:
            self.set_unusable_password()
        # Looked up in small letters when somebody signs in.
        self.login_email = self.login_email.lower() if self.login_email else None
        super().save(*args, **kwargs)


class RoleGrantQuerySet(models.QuerySet["RoleGrant"]):
    def dated(self, day: date) -> "RoleGrantQuerySet":
        """By their days alone, whether or not somebody has confirmed them."""
        return self.filter(Q(starts_on__lte=day) & (Q(ends_on__isnull=True) | Q(ends_on__gte=day)))

    def as_at(self, day: date) -> "RoleGrantQuerySet":
        """In force."""
        return self.dated(day).filter(waiting=False)


class RoleGrant(models.Model):
    """A role held in an area between two days, under the sector of the organisation that hosts it."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="grants")
    # None: the whole installation, for platform administrators alone.
    area = models.ForeignKey("areas.Area", on_delete=models.CASCADE, null=True, blank=True, related_name="grants")
    role = models.CharField(max_length=24, choices=Role.choices)
    host_sector = models.CharField(max_length=12, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    # Worth nothing until a second person confirms it.
    waiting = models.BooleanField(default=False, db_default=False)
    given_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    objects = RoleGrantQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["person", "area"], name="accounts_grants_of_person")]
        constraints = [
            models.CheckConstraint(
                condition=Q(area__isnull=False) | Q(role="platform_admin"), name="accounts_role_is_held_in_an_area"
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=models.F("starts_on")),
                name="accounts_role_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.get_role_display()}"


class PersonalLinkQuerySet(models.QuerySet["PersonalLink"]):
    def lasting(self, at: datetime) -> "PersonalLinkQuerySet":
        """Neither withdrawn nor over."""
        return self.filter(revoked_at__isnull=True, expires_at__gt=at)

    def usable(self, at: datetime) -> "PersonalLinkQuerySet":
        """Lasting ones whose holder, where it is a person here, still has a role for what they open."""
        held = RoleGrant.objects.as_at(timezone.localdate(at)).filter(person=OuterRef("person"), area=OuterRef("area"))
        allowed = Q(person__isnull=True) | (Q(person__is_active=True) & ~Q(purpose__in=NEEDED_BY_LINK))
        for permission in dict.fromkeys(NEEDED_BY_LINK.values()):
            still = Exists(held.filter(role__in=roles_with(permission)))
            purposes = [purpose for purpose, needed in NEEDED_BY_LINK.items() if needed == permission]
            allowed |= Q(still, purpose__in=purposes, person__is_active=True)
        return self.lasting(at).filter(allowed)


class PersonalLink(models.Model):
    """A link that lets one person do one thing. Revocable; opened by a button, never by a GET."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    area = models.ForeignKey("areas.Area", on_delete=models.CASCADE, related_name="+")
    purpose = models.CharField(max_length=20, choices=Purpose)
    # Either a known person, or a name and address (an organisation's contact).
    person = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, blank=True, related_name="links")
    to_name = models.CharField(max_length=120, blank=True)
    to_address = models.EmailField(blank=True)
    # What it opens: the reference or uid of a period, a reply request, a report, an action ….
    subject_key = models.CharField(max_length=60)
    # A keyed hash of the short code that may be typed instead.
    code_hash = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)
    last_used_at = models.DateTimeField(null=True, blank=True)

    objects = PersonalLinkQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["area", "purpose", "subject_key"], name="accounts_links_of_subject")]

    def __str__(self) -> str:
        return f"{self.get_purpose_display()} for {self.person or self.to_name}"

    def is_anothers(self, person: "Person | None") -> bool:
        """Whether somebody else than the person signed in is meant; an invitation waits for whoever accepts it."""
        named = self.person_id is not None and self.purpose != Purpose.INVITATION
        return named and person is not None and self.person_id != person.pk
