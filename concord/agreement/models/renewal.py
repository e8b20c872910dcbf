"""The plan of a renewal with its stages and sign-offs, and the times before elections that it must look out for."""

import uuid

from django.db import models
from django.db.models import F, Q

from concord.core.areas.scoping import AreaOwned
from concord.core.directory.models import Organisation
from concord.core.directory.terms import Sector

from ..terms import PlanState, SignOffState, StageKind
from .documents import Document


class PreElection(AreaOwned):
    """The time before an election in which public bodies hold back, as the officer entered it (R182)."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(max_length=120)
    starts_on = models.DateField()
    ends_on = models.DateField()
    # Who holds back, by name.
    bodies = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["starts_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")), name="agreement_time_before_an_election_ends_after_it_starts"
            )
        ]

    def __str__(self) -> str:
        return self.name


class RenewalPlan(AreaOwned):
    """How a document gets its next version: why, by when, and what is done if that day fails."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="plans")
    state = models.CharField(max_length=10, choices=PlanState, default=PlanState.RUNNING)
    begun_on = models.DateField()
    launch_on = models.DateField()
    launch_at = models.CharField(max_length=200, blank=True)
    host = models.CharField(max_length=160, blank=True)
    fallback = models.TextField(blank=True)
    # Why it is renewed and what is hoped for (R354), and what came of it.
    reasons = models.TextField(blank=True)
    result = models.TextField(blank=True)
    facilitator = models.CharField(max_length=160, blank=True)
    facilitator_is_independent = models.BooleanField(default=False)

    class Meta:
        ordering = ["-begun_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["document"], condition=Q(state="running"), name="agreement_one_plan_runs_at_a_time"
            )
        ]

    def __str__(self) -> str:
        return f"Renewal of {self.document}"


class Stage(AreaOwned):
    """A part of the plan with its days and who leads it."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    plan = models.ForeignKey(RenewalPlan, on_delete=models.CASCADE, related_name="stages")
    kind = models.CharField(max_length=12, choices=StageKind)
    position = models.PositiveSmallIntegerField()
    starts_on = models.DateField()
    ends_on = models.DateField()
    lead = models.CharField(max_length=120, blank=True)
    note = models.TextField(blank=True)
    done_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "kind"], name="agreement_each_stage_once"),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")), name="agreement_stage_ends_after_it_starts"
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_kind_display())


class SignOff(AreaOwned):
    """How far an organisation is with the new text: it has looked, agrees, agrees if something changes, or not (R358).

    Name and sector are those of the day: history keeps them.
    """

    plan = models.ForeignKey(RenewalPlan, on_delete=models.CASCADE, related_name="sign_offs")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    organisation_name = models.CharField(max_length=200)
    sector = models.CharField(max_length=12, choices=Sector)
    state = models.CharField(max_length=12, choices=SignOffState, default=SignOffState.LOOKED)
    # Who decides it there: the cabinet, the trustees.
    level = models.CharField(max_length=160, blank=True)
    conditions = models.TextField(blank=True)
    noted_on = models.DateField()

    class Meta:
        ordering = ["organisation_name"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "organisation"], name="agreement_one_sign_off_each"),
            models.CheckConstraint(
                condition=~Q(state="conditions") | ~Q(conditions=""), name="agreement_conditions_are_said"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation_name}: {self.get_state_display()}"
