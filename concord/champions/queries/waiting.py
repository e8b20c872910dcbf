"""What people sent that waits for an officer."""

from typing import Any

from django.db.models import QuerySet

from concord.core.areas.models import Area

from ..models import Expression, Introduction, Note, Question
from ..terms import ExpressionState, IntroductionState, NoteState


def waiting(area: Area) -> dict[str, QuerySet[Any]]:
    """Offers, questions, notes and wishes to meet that nobody has answered or read, by the name of their page."""
    return {
        "offers": Expression.objects.filter(area=area, state=ExpressionState.WAITING),
        "questions": Question.objects.filter(area=area, answered_at=None),
        "notes": Note.objects.filter(area=area, state=NoteState.WAITING),
        "introductions": Introduction.objects.filter(area=area, state=IntroductionState.WAITING),
    }
