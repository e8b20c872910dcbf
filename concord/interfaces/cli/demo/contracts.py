"""The demo's prime contractors, and how far each is with its reminder."""

from datetime import date, timedelta

from concord.agreement import commands as agreement
from concord.core.accounts.access import SYSTEM

from .data.contracts import CONTRACTS, Contract
from .places import Place, moment


def pass_money_on(place: Place) -> None:
    for line in CONTRACTS:
        note(place, line)


def note(place: Place, line: Contract) -> None:
    def ago(days: int) -> date:
        return place.today - timedelta(days=days)

    facts = {"name": line.name, "contract": line.contract, "funder": line.funder, **line.more}
    made = agreement.add_contractor(
        area=place.area, noted_on=ago(line.noted), by=SYSTEM, at=moment(ago(line.noted)), **facts
    )
    if line.reminded is not None:
        on = ago(line.reminded)
        agreement.remind_contractor(contractor=made, way="post", on=on, by=SYSTEM, at=moment(on))
    if line.answered is not None:
        on, who = ago(line.answered), line.more.get("contact_name", "")
        agreement.note_contractor_answer(contractor=made, on=on, answered_by=who, by=SYSTEM, at=moment(on))
