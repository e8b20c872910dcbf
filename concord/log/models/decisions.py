"""Decision, PositionRound, Position, ReplyRequest."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from concord.core.areas.scoping import AreaOwned
from concord.core.directory.terms import Sector

from ..terms import AskedWay, LimbReason, Method, ReplyState, RoundState, Verdict, WinLimb
from .returns import Point


class Decision(AreaOwned):
    """What the group decided on a point: numbered and permanent. A correction is a new one that names the old."""

    reference = models.CharField(max_length=30)
    point = models.ForeignKey(Point, on_delete=models.PROTECT, related_name="decisions")
    meeting = models.ForeignKey(
        "group.Meeting", on_delete=models.PROTECT, null=True, blank=True, related_name="decisions"
    )
    decided_on = models.DateField()
    decided_at = models.DateTimeField()
    verdict = models.CharField(max_length=14, choices=Verdict, blank=True)
    # None: not asked; the group gave no answer about a win.
    win = models.BooleanField(null=True, blank=True)
    win_limb = models.CharField(max_length=1, choices=WinLimb, blank=True)
    limb_reason = models.CharField(max_length=16, choices=LimbReason, blank=True)
    win_source = models.CharField(max_length=14, blank=True)
    # An imported limb A that names no commitment.
    historic_limb = models.BooleanField(default=False)
    kept_action = models.ForeignKey(
        "group.Action", on_delete=models.PROTECT, null=True, blank=True, related_name="kept_by"
    )
    learning = models.BooleanField(default=False)
    commitment = models.ForeignKey(
        "agreement.Commitment", on_delete=models.PROTECT, null=True, blank=True, related_name="decisions"
    )
    commitment_text = models.ForeignKey(
        "agreement.CommitmentText", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    reason = models.CharField(max_length=600, blank=True)
    # With a verdict "not agreed": the verdict that was proposed, and what each sector said.
    proposed = models.CharField(max_length=14, choices=Verdict, blank=True)
    reason_public = models.CharField(max_length=600, blank=True)
    reason_voluntary = models.CharField(max_length=600, blank=True)
    method = models.CharField(max_length=10, choices=Method, default=Method.CONSENT)
    present_public = models.PositiveSmallIntegerField(default=0)
    present_voluntary = models.PositiveSmallIntegerField(default=0)
    replaces = models.OneToOneField("self", on_delete=models.PROTECT, null=True, blank=True, related_name="replaced_by")
    is_current = models.BooleanField(default=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["decided_on", "reference"]
        constraints = [
            # An imported decision_ref may stand on several rows, so the number is unique per point alone.
            models.UniqueConstraint(fields=["area", "reference", "point"], name="log_decision_number_once_per_point"),
            models.UniqueConstraint(
                fields=["point"], condition=Q(is_current=True), name="log_one_current_decision_per_point"
            ),
            models.CheckConstraint(
                condition=~Q(win=True) | ~Q(win_limb="") | Q(method="imported"), name="log_win_names_its_limb"
            ),
        ]

    def __str__(self) -> str:
        return self.reference


class PositionRound(AreaOwned):
    """Sealed positions on one point, asked for because somebody objected."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    point = models.ForeignKey(Point, on_delete=models.CASCADE, related_name="rounds")
    meeting = models.ForeignKey("group.Meeting", on_delete=models.PROTECT, related_name="rounds")
    # What is being consented to.
    verdict = models.CharField(max_length=14, choices=Verdict)
    # What was chosen besides the verdict, as it was typed: filled in again once the positions are opened.
    chosen = models.JSONField(default=dict, blank=True)
    state = models.CharField(max_length=8, choices=RoundState, default=RoundState.SEALED)
    asked_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["asked_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["point"], condition=Q(state="sealed"), name="log_one_sealed_round_per_point"
            )
        ]

    def __str__(self) -> str:
        return f"Positions on {self.point}"


class Position(AreaOwned):
    """One member's position. Sealed until opened; the name is never shown to anybody."""

    uid = models.UUIDField(default=uuid.uuid4, primary_key=True, editable=False)
    round = models.ForeignKey(PositionRound, on_delete=models.CASCADE, related_name="positions")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    sector = models.CharField(max_length=12, choices=Sector)
    consents = models.BooleanField()
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["uid"]
        constraints = [models.UniqueConstraint(fields=["round", "person"], name="log_one_position_per_member")]

    def __str__(self) -> str:
        return "A sealed position"


class ReplyRequest(AreaOwned):
    """An organisation that a point names was asked to reply, with the wording it was sent.

    One that no mail reaches is not asked until somebody notes how else it was; only then its window begins.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    point = models.ForeignKey(Point, on_delete=models.PROTECT, related_name="reply_requests")
    organisation = models.ForeignKey("directory.Organisation", on_delete=models.PROTECT, related_name="+")
    organisation_name = models.CharField(max_length=200)
    to_address = models.EmailField(blank=True)
    wording_sent = models.TextField()
    asked_at = models.DateTimeField()
    # The last day of the window; the board's page waits for it.
    window_ends_on = models.DateField()
    message_uid = models.UUIDField(null=True, blank=True)
    state = models.CharField(max_length=12, choices=ReplyState, default=ReplyState.ASKED)
    reply = models.TextField(blank=True)
    replied_at = models.DateTimeField(null=True, blank=True)
    replied_name = models.CharField(max_length=120, blank=True)
    # Asked without mail: how, and whom.
    asked_way = models.CharField(max_length=10, choices=AskedWay, blank=True)
    asked_whom = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ["asked_at"]
        constraints = [
            models.UniqueConstraint(fields=["point", "organisation"], name="log_one_reply_request_per_organisation")
        ]

    def __str__(self) -> str:
        return f"Reply of {self.organisation_name} on {self.point}"

    @property
    def is_over(self) -> bool:
        """Whether its days to reply are over without a reply."""
        return self.state == ReplyState.ASKED and self.window_ends_on < timezone.localdate()

    @property
    def is_asked(self) -> bool:
        return self.state != ReplyState.NOT_REACHED
