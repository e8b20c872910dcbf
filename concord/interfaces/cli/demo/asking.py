"""The demo's survey of how the Compact group works: last year's, with enough answers to show, and one that is open."""

from datetime import timedelta

from concord.core.accounts.access import SYSTEM
from concord.group import commands as group
from concord.group.models import Group
from concord.group.queries.passing import speakers
from concord.group.terms import SurveyAnswer, SurveyQuestion

from .places import Place, moment

AGREE, PARTLY, DISAGREE = SurveyAnswer.AGREE, SurveyAnswer.PARTLY, SurveyAnswer.DISAGREE
# What one after the other answered, question by question.
SAID = (
    (AGREE, AGREE, AGREE, PARTLY, AGREE),
    (AGREE, PARTLY, AGREE, PARTLY, PARTLY),
    (PARTLY, DISAGREE, AGREE, DISAGREE, PARTLY),
    (AGREE, AGREE, PARTLY, AGREE, AGREE),
    (AGREE, AGREE, AGREE, PARTLY, AGREE),
    (PARTLY, PARTLY, AGREE, AGREE, AGREE),
)


def ask_how_it_works(place: Place, circle: Group) -> None:
    since = place.today - timedelta(days=70)
    at, year = moment(since), since.year
    first = group.open_survey(group=circle, year=year - 1, closes_on=since + timedelta(days=14), by=SYSTEM, at=at)
    for speaker, said in zip(speakers(circle, since), SAID, strict=False):
        answers = dict(zip(SurveyQuestion.values, said, strict=True))
        group.answer_survey(survey=first, answers=answers, by=speaker.person, at=at)
    until = place.today + timedelta(days=12)
    group.open_survey(group=circle, year=year, closes_on=until, by=SYSTEM, at=moment(place.today - timedelta(days=2)))
