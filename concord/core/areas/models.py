"""Area and what belongs to the place itself."""

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q

from .terms import (
    HIDDEN_THEMES,
    OWN_THEMES,
    THEMES,
    WORDS,
    AgreementStatus,
    AreaKind,
    AreaStatus,
    Nation,
    TierRelationKind,
)


class AreaQuerySet(models.QuerySet["Area"]):
    def below(self, area: "Area") -> "AreaQuerySet":
        """The area itself and everything under it in the tree."""
        return self.filter(path__startswith=area.path)

    def standing(self) -> "AreaQuerySet":
        """Those that have not closed."""
        return self.filter(status=AreaStatus.ACTIVE)


class Area(models.Model):
    """A place: nation, region, county, borough or district. Reading areas needs no scope."""

    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=120)
    # The code stands in every public reference, so it never changes, even if the slug does.
    code = models.CharField(max_length=8, unique=True, validators=[RegexValidator(r"^[A-Z][A-Z0-9]{1,7}$")])
    kind = models.CharField(max_length=20, choices=AreaKind, default=AreaKind.UNITARY)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="children")
    path = models.CharField(max_length=500, unique=True)
    nation = models.CharField(max_length=3, choices=Nation, default=Nation.ENGLAND)
    agreement_status = models.CharField(max_length=10, choices=AgreementStatus, default=AgreementStatus.OWN)
    # A place that ended is read and takes nothing new.
    status = models.CharField(
        max_length=10, choices=AreaStatus, default=AreaStatus.ACTIVE, db_default=AreaStatus.ACTIVE
    )
    ended_on = models.DateField(null=True, blank=True)
    merged_into = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="merged_from")
    financial_year_month = models.PositiveSmallIntegerField(default=4)
    accent = models.CharField(max_length=7, blank=True, validators=[RegexValidator(r"^#[0-9a-fA-F]{6}$")])
    logo = models.FileField(upload_to="logos/", blank=True)
    logo_alt = models.CharField(max_length=120, blank=True)
    words = models.JSONField(default=dict, blank=True)
    # Whether areas above may read this area's summary rows.
    shares_summaries = models.BooleanField(default=False)
    contact_name = models.CharField(max_length=120, blank=True)
    contact_email = models.EmailField(blank=True)
    contact_phone = models.CharField(max_length=40, blank=True)
    contact_hours = models.CharField(max_length=120, blank=True)
    contact_checked_on = models.DateField(null=True, blank=True)
    is_example = models.BooleanField(default=False)

    objects = AreaQuerySet.as_manager()

    class Meta:
        ordering = ["path"]
        constraints = [
            models.CheckConstraint(condition=Q(path__endswith="/"), name="areas_path_ends_in_a_slash"),
            models.CheckConstraint(
                condition=Q(financial_year_month__gte=1, financial_year_month__lte=12),
                name="areas_financial_year_starts_in_a_month",
            ),
            models.CheckConstraint(
                condition=Q(status="active", ended_on__isnull=True, merged_into__isnull=True)
                | Q(status="merged", ended_on__isnull=False, merged_into__isnull=False)
                | Q(status="closed", ended_on__isnull=False, merged_into__isnull=True),
                name="areas_ended_area_says_when_and_into_what",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def key(self) -> str:
        """The opaque text by which trail and mail know this area."""
        return self.code

    @property
    def has_ended(self) -> bool:
        return self.status != AreaStatus.ACTIVE

    def word(self, key: str, *, plural: bool = False) -> str:
        """The area's own word for a thing, or the usual one with the agreement's own name in it."""
        own, (usual, usual_plural) = self.words.get(key, {}), self.usual_words(key)
        if plural:
            return own.get("plural") or (f"{own['one']}s" if own.get("one") else usual_plural)
        return own.get("one") or usual

    def usual_words(self, key: str) -> tuple[str, str]:
        """What a thing is called, and more than one of it, where the area has no word of its own."""
        agreement = self.words.get("agreement", {}).get("one") or "Compact"
        if key.removeprefix("theme_") in OWN_THEMES:
            return "", ""
        one, more, _ = WORDS[key]
        return one.replace("Compact", agreement), more.replace("Compact", agreement)

    @property
    def vocabulary(self) -> dict[str, str]:
        """Every word for templates: `{{ area.vocabulary.board }}`, `{{ area.vocabulary.boards }}` for the plural."""
        words = {key: self.word(key) for key in WORDS} | {f"theme_{key}": name for key, name in self.themes.items()}
        return words | {f"{key}_plural": self.word(key, plural=True) for key in WORDS}

    @property
    def themes(self) -> dict[str, str]:
        """What the area calls each theme: the usual ones, and those that it added (R016)."""
        own = (key for key in OWN_THEMES if f"theme_{key}" in self.words)
        return {key: self.word(f"theme_{key}") for key in (*THEMES, *own)}

    @property
    def themes_offered(self) -> dict[str, str]:
        hidden = self.words.get(HIDDEN_THEMES, {}).get("one", "").split()
        return {key: name for key, name in self.themes.items() if key not in hidden}

    def agreed_below(self) -> "AreaQuerySet":
        """The areas right below that agreed with this one, as this one did with them, to share their sums."""
        both = {"upper_relations__upper_agreed_on__isnull": False, "upper_relations__lower_agreed_on__isnull": False}
        return Area.objects.filter(upper_relations__upper=self, parent=self, **both)

    def sharing_below(self) -> "AreaQuerySet":
        """This area, and the areas below that agreed to share their summaries."""
        return Area.objects.below(self).filter(Q(pk=self.pk) | Q(shares_summaries=True))


class TierRelation(models.Model):
    """How an upper-tier area and a district work together (R002)."""

    upper = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="lower_relations")
    lower = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="upper_relations")
    kind = models.CharField(max_length=10, choices=TierRelationKind, default=TierRelationKind.NONE)
    lower_signed_upper = models.BooleanField(default=False)
    escalation_route = models.TextField(blank=True)
    last_contact_on = models.DateField(null=True, blank=True)
    # Read by the upper area alone.
    notes = models.TextField(blank=True)
    # Read by both.
    learning = models.TextField(blank=True)
    support_asked = models.TextField(blank=True)
    support_given = models.TextField(blank=True)
    # Sums are shared between the two from the day on which both have agreed.
    upper_agreed_on = models.DateField(null=True, blank=True)
    lower_agreed_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["upper", "lower"], name="areas_one_relation_per_pair")]

    def __str__(self) -> str:
        return f"{self.upper} and {self.lower}"

    @property
    def is_agreed(self) -> bool:
        """Whether both share their sums with each other."""
        return self.upper_agreed_on is not None and self.lower_agreed_on is not None


class ReferenceCounter(models.Model):
    """The last number given out in a series of an area, e.g. decisions of 2026."""

    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="+")
    series = models.CharField(max_length=20)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["area", "series", "year"], name="areas_one_counter_per_series")]

    def __str__(self) -> str:
        return f"{self.area} {self.series} {self.year}: {self.last}"
