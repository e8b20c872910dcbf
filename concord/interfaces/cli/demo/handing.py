"""The demo's leaflets, where they went, and the checklist of its agreement."""

from datetime import timedelta
from typing import Any

from concord.agreement import commands as agreement
from concord.agreement.models import Material, Version
from concord.agreement.queries.signatures import newest_version
from concord.core.accounts.access import SYSTEM

from .data.materials import GIVEN, GUIDELINES, MATERIALS
from .places import Place, moment


def hand_out(place: Place) -> None:
    version = newest_version(place.area)
    if version is None or version.adopted_on is None:
        return
    note_shape(place, version)
    made = [put(place, version, *line) for line in MATERIALS]
    for number, quantity, where, ago, is_cleared in GIVEN:
        move(place, made[number], "given", ago, quantity=quantity, place=where)
        if is_cleared:
            move(place, made[number], "cleared", 9, place=where)


def put(
    place: Place, version: Version, name: str, kind: str, form: str, language: str, reorder_at: int | None, printed: int
) -> Material:
    facts: dict[str, Any] = {"name": name, "kind": kind, "form": form, "language": language, "reorder_at": reorder_at}
    at = moment(place.today - timedelta(days=200))
    made = agreement.put_material(area=place.area, version=version, by=SYSTEM, at=at, **facts)
    move(place, made, "printed", 200, quantity=printed)
    return made


def move(demo: Place, material: Material, kind: str, ago: int, *, quantity: int = 0, place: str = "") -> None:
    on = demo.today - timedelta(days=ago)
    agreement.move_material(
        material=material, move=kind, quantity=quantity, place=place, on=on, by=SYSTEM, at=moment(on)
    )


def note_shape(place: Place, version: Version) -> None:
    on = place.today - timedelta(days=190)
    for guideline, evidence, source in GUIDELINES:
        agreement.note_guideline(
            version=version, guideline=guideline, evidence=evidence, source=source, by=SYSTEM, at=moment(on)
        )
    agreement.put_copy(
        version=version,
        body="National body of compacts",
        sent_on=on,
        acknowledged_on=on + timedelta(days=12),
        by=SYSTEM,
        at=moment(place.today),
    )
