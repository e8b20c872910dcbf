"""Who keeps watch in the busy place: described, changed since, trained, and with notes of their own."""

from decimal import Decimal
from typing import TYPE_CHECKING

from concord.champions import commands as champions
from concord.champions.models import Mailing, Recipient, WorkArea
from concord.champions.queries.mailings import chosen_by
from concord.core.directory.models import Partnership

if TYPE_CHECKING:
    from .busy import Busy


def fill_champions(busy: "Busy") -> None:
    world = busy.world
    about = {"person": world.champion, "area": world.area}
    first = {"seniority": "manager", "duties": ["promote"], "director": "Dee Head", "role_note": "One day a month."}
    champions.describe_champion(changes=first, mentor=world.volunteer, **about, **busy.facts)
    champions.describe_champion(changes={"seniority": "senior", "shown_across": True}, **about, **busy.facts)
    elected = {"elected": True, "elected_post": "Mayor", "shown_publicly": True}
    champions.describe_champion(person=world.volunteer, area=world.area, changes=elected, **busy.facts)
    for kind, text in (("training", "Induction"), ("support", "A long talk"), ("signpost", "Showed the leaflet")):
        champions.note_entry(kind=kind, on=busy.day(-9), text=text, for_whom="Leisure", **about, **busy.facts)
    champions.change_settings(area=world.area, months=12, often_from=2, **busy.facts)
    for name in ("Olive", "Otto"):
        facts = {"name": name, "email": f"{name.lower()}@example.org", "organisation_name": "Open Door Advice"}
        offer = champions.express_interest(area=world.area, by=None, at=busy.now, **facts)
    champions.decline_expression(expression=offer, reason="There are two of you already.", **busy.facts)
    write_to_them(busy)
    tell_what_they_saw(busy)
    work_alike(busy)
    reach_further(busy)
    look_back(busy)
    busy.starts.append("/areas/wessington/champions/offers/")
    busy.starts += ["/areas/wessington/champions/", f"/areas/wessington/champions/people/{world.champion.uid}/"]
    busy.starts.append("/areas/wessington/champions/mine/")


def write_to_them(busy: "Busy") -> None:
    """A briefing that was read and asked about, a plain mail, and a draft."""
    area, champion = busy.world.area, busy.world.champion
    letter = {"area": area, "text": "We meet on Tuesday.", **busy.facts}
    for kind in ("briefing", "mail"):
        made = champions.write_mailing(subject=f"A {kind}", kind=kind, **letter)
        people = sum(1 for one in chosen_by(area, busy.today, {}) if not one.left_out)
        champions.send_mailing(mailing=made, looked_at=people, **busy.facts)
        champions.deliver_batch(mailing=made, at=busy.now)
    champions.write_mailing(subject="A draft", kind="briefing", sought={"sector": "public"}, **letter)
    copy = Recipient.objects.get(person=champion, mailing__kind="briefing")
    for text in ("May we come?", "At what time?"):
        asked = champions.ask_question(recipient=copy, text=text, at=busy.now)
    champions.answer_question(question=asked, text="At noon.", **busy.facts)
    busy.starts += [f"/areas/wessington/champions/letters/{one.uid}/" for one in Mailing.objects.all()]
    busy.starts += [f"/areas/wessington/champions/{page}/" for page in ("letters", "questions", "briefings")]


def tell_what_they_saw(busy: "Busy") -> None:
    """A note that waits, one that the group reads, and one that belongs into a return; and a link to write one."""
    world = busy.world
    for person, text, shown in (
        (world.champion, "The form is long.", False),
        (world.volunteer, "They rang back within a day.", True),
        (world.volunteer, "Bills come late.", False),
    ):
        note = champions.write_note(
            person=person,
            area=world.area,
            text=text,
            kind="learn",
            seen_on=busy.day(-3),
            organisation=world.council,
            unit=None,
            for_group=shown,
            named=False,
            at=busy.now,
        )
        if person == world.volunteer:
            state = "read" if shown else "asked"
            champions.answer_note(note=note, state=state, answer="Thank you.", **busy.facts)
    champions.send_note_link(person=world.champion, area=world.area, **busy.facts)
    busy.starts += [f"/areas/wessington/champions/{page}/" for page in ("notes", "notes/group", "mine/notes")]


