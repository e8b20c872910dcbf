"""The groups of the busy place: who sits on the main one, and a group of writers beside it."""

from datetime import timedelta
from typing import TYPE_CHECKING

from concord.agreement.models import Consultation
from concord.core.accounts.access import SYSTEM
from concord.core.accounts.roles import Role
from concord.group import commands as group
from concord.group.models import Seat
from tests.worlds import somebody

if TYPE_CHECKING:
    from .busy import Busy

URL = "/areas/wessington/group/"


def fill_groups(busy: "Busy") -> None:
    """Seats held, vacant and passed on; a kind of member that is not wanted; a group with a meeting of its own."""
    world, since = busy.world, busy.day(-100)
    facts = {"group": world.group, "sector": "public", "starts_on": since, **busy.facts}
    council = group.add_seat(**facts, organisation=world.council, category="council")
    for person, days in ((world.champion, -100), (world.member, -50)):
        group.take_seat(seat=council, person=person, starts_on=busy.day(days), level="head", **busy.facts)
    charity = group.add_seat(**facts, organisation=world.charity)
    group.take_seat(seat=charity, person=world.chair, starts_on=since, term_ends_on=busy.day(-1), **busy.facts)
    group.add_seat(**facts, category="jobs", label="For the job centre")
    group.judge_category(group=world.group, category="arms_length", reason="The council has no homes", **busy.facts)
    agreed(busy)
    at_odds(busy)
    pass_on(busy)
    raise_points(busy)
    to_councillors(busy)
    advertise(busy)
    beside(busy)


def agreed(busy: "Busy") -> None:
    """Two versions of the terms, one change of structure, one aim with its action, the chair of the board."""
    facts = {"group": busy.world.group, **busy.facts}
    for days in (-90, -20):
        group.agree_terms(**facts, mission="To look", text="We meet.", agreed_on=busy.day(days))
    group.note_structure(**facts, since_on=busy.day(-90), change="Two seats more")
    how = {"format": "hybrid", "meetings_a_year": 6, "effective_on": busy.day(-90)}
    group.decide_format(**facts, decision="Every two months", **how)
    for line in ("workstreams", "problems", "included"):
        group.note_evidence(**facts, line=line, name="A shared form", text="One page.", noted_on=busy.day(-20))
    group.word_purpose(**facts, words={"workstreams": "To build together"})
    busy.starts += [f"{URL}groups/group/{page}/" for page in ("format", "statement", "evidence/included")]
    actions = busy.world.group.actions.all()[:1]
    group.set_aim(**facts, horizon="long", text="Bills are paid in time", actions=actions)
    group.set_rotation(area=busy.world.area, body="Board", first_year=2009, every=3, **busy.facts)
    group.note_board_seats(area=busy.world.area, year=busy.today.year, total=20, voluntary=5, **busy.facts)


def pass_on(busy: "Busy") -> None:
    """A text that one member has passed on and others have not."""
    facts = {"title": "Bills are paid sooner", "text": "Tell everybody.", "due_on": busy.day(7)}
    relay = group.write_relay(group=busy.world.group, **facts, **busy.facts)
    passing = relay.passings.get(person=busy.world.chair)
    group.pass_on(passing=passing, how="mail", reached=40, said_back="At last.", **busy.facts)
    busy.starts += [f"{URL}groups/group/pass-on/", f"{URL}pass-on/texts/{relay.uid}/"]


def raise_points(busy: "Busy") -> None:
    """Points of a meeting for the running consultation: two to send, and one that was sent."""
    world, draft = busy.world, Consultation.objects.get(ended_on=None)
    meeting = world.group.meetings.filter(starts_at__lt=busy.now).latest("starts_at")
    facts = {"meeting": meeting, "consultation": draft, "raised_by": world.member, **busy.facts}
    points = [group.note_raised(text=f"Part B comes last: {n}.", **facts) for n in range(3)]
    said = {"about": "whole", "clause": None, "text": "Part B first.", "sector": "public"}
    group.send_raised(point=points[0], by=world.member, at=busy.now, **said)
    pages = ["groups/group/points/", f"meetings/{meeting.reference}/points/new/", f"points/{points[2].uid}/send/"]
    busy.starts += [f"{URL}{page}" for page in pages]


