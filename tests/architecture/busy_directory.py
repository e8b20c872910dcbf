"""The directory of the busy place: people, tags, and what it shares with the areas around it."""

from typing import TYPE_CHECKING

from concord.agreement import commands as agreement
from concord.core.accounts.commands import add_person
from concord.core.accounts.roles import Role
from concord.core.areas.models import Area
from concord.core.areas.scoping import within
from concord.core.areas.terms import AreaKind
from concord.core.directory import commands as directory
from concord.core.directory.models import Membership, Partner
from concord.core.mail.models import OutgoingMessage
from concord.log import commands as log

if TYPE_CHECKING:
    from .busy import Busy


def fill_directory(busy: "Busy") -> None:
    world = busy.world
    directory.add_unit(organisation=world.council, area=world.area, name="Leisure", **busy.facts)
    directory.invite(membership=Membership.objects.get(person=world.champion), **busy.facts)
    contact = {"contact_name": "Priya", "contact_email": "priya@example.org"}
    directory.change_area(area=world.area, changes=contact, **busy.facts)
    log.change_settings(area=world.area, changes={"notes": "Our own notes."}, **busy.facts)
    tag = directory.add_tag(area=world.area, name="Carers", hard_to_reach=False, **busy.facts)
    partner = Partner.objects.get(organisation=world.charity)
    directory.tag_partner(partner=partner, tags=[tag], **busy.facts)
    add_by_mail_alone(busy)
    busy.starts.append(f"/areas/wessington/people/{world.champion.uid}/")
    message = OutgoingMessage.objects.order_by("pk").last()
    OutgoingMessage.objects.filter(pk=message.pk).update(
        state="failed", last_error="Refused", text_body="Dear", html_body="Dear", private=False
    )
    busy.starts.append(f"/areas/wessington/mail/{message.uid}/")


def add_by_mail_alone(busy: "Busy") -> None:
    """Somebody who does not sign in yet, and somebody whose role has ended."""
    world = busy.world
    person = add_person(name="Ida Example", email="ida@example.org", home_area=world.area, **busy.facts)
    directory.add_membership(
        area=world.area,
        person=person,
        organisation=world.trust,
        role=Role.OBSERVER,
        starts_on=busy.day(-9),
        **busy.facts,
    )
    busy.starts.append(f"/areas/wessington/people/{person.uid}/")
    gone = add_person(name="Otto Example", email="otto@example.org", home_area=world.area, **busy.facts)
    hat = {"person": gone, "organisation": world.trust, "role": Role.OBSERVER, "starts_on": busy.day(-90)}
    directory.add_membership(area=world.area, **hat, ends_on=busy.day(-9), **busy.facts)
    busy.starts.insert(0, f"/areas/wessington/people/{gone.uid}/")
    deputy = {"person": person, "organisation": world.charity, "role": Role.TRUSTEE, "starts_on": busy.day(-9)}
    directory.add_membership(area=world.area, **deputy, by=world.officer, at=busy.now)  # waits for a second person


def share_with_neighbours(busy: "Busy") -> None:
    """A body of the neighbour's here and one of ours there, each with a change proposed; below, a place that closed."""
    world = busy.world
    with within(world.neighbour):
        body = Partner.objects.get().organisation
        facts = {"sector": "voluntary", "kind": "charity", **busy.facts}
        other = directory.add_organisation(area=world.neighbour, name="Eastmere Choir", **facts)
        directory.join_shared(reference=str(world.charity.uid), area=world.neighbour, **busy.facts)
        change = {"organisation": world.charity, "text": "It moved to Mill Lane"}
        directory.propose_change(area=world.neighbour, **change, by=world.stranger, at=busy.now)
        board = {"name": "Eastmere Board", "kind": "board"}
        directory.add_partnership(area=world.neighbour, facts=board, **busy.facts)
    with within(world.area):
        directory.join_shared(reference=str(body.uid), area=world.area, **busy.facts)
        below = {"parent": world.area, "kind": AreaKind.PARISH, **busy.facts}
        weston = directory.add_area(slug="weston", name="Weston", code="WEST", **below)
        pass_items_up(busy, weston)
        old = directory.add_area(slug="oldton", name="Oldton", code="OLDT", **below)
        directory.end_area(area=old, on=busy.today, **busy.facts)
    busy.answers["directory:join_shared"] = {"reference": [str(other.uid)]}
    busy.starts += [f"/areas/wessington/organisations/{body.uid}/", "/areas/oldton/settings/"]


def pass_items_up(busy: "Busy", weston: Area) -> None:
    """From below one that waits and one that was answered; upwards the way is noted. Sums are shared with weston."""
    world = busy.world
    way = {"kind": "aligned", "escalation_route": "By the officers.", "support_given": "A talk."}
    item = {"text": "Bills wait.", "consent_way": "spoken", "consented_on": busy.today}
    for upper, lower in ((world.area.parent, world.area), (world.area, weston)):
        directory.note_tier_relation(upper=upper, lower=lower, facts=way, **busy.facts)
    with within(weston):
        answered = directory.pass_up(area=weston, title="An older one", **item, **busy.facts)
        directory.pass_up(area=weston, title="Late bills", **item, **busy.facts)
    with within(world.area.parent):
        directory.agree_to_share(area=world.area.parent, other=world.area, **busy.facts)
    directory.answer_item(item=answered, answer="We wrote to them.", sent_back=False, **busy.facts)
    directory.agree_to_share(area=world.area, other=weston, **busy.facts)
    directory.agree_to_share(area=weston, other=world.area, **busy.facts)
    with within(weston):
        agreement.sum_up_sign_up(area=weston, on=busy.today, at=busy.now)
    directory.pass_up(area=world.area, title="Our own", **item, **busy.facts)
    agreement.sum_up_sign_up(area=world.area, on=busy.today, at=busy.now)
    busy.starts.append("/areas/wessington/settings/above/")
