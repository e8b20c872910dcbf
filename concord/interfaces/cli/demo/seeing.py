"""The demo's champions tell what they saw between meetings."""

from datetime import timedelta

from concord.champions import commands as champions
from concord.core.accounts.access import SYSTEM

from .data.seen import NOTES
from .places import Place, moment


def tell_what_was_seen(place: Place) -> None:
    for name, ago, text, kind, body, for_group, named, state, answer in NOTES:
        on = place.today - timedelta(days=ago)
        note = champions.write_note(
            person=place.people[name],
            area=place.area,
            text=text,
            kind=kind,
            seen_on=on,
            organisation=place.bodies.get(body),
            for_group=for_group,
            named=named,
            at=moment(on),
        )
        if state:
            later = moment(on + timedelta(days=2))
            champions.answer_note(note=note, state=state, answer=answer, by=SYSTEM, at=later)
