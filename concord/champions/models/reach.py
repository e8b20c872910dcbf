"""Sitting, BoardMeets, OnAgenda: where else somebody can raise the agreement, and where it was on the agenda."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from concord.core.areas.scoping import AreaOwned
from concord.core.directory.models import Organisation, Partnership
from concord.core.directory.terms import Sector

IN_WORDS = Q(partnership__isnull=True) & ~Q(body="")


class Sitting(AreaOwned):
    """A champion or a member of the group sits on a partnership, or on a body named in words (R050, R087)."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="sittings")
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    body = models.CharField(max_length=160, blank=True)
    # What they are there: chair, adviser, member.
    post = models.CharField(max_length=120, blank=True)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    # What was carried from one to the other.
    carried = models.TextField(blank=True)

    class Meta:
        ordering = ["-starts_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=IN_WORDS | Q(partnership__isnull=False, body=""), name="champions_sitting_names_one_body"
            ),
            models.CheckConstraint(
                condition=Q(starts_on__isnull=True) | Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="champions_sitting_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return self.where

    @property
    def where(self) -> str:
        return self.partnership.name if self.partnership else self.body


class BoardMeets(AreaOwned):
    """When a partnership or board meets next, as far as somebody noted it."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["area", "partnership"], name="champions_one_next_meeting_of_a_board")
        ]

    def __str__(self) -> str:
        return f"{self.partnership}, {self.on}"


class OnAgenda(AreaOwned):
    """The agreement was on the agenda of another meeting (R065)."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    on = models.DateField()
    meeting = models.CharField(max_length=120)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    body = models.CharField(max_length=160, blank=True)
    # Of the body as it was then; blank for a partnership, and where it is not known.
    sector = models.CharField(max_length=12, choices=Sector, blank=True)
    item = models.CharField(max_length=200)
    presented_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    # Somebody without a role here.
    presenter = models.CharField(max_length=120, blank=True)
    agreed = models.TextField(blank=True)
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["-on", "-pk"]
        indexes = [models.Index(fields=["area", "on"], name="champions_agendas_by_day")]
        constraints = [
            models.CheckConstraint(
                condition=IN_WORDS & Q(organisation__isnull=True)
                | Q(body="", partnership__isnull=False, organisation__isnull=True)
                | Q(body="", partnership__isnull=True, organisation__isnull=False),
                name="champions_agenda_names_one_body",
            ),
            models.CheckConstraint(
                condition=Q(presented_by__isnull=True) | Q(presenter=""), name="champions_agenda_has_one_presenter"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.where}: {self.meeting}"

    @property
    def where(self) -> str:
        return str(self.partnership or self.organisation or self.body)
