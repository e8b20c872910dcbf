from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("agreement", "0012_copying")]

    operations = [
        migrations.AlterField(
            model_name="commitmenttext",
            name="theme",
            field=models.CharField(blank=True, max_length=80),
        ),
    ]
