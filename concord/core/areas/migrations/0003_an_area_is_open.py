"""An area that stands is called open: the label alone changes."""

from django.db import migrations, models

STATUSES = [("active", "Open"), ("merged", "Merged into another area"), ("closed", "Closed")]


class Migration(migrations.Migration):
    dependencies = [("areas", "0002_areas_that_end")]

    operations = [
        migrations.AlterField(
            "area",
            "status",
            models.CharField(choices=STATUSES, db_default="active", default="active", max_length=10),
        ),
    ]
