import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("agreement", "0001_initial"),
        ("agreement", "0002_documents"),
        ("agreement", "0003_six_themes"),
        ("agreement", "0004_signatures"),
        ("agreement", "0005_renewal"),
        ("agreement", "0006_frameworks"),
        ("agreement", "0007_programme"),
        ("agreement", "0008_consultation"),
        ("agreement", "0009_renewal_plans"),
        ("agreement", "0010_achievability"),
        ("agreement", "0011_sign_up_summaries"),
        ("agreement", "0012_copying"),
        ("agreement", "0013_several_themes"),
        ("agreement", "0014_contractors"),
        ("agreement", "0015_materials_and_checklists"),
    ]

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("areas", "0001_squashed_0004_two_tiers"),
        ("directory", "0001_squashed_0007_sponsors"),
    ]

    operations = [
        migrations.CreateModel(
            name="Commitment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("number", models.CharField(max_length=20)),
                ("is_example", models.BooleanField(default=False)),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"),
                ),
            ],
            options={
                "ordering": ["number"],
            },
        ),
        migrations.CreateModel(
            name="Consultation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("opens_on", models.DateField()),
                ("closes_on", models.DateField()),
                ("wanted_until", models.DateField()),
                ("wanted_words", models.CharField(max_length=300)),
                ("introduction", models.TextField(blank=True)),
                ("short_reason", models.TextField(blank=True)),
                ("short_remedy", models.TextField(blank=True)),
                ("focus_target", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("interview_target", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("ended_on", models.DateField(blank=True, null=True)),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"),
                ),
            ],
            options={
                "ordering": ["-opens_on", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("closes_on__gte", models.F("opens_on"))),
                        name="agreement_consultation_closes_after_it_opens",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("closes_on__gte", models.F("wanted_until")),
                            models.Q(
                                models.Q(("short_reason", ""), _negated=True),
                                models.Q(("short_remedy", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="agreement_short_consultation_says_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ConsultedClause",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("part", models.PositiveSmallIntegerField()),
                ("heading", models.CharField(max_length=200)),
                ("position", models.PositiveSmallIntegerField()),
                ("number", models.CharField(max_length=20)),
                ("title", models.CharField(max_length=120)),
                ("text", models.TextField(blank=True)),
                ("owed", models.CharField(blank=True, max_length=120)),
                (
                    "standing",
                    models.CharField(
                        choices=[("achievable", "Can be kept now"), ("aspirational", "To be worked towards")],
                        default="achievable",
                        max_length=12,
                    ),
                ),
                ("was_there", models.BooleanField(default=False)),
                ("was_title", models.CharField(blank=True, max_length=120)),
                ("was_text", models.TextField(blank=True)),
                ("would_end", models.BooleanField(default=False)),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"),
                ),
                (
                    "commitment",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="agreement.commitment",
                    ),
                ),
                (
                    "consultation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="clauses", to="agreement.consultation"
                    ),
                ),
            ],
            options={
                "ordering": ["part", "position", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("consultation", "number", "would_end"), name="agreement_consulted_number_is_unique"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="BodyMark",
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
                    "mark",
                    models.CharField(
                        choices=[
                            ("now", "In practice now"),
                            ("by_date", "Achievable by a date"),
                            ("aspirational", "Something to work towards"),
                            ("cannot", "Cannot be kept"),
                        ],
                        max_length=12,
                    ),
                ),
                ("achievable_on", models.DateField(blank=True, null=True)),
                ("comment", models.TextField(blank=True)),
                ("on_behalf", models.BooleanField(default=False)),
                ("marked_on", models.DateField()),
                ("is_current", models.BooleanField(default=True)),
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
                    "clause",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="body_marks",
                        to="agreement.consultedclause",
                    ),
                ),
            ],
            options={
                "ordering": ["marked_on", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("is_current", True)),
                        fields=("clause", "organisation"),
                        name="agreement_one_current_mark_of_a_body",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("achievable_on__isnull", False), ("mark", "by_date")),
                            models.Q(models.Q(("mark", "by_date"), _negated=True), ("achievable_on__isnull", True)),
                            _connector="OR",
                        ),
                        name="agreement_mark_by_a_date_has_it",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("mark", "cannot"), _negated=True),
                            models.Q(("comment", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="agreement_cannot_says_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Contractor",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("name", models.CharField(max_length=200)),
                ("contract", models.CharField(max_length=200)),
                ("funder", models.CharField(max_length=200)),
                ("sub_contractors", models.TextField(blank=True)),
                (
                    "has_clause",
                    models.CharField(
                        choices=[("yes", "Yes"), ("no", "No"), ("unknown", "Not known yet")],
                        default="unknown",
                        max_length=8,
                    ),
                ),
                ("contact_name", models.CharField(blank=True, max_length=120)),
                ("contact_email", models.EmailField(blank=True, max_length=254)),
                ("noted_on", models.DateField()),
                ("ends_on", models.DateField(blank=True, null=True)),
                ("reminded_on", models.DateField(blank=True, null=True)),
                (
                    "reminded_way",
                    models.CharField(
                        blank=True,
                        choices=[("mail", "By e-mail"), ("post", "As a letter"), ("handed", "Handed over")],
                        max_length=8,
                    ),
                ),
                ("reminders", models.PositiveSmallIntegerField(default=0)),
                ("acknowledged_on", models.DateField(blank=True, null=True)),
                ("acknowledged_by", models.CharField(blank=True, max_length=120)),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"),
                ),
            ],
            options={
                "ordering": ["name", "contract", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("area", "name", "contract"), name="agreement_contract_once_in_an_area"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("reminded_on__isnull", True), ("reminded_way", ""), ("reminders", 0)),
                            models.Q(
                                ("reminded_on__isnull", False),
                                ("reminders__gte", 1),
                                models.Q(("reminded_way", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="agreement_reminder_has_its_day_and_way",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("acknowledged_on__isnull", True),
                            ("acknowledged_on__gte", models.F("reminded_on")),
                            _connector="OR",
                        ),
                        name="agreement_acknowledged_after_the_reminder",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Document",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[("agreement", "The agreement"), ("code", "Code of practice")],
                        default="agreement",
                        max_length=10,
                    ),
                ),
                (
                    "code_kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("funding", "Funding"),
                            ("commissioning", "Commissioning and procurement"),
                            ("volunteering", "Volunteering"),
                            ("informing", "Informing, consulting and partnership"),
                            ("capacity", "Capacity building"),
                            ("community", "Community groups"),
                            ("equalities", "Equalities and diversity"),
                            ("conciliation", "Resolving conflict (conciliation)"),
                        ],
                        max_length=16,
                    ),
                ),
                ("title", models.CharField(max_length=160)),
                ("prefix", models.CharField(blank=True, max_length=6)),
                ("owner", models.CharField(blank=True, max_length=120)),
                ("is_under_review", models.BooleanField(default=False)),
                ("revise_months", models.PositiveSmallIntegerField(default=72)),
                ("refresh_renews", models.BooleanField(default=False)),
                ("may_be_copied", models.BooleanField(default=False)),
                ("copy_terms", models.CharField(blank=True, max_length=80)),
                ("times_copied", models.PositiveIntegerField(default=0)),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"),
                ),
            ],
            options={
                "ordering": ["kind", "title"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("kind", "agreement")), fields=("area",), name="agreement_one_in_an_area"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("code_kind", ""), ("kind", "agreement")),
                            models.Q(("kind", "code"), models.Q(("code_kind", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="agreement_a_code_has_a_kind",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("may_be_copied", False),
                            models.Q(("kind", "agreement"), models.Q(("copy_terms", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="agreement_copying_has_its_terms",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Kitemark",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("conditions", models.TextField()),
                ("months", models.PositiveSmallIntegerField(default=36)),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("area",), name="agreement_one_kitemark_in_an_area")],
            },
        ),
        migrations.CreateModel(
            name="Mapping",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("framework", models.CharField(max_length=20)),
                ("heading", models.CharField(blank=True, max_length=10)),
                (
                    "relation",
                    models.CharField(
                        choices=[
                            ("equal", "Says the same"),
                            ("part", "Is a part of it"),
                            ("wider", "Is wider than it"),
                            ("overlaps", "Overlaps with it"),
                            ("none", "Is like nothing in it"),
                        ],
                        max_length=8,
                    ),
                ),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"),
                ),
                (
                    "commitment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="mappings", to="agreement.commitment"
                    ),
                ),
            ],
            options={
                "ordering": ["framework", "heading", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("commitment", "framework", "heading"), name="agreement_one_relation_to_a_heading"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Material",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("name", models.CharField(max_length=120)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("leaflet", "Leaflet"),
                            ("poster", "Poster"),
                            ("copy", "Copy of the agreement"),
                            ("guide", "Guide"),
                            ("other", "Something else"),
                        ],
                        max_length=8,
                    ),
                ),
                (
                    "form",
                    models.CharField(
                        choices=[
                            ("print", "In print"),
                            ("large", "Large print"),
                            ("easy", "Easy Read"),
                            ("braille", "Braille"),
                            ("audio", "To listen to"),
                            ("bsl", "Video in British Sign Language"),
                            ("online", "Web page"),
                        ],
                        default="print",
                        max_length=8,
                    ),
                ),
                ("language", models.CharField(default="English", max_length=60)),
                ("link", models.URLField(blank=True)),
                ("stock", models.PositiveIntegerField(default=0)),
                ("reorder_at", models.PositiveIntegerField(blank=True, null=True)),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"),
                ),
            ],
            options={
                "ordering": ["name", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("area", "name"), name="agreement_material_once_in_an_area")
                ],
            },
        ),
        migrations.CreateModel(
            name="MaterialMove",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "move",
                    models.CharField(
                        choices=[
                            ("printed", "New copies came"),
                            ("given", "Given out"),
                            ("cleared", "None is left there"),
                            ("thrown", "Thrown away from the stock"),
                        ],
                        max_length=8,
                    ),
                ),
                ("quantity", models.PositiveIntegerField(default=0)),
                ("on", models.DateField()),
                ("place", models.CharField(blank=True, max_length=160)),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"),
                ),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "material",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="moves", to="agreement.material"
                    ),
                ),
            ],
            options={
                "ordering": ["-on", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("move__in", ["given", "cleared"]), models.Q(("place", ""), _negated=True)),
                            models.Q(("move__in", ["printed", "thrown"]), ("place", "")),
                            _connector="OR",
                        ),
                        name="agreement_what_is_given_has_a_place",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("move", "cleared"), ("quantity", 0)),
                            models.Q(models.Q(("move", "cleared"), _negated=True), ("quantity__gte", 1)),
                            _connector="OR",
                        ),
                        name="agreement_copies_are_counted",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Practice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("since_on", models.DateField()),
                ("note", models.CharField(blank=True, max_length=400)),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"),
                ),
                (
                    "commitment",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="practice", to="agreement.commitment"
                    ),
                ),
            ],
            options={
                "ordering": ["-since_on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="PreElection",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("name", models.CharField(max_length=120)),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField()),
                ("bodies", models.CharField(blank=True, max_length=200)),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"),
                ),
            ],
            options={
                "ordering": ["starts_on", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends_on__gte", models.F("starts_on"))),
                        name="agreement_time_before_an_election_ends_after_it_starts",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="RenewalPlan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "state",
                    models.CharField(
                        choices=[("running", "Under way"), ("finished", "Finished"), ("given_up", "Given up")],
                        default="running",
                        max_length=10,
                    ),
                ),
                ("begun_on", models.DateField()),
                ("launch_on", models.DateField()),
                ("launch_at", models.CharField(blank=True, max_length=200)),
                ("host", models.CharField(blank=True, max_length=160)),
                ("fallback", models.TextField(blank=True)),
                ("reasons", models.TextField(blank=True)),
                ("result", models.TextField(blank=True)),
                ("facilitator", models.CharField(blank=True, max_length=160)),
                ("facilitator_is_independent", models.BooleanField(default=False)),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"),
                ),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="plans", to="agreement.document"
                    ),
                ),
            ],
            options={
                "ordering": ["-begun_on", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "running")),
                        fields=("document",),
                        name="agreement_one_plan_runs_at_a_time",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Signature",
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
                    "mode",
                    models.CharField(
                        choices=[("own", "For itself"), ("members", "For itself and on behalf of its members")],
                        default="own",
                        max_length=8,
                    ),
                ),
                ("covered_count", models.PositiveIntegerField(blank=True, null=True)),
                ("covered_note", models.CharField(blank=True, max_length=300)),
                ("signer_name", models.CharField(max_length=120)),
                ("signer_post", models.CharField(blank=True, max_length=120)),
                ("name_is_public", models.BooleanField(default=False)),
                ("contact_email", models.EmailField(blank=True, max_length=254)),
                ("wants_champion", models.BooleanField(default=False)),
                ("signed_on", models.DateField()),
                (
                    "way",
                    models.CharField(
                        choices=[
                            ("online", "Online, by personal link"),
                            ("event", "At an event"),
                            ("paper", "On paper"),
                        ],
                        max_length=8,
                    ),
                ),
                ("event", models.CharField(blank=True, max_length=160)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Waits for the officer's check"),
                            ("registered", "On the register"),
                            ("withdrawn", "Withdrawn"),
                            ("refused", "Not accepted"),
                        ],
                        default="waiting",
                        max_length=12,
                    ),
                ),
                ("checked_on", models.DateField(blank=True, null=True)),
                ("withdrawn_on", models.DateField(blank=True, null=True)),
                ("reason", models.CharField(blank=True, max_length=300)),
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
                        related_name="signatures",
                        to="directory.organisation",
                    ),
                ),
            ],
            options={
                "ordering": ["organisation_name", "signed_on", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["registered", "withdrawn"]), _negated=True),
                            ("organisation__isnull", False),
                            _connector="OR",
                        ),
                        name="agreement_registered_signature_has_its_organisation",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "withdrawn"), ("withdrawn_on__isnull", False)),
                            models.Q(models.Q(("state", "withdrawn"), _negated=True), ("withdrawn_on__isnull", True)),
                            _connector="OR",
                        ),
                        name="agreement_withdrawn_signature_has_its_day",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Covered",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=200)),
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
                    "signature",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="covered", to="agreement.signature"
                    ),
                ),
            ],
            options={
                "ordering": ["name", "pk"],
            },
        ),
        migrations.CreateModel(
            name="SignOff",
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
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("looked", "Has looked at it"),
                            ("agreed", "Agrees"),
                            ("conditions", "Agrees if something changes"),
                            ("signed_off", "Has signed it off"),
                            ("holds", "Does not agree yet"),
                        ],
                        default="looked",
                        max_length=12,
                    ),
                ),
                ("level", models.CharField(blank=True, max_length=160)),
                ("conditions", models.TextField(blank=True)),
                ("noted_on", models.DateField()),
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
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sign_offs",
                        to="agreement.renewalplan",
                    ),
                ),
            ],
            options={
                "ordering": ["organisation_name"],
                "constraints": [
                    models.UniqueConstraint(fields=("plan", "organisation"), name="agreement_one_sign_off_each"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "conditions"), _negated=True),
                            models.Q(("conditions", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="agreement_conditions_are_said",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SignUpSummary",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("as_of", models.DateField()),
                ("public_listed", models.PositiveIntegerField(default=0)),
                ("public_signed", models.PositiveIntegerField(default=0)),
                ("voluntary_listed", models.PositiveIntegerField(default=0)),
                ("voluntary_signed", models.PositiveIntegerField(default=0)),
                ("other_listed", models.PositiveIntegerField(default=0)),
                ("other_signed", models.PositiveIntegerField(default=0)),
                ("partnerships", models.PositiveIntegerField(default=0)),
                ("partnerships_known", models.PositiveIntegerField(default=0)),
                ("on_agenda", models.PositiveIntegerField(default=0)),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("area",), name="agreement_one_sign_up_summary_in_an_area")
                ],
            },
        ),
        migrations.CreateModel(
            name="Stage",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("scoping", "Why and what"),
                            ("drafting", "Drafting"),
                            ("consultation", "Consultation"),
                            ("settling", "Settling what was said"),
                            ("buy_in", "Buy-in of all partners"),
                            ("sign_off", "Sign-off"),
                            ("launch", "Launch"),
                            ("promotion", "Making it known"),
                        ],
                        max_length=12,
                    ),
                ),
                ("position", models.PositiveSmallIntegerField()),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField()),
                ("lead", models.CharField(blank=True, max_length=120)),
                ("note", models.TextField(blank=True)),
                ("done_on", models.DateField(blank=True, null=True)),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="stages", to="agreement.renewalplan"
                    ),
                ),
            ],
            options={
                "ordering": ["position"],
                "constraints": [
                    models.UniqueConstraint(fields=("plan", "kind"), name="agreement_each_stage_once"),
                    models.CheckConstraint(
                        condition=models.Q(("ends_on__gte", models.F("starts_on"))),
                        name="agreement_stage_ends_after_it_starts",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Talk",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[("focus_group", "Focus group"), ("interview", "Interviews")], max_length=12
                    ),
                ),
                ("title", models.CharField(max_length=160)),
                ("on", models.DateField()),
                ("public", models.PositiveSmallIntegerField(default=0)),
                ("voluntary", models.PositiveSmallIntegerField(default=0)),
                ("business", models.PositiveSmallIntegerField(default=0)),
                ("other", models.PositiveSmallIntegerField(default=0)),
                ("has_consent", models.BooleanField(default=False)),
                ("notes", models.TextField(blank=True)),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"),
                ),
                (
                    "consultation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="talks", to="agreement.consultation"
                    ),
                ),
            ],
            options={
                "ordering": ["-on", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("consultation", "title"), name="agreement_talk_title_is_unique")
                ],
            },
        ),
        migrations.CreateModel(
            name="Comment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("reference", models.CharField(max_length=12, unique=True)),
                ("form_key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "about",
                    models.CharField(
                        choices=[
                            ("clause", "One commitment"),
                            ("whole", "The draft as a whole"),
                            ("missing", "Something that is missing in it"),
                        ],
                        max_length=8,
                    ),
                ),
                ("text", models.TextField(blank=True)),
                ("proposed", models.TextField(blank=True)),
                (
                    "mark",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("achievable", "It can be kept now"),
                            ("aspirational", "It is something to work towards"),
                            ("unsure", "I am not sure"),
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
                ("name", models.CharField(blank=True, max_length=120)),
                ("organisation", models.CharField(blank=True, max_length=200)),
                ("name_is_public", models.BooleanField(default=False)),
                (
                    "way",
                    models.CharField(
                        choices=[
                            ("online", "Online"),
                            ("paper", "On paper"),
                            ("email", "By e-mail"),
                            ("talk", "In a focus group or interview"),
                            ("meeting", "At a meeting"),
                        ],
                        default="online",
                        max_length=8,
                    ),
                ),
                ("received_on", models.DateField()),
                (
                    "state",
                    models.CharField(
                        choices=[("waiting", "Waits to be looked at"), ("accepted", "Shown"), ("refused", "Not shown")],
                        default="waiting",
                        max_length=8,
                    ),
                ),
                (
                    "refused_for",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("person", "It speaks of a person who can be recognised"),
                            ("insult", "It insults or threatens somebody"),
                            ("advert", "It is advertising"),
                            ("elsewhere", "It is not about this draft"),
                            ("twice", "It is here already"),
                        ],
                        max_length=10,
                    ),
                ),
                ("shown_text", models.TextField(blank=True)),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("taken", "Taken in"),
                            ("part", "Taken in part"),
                            ("not_taken", "Not taken in"),
                            ("there", "Already there"),
                            ("clarify", "Needs clarification"),
                            ("outside", "Outside the agreement"),
                        ],
                        max_length=10,
                    ),
                ),
                ("answer", models.TextField(blank=True)),
                ("answered_on", models.DateField(blank=True, null=True)),
                ("follow_up_by", models.CharField(blank=True, max_length=120)),
                ("follow_up_on", models.DateField(blank=True, null=True)),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"),
                ),
                (
                    "consultation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="comments",
                        to="agreement.consultation",
                    ),
                ),
                (
                    "clause",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="comments",
                        to="agreement.consultedclause",
                    ),
                ),
                (
                    "talk",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="comments",
                        to="agreement.talk",
                    ),
                ),
            ],
            options={
                "ordering": ["received_on", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("about", "clause"), ("clause__isnull", False)),
                            models.Q(models.Q(("about", "clause"), _negated=True), ("clause__isnull", True)),
                            _connector="OR",
                        ),
                        name="agreement_comment_on_a_clause_names_it",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("text", ""), _negated=True),
                            models.Q(("proposed", ""), _negated=True),
                            models.Q(("mark", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="agreement_comment_says_something",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state", "refused"), ("refused_for", ""), _connector="XOR"),
                        name="agreement_refused_comment_says_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("outcome", ""),
                            models.Q(("state", "accepted"), ("answered_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="agreement_answered_comment_is_shown",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("outcome", "clarify"), _negated=True),
                            models.Q(models.Q(("follow_up_by", ""), _negated=True), ("follow_up_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="agreement_clarification_is_followed_up",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Version",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField()),
                ("title", models.CharField(max_length=160)),
                (
                    "revision",
                    models.CharField(
                        choices=[("full", "Full revision"), ("refresh", "Refresh")], default="full", max_length=8
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Being drafted"),
                            ("consultation", "Out for consultation"),
                            ("adopted", "In force"),
                            ("superseded", "Replaced"),
                            ("given_up", "Given up"),
                        ],
                        default="draft",
                        max_length=12,
                    ),
                ),
                ("introduction", models.TextField(blank=True)),
                ("reason", models.TextField(blank=True)),
                ("started_on", models.DateField()),
                ("adopted_on", models.DateField(blank=True, null=True)),
                ("adopted_at", models.CharField(blank=True, max_length=200)),
                ("launched_on", models.DateField(blank=True, null=True)),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"),
                ),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="versions", to="agreement.document"
                    ),
                ),
            ],
            options={
                "ordering": ["document", "number"],
                "constraints": [
                    models.UniqueConstraint(fields=("document", "number"), name="agreement_version_number_is_unique"),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "adopted")),
                        fields=("document",),
                        name="agreement_one_version_in_force",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("adopted_on__isnull", False),
                            models.Q(("state__in", ["adopted", "superseded"]), _negated=True),
                            _connector="OR",
                        ),
                        name="agreement_adopted_has_its_day",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="signature",
            name="version",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="signatures", to="agreement.version"
            ),
        ),
        migrations.CreateModel(
            name="SentCopy",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("body", models.CharField(max_length=160)),
                ("sent_on", models.DateField()),
                ("acknowledged_on", models.DateField(blank=True, null=True)),
                ("linked_on", models.DateField(blank=True, null=True)),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="sent_copies", to="agreement.version"
                    ),
                ),
            ],
            options={
                "ordering": ["sent_on", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("version", "body"), name="agreement_one_copy_for_each_body"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("acknowledged_on__isnull", True),
                            ("acknowledged_on__gte", models.F("sent_on")),
                            _connector="OR",
                        ),
                        name="agreement_copy_is_acknowledged_after_it_went",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Section",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("position", models.PositiveSmallIntegerField()),
                ("number", models.CharField(blank=True, max_length=20)),
                ("heading", models.CharField(max_length=160)),
                ("text", models.TextField(blank=True)),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="sections", to="agreement.version"
                    ),
                ),
            ],
            options={
                "ordering": ["position", "pk"],
            },
        ),
        migrations.AddField(
            model_name="material",
            name="version",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="agreement.version",
            ),
        ),
        migrations.CreateModel(
            name="GuidelineNote",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "guideline",
                    models.CharField(
                        choices=[
                            ("needs", "It fits the people here"),
                            ("template", "It began from a national text"),
                            ("examples", "It has practical examples"),
                            ("look", "It looks like this place"),
                            ("support", "Other documents stand behind it"),
                            ("borrowed", "It takes the best ideas from elsewhere"),
                        ],
                        max_length=10,
                    ),
                ),
                ("evidence", models.TextField(blank=True)),
                ("source", models.CharField(blank=True, max_length=200)),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="guidelines", to="agreement.version"
                    ),
                ),
            ],
            options={
                "ordering": ["guideline"],
                "constraints": [
                    models.UniqueConstraint(fields=("version", "guideline"), name="agreement_each_guideline_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("evidence", ""), _negated=True),
                            models.Q(("source", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="agreement_guideline_note_says_something",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="consultation",
            name="version",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="consultations", to="agreement.version"
            ),
        ),
        migrations.CreateModel(
            name="CommitmentText",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveSmallIntegerField(default=0)),
                ("number", models.CharField(max_length=20)),
                ("title", models.CharField(max_length=120)),
                ("text", models.TextField(blank=True)),
                (
                    "bearer",
                    models.CharField(
                        choices=[
                            ("public", "Public bodies"),
                            ("voluntary", "Voluntary sector"),
                            ("both", "Both sectors"),
                        ],
                        default="both",
                        max_length=10,
                    ),
                ),
                (
                    "owed_to",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("public", "Public bodies"),
                            ("voluntary", "Voluntary sector"),
                            ("both", "Both sectors"),
                        ],
                        max_length=10,
                    ),
                ),
                ("theme", models.CharField(blank=True, max_length=80)),
                (
                    "standing",
                    models.CharField(
                        choices=[("achievable", "Can be kept now"), ("aspirational", "To be worked towards")],
                        default="achievable",
                        max_length=12,
                    ),
                ),
                ("example", models.TextField(blank=True)),
                ("example_is_real", models.BooleanField(default=False)),
                (
                    "rule_kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("consultation", "Length of a consultation"),
                            ("notice", "Notice of ending or changing funding"),
                            ("payment", "Time to pay"),
                            ("answer", "Time to answer"),
                            ("other", "Another time"),
                        ],
                        max_length=12,
                    ),
                ),
                ("rule_number", models.PositiveSmallIntegerField(blank=True, null=True)),
                (
                    "rule_unit",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("days", "days"),
                            ("working_days", "working days"),
                            ("weeks", "weeks"),
                            ("months", "calendar months"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "rule_counting",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("both_ends", "The first and the last day both count"),
                            ("difference", "The first day does not count"),
                        ],
                        max_length=10,
                    ),
                ),
                ("provenance", models.CharField(blank=True, max_length=300)),
                ("starts_on", models.DateField(blank=True, null=True)),
                ("ends_on", models.DateField(blank=True, null=True)),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"),
                ),
                (
                    "commitment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="texts", to="agreement.commitment"
                    ),
                ),
                (
                    "section",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="texts",
                        to="agreement.section",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="texts",
                        to="agreement.version",
                    ),
                ),
            ],
            options={
                "ordering": ["number", "starts_on"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ends_on__isnull", True), ("starts_on__isnull", False)),
                        fields=("commitment",),
                        name="agreement_one_open_text_per_commitment",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("ends_on__isnull", True), ("starts_on__isnull", False)),
                        fields=("area", "number"),
                        name="agreement_number_is_unique_in_force",
                    ),
                    models.UniqueConstraint(fields=("version", "commitment"), name="agreement_once_in_a_version"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("rule_kind", ""),
                            models.Q(
                                ("rule_number__gte", 1),
                                models.Q(("rule_unit", ""), _negated=True),
                                models.Q(("rule_counting", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="agreement_rule_is_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on__isnull", True), ("ends_on__gte", models.F("starts_on")), _connector="OR"
                        ),
                        name="agreement_text_ends_after_it_starts",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Approval",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("body", models.CharField(max_length=160)),
                (
                    "decision",
                    models.CharField(
                        choices=[
                            ("approved", "Approved"),
                            ("adopted", "Adopted"),
                            ("noted", "Noted"),
                            ("returned", "Sent back"),
                        ],
                        max_length=10,
                    ),
                ),
                ("decided_on", models.DateField()),
                ("minute", models.CharField(blank=True, max_length=120)),
                ("is_theirs", models.BooleanField(default=False)),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="approvals", to="agreement.version"
                    ),
                ),
            ],
            options={
                "ordering": ["decided_on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Approach",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "state",
                    models.CharField(
                        choices=[("asked", "Asked"), ("declined", "Declined")], default="asked", max_length=8
                    ),
                ),
                ("asked_on", models.DateField()),
                ("to_address", models.EmailField(blank=True, max_length=254)),
                ("declined_on", models.DateField(blank=True, null=True)),
                ("reason", models.CharField(blank=True, max_length=300)),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="approaches",
                        to="directory.organisation",
                    ),
                ),
                (
                    "signature",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="answers",
                        to="agreement.signature",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="approaches", to="agreement.version"
                    ),
                ),
            ],
            options={
                "ordering": ["organisation__name"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("version", "organisation"), name="agreement_one_approach_for_a_version"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "declined"), _negated=True),
                            ("declined_on__isnull", False),
                            _connector="OR",
                        ),
                        name="agreement_declined_has_its_day",
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="version",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state__in", ("draft", "consultation"))),
                fields=("document",),
                name="agreement_one_draft_at_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="signature",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "registered")),
                fields=("version", "organisation", "signed_on"),
                name="agreement_organisation_signs_once_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="consultation",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_on__isnull", True)),
                fields=("version",),
                name="agreement_one_open_consultation",
            ),
        ),
    ]
