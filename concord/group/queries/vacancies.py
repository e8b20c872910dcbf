"""Reads of vacancies and applications."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from concord.core.areas.models import Area

from ..models import Application, Group, Vacancy
from ..terms import ApplicationState

UNDECIDED = (ApplicationState.RECEIVED, ApplicationState.SHORTLISTED)
OF_SEAT = ("seat__group", "seat__organisation", "seat__unit")


def vacancies_of(group: Group) -> QuerySet[Vacancy]:
    """Those that one may apply for or that wait for a decision first, each with how many applied."""
    found = Vacancy.objects.filter(seat__group=group).select_related(*OF_SEAT)
    return found.annotate(applied=Count("applications")).order_by("-ended_on", "closes_on", "pk")


def vacancies_in(area: Area) -> QuerySet[Vacancy]:
    """For a file: every one with counts of its applications; those who applied are in no file."""
    chosen = Q(applications__state=ApplicationState.CHOSEN)
    shortlisted = Q(applications__state=ApplicationState.SHORTLISTED)
    return (
        Vacancy.objects.filter(area=area)
        .select_related(*OF_SEAT)
        .annotate(
            applied=Count("applications"),
            shortlisted=Count("applications", filter=shortlisted | chosen),
            chosen=Count("applications", filter=chosen),
        )
        .order_by("opens_on", "pk")
    )


def vacancy_of(uid: str) -> Vacancy | None:
    return Vacancy.objects.select_related(*OF_SEAT, "area").filter(uid=uid).first()


def application_of(uid: str) -> Application | None:
    of_seat = [f"vacancy__{name}" for name in OF_SEAT]
    return Application.objects.select_related(*of_seat, "area", "holding__person").filter(uid=uid).first()


@dataclass(frozen=True)
class VacancyPage:
    """A vacancy. `applications`: for whoever chooses alone."""

    vacancy: Vacancy
    is_open: bool
    applications: Sequence[Application]

    @property
    def waiting(self) -> int:
        return sum(1 for one in self.applications if one.state in UNDECIDED)


def vacancy_page(vacancy: Vacancy, today: date, *, with_applications: bool) -> VacancyPage:
    is_open = vacancy.ended_on is None and vacancy.opens_on <= today <= vacancy.closes_on
    return VacancyPage(vacancy, is_open, list(vacancy.applications.all()) if with_applications else [])


def undecided(vacancy: Vacancy) -> int:
    return vacancy.applications.filter(state__in=UNDECIDED).count()
