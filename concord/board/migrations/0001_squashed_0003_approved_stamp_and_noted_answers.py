import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("board", "0001_initial"),
        ("board", "0002_strategic_items"),
        ("board", "0003_approved_stamp_and_noted_answers"),
    ]

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("areas", "0001_squashed_0004_two_tiers"),
        ("group", "0001_squashed_0020_purpose"),
        ("log", "0001_squashed_0007_wording_refused"),
    ]

    operations = [
        migrations.CreateModel(
            name="BoardMeeting",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("starts_at", models.DateTimeField()),
                ("papers_due_on", models.DateField(blank=True, null=True)),
                ("place", models.CharField(blank=True, max_length=200)),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"),
                ),
            ],
            options={
                "ordering": ["starts_at"],
                "constraints": [
                    models.UniqueConstraint(fields=("area", "starts_at"), name="board_meets_once_at_a_time")
                ],
            },
        ),
        migrations.CreateModel(
            name="BoardReport",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reference", models.CharField(max_length=30, unique=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Being written"),
                            ("approved", "Approved, not issued"),
                            ("issued", "Issued"),
                        ],
                        default="draft",
                        max_length=10,
                    ),
                ),
                ("ask", models.CharField(blank=True, max_length=400)),
                ("ask_reason", models.CharField(blank=True, max_length=400)),
                ("ask_by_on", models.DateField(blank=True, null=True)),
                ("strategic_issue", models.CharField(blank=True, max_length=300)),
                (
                    "previous_ask_standing",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("not_started", "Not started"),
                            ("under_way", "Under way"),
                            ("done", "Done"),
                            ("stuck", "Stuck"),
                        ],
                        max_length=12,
                    ),
                ),
                ("previous_ask_note", models.CharField(blank=True, max_length=300)),
                (
                    "task_standing",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("not_started", "Not started"),
                            ("under_way", "Under way"),
                            ("done", "Done"),
                            ("stuck", "Stuck"),
                        ],
                        max_length=12,
                    ),
                ),
                ("task_note", models.CharField(blank=True, max_length=300)),
                ("approved_at", models.DateTimeField(blank=True, null=True)),
                ("approved_stamp", models.CharField(blank=True, max_length=24)),
                ("issued_at", models.DateTimeField(blank=True, null=True)),
                ("frozen", models.JSONField(blank=True, null=True)),
                ("frozen_hash", models.CharField(blank=True, max_length=64)),
                ("answer_due_on", models.DateField(blank=True, null=True)),
                (
                    "approved_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"),
                ),
                (
                    "board_meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="reports", to="board.boardmeeting"
                    ),
                ),
                ("periods", models.ManyToManyField(related_name="board_reports", to="log.period")),
                (
                    "previous",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="next_reports",
                        to="board.boardreport",
                    ),
                ),
            ],
            options={
                "ordering": ["board_meeting__starts_at", "reference"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "issued"), _negated=True), ("frozen__isnull", False), _connector="OR"
                        ),
                        name="board_issued_report_is_frozen",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="BoardAnswer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "ask_answer",
                    models.CharField(
                        choices=[
                            ("accepted", "Accepted"),
                            ("amended", "Accepted with a change"),
                            ("refused", "Refused"),
                            ("put_off", "Put off"),
                            ("noted", "Noted"),
                        ],
                        max_length=10,
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=600)),
                ("ask_owner", models.CharField(blank=True, max_length=120)),
                ("task", models.CharField(blank=True, max_length=400)),
                ("task_due_on", models.DateField(blank=True, null=True)),
                ("on_agenda", models.BooleanField(default=True)),
                ("agenda_item", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("agenda_items", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("presenter", models.CharField(blank=True, max_length=120)),
                ("minutes_given", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("minute_reference", models.CharField(blank=True, max_length=60)),
                ("answered_at", models.DateTimeField()),
                ("answered_name", models.CharField(blank=True, max_length=120)),
                (
                    "action",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="group.action",
                    ),
                ),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"),
                ),
                (
                    "report",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="answer", to="board.boardreport"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ask_answer", "refused"), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="board_refusal_gives_a_reason",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Addendum",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", models.CharField(max_length=1000)),
                ("added_at", models.DateTimeField()),
                (
                    "added_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="addenda", to="board.boardreport"
                    ),
                ),
            ],
            options={
                "ordering": ["added_at"],
            },
        ),
        migrations.CreateModel(
            name="ReportLine",
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
                ("wording", models.CharField(blank=True, max_length=400)),
                ("reason", models.CharField(blank=True, max_length=200)),
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
                        related_name="+",
                        to="log.point",
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="lines", to="board.boardreport"
                    ),
                ),
            ],
            options={
                "ordering": ["box"],
                "constraints": [models.UniqueConstraint(fields=("report", "box"), name="board_one_line_per_box")],
            },
        ),
        migrations.CreateModel(
            name="StrategicItem",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=60)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("issue", "To be settled at the strategic level"),
                            ("success", "A success that deserves attention"),
                        ],
                        max_length=8,
                    ),
                ),
                ("text", models.CharField(max_length=200)),
                (
                    "state",
                    models.CharField(
                        choices=[("escalated", "Escalated"), ("dismissed", "Left where it is")], max_length=10
                    ),
                ),
                ("judged_at", models.DateTimeField()),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"),
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
                    "report",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="strategic_items",
                        to="board.boardreport",
                    ),
                ),
            ],
            options={
                "ordering": ["-judged_at", "-pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("area", "key"), name="board_strategic_item_is_judged_once")
                ],
            },
        ),
    ]
