"""The demo's county and its two districts: one shares its sums, one has not decided; an item was passed up."""

from datetime import timedelta
from typing import Any

from concord.agreement import commands as agreement
from concord.agreement.queries.signatures import newest_version
from concord.champions import commands as champions
from concord.core.accounts.access import SYSTEM
from concord.core.accounts.commands import add_person
from concord.core.areas.models import Area
from concord.core.areas.scoping import within
from concord.core.directory import commands as directory
from concord.core.directory.models import Organisation

from .data import address
from .data.agreement import COVENANT
from .data.tiers import BOARDS, BODIES, EVENT, ITEMS, RELATIONS, SIGNED, WATCHES
from .places import Place, document, moment


def join_tiers(place: Place) -> None:
    county, shares = Area.objects.get(slug="fernshire"), Area.objects.get(slug="ash-vale")
    note_relations(place, county)
    with within(shares):
        fill_district(place, shares)
        pass_items(place, shares)
        open_to_region(place, shares)
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


def open_to_region(place: Place, area: Area) -> None:
    """Somebody of the district is found by champions of the region, and a training is open to them all."""
    name, body, theme, words = WATCHES
    began = moment(place.today - timedelta(days=90))
    facts: dict[str, Any] = {"area": area, "by": SYSTEM, "at": began}
    person = add_person(name=name, email=address(name), home_area=area, by=SYSTEM, at=began)
    there = Organisation.objects.get(name=body)
    directory.add_membership(person=person, organisation=there, role="champion", starts_on=began.date(), **facts)
    champions.describe_champion(person=person, changes={"shown_in_region": True}, **facts)
    champions.add_work_area(person=person, theme=theme, words=words, **facts)
    champions.put_region_event(facts={**EVENT, "on": place.today + timedelta(days=33)}, **facts)
