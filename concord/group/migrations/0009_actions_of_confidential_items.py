"""Actions that came of a confidential item of the minutes are marked as such."""

from typing import Any

from django.db import migrations


def mark(apps: Any, schema_editor: Any) -> None:
    outcomes = apps.get_model("group", "Outcome")._base_manager.filter(item__confidential=True, action__isnull=False)
    apps.get_model("group", "Action")._base_manager.filter(pk__in=outcomes.values("action")).update(confidential=True)


class Migration(migrations.Migration):
    dependencies = [("group", "0008_action_confidential")]

    operations = [migrations.RunPython(mark, migrations.RunPython.noop)]
