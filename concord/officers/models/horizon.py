"""HorizonItem, Digest: what is coming in policy and funding, and who was told."""

import uuid

from django.db import models
from django.db.models import Q

from concord.agreement.models import Commitment
from concord.core.areas.scoping import AreaOwned

from ..terms import HorizonKind, Relevance


class Digest(AreaOwned):
    """What was coming, mailed to champions on one day, to so many people."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    sent_at = models.DateTimeField()
    people = models.PositiveIntegerField()

    class Meta:
        ordering = ["-sent_at", "-pk"]

    def __str__(self) -> str:
        return f"Digest to {self.people}"


class HorizonItem(AreaOwned):
    """Something that is coming or has just come: a policy, a law, money, guidance (R078)."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    title = models.CharField(max_length=160)
    text = models.TextField(blank=True)
    kind = models.CharField(max_length=10, choices=HorizonKind)
    source = models.CharField(max_length=160)
    url = models.URLField(max_length=500, blank=True)
    on = models.DateField()
    relevance = models.CharField(max_length=6, choices=Relevance, default=Relevance.OPEN)
    why = models.CharField(max_length=300, blank=True)
    commitments = models.ManyToManyField(Commitment, blank=True, related_name="+")
    action = models.CharField(max_length=300, blank=True)
    shared_with = models.CharField(max_length=300, blank=True)
    # Posted by another area to several: whose, and which item of theirs.
    origin = models.UUIDField(null=True, blank=True)
    origin_name = models.CharField(max_length=120, blank=True)
    # To how many areas below this one was posted.
    told = models.PositiveSmallIntegerField(default=0)
    digest = models.ForeignKey(Digest, on_delete=models.PROTECT, null=True, blank=True, related_name="items")
    digest_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["-on", "-pk"]
        indexes = [models.Index(fields=["area", "on"], name="officers_horizon_by_day")]
        constraints = [
            models.UniqueConstraint(fields=["area", "origin"], name="officers_area_is_told_of_an_item_once"),
            models.CheckConstraint(
                condition=Q(digest__isnull=True) | Q(digest_on__isnull=False), name="officers_digest_has_its_day"
            ),
            models.CheckConstraint(
                condition=Q(url="") | Q(url__startswith="https://"), name="officers_source_is_at_a_safe_address"
            ),
        ]

    def __str__(self) -> str:
        return self.title
