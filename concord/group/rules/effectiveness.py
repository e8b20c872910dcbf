"""Whether now, and what may be shown: the yearly survey of a group's members (confidentiality.md, Small numbers)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from concord.core.lib.errors import RuleBroken
from concord.core.lib.figures import FLOOR
from concord.core.ui.wording import percent_n

from ..models import Survey
from ..terms import SurveyAnswer, SurveyQuestion


def is_open(survey: Survey, day: date) -> bool:
    return survey.opened_on <= day <= survey.closes_on


def check_survey(year: int, closes_on: date, today: date) -> None:
    if not today.year - 1 <= year <= today.year:
        raise RuleBroken("Ask about this year or the one before.", field="year")
    if closes_on <= today:
        raise RuleBroken("Give people at least until tomorrow.", field="closes_on")


def check_may_answer_survey(survey: Survey, today: date) -> None:
    if not is_open(survey, today):
        raise RuleBroken("This survey is closed.")


def check_answers(answers: Mapping[str, str]) -> None:
    if set(answers) != set(SurveyQuestion.values) or not set(answers.values()) <= set(SurveyAnswer.values):
        raise RuleBroken("Answer each question.")


def may_show(answered: int) -> bool:
    """Results only from five replies on."""
    return answered >= FLOOR


def may_show_sectors(public: int, voluntary: int, others: int) -> bool:
    """By sector only where each has enough; the others, who could be subtracted out, are nobody or enough as well."""
    return may_show(public) and may_show(voluntary) and (others == 0 or may_show(others))


@dataclass(frozen=True)
class Said:
    """How many gave each answer."""

    agree: int = 0
    partly: int = 0
    disagree: int = 0

    @property
    def n(self) -> int:
        return self.agree + self.partly + self.disagree

    @property
    def share(self) -> str:
        return percent_n(self.agree, self.n)

    def __add__(self, other: "Said") -> "Said":
        return Said(self.agree + other.agree, self.partly + other.partly, self.disagree + other.disagree)


def sum_of(parts: Sequence[Said]) -> Said:
    return sum(parts, Said())


def points_between(public: Said, voluntary: Said) -> str:
    """How far those who agree lie apart."""
    gap = round(100 * public.agree / public.n - 100 * voluntary.agree / voluntary.n)
    if not gap:
        return "no gap"
    return f"{abs(gap)} points more in the {'public' if gap > 0 else 'voluntary'} sector"
