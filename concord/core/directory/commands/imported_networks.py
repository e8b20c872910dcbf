"""Networks and forums from a file in the export's own shape: all of it, or nothing."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from concord.core.accounts.access import Installation, require
from concord.core.accounts.models import Person
from concord.core.accounts.permissions import Permission
from concord.core.areas.models import Area
from concord.core.audit.commands import record
from concord.core.lib.imports import Cells, ImportResult
from concord.core.lib.tables import Row

from ..imports import is_uid
from ..models import CommunityTag, Network, Organisation
from ..network_tables import NETWORK_COLUMNS, network_of_row
from ..terms import Verb
from .imports import count_change, import_rows
from .networks import MANY, put_network

Actor = Person | Installation
COLUMN_OF = {"spoken_for_by": "representative"}


def import_networks(*, area: Area, data: bytes, name: str, dry_run: bool, by: Actor, at: datetime) -> ImportResult:
    """Add the networks of a file and change those known already; the same file twice changes nothing.

    A file brings what is there already, so nobody is asked why another network would not do.
    """
    require(by, Permission.MANAGE_PEOPLE, area)
    # The active ones last, so that a name leads to them.
    bodies = Organisation.objects.filter(partnerships__area=area).order_by("-status", "-pk")
    known = {body.name.lower(): body for body in bodies}
    tags = {tag.name.lower(): tag for tag in CommunityTag.objects.filter(area=area)}

    def read(row: Row, result: ImportResult) -> None:
        cells = Cells(row)
        facts = network_of_row(cells, known, tags)
        cells.check()
        import_network(row, facts, result, area=area)

    def after(result: ImportResult) -> None:
        counts: dict[str, Any] = {"added": result.added, "changed": result.changed}
        record(Verb.NETWORKS_IMPORTED, subject=area, by=by, at=at, area=area, **counts)

    shape: dict[str, Any] = {"required": ("name",), "known": NETWORK_COLUMNS}
    return import_rows(area=area, data=data, name=name, dry_run=dry_run, read=read, after=after, **shape)


def import_network(row: Row, facts: Mapping[str, Any], result: ImportResult, *, area: Area) -> None:
    found = find(row["network_ref"], facts["name"], area)
    if found is None:
        made = Network(area=area)
        put_network(made, facts)
        result.lines.append(f"new network: {made}")
        result.added += 1
        return
    # A column that the file does not have says nothing.
    told = {key: value for key, value in facts.items() if COLUMN_OF.get(key, key) in row.cells}
    changed = any(differs(found, key, value) for key, value in told.items())
    if changed:
        put_network(found, told)
    count_change(result, changed)


def differs(network: Network, key: str, value: Any) -> bool:
    if key in MANY:
        return {one.pk for one in value} != {one.pk for one in getattr(network, key).all()}
    return bool(getattr(network, key) != value)


def find(reference: str, name: str, area: Area) -> Network | None:
    """By its reference, or else by its name among those that last."""
    rows = Network.objects.filter(area=area).select_related("run_by", "representative")
    known = rows.filter(uid=reference).first() if is_uid(reference) else None
    return known or rows.filter(name__iexact=name).filter(ended_on__isnull=True).first()
