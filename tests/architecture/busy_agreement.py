"""The agreement of the busy place: two versions, and signatures in every state."""

from datetime import timedelta
from typing import TYPE_CHECKING

from concord.agreement import commands as agreement
from concord.agreement.models import Document, Signature
from concord.agreement.queries.approaching import candidates
from concord.core.areas.scoping import within

if TYPE_CHECKING:
    from .busy import Busy

SIGNER = {"signer_name": "Ada Clerk", "signer_post": "Director", "is_authorised": True}


def fill_agreement(busy: "Busy") -> None:
    world = busy.world
    document = agreement.add_document(area=world.area, title="Wessington Compact", **busy.facts)
    for days in (-100, -50):
        draft = agreement.start_version(document=document, revision="full", **busy.facts)
        version = agreement.adopt_version(version=draft, adopted_on=busy.day(days), **busy.facts)
    stand_alone(busy)
    lend(busy, document)
    sign(busy, days=-90, organisation=world.council, contact_email="ada@example.org")
    members = {"mode": "members", "covered_names": ["Open Door Advice", "Allotments"], "covered_count": 40}
    sign(busy, days=-20, organisation=world.cvs, **members)
    waits = sign(busy, days=-1, way="event", event="Fair", organisation_name="New Friends", sector="voluntary")
    found = [one for one in candidates(world.area, version) if one.organisation == world.trust]
    agreement.ask_to_sign(version=version, candidates=found, **busy.facts)
    busy.starts += [f"/areas/wessington/agreement/signatories/{path}" for path in ("", f"{waits.uid}/check/")]
    plan_it(busy, document)
    pass_money_on(busy)
    hand_out(busy, document)
    agreement.hide_theme(area=busy.world.area, key="independence", **busy.facts)
    event = f"event=Fair&on_day={busy.today.day}&on_month={busy.today.month}&on_year={busy.today.year}"
    busy.starts.append(f"/areas/wessington/agreement/signatories/event/?{event}")


def lend(busy: "Busy", document: Document) -> None:
    """Both the area and its region let others copy what is in force; the neighbour has no agreement yet."""
    leave = {"may_be_copied": True, "terms": "With our name", **busy.facts}
    agreement.lend_document(document=document, **leave)
    region = busy.world.area.parent
    with within(region):
        other = agreement.add_document(area=region, title="Compact of the Middle", **busy.facts)
        draft = agreement.start_version(document=other, revision="full", **busy.facts)
        section = agreement.add_section(version=draft, heading="Money", number="1", **busy.facts)
        clause = agreement.add_clause(
            section=section, number="1.1", title="Pay in a week", theme="funding", **busy.facts
        )
        agreement.adopt_version(version=draft, adopted_on=busy.day(-30), **busy.facts)
        agreement.lend_document(document=other, **leave)
    path = f"/areas/wessington/agreement/documents/{document.uid}/copying/"
    others = "/areas/wessington/agreement/other-areas/"
    national = {"national_key": "compact-2010", "national_from": busy.day(-300), "national_until": busy.day(60)}
    agreement.note_national(document=document, national_note="Ours is being written.", **national, **busy.facts)
    busy.starts.append(path.replace("copying", "national"))
    busy.starts += [path, others, f"{others}mid/", f"{others}mid/{clause.commitment.uid}/copy/"]


def pass_money_on(busy: "Busy") -> None:
    """Two contracts: one of them was reminded and has not answered."""
    usual = {"area": busy.world.area, "funder": "Wessington Council", "sub_contractors": "Allotments", **busy.facts}
    for contract in ("Learning", "Care"):
        made = agreement.add_contractor(
            name="Bright Ltd", contract=contract, contact_email="bea@example.org", noted_on=busy.day(-40), **usual
        )
    agreement.remind_contractor(contractor=made, way="post", on=busy.day(-35), **busy.facts)
    busy.starts.append(f"/areas/wessington/agreement/signatories/contractors/{made.uid}/")


def hand_out(busy: "Busy", document: Document) -> None:
    """A leaflet that is out of date and lies in two places, one that is not; a checklist with a copy that was sent."""
    old, new = document.versions.order_by("number")[:2]
    usual = {"area": busy.world.area, "kind": "leaflet", "reorder_at": 50, **busy.facts}
    for version, name in ((old, "First leaflet"), (new, "Second leaflet")):
        made = agreement.put_material(version=version, name=name, link="https://example.org/leaflet", **usual)
        agreement.move_material(material=made, move="printed", quantity=500, on=busy.day(-60), **busy.facts)
        for place in ("Library", "Surgery"):
            facts = {"by": busy.world.champion, "at": busy.facts["at"], "quantity": 20, "on": busy.day(-40)}
            agreement.move_material(material=made, move="given", place=place, **facts)
    agreement.note_guideline(version=new, guideline="needs", evidence="Two meetings", source="Eastmere", **busy.facts)
    agreement.put_copy(version=new, body="National body", sent_on=busy.day(-20), **busy.facts)
    busy.starts += [
        "/areas/wessington/agreement/materials/",
        f"/areas/wessington/agreement/documents/{document.uid}/{new.number}/checklist/",
    ]


def plan_it(busy: "Busy", document: Document) -> None:
    """A renewal that touches an election, with a partner who agrees."""
    launch_on, facts = busy.day(400), {"area": busy.world.area, **busy.facts}
    plan = agreement.plan_renewal(document=document, launch_on=launch_on, fallback="As a draft", **busy.facts)
    agreement.put_election(name="Local elections", starts_on=busy.day(390), ends_on=busy.day(410), **facts)
    council = {"organisation": busy.world.council, "state": "agreed", "noted_on": busy.today}
    agreement.note_sign_off(plan=plan, **council, **busy.facts)


def stand_alone(busy: "Busy") -> None:
    """Two commitments of no document, both worked towards; one of them is in practice."""
    for number in ("9.8", "9.9"):
        made = agreement.add_commitment(
            area=busy.world.area,
            number=number,
            title="One day",
            standing="aspirational",
            starts_on=busy.day(-200),
            **busy.facts,
        )
    agreement.put_in_practice(commitment=made, since_on=busy.day(-3), **busy.facts)


def sign(busy: "Busy", *, days: int, way: str = "paper", **facts: object) -> Signature:
    day = busy.today + timedelta(days=days)
    usual = {"area": busy.world.area, "way": way, "signed_on": day, **SIGNER, **busy.facts}
    return agreement.take_signature(**usual, **facts)
