"""The demo's district that goes by a national agreement for a time, while it writes its own."""

from datetime import timedelta
from typing import Any

from concord.agreement import commands as agreement
from concord.core.accounts.access import SYSTEM
from concord.core.areas.models import Area
from concord.core.areas.scoping import within

from .places import Place, moment

NOTE = "Our own text is being written with the groups of the district. Until then we go by this one."


def go_by_national(place: Place) -> None:
    area, began = Area.objects.get(slug="brackenford"), place.today - timedelta(days=250)
    facts: dict[str, Any] = {"by": SYSTEM, "at": moment(began)}
    with within(area):
        made = agreement.add_document(area=area, title="Brackenford Compact", **facts)
        version = agreement.start_version(document=made, revision="full", framework="compact-2010", **facts)
        agreement.adopt_version(version=version, adopted_on=began, adopted_at="District partnership", **facts)
        agreement.note_national(
            document=made,
            national_key="compact-2010",
            national_from=began,
            national_until=place.today + timedelta(days=115),
            national_note=NOTE,
            **facts,
        )
