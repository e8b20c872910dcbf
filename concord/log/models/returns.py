"""LogReturn, BoxAnswer and Point: what the group may see."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django_scopes import ScopedManager

from concord.core.areas.scoping import AreaOwned
from concord.core.directory.terms import Sector

from ..terms import Box, Breach, EntryMode, PointClass, ReturnState, WinSource
from .periods import Period


class LogReturn(AreaOwned):
    """One person's return for a period. Private until sent."""

    period = models.ForeignKey(Period, on_delete=models.PROTECT, related_name="returns")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="returns")
    expectation = models.OneToOneField("log.Expectation", on_delete=models.PROTECT, related_name="log_return")
    # Random, so that no order can be read from it: "WESS-R-7KQ2M9".
    reference = models.CharField(max_length=30, unique=True)
    state = models.CharField(max_length=8, choices=ReturnState, default=ReturnState.DRAFT)
    is_nil = models.BooleanField(default=False)
    started_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    # The day it counts as received (a paper form: the day it came, not the day it was typed).
    received_on = models.DateField(null=True, blank=True)
    # When its writer changed it; a change by whoever entered it for them stands in the trail alone.
    amended_at = models.DateTimeField(null=True, blank=True)
    mode = models.CharField(max_length=8, choices=EntryMode, default=EntryMode.WEB)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    # What a file said about who entered it for whom.
    entered_note = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["period", "person"], name="log_one_return_per_person"),
            models.CheckConstraint(
                condition=Q(state="draft") | Q(received_on__isnull=False), name="log_sent_return_has_a_day"
            ),
        ]

    def __str__(self) -> str:
        return f"Return {self.reference}"


class BoxAnswer(AreaOwned):
    """The answer "nothing to report" in one box: an answer, not a blank."""

    log_return = models.ForeignKey(LogReturn, on_delete=models.CASCADE, related_name="box_answers")
    box = models.PositiveSmallIntegerField(choices=Box)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["log_return", "box"], name="log_one_answer_per_box")]

    def __str__(self) -> str:
        return f"Nothing to report in box {self.box}"


class PointQuerySet(models.QuerySet["Point"]):
    def tabled(self) -> "PointQuerySet":
        """Points that the group may see: of sent returns, and approved confidential ones."""
        return self.filter(tabled=True)

    def standing(self) -> "PointQuerySet":
        """Points that count: not merged into another, not withdrawn."""
        return self.filter(merged_into__isnull=True, withdrawn_at__isnull=True)


class Point(AreaOwned):
    """One entry in a box, in the version that the group may see.

    A confidential point has no return and no reporter here; those stand in `ConfidentialPoint`.
    """

    period = models.ForeignKey(Period, on_delete=models.PROTECT, related_name="points")
    # None for a point whose reporter's name is withheld.
    log_return = models.ForeignKey(LogReturn, on_delete=models.PROTECT, null=True, blank=True, related_name="points")
    # Random, so that neither order nor gaps say anything: "WESS-7KQ2M9".
    reference = models.CharField(max_length=40)
    box = models.PositiveSmallIntegerField(choices=Box)
    position = models.PositiveSmallIntegerField(default=1)
    text = models.TextField()
    contexts = models.JSONField(default=list, blank=True)
    win_source = models.CharField(max_length=14, choices=WinSource, blank=True)
    about_organisation = models.ForeignKey(
        "directory.Organisation", on_delete=models.PROTECT, null=True, blank=True, related_name="points"
    )
    about_unit = models.ForeignKey("directory.Unit", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    # The name that the organisation had then.
    about_name = models.CharField(max_length=200, blank=True)
    commitment = models.ForeignKey(
        "agreement.Commitment", on_delete=models.PROTECT, null=True, blank=True, related_name="points"
    )
    commitment_text = models.ForeignKey(
        "agreement.CommitmentText", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    breach = models.CharField(max_length=20, choices=Breach, blank=True)
    happened_on = models.DateField(null=True, blank=True)
    point_class = models.PositiveSmallIntegerField(choices=PointClass, default=PointClass.NAMED)
    # Raised through this body for somebody who is not named; never counted against the body's own two points.
    is_proxy = models.BooleanField(default=False)
    # Sent, so that the group may see it once the period is locked.
    tabled = models.BooleanField(default=False)
    merged_into = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="merged")
    # Came too late for the period it was written in (R105).
    carried_from = models.ForeignKey(Period, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    answers_point = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="answered_by"
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    # Sector of the respondent as it was; blank where the name is withheld.
    sector = models.CharField(max_length=12, choices=Sector, blank=True)

    objects = ScopedManager(area="area", _manager_class=PointQuerySet.as_manager().__class__)  # type: ignore[misc]  # made at run time

    class Meta:
        # By random reference: row order must not tell when a point came in.
        ordering = ["box", "reference"]
        constraints = [
            models.UniqueConstraint(fields=["area", "reference"], name="log_point_reference_is_unique_in_its_area"),
            models.CheckConstraint(
                condition=Q(point_class=1, log_return__isnull=False) | Q(point_class=2, log_return__isnull=True),
                name="log_point_has_a_reporter_or_a_class_that_withholds_it",
            ),
            models.CheckConstraint(condition=~Q(merged_into=F("pk")), name="log_point_is_not_merged_into_itself"),
        ]

    def __str__(self) -> str:
        return self.reference
