import concord.log.models.periods
import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("log", "0001_initial"),
        ("log", "0002_follow_up"),
        ("log", "0003_chosen_when_somebody_objected"),
        ("log", "0004_asked_in_another_way"),
        ("log", "0005_what_was_proposed"),
        ("log", "0006_mail_by_hand"),
        ("log", "0007_wording_refused"),
    ]

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("agreement", "0001_squashed_0015_materials_and_checklists"),
        ("areas", "0001_squashed_0004_two_tiers"),
        ("directory", "0001_squashed_0007_sponsors"),
        ("group", "0001_squashed_0020_purpose"),
    ]

    operations = [
        migrations.CreateModel(
            name="ConfidentialPoint",
            fields=[
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("reference", models.CharField(max_length=30, unique=True)),
                (
                    "point_class",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (1, "My name and my words to the group"),
                            (2, "My words to the group, my name to the trustee alone"),
                            (3, "My name and my words to the trustee alone"),
                        ]
                    ),
                ),
                (
                    "box",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (1, "What was a Compact way of working (in LAA, partnerships and engagement)"),
                            (2, "Areas we can learn from and to improve partnership working"),
                            (
                                3,
                                "Compact wins achieved (showing whether planned, opportunistic or from things that went wrong)",
                            ),
                            (4, "How can we make the current situation Compact good practice?"),
                        ]
                    ),
                ),
                ("reporter", models.BinaryField()),
                ("content", models.BinaryField()),
                ("reporter_tag", models.CharField(db_index=True, max_length=64)),
                ("is_draft", models.BooleanField(default=True)),
                ("withdrawn", models.BooleanField(default=False)),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"),
                ),
            ],
            options={
                "ordering": ["uid"],
            },
        ),
        migrations.CreateModel(
            name="Expectation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("organisation_name", models.CharField(max_length=200)),
                ("unit_name", models.CharField(blank=True, max_length=160)),
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
                ("person_name", models.CharField(max_length=120)),
                ("is_extra", models.BooleanField(default=False)),
                ("excused_reason", models.CharField(blank=True, max_length=200)),
                ("not_reached", models.BooleanField(default=False)),
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
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="expectations",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="directory.unit",
                    ),
                ),
            ],
            options={
                "ordering": ["person_name", "pk"],
            },
        ),
        migrations.CreateModel(
            name="GroupVersion",
            fields=[
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("text", models.TextField()),
                ("proposed_by", models.CharField(max_length=10)),
                ("approved", models.BooleanField(default=False)),
                ("refused", models.BooleanField(default=False)),
                ("is_current", models.BooleanField(default=True)),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"),
                ),
                (
                    "confidential",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="versions", to="log.confidentialpoint"
                    ),
                ),
            ],
            options={
                "ordering": ["uid"],
            },
        ),
        migrations.CreateModel(
            name="Period",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reference", models.CharField(max_length=30)),
                ("label", models.CharField(max_length=80)),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField()),
                ("opens_on", models.DateField()),
                ("due_on", models.DateField()),
                ("locks_on", models.DateField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("planned", "Not open yet"),
                            ("open", "Open for returns"),
                            ("locked", "Locked, waiting for the group"),
                            ("decided", "Decided"),
                            ("reported", "Reported to the board"),
                        ],
                        default="planned",
                        max_length=10,
                    ),
                ),
                ("opened_at", models.DateTimeField(blank=True, null=True)),
                ("locked_at", models.DateTimeField(blank=True, null=True)),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                ("imported", models.BooleanField(default=False)),
                ("notes", models.TextField(blank=True)),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"),
                ),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="periods", to="group.group"
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="periods",
                        to="group.meeting",
                    ),
                ),
            ],
            options={
                "ordering": ["opens_on", "reference"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("area", "reference"), name="log_period_reference_is_unique_in_its_area"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("due_on__gte", models.F("opens_on")), ("locks_on__gte", models.F("due_on"))
                        ),
                        name="log_period_dates_are_in_order",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LogReturn",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reference", models.CharField(max_length=30, unique=True)),
                (
                    "state",
                    models.CharField(
                        choices=[("draft", "Being written"), ("sent", "Sent")], default="draft", max_length=8
                    ),
                ),
                ("is_nil", models.BooleanField(default=False)),
                ("started_at", models.DateTimeField()),
                ("sent_at", models.DateTimeField(blank=True, null=True)),
                ("received_on", models.DateField(blank=True, null=True)),
                ("amended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "mode",
                    models.CharField(
                        choices=[
                            ("web", "On the web"),
                            ("paper", "On paper"),
                            ("email", "By e-mail"),
                            ("word", "On a Word form"),
                            ("import", "From a file"),
                        ],
                        default="web",
                        max_length=8,
                    ),
                ),
                ("entered_note", models.CharField(blank=True, max_length=120)),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"),
                ),
                (
                    "entered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "expectation",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="log_return", to="log.expectation"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="returns", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "period",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="returns", to="log.period"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("period", "person"), name="log_one_return_per_person"),
                    models.CheckConstraint(
                        condition=models.Q(("state", "draft"), ("received_on__isnull", False), _connector="OR"),
                        name="log_sent_return_has_a_day",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="expectation",
            name="period",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="expectations", to="log.period"
            ),
        ),
        migrations.AddField(
            model_name="confidentialpoint",
            name="period",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="log.period"),
        ),
        migrations.CreateModel(
            name="PeriodSummary",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("period_reference", models.CharField(max_length=30)),
                ("period_label", models.CharField(max_length=80)),
                ("opens_on", models.DateField()),
                ("due_on", models.DateField()),
                ("dimension", models.CharField(max_length=10)),
                ("sector", models.CharField(blank=True, max_length=12)),
                ("is_closed", models.BooleanField(default=False)),
                ("expected", models.PositiveIntegerField(default=0)),
                ("received", models.PositiveIntegerField(default=0)),
                ("on_time", models.PositiveIntegerField(default=0)),
                ("late", models.PositiveIntegerField(default=0)),
                ("missing", models.PositiveIntegerField(default=0)),
                ("not_reached", models.PositiveIntegerField(default=0)),
                ("excused", models.PositiveIntegerField(default=0)),
                ("extra", models.PositiveIntegerField(default=0)),
                ("blank_heavy", models.PositiveIntegerField(default=0)),
                ("points_1", models.PositiveIntegerField(default=0)),
                ("points_2", models.PositiveIntegerField(default=0)),
                ("points_3", models.PositiveIntegerField(default=0)),
                ("points_4", models.PositiveIntegerField(default=0)),
                ("followed", models.PositiveIntegerField(default=0)),
                ("not_followed", models.PositiveIntegerField(default=0)),
                ("other_verdicts", models.PositiveIntegerField(default=0)),
                ("undecided", models.PositiveIntegerField(default=0)),
                ("wins_planned", models.PositiveIntegerField(default=0)),
                ("wins_opportunistic", models.PositiveIntegerField(default=0)),
                ("wins_went_wrong", models.PositiveIntegerField(default=0)),
                ("wins_unsourced", models.PositiveIntegerField(default=0)),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"),
                ),
            ],
            options={
                "ordering": ["opens_on", "period_reference", "dimension", "sector"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("area", "period_reference", "dimension", "sector"),
                        name="log_one_summary_per_period_and_sector",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Point",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reference", models.CharField(max_length=40)),
                (
                    "box",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (1, "What was a Compact way of working (in LAA, partnerships and engagement)"),
                            (2, "Areas we can learn from and to improve partnership working"),
                            (
                                3,
                                "Compact wins achieved (showing whether planned, opportunistic or from things that went wrong)",
                            ),
                            (4, "How can we make the current situation Compact good practice?"),
                        ]
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=1)),
                ("text", models.TextField()),
                ("contexts", models.JSONField(blank=True, default=list)),
                (
                    "win_source",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("planned", "Planned"),
                            ("opportunistic", "Opportunistic"),
                            ("went_wrong", "From things that went wrong"),
                        ],
                        max_length=14,
                    ),
                ),
                ("about_name", models.CharField(blank=True, max_length=200)),
                (
                    "breach",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("short_consultation", "A consultation that was cut short"),
                            ("short_notice", "Short notice of ending or changing funding"),
                            ("no_impact", "Effects of a funding change on people were not looked at"),
                            ("monitoring", "No attempt to keep monitoring light"),
                            ("other", "Something else"),
                        ],
                        max_length=20,
                    ),
                ),
                ("happened_on", models.DateField(blank=True, null=True)),
                (
                    "point_class",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (1, "My name and my words to the group"),
                            (2, "My words to the group, my name to the trustee alone"),
                            (3, "My name and my words to the trustee alone"),
                        ],
                        default=1,
                    ),
                ),
                ("is_proxy", models.BooleanField(default=False)),
                ("tabled", models.BooleanField(default=False)),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                (
                    "sector",
                    models.CharField(
                        blank=True,
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
                    "about_organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="points",
                        to="directory.organisation",
                    ),
                ),
                (
                    "about_unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="directory.unit",
                    ),
                ),
                (
                    "answers_point",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="answered_by",
                        to="log.point",
                    ),
                ),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"),
                ),
                (
                    "carried_from",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="log.period",
                    ),
                ),
                (
                    "commitment",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="points",
                        to="agreement.commitment",
                    ),
                ),
                (
                    "commitment_text",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agreement.commitmenttext",
                    ),
                ),
                (
                    "log_return",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="points",
                        to="log.logreturn",
                    ),
                ),
                (
                    "merged_into",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="merged",
                        to="log.point",
                    ),
                ),
                (
                    "period",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="points", to="log.period"
                    ),
                ),
            ],
            options={
                "ordering": ["box", "reference"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("area", "reference"), name="log_point_reference_is_unique_in_its_area"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("log_return__isnull", False), ("point_class", 1)),
                            models.Q(("log_return__isnull", True), ("point_class", 2)),
                            _connector="OR",
                        ),
                        name="log_point_has_a_reporter_or_a_class_that_withholds_it",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LearningItem",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("text", models.CharField(max_length=600)),
                ("due_on", models.DateField(blank=True, null=True)),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "To do"), ("done", "Done"), ("dropped", "Not taken up")],
                        default="open",
                        max_length=8,
                    ),
                ),
                ("result", models.CharField(blank=True, max_length=600)),
                ("added_on", models.DateField()),
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
                        related_name="learning_items",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "point",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="learning_items",
                        to="log.point",
                    ),
                ),
            ],
            options={
                "ordering": ["state", "due_on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="GoodPractice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("title", models.CharField(max_length=120)),
                ("how_it_works", models.TextField(blank=True)),
                ("contact", models.CharField(blank=True, max_length=160)),
                ("transferable", models.BooleanField(default=False)),
                ("shared_with", models.CharField(blank=True, max_length=300)),
                ("added_on", models.DateField()),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"),
                ),
                (
                    "point",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="practices",
                        to="log.point",
                    ),
                ),
            ],
            options={
                "ordering": ["-added_on", "title"],
            },
        ),
        migrations.CreateModel(
            name="Decision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reference", models.CharField(max_length=30)),
                ("decided_on", models.DateField()),
                ("decided_at", models.DateTimeField()),
                (
                    "verdict",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("followed", "Followed"),
                            ("not_followed", "Not followed"),
                            ("not_agreed", "Not agreed"),
                            ("not_for_us", "Not for us"),
                            ("deferred", "Put off"),
                            ("asked_back", "Asked back"),
                            ("no_eligible", "Not decided: no eligible members"),
                        ],
                        max_length=14,
                    ),
                ),
                ("win", models.BooleanField(blank=True, null=True)),
                (
                    "win_limb",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("A", "It carries out a commitment or an agreed action"),
                            ("B", "It would not have happened as it did without the agreement"),
                        ],
                        max_length=1,
                    ),
                ),
                (
                    "limb_reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("not_at_all", "It would not have happened at all"),
                            ("not_as_well", "It would not have happened as well"),
                            ("not_as_quickly", "It would not have happened as quickly"),
                        ],
                        max_length=16,
                    ),
                ),
                ("win_source", models.CharField(blank=True, max_length=14)),
                ("historic_limb", models.BooleanField(default=False)),
                ("learning", models.BooleanField(default=False)),
                ("reason", models.CharField(blank=True, max_length=600)),
                (
                    "proposed",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("followed", "Followed"),
                            ("not_followed", "Not followed"),
                            ("not_agreed", "Not agreed"),
                            ("not_for_us", "Not for us"),
                            ("deferred", "Put off"),
                            ("asked_back", "Asked back"),
                            ("no_eligible", "Not decided: no eligible members"),
                        ],
                        max_length=14,
                    ),
                ),
                ("reason_public", models.CharField(blank=True, max_length=600)),
                ("reason_voluntary", models.CharField(blank=True, max_length=600)),
                (
                    "method",
                    models.CharField(
                        choices=[
                            ("consent", "By consent"),
                            ("positions", "By positions of both sectors"),
                            ("imported", "From an earlier record"),
                        ],
                        default="consent",
                        max_length=10,
                    ),
                ),
                ("present_public", models.PositiveSmallIntegerField(default=0)),
                ("present_voluntary", models.PositiveSmallIntegerField(default=0)),
                ("is_current", models.BooleanField(default=True)),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"),
                ),
                (
                    "commitment",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions",
                        to="agreement.commitment",
                    ),
                ),
                (
                    "commitment_text",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agreement.commitmenttext",
                    ),
                ),
                (
                    "kept_action",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="kept_by",
                        to="group.action",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions",
                        to="group.meeting",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "replaces",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replaced_by",
                        to="log.decision",
                    ),
                ),
                (
                    "point",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="decisions", to="log.point"
                    ),
                ),
            ],
            options={
                "ordering": ["decided_on", "reference"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("area", "reference", "point"), name="log_decision_number_once_per_point"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("is_current", True)),
                        fields=("point",),
                        name="log_one_current_decision_per_point",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("win", True), _negated=True),
                            models.Q(("win_limb", ""), _negated=True),
                            ("method", "imported"),
                            _connector="OR",
                        ),
                        name="log_win_names_its_limb",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="confidentialpoint",
            name="point",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="identity",
                to="log.point",
            ),
        ),
        migrations.CreateModel(
            name="PointAction",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "action",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="point_links", to="group.action"
                    ),
                ),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"),
                ),
                (
                    "point",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="action_links", to="log.point"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("point", "action"), name="log_point_linked_once_to_an_action")
                ],
            },
        ),
        migrations.CreateModel(
            name="PointUse",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "use",
                    models.CharField(
                        choices=[("evaluation", "Evaluation"), ("planning", "Planning"), ("training", "Training")],
                        max_length=12,
                    ),
                ),
                ("topic", models.CharField(blank=True, max_length=80)),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"),
                ),
                (
                    "point",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="uses", to="log.point"),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("point", "use"), name="log_point_used_once_for_a_purpose")
                ],
            },
        ),
        migrations.CreateModel(
            name="Poll",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("title", models.CharField(max_length=120)),
                ("opened_on", models.DateField()),
                ("ends_on", models.DateField()),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"),
                ),
            ],
            options={
                "ordering": ["-opened_on", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends_on__gte", models.F("opened_on"))), name="log_poll_ends_after_it_opens"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PollMark",
            fields=[
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("tag", models.CharField(max_length=64)),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"),
                ),
                (
                    "poll",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="log.poll"),
                ),
            ],
            options={
                "ordering": ["uid"],
                "constraints": [models.UniqueConstraint(fields=("poll", "tag"), name="log_poll_is_answered_once")],
            },
        ),
        migrations.CreateModel(
            name="PollMatter",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveSmallIntegerField()),
                ("text", models.CharField(max_length=120)),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"),
                ),
                (
                    "poll",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="matters", to="log.poll"
                    ),
                ),
            ],
            options={
                "ordering": ["position"],
                "constraints": [
                    models.UniqueConstraint(fields=("poll", "position"), name="log_poll_matter_has_its_place")
                ],
            },
        ),
        migrations.CreateModel(
            name="PollSide",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                ("asked", models.PositiveIntegerField(default=0)),
                ("answered", models.PositiveIntegerField(default=0)),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"),
                ),
                (
                    "poll",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="sides", to="log.poll"),
                ),
            ],
            options={
                "ordering": ["sector"],
                "constraints": [models.UniqueConstraint(fields=("poll", "sector"), name="log_poll_side_once")],
            },
        ),
        migrations.CreateModel(
            name="PollTally",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                ("a_lot", models.PositiveIntegerField(default=0)),
                ("a_little", models.PositiveIntegerField(default=0)),
                ("neither", models.PositiveIntegerField(default=0)),
                ("works_well", models.PositiveIntegerField(default=0)),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"),
                ),
                (
                    "matter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="tallies", to="log.pollmatter"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("matter", "sector"), name="log_poll_tally_once")],
            },
        ),
        migrations.CreateModel(
            name="PositionRound",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "verdict",
                    models.CharField(
                        choices=[
                            ("followed", "Followed"),
                            ("not_followed", "Not followed"),
                            ("not_agreed", "Not agreed"),
                            ("not_for_us", "Not for us"),
                            ("deferred", "Put off"),
                            ("asked_back", "Asked back"),
                            ("no_eligible", "Not decided: no eligible members"),
                        ],
                        max_length=14,
                    ),
                ),
                ("chosen", models.JSONField(blank=True, default=dict)),
                (
                    "state",
                    models.CharField(
                        choices=[("sealed", "Sealed"), ("opened", "Opened")], default="sealed", max_length=8
                    ),
                ),
                ("asked_at", models.DateTimeField()),
                ("opened_at", models.DateTimeField(blank=True, null=True)),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="rounds", to="group.meeting"
                    ),
                ),
                (
                    "point",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="rounds", to="log.point"
                    ),
                ),
            ],
            options={
                "ordering": ["asked_at"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "sealed")),
                        fields=("point",),
                        name="log_one_sealed_round_per_point",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Position",
            fields=[
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
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
                ("consents", models.BooleanField()),
                ("reason", models.CharField(blank=True, max_length=300)),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="positions", to="log.positionround"
                    ),
                ),
            ],
            options={
                "ordering": ["uid"],
                "constraints": [
                    models.UniqueConstraint(fields=("round", "person"), name="log_one_position_per_member")
                ],
            },
        ),
        migrations.CreateModel(
            name="QuickWin",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("idea", models.CharField(max_length=300)),
                ("effort", models.PositiveSmallIntegerField(choices=[(1, "Little"), (2, "Some"), (3, "Much")])),
                ("benefit", models.PositiveSmallIntegerField(choices=[(1, "Little"), (2, "Some"), (3, "Much")])),
                ("due_on", models.DateField()),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "To do"), ("done", "Done"), ("dropped", "Not taken up")],
                        default="open",
                        max_length=8,
                    ),
                ),
                ("result", models.CharField(blank=True, max_length=300)),
                ("added_on", models.DateField()),
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
                        related_name="quick_wins",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "point",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="quick_wins",
                        to="log.point",
                    ),
                ),
                (
                    "told_in",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tells_of",
                        to="log.point",
                    ),
                ),
            ],
            options={
                "ordering": ["due_on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Reminder",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("invitation", "Invitation"),
                            ("scheduled", "Reminder on schedule"),
                            ("by_hand", "Mail by hand"),
                        ],
                        max_length=10,
                    ),
                ),
                ("for_day", models.DateField()),
                ("message_uid", models.UUIDField(blank=True, null=True)),
                ("at", models.DateTimeField()),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"),
                ),
                (
                    "expectation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="reminders", to="log.expectation"
                    ),
                ),
                (
                    "sent_by",
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
                "ordering": ["at"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("kind", "by_hand"), _negated=True),
                        fields=("expectation", "kind", "for_day"),
                        name="log_scheduled_reminder_goes_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Repeat",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("basis", models.CharField(max_length=6)),
                ("key", models.CharField(max_length=120)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("suggested", "Suggested"),
                            ("confirmed", "Needs tackling"),
                            ("dismissed", "Not a repeat"),
                            ("tackled", "Tackled"),
                            ("reopened", "Came back"),
                        ],
                        default="suggested",
                        max_length=10,
                    ),
                ),
                ("shared_words", models.JSONField(blank=True, default=list)),
                ("judged_at", models.DateTimeField(blank=True, null=True)),
                ("note", models.CharField(blank=True, max_length=300)),
                (
                    "action",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="repeats",
                        to="group.action",
                    ),
                ),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"),
                ),
                (
                    "commitment",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agreement.commitment",
                    ),
                ),
                (
                    "judged_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
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
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("area", "key"), name="log_repeat_is_suggested_once")],
            },
        ),
        migrations.CreateModel(
            name="RepeatPoint",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"),
                ),
                (
                    "point",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="repeats", to="log.point"
                    ),
                ),
                (
                    "repeat",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="evidence", to="log.repeat"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("repeat", "point"), name="log_point_once_in_a_repeat")],
            },
        ),
        migrations.CreateModel(
            name="ReplyRequest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("organisation_name", models.CharField(max_length=200)),
                ("to_address", models.EmailField(blank=True, max_length=254)),
                ("wording_sent", models.TextField()),
                ("asked_at", models.DateTimeField()),
                ("window_ends_on", models.DateField()),
                ("message_uid", models.UUIDField(blank=True, null=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("asked", "Asked to reply"),
                            ("replied", "Replied"),
                            ("not_reached", "Not asked yet: no mail reaches it"),
                        ],
                        default="asked",
                        max_length=12,
                    ),
                ),
                ("reply", models.TextField(blank=True)),
                ("replied_at", models.DateTimeField(blank=True, null=True)),
                ("replied_name", models.CharField(blank=True, max_length=120)),
                (
                    "asked_way",
                    models.CharField(
                        blank=True,
                        choices=[("letter", "By letter"), ("person", "In person"), ("telephone", "By telephone")],
                        max_length=10,
                    ),
                ),
                ("asked_whom", models.CharField(blank=True, max_length=120)),
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
                    "point",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="reply_requests", to="log.point"
                    ),
                ),
            ],
            options={
                "ordering": ["asked_at"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("point", "organisation"), name="log_one_reply_request_per_organisation"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="WinStory",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=120)),
                ("story", models.TextField(blank=True)),
                ("outcome", models.CharField(blank=True, max_length=300)),
                ("branded", models.BooleanField(blank=True, null=True)),
                (
                    "contribution",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("sole", "The only cause"),
                            ("main", "The main cause"),
                            ("one_of_several", "One of several causes"),
                            ("slight", "A slight help"),
                            ("unclear", "Unclear"),
                        ],
                        max_length=16,
                    ),
                ),
                ("contribution_note", models.CharField(blank=True, max_length=300)),
                ("other_factors", models.CharField(blank=True, max_length=300)),
                (
                    "evidence",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("figures", "Figures or records"),
                            ("document", "A document or a decision"),
                            ("said", "What people say"),
                            ("none", "Nothing yet"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "confidence",
                    models.CharField(
                        blank=True,
                        choices=[("sure", "Sure"), ("likely", "Fairly sure"), ("unsure", "Not sure")],
                        max_length=8,
                    ),
                ),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"),
                ),
                (
                    "point",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="win_story", to="log.point"
                    ),
                ),
            ],
            options={
                "ordering": ["title"],
            },
        ),
        migrations.CreateModel(
            name="WinTelling",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "where",
                    models.CharField(
                        choices=[
                            ("induction", "Induction of new staff"),
                            ("newsletter", "Newsletter or website"),
                            ("award", "Award"),
                            ("board", "Report to the board"),
                            ("case_study", "Case study"),
                            ("funding_bid", "Funding bid or business case"),
                        ],
                        max_length=12,
                    ),
                ),
                ("told_on", models.DateField()),
                ("note", models.CharField(blank=True, max_length=160)),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"),
                ),
                (
                    "point",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="tellings", to="log.point"
                    ),
                ),
            ],
            options={
                "ordering": ["-told_on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="BoxAnswer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "box",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (1, "What was a Compact way of working (in LAA, partnerships and engagement)"),
                            (2, "Areas we can learn from and to improve partnership working"),
                            (
                                3,
                                "Compact wins achieved (showing whether planned, opportunistic or from things that went wrong)",
                            ),
                            (4, "How can we make the current situation Compact good practice?"),
                        ]
                    ),
                ),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"),
                ),
                (
                    "log_return",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="box_answers", to="log.logreturn"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("log_return", "box"), name="log_one_answer_per_box")],
            },
        ),
        migrations.CreateModel(
            name="LogSettings",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("points_max", models.PositiveSmallIntegerField(default=2)),
                ("limit_per_box", models.BooleanField(default=True)),
                ("text_limit", models.PositiveSmallIntegerField(default=400)),
                ("blank_limit", models.PositiveSmallIntegerField(default=2)),
                ("opens_days_before_meeting", models.PositiveSmallIntegerField(default=42)),
                ("due_days_before_meeting", models.PositiveSmallIntegerField(default=10)),
                ("locks_days_before_meeting", models.PositiveSmallIntegerField(default=5)),
                ("reminder_days", models.JSONField(default=concord.log.models.periods.usual_reminders)),
                ("reply_days", models.PositiveSmallIntegerField(default=10)),
                ("repeat_min_periods", models.PositiveSmallIntegerField(default=2)),
                ("repeat_window", models.PositiveSmallIntegerField(default=3)),
                ("notes", models.TextField(blank=True)),
                ("notes_version", models.PositiveSmallIntegerField(default=1)),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("area",), name="log_one_settings_row_per_area")],
            },
        ),
        migrations.AddConstraint(
            model_name="expectation",
            constraint=models.UniqueConstraint(fields=("period", "person"), name="log_one_expectation_per_person"),
        ),
        migrations.AddConstraint(
            model_name="point",
            constraint=models.CheckConstraint(
                condition=models.Q(("merged_into", models.F("pk")), _negated=True),
                name="log_point_is_not_merged_into_itself",
            ),
        ),
    ]
