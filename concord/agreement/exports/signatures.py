"""Signatures as a table, in the shape that the import reads."""

from typing import Any

from concord.core.areas.models import Area
from concord.core.directory.exports import ExportTable

from ..imports import SIGNATURE_COLUMNS
from ..models import Signature

PLAIN = (
    *("signed_on", "mode", "covered_count", "covered_note", "signer_name", "signer_post", "name_is_public"),
    *("contact_email", "wants_champion", "way", "event", "state", "checked_on", "withdrawn_on", "reason"),
)


def signatures(area: Area) -> ExportTable:
    """A row for each signature, oldest first, whatever became of it. It holds addresses."""
    found = Signature.objects.filter(area=area).select_related("version", "organisation").prefetch_related("covered")
    rows = [signature_row(one) for one in found.order_by("signed_on", "organisation_name", "pk")]
    return ExportTable(SIGNATURE_COLUMNS, rows)


def signature_row(signature: Signature) -> dict[str, Any]:
    body = signature.organisation
    return {
        "organisation": body.name if body else signature.organisation_name,
        "organisation_sector": body.sector if body else signature.sector,
        "version": signature.version.number,
        "name_then": signature.organisation_name,
        "sector_then": signature.sector,
        "members": "; ".join(one.name for one in signature.covered.all()),
        **{name: getattr(signature, name) for name in PLAIN},
    }
