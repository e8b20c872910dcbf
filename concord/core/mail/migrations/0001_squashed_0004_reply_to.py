import uuid
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("mail", "0001_initial"),
        ("mail", "0002_words_and_links"),
        ("mail", "0003_files"),
        ("mail", "0004_reply_to"),
    ]

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="OutgoingMessage",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("area_key", models.CharField(blank=True, max_length=8)),
                ("to_person_key", models.CharField(blank=True, max_length=36)),
                ("to_address", models.EmailField(max_length=254)),
                ("kind", models.CharField(max_length=60)),
                ("about_kind", models.CharField(blank=True, max_length=60)),
                ("about_key", models.CharField(blank=True, max_length=60)),
                ("subject", models.CharField(max_length=200)),
                ("text_body", models.TextField(blank=True)),
                ("html_body", models.TextField(blank=True)),
                ("kept_text", models.TextField(blank=True, db_default="")),
                ("kept_html", models.TextField(blank=True, db_default="")),
                ("file_name", models.CharField(blank=True, db_default="", default="", max_length=120)),
                ("file_type", models.CharField(blank=True, db_default="", default="", max_length=80)),
                ("file_text", models.TextField(blank=True, db_default="", default="")),
                ("link_key", models.CharField(blank=True, db_default="", max_length=36)),
                ("reply_to", models.EmailField(blank=True, db_default="", default="", max_length=254)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("queued", "Waiting to be sent"),
                            ("sent", "Sent"),
                            ("failed", "Not sent"),
                            ("bounced", "Came back"),
                        ],
                        default="queued",
                        max_length=10,
                    ),
                ),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("queued_at", models.DateTimeField()),
                ("next_attempt_at", models.DateTimeField(null=True)),
                ("sent_at", models.DateTimeField(null=True)),
                ("bounced_at", models.DateTimeField(null=True)),
                ("last_error", models.CharField(blank=True, max_length=300)),
                ("private", models.BooleanField(default=False)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["state", "next_attempt_at"], name="mail_due"),
                    models.Index(fields=["about_kind", "about_key"], name="mail_by_subject"),
                ],
            },
        ),
    ]
