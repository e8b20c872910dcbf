import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("champions", "0001_initial"),
        ("champions", "0002_offers"),
        ("champions", "0003_letters"),
        ("champions", "0004_notes"),
        ("champions", "0005_work_and_packs"),
        ("champions", "0006_reach"),
        ("champions", "0007_sheets_effects_advocates"),
    ]

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("areas", "0001_squashed_0004_two_tiers"),
        ("directory", "0001_squashed_0007_sponsors"),
    ]

    operations = [
        migrations.CreateModel(
            name="Advocate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("name", models.CharField(max_length=120)),
                ("how_known", models.CharField(blank=True, max_length=200)),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("phone", models.CharField(blank=True, max_length=40)),
                ("raises", models.CharField(max_length=300)),
                ("where", models.CharField(blank=True, max_length=200)),
                ("consent_on", models.DateField()),
                (
                    "consent_way",
                    models.CharField(
                        choices=[
                            ("writing", "They agreed in writing"),
                            ("spoken", "They agreed by word of mouth"),
                            ("nobodys", "It is our own matter: nobody told us of it"),
                        ],
                        max_length=8,
                    ),
                ),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"),
                ),
            ],
            options={
                "ordering": ["name", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Champion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "seniority",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("front_line", "Front line or office, paid or not"),
                            ("manager", "Manages a team or service"),
                            ("senior", "Head of service or senior manager"),
                            ("director", "Director, chief executive or trustee"),
                        ],
                        max_length=12,
                    ),
                ),
                ("elected", models.BooleanField(default=False)),
                ("elected_post", models.CharField(blank=True, max_length=120)),
                ("term_ends_on", models.DateField(blank=True, null=True)),
                ("director", models.CharField(blank=True, max_length=120)),
                ("duties", models.JSONField(blank=True, default=list)),
                ("role_note", models.TextField(blank=True)),
                ("role_agreed_on", models.DateField(blank=True, null=True)),
                ("manager_agreed", models.BooleanField(default=False)),
                ("shown_publicly", models.BooleanField(default=False)),
                ("shown_across", models.BooleanField(default=False)),
                ("consent_on", models.DateField(blank=True, null=True)),
                ("no_mailings", models.BooleanField(db_default=False, default=False)),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"),
                ),
                (
                    "mentor",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="mentored",
                        to="champions.champion",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="champion_records",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["person__name", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("area", "person"), name="champions_one_record_per_person_in_an_area"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ChampionBefore",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "seniority",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("front_line", "Front line or office, paid or not"),
                            ("manager", "Manages a team or service"),
                            ("senior", "Head of service or senior manager"),
                            ("director", "Director, chief executive or trustee"),
                        ],
                        max_length=12,
                    ),
                ),
                ("elected", models.BooleanField(default=False)),
                ("role_note", models.TextField(blank=True)),
                ("until", models.DateField()),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"),
                ),
                (
                    "champion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="before", to="champions.champion"
                    ),
                ),
            ],
            options={
                "ordering": ["-until", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="ChampionSettings",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("months", models.PositiveSmallIntegerField(default=12)),
                ("often_from", models.PositiveSmallIntegerField(default=3)),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("area",), name="champions_one_settings_row_per_area")],
            },
        ),
        migrations.CreateModel(
            name="Effect",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("title", models.CharField(max_length=120)),
                ("barrier", models.TextField()),
                ("raised", models.CharField(blank=True, max_length=300)),
                ("champions", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("body", models.CharField(blank=True, max_length=160)),
                ("measure", models.CharField(max_length=160)),
                ("unit", models.CharField(blank=True, max_length=40)),
                ("begun_on", models.DateField()),
                ("story", models.TextField(blank=True)),
                ("is_public", models.BooleanField(default=False)),
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
            ],
            options={
                "ordering": ["-begun_on", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("organisation__isnull", True), ("body", ""), _connector="OR"),
                        name="champions_effect_names_one_body",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="EffectValue",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("on", models.DateField()),
                ("value", models.DecimalField(decimal_places=2, max_digits=12)),
                ("n", models.PositiveIntegerField(blank=True, null=True)),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"),
                ),
                (
                    "effect",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="values", to="champions.effect"
                    ),
                ),
            ],
            options={
                "ordering": ["on"],
                "constraints": [
                    models.UniqueConstraint(fields=("effect", "on"), name="champions_one_value_of_a_day"),
                    models.CheckConstraint(
                        condition=models.Q(("value__gte", 0)), name="champions_value_is_not_below_nothing"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Entry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("training", "Training taken"),
                            ("support", "Support given to them"),
                            ("event", "Event they took part in"),
                            ("promote", "Told colleagues about the agreement"),
                            ("advise", "Advised their organisation"),
                            ("represent", "Spoke for their organisation"),
                            ("share", "Told others what works well"),
                            ("signpost", "Showed somebody where to find help"),
                        ],
                        max_length=10,
                    ),
                ),
                ("on", models.DateField()),
                ("text", models.CharField(max_length=200)),
                ("for_whom", models.CharField(blank=True, max_length=120)),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"),
                ),
                (
                    "champion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="entries", to="champions.champion"
                    ),
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
            ],
            options={
                "ordering": ["-on", "-pk"],
                "indexes": [models.Index(fields=["area", "on"], name="champions_entries_by_day")],
            },
        ),
        migrations.CreateModel(
            name="Expression",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("name", models.CharField(max_length=120)),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("phone", models.CharField(blank=True, max_length=40)),
                ("organisation_name", models.CharField(max_length=200)),
                ("department", models.CharField(blank=True, max_length=160)),
                ("elected", models.BooleanField(default=False)),
                ("why", models.TextField(blank=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Waits for an answer"),
                            ("accepted", "Keeps watch now"),
                            ("declined", "Was told no"),
                        ],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                ("sent_at", models.DateTimeField()),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("reason", models.CharField(blank=True, max_length=300)),
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
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="expressions",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-sent_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answered_at__isnull", True), ("state", "waiting")),
                            models.Q(models.Q(("state", "waiting"), _negated=True), ("answered_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="champions_answered_expression_has_its_day",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Introduction",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("shown_as", models.CharField(max_length=400)),
                ("about", models.CharField(max_length=120)),
                ("message", models.TextField(blank=True)),
                ("shares_address", models.BooleanField(default=False)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Waits for the officer"),
                            ("made", "Introduced"),
                            ("declined", "Did not come about"),
                        ],
                        default="waiting",
                        max_length=8,
                    ),
                ),
                ("asked_at", models.DateTimeField()),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("reason", models.CharField(blank=True, max_length=300)),
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
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="introductions_asked",
                        to="champions.champion",
                    ),
                ),
                (
                    "to",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="introductions_to",
                        to="champions.champion",
                    ),
                ),
            ],
            options={
                "ordering": ["-asked_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answered_at__isnull", True), ("state", "waiting")),
                            models.Q(models.Q(("state", "waiting"), _negated=True), ("answered_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="champions_answered_introduction_has_its_day",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Mailing",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("briefing", "A briefing: each says that they have read it, and may ask"),
                            ("mail", "A plain mail"),
                        ],
                        default="briefing",
                        max_length=8,
                    ),
                ),
                ("subject", models.CharField(max_length=120)),
                ("text", models.TextField()),
                ("sought", models.JSONField(blank=True, default=dict)),
                (
                    "state",
                    models.CharField(
                        choices=[("draft", "Being written"), ("sending", "Being sent"), ("sent", "Sent")],
                        default="draft",
                        max_length=8,
                    ),
                ),
                ("written_at", models.DateTimeField()),
                ("sent_at", models.DateTimeField(blank=True, null=True)),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"),
                ),
                (
                    "written_by",
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
                "ordering": ["-written_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Note",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("text", models.TextField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("well", "Something that went well"),
                            ("learn", "Something that we can learn from"),
                            ("win", "Something good that came of the agreement"),
                            ("idea", "An idea that would make things better"),
                            ("unsure", "I am not sure"),
                        ],
                        default="unsure",
                        max_length=8,
                    ),
                ),
                ("seen_on", models.DateField()),
                ("for_group", models.BooleanField(default=False)),
                ("named", models.BooleanField(default=False)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Not read yet"),
                            ("read", "Read"),
                            ("asked", "Asked to put it into their return"),
                        ],
                        default="waiting",
                        max_length=8,
                    ),
                ),
                ("written_at", models.DateTimeField()),
                ("answer", models.TextField(blank=True)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
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
                    "champion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="notes", to="champions.champion"
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
                "ordering": ["-written_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("named", False), ("for_group", True), _connector="OR"),
                        name="champions_named_note_is_shown",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answered_at__isnull", True), ("state", "waiting")),
                            models.Q(models.Q(("state", "waiting"), _negated=True), ("answered_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="champions_answered_note_has_its_day",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="OnAgenda",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("on", models.DateField()),
                ("meeting", models.CharField(max_length=120)),
                ("body", models.CharField(blank=True, max_length=160)),
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
                ("item", models.CharField(max_length=200)),
                ("presenter", models.CharField(blank=True, max_length=120)),
                ("agreed", models.TextField(blank=True)),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"),
                ),
                (
                    "noted_by",
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
                (
                    "partnership",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="directory.partnership",
                    ),
                ),
                (
                    "presented_by",
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
                "ordering": ["-on", "-pk"],
                "indexes": [models.Index(fields=["area", "on"], name="champions_agendas_by_day")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("partnership__isnull", True),
                                models.Q(("body", ""), _negated=True),
                                ("organisation__isnull", True),
                            ),
                            models.Q(("body", ""), ("organisation__isnull", True), ("partnership__isnull", False)),
                            models.Q(("body", ""), ("organisation__isnull", False), ("partnership__isnull", True)),
                            _connector="OR",
                        ),
                        name="champions_agenda_names_one_body",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("presented_by__isnull", True), ("presenter", ""), _connector="OR"),
                        name="champions_agenda_has_one_presenter",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PackGiven",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "pack",
                    models.CharField(
                        choices=[
                            ("champion", "Champion"),
                            ("councillor", "Elected champion"),
                            ("member", "Member of the group"),
                            ("officer", "Officer"),
                        ],
                        max_length=10,
                    ),
                ),
                ("given_on", models.DateField()),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"),
                ),
                (
                    "noted_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="packs", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["-given_on", "-pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("area", "person", "pack"), name="champions_one_pack_for_a_role")
                ],
            },
        ),
        migrations.CreateModel(
            name="Recipient",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
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
                (
                    "left_out",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("no_address", "has no e-mail address"),
                            ("came_back", "mail to them came back"),
                            ("asked", "asked for none"),
                        ],
                        max_length=10,
                    ),
                ),
                ("taken_at", models.DateTimeField(blank=True, null=True)),
                ("message_uid", models.UUIDField(blank=True, null=True)),
                ("read_at", models.DateTimeField(blank=True, null=True)),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"),
                ),
                (
                    "mailing",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="recipients", to="champions.mailing"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="mailings",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["person__name", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("mailing", "person"), name="champions_one_copy_for_each_person")
                ],
            },
        ),
        migrations.CreateModel(
            name="Question",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("text", models.TextField()),
                ("asked_at", models.DateTimeField()),
                ("answer", models.TextField(blank=True)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
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
                    "recipient",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="questions", to="champions.recipient"
                    ),
                ),
            ],
            options={
                "ordering": ["asked_at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="SheetNote",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "kind",
                    models.CharField(choices=[("thanks", "Thanks"), ("learned", "What they took back")], max_length=8),
                ),
                ("on", models.DateField()),
                ("text", models.TextField()),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sheet_notes",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-on", "-pk"],
                "indexes": [models.Index(fields=["area", "person", "on"], name="champions_sheets_by_day")],
            },
        ),
        migrations.CreateModel(
            name="Sitting",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("body", models.CharField(blank=True, max_length=160)),
                ("post", models.CharField(blank=True, max_length=120)),
                ("starts_on", models.DateField(blank=True, null=True)),
                ("ends_on", models.DateField(blank=True, null=True)),
                ("carried", models.TextField(blank=True)),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="directory.partnership",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sittings",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-starts_on", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("partnership__isnull", True), models.Q(("body", ""), _negated=True)),
                            models.Q(("body", ""), ("partnership__isnull", False)),
                            _connector="OR",
                        ),
                        name="champions_sitting_names_one_body",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("starts_on__isnull", True),
                            ("ends_on__isnull", True),
                            ("ends_on__gte", models.F("starts_on")),
                            _connector="OR",
                        ),
                        name="champions_sitting_ends_after_it_starts",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="WorkArea",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "theme",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("children", "Children and young people"),
                            ("older", "Older people"),
                            ("health", "Health and care"),
                            ("mind", "Mental health"),
                            ("disability", "Disabled people"),
                            ("carers", "Carers"),
                            ("housing", "Housing and homelessness"),
                            ("money", "Money, debt and advice"),
                            ("work", "Jobs and skills"),
                            ("safety", "Community safety"),
                            ("equality", "Equality and inclusion"),
                            ("sport", "Sport, parks and leisure"),
                            ("arts", "Arts and heritage"),
                            ("places", "Planning, transport and environment"),
                            ("grants", "Grants"),
                            ("buying", "Commissioning and contracts"),
                            ("volunteers", "Volunteering"),
                            ("rooms", "Buildings and rooms"),
                        ],
                        max_length=12,
                    ),
                ),
                ("words", models.CharField(blank=True, max_length=80)),
                ("use", models.CharField(blank=True, max_length=200)),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"),
                ),
                (
                    "champion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="work", to="champions.champion"
                    ),
                ),
            ],
            options={
                "ordering": ["theme", "words", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("champion", "theme", "words"), name="champions_one_row_per_area_of_work"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("theme", ""), ("words", ""), _negated=True),
                        name="champions_area_of_work_says_what",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="BoardMeets",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("on", models.DateField()),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="directory.partnership"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("area", "partnership"), name="champions_one_next_meeting_of_a_board"
                    )
                ],
            },
        ),
    ]