def to_councillors(busy: "Busy") -> None:
    """A seat accepted by somebody newly elected, one without an answer, and a councillor who was not briefed."""
    facts = {"area": busy.world.area, "offered_on": busy.day(-30), **busy.facts}
    group.note_offer(**facts, party_group="The second group")
    answer = {"answer": "accepted", "answered_on": busy.day(-20), "person_name": "Cass Example"}
    group.note_offer(**facts, party_group="The largest group", newly_elected=True, **answer)
    group.note_elected(area=busy.world.area, name="Nell Example", elected_on=busy.day(-40), **busy.facts)
    busy.starts += [f"{URL}party-groups/"]


def advertise(busy: "Busy") -> None:
    """A seat to apply for still, and one for which somebody is on the shortlist and somebody else waits."""
    seats = {one: group.add_seat(**seat_of(busy), label=one) for one in ("Open seat", "Small groups", "Faith groups")}
    asked, facts = {"role_description": "You come.", "panel": "The chair and a trustee"}, {"by": SYSTEM}
    free = Seat.objects.get(organisation=busy.world.council)
    busy.starts.insert(0, f"/areas/wessington/group/seats/{free.uid}/advertise/")
    still = group.advertise_seat(seat=seats["Open seat"], closes_on=busy.day(9), **asked, **busy.facts)
    written = {"name": "Ida Example", "email": "ida@example.org", "text": "I know small groups."}
    group.receive_application(vacancy=still, received_on=busy.today, **written, **busy.facts)
    empty = group.advertise_seat(seat=seats["Faith groups"], closes_on=busy.day(8), **asked, **busy.facts)
    past = busy.now - timedelta(days=30)
    over = group.advertise_seat(seat=seats["Small groups"], closes_on=busy.day(-9), **asked, **facts, at=past)
    for name in ("Ida Example", "Omar Example", "Bea Example"):
        one = group.receive_application(
            vacancy=over, received_on=busy.day(-12), **written | {"name": name}, **busy.facts
        )
    group.shortlist(application=one, **busy.facts)
    busy.starts += [f"{URL}groups/group/vacancies/", f"{URL}vacancies/{empty.uid}/", f"{URL}vacancies/{over.uid}/"]


def seat_of(busy: "Busy") -> dict[str, object]:
    return {"group": busy.world.group, "sector": "voluntary", "starts_on": busy.day(-100), **busy.facts}


def at_odds(busy: "Busy") -> None:
    """A vice chair, and issues between members: two open, one of them the vice chair's own, and one closed."""
    world = busy.world
    with_vice = somebody(world.area, world.trust, "Vikram", Role.GROUP_MEMBER)
    other = somebody(world.area, world.trust, "Odile", Role.GROUP_MEMBER)
    facts = {"by": world.chair, "at": busy.now}
    busy.answers["group:raise_issue"] = {"parties": [str(world.member.uid), str(other.uid)]}
    group.name_vice_chair(group=world.group, person=with_vice, **facts)
    for parties in ([world.member, other], [world.member, with_vice], [world.member, other]):
        issue = group.raise_issue(
            group=world.group, parties=parties, about="Who spoke first", raised_on=busy.day(-20), **facts
        )
        group.note_on_issue(issue=issue, text="We talked.", on=busy.day(-10), **facts)
    group.move_issue(issue=issue, step="closed", outcome="They shook hands", on=busy.today, **facts)
    busy.starts += [f"{URL}issues/"]


def beside(busy: "Busy") -> None:
    world = busy.world
    writers = group.add_group(
        area=world.area, name="Writers", slug="writers", kind="writers", parent=world.group, **busy.facts
    )
    group.add_seat(group=writers, sector="voluntary", starts_on=busy.today, organisation=world.cvs, **busy.facts)
    said = {"name": "A shared glossary", "text": "Ten words.", "noted_on": busy.day(-9)}
    group.note_evidence(group=writers, line="included", **said, **busy.facts)
    busy.starts += [f"{URL}groups/", f"{URL}groups/group/seats/", f"{URL}groups/group/composition/"]
    busy.starts.append(f"{URL}groups/group/who-came/")
    busy.starts += [f"{URL}groups/group/purpose/", f"{URL}board-chair/"]
    busy.starts += [f"{URL}groups/writers/", f"{URL}groups/writers/seats/"]
