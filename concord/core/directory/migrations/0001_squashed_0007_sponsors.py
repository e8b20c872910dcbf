import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("directory", "0001_initial"),
        ("directory", "0002_departments_before_and_proposals"),
        ("directory", "0003_partnerships"),
        ("directory", "0004_items_passed_up"),
        ("directory", "0005_networks"),
        ("directory", "0006_outside_bodies"),
        ("directory", "0007_sponsors"),
    ]

    initial = True

    dependencies = [
        ("accounts", "0001_squashed_0013_links_to_responses"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("areas", "0001_squashed_0004_two_tiers"),
    ]

    operations = [
        migrations.CreateModel(
            name="CommunityTag",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=80)),
                ("hard_to_reach", models.BooleanField(default=False)),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"),
                ),
            ],
            options={
                "ordering": ["name"],
                "constraints": [
                    models.UniqueConstraint(fields=("area", "name"), name="directory_tag_is_unique_in_its_area")
                ],
            },
        ),
        migrations.CreateModel(
            name="Membership",
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
                ("title", models.CharField(blank=True, max_length=120)),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField(blank=True, null=True)),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"),
                ),
                (
                    "grant",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="membership", to="accounts.rolegrant"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="memberships",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["person__name", "starts_on"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on__isnull", True), ("ends_on__gte", models.F("starts_on")), _connector="OR"
                        ),
                        name="directory_membership_ends_after_it_starts",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Invitation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("sent_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField()),
                ("accepted_at", models.DateTimeField(blank=True, null=True)),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"),
                ),
                (
                    "invited_by",
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
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="invitations",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "membership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="invitations",
                        to="directory.membership",
                    ),
                ),
            ],
            options={
                "ordering": ["-sent_at"],
            },
        ),
        migrations.CreateModel(
            name="Organisation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("name", models.CharField(max_length=200)),
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
                            ("council", "Council"),
                            ("health", "Health body"),
                            ("police", "Police"),
                            ("fire", "Fire and rescue"),
                            ("ambulance", "Ambulance service"),
                            ("education", "School, college or university"),
                            ("jobs", "Job centre or employment service"),
                            ("large_housing", "Large housing association"),
                            ("small_housing", "Small housing association"),
                            ("other_public", "Other public body"),
                            ("infrastructure", "Infrastructure organisation (such as a CVS)"),
                            ("charity", "Charity or voluntary organisation"),
                            ("community_group", "Small community group"),
                            ("social_enterprise", "Social enterprise"),
                            ("faith", "Faith group"),
                            ("business", "Business"),
                            ("other", "Other"),
                        ],
                        default="other",
                        max_length=20,
                    ),
                ),
                ("sector_reason", models.CharField(blank=True, max_length=300)),
                (
                    "size",
                    models.CharField(
                        choices=[
                            ("volunteer_led", "Small and volunteer-led"),
                            ("small", "Small, with staff"),
                            ("large", "Larger"),
                            ("unknown", "Not known"),
                        ],
                        default="unknown",
                        max_length=14,
                    ),
                ),
                ("legal_form", models.CharField(blank=True, max_length=80)),
                ("is_infrastructure", models.BooleanField(default=False)),
                ("gives_public_money", models.BooleanField(default=False)),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("website", models.URLField(blank=True)),
                (
                    "status",
                    models.CharField(
                        choices=[("active", "Active"), ("merged", "Merged into another"), ("dissolved", "Closed")],
                        default="active",
                        max_length=10,
                    ),
                ),
                ("ended_on", models.DateField(blank=True, null=True)),
                (
                    "home_area",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="home_organisations", to="areas.area"
                    ),
                ),
                (
                    "merged_into",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="merged_from",
                        to="directory.organisation",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="directory.organisation",
                    ),
                ),
            ],
            options={
                "ordering": ["name", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("merged_into__isnull", False), ("status", "merged")),
                            models.Q(("status", "merged"), _negated=True),
                            _connector="OR",
                        ),
                        name="directory_merged_organisation_names_its_successor",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Network",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("name", models.CharField(max_length=160)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("network", "Network"),
                            ("forum", "Forum"),
                            ("alliance", "Alliance of networks"),
                            ("umbrella", "Umbrella body (such as a CVS)"),
                            ("other", "Other"),
                        ],
                        max_length=12,
                    ),
                ),
                ("mandate", models.CharField(blank=True, max_length=500)),
                ("representative_name", models.CharField(blank=True, max_length=120)),
                ("reports_back", models.CharField(blank=True, max_length=500)),
                ("why_new", models.CharField(blank=True, max_length=500)),
                ("ended_on", models.DateField(blank=True, null=True)),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"),
                ),
                (
                    "communities",
                    models.ManyToManyField(blank=True, related_name="networks", to="directory.communitytag"),
                ),
                (
                    "representative",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="networks_spoken_for",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("members", models.ManyToManyField(blank=True, related_name="networks", to="directory.organisation")),
                (
                    "run_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="runs",
                        to="directory.organisation",
                    ),
                ),
            ],
            options={
                "ordering": ["name", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_on__isnull", True)),
                        fields=("area", "name"),
                        name="directory_network_name_is_unique_while_it_lasts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("representative__isnull", True), ("representative_name", ""), _connector="OR"
                        ),
                        name="directory_network_representative_is_named_once",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="membership",
            name="organisation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="memberships", to="directory.organisation"
            ),
        ),
        migrations.CreateModel(
            name="LeadPost",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("name", models.CharField(blank=True, max_length=120)),
                ("consent_on", models.DateField(blank=True, null=True)),
                ("ended_on", models.DateField(blank=True, null=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("officer", "Lead officer for the voluntary sector"),
                            ("councillor", "Councillor for the voluntary sector"),
                            ("cabinet", "Cabinet member who answers for the voluntary sector"),
                            ("other", "Other post for the voluntary sector"),
                        ],
                        max_length=10,
                    ),
                ),
                ("requested_on", models.DateField(blank=True, null=True)),
                ("granted_on", models.DateField(blank=True, null=True)),
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
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
                "ordering": ["organisation__name", "kind", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("requested_on__isnull", False), ("granted_on__isnull", False), _connector="OR"
                        ),
                        name="directory_lead_post_was_asked_for_or_granted",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("granted_on__isnull", False),
                            models.Q(("name", ""), ("person__isnull", True)),
                            _connector="OR",
                        ),
                        name="directory_lead_post_is_held_once_granted",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Identifier",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("scheme", models.CharField(max_length=20)),
                ("value", models.CharField(max_length=40)),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="identifiers",
                        to="directory.organisation",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("scheme", "value"), name="directory_identifier_belongs_to_one_organisation"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Endorsement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("name", models.CharField(blank=True, max_length=120)),
                ("consent_on", models.DateField(blank=True, null=True)),
                ("ended_on", models.DateField(blank=True, null=True)),
                ("post", models.CharField(blank=True, max_length=120)),
                ("statement", models.CharField(blank=True, max_length=1000)),
                ("endorsed_on", models.DateField()),
                ("confirmed_on", models.DateField()),
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
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "renews",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="renewed_by",
                        to="directory.endorsement",
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
                    models.CheckConstraint(
                        condition=models.Q(
                            ("person__isnull", False), models.Q(("name", ""), _negated=True), _connector="OR"
                        ),
                        name="directory_endorsement_names_somebody",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("confirmed_on__gte", models.F("endorsed_on"))),
                        name="directory_endorsement_is_confirmed_after_it",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="OrganisationName",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=200)),
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
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField(blank=True, null=True)),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="names", to="directory.organisation"
                    ),
                ),
            ],
            options={
                "ordering": ["starts_on"],
            },
        ),
        migrations.CreateModel(
            name="OutsideBody",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("name", models.CharField(max_length=160)),
                (
                    "topic",
                    models.CharField(
                        choices=[
                            ("problem", "Something went wrong"),
                            ("support", "Help for groups and charities"),
                            ("policy", "Government and policy"),
                            ("partners", "Other partners"),
                        ],
                        max_length=8,
                    ),
                ),
                ("role", models.CharField(max_length=300)),
                ("can_do", models.CharField(blank=True, max_length=500)),
                ("go_when", models.CharField(blank=True, max_length=500)),
                ("url", models.URLField(blank=True, max_length=300)),
                (
                    "status",
                    models.CharField(
                        choices=[("active", "Still there"), ("closed", "Closed"), ("replaced", "Replaced by another")],
                        default="active",
                        max_length=8,
                    ),
                ),
                ("source", models.CharField(blank=True, max_length=160)),
                ("checked_on", models.DateField(blank=True, null=True)),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"),
                ),
                (
                    "successor",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="before",
                        to="directory.outsidebody",
                    ),
                ),
            ],
            options={
                "ordering": ["name", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("area", "name"), name="directory_outside_body_stands_once_in_an_area"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "replaced"), ("successor__isnull", False)),
                            models.Q(models.Q(("status", "replaced"), _negated=True), ("successor__isnull", True)),
                            _connector="OR",
                        ),
                        name="directory_replaced_body_names_its_successor",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("url", ""), ("url__startswith", "https://"), _connector="OR"),
                        name="directory_outside_body_is_reached_by_https",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Partner",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField(blank=True, null=True)),
                ("contact_name", models.CharField(blank=True, max_length=120)),
                ("contact_email", models.EmailField(blank=True, max_length=254)),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="partnerships",
                        to="directory.organisation",
                    ),
                ),
                ("tags", models.ManyToManyField(blank=True, related_name="partners", to="directory.communitytag")),
            ],
            options={
                "ordering": ["organisation__name"],
                "constraints": [
                    models.UniqueConstraint(fields=("area", "organisation"), name="directory_partner_once_in_an_area")
                ],
            },
        ),
        migrations.CreateModel(
            name="Partnership",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("name", models.CharField(max_length=160)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("board", "Strategic board"),
                            ("executive", "Executive of a board"),
                            ("officers", "Officers' group"),
                            ("thematic", "Thematic partnership"),
                            ("district", "District partnership"),
                            ("commissioning", "Commissioning board"),
                            ("scrutiny", "Scrutiny committee"),
                            ("other", "Other"),
                        ],
                        max_length=16,
                    ),
                ),
                ("chair_name", models.CharField(blank=True, max_length=120)),
                ("contact_name", models.CharField(blank=True, max_length=120)),
                ("contact_email", models.EmailField(blank=True, max_length=254)),
                ("seats", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("voluntary_seats", models.PositiveSmallIntegerField(blank=True, null=True)),
                (
                    "on_agenda",
                    models.CharField(
                        choices=[("yes", "Yes"), ("no", "No"), ("unknown", "Not known")],
                        default="unknown",
                        max_length=8,
                    ),
                ),
                (
                    "is_adopted",
                    models.CharField(
                        choices=[("yes", "Yes"), ("no", "No"), ("unknown", "Not known")],
                        default="unknown",
                        max_length=8,
                    ),
                ),
                ("known_on", models.DateField(blank=True, null=True)),
                ("notes", models.TextField(blank=True)),
                ("ended_on", models.DateField(blank=True, null=True)),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="parts",
                        to="directory.partnership",
                    ),
                ),
            ],
            options={
                "ordering": ["name", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_on__isnull", True)),
                        fields=("area", "name"),
                        name="directory_partnership_name_is_unique_while_it_lasts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("seats__isnull", True),
                            ("voluntary_seats__isnull", True),
                            ("voluntary_seats__lte", models.F("seats")),
                            _connector="OR",
                        ),
                        name="directory_voluntary_seats_are_among_the_seats",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PartnershipRound",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("name", models.CharField(max_length=60)),
                ("message", models.TextField(blank=True)),
                ("begun_on", models.DateField()),
                ("due_on", models.DateField()),
                ("closed_on", models.DateField(blank=True, null=True)),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"),
                ),
            ],
            options={
                "ordering": ["-begun_on", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("closed_on__isnull", True)),
                        fields=("area",),
                        name="directory_one_open_round_in_an_area",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("due_on__gte", models.F("begun_on"))),
                        name="directory_round_is_due_after_it_begins",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PartnershipAnswer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("name", models.CharField(max_length=160)),
                ("asked_on", models.DateField()),
                ("to_address", models.EmailField(blank=True, max_length=254)),
                ("reminders", models.PositiveSmallIntegerField(default=0)),
                ("reminded_on", models.DateField(blank=True, null=True)),
                (
                    "on_agenda",
                    models.CharField(
                        blank=True, choices=[("yes", "Yes"), ("no", "No"), ("unknown", "Not known")], max_length=8
                    ),
                ),
                (
                    "is_adopted",
                    models.CharField(
                        blank=True, choices=[("yes", "Yes"), ("no", "No"), ("unknown", "Not known")], max_length=8
                    ),
                ),
                ("use", models.TextField(blank=True)),
                ("needs", models.TextField(blank=True)),
                ("answered_by", models.CharField(blank=True, max_length=120)),
                ("answered_on", models.DateField(blank=True, null=True)),
                ("on_paper", models.BooleanField(default=False)),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="answers", to="directory.partnership"
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answers",
                        to="directory.partnershipround",
                    ),
                ),
            ],
            options={
                "ordering": ["name", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("round", "partnership"), name="directory_partnership_is_asked_once_a_round"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answered_on__isnull", True), ("is_adopted", ""), ("on_agenda", "")),
                            models.Q(
                                ("answered_on__isnull", False),
                                models.Q(("on_agenda", ""), _negated=True),
                                models.Q(("is_adopted", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="directory_answer_has_its_day",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PassedItem",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("title", models.CharField(max_length=160)),
                ("text", models.TextField()),
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
                ("consented_on", models.DateField()),
                ("passed_on", models.DateField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Waits"),
                            ("taken_up", "Taken up"),
                            ("answered", "Answered"),
                            ("sent_back", "Sent back"),
                        ],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                ("answer", models.TextField(blank=True)),
                ("answered_on", models.DateField(blank=True, null=True)),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"),
                ),
                (
                    "from_area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"),
                ),
            ],
            options={
                "ordering": ["-passed_on", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("answer", ""), ("answered_on__isnull", True), ("state__in", ["waiting", "taken_up"])
                            ),
                            models.Q(
                                ("answered_on__isnull", False),
                                ("state__in", ["answered", "sent_back"]),
                                models.Q(("answer", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="directory_answered_item_has_its_answer",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ProposedChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("proposed_at", models.DateTimeField()),
                ("text", models.CharField(max_length=500)),
                ("settled_at", models.DateTimeField(blank=True, null=True)),
                ("accepted", models.BooleanField(null=True)),
                ("reason", models.CharField(blank=True, max_length=300)),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"),
                ),
                (
                    "from_area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="proposed_changes",
                        to="directory.organisation",
                    ),
                ),
                (
                    "proposed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["-proposed_at"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("accepted__isnull", True), ("settled_at__isnull", True)),
                            models.Q(("accepted__isnull", False), ("settled_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="directory_settled_proposal_has_its_answer",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Unit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=160)),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("starts_on", models.DateField(blank=True, null=True)),
                ("ends_on", models.DateField(blank=True, null=True)),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="units", to="directory.organisation"
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="directory.unit",
                    ),
                ),
            ],
            options={
                "ordering": ["name"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ends_on__isnull", True)),
                        fields=("organisation", "name"),
                        name="directory_unit_name_is_unique_while_it_lasts",
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="membership",
            name="unit",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="memberships",
                to="directory.unit",
            ),
        ),
        migrations.CreateModel(
            name="UnitBefore",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=160)),
                ("part_of", models.CharField(blank=True, max_length=160)),
                ("until", models.DateField()),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="before", to="directory.unit"
                    ),
                ),
            ],
            options={
                "ordering": ["until", "pk"],
            },
        ),
    ]
