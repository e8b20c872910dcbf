"""Whether now: what a champion saw, who reads it, and for how long it is kept."""

from datetime import date

from concord.core.lib.dates import add_months
from concord.core.lib.errors import RuleBroken

from ..terms import NoteState

KEPT_MONTHS = 24


def check_says_something(text: str) -> None:
    if not text:
        raise RuleBroken("Say in a few words what you saw.", field="text")


def check_shown_with_name(*, for_group: bool, named: bool) -> None:
    if named and not for_group:
        raise RuleBroken(
            "Your name is shown only with your note. Let the group read it too, or hide both.", field="named"
        )


def check_not_answered(changed: int) -> None:
    if changed != 1:
        raise RuleBroken("This note has just been read by somebody else, or was taken back.")


def check_answer_state(state: str) -> None:
    """Somebody who reads it marks it read, or asks for it in a return."""
    if state not in (NoteState.READ, NoteState.ASKED):
        raise RuleBroken("Choose whether it is read, or belongs into their return.", field="state")


def kept_since(day: date) -> date:
    """A note that is older than this goes."""
    return add_months(day, -KEPT_MONTHS)


def who_reads(*, officer: str, group: str, trustee: str) -> str:
    """The sentence beside the box. `trustee`: who holds names in confidence here; empty where nobody does."""
    said = (
        f"Every {officer} here reads it, with your name. Nobody else does, unless you say below that the {group} may. "
        "Whoever runs this server could look, and a public body that somebody here works for may have to show it under "
        "freedom of information. "
    )
    if trustee:
        return said + (
            "If you fear what could follow, do not write it here: tell it as a confidential point in your return, "
            f"which goes to {trustee}."
        )
    return said + "If you fear what could follow, do not write it here: nobody in this area holds names in confidence."
