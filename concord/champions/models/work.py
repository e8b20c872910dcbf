"""WorkArea, Introduction: what a champion's team works on, and who asked to meet whom."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from concord.core.areas.scoping import AreaOwned

from ..terms import IntroductionState, WorkTheme
from .champions import Champion


class WorkArea(AreaOwned):
    """An area of work of a champion's team: a theme, words of their own, or both (R061)."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    champion = models.ForeignKey(Champion, on_delete=models.CASCADE, related_name="work")
    theme = models.CharField(max_length=12, choices=WorkTheme, blank=True)
    words = models.CharField(max_length=80, blank=True)
    # Where the agreement could be of use in it.
    use = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["theme", "words", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["champion", "theme", "words"], name="champions_one_row_per_area_of_work"),
            models.CheckConstraint(condition=~Q(theme="", words=""), name="champions_area_of_work_says_what"),
        ]

    def __str__(self) -> str:
        return ": ".join(filter(None, (self.get_theme_display() if self.theme else "", self.words)))


class Introduction(AreaOwned):
    """A champion asks the officer to be introduced to somebody of the other sector (R071)."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    asked_by = models.ForeignKey(Champion, on_delete=models.CASCADE, related_name="introductions_asked")
    to = models.ForeignKey(Champion, on_delete=models.CASCADE, related_name="introductions_to")
    # As the page named them to whoever asked: a person, or somebody at an organisation.
    shown_as = models.CharField(max_length=400)
    about = models.CharField(max_length=120)
    message = models.TextField(blank=True)
    shares_address = models.BooleanField(default=False)
    state = models.CharField(max_length=8, choices=IntroductionState, default=IntroductionState.WAITING)
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="waiting", answered_at__isnull=True)
                | ~Q(state="waiting") & Q(answered_at__isnull=False),
                name="champions_answered_introduction_has_its_day",
            )
        ]

    def __str__(self) -> str:
        return f"Introduction about {self.about}"
