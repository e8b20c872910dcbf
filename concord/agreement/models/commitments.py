"""Commitment is an identity; CommitmentText its wording in one dated version."""

import uuid
from datetime import date

from django.db import models
from django.db.models import F, Q
from django_scopes import ScopedManager

from concord.core.areas.scoping import AreaOwned

from ..terms import Bearer, Counting, RuleKind, RuleUnit, Standing
from .documents import Section, Version


class Commitment(AreaOwned):
    """A promise in the agreement. Its number may change between versions; its identity never does."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    # The current number, e.g. "4.2"; each text keeps the number it had.
    number = models.CharField(max_length=20)
    is_example = models.BooleanField(default=False)

    class Meta:
        ordering = ["number"]

    def __str__(self) -> str:
        return self.number


class CommitmentTextQuerySet(models.QuerySet["CommitmentText"]):
    def ever_in_force(self) -> "CommitmentTextQuerySet":
        """Without what is only proposed in a draft."""
        return self.filter(starts_on__isnull=False)

    def as_at(self, day: date) -> "CommitmentTextQuerySet":
        return self.filter(Q(starts_on__lte=day) & (Q(ends_on__isnull=True) | Q(ends_on__gte=day)))


class CommitmentText(AreaOwned):
    """What a commitment says between two days, who owes it to whom, and its themes.

    In a draft it has no first day yet; what was never in a document has no version.
    """

    commitment = models.ForeignKey(Commitment, on_delete=models.PROTECT, related_name="texts")
    version = models.ForeignKey(Version, on_delete=models.PROTECT, null=True, blank=True, related_name="texts")
    section = models.ForeignKey(Section, on_delete=models.PROTECT, null=True, blank=True, related_name="texts")
    # Among those of its section.
    position = models.PositiveSmallIntegerField(default=0)
    number = models.CharField(max_length=20)
    title = models.CharField(max_length=120)
    text = models.TextField(blank=True)
    bearer = models.CharField(max_length=10, choices=Bearer, default=Bearer.BOTH)
    # To whom it is owed; nothing where the agreement does not say.
    owed_to = models.CharField(max_length=10, choices=Bearer, blank=True)
    # Keys of themes with a space between; see `terms.themes_joined`.
    theme = models.CharField(max_length=80, blank=True)
    standing = models.CharField(max_length=12, choices=Standing, default=Standing.ACHIEVABLE)
    # What it means in practice, and whether that happened or is made up (R022).
    example = models.TextField(blank=True)
    example_is_real = models.BooleanField(default=False)
    # What can be measured: so many days, working days, weeks or months, and how they are counted.
    rule_kind = models.CharField(max_length=12, choices=RuleKind, blank=True)
    rule_number = models.PositiveSmallIntegerField(null=True, blank=True)
    rule_unit = models.CharField(max_length=12, choices=RuleUnit, blank=True)
    rule_counting = models.CharField(max_length=10, choices=Counting, blank=True)
    # From which agreement it was copied, and by whose leave.
    provenance = models.CharField(max_length=300, blank=True)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)

    objects = ScopedManager(area="area", _manager_class=CommitmentTextQuerySet.as_manager().__class__)  # type: ignore[misc]  # made at run time

    class Meta:
        ordering = ["number", "starts_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["commitment"],
                condition=Q(starts_on__isnull=False, ends_on__isnull=True),
                name="agreement_one_open_text_per_commitment",
            ),
            models.UniqueConstraint(
                fields=["area", "number"],
                condition=Q(starts_on__isnull=False, ends_on__isnull=True),
                name="agreement_number_is_unique_in_force",
            ),
            models.UniqueConstraint(fields=["version", "commitment"], name="agreement_once_in_a_version"),
            models.CheckConstraint(
                condition=Q(rule_kind="") | (Q(rule_number__gte=1) & ~Q(rule_unit="") & ~Q(rule_counting="")),
                name="agreement_rule_is_whole",
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="agreement_text_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"

    @property
    def owed_words(self) -> str:
        """Who owes it, and to whom where it says so."""
        bearer = str(self.get_bearer_display())
        if not self.owed_to:
            return f"Owed by: {lowered(bearer)}"
        if self.bearer == self.owed_to == Bearer.BOTH:
            return "Both sectors owe it to each other"
        return f"{bearer} to {lowered(str(self.get_owed_to_display()))}"

    @property
    def themes(self) -> list[str]:
        return self.theme.split()

    @property
    def theme_words(self) -> list[str]:
        """What stands for each theme in the area's vocabulary."""
        return [f"theme_{key}" for key in self.themes]

    @property
    def rule_words(self) -> str:
        """What it measures, like “Time to pay: 30 days, the first day does not count”."""
        if not self.rule_kind:
            return ""
        unit = str(self.get_rule_unit_display())
        unit = unit.removesuffix("s") if self.rule_number == 1 else unit
        return f"{self.get_rule_kind_display()}: {self.rule_number} {unit}, {lowered(self.get_rule_counting_display())}"

    def was_in_force(self, day: date) -> bool:
        return self.starts_on is not None and self.starts_on <= day and (self.ends_on is None or self.ends_on >= day)


def lowered(words: str) -> str:
    return words[:1].lower() + words[1:]
