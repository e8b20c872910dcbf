from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("group", "0007_minutes")]

    operations = [
        migrations.AddField(
            model_name="action",
            name="confidential",
            field=models.BooleanField(db_default=False, default=False),
        ),
    ]