def work_alike(busy: "Busy") -> None:
    """Two of both sectors who do the same; one asks for the other, was introduced, was told no; a pack was given."""
    world = busy.world
    for person in (world.champion, world.volunteer):
        champions.add_work_area(
            person=person, area=world.area, theme="grants", words="", use="Read the form with us", **busy.facts
        )
    theirs, asks = WorkArea.objects.get(champion__person=world.volunteer), {"by": world.champion, "at": busy.now}
    for answer in ("introduce", "decline"):
        asked = champions.ask_introduction(work=theirs, message="May we talk?", shares_address=True, **asks)
        if answer == "introduce":
            champions.introduce(introduction=asked, agreed=True, shares_address=False, **busy.facts)
        if answer == "decline":
            champions.decline_introduction(introduction=asked, reason="They are away.", **busy.facts)
    hers = WorkArea.objects.get(champion__person=world.champion)
    champions.ask_introduction(work=hers, message="", shares_address=False, by=world.volunteer, at=busy.now)
    given = {"area": world.area, "pack": "champion", "on": busy.day(-9)}
    champions.note_pack_given(person=world.champion, **given, **busy.facts)
    pages = ("areas-of-work", "mine/areas-of-work", "counterparts", "introductions", "induction")
    pages += ("induction/member",)
    busy.starts += [f"/areas/wessington/champions/{page}/" for page in pages]


def reach_further(busy: "Busy") -> None:
    """Seats elsewhere, a board that meets, and the agreement on agendas: of a partner, a board and a team."""
    world, board = busy.world, Partnership.objects.filter(ended_on=None).first()
    since = {"starts_on": busy.day(-90), "post": "Adviser", "carried": "Late bills"}
    champions.put_sitting(
        area=world.area, facts={"person": world.champion, "partnership": board, **since}, **busy.facts
    )
    champions.put_sitting(area=world.area, facts={"person": world.member, "body": "A network", **since}, **busy.facts)
    champions.note_board_meeting(partnership=board, on=busy.day(9), **busy.facts)
    about = {"on": busy.day(-5), "meeting": "Team meeting", "item": "Late bills", "agreed": "To pay sooner"}
    for where in ({"partnership": board}, {"organisation": world.charity}):
        champions.put_on_agenda(area=world.area, facts={**about, **where}, **busy.facts)
    own = {**about, "body": "Leisure team", "presented_by": world.champion}
    champions.put_on_agenda(area=world.area, facts=own, by=world.champion, at=busy.now)
    busy.starts += [f"/areas/wessington/champions/{page}/" for page in ("reach", "boards", "agendas")]


def look_back(busy: "Busy") -> None:
    """Thanks and learning on a yearly sheet, what was measured before and after, and somebody who speaks up."""
    world = busy.world
    about = {"person": world.champion, "area": world.area}
    champions.thank(text="You stayed with it.", **about, **busy.facts)
    champions.note_learned(text="Ask sooner.", at=busy.now, **about)
    barrier = {"title": "Late bills", "barrier": "Bills wait.", "measure": "Bills paid in 30 days", "unit": "%"}
    facts = {**barrier, "organisation": world.council, "begun_on": busy.day(-90), "story": "Finance listened."}
    for title in ("Late bills", "Short notice"):
        made = champions.put_effect(area=world.area, facts={**facts, "title": title}, **busy.facts)
        for days, value in ((-120, 58), (-10, 95)):
            champions.add_effect_value(effect=made, on=busy.day(days), value=Decimal(value), n=40, **busy.facts)
    champions.put_effect(area=world.area, facts={**facts, "is_public": True}, effect=made, **busy.facts)
    yes = {"consent_on": busy.day(-9), "consent_way": "writing", "email": "vic@example.org"}
    known = {"name": "Vic Example", "raises": "Fair notice", "where": "Ward forum", **yes}
    champions.put_advocate(area=world.area, facts=known, agreed=True, **busy.facts)
    event = {"title": "Open day", "on": busy.day(20), "link": "https://example.org", "theme": "grants"}
    champions.put_region_event(area=world.area, facts=event, **busy.facts)
    pages = ("region", "effects", f"effects/{made.uid}", "effects/public", "advocates", "mine/year")
    busy.starts += [f"/areas/wessington/champions/{page}/" for page in pages]
    busy.starts.append(f"/areas/wessington/champions/people/{world.champion.uid}/year/")
