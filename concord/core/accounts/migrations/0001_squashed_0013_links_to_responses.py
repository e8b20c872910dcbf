import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("accounts", "0001_initial"),
        ("accounts", "0002_roles_that_wait"),
        ("accounts", "0003_preferences"),
        ("accounts", "0004_links_to_sign"),
        ("accounts", "0005_links_to_briefings"),
        ("accounts", "0006_links_to_notes"),
        ("accounts", "0007_links_to_minutes"),
        ("accounts", "0008_links_to_partnerships"),
        ("accounts", "0009_links_to_papers"),
        ("accounts", "0010_links_to_pass_on"),
        ("accounts", "0011_links_to_discussions"),
        ("accounts", "0012_links_to_surveys"),
        ("accounts", "0013_links_to_responses"),
    ]

    initial = True

    dependencies = [
        ("areas", "0001_squashed_0004_two_tiers"),
    ]

    operations = [
        migrations.CreateModel(
            name="Person",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("name", models.CharField(max_length=120)),
                ("email", models.EmailField(blank=True, db_index=True, max_length=254)),
                ("phone", models.CharField(blank=True, max_length=40)),
                ("login_email", models.EmailField(blank=True, max_length=254, null=True, unique=True)),
                ("is_active", models.BooleanField(default=True)),
                ("single_keys", models.BooleanField(default=True)),
                (
                    "text_size",
                    models.CharField(
                        blank=True,
                        choices=[("", "As usual"), ("large", "Large"), ("larger", "Larger still")],
                        db_default="",
                        max_length=8,
                    ),
                ),
                (
                    "contrast",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "As usual"),
                            ("high", "High: black on white, or white on black on a dark device"),
                        ],
                        db_default="",
                        max_length=8,
                    ),
                ),
                ("weekly_mail", models.BooleanField(db_default=True, default=True)),
                ("calendar_key", models.UUIDField(blank=True, null=True, unique=True)),
                ("erased_at", models.DateTimeField(blank=True, null=True)),
                (
                    "home_area",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="areas.area",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "people",
                "ordering": ["name", "pk"],
            },
        ),
        migrations.CreateModel(
            name="PersonalLink",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "purpose",
                    models.CharField(
                        choices=[
                            ("return", "Make a return"),
                            ("reply", "Reply to a point"),
                            ("board_answer", "Answer the group's report"),
                            ("task", "Answer a task"),
                            ("position", "Say whether you consent"),
                            ("confidential", "Look after a confidential point"),
                            ("invitation", "Accept an invitation"),
                            ("sign", "Sign the agreement"),
                            ("briefing", "Read a briefing"),
                            ("note", "Tell the officer what you saw"),
                            ("minutes", "Read the minutes of a meeting"),
                            ("partnership", "Answer for a partnership"),
                            ("paper", "Read a paper and comment on it"),
                            ("pass_on", "Pass on a text of the group"),
                            ("response", "Send a point to a consultation"),
                            ("survey", "Say how a group works"),
                            ("discussion", "Stop the mail about a group's discussion"),
                        ],
                        max_length=20,
                    ),
                ),
                ("to_name", models.CharField(blank=True, max_length=120)),
                ("to_address", models.EmailField(blank=True, max_length=254)),
                ("subject_key", models.CharField(max_length=60)),
                ("code_hash", models.CharField(max_length=64, unique=True)),
                ("created_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField()),
                ("revoked_at", models.DateTimeField(blank=True, null=True)),
                ("last_used_at", models.DateTimeField(blank=True, null=True)),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="areas.area"),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="links",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["area", "purpose", "subject_key"], name="accounts_links_of_subject")],
            },
        ),
        migrations.CreateModel(
            name="RoleGrant",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("officer", "Officer"),
                            ("chair", "Chair"),
                            ("group_member", "Group member"),
                            ("champion", "Champion"),
                            ("board_contact", "Board contact"),
                            ("trustee", "Trustee for confidential points"),
                            ("regional_lead", "Regional lead"),
                            ("observer", "Observer"),
                            ("platform_admin", "Platform administrator"),
                        ],
                        max_length=24,
                    ),
                ),
                ("host_sector", models.CharField(blank=True, max_length=12)),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField(blank=True, null=True)),
                ("waiting", models.BooleanField(db_default=False, default=False)),
                (
                    "area",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="grants",
                        to="areas.area",
                    ),
                ),
                (
                    "given_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="grants", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["person", "area"], name="accounts_grants_of_person")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("area__isnull", False), ("role", "platform_admin"), _connector="OR"),
                        name="accounts_role_is_held_in_an_area",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on__isnull", True), ("ends_on__gte", models.F("starts_on")), _connector="OR"
                        ),
                        name="accounts_role_ends_after_it_starts",
                    ),
                ],
            },
        ),
    ]
