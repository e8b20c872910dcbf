"""When an organisation may say how far it can keep a draft, and what it must say with it."""

from datetime import date

from concord.core.lib.errors import RuleBroken

from ..models import Consultation, ConsultedClause
from ..terms import OPEN_STATES, Achievable
from .consultation import check_takes

LONGEST_REASON = 1_000


def check_may_be_marked(consultation: Consultation, clause: ConsultedClause, *, own: bool, today: date) -> None:
    """Organisations mark while comments are taken; what they said elsewhere is entered until the draft is settled."""
    if clause.consultation_id != consultation.pk or clause.would_end:
        raise RuleBroken("That commitment is not in this draft.")
    check_takes_marks(consultation, own=own, today=today)


def check_takes_marks(consultation: Consultation, *, own: bool, today: date) -> None:
    if own:
        check_takes(consultation, today)
    elif today < consultation.opens_on:
        raise RuleBroken(f"It can be marked from {consultation.opens_on:%-d %B %Y}.")
    elif consultation.version.state not in OPEN_STATES:
        raise RuleBroken("This draft is settled. Nothing is marked in it any more.")


def takes_marks(consultation: Consultation, *, own: bool, today: date) -> bool:
    try:
        check_takes_marks(consultation, own=own, today=today)
    except RuleBroken:
        return False
    return True


def check_mark(*, mark: str, achievable_on: date | None, comment: str, on: date) -> None:
    """The draft needs buy-in from all partners, so “achievability” is shown (R357): a day, or why not, goes with it."""
    if mark == Achievable.BY_DATE and achievable_on is None:
        raise RuleBroken("Give the day by which you can keep it.", field="achievable_on")
    if mark == Achievable.BY_DATE and achievable_on is not None and achievable_on <= on:
        raise RuleBroken("Give a day to come. If it is kept today, say that it is in practice.", field="achievable_on")
    if mark == Achievable.CANNOT and not comment:
        raise RuleBroken("Say why it cannot be kept.", field="comment")
