"""Whether now: seats advertised, applications, and who is chosen."""

from collections.abc import Mapping
from datetime import date, timedelta

from concord.core.lib.errors import RuleBroken

from ..models import Application, Seat, Vacancy
from ..terms import ApplicationState

APPLICATION_TRANSITIONS: Mapping[str, frozenset[str]] = {
    ApplicationState.RECEIVED: frozenset({ApplicationState.SHORTLISTED, ApplicationState.NOT_CHOSEN}),
    ApplicationState.SHORTLISTED: frozenset(
        {ApplicationState.RECEIVED, ApplicationState.CHOSEN, ApplicationState.NOT_CHOSEN}
    ),
    ApplicationState.CHOSEN: frozenset(),
    ApplicationState.NOT_CHOSEN: frozenset(),
}
# What somebody wrote to apply is kept for a year after it was answered, or after the last day to apply.
KEPT_DAYS = 365
STANDARD_ROLE = """What a member does
You come to the meetings, or send somebody who may decide.
You speak for those who sent you, pass on to them what the group says, and bring back what they think.

What we look for
You know the work of local groups from within.
You listen, and you can disagree in a friendly way.

What it takes
About six meetings a year of two hours, and an hour of reading for each."""


def check_vacancy(seat: Seat, *, role_description: str, panel: str, closes_on: date, opens_on: date) -> None:
    if seat.ends_on is not None:
        raise RuleBroken("This seat has ended, so nobody can apply for it.")
    if not role_description.strip():
        raise RuleBroken("Say what the seat asks for.", field="role_description")
    if not panel.strip():
        raise RuleBroken("Say who chooses.", field="panel")
    if closes_on < opens_on:
        raise RuleBroken("The last day to apply must not lie in the past.", field="closes_on")


def check_open(vacancy: Vacancy) -> None:
    if vacancy.ended_on is not None:
        raise RuleBroken("This vacancy has ended.")


def check_received(vacancy: Vacancy, received_on: date, today: date) -> None:
    """Every application came in by the same last day; one that comes too late is not taken."""
    check_open(vacancy)
    if received_on > today:
        raise RuleBroken("Choose today or an earlier day.", field="received_on")
    if not vacancy.opens_on <= received_on <= vacancy.closes_on:
        raise RuleBroken(
            f"Applications are taken from {vacancy.opens_on:%-d %B %Y} to {vacancy.closes_on:%-d %B %Y}.",
            field="received_on",
        )


def check_says_who(*, name: str, email: str, text: str) -> None:
    """Whoever applies by the link says who they are, where an answer reaches them, and how they fit."""
    for field, value in {"name": name, "email": email, "text": text}.items():
        if not value:
            raise RuleBroken("Fill this in, so that your application can be looked at.", field=field)


def check_may_choose(vacancy: Vacancy, today: date) -> None:
    """Nobody is shortlisted or answered before everybody could apply."""
    if today <= vacancy.closes_on:
        raise RuleBroken(f"People can still apply until {vacancy.closes_on:%-d %B %Y}. Look at all of them together.")


def check_application_can_become(application: Application, state: str) -> None:
    if state not in APPLICATION_TRANSITIONS[application.state]:
        raise RuleBroken("This application was answered already, or is not on the shortlist.")


def check_may_remove(application: Application) -> None:
    if application.state == ApplicationState.CHOSEN:
        raise RuleBroken("Whoever wrote this was chosen, so it stays until it goes by itself.")


def check_feedback(feedback: str) -> None:
    if not feedback.strip():
        raise RuleBroken("Say why, in words that help them.", field="feedback")


def check_may_end(waiting: int) -> None:
    if waiting:
        raise RuleBroken("Answer everybody who applied first.")


def applications_kept_since(on: date) -> date:
    return on - timedelta(days=KEPT_DAYS)
