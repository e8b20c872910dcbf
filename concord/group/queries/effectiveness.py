"""Reads of how well a group works: its yearly survey, and beside it what its records say, year by year."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q
from django.db.models.functions import ExtractYear

from concord.core.accounts.encryption import tag
from concord.core.accounts.models import Person
from concord.core.areas.models import Area
from concord.core.directory.terms import Sector
from concord.core.ui.wording import percent_n

from ..models import Action, Attendance, Group, Outcome, Survey, SurveyMark
from ..rules import PRESENT
from ..rules.effectiveness import Said, is_open, may_show, may_show_sectors, points_between, sum_of
from ..terms import ActionState, MeetingState, MinutesState, OutcomeKind, SurveyQuestion
from .composition import new_organisations
from .passing import Speaker, speakers
from .year import year_counts

YEARS = 6


@dataclass(frozen=True)
class Line:
    """One question: everybody's answers, and both sectors' where each has enough."""

    question: str
    everybody: Said
    public: Said | None = None
    voluntary: Said | None = None

    @property
    def gap(self) -> str:
        return points_between(self.public, self.voluntary) if self.public and self.voluntary else ""


@dataclass(frozen=True)
class SurveyPage:
    """A survey. Nobody sees how many answered before it is closed, nor what was said by fewer than five."""

    survey: Survey
    is_open: bool
    may_answer: bool
    has_answered: bool
    asked: int
    answered: int | None
    lines: Sequence[Line]
    by_sector: bool


@dataclass(frozen=True)
class YearLine:
    """What the records of one year say. Pairs are (so many, of so many)."""

    year: int
    meetings: tuple[int, int]
    public: tuple[int, int]
    voluntary: tuple[int, int]
    decisions: int
    actions: tuple[int, int]
    new: int
    so_far: int

    @property
    def meetings_held(self) -> str:
        return f"{self.meetings[0]} of {self.meetings[1]}"

    @property
    def public_came(self) -> str:
        return percent_n(*self.public)

    @property
    def voluntary_came(self) -> str:
        return percent_n(*self.voluntary)

    @property
    def actions_done(self) -> str:
        return percent_n(*self.actions)


@dataclass(frozen=True)
class ReviewPage:
    group: Group
    surveys: Sequence[Survey]
    open_survey: Survey | None
    years: Sequence[YearLine]


def survey_of(uid: str) -> Survey | None:
    return Survey.objects.select_related("group__area", "area").filter(uid=uid).first()


def survey_tag(person: Person, survey: Survey) -> str:
    """The keyed hash by which one person answers once."""
    return tag("survey", person.uid, survey.uid)


def speaker_in(survey: Survey, person: Person, day: date) -> Speaker | None:
    return next((one for one in speakers(survey.group, day) if one.person.pk == person.pk), None)


def survey_page(survey: Survey, person: Person, today: date) -> SurveyPage:
    open_now = is_open(survey, today)
    has_answered = SurveyMark.objects.filter(survey=survey, tag=survey_tag(person, survey)).exists()
    sides = {side.sector: side for side in survey.sides.all()}
    answered = sum(side.answered for side in sides.values())
    lines, by_sector = ([], False) if open_now else lines_of(survey, {key: s.answered for key, s in sides.items()})
    return SurveyPage(
        survey=survey,
        is_open=open_now,
        may_answer=open_now and not has_answered and speaker_in(survey, person, today) is not None,
        has_answered=has_answered,
        asked=sum(side.asked for side in sides.values()),
        answered=None if open_now or not may_show(answered) else answered,
        lines=lines,
        by_sector=by_sector,
    )


def lines_of(survey: Survey, answered: dict[str, int]) -> tuple[list[Line], bool]:
    """Each question, and whether both sectors stand beside each other; nothing below five replies."""
    everybody = sum(answered.values())
    if not may_show(everybody):
        return [], False
    public, voluntary = answered.get(Sector.PUBLIC, 0), answered.get(Sector.VOLUNTARY, 0)
    by_sector = may_show_sectors(public, voluntary, everybody - public - voluntary)
    said: dict[str, dict[str, Said]] = {question: {} for question in SurveyQuestion.values}
    for tally in survey.tallies.all():
        said[tally.question][tally.sector] = Said(tally.agree, tally.partly, tally.disagree)
    return [line_of(key, found, by_sector=by_sector) for key, found in said.items()], by_sector


def line_of(key: str, found: dict[str, Said], *, by_sector: bool) -> Line:
    label, everybody = str(SurveyQuestion(key).label), sum_of(list(found.values()))
    if not by_sector:
        return Line(label, everybody)
    return Line(label, everybody, found.get(Sector.PUBLIC, Said()), found.get(Sector.VOLUNTARY, Said()))


def review_page(group: Group, today: date) -> ReviewPage:
    surveys = list(Survey.objects.filter(group=group)[: YEARS * 2])
    open_now = next((one for one in surveys if is_open(one, today)), None)
    return ReviewPage(group, surveys, open_now, year_lines(group, today))


def year_lines(group: Group, today: date) -> list[YearLine]:
    """The latest years first, in five queries."""
    held = {one.year: (one.held, one.planned) for one in year_counts(group)}
    came, decided, done = attendance_by_year(group), decisions_by_year(group), actions_by_year(group, today)
    new = {year: count for year, count, _ in new_organisations(group)}
    years = sorted({*held, *decided, *done, *new}, reverse=True)
    years = [year for year in years if year <= today.year][:YEARS]
    none = ((0, 0), (0, 0))
    return [
        YearLine(
            year, held.get(year, (0, 0)), *came.get(year, none), decided.get(year, 0), done.get(year, (0, 0)),
            new.get(year, 0), sum(count for since, count in new.items() if since <= year),
        )
        for year in years
    ]  # fmt: skip


def attendance_by_year(group: Group) -> dict[int, tuple[tuple[int, int], tuple[int, int]]]:
    """Of those who decide and were invited to meetings that were held: how many came, public then voluntary."""
    rows = Attendance.objects.filter(meeting__group=group, meeting__state=MeetingState.HELD, decides=True)
    here = Q(state__in=PRESENT)
    counted = rows.values(year=ExtractYear("meeting__starts_at")).annotate(
        public=Count("pk", filter=Q(sector=Sector.PUBLIC)),
        public_here=Count("pk", filter=Q(sector=Sector.PUBLIC) & here),
        voluntary=Count("pk", filter=Q(sector=Sector.VOLUNTARY)),
        voluntary_here=Count("pk", filter=Q(sector=Sector.VOLUNTARY) & here),
    )
    return {
        row["year"]: ((row["public_here"], row["public"]), (row["voluntary_here"], row["voluntary"]))
        for row in counted.order_by()
    }


def decisions_by_year(group: Group) -> dict[int, int]:
    """Decisions in minutes that were sent round, by the year of their meeting."""
    found = Outcome.objects.filter(item__minutes__meeting__group=group, kind=OutcomeKind.DECISION)
    found = found.exclude(item__minutes__state=MinutesState.DRAFT)
    years = found.values(year=ExtractYear("item__minutes__meeting__starts_at")).annotate(n=Count("pk"))
    return {row["year"]: row["n"] for row in years.order_by()}


def actions_by_year(group: Group, today: date) -> dict[int, tuple[int, int]]:
    """Of the actions due in a year, until today: how many are done."""
    found = Action.objects.filter(group=group, due_on__lte=today).values(year=ExtractYear("due_on"))
    counted = found.annotate(n=Count("pk"), done=Count("pk", filter=Q(state=ActionState.DONE))).order_by()
    return {row["year"]: (row["done"], row["n"]) for row in counted}


def results(area: Area, today: date) -> list[tuple[Survey, int, Line]]:
    """What closed surveys of the area may show, for a file: everybody's answers, never those of a sector."""
    surveys = (
        Survey.objects.filter(area=area, closes_on__lt=today)
        .select_related("group")
        .prefetch_related("sides", "tallies")
    )
    found = []
    for survey in surveys.order_by("year", "pk"):
        answered = {side.sector: side.answered for side in survey.sides.all()}
        found += [(survey, sum(answered.values()), line) for line in lines_of(survey, answered)[0]]
    return found
