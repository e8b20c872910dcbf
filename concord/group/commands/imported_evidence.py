"""What a group did for its purpose, from a file in the export's own shape."""

from collections.abc import Mapping
from typing import Any

from concord.core.accounts.permissions import Permission
from concord.core.areas.models import Area
from concord.core.directory.commands.lists import Shape
from concord.core.lib.errors import RuleBroken

from ..imports import EVIDENCE_COLUMNS, evidence_row
from ..models import Evidence, Group, Meeting
from ..queries.purpose import evidence_of_area, kept
from ..rules.purpose import check_group_stays
from ..terms import Verb
from .purpose import note_evidence


def put_imported(*, area: Area, facts: Mapping[str, Any], row: Evidence | None, **about: Any) -> Evidence:
    said = dict(facts)
    group = group_called(area, said.pop("group"))
    check_group_stays(row is None or row.group == group)
    meeting = meeting_of(group, said.pop("meeting"))
    return note_evidence(group=group, meeting=meeting, evidence=row, **said, **about)


def group_called(area: Area, name: str) -> Group:
    found = Group.objects.filter(area=area, name__iexact=name).select_related("area").order_by("pk").first()
    if found is None:
        raise RuleBroken(f"No group here is called “{name}”.", field="group")
    return found


def meeting_of(group: Group, reference: str) -> Meeting | None:
    found = group.meetings.filter(reference=reference).first() if reference else None
    if reference and found is None:
        raise RuleBroken(f"“{reference}” is no meeting of {group}.", field="meeting")
    return found


EVIDENCE = Shape(
    columns=EVIDENCE_COLUMNS,
    required=("group", "line", "name", "noted_on"),
    same=("group", "line", "name", "noted_on"),
    read=evidence_row,
    rows=evidence_of_area,
    kept=kept,
    put=put_imported,
    verb=Verb.EVIDENCE_IMPORTED,
    permission=Permission.RECORD_DECISIONS,
)
