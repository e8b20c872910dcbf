"""People and organisations as tables, in the shape that imports read."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db import models

from concord.core.areas.models import Area

from .imports import ORGANISATION_COLUMNS, PEOPLE_COLUMNS
from .models import Membership, Partner

Model = TypeVar("Model", bound=models.Model)


@dataclass(frozen=True)
class ExportTable:
    """Columns, and rows by column name."""

    columns: tuple[str, ...]
    rows: list[dict[str, Any]]


def in_turn(found: Iterable[Model], before: Callable[[Model], Model | None]) -> list[Model]:
    """Nothing before what its row names. `before`: which one that is."""
    left = {one.pk: one for one in found}
    turn: list[Model] = []
    while left:
        one = next(iter(left.values()))
        chain = []
        while one.pk in left:
            chain.append(left.pop(one.pk))
            one = before(chain[-1]) or one
        turn += reversed(chain)
    return turn


def people(area: Area) -> ExportTable:
    """A row for each role of each person."""
    found = Membership.objects.filter(area=area).select_related("person", "organisation", "unit")
    return ExportTable(PEOPLE_COLUMNS, [person_row(hat) for hat in found.order_by("person__name", "starts_on", "pk")])


def person_row(hat: Membership) -> dict[str, Any]:
    person = hat.person
    return {
        "person_ref": person.uid,
        "name": person.name,
        "email": person.email,
        "phone": person.phone,
        "organisation": hat.organisation.name,
        "organisation_sector": hat.organisation.sector,
        "unit": hat.unit.name if hat.unit else "",
        "role": hat.role,
        "title": hat.title,
        "starts_on": hat.starts_on,
        "ends_on": hat.ends_on,
        "sign_in": bool(person.login_email),
    }


def organisations(area: Area) -> ExportTable:
    """A row for each partner of the area."""
    found = Partner.objects.filter(area=area).select_related("organisation")
    found = found.prefetch_related("organisation__identifiers", "organisation__units").order_by("organisation__name")
    return ExportTable(ORGANISATION_COLUMNS, [organisation_row(partner) for partner in found])


def organisation_row(partner: Partner) -> dict[str, Any]:
    body = partner.organisation
    return {
        "organisation_ref": body.uid,
        "name": body.name,
        "sector": body.sector,
        "type": body.kind,
        "sector_reason": body.sector_reason,
        "size": body.size,
        "legal_form": body.legal_form,
        "identifiers": "; ".join(str(number) for number in body.identifiers.all()),
        "units": "; ".join(unit.name for unit in body.units.all() if unit.ends_on is None),
        "email": body.email,
        "website": body.website,
        "contact_name": partner.contact_name,
        "contact_email": partner.contact_email,
        "status": body.status,
    }
