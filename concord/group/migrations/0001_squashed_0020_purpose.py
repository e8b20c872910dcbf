import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("group", "0001_initial"),
        ("group", "0002_action_agreed_on"),
        ("group", "0003_seats"),
        ("group", "0004_main_group"),
        ("group", "0005_reference"),
        ("group", "0006_invitation"),
        ("group", "0007_minutes"),
        ("group", "0008_action_confidential"),
        ("group", "0009_actions_of_confidential_items"),
        ("group", "0010_papers"),
        ("group", "0011_venues_and_speakers"),
        ("group", "0012_issues"),
        ("group", "0013_passing"),
        ("group", "0014_parties"),
        ("group", "0015_vacancies"),
        ("group", "0016_discussion"),
        ("group", "0017_surveys"),
        ("group", "0018_raised_points"),
        ("group", "0019_meeting_formats"),
        ("group", "0020_purpose"),
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
            name="Action",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reference", models.CharField(max_length=30, unique=True)),
                ("text", models.CharField(max_length=400)),
                ("every_member", models.BooleanField(default=False)),
                ("agreed_on", models.DateField(blank=True, null=True)),
                ("due_on", models.DateField()),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "To do"), ("done", "Done"), ("dropped", "Dropped")],
                        default="open",
                        max_length=8,
                    ),
                ),
                ("result", models.CharField(blank=True, max_length=400)),
                ("closed_on", models.DateField(blank=True, null=True)),
                ("set_by", models.CharField(default="group", max_length=10)),
                ("confidential", models.BooleanField(db_default=False, default=False)),
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
                        related_name="actions",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["due_on", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("every_member", False), ("owner__isnull", False)),
                            ("owner__isnull", True),
                            _connector="OR",
                        ),
                        name="group_action_has_an_owner_or_everybody",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Attendance",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("organisation_name", models.CharField(max_length=200)),
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
                ("decides", models.BooleanField(default=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("invited", "Invited"),
                            ("present", "Present"),
                            ("substitute", "Present through a substitute"),
                            ("apologies", "Sent apologies"),
                            ("absent", "Absent"),
                        ],
                        default="invited",
                        max_length=10,
                    ),
                ),
                (
                    "mode",
                    models.CharField(
                        choices=[("room", "In the room"), ("online", "Online")], default="room", max_length=8
                    ),
                ),
                ("substitute_name", models.CharField(blank=True, max_length=120)),
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
                        related_name="attendances",
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
                "ordering": ["sector", "person__name"],
            },
        ),
        migrations.CreateModel(
            name="Group",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("slug", models.SlugField(max_length=60)),
                ("name", models.CharField(max_length=120)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("steering", "Steering group"),
                            ("champions", "Champions' group"),
                            ("sub_group", "Sub-group"),
                            ("writers", "Writers' group"),
                            ("other", "Other group"),
                        ],
                        default="steering",
                        max_length=12,
                    ),
                ),
                ("is_main", models.BooleanField(db_default=False, default=False)),
                ("starts_on", models.DateField(blank=True, null=True)),
                ("ends_on", models.DateField(blank=True, null=True)),
                ("purpose", models.TextField(blank=True)),
                ("quorum_public", models.PositiveSmallIntegerField(default=1)),
                ("quorum_voluntary", models.PositiveSmallIntegerField(default=1)),
                ("two_sector_rule", models.BooleanField(default=True)),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"),
                ),
                (
                    "chair",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="group.group",
                    ),
                ),
                (
                    "secretary",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "vice_chair",
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
                "ordering": ["name"],
                "constraints": [
                    models.UniqueConstraint(fields=("area", "slug"), name="group_slug_is_unique_in_its_area"),
                    models.UniqueConstraint(
                        condition=models.Q(("is_main", True)), fields=("area",), name="group_area_has_one_main_group"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on__isnull", True),
                            ("starts_on__isnull", True),
                            ("ends_on__gte", models.F("starts_on")),
                            _connector="OR",
                        ),
                        name="group_ends_after_it_starts",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Follower",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("told_at", models.DateTimeField()),
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
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="followers", to="group.group"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("group", "person"), name="group_is_followed_once_by_each")
                ],
            },
        ),
        migrations.CreateModel(
            name="CategoryApart",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "category",
                    models.CharField(
                        choices=[
                            ("voluntary", "Infrastructure organisations of the voluntary sector"),
                            ("council", "Each council directorate, and district or borough councils"),
                            ("politicians", "Local politicians"),
                            ("arms_length", "Arm's-length housing management organisations (ALMOs)"),
                            ("housing", "Housing associations"),
                            ("health", "Health bodies"),
                            ("emergency", "Police, fire and rescue"),
                            ("education", "Further education"),
                            ("jobs", "The job centre"),
                            ("business", "Business"),
                        ],
                        max_length=12,
                    ),
                ),
                ("reason", models.CharField(max_length=300)),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"),
                ),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="categories_apart", to="group.group"
                    ),
                ),
            ],
            options={
                "ordering": ["category"],
                "constraints": [
                    models.UniqueConstraint(fields=("group", "category"), name="group_category_is_judged_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Aim",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "horizon",
                    models.CharField(
                        choices=[("short", "Short term"), ("long", "Long term")], default="short", max_length=6
                    ),
                ),
                ("text", models.CharField(max_length=300)),
                ("success_sign", models.CharField(blank=True, max_length=300)),
                ("progress", models.CharField(blank=True, max_length=500)),
                ("reached_on", models.DateField(blank=True, null=True)),
                ("actions", models.ManyToManyField(blank=True, related_name="aims", to="group.action")),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"),
                ),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="aims", to="group.group"
                    ),
                ),
            ],
            options={
                "ordering": ["horizon", "pk"],
            },
        ),
        migrations.AddField(
            model_name="action",
            name="group",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="actions", to="group.group"
            ),
        ),
        migrations.CreateModel(
            name="Interest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reason", models.CharField(blank=True, max_length=200)),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"),
                ),
                (
                    "attendance",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="interests", to="group.attendance"
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="directory.organisation"
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
                "constraints": [
                    models.UniqueConstraint(fields=("attendance", "organisation"), name="group_interest_declared_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Issue",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("raised_on", models.DateField()),
                ("about", models.TextField()),
                (
                    "step",
                    models.CharField(
                        choices=[
                            ("talk", "They talk it over"),
                            ("help", "They talk with somebody's help"),
                            ("referred", "Referred to somebody outside the group"),
                            ("closed", "Closed"),
                        ],
                        default="talk",
                        max_length=10,
                    ),
                ),
                ("outcome", models.TextField(blank=True)),
                ("closed_on", models.DateField(blank=True, null=True)),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"),
                ),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="issues", to="group.group"
                    ),
                ),
            ],
            options={
                "ordering": ["-raised_on", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("closed_on__isnull", False), ("step", "closed")),
                            models.Q(models.Q(("step", "closed"), _negated=True), ("closed_on__isnull", True)),
                            _connector="OR",
                        ),
                        name="group_closed_issue_has_its_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("closed_on__isnull", True), ("closed_on__gte", models.F("raised_on")), _connector="OR"
                        ),
                        name="group_issue_closes_after_it_is_raised",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="IssueNote",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("noted_on", models.DateField()),
                ("text", models.TextField()),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"),
                ),
                (
                    "issue",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="notes", to="group.issue"
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["noted_on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="IssueParty",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"),
                ),
                (
                    "issue",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="party_rows", to="group.issue"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("issue", "person"), name="group_party_is_named_once")],
            },
        ),
        migrations.AddField(
            model_name="issue",
            name="parties",
            field=models.ManyToManyField(related_name="+", through="group.IssueParty", to=settings.AUTH_USER_MODEL),
        ),
        migrations.CreateModel(
            name="Meeting",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reference", models.CharField(max_length=30, unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("regular", "Regular meeting"),
                            ("extra", "Extra meeting"),
                            ("annual", "Annual review"),
                            ("champions", "Champions' meeting"),
                        ],
                        default="regular",
                        max_length=12,
                    ),
                ),
                (
                    "format",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("room", "In a room"),
                            ("online", "Online"),
                            ("hybrid", "In a room and online"),
                            ("round", "A round by e-mail, without a meeting"),
                        ],
                        db_default="",
                        default="",
                        max_length=8,
                    ),
                ),
                ("starts_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField()),
                ("place", models.CharField(blank=True, max_length=200)),
                ("link", models.URLField(blank=True, max_length=500)),
                (
                    "state",
                    models.CharField(
                        choices=[("scheduled", "Planned"), ("held", "Held"), ("cancelled", "Cancelled")],
                        default="scheduled",
                        max_length=10,
                    ),
                ),
                ("held_at", models.DateTimeField(blank=True, null=True)),
                ("note", models.TextField(blank=True)),
                ("sequence", models.PositiveSmallIntegerField(db_default=0, default=0)),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"),
                ),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="meetings", to="group.group"
                    ),
                ),
            ],
            options={
                "ordering": ["starts_at"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends_at__gt", models.F("starts_at"))),
                        name="group_meeting_ends_after_it_starts",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="FormatDecision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("decision", models.CharField(max_length=500)),
                (
                    "format",
                    models.CharField(
                        choices=[
                            ("room", "In a room"),
                            ("online", "Online"),
                            ("hybrid", "In a room and online"),
                            ("round", "A round by e-mail, without a meeting"),
                        ],
                        max_length=8,
                    ),
                ),
                ("meetings_a_year", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("effective_on", models.DateField()),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"),
                ),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="formats", to="group.group"
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="group.meeting",
                    ),
                ),
            ],
            options={
                "ordering": ["-effective_on"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("group", "effective_on"), name="group_format_is_decided_once_a_day"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("meetings_a_year__isnull", True), ("meetings_a_year__gte", 1), _connector="OR"
                        ),
                        name="group_meets_once_a_year",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Evidence",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "line",
                    models.CharField(
                        choices=[
                            ("workstreams", "New workstreams"),
                            ("included", "Groups brought in"),
                            ("problems", "Problems and remedies"),
                        ],
                        max_length=12,
                    ),
                ),
                ("name", models.CharField(max_length=160)),
                ("text", models.TextField(blank=True)),
                ("noted_on", models.DateField()),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"),
                ),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="evidence", to="group.group"
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="group.meeting",
                    ),
                ),
            ],
            options={
                "ordering": ["-noted_on", "-pk"],
            },
        ),
        migrations.AddField(
            model_name="attendance",
            name="meeting",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="attendances", to="group.meeting"
            ),
        ),
        migrations.CreateModel(
            name="AgendaItem",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveSmallIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("matters_arising", "Matters arising"),
                            ("returns", "Returns and decisions"),
                            ("actions", "Actions and last session's tasks"),
                            ("board", "The board's answer"),
                            ("successes", "Successes"),
                            ("minutes", "Minutes to approve"),
                            ("questions", "Questions that await an answer"),
                            ("clock", "What is due on the agreement"),
                            ("background", "Background for newcomers"),
                            ("other", "Other"),
                            ("aob", "Any other business"),
                        ],
                        default="other",
                        max_length=16,
                    ),
                ),
                ("title", models.CharField(max_length=160)),
                ("lead", models.CharField(blank=True, max_length=120)),
                ("minutes", models.PositiveSmallIntegerField(default=5)),
                ("outcome", models.TextField(blank=True)),
                ("source_key", models.CharField(blank=True, max_length=120)),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="agenda", to="group.meeting"
                    ),
                ),
            ],
            options={
                "ordering": ["position", "pk"],
            },
        ),
        migrations.AddField(
            model_name="action",
            name="meeting",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="actions",
                to="group.meeting",
            ),
        ),
        migrations.CreateModel(
            name="Minutes",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("circulated", "Sent round, not yet approved"),
                            ("approved", "Approved"),
                            ("corrected", "Approved with corrections"),
                        ],
                        default="draft",
                        max_length=10,
                    ),
                ),
                ("circulated_at", models.DateTimeField(blank=True, null=True)),
                ("approved_at", models.DateTimeField(blank=True, null=True)),
                (
                    "approved_by_meeting",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="approved_minutes",
                        to="group.meeting",
                    ),
                ),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"),
                ),
                (
                    "meeting",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="minutes", to="group.meeting"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "minutes",
                "ordering": ["-meeting__starts_at"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state", "draft"), ("circulated_at__isnull", False), _connector="OR"),
                        name="group_minutes_were_sent_round",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["approved", "corrected"]), _negated=True),
                            models.Q(("approved_at__isnull", False), ("approved_by_meeting__isnull", False)),
                            _connector="OR",
                        ),
                        name="group_minutes_are_approved_at_a_meeting",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MinuteItem",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("position", models.PositiveSmallIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("matters_arising", "Matters arising"),
                            ("returns", "Returns and decisions"),
                            ("actions", "Actions and last session's tasks"),
                            ("board", "The board's answer"),
                            ("successes", "Successes"),
                            ("minutes", "Minutes to approve"),
                            ("questions", "Questions that await an answer"),
                            ("clock", "What is due on the agreement"),
                            ("background", "Background for newcomers"),
                            ("other", "Other"),
                            ("aob", "Any other business"),
                        ],
                        default="other",
                        max_length=16,
                    ),
                ),
                ("title", models.CharField(max_length=160)),
                ("lead", models.CharField(blank=True, max_length=120)),
                ("text", models.TextField(blank=True)),
                ("confidential", models.BooleanField(default=False)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"),
                ),
                (
                    "minutes",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="items", to="group.minutes"
                    ),
                ),
            ],
            options={
                "ordering": ["position", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("minutes", "position"), name="group_minute_items_stand_one_by_one")
                ],
            },
        ),
        migrations.CreateModel(
            name="Correction",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", models.TextField()),
                ("added_on", models.DateField()),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"),
                ),
                (
                    "item",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="corrections",
                        to="group.minuteitem",
                    ),
                ),
                (
                    "minutes",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="corrections", to="group.minutes"
                    ),
                ),
            ],
            options={
                "ordering": ["added_on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Outcome",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("information", "Information"),
                            ("decision", "Decision"),
                            ("action", "Action"),
                            ("question", "Question that awaits an answer"),
                        ],
                        max_length=12,
                    ),
                ),
                ("text", models.CharField(max_length=1000)),
                ("asked_of", models.CharField(blank=True, max_length=120)),
                ("due_on", models.DateField(blank=True, null=True)),
                ("answer", models.CharField(blank=True, max_length=1000)),
                ("answered_on", models.DateField(blank=True, null=True)),
                (
                    "action",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="outcomes",
                        to="group.action",
                    ),
                ),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"),
                ),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="outcomes", to="group.minuteitem"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("action__isnull", False), ("kind", "action")),
                            models.Q(models.Q(("kind", "action"), _negated=True), ("action__isnull", True)),
                            _connector="OR",
                        ),
                        name="group_outcome_is_an_action_or_none",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "question"), _negated=True),
                            models.Q(models.Q(("asked_of", ""), _negated=True), ("due_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="group_question_says_whom_and_when",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Paper",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("title", models.CharField(max_length=160)),
                ("confidential", models.BooleanField(default=False)),
                ("comments_until", models.DateField(blank=True, null=True)),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="papers", to="group.meeting"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="PaperVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("pdf", "PDF"),
                            ("docx", "Word"),
                            ("xlsx", "Excel"),
                            ("pptx", "PowerPoint"),
                            ("odt", "OpenDocument text"),
                            ("ods", "OpenDocument spreadsheet"),
                            ("odp", "OpenDocument slides"),
                        ],
                        max_length=4,
                    ),
                ),
                ("data", models.BinaryField()),
                ("size", models.PositiveIntegerField()),
                ("note", models.CharField(blank=True, max_length=200)),
                ("added_on", models.DateField()),
                ("sent_at", models.DateTimeField(blank=True, null=True)),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"),
                ),
                (
                    "paper",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="versions", to="group.paper"
                    ),
                ),
            ],
            options={
                "ordering": ["-number"],
                "constraints": [
                    models.UniqueConstraint(fields=("paper", "number"), name="group_paper_versions_are_numbered_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="PaperRecipient",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sent_at", models.DateTimeField()),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="recipients", to="group.paperversion"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("version", "person"), name="group_paper_is_sent_once_to_somebody")
                ],
            },
        ),
        migrations.CreateModel(
            name="PaperComment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("organisation_name", models.CharField(blank=True, max_length=200)),
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
                ("place", models.CharField(blank=True, max_length=120)),
                ("text", models.CharField(max_length=2000)),
                ("said_at", models.DateTimeField()),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="comments", to="group.paperversion"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="PartyOffer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("party_group", models.CharField(max_length=120)),
                ("offered_on", models.DateField()),
                (
                    "answer",
                    models.CharField(
                        choices=[("waiting", "No answer yet"), ("accepted", "Accepted"), ("declined", "Declined")],
                        default="waiting",
                        max_length=8,
                    ),
                ),
                ("answered_on", models.DateField(blank=True, null=True)),
                ("person_name", models.CharField(blank=True, max_length=120)),
                ("newly_elected", models.BooleanField(default=False)),
                ("briefed_on", models.DateField(blank=True, null=True)),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"),
                ),
            ],
            options={
                "ordering": ["-offered_on", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer", "waiting"), ("answered_on__isnull", True)),
                            models.Q(models.Q(("answer", "waiting"), _negated=True), ("answered_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="group_answered_offer_has_its_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("answered_on__isnull", True), ("answered_on__gte", models.F("offered_on")), _connector="OR"
                        ),
                        name="group_offer_is_answered_after_it_is_made",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PurposeWording",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "line",
                    models.CharField(
                        choices=[
                            ("workstreams", "New workstreams"),
                            ("included", "Groups brought in"),
                            ("problems", "Problems and remedies"),
                        ],
                        max_length=12,
                    ),
                ),
                ("text", models.CharField(max_length=300)),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"),
                ),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="purpose_wordings", to="group.group"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("group", "line"), name="group_line_of_purpose_is_worded_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="RaisedPoint",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("text", models.TextField()),
                ("asked_on", models.DateField()),
                ("reminded_on", models.DateField(blank=True, null=True)),
                ("sent_on", models.DateField(blank=True, null=True)),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"),
                ),
                (
                    "comment",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agreement.comment",
                    ),
                ),
                (
                    "consultation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="agreement.consultation"
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="raised", to="group.meeting"
                    ),
                ),
                (
                    "raised_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="raised", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("comment__isnull", True), ("sent_on__isnull", True)),
                            models.Q(("comment__isnull", False), ("sent_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="group_raised_point_is_sent_with_its_comment",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Relay",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("title", models.CharField(max_length=120)),
                ("text", models.TextField()),
                ("sent_on", models.DateField()),
                ("due_on", models.DateField()),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"),
                ),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="relays", to="group.group"
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="group.meeting",
                    ),
                ),
            ],
            options={
                "ordering": ["-sent_on", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("due_on__gte", models.F("sent_on"))), name="group_relay_is_due_after_sent"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Passing",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("speaks_for", models.CharField(max_length=300)),
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
                ("passed_on", models.DateField(blank=True, null=True)),
                (
                    "how",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("mail", "By e-mail"),
                            ("meeting", "At a meeting"),
                            ("newsletter", "In a newsletter or online"),
                            ("talk", "By word of mouth"),
                            ("other", "In another way"),
                        ],
                        max_length=10,
                    ),
                ),
                ("reached", models.PositiveIntegerField(blank=True, null=True)),
                ("said_back", models.CharField(blank=True, max_length=1000)),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "relay",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="passings", to="group.relay"
                    ),
                ),
            ],
            options={
                "ordering": ["sector", "speaks_for", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("relay", "person"), name="group_relay_asks_each_person_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Seat",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "category",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("voluntary", "Infrastructure organisations of the voluntary sector"),
                            ("council", "Each council directorate, and district or borough councils"),
                            ("politicians", "Local politicians"),
                            ("arms_length", "Arm's-length housing management organisations (ALMOs)"),
                            ("housing", "Housing associations"),
                            ("health", "Health bodies"),
                            ("emergency", "Police, fire and rescue"),
                            ("education", "Further education"),
                            ("jobs", "The job centre"),
                            ("business", "Business"),
                        ],
                        max_length=12,
                    ),
                ),
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
                ("label", models.CharField(blank=True, max_length=120)),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField(blank=True, null=True)),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"),
                ),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="seats", to="group.group"
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="seats",
                        to="directory.organisation",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="seats",
                        to="directory.unit",
                    ),
                ),
            ],
            options={
                "ordering": ["sector", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("organisation__isnull", False),
                            models.Q(("category", ""), _negated=True),
                            models.Q(("label", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="group_seat_says_whom_it_speaks_for",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on__isnull", True), ("ends_on__gte", models.F("starts_on")), _connector="OR"
                        ),
                        name="group_seat_ends_after_it_starts",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Holding",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("post", models.CharField(blank=True, max_length=120)),
                (
                    "level",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("chief_officer", "Chief officer"),
                            ("assistant_director", "Assistant director"),
                            ("head", "Head of service"),
                            ("manager", "Manager"),
                            ("officer", "Officer"),
                            ("front_line", "Front line"),
                            ("elected", "Elected member"),
                        ],
                        max_length=20,
                    ),
                ),
                ("can_commit", models.BooleanField(default=False)),
                ("substitute_name", models.CharField(blank=True, max_length=120)),
                (
                    "substitute_level",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("chief_officer", "Chief officer"),
                            ("assistant_director", "Assistant director"),
                            ("head", "Head of service"),
                            ("manager", "Manager"),
                            ("officer", "Officer"),
                            ("front_line", "Front line"),
                            ("elected", "Elected member"),
                        ],
                        max_length=20,
                    ),
                ),
                ("starts_on", models.DateField()),
                ("term_ends_on", models.DateField(blank=True, null=True)),
                ("ends_on", models.DateField(blank=True, null=True)),
                (
                    "route",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("nominated", "Nominated by those they speak for"),
                            ("applied", "Applied against a role description"),
                            ("post", "Comes with their post"),
                            ("invited", "Invited by the group"),
                        ],
                        max_length=10,
                    ),
                ),
                ("nominated_by", models.CharField(blank=True, max_length=120)),
                ("approved_by", models.CharField(blank=True, max_length=120)),
                ("approved_on", models.DateField(blank=True, null=True)),
                ("talk_on", models.DateField(blank=True, null=True)),
                ("talk_by", models.CharField(blank=True, max_length=120)),
                ("induction_on", models.DateField(blank=True, null=True)),
                ("hopes", models.CharField(blank=True, max_length=500)),
                ("needs", models.CharField(blank=True, max_length=500)),
                ("brings", models.CharField(blank=True, max_length=500)),
                ("benefits", models.CharField(blank=True, max_length=500)),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="holdings",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "seat",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="holdings", to="group.seat"
                    ),
                ),
            ],
            options={
                "ordering": ["-starts_on", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ends_on__isnull", True)),
                        fields=("seat",),
                        name="group_seat_has_one_holder_at_a_time",
                    ),
                    models.UniqueConstraint(fields=("seat", "starts_on"), name="group_seat_changes_hands_once_a_day"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on__isnull", True), ("ends_on__gte", models.F("starts_on")), _connector="OR"
                        ),
                        name="group_holding_ends_after_it_starts",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Speaker",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("name", models.CharField(max_length=120)),
                ("organisation_name", models.CharField(max_length=200)),
                ("topic", models.CharField(max_length=200)),
                ("concerns", models.CharField(blank=True, max_length=1000)),
                ("thanked_on", models.DateField(blank=True, null=True)),
                ("follow_up", models.CharField(blank=True, max_length=500)),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="speakers", to="group.meeting"
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
                "ordering": ["-meeting__starts_at", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("organisation_name", ""), _negated=True),
                        name="group_speaker_comes_from_somewhere",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="StructureVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("since_on", models.DateField()),
                ("change", models.CharField(max_length=500)),
                ("reason", models.CharField(blank=True, max_length=500)),
                ("result", models.CharField(blank=True, max_length=500)),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"),
                ),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="structures", to="group.group"
                    ),
                ),
            ],
            options={
                "ordering": ["since_on", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("group", "since_on"), name="group_structure_changes_once_a_day")
                ],
            },
        ),
        migrations.CreateModel(
            name="Survey",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("year", models.PositiveSmallIntegerField()),
                ("opened_on", models.DateField()),
                ("closes_on", models.DateField()),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"),
                ),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="surveys", to="group.group"
                    ),
                ),
            ],
            options={
                "ordering": ["-year", "-pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("group", "year"), name="group_is_surveyed_once_about_a_year"),
                    models.CheckConstraint(
                        condition=models.Q(("closes_on__gte", models.F("opened_on"))),
                        name="group_survey_closes_after_it_opens",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SurveyMark",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("tag", models.CharField(max_length=64)),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"),
                ),
                (
                    "survey",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="marks", to="group.survey"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("survey", "tag"), name="group_survey_is_answered_once_each")
                ],
            },
        ),
        migrations.CreateModel(
            name="SurveySide",
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
                ("asked", models.PositiveSmallIntegerField(default=0)),
                ("answered", models.PositiveSmallIntegerField(default=0)),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"),
                ),
                (
                    "survey",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="sides", to="group.survey"
                    ),
                ),
            ],
            options={
                "ordering": ["sector"],
                "constraints": [
                    models.UniqueConstraint(fields=("survey", "sector"), name="group_survey_counts_each_sector_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="SurveyTally",
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
                (
                    "question",
                    models.CharField(
                        choices=[
                            ("heard", "What I bring to the group is heard"),
                            ("both", "Both sectors have an equal say"),
                            ("time", "Our meetings are worth their time"),
                            ("done", "What we agree gets done"),
                            ("change", "Something got better because of this group"),
                        ],
                        max_length=12,
                    ),
                ),
                ("agree", models.PositiveSmallIntegerField(default=0)),
                ("partly", models.PositiveSmallIntegerField(default=0)),
                ("disagree", models.PositiveSmallIntegerField(default=0)),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"),
                ),
                (
                    "survey",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="tallies", to="group.survey"
                    ),
                ),
            ],
            options={
                "ordering": ["question", "sector"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("survey", "sector", "question"), name="group_survey_has_one_tally_each"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="TermsOfReference",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField()),
                ("mission", models.CharField(max_length=500)),
                ("text", models.TextField()),
                ("expected", models.TextField(blank=True)),
                ("decision_rule", models.CharField(blank=True, max_length=500)),
                ("quorum_public", models.PositiveSmallIntegerField()),
                ("quorum_voluntary", models.PositiveSmallIntegerField()),
                ("agreed_on", models.DateField()),
                ("review_on", models.DateField(blank=True, null=True)),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"),
                ),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="terms", to="group.group"
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="group.meeting",
                    ),
                ),
            ],
            options={
                "ordering": ["-number"],
                "constraints": [
                    models.UniqueConstraint(fields=("group", "number"), name="group_terms_are_numbered_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Topic",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("title", models.CharField(max_length=120)),
                (
                    "readers",
                    models.CharField(
                        choices=[
                            ("group", "The group alone"),
                            ("everybody", "Everybody who can see meetings here, champions and observers too"),
                        ],
                        default="group",
                        max_length=10,
                    ),
                ),
                ("opened_on", models.DateField()),
                ("last_post_at", models.DateTimeField()),
                ("closes_on", models.DateField(blank=True, null=True)),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"),
                ),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="topics", to="group.group"
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="group.meeting",
                    ),
                ),
                (
                    "opened_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["-last_post_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("closes_on__isnull", True), ("closes_on__gte", models.F("opened_on")), _connector="OR"
                        ),
                        name="group_topic_closes_after_it_opens",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Post",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("speaks_for", models.CharField(blank=True, max_length=300)),
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
                ("text", models.TextField(blank=True)),
                ("posted_at", models.DateTimeField()),
                ("by_mail", models.BooleanField(default=False)),
                ("changed_at", models.DateTimeField(blank=True, null=True)),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                ("hidden_at", models.DateTimeField(blank=True, null=True)),
                ("hidden_reason", models.CharField(blank=True, max_length=300)),
                (
                    "mark",
                    models.CharField(
                        blank=True, choices=[("question", "A question"), ("practice", "Good practice")], max_length=10
                    ),
                ),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"),
                ),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "topic",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="posts", to="group.topic"
                    ),
                ),
            ],
            options={
                "ordering": ["posted_at", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("hidden_at__isnull", True), ("hidden_reason", "")),
                            models.Q(("hidden_at__isnull", False), models.Q(("hidden_reason", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="group_hidden_post_has_its_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("withdrawn_at__isnull", True), models.Q(("mark", ""), ("text", "")), _connector="OR"
                        ),
                        name="group_withdrawn_post_keeps_no_words",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MailReply",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=64, unique=True)),
                ("came_at", models.DateTimeField()),
                ("outcome", models.CharField(choices=[("taken", "Taken in"), ("refused", "Refused")], max_length=10)),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"),
                ),
                (
                    "topic",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="group.topic"),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Vacancy",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("role_description", models.TextField()),
                ("opens_on", models.DateField()),
                ("closes_on", models.DateField()),
                ("panel", models.CharField(max_length=200)),
                ("ended_on", models.DateField(blank=True, null=True)),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"),
                ),
                (
                    "seat",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="vacancies", to="group.seat"
                    ),
                ),
            ],
            options={
                "ordering": ["-closes_on", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_on__isnull", True)),
                        fields=("seat",),
                        name="group_seat_is_advertised_once_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("closes_on__gte", models.F("opens_on"))),
                        name="group_vacancy_closes_after_it_opens",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Application",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("name", models.CharField(max_length=120)),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("text", models.TextField()),
                ("received_on", models.DateField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("received", "Received"),
                            ("shortlisted", "On the shortlist"),
                            ("chosen", "Chosen"),
                            ("not_chosen", "Not chosen"),
                        ],
                        default="received",
                        max_length=12,
                    ),
                ),
                ("feedback", models.CharField(blank=True, max_length=1000)),
                ("decided_on", models.DateField(blank=True, null=True)),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"),
                ),
                (
                    "holding",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="group.holding",
                    ),
                ),
                (
                    "vacancy",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="applications", to="group.vacancy"
                    ),
                ),
            ],
            options={
                "ordering": ["received_on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Venue",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("name", models.CharField(max_length=160)),
                (
                    "host_sector",
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
                    "step_free",
                    models.CharField(
                        choices=[("yes", "Yes"), ("no", "No"), ("unknown", "Not known")],
                        default="unknown",
                        max_length=8,
                    ),
                ),
                (
                    "hearing_loop",
                    models.CharField(
                        choices=[("yes", "Yes"), ("no", "No"), ("unknown", "Not known")],
                        default="unknown",
                        max_length=8,
                    ),
                ),
                ("transport", models.CharField(blank=True, max_length=300)),
                ("cost", models.CharField(blank=True, max_length=120)),
                ("feedback", models.CharField(blank=True, max_length=1000)),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"),
                ),
            ],
            options={
                "ordering": ["name", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("area", "name"), name="group_venue_has_its_name_alone")
                ],
            },
        ),
        migrations.AddField(
            model_name="meeting",
            name="venue",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="meetings",
                to="group.venue",
            ),
        ),
        migrations.CreateModel(
            name="ActionAnswer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("text", models.CharField(blank=True, max_length=1000)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                (
                    "action",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="answers", to="group.action"
                    ),
                ),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("action", "person"), name="group_one_answer_per_person")
                ],
            },
        ),
        migrations.CreateModel(
            name="BoardSeats",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("year", models.PositiveSmallIntegerField()),
                ("total", models.PositiveSmallIntegerField()),
                ("voluntary", models.PositiveSmallIntegerField()),
                (
                    "chair_sector",
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
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"),
                ),
            ],
            options={
                "ordering": ["-year"],
                "constraints": [
                    models.UniqueConstraint(fields=("area", "year"), name="group_board_seats_once_a_year"),
                    models.CheckConstraint(
                        condition=models.Q(("voluntary__lte", models.F("total"))),
                        name="group_board_seats_are_part_of_all",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ChairRotation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("body", models.CharField(max_length=160)),
                ("first_year", models.PositiveSmallIntegerField()),
                ("every", models.PositiveSmallIntegerField(default=3)),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("area",), name="group_area_has_one_rotation"),
                    models.CheckConstraint(condition=models.Q(("every__gte", 1)), name="group_rotation_comes_round"),
                ],
            },
        ),
        migrations.CreateModel(
            name="ElectedMember",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("name", models.CharField(max_length=120)),
                ("elected_on", models.DateField()),
                ("briefed_on", models.DateField(blank=True, null=True)),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"),
                ),
            ],
            options={
                "ordering": ["-elected_on", "name", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("briefed_on__isnull", True), ("briefed_on__gte", models.F("elected_on")), _connector="OR"
                        ),
                        name="group_elected_member_is_briefed_after_the_election",
                    )
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="attendance",
            constraint=models.UniqueConstraint(fields=("meeting", "person"), name="group_one_seat_per_person"),
        ),
        migrations.AddConstraint(
            model_name="meeting",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("format", "round"), _negated=True),
                    models.Q(("link", ""), ("place", ""), ("venue__isnull", True)),
                    _connector="OR",
                ),
                name="group_round_by_email_is_nowhere",
            ),
        ),
    ]
