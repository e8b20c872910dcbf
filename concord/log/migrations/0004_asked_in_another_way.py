from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("log", "0003_chosen_when_somebody_objected"),
    ]

    operations = [
        migrations.AddField(
            model_name="replyrequest",
            name="asked_way",
            field=models.CharField(
                blank=True,
                choices=[("letter", "By letter"), ("person", "In person"), ("telephone", "By telephone")],
                max_length=10,
            ),
        ),
        migrations.AddField(
            model_name="replyrequest",
            name="asked_whom",
            field=models.CharField(blank=True, max_length=120),
        ),
        migrations.AlterField(
            model_name="replyrequest",
            name="state",
            field=models.CharField(
                choices=[
                    ("asked", "Asked to reply"),
                    ("replied", "Replied"),
                    ("not_reached", "Not asked yet: no mail reaches it"),
                ],
                default="asked",
                max_length=12,
            ),
        ),
    ]
