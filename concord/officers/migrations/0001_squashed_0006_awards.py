import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("officers", "0001_posts"),
        ("officers", "0002_budgets"),
        ("officers", "0003_time_and_tasks"),
        ("officers", "0004_horizon"),
        ("officers", "0005_risks"),
        ("officers", "0006_awards"),
    ]

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("agreement", "0001_squashed_0015_materials_and_checklists"),
        ("areas", "0001_squashed_0004_two_tiers"),
        ("directory", "0001_squashed_0007_sponsors"),
    ]

    operations = [
        migrations.CreateModel(
            name="Budget",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("year", models.PositiveSmallIntegerField()),
                ("agreed_on", models.DateField(blank=True, null=True)),
                ("note", models.CharField(blank=True, max_length=300)),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"),
                ),
                (
                    "holder",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="directory.organisation",
                    ),
                ),
            ],
            options={
                "ordering": ["-year"],
                "constraints": [
                    models.UniqueConstraint(fields=("area", "year"), name="officers_one_budget_for_a_year")
                ],
            },
        ),
        migrations.CreateModel(
            name="Award",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("name", models.CharField(blank=True, max_length=160)),
                ("amount", models.PositiveBigIntegerField()),
                ("purpose", models.CharField(max_length=300)),
                ("awarded_on", models.DateField()),
                ("asked_for", models.CharField(max_length=300)),
                ("due_on", models.DateField()),
                ("chased_on", models.DateField(blank=True, null=True)),
                ("outcome", models.TextField(blank=True)),
                ("outcome_on", models.DateField(blank=True, null=True)),
                ("people", models.PositiveIntegerField(blank=True, null=True)),
                ("line", models.CharField(blank=True, max_length=200)),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="directory.organisation",
                    ),
                ),
                (
                    "budget",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="awards", to="officers.budget"
                    ),
                ),
            ],
            options={
                "ordering": ["-awarded_on", "-pk"],
                "indexes": [models.Index(fields=["area", "due_on"], name="officers_awards_by_due_day")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("name", ""), ("organisation__isnull", False)),
                            models.Q(("organisation__isnull", True), models.Q(("name", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="officers_award_is_for_a_partner_or_a_name",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("line", ""), ("outcome", ""), ("outcome_on__isnull", True), ("people__isnull", True)
                            ),
                            models.Q(("outcome_on__isnull", False), models.Q(("outcome", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="officers_outcome_is_told_on_a_day",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="BudgetLine",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("title", models.CharField(max_length=160)),
                ("planned", models.PositiveBigIntegerField(default=0)),
                ("committed", models.PositiveBigIntegerField(default=0)),
                ("spent", models.PositiveBigIntegerField(default=0)),
                ("in_kind", models.PositiveBigIntegerField(default=0)),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"),
                ),
                (
                    "budget",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="lines", to="officers.budget"
                    ),
                ),
                (
                    "partner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="directory.organisation",
                    ),
                ),
            ],
            options={
                "ordering": ["title", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("in_kind", 0), ("partner__isnull", False), _connector="OR"),
                        name="officers_gift_in_kind_names_its_giver",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Contribution",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "sector",
                    models.CharField(
                        choices=[
                            ("public", "Public sector"),
                            ("voluntary", "Voluntary sector"),
                            ("business", "Business"),
                            ("other", "Other"),
                        ],
                        max_length=12,
                    ),
                ),
                ("pledged", models.PositiveBigIntegerField(default=0)),
                ("received", models.PositiveBigIntegerField(default=0)),
                ("withdrawn_on", models.DateField(blank=True, null=True)),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"),
                ),
                (
                    "budget",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="contributions", to="officers.budget"
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="directory.organisation"
                    ),
                ),
            ],
            options={
                "ordering": ["organisation__name", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("budget", "organisation"), name="officers_partner_gives_to_a_budget_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Digest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("sent_at", models.DateTimeField()),
                ("people", models.PositiveIntegerField()),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"),
                ),
            ],
            options={
                "ordering": ["-sent_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="HorizonItem",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("title", models.CharField(max_length=160)),
                ("text", models.TextField(blank=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("policy", "Policy"),
                            ("law", "Law"),
                            ("funding", "Funding"),
                            ("guidance", "Guidance"),
                        ],
                        max_length=10,
                    ),
                ),
                ("source", models.CharField(max_length=160)),
                ("url", models.URLField(blank=True, max_length=500)),
                ("on", models.DateField()),
                (
                    "relevance",
                    models.CharField(
                        choices=[
                            ("open", "Not looked at yet"),
                            ("high", "Matters a lot here"),
                            ("some", "Matters a little here"),
                            ("none", "Does not matter here"),
                        ],
                        default="open",
                        max_length=6,
                    ),
                ),
                ("why", models.CharField(blank=True, max_length=300)),
                ("action", models.CharField(blank=True, max_length=300)),
                ("shared_with", models.CharField(blank=True, max_length=300)),
                ("origin", models.UUIDField(blank=True, null=True)),
                ("origin_name", models.CharField(blank=True, max_length=120)),
                ("told", models.PositiveSmallIntegerField(default=0)),
                ("digest_on", models.DateField(blank=True, null=True)),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"),
                ),
                ("commitments", models.ManyToManyField(blank=True, related_name="+", to="agreement.commitment")),
                (
                    "digest",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="items",
                        to="officers.digest",
                    ),
                ),
            ],
            options={
                "ordering": ["-on", "-pk"],
                "indexes": [models.Index(fields=["area", "on"], name="officers_horizon_by_day")],
                "constraints": [
                    models.UniqueConstraint(fields=("area", "origin"), name="officers_area_is_told_of_an_item_once"),
                    models.CheckConstraint(
                        condition=models.Q(("digest__isnull", True), ("digest_on__isnull", False), _connector="OR"),
                        name="officers_digest_has_its_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("url", ""), ("url__startswith", "https://"), _connector="OR"),
                        name="officers_source_is_at_a_safe_address",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Post",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("name", models.CharField(blank=True, max_length=120)),
                ("title", models.CharField(max_length=120)),
                ("hours", models.DecimalField(blank=True, decimal_places=2, max_digits=5, null=True)),
                ("job_description", models.TextField(blank=True)),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField(blank=True, null=True)),
                ("funded_until", models.DateField(blank=True, null=True)),
                ("shown_publicly", models.BooleanField(default=False)),
                ("consent_on", models.DateField(blank=True, null=True)),
                ("public_email", models.EmailField(blank=True, max_length=254)),
                ("public_phone", models.CharField(blank=True, max_length=40)),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="posts",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["starts_on", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("name", ""), ("person__isnull", False)),
                            models.Q(("person__isnull", True), models.Q(("name", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="officers_post_is_a_persons_or_has_a_name",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on__isnull", True), ("ends_on__gte", models.F("starts_on")), _connector="OR"
                        ),
                        name="officers_post_ends_after_it_starts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("consent_on__isnull", True),
                                ("public_email", ""),
                                ("public_phone", ""),
                                ("shown_publicly", False),
                            ),
                            models.Q(
                                ("consent_on__isnull", False), ("person__isnull", False), ("shown_publicly", True)
                            ),
                            _connector="OR",
                        ),
                        name="officers_contact_is_shown_by_a_dated_consent",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PostFunding",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("funder", models.CharField(max_length=160)),
                ("share", models.PositiveSmallIntegerField()),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"),
                ),
                (
                    "post",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="funding", to="officers.post"
                    ),
                ),
            ],
            options={
                "ordering": ["-share", "funder"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("share__gte", 1), ("share__lte", 100)), name="officers_funder_has_a_part"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PostHost",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("share", models.PositiveSmallIntegerField()),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="directory.organisation"
                    ),
                ),
                (
                    "post",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="hosts", to="officers.post"
                    ),
                ),
            ],
            options={
                "ordering": ["-share", "organisation__name"],
                "constraints": [
                    models.UniqueConstraint(fields=("post", "organisation"), name="officers_body_hosts_a_post_once"),
                    models.CheckConstraint(
                        condition=models.Q(("share__gte", 1), ("share__lte", 100)), name="officers_host_has_a_part"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Resource",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "sector",
                    models.CharField(
                        choices=[
                            ("public", "Public sector"),
                            ("voluntary", "Voluntary sector"),
                            ("business", "Business"),
                            ("other", "Other"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("time", "Time of people"),
                            ("room", "A room"),
                            ("print", "Printing"),
                            ("promotion", "Telling others, like on a website"),
                            ("officer", "An officer's time"),
                        ],
                        max_length=10,
                    ),
                ),
                ("hours", models.DecimalField(blank=True, decimal_places=2, max_digits=7, null=True)),
                ("worth", models.PositiveBigIntegerField(blank=True, null=True)),
                ("on", models.DateField()),
                ("is_rough", models.BooleanField(default=False)),
                ("role", models.CharField(blank=True, max_length=160)),
                ("names_agreement", models.BooleanField(default=False)),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="directory.organisation"
                    ),
                ),
            ],
            options={
                "ordering": ["-on", "-pk"],
                "indexes": [models.Index(fields=["area", "on"], name="officers_resources_by_day")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("hours__isnull", False), ("worth__isnull", False), _connector="OR"),
                        name="officers_resource_is_worth_something",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("names_agreement", False), models.Q(("role", ""), _negated=True), _connector="OR"
                        ),
                        name="officers_role_that_names_it_is_named",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Risk",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("title", models.CharField(max_length=160)),
                (
                    "sector",
                    models.CharField(
                        choices=[
                            ("both", "Both sectors"),
                            ("public", "Public sector"),
                            ("voluntary", "Voluntary sector"),
                        ],
                        default="both",
                        max_length=10,
                    ),
                ),
                ("cause", models.CharField(max_length=300)),
                (
                    "likelihood",
                    models.CharField(
                        choices=[("high", "Likely"), ("medium", "Possible"), ("low", "Not likely")], max_length=6
                    ),
                ),
                ("effect", models.CharField(max_length=300)),
                ("mitigation", models.CharField(blank=True, max_length=500)),
                ("review_on", models.DateField()),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "Being watched"), ("happened", "It has happened"), ("over", "It is over")],
                        default="open",
                        max_length=8,
                    ),
                ),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["review_on", "pk"],
                "indexes": [models.Index(fields=["area", "state", "review_on"], name="officers_risks_by_review")],
            },
        ),
        migrations.CreateModel(
            name="Task",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("text", models.CharField(max_length=200)),
                (
                    "duty",
                    models.CharField(
                        choices=[
                            ("group", "Meetings and minutes of the group"),
                            ("budget", "The budget"),
                            ("publicity", "Telling people about it, training and events"),
                            ("engage", "Chances to take part and answer consultations"),
                            ("plan", "The action plan, watching it and reporting"),
                            ("tools", "Tools that make it part of daily work"),
                            ("renewal", "Renewing the agreement"),
                            ("compliance", "Advice on keeping it, and what to do when it is not kept"),
                            ("horizon", "Keeping up with policy and funding"),
                        ],
                        max_length=10,
                    ),
                ),
                ("due_on", models.DateField()),
                (
                    "repeat",
                    models.CharField(
                        choices=[
                            ("never", "Once"),
                            ("weekly", "Every week"),
                            ("monthly", "Every month"),
                            ("quarterly", "Every three months"),
                            ("yearly", "Every year"),
                        ],
                        default="never",
                        max_length=10,
                    ),
                ),
                ("minutes", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("done_on", models.DateField(blank=True, null=True)),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"),
                ),
                (
                    "done_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["due_on", "pk"],
                "indexes": [models.Index(fields=["area", "done_on", "due_on"], name="officers_tasks_by_day")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("done_on__isnull", False),
                            models.Q(("done_by__isnull", True), ("minutes__isnull", True)),
                            _connector="OR",
                        ),
                        name="officers_time_is_noted_once_done",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Bid",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("funder", models.CharField(max_length=160)),
                ("purpose", models.CharField(max_length=160)),
                ("amount", models.PositiveBigIntegerField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("writing", "Being written"),
                            ("asked", "Waits for an answer"),
                            ("won", "Won"),
                            ("lost", "Not won"),
                            ("withdrawn", "Taken back"),
                        ],
                        default="writing",
                        max_length=10,
                    ),
                ),
                ("asked_on", models.DateField(blank=True, null=True)),
                ("decided_on", models.DateField(blank=True, null=True)),
                ("awarded", models.PositiveBigIntegerField(blank=True, null=True)),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"),
                ),
            ],
            options={
                "ordering": ["-asked_on", "funder", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("asked_on__isnull", True), ("state", "writing")),
                            models.Q(models.Q(("state", "writing"), _negated=True), ("asked_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="officers_bid_that_was_sent_has_its_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decided_on__isnull", False), ("state__in", ["won", "lost"])),
                            models.Q(
                                models.Q(("state__in", ["won", "lost"]), _negated=True), ("decided_on__isnull", True)
                            ),
                            _connector="OR",
                        ),
                        name="officers_answered_bid_has_its_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("awarded__isnull", False), ("state", "won")),
                            models.Q(models.Q(("state", "won"), _negated=True), ("awarded__isnull", True)),
                            _connector="OR",
                        ),
                        name="officers_won_bid_says_how_much",
                    ),
                ],
            },
        ),
    ]
