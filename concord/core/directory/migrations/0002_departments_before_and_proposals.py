"""What departments were before they were renamed or moved, and proposals with their area and their answer."""

import uuid

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("areas", "0002_areas_that_end"), ("directory", "0001_initial")]

    operations = [
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
            options={"ordering": ["until", "pk"]},
        ),
        # Nothing wrote proposals before, so these columns need no value for older rows.
        migrations.AddField(
            "proposedchange",
            "from_area",
            models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"),
        ),
        migrations.AddField("proposedchange", "reason", models.CharField(blank=True, max_length=300)),
        migrations.AddField("proposedchange", "uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
        migrations.AddConstraint(
            "proposedchange",
            models.CheckConstraint(
                condition=Q(settled_at__isnull=True, accepted__isnull=True)
                | Q(settled_at__isnull=False, accepted__isnull=False),
                name="directory_settled_proposal_has_its_answer",
            ),
        ),
    ]
