"""When a prime contractor is to be reminded, how it stands, and the words of the letter."""

from collections.abc import Iterator
from datetime import date, timedelta

from concord.core.areas.models import Area
from concord.core.lib.errors import RuleBroken

from ..models import Contractor
from ..terms import ClauseKnown

# So long after it was noted a contractor is reminded, and so long it has to answer.
REMIND_WITHIN, ANSWER_WITHIN = timedelta(days=28), timedelta(days=28)
STANDINGS = {
    "not_reminded": "Not reminded in time",
    "no_answer": "No answer in time",
    "to_remind": "To be reminded",
    "waiting": "Reminded, no answer yet",
    "answered": "Has answered",
    "over": "Contract is over",
}
OVERDUE = ("not_reminded", "no_answer")


def standing(contractor: Contractor, today: date) -> str:
    """A key of `STANDINGS`."""
    if contractor.ends_on is not None and contractor.ends_on < today:
        return "over"
    if contractor.acknowledged_on is not None:
        return "answered"
    due = due_on(contractor)
    if contractor.reminded_on is None:
        return "not_reminded" if due < today else "to_remind"
    return "no_answer" if due < today else "waiting"


def due_on(contractor: Contractor) -> date:
    """The last day for the next step: to remind, or once that is done to answer."""
    if contractor.reminded_on is None:
        return contractor.noted_on + REMIND_WITHIN
    return contractor.reminded_on + ANSWER_WITHIN


def check_noted(noted_on: date, today: date) -> None:
    if noted_on > today:
        raise RuleBroken("That day is still to come.", field="noted_on")


def check_reminder(contractor: Contractor, *, on: date, by_mail: bool, today: date) -> None:
    if standing(contractor, today) == "over":
        raise RuleBroken("Its contract is over. Change its last day first, if it goes on.")
    if by_mail and not contractor.contact_email:
        raise RuleBroken("There is no e-mail address. Add one, or send the letter.", field="way")
    if on > today:
        raise RuleBroken("That day is still to come.", field="on")
    if contractor.reminded_on is not None and on < contractor.reminded_on:
        raise RuleBroken(f"It was reminded on {contractor.reminded_on:%-d %B %Y} already.", field="on")


def check_answer(contractor: Contractor, *, on: date, today: date) -> None:
    if contractor.reminded_on is None:
        raise RuleBroken("It was not reminded yet.")
    if on > today:
        raise RuleBroken("That day is still to come.", field="on")
    if on < contractor.reminded_on:
        raise RuleBroken("That is before it was reminded.", field="on")


def letter(contractor: Contractor, area: Area, *, on: date) -> Iterator[str]:
    """The paragraphs of the reminder, in the area's words (R028: the duty travels with the money)."""
    word, sector = area.word("agreement"), area.word("voluntary_sector")
    yield (
        f"You get public money from {contractor.funder} for this work: {contractor.contract}. In {area.name} public "
        f"bodies and the {sector} have agreed how they work together, in the {word} of {area.name}."
    )
    yield (
        f"Whoever passes on money on behalf of a public body is asked to keep the {word} as that body does. "
        "The duty travels with the money: through every contract below yours, and for European and other funds too. "
        "That is about fair notice, paying on time, asking people early, and respect for their independence."
    )
    if contractor.chain:
        yield f"As far as we know, these voluntary organisations work below you: {'; '.join(contractor.chain)}."
    yield {
        ClauseKnown.YES.value: "Your contract says so in a clause of its own.",
        ClauseKnown.NO.value: "Your contract has no clause about this yet. We ask that it gets one when it is renewed.",
        ClauseKnown.UNKNOWN.value: "Please tell us whether your contract has a clause about this.",
    }[contractor.has_clause]
    until = on + ANSWER_WITHIN
    yield (
        f"Please write back by {until:%-d %B %Y} that you have read this, "
        f"and say who looks after the {word} with you. We are glad to come and explain it."
    )
    yield "This is a reminder. It changes no contract, and it is not legal advice."
