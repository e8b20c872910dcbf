"""Document, its versions, their sections, and who approved them."""

import uuid

from django.db import models
from django.db.models import Q

from concord.core.areas.scoping import AreaOwned

from ..terms import OPEN_STATES, ApprovalKind, CodeKind, DocumentKind, Revision, VersionState


class Document(AreaOwned):
    """The agreement itself, or a code of practice beside it; its words stand in its versions."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(max_length=10, choices=DocumentKind, default=DocumentKind.AGREEMENT)
    # Which of the eight kinds of code it is; nothing for the agreement.
    code_kind = models.CharField(max_length=16, choices=CodeKind, blank=True)
    title = models.CharField(max_length=160)
    # Stands before the numbers of its commitments, so that those of two documents are told apart.
    prefix = models.CharField(max_length=6, blank=True)
    # Who looks after it, by name.
    owner = models.CharField(max_length=120, blank=True)
    is_under_review = models.BooleanField(default=False)
    # After how many months at most it is revised, and whether a refresh counts as a revision (R352).
    revise_months = models.PositiveSmallIntegerField(default=72)
    refresh_renews = models.BooleanField(default=False)
    # Whether other areas may copy from what is in force, under which words, and how often they did (R360).
    may_be_copied = models.BooleanField(default=False)
    copy_terms = models.CharField(max_length=80, blank=True)
    times_copied = models.PositiveIntegerField(default=0)
    # A national agreement that holds for a time: a key of `rules.frameworks.FRAMEWORKS`, and its days (R021).
    national_key = models.CharField(max_length=20, blank=True)
    national_from = models.DateField(null=True, blank=True)
    # When it is planned to end, and when it did.
    national_until = models.DateField(null=True, blank=True)
    national_ended_on = models.DateField(null=True, blank=True)
    # Read by everybody.
    national_note = models.CharField(max_length=400, blank=True)

    class Meta:
        ordering = ["kind", "title"]
        constraints = [
            models.UniqueConstraint(fields=["area"], condition=Q(kind="agreement"), name="agreement_one_in_an_area"),
            models.CheckConstraint(
                condition=Q(kind="agreement", code_kind="") | (Q(kind="code") & ~Q(code_kind="")),
                name="agreement_a_code_has_a_kind",
            ),
            models.CheckConstraint(
                condition=Q(may_be_copied=False) | (Q(kind="agreement") & ~Q(copy_terms="")),
                name="agreement_copying_has_its_terms",
            ),
            models.CheckConstraint(
                condition=Q(
                    national_key="",
                    national_from__isnull=True,
                    national_until__isnull=True,
                    national_ended_on__isnull=True,
                )
                | (Q(kind="agreement", national_from__isnull=False) & ~Q(national_key="")),
                name="agreement_national_says_which_and_from_when",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Version(AreaOwned):
    """What a document says from its adoption until the next version, or what it is proposed to say."""

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=160)
    revision = models.CharField(max_length=8, choices=Revision, default=Revision.FULL)
    state = models.CharField(max_length=12, choices=VersionState, default=VersionState.DRAFT)
    introduction = models.TextField(blank=True)
    # Why it was written, and what is new in it.
    reason = models.TextField(blank=True)
    started_on = models.DateField()
    # The first day in force.
    adopted_on = models.DateField(null=True, blank=True)
    # Where it was adopted: the meeting that agreed.
    adopted_at = models.CharField(max_length=200, blank=True)
    launched_on = models.DateField(null=True, blank=True)
    # Who wrote the text that was brought in last, and when, as whoever brought it in said (R356).
    text_by = models.CharField(max_length=120, blank=True)
    text_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["document", "number"]
        constraints = [
            models.UniqueConstraint(fields=["document", "number"], name="agreement_version_number_is_unique"),
            models.UniqueConstraint(
                fields=["document"], condition=Q(state__in=OPEN_STATES), name="agreement_one_draft_at_a_time"
            ),
            models.UniqueConstraint(
                fields=["document"], condition=Q(state="adopted"), name="agreement_one_version_in_force"
            ),
            models.CheckConstraint(
                condition=Q(adopted_on__isnull=False) | ~Q(state__in=["adopted", "superseded"]),
                name="agreement_adopted_has_its_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title}, version {self.number}"


class Section(AreaOwned):
    """A part of a version under its heading; its commitments stand in it."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="sections")
    position = models.PositiveSmallIntegerField()
    number = models.CharField(max_length=20, blank=True)
    heading = models.CharField(max_length=160)
    text = models.TextField(blank=True)

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return f"{self.number} {self.heading}".strip()


class Approval(AreaOwned):
    """What a body above the group decided about a version, and where that stands (R029)."""

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="approvals")
    body = models.CharField(max_length=160)
    decision = models.CharField(max_length=10, choices=ApprovalKind)
    decided_on = models.DateField()
    minute = models.CharField(max_length=120, blank=True)
    # Presented since as that body's own document.
    is_theirs = models.BooleanField(default=False)

    class Meta:
        ordering = ["decided_on", "pk"]

    def __str__(self) -> str:
        return f"{self.get_decision_display()} by {self.body}"
