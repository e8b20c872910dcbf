"""Champion, ChampionBefore, Entry, ChampionSettings."""

import uuid

from django.conf import settings
from django.db import models

from concord.core.areas.scoping import AreaOwned

from ..terms import EntryKind, Seniority


class Champion(AreaOwned):
    """What is kept of somebody who keeps watch, beside their roles: those say for which organisation and since when."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="champion_records")
    seniority = models.CharField(max_length=12, choices=Seniority, blank=True)
    elected = models.BooleanField(default=False)
    elected_post = models.CharField(max_length=120, blank=True)
    # When a councillor's or mayor's term ends: then somebody asks again (R083).
    term_ends_on = models.DateField(null=True, blank=True)
    # The director to whom they can turn.
    director = models.CharField(max_length=120, blank=True)
    duties = models.JSONField(default=list, blank=True)
    role_note = models.TextField(blank=True)
    role_agreed_on = models.DateField(null=True, blank=True)
    manager_agreed = models.BooleanField(default=False)
    mentor = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="mentored")
    # What they said yes to, and when.
    shown_publicly = models.BooleanField(default=False)
    shown_across = models.BooleanField(default=False)
    shown_in_region = models.BooleanField(default=False, db_default=False)
    consent_on = models.DateField(null=True, blank=True)
    # They asked for no letters to many; what is meant for them alone still goes.
    no_mailings = models.BooleanField(default=False, db_default=False)

    class Meta:
        ordering = ["person__name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["area", "person"], name="champions_one_record_per_person_in_an_area")
        ]

    def __str__(self) -> str:
        return str(self.person)


class ChampionBefore(AreaOwned):
    """The level and the agreed role that somebody had until a day."""

    champion = models.ForeignKey(Champion, on_delete=models.CASCADE, related_name="before")
    seniority = models.CharField(max_length=12, choices=Seniority, blank=True)
    elected = models.BooleanField(default=False)
    role_note = models.TextField(blank=True)
    until = models.DateField()

    class Meta:
        ordering = ["-until", "-pk"]

    def __str__(self) -> str:
        return f"{self.champion} until {self.until}"


class Entry(AreaOwned):
    """What a champion did, or was given, on a day."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    champion = models.ForeignKey(Champion, on_delete=models.CASCADE, related_name="entries")
    kind = models.CharField(max_length=10, choices=EntryKind)
    on = models.DateField()
    text = models.CharField(max_length=200)
    # For or with whom, as far as that is worth keeping: an organisation or a team, never a person in need.
    for_whom = models.CharField(max_length=120, blank=True)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["-on", "-pk"]
        indexes = [models.Index(fields=["area", "on"], name="champions_entries_by_day")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.text}"


class ChampionSettings(AreaOwned):
    """From how much in how many months somebody counts as taking part often (R084)."""

    months = models.PositiveSmallIntegerField(default=12)
    often_from = models.PositiveSmallIntegerField(default=3)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["area"], name="champions_one_settings_row_per_area")]

    def __str__(self) -> str:
        return f"{self.often_from} in {self.months} months"
