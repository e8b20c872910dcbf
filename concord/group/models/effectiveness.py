"""The yearly survey of a group's members: sums by sector and question. Nobody's own answers are kept (R048)."""

import uuid

from django.db import models
from django.db.models import F, Q

from concord.core.areas.scoping import AreaOwned
from concord.core.directory.terms import Sector

from ..terms import SurveyQuestion
from .groups import Group


class Survey(AreaOwned):
    """A short survey about one year of a group, open until a day."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="surveys")
    year = models.PositiveSmallIntegerField()
    opened_on = models.DateField()
    closes_on = models.DateField()

    class Meta:
        ordering = ["-year", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["group", "year"], name="group_is_surveyed_once_about_a_year"),
            models.CheckConstraint(
                condition=Q(closes_on__gte=F("opened_on")), name="group_survey_closes_after_it_opens"
            ),
        ]

    def __str__(self) -> str:
        return f"How we worked in {self.year}"


class SurveySide(AreaOwned):
    """How many of one sector were asked, and how many answered."""

    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="sides")
    sector = models.CharField(max_length=12, choices=Sector)
    asked = models.PositiveSmallIntegerField(default=0)
    answered = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["sector"]
        constraints = [
            models.UniqueConstraint(fields=["survey", "sector"], name="group_survey_counts_each_sector_once")
        ]

    def __str__(self) -> str:
        return f"{self.survey}: {self.get_sector_display()}"


class SurveyTally(AreaOwned):
    """How many of one sector gave each answer to one question. No column ties two questions to one person."""

    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="tallies")
    sector = models.CharField(max_length=12, choices=Sector)
    question = models.CharField(max_length=12, choices=SurveyQuestion)
    agree = models.PositiveSmallIntegerField(default=0)
    partly = models.PositiveSmallIntegerField(default=0)
    disagree = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["question", "sector"]
        constraints = [
            models.UniqueConstraint(fields=["survey", "sector", "question"], name="group_survey_has_one_tally_each")
        ]

    def __str__(self) -> str:
        return f"{self.survey}: {self.get_question_display()}"


class SurveyMark(AreaOwned):
    """That somebody answered, as a keyed hash: each once, and nobody can read off who."""

    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="marks")
    tag = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["survey", "tag"], name="group_survey_is_answered_once_each")]

    def __str__(self) -> str:
        return "A mark"
