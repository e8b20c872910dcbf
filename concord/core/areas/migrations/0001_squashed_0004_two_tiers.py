import django.core.validators
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("areas", "0001_initial"),
        ("areas", "0002_areas_that_end"),
        ("areas", "0003_an_area_is_open"),
        ("areas", "0004_two_tiers"),
    ]

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Area",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("slug", models.SlugField(max_length=60, unique=True)),
                ("name", models.CharField(max_length=120)),
                (
                    "code",
                    models.CharField(
                        max_length=8,
                        unique=True,
                        validators=[django.core.validators.RegexValidator("^[A-Z][A-Z0-9]{1,7}$")],
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("nation", "Nation"),
                            ("region", "Region"),
                            ("county", "County"),
                            ("unitary", "Unitary authority"),
                            ("metropolitan", "Metropolitan borough"),
                            ("london_borough", "London borough"),
                            ("district", "District or borough"),
                            ("parish", "Town or parish"),
                        ],
                        default="unitary",
                        max_length=20,
                    ),
                ),
                ("path", models.CharField(max_length=500, unique=True)),
                (
                    "nation",
                    models.CharField(
                        choices=[
                            ("ENG", "England"),
                            ("WLS", "Wales"),
                            ("SCT", "Scotland"),
                            ("NIR", "Northern Ireland"),
                        ],
                        default="ENG",
                        max_length=3,
                    ),
                ),
                (
                    "agreement_status",
                    models.CharField(
                        choices=[
                            ("none", "None yet"),
                            ("national", "National agreement adopted for now"),
                            ("own", "Own agreement"),
                            ("refresh", "Being refreshed"),
                            ("dormant", "Dormant"),
                        ],
                        default="own",
                        max_length=10,
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[("active", "Open"), ("merged", "Merged into another area"), ("closed", "Closed")],
                        db_default="active",
                        default="active",
                        max_length=10,
                    ),
                ),
                ("ended_on", models.DateField(blank=True, null=True)),
                ("financial_year_month", models.PositiveSmallIntegerField(default=4)),
                (
                    "accent",
                    models.CharField(
                        blank=True,
                        max_length=7,
                        validators=[django.core.validators.RegexValidator("^#[0-9a-fA-F]{6}$")],
                    ),
                ),
                ("logo", models.FileField(blank=True, upload_to="logos/")),
                ("logo_alt", models.CharField(blank=True, max_length=120)),
                ("words", models.JSONField(blank=True, default=dict)),
                ("shares_summaries", models.BooleanField(default=False)),
                ("contact_name", models.CharField(blank=True, max_length=120)),
                ("contact_email", models.EmailField(blank=True, max_length=254)),
                ("contact_phone", models.CharField(blank=True, max_length=40)),
                ("contact_hours", models.CharField(blank=True, max_length=120)),
                ("contact_checked_on", models.DateField(blank=True, null=True)),
                ("is_example", models.BooleanField(default=False)),
                (
                    "merged_into",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="merged_from",
                        to="areas.area",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="areas.area",
                    ),
                ),
            ],
            options={
                "ordering": ["path"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("path__endswith", "/")), name="areas_path_ends_in_a_slash"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("financial_year_month__gte", 1), ("financial_year_month__lte", 12)),
                        name="areas_financial_year_starts_in_a_month",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_on__isnull", True), ("merged_into__isnull", True), ("status", "active")),
                            models.Q(("ended_on__isnull", False), ("merged_into__isnull", False), ("status", "merged")),
                            models.Q(("ended_on__isnull", False), ("merged_into__isnull", True), ("status", "closed")),
                            _connector="OR",
                        ),
                        name="areas_ended_area_says_when_and_into_what",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReferenceCounter",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("series", models.CharField(max_length=20)),
                ("year", models.PositiveSmallIntegerField()),
                ("last", models.PositiveIntegerField(default=0)),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="areas.area"),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("area", "series", "year"), name="areas_one_counter_per_series")
                ],
            },
        ),
        migrations.CreateModel(
            name="TierRelation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("shared", "One shared agreement"),
                            ("aligned", "Aligned codes"),
                            ("separate", "Separate agreements"),
                            ("none", "No relation yet"),
                        ],
                        default="none",
                        max_length=10,
                    ),
                ),
                ("lower_signed_upper", models.BooleanField(default=False)),
                ("escalation_route", models.TextField(blank=True)),
                ("last_contact_on", models.DateField(blank=True, null=True)),
                ("notes", models.TextField(blank=True)),
                ("learning", models.TextField(blank=True)),
                ("support_asked", models.TextField(blank=True)),
                ("support_given", models.TextField(blank=True)),
                ("upper_agreed_on", models.DateField(blank=True, null=True)),
                ("lower_agreed_on", models.DateField(blank=True, null=True)),
                (
                    "lower",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="upper_relations", to="areas.area"
                    ),
                ),
                (
                    "upper",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="lower_relations", to="areas.area"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("upper", "lower"), name="areas_one_relation_per_pair")],
            },
        ),
    ]
