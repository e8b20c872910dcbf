"""An area may close, or become part of another."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import Q

STATUSES = [("active", "Active"), ("merged", "Merged into another area"), ("closed", "Closed")]


class Migration(migrations.Migration):
    dependencies = [("areas", "0001_initial")]

    operations = [
        migrations.AddField("area", "ended_on", models.DateField(blank=True, null=True)),
        migrations.AddField(
            "area",
            "merged_into",
            models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="merged_from",
                to="areas.area",
            ),
        ),
        migrations.AddField(
            "area",
            "status",
            models.CharField(choices=STATUSES, db_default="active", default="active", max_length=10),
        ),
        migrations.AddConstraint(
            "area",
            models.CheckConstraint(
                condition=Q(status="active", ended_on__isnull=True, merged_into__isnull=True)
                | Q(status="merged", ended_on__isnull=False, merged_into__isnull=False)
                | Q(status="closed", ended_on__isnull=False, merged_into__isnull=True),
                name="areas_ended_area_says_when_and_into_what",
            ),
        ),
    ]
