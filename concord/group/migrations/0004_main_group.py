"""The first group of each area is its main one, as it was until now by its place alone."""

from typing import Any

from django.db import migrations


def mark_main(apps: Any, schema_editor: Any) -> None:
    groups = apps.get_model("group", "Group")._base_manager
    first: dict[int, int] = {}
    for pk, area in groups.order_by("pk").values_list("pk", "area_id"):
        first.setdefault(area, pk)
    groups.filter(pk__in=first.values()).update(is_main=True)


class Migration(migrations.Migration):
    dependencies = [("group", "0003_seats")]

    operations = [migrations.RunPython(mark_main, migrations.RunPython.noop)]
