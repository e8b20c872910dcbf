"""What the demo's organisations say they can keep of its drafts."""

from datetime import date, timedelta
from typing import Any

from concord.agreement import commands as agreement
from concord.agreement.models import Consultation
from concord.core.accounts.access import SYSTEM

from . import data
from .places import Place, moment


def say_what_is_kept(place: Place) -> None:
    """Of the agreement's draft the officer typed in a round table; of the code champions say it by themselves."""
    for consultation in Consultation.objects.select_related("version__document", "area"):
        is_first = consultation.version.document.kind == "agreement"
        on = consultation.opens_on + timedelta(days=4)
        for line in data.KEPT if is_first else data.KEPT_OF_THE_CODE:
            say_one(place, consultation, line, on)


def say_one(place: Place, consultation: Consultation, line: data.Kept, on: date) -> None:
    facts: dict[str, Any] = {"achievable_on": on + timedelta(days=line.days)} if line.days else {}
    agreement.mark_clause(
        consultation=consultation,
        clause=consultation.clauses.get(number=line.number, would_end=False),
        organisation=place.bodies[line.organisation],
        mark=line.mark,
        comment=line.comment,
        by=place.people[line.who] if line.who else SYSTEM,
        at=moment(on),
        **facts,
    )
