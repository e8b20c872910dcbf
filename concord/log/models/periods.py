"""LogSettings, Period, Expectation, Reminder, PeriodSummary."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from concord.core.areas.scoping import AreaOwned, AreaSummary
from concord.core.directory.terms import Sector

from ..terms import PeriodState, ReminderKind


def usual_reminders() -> list[int]:
    """Days before the due date on which reminders go: 7, 2, and the day after (D8)."""
    return [7, 2, -1]


class LogSettings(AreaOwned):
    """How an area makes its returns and decides on them."""

    points_max = models.PositiveSmallIntegerField(default=2)
    # True: the limit is for each box; False: for the whole form.
    limit_per_box = models.BooleanField(default=True)
    text_limit = models.PositiveSmallIntegerField(default=400)
    blank_limit = models.PositiveSmallIntegerField(default=2)
    opens_days_before_meeting = models.PositiveSmallIntegerField(default=42)
    due_days_before_meeting = models.PositiveSmallIntegerField(default=10)
    locks_days_before_meeting = models.PositiveSmallIntegerField(default=5)
    reminder_days = models.JSONField(default=usual_reminders)
    reply_days = models.PositiveSmallIntegerField(default=10)
    repeat_min_periods = models.PositiveSmallIntegerField(default=2)
    repeat_window = models.PositiveSmallIntegerField(default=3)
    notes = models.TextField(blank=True)
    notes_version = models.PositiveSmallIntegerField(default=1)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["area"], name="log_one_settings_row_per_area")]

    def __str__(self) -> str:
        return f"How {self.area} makes returns"


class Period(AreaOwned):
    """The time that one round of returns speaks of; it belongs to a group: `WESS-2026-P03`."""

    group = models.ForeignKey("group.Group", on_delete=models.PROTECT, related_name="periods")
    meeting = models.ForeignKey(
        "group.Meeting", on_delete=models.PROTECT, null=True, blank=True, related_name="periods"
    )
    reference = models.CharField(max_length=30)
    label = models.CharField(max_length=80)
    # What the returns speak of: since the last meeting.
    starts_on = models.DateField()
    ends_on = models.DateField()
    opens_on = models.DateField()
    # After due a return is late; after locks none is taken.
    due_on = models.DateField()
    locks_on = models.DateField()
    state = models.CharField(max_length=10, choices=PeriodState, default=PeriodState.PLANNED)
    opened_at = models.DateTimeField(null=True, blank=True)
    locked_at = models.DateTimeField(null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    imported = models.BooleanField(default=False)
    # The wording of the notes that stood beside the form.
    notes = models.TextField(blank=True)

    class Meta:
        ordering = ["opens_on", "reference"]
        constraints = [
            models.UniqueConstraint(fields=["area", "reference"], name="log_period_reference_is_unique_in_its_area"),
            models.CheckConstraint(
                condition=Q(due_on__gte=F("opens_on"), locks_on__gte=F("due_on")), name="log_period_dates_are_in_order"
            ),
        ]

    def __str__(self) -> str:
        return self.label or self.reference

    @property
    def locked_early_on(self) -> date | None:
        """The day on which it was locked before its last one; None where the clock did it, or nobody has yet."""
        if self.locked_at is None or self.state in {PeriodState.PLANNED, PeriodState.OPEN}:
            return None
        day = timezone.localdate(self.locked_at)
        return day if day < self.locks_on else None


class Expectation(AreaOwned):
    """Somebody whose return was expected, fixed as at opening: later joins and leaves change nothing."""

    period = models.ForeignKey(Period, on_delete=models.CASCADE, related_name="expectations")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="expectations")
    organisation = models.ForeignKey("directory.Organisation", on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey("directory.Unit", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    # Snapshots as they were that day.
    organisation_name = models.CharField(max_length=200)
    unit_name = models.CharField(max_length=160, blank=True)
    sector = models.CharField(max_length=12, choices=Sector)
    person_name = models.CharField(max_length=120)
    # A late joiner or guest: their return is welcome but never in the rates.
    is_extra = models.BooleanField(default=False)
    excused_reason = models.CharField(max_length=200, blank=True)
    # Their invitation came back: "not reached", not "missing".
    not_reached = models.BooleanField(default=False)

    class Meta:
        ordering = ["person_name", "pk"]
        constraints = [models.UniqueConstraint(fields=["period", "person"], name="log_one_expectation_per_person")]

    def __str__(self) -> str:
        return f"{self.person_name} for {self.period}"


class Reminder(AreaOwned):
    """An invitation or reminder to one expected person: proof that they were asked."""

    expectation = models.ForeignKey(Expectation, on_delete=models.CASCADE, related_name="reminders")
    kind = models.CharField(max_length=10, choices=ReminderKind)
    # The day it was due to go; with the kind it makes the clock's reminders idempotent.
    for_day = models.DateField()
    message_uid = models.UUIDField(null=True, blank=True)
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    at = models.DateTimeField()

    class Meta:
        ordering = ["at"]
        constraints = [
            models.UniqueConstraint(
                fields=["expectation", "kind", "for_day"],
                condition=~Q(kind="by_hand"),
                name="log_scheduled_reminder_goes_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} for {self.expectation}"


class PeriodSummary(AreaSummary):
    """The figures of one period, overall and for each sector; kept by the commands, read by roll-ups.

    `dimension`: `all` (sector blank), `respondent` (sector of who reported) or `bearer` (sector that owed the duty).
    """

    # By key, not by row: a county reads these without the period's own row.
    period_reference = models.CharField(max_length=30)
    period_label = models.CharField(max_length=80)
    opens_on = models.DateField()
    due_on = models.DateField()
    dimension = models.CharField(max_length=10)
    sector = models.CharField(max_length=12, blank=True)
    is_closed = models.BooleanField(default=False)
    expected = models.PositiveIntegerField(default=0)
    received = models.PositiveIntegerField(default=0)
    on_time = models.PositiveIntegerField(default=0)
    late = models.PositiveIntegerField(default=0)
    missing = models.PositiveIntegerField(default=0)
    not_reached = models.PositiveIntegerField(default=0)
    excused = models.PositiveIntegerField(default=0)
    extra = models.PositiveIntegerField(default=0)
    blank_heavy = models.PositiveIntegerField(default=0)
    points_1 = models.PositiveIntegerField(default=0)
    points_2 = models.PositiveIntegerField(default=0)
    points_3 = models.PositiveIntegerField(default=0)
    points_4 = models.PositiveIntegerField(default=0)
    followed = models.PositiveIntegerField(default=0)
    not_followed = models.PositiveIntegerField(default=0)
    other_verdicts = models.PositiveIntegerField(default=0)
    undecided = models.PositiveIntegerField(default=0)
    wins_planned = models.PositiveIntegerField(default=0)
    wins_opportunistic = models.PositiveIntegerField(default=0)
    wins_went_wrong = models.PositiveIntegerField(default=0)
    wins_unsourced = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["opens_on", "period_reference", "dimension", "sector"]
        constraints = [
            models.UniqueConstraint(
                fields=["area", "period_reference", "dimension", "sector"], name="log_one_summary_per_period_and_sector"
            )
        ]

    def __str__(self) -> str:
        return f"{self.period_label} {self.dimension} {self.sector}"
