"""The demo's older periods, brought in as from an older record."""

from datetime import date, timedelta

from concord.core.accounts.access import SYSTEM
from concord.core.lib.tables import write_csv
from concord.log import commands as log
from concord.log.imports.returns import COLUMNS
from concord.log.models import Period

from . import data
from .places import Place, moment


def bring_past_returns(place: Place) -> None:
    """Four decided periods, as somebody would bring them in from an older record."""
    rows = []
    for n, (name, weeks, points) in enumerate(data.PAST, start=1):
        opens = place.today - timedelta(weeks=weeks)
        rows += past_rows(place, n, name, opens, points)
    brought_on = moment(opens + timedelta(days=42))
    made = log.import_returns(
        area=place.area,
        data=write_csv(COLUMNS, rows),
        name="past.csv",
        dry_run=False,
        by=SYSTEM,
        at=brought_on,
    )
    if made.refused:
        raise RuntimeError("; ".join(problem.message for problem in made.problems[:5]))
    for name, _, _ in data.PAST:
        label = f"{name.removeprefix('W-').replace('-', ' ').capitalize()} returns"
        period = Period.objects.get(area=place.area, reference=name)
        log.change_period(period=period, label=label, by=SYSTEM, at=brought_on)


def past_rows(place: Place, n: int, name: str, opens: date, points: list[data.PastPoint]) -> list[dict[str, object]]:
    due, locks = opens + timedelta(days=28), opens + timedelta(days=33)
    base = {"period": name, "opens_on": opens, "due_on": due, "locks_on": locks}
    rows, written = [], {point.who for point in points}
    for number, line in enumerate(data.returners()):
        who = base | {
            "respondent_email": "" if line.on_paper else data.address(line.name),
            "respondent_name": line.name,
            "organisation": line.organisation,
            "sector": data.sector_of(line.organisation),
        }
        if line.name in written:
            continue
        late = (number + n) % 7 == 0
        came = due + timedelta(days=2) if late else due - timedelta(days=3 + number % 9)
        rows.append(who if (number + n) % 4 == 0 else who | {"received_on": came})
    for k, point in enumerate(points, start=1):
        line = data.somebody(point.who)
        rows.append(
            base
            | {
                "respondent_email": "" if line.on_paper else data.address(line.name),
                "respondent_name": line.name,
                "organisation": line.organisation,
                "sector": data.sector_of(line.organisation),
                "received_on": due - timedelta(days=4),
                "box": point.box,
                "text": point.text,
                "win_source": point.source,
                "about_organisation": point.about,
                "commitment": point.commitment,
                "verdict": point.verdict,
                "win": point.win,
                "limb": point.limb,
                "decided_on": locks + timedelta(days=6),
                "decision_ref": f"{name}-{k:02d}",
                "reason": point.reason,
            }
        )
    return rows
