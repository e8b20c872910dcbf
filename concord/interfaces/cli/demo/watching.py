"""The demo's champions: levels, duties, training, what they did, and a briefing to them."""

from datetime import timedelta
from typing import Any

from concord.champions import commands as champions
from concord.champions.queries.mailings import chosen_by
from concord.core.accounts.access import SYSTEM
from concord.core.directory import commands as directory

from .data import address
from .data import watching as data
from .places import Place, moment


def keep_watch(place: Place) -> None:
    began = moment(place.today - timedelta(days=400))
    for name, size in data.SIZES.items():
        body = place.bodies[name]
        directory.change_organisation(
            organisation=body, area=place.area, changes={"size": size}, identifiers=None, by=SYSTEM, at=began
        )
    for name, changes in data.CHAMPIONS:
        champions.describe_champion(person=place.people[name], area=place.area, changes=changes, by=SYSTEM, at=began)
    for name, organisation, why in data.OFFERS:
        offer = {"name": name, "email": address(name), "organisation_name": organisation, "why": why}
        champions.express_interest(area=place.area, by=None, at=moment(place.today - timedelta(days=5)), **offer)
    write_briefing(place)
    for name, mentor in data.MENTORS:
        champions.describe_champion(
            person=place.people[name], area=place.area, changes={}, mentor=place.people[mentor], by=SYSTEM, at=began
        )
    for name, ago, kind, text, whom in data.ENTRIES:
        on = place.today - timedelta(days=ago)
        champions.note_entry(
            person=place.people[name],
            area=place.area,
            kind=kind,
            on=on,
            text=text,
            for_whom=whom,
            by=SYSTEM,
            at=moment(on),
        )


def write_briefing(place: Place) -> None:
    """A briefing of last month that some have read and one asked about, and a draft for the voluntary sector."""
    subject, text, draft, draft_text = data.BRIEFING
    sent = moment(place.today - timedelta(days=30))
    facts: dict[str, Any] = {"area": place.area, "by": SYSTEM}
    letter = champions.write_mailing(subject=subject, text=text, kind="briefing", at=sent, **facts)
    chosen = chosen_by(place.area, sent.date(), {})
    goes_to = sum(1 for one in chosen if not one.left_out)
    champions.send_mailing(mailing=letter, looked_at=goes_to, by=SYSTEM, at=sent)
    while champions.deliver_batch(mailing=letter, at=sent):
        pass
    for name in data.HAVE_READ:
        copy = letter.recipients.select_related("person", "area").get(person=place.people[name])
        champions.mark_read(recipient=copy, at=sent + timedelta(days=2))
    for name, question, answer in data.ASKED:
        copy = letter.recipients.select_related("person", "area", "mailing").get(person=place.people[name])
        asked = champions.ask_question(recipient=copy, text=question, at=sent + timedelta(days=3))
        if answer:
            champions.answer_question(question=asked, text=answer, by=SYSTEM, at=sent + timedelta(days=4))
    at = moment(place.today - timedelta(days=1))
    sought = {"sector": "voluntary"}
    champions.write_mailing(subject=draft, text=draft_text, kind="mail", sought=sought, at=at, **facts)
