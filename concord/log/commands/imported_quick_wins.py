"""Quick wins from a file in the export's own shape."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from concord.core.accounts.access import Installation, require
from concord.core.accounts.models import Person
from concord.core.accounts.permissions import Permission
from concord.core.areas.models import Area
from concord.core.audit.commands import record
from concord.core.directory.commands.lists import Shape, person_named
from concord.core.lib.errors import RuleBroken

from ..imports.quick_wins import QUICK_WIN_COLUMNS, quick_win_row
from ..models import Point, QuickWin
from ..queries.log import shown_points
from ..queries.quick_wins import kept, quick_wins, telling
from ..rules import follow_up as rules
from ..terms import Verb

PLAIN = ("idea", "effort", "benefit", "due_on", "state", "result")


def put_imported(
    *, area: Area, facts: Mapping[str, Any], row: QuickWin | None, by: Person | Installation, at: datetime
) -> None:
    """From a file, which names the owner and the points. Whether it is a win the group alone decides."""
    require(by, Permission.MANAGE_LEARNING, area)
    today = timezone.localdate(at)
    made, before = (row, kept(row)) if row else (QuickWin(area=area, added_on=today), {})
    made.added_on = facts.get("added_on") or made.added_on
    rules.check_added(made.added_on, today)
    rules.check_is_quick(facts["due_on"], on=made.added_on)
    rules.check_told_once_done(facts["state"], bool(facts["told_in"]))
    for name in PLAIN:
        setattr(made, name, facts[name])
    # What stays the same in words stays as it is: a point that was withdrawn since is not named, and not let go.
    if facts["owner"] != before.get("owner", ""):
        made.owner = person_named(area, facts["owner"], "owner") if facts["owner"] else None
    for name, found in (("point", shown_points(area)), ("told_in", telling(area))):
        if facts[name] != before.get(name, ""):
            setattr(made, name, point_in(found, facts[name], name))
    made.save()
    record(Verb.QUICK_WIN_CHANGED if row else Verb.QUICK_WIN_ADDED, subject=made, by=by, at=at, label="a quick win")


def point_in(found: QuerySet[Point], reference: str, column: str) -> Point | None:
    if not reference:
        return None
    point = found.filter(reference=reference).first()
    if point is None:
        raise RuleBroken(f"“{reference}” is no point that could stand here.", field=column)
    return point


QUICK_WINS = Shape(
    columns=QUICK_WIN_COLUMNS,
    required=("idea", "effort", "benefit", "due_on", "state"),
    same=("idea",),
    read=quick_win_row,
    rows=quick_wins,
    kept=kept,
    put=put_imported,
    verb=Verb.QUICK_WINS_IMPORTED,
    permission=Permission.MANAGE_LEARNING,
)
