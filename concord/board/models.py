"""BoardMeeting, BoardReport, its four lines, the answer, what was added after issue, and what is strategic."""

from django.conf import settings
from django.db import models
from django.db.models import PROTECT, Q
from django.utils import timezone

from concord.core.areas.scoping import AreaOwned
from concord.log.terms import Box

from .terms import AskAnswer, ReportState, Standing, StrategicKind, StrategicState


class BoardMeeting(AreaOwned):
    """A meeting of the strategic board, with the day by which it wants papers (R128)."""

    starts_at = models.DateTimeField()
    papers_due_on = models.DateField(null=True, blank=True)
    place = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["starts_at"]
        constraints = [models.UniqueConstraint(fields=["area", "starts_at"], name="board_meets_once_at_a_time")]

    def __str__(self) -> str:
        return f"{timezone.localtime(self.starts_at):%-d %B %Y}"

    @property
    def moment(self) -> str:
        """Its name in addresses; the board meets once at a time."""
        return f"{timezone.localtime(self.starts_at):%Y%m%d-%H%M}"


class BoardReport(AreaOwned):
    """The one page: four lines, one ask, one task. Issuing freezes it."""

    reference = models.CharField(max_length=30, unique=True)
    board_meeting = models.ForeignKey(BoardMeeting, PROTECT, related_name="reports")
    periods = models.ManyToManyField("log.Period", related_name="board_reports")
    state = models.CharField(max_length=10, choices=ReportState, default=ReportState.DRAFT)
    ask = models.CharField(max_length=400, blank=True)
    ask_reason = models.CharField(max_length=400, blank=True)
    ask_by_on = models.DateField(null=True, blank=True)
    strategic_issue = models.CharField(max_length=300, blank=True)
    # How last time's ask and task stand.
    previous = models.ForeignKey("self", PROTECT, null=True, blank=True, related_name="next_reports")
    previous_ask_standing = models.CharField(max_length=12, choices=Standing, blank=True)
    previous_ask_note = models.CharField(max_length=300, blank=True)
    task_standing = models.CharField(max_length=12, choices=Standing, blank=True)
    task_note = models.CharField(max_length=300, blank=True)
    approved_by = models.ForeignKey(settings.AUTH_USER_MODEL, PROTECT, null=True, blank=True, related_name="+")
    approved_at = models.DateTimeField(null=True, blank=True)
    # The stamp of the page as it was approved: no other is issued.
    approved_stamp = models.CharField(max_length=24, blank=True)
    issued_at = models.DateTimeField(null=True, blank=True)
    # The whole page as issued, and the hash of it.
    frozen = models.JSONField(null=True, blank=True)
    frozen_hash = models.CharField(max_length=64, blank=True)
    answer_due_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["board_meeting__starts_at", "reference"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="issued") | Q(frozen__isnull=False), name="board_issued_report_is_frozen"
            )
        ]

    def __str__(self) -> str:
        return self.reference


class ReportLine(AreaOwned):
    """The most important point of one box, in a wording that is safe to leave the group (R124, R130)."""

    report = models.ForeignKey(BoardReport, on_delete=models.CASCADE, related_name="lines")
    box = models.PositiveSmallIntegerField(choices=Box)
    # None: "none this period".
    point = models.ForeignKey("log.Point", PROTECT, null=True, blank=True, related_name="+")
    wording = models.CharField(max_length=400, blank=True)
    reason = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["box"]
        constraints = [models.UniqueConstraint(fields=["report", "box"], name="board_one_line_per_box")]

    def __str__(self) -> str:
        return f"{self.report} box {self.box}"


class BoardAnswer(AreaOwned):
    """What the board said: to the ask, the task it set, and where the report stood on its agenda."""

    report = models.OneToOneField(BoardReport, PROTECT, related_name="answer")
    ask_answer = models.CharField(max_length=10, choices=AskAnswer)
    reason = models.CharField(max_length=600, blank=True)
    ask_owner = models.CharField(max_length=120, blank=True)
    task = models.CharField(max_length=400, blank=True)
    task_due_on = models.DateField(null=True, blank=True)
    # The action that the board's task became.
    action = models.ForeignKey("group.Action", PROTECT, null=True, blank=True, related_name="+")
    on_agenda = models.BooleanField(default=True)
    agenda_item = models.PositiveSmallIntegerField(null=True, blank=True)
    agenda_items = models.PositiveSmallIntegerField(null=True, blank=True)
    presenter = models.CharField(max_length=120, blank=True)
    minutes_given = models.PositiveSmallIntegerField(null=True, blank=True)
    minute_reference = models.CharField(max_length=60, blank=True)
    answered_at = models.DateTimeField()
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, PROTECT, null=True, blank=True, related_name="+")
    answered_name = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(ask_answer="refused") | ~Q(reason=""), name="board_refusal_gives_a_reason"
            )
        ]

    def __str__(self) -> str:
        return f"Answer to {self.report}"


class Addendum(AreaOwned):
    """Something that came after issue: a late reply or a correction, dated, at the same address."""

    report = models.ForeignKey(BoardReport, PROTECT, related_name="addenda")
    text = models.CharField(max_length=1000)
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["added_at"]

    def __str__(self) -> str:
        return f"Added to {self.report}"


class StrategicItem(AreaOwned):
    """An issue or a success that was suggested for the strategic level, as a person judged it (R131)."""

    # What it was suggested from: "commitment:<uid>", "repeat:<uid>", "practice:<uid>".
    key = models.CharField(max_length=60)
    kind = models.CharField(max_length=8, choices=StrategicKind)
    # Its words when it was judged; they name no organisation.
    text = models.CharField(max_length=200)
    state = models.CharField(max_length=10, choices=StrategicState)
    judged_at = models.DateTimeField()
    judged_by = models.ForeignKey(settings.AUTH_USER_MODEL, PROTECT, null=True, blank=True, related_name="+")
    # The page whose line it last filled.
    report = models.ForeignKey(BoardReport, PROTECT, null=True, blank=True, related_name="strategic_items")

    class Meta:
        ordering = ["-judged_at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["area", "key"], name="board_strategic_item_is_judged_once")]

    def __str__(self) -> str:
        return self.text
