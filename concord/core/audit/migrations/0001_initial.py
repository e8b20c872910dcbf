import django.db.models.functions.datetime
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="AuditEntry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("area_key", models.CharField(blank=True, max_length=8)),
                ("at", models.DateTimeField()),
                (
                    "recorded_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                ("person_key", models.CharField(blank=True, max_length=36)),
                ("verb", models.CharField(max_length=60)),
                ("subject_kind", models.CharField(max_length=60)),
                ("subject_key", models.CharField(max_length=60)),
                ("subject_label", models.CharField(blank=True, max_length=200)),
                ("facts", models.JSONField(default=dict)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["area_key", "-at"], name="audit_by_area"),
                    models.Index(fields=["subject_kind", "subject_key"], name="audit_by_subject"),
                    models.Index(fields=["person_key", "-at"], name="audit_by_person"),
                    models.Index(fields=["recorded_at", "id"], name="audit_by_recording"),
                ],
            },
        ),
        migrations.CreateModel(
            name="AuditSeal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sealed_at", models.DateTimeField()),
                ("after", models.DateTimeField(null=True)),
                ("until", models.DateTimeField()),
                ("entries", models.PositiveIntegerField()),
                ("previous", models.CharField(blank=True, max_length=64)),
                ("head", models.CharField(max_length=64, unique=True)),
                ("marks", models.JSONField(default=list)),
            ],
            options={
                "ordering": ["until"],
                "constraints": [models.UniqueConstraint(fields=("previous",), name="audit_one_seal_follows_another")],
            },
        ),
    ]
