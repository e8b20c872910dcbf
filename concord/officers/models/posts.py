"""Post, PostHost, PostFunding."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from concord.core.areas.scoping import AreaOwned
from concord.core.directory.models import Organisation


class Post(AreaOwned):
    """Somebody's work for the agreement: a post of its own, a part of one, or one of two halves (R072)."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="posts"
    )
    # Of somebody who has no role here.
    name = models.CharField(max_length=120, blank=True)
    title = models.CharField(max_length=120)
    hours = models.DecimalField(max_digits=5, decimal_places=2, null=True, blank=True)
    job_description = models.TextField(blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    funded_until = models.DateField(null=True, blank=True)
    # What they themselves said anybody may see, and when.
    shown_publicly = models.BooleanField(default=False)
    consent_on = models.DateField(null=True, blank=True)
    public_email = models.EmailField(blank=True)
    public_phone = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering = ["starts_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(person__isnull=False, name="") | Q(person__isnull=True) & ~Q(name=""),
                name="officers_post_is_a_persons_or_has_a_name",
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="officers_post_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=Q(shown_publicly=False, consent_on__isnull=True, public_email="", public_phone="")
                | Q(shown_publicly=True, consent_on__isnull=False, person__isnull=False),
                name="officers_contact_is_shown_by_a_dated_consent",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.who}, {self.title}"

    @property
    def who(self) -> str:
        return str(self.person) if self.person else self.name


class PostHost(AreaOwned):
    """A body in which somebody does this work, with its part of their time in per cent."""

    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="hosts")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    share = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["-share", "organisation__name"]
        constraints = [
            models.UniqueConstraint(fields=["post", "organisation"], name="officers_body_hosts_a_post_once"),
            models.CheckConstraint(condition=Q(share__gte=1, share__lte=100), name="officers_host_has_a_part"),
        ]

    def __str__(self) -> str:
        return f"{self.organisation}, {self.share} %"


class PostFunding(AreaOwned):
    """Who pays for a post, and which part in per cent."""

    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="funding")
    # In words: a grant or a trust need not be a partner here.
    funder = models.CharField(max_length=160)
    share = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["-share", "funder"]
        constraints = [
            models.CheckConstraint(condition=Q(share__gte=1, share__lte=100), name="officers_funder_has_a_part")
        ]

    def __str__(self) -> str:
        return f"{self.funder}, {self.share} %"
