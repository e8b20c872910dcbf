"""The demo's champions tell what they saw, find who does the same, and are given their packs."""

from datetime import timedelta

from concord.champions import commands as champions
from concord.champions.models import WorkArea
from concord.core.accounts.access import SYSTEM

from .data.seen import ASKED, NOTES, PACKS, WORK
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


def work_alike(place: Place) -> None:
    """What teams work on; one introduction was made and one waits."""
    area, at = place.area, moment(place.today - timedelta(days=20))
    for name, theme, words, use in WORK:
        facts = {"theme": theme, "words": words, "use": use}
        champions.add_work_area(person=place.people[name], area=area, by=SYSTEM, at=at, **facts)
    for number, (who, whom, theme) in enumerate(ASKED):
        work = WorkArea.objects.select_related("champion__person", "area").get(
            champion__person=place.people[whom], theme=theme
        )
        message = "Shall we compare our forms?"
        asked = champions.ask_introduction(work=work, message=message, shares_address=True, by=place.people[who], at=at)
        if number:
            later = at + timedelta(days=3)
            champions.introduce(introduction=asked, agreed=True, shares_address=True, by=SYSTEM, at=later)


def give_packs(place: Place) -> None:
    for name, pack, ago in PACKS:
        on = place.today - timedelta(days=ago)
        now = moment(place.today)
        champions.note_pack_given(person=place.people[name], area=place.area, pack=pack, on=on, by=SYSTEM, at=now)
