"""Themes by the names of the six that local agreements share."""

from django.db import migrations

RENAMED = {"engagement": "consultation", "community": "independence", "representation": "partnership"}


def rename(apps, schema_editor):
    texts = apps.get_model("agreement", "CommitmentText")._base_manager
    for old, new in RENAMED.items():
        texts.filter(theme=old).update(theme=new)


def name_back(apps, schema_editor):
    texts = apps.get_model("agreement", "CommitmentText")._base_manager
    for old, new in RENAMED.items():
        texts.filter(theme=new).update(theme=old)


class Migration(migrations.Migration):
    dependencies = [("agreement", "0002_documents")]

    operations = [migrations.RunPython(rename, name_back)]
