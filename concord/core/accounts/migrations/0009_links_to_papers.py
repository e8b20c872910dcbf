from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0008_links_to_partnerships"),
    ]

    operations = [
        migrations.AlterField(
            model_name="personallink",
            name="purpose",
            field=models.CharField(
                choices=[
                    ("return", "Make a return"),
                    ("reply", "Reply to a point"),
                    ("board_answer", "Answer the group's report"),
                    ("task", "Answer a task"),
                    ("position", "Say whether you consent"),
                    ("confidential", "Look after a confidential point"),
                    ("invitation", "Accept an invitation"),
                    ("sign", "Sign the agreement"),
                    ("briefing", "Read a briefing"),
                    ("note", "Tell the officer what you saw"),
                    ("minutes", "Read the minutes of a meeting"),
                    ("partnership", "Answer for a partnership"),
                    ("paper", "Read a paper and comment on it"),
                ],
                max_length=20,
            ),
        ),
    ]
