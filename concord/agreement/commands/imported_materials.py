"""Materials from a file: what there is, and what happened to copies of it."""

from collections.abc import Mapping
from typing import Any

from concord.core.accounts.permissions import Permission
from concord.core.areas.models import Area
from concord.core.directory.commands.lists import Shape

from ..imports import MATERIAL_COLUMNS, material_row
from ..imports.materials import MATERIAL, MOVE
from ..models import Material, MaterialMove, Version
from ..queries.materials import kept, noted, versions_shown
from ..rules.materials import check_move_stays, check_version_is_known
from ..terms import Verb
from .materials import move_material, put_material


def put_imported(*, area: Area, facts: Mapping[str, Any], row: Material | MaterialMove | None, **about: Any) -> None:
    material = kept_material(area, facts, row, **about)
    what = {name: facts[name] for name in MOVE}
    if isinstance(row, MaterialMove):
        check_move_stays(what == {name: kept(row)[name] for name in MOVE})
    elif facts["move"]:
        move_material(material=material, **what, **about)


def kept_material(area: Area, facts: Mapping[str, Any], row: Material | MaterialMove | None, **about: Any) -> Material:
    """The one that the row speaks of, as it says that it is."""
    found = row.material if isinstance(row, MaterialMove) else row or material_named(area, facts["material"])
    if found is not None and all(kept(found)[name] == facts[name] for name in MATERIAL):
        return found
    said = {name: facts[name] for name in MATERIAL if name != "material"}
    said |= {"name": facts["material"], "version": version_named(area, facts["version"])}
    return put_material(area=area, material=found, **said, **about)


def material_named(area: Area, name: str) -> Material | None:
    return Material.objects.filter(area=area, name__iexact=name).select_related("version").first()


def version_named(area: Area, name: str) -> Version | None:
    if not name:
        return None
    found = next((one for one in versions_shown(area).values() if str(one) == name), None)
    check_version_is_known(found is not None, name)
    return found


MATERIALS = Shape(
    columns=MATERIAL_COLUMNS,
    required=("material", "kind", "language"),
    same=("material", "move", "on", "place", "quantity"),
    read=material_row,
    rows=noted,
    kept=kept,
    put=put_imported,
    verb=Verb.MATERIALS_IMPORTED,
    permission=Permission.EDIT_AGREEMENT,
)
