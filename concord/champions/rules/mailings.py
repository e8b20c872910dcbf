"""Whether now: what is written to many."""

from concord.core.lib.errors import RuleBroken

from ..terms import LeftOut, MailingState


def check_draft(state: str) -> None:
    if state != MailingState.DRAFT:
        raise RuleBroken("This has been sent already, so it cannot be changed. Write another.")


def check_goes_to(now: int, looked_at: int) -> None:
    """Whoever sends has seen to how many it goes."""
    if not now:
        raise RuleBroken("Nobody would get this. Choose others, or look at why they are left out.")
    if now != looked_at:
        raise RuleBroken(f"It would go to {now} people now, not to {looked_at}. Look again, then send it.")


def left_out(*, address: str, came_back: bool, wants_none: bool) -> str:
    """Why somebody gets no mail; empty where they do."""
    if not address:
        return LeftOut.NO_ADDRESS
    if wants_none:
        return LeftOut.ASKED
    return LeftOut.CAME_BACK if came_back else ""


def check_is_question(text: str) -> None:
    if not text:
        raise RuleBroken("Type your question first.", field="text")


def check_unanswered(is_answered: bool) -> None:
    if is_answered:
        raise RuleBroken("Someone else has just answered this.")
