"""Sponsors and posts for the voluntary sector as tables."""

from concord.core.areas.models import Area

from .exports import ExportTable
from .models import Endorsement, LeadPost

SPONSOR_COLUMNS = (
    *("organisation", "sector", "who", "post", "statement", "endorsed_on", "confirmed_on", "consent_on", "ended_on"),
    "follows",
)
LEAD_COLUMNS = ("organisation", "kind", "who", "requested_on", "granted_on", "consent_on", "ended_on")


def sponsors(area: Area) -> ExportTable:
    """Everybody who stands or stood behind the agreement. `follows`: who did so in the post before."""
    found = Endorsement.objects.filter(area=area).select_related("organisation", "person", "renews__person")
    rows = [
        {name: getattr(one, name, "") for name in SPONSOR_COLUMNS}
        | {"sector": one.organisation.sector, "follows": one.renews.who if one.renews else ""}
        for one in found.order_by("organisation__name", "endorsed_on", "pk")
    ]
    return ExportTable(SPONSOR_COLUMNS, rows)


def lead_posts(area: Area) -> ExportTable:
    found = LeadPost.objects.filter(area=area).select_related("organisation", "person")
    return ExportTable(LEAD_COLUMNS, [{name: getattr(one, name) for name in LEAD_COLUMNS} for one in found])
