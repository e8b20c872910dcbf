"""The yearly survey: opened, and answered once by each. Answers become sums at once; nobody's own are kept."""

from collections import Counter
from collections.abc import Mapping
from datetime import date, datetime, time

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from concord.core.accounts.access import SYSTEM, Installation, require
from concord.core.accounts.commands import mail_link
from concord.core.accounts.models import Person, PersonalLink
from concord.core.accounts.permissions import Permission
from concord.core.accounts.terms import Purpose
from concord.core.audit.commands import record
from concord.core.directory.terms import Sector
from concord.core.lib.errors import AccessDenied, RuleBroken

from ..models import Group, Survey, SurveyMark, SurveySide, SurveyTally
from ..queries.effectiveness import speaker_in, survey_tag
from ..queries.passing import speakers
from ..rules import effectiveness as rules
from ..rules.groups import check_goes_on
from ..terms import SurveyAnswer, SurveyQuestion, Verb

Actor = Person | Installation


@transaction.atomic
def open_survey(*, group: Group, year: int, closes_on: date, by: Actor, at: datetime) -> Survey:
    """Ask the members how the group worked in a year; who could answer is counted as at today."""
    require(by, Permission.RECORD_DECISIONS, group.area)
    today = timezone.localdate(at)
    check_goes_on(group, today)
    rules.check_survey(year, closes_on, today)
    if Survey.objects.filter(group=group, year=year).exists():
        raise RuleBroken("The members were asked about that year already.", field="year")
    survey = Survey(area=group.area, group=group, year=year, opened_on=today, closes_on=closes_on)
    survey.save()
    asked = Counter(one.sector for one in speakers(group, today))
    row = {"area": group.area, "survey": survey}
    SurveySide.objects.bulk_create(SurveySide(**row, sector=s, asked=asked[s]) for s in Sector.values)
    SurveyTally.objects.bulk_create(
        SurveyTally(**row, sector=sector, question=question)
        for sector in Sector.values
        for question in SurveyQuestion.values
    )
    record(Verb.SURVEY_OPENED, subject=survey, by=by, at=at, label=str(group), year=year)
    return survey


@transaction.atomic
def answer_survey(*, survey: Survey, answers: Mapping[str, str], by: Person, at: datetime) -> None:
    """Count one member's answers, once. `answers`: a `SurveyAnswer` by `SurveyQuestion`.

    The audit trail is left out on purpose: an entry would say who answered, and when.
    """
    today = timezone.localdate(at)
    speaker = speaker_in(survey, by, today)
    if speaker is None:
        raise AccessDenied("This is for the members of the group.")
    rules.check_may_answer_survey(survey, today)
    rules.check_answers(answers)
    _, first = SurveyMark.objects.get_or_create(area=survey.area, survey=survey, tag=survey_tag(by, survey))
    if not first:
        raise RuleBroken("You have answered already. Answers are counted at once and kept by nobody.")
    SurveySide.objects.filter(survey=survey, sector=speaker.sector).update(answered=F("answered") + 1)
    for question, answer in answers.items():
        column = SurveyAnswer(answer).value
        found = SurveyTally.objects.filter(survey=survey, sector=speaker.sector, question=question)
        found.update(**{column: F(column) + 1})


@transaction.atomic
def mail_survey(*, survey: Survey, at: datetime) -> int:
    """Mail a link of their own to every member who has an address, each once. Gives how many."""
    people = [one.person for one in speakers(survey.group, timezone.localdate(at)) if one.person.email]
    links = PersonalLink.objects.filter(purpose=Purpose.SURVEY, subject_key=str(survey.uid))
    known = set(links.values_list("person", flat=True))
    asked = [person for person in people if person.pk not in known]
    for person in asked:
        send_survey(survey, person, at)
    return len(asked)


def send_survey(survey: Survey, person: Person, at: datetime) -> None:
    area = survey.area
    ends = timezone.make_aware(datetime.combine(survey.closes_on, time.max))
    mail = {
        "kind": "group.survey",
        "subject": f"How does {survey.group.called} work? Five questions",
        "template": "group_survey",
        "context": {"survey": survey},
    }
    mail_link(
        purpose=Purpose.SURVEY,
        subject_key=str(survey.uid),
        expires_at=ends,
        mail=mail,
        about=survey,
        area=area,
        by=SYSTEM,
        at=at,
        person=person,
    )
