"""The demo's register of partnerships, and two rounds in which they were asked."""

from datetime import timedelta

from concord.core.accounts.access import SYSTEM
from concord.core.directory import commands as directory
from concord.core.directory.models import Partnership, PartnershipAnswer, PartnershipRound

from .data import address
from .data.partnerships import (
    ANSWERED_NOW,
    ANSWERED_THEN,
    COMMITTEE,
    LAST_YEAR,
    ON_PAPER,
    PARTNERSHIPS,
    SCRUTINISED,
    THIS_YEAR,
)
from .places import Place, moment

SAID = ("on_agenda", "is_adopted", "use", "needs", "answered_by")


def ask_partnerships(place: Place) -> None:
    """Last year's round was closed; this year's is open, one answer came on paper and some are missing."""
    add_partnerships(place)
    before = begin(place, *LAST_YEAR)
    for name, after, *said in ANSWERED_THEN:
        answer(before, name, after, said)
    directory.close_round(round_=before, by=SYSTEM, at=moment(before.due_on + timedelta(days=6)))
    now = begin(place, *THIS_YEAR)
    for name, after, *said in ANSWERED_NOW:
        answer(now, name, after, said)
    name, after, *told = ON_PAPER
    on = now.begun_on + timedelta(days=after)
    facts = dict(zip(SAID, told, strict=True))
    found = PartnershipAnswer.objects.select_related("round", "partnership", "area").get(round=now, name=name)
    directory.note_answer(answer=found, facts=facts, on=on, by=SYSTEM, at=moment(on))
    scrutinise(place)


def scrutinise(place: Place) -> None:
    """What the committee looked at, what was referred to it, and what it plans."""
    committee = Partnership.objects.get(area=place.area, name=COMMITTEE)
    for kind, title, ahead, evidence_ahead, outcome in SCRUTINISED:
        due_on = None if evidence_ahead is None else place.today + timedelta(days=evidence_ahead)
        said = {"kind": kind, "title": title, "outcome": outcome, "evidence_due_on": due_on}
        facts = {"committee": committee, "on": place.today + timedelta(days=ahead), **said}
        at = moment(place.today - timedelta(days=3))
        directory.put_scrutiny_item(area=place.area, facts=facts, by=SYSTEM, at=at)


def add_partnerships(place: Place) -> None:
    at, made = moment(place.today - timedelta(days=430)), {"": None}
    for name, kind, parent, chair, seats, voluntary, has_address in PARTNERSHIPS:
        facts = {
            "name": name,
            "kind": kind,
            "parent": made[parent],
            "chair_name": chair,
            "contact_email": address(name) if has_address else "",
            "seats": seats,
            "voluntary_seats": voluntary,
        }
        made[name] = directory.add_partnership(area=place.area, facts=facts, by=SYSTEM, at=at)  # type: ignore[assignment]  # none stands for no other


def begin(place: Place, name: str, ago: int, due_ago: int) -> PartnershipRound:
    on = place.today - timedelta(days=ago)
    due_on = place.today - timedelta(days=due_ago)
    return directory.begin_round(
        area=place.area,
        name=f"{on.year} ({name})",
        due_on=due_on,
        message="Your answers go to the board in one page.",
        by=SYSTEM,
        at=moment(on),
    )


def answer(round_: PartnershipRound, name: str, after: int, said: list[str]) -> None:
    found = PartnershipAnswer.objects.select_related("round", "partnership", "area").get(round=round_, name=name)
    on = round_.begun_on + timedelta(days=after)
    directory.answer_by_link(answer=found, facts=dict(zip(SAID, said, strict=True)), at=moment(on))
