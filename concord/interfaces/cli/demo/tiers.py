"""The demo's county and its two districts: one shares its sums, one has not decided; an item was passed up."""

from datetime import timedelta
from typing import Any

from concord.agreement import commands as agreement
from concord.agreement.queries.signatures import newest_version
from concord.core.accounts.access import SYSTEM
from concord.core.areas.models import Area
from concord.core.areas.scoping import within
from concord.core.directory import commands as directory

from .data.agreement import COVENANT
from .data.tiers import BOARDS, BODIES, ITEMS, RELATIONS, SIGNED
from .places import Place, document, moment


def join_tiers(place: Place) -> None:
    county, shares = Area.objects.get(slug="fernshire"), Area.objects.get(slug="ash-vale")
    note_relations(place, county)
    with within(shares):
        fill_district(place, shares)
        pass_items(place, shares)
        directory.agree_to_share(area=shares, other=county, by=SYSTEM, at=moment(place.today - timedelta(days=80)))
    with within(county):
        directory.agree_to_share(area=county, other=shares, by=SYSTEM, at=moment(place.today - timedelta(days=70)))
    for area in (county, shares):
        with within(area):
            agreement.sum_up_sign_up(area=area, on=place.today, at=moment(place.today))


def note_relations(place: Place, county: Area) -> None:
    for slug, ago, facts in RELATIONS:
        on = place.today - timedelta(days=ago)
        with within(county):
            directory.note_tier_relation(
                upper=county,
                lower=Area.objects.get(slug=slug),
                facts={**facts, "last_contact_on": on},
                by=SYSTEM,
                at=moment(on),
            )


def fill_district(place: Place, area: Area) -> None:
    """Its agreement, its organisations of which some have signed, and its partnerships."""
    began = place.today - timedelta(days=200)
    document(area, COVENANT, began)
    version = newest_version(area)
    facts: dict[str, Any] = {"by": SYSTEM, "at": moment(began)}
    for name, sector, kind in BODIES:
        body = directory.add_organisation(area=area, name=name, sector=sector, kind=kind, **facts)
        if name in SIGNED and version is not None:
            agreement.take_signature(
                area=area,
                organisation=body,
                way="paper",
                signed_on=began + timedelta(days=20),
                signer_name="Clerk",
                signer_post="Clerk",
                is_authorised=True,
                by=SYSTEM,
                at=moment(began + timedelta(days=20)),
            )
    for name, on_agenda in BOARDS:
        board = {"name": name, "kind": "district", "on_agenda": on_agenda}
        directory.add_partnership(area=area, facts=board, **facts)


def pass_items(place: Place, area: Area) -> None:
    for title, text, ago, answer in ITEMS:
        on = place.today - timedelta(days=ago)
        item = directory.pass_up(
            area=area, title=title, text=text, consent_way="spoken", consented_on=on, by=SYSTEM, at=moment(on)
        )
        if answer:
            later = moment(on + timedelta(days=9))
            with within(item.area):
                directory.answer_item(item=item, answer=answer, sent_back=False, by=SYSTEM, at=later)
