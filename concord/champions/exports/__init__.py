"""Champions as tables: in the shape that the import reads, and the coverage."""

from collections.abc import Collection
from datetime import date
from typing import Any

from concord.core.accounts.roles import Role
from concord.core.areas.models import Area
from concord.core.directory.exports import ExportTable, person_row
from concord.core.directory.models import Membership

from ..imports import CHAMPION_COLUMNS, DAYS, FLAGS, PERSON_COLUMNS
from ..models import Champion, Entry
from ..queries.champions import records_by_person
from ..queries.coverage import LEVELS, coverage_page
from ..terms import EntryKind

PLAIN = ("seniority", "elected_post", "director", "role_note", *FLAGS, *DAYS)
COVERAGE_COLUMNS = ("organisation", "sector", "should_have_somebody", "department", *LEVELS, "n", "missing")


def champions(area: Area, people: Collection[int] | None = None) -> ExportTable:
    """A row for each champion's hat, whenever it was worn; or those of some people. It holds addresses."""
    hats = Membership.objects.filter(area=area, role=Role.CHAMPION).select_related("person", "organisation", "unit")
    if people is not None:
        hats = hats.filter(person__in=people)
    records, training = records_by_person(area), training_by_person(area)
    return ExportTable(
        CHAMPION_COLUMNS,
        [
            own_row(hat, records.get(hat.person_id), training.get(hat.person_id, []))
            for hat in hats.order_by("person__name", "starts_on", "pk")
        ],
    )


def training_by_person(area: Area) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    rows = Entry.objects.filter(area=area, kind=EntryKind.TRAINING).order_by("on", "pk")
    for person, on, text in rows.values_list("champion__person", "on", "text"):
        found.setdefault(person, []).append(f"{on.isoformat()} {text.replace(';', ',')}")
    return found


def own_row(hat: Membership, record: Champion | None, training: list[str]) -> dict[str, Any]:
    one = record or Champion()
    person = {name: value for name, value in person_row(hat).items() if name in PERSON_COLUMNS}
    return {
        **person,
        **{name: getattr(one, name) for name in PLAIN},
        "duties": "; ".join(one.duties),
        "mentor": str(one.mentor.person.uid) if one.mentor else "",
        "training": "; ".join(training),
    }


def coverage(area: Area, day: date) -> ExportTable:
    """A row for each department with somebody, or without anybody where the rule asks for one."""
    rows: list[dict[str, Any]] = []
    for body in coverage_page(area, day).bodies:
        whole = {
            "organisation": body.organisation.name,
            "sector": body.organisation.sector,
            "should_have_somebody": body.needed,
        }
        gaps = "; ".join(gap.words for gap in body.gaps if not gap.department)
        if gaps or not body.rows:
            rows.append({**whole, "n": body.n, "missing": gaps})
        for row in body.rows:
            levels = dict(zip(LEVELS, row.counts, strict=True))
            rows.append({**whole, "department": row.department, **levels, "n": row.n, "missing": row.gap})
    return ExportTable(COVERAGE_COLUMNS, rows)
