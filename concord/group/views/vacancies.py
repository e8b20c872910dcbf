"""Pages of seats to apply for. Members read what is advertised; those who applied are for the officer alone."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from concord.core.accounts.access import may
from concord.core.accounts.guards import requires
from concord.core.accounts.permissions import Permission
from concord.core.accounts.requests import Request
from concord.core.ui.answering import found_or_404, paged, sent, tried

from .. import commands
from ..forms.vacancies import ApplicationForm, ChooseForm, DeclineForm, VacancyForm
from ..models import Application, Vacancy
from ..queries.vacancies import application_of, vacancies_of, vacancy_of, vacancy_page
from .common import form_page, group_or_404
from .seats import seat_or_404

PER_PAGE = 20


def vacancy_or_404(uid: str) -> Vacancy:
    return found_or_404(vacancy_of(uid))


def application_or_404(uid: str) -> Application:
    return found_or_404(application_of(uid))


def to_vacancy(vacancy: Vacancy) -> str:
    return reverse("group:vacancy", kwargs={"area": vacancy.area.slug, "uid": vacancy.uid})


@requires(Permission.SEE_MEETINGS)
def vacancies(request: Request, slug: str) -> HttpResponse:
    group = group_or_404(slug)
    page = paged(request, vacancies_of(group), PER_PAGE)
    return render(request, "group/vacancies.html", {"page": page, "group": group, "today": timezone.localdate()})


@requires(Permission.SEE_MEETINGS)
def vacancy(request: Request, uid: str) -> HttpResponse:
    chooses = may(request.person, Permission.MANAGE_MEETINGS, request.area)
    page = vacancy_page(vacancy_or_404(uid), timezone.localdate(), with_applications=chooses)
    public = reverse("group:apply", kwargs={"area": request.area.slug, "uid": uid})
    return render(request, "group/vacancy.html", {"page": page, "link": request.build_absolute_uri(public)})


@requires(Permission.MANAGE_MEETINGS)
def advertise_seat(request: Request, uid: str) -> HttpResponse:
    seat, form = seat_or_404(uid), VacancyForm(sent(request))

    def run() -> Vacancy:
        return commands.advertise_seat(seat=seat, by=request.person, at=timezone.now(), **form.cleaned_data)

    lead = "Members read it, and whoever has the link of its form can apply. Enter what else people send you."
    return form_page(
        request, form, run, title="Advertise the seat", verb="Advertise it", words="People can apply now.",
        after=to_vacancy, caption=str(seat), lead=lead,
    )  # fmt: skip


@require_POST
@requires(Permission.MANAGE_MEETINGS)
def end_vacancy(request: Request, uid: str) -> HttpResponse:
    found = vacancy_or_404(uid)
    commands.end_vacancy(vacancy=found, by=request.person, at=timezone.now())
    messages.success(request, "The vacancy has ended. Nobody was chosen.")
    return redirect(to_vacancy(found))


@requires(Permission.MANAGE_MEETINGS)
def receive_application(request: Request, uid: str) -> HttpResponse:
    found = vacancy_or_404(uid)
    form = ApplicationForm(sent(request), initial={"received_on": timezone.localdate()})

    def run() -> Application:
        return commands.receive_application(vacancy=found, by=request.person, at=timezone.now(), **form.cleaned_data)

    return form_page(
        request, form, run, title="Enter an application", verb="Save", words="The application is in.",
        after=lambda made: to_vacancy(found), caption=str(found),
    )  # fmt: skip


@requires(Permission.MANAGE_MEETINGS)
def application(request: Request, uid: str) -> HttpResponse:
    found = application_or_404(uid)
    past = timezone.localdate() > found.vacancy.closes_on
    return render(request, "group/application.html", {"application": found, "vacancy": found.vacancy, "past": past})


@require_POST
@requires(Permission.MANAGE_MEETINGS)
def shortlist(request: Request, uid: str) -> HttpResponse:
    found = application_or_404(uid)
    commands.shortlist(application=found, off=bool(request.POST.get("off")), by=request.person, at=timezone.now())
    return redirect(to_vacancy(found.vacancy))


@requires(Permission.MANAGE_MEETINGS)
def choose_applicant(request: Request, uid: str) -> HttpResponse:
    found, today = application_or_404(uid), timezone.localdate()
    form = ChooseForm(sent(request), area=request.area, on=today, initial={"starts_on": today})

    def run() -> None:
        commands.choose_applicant(application=found, by=request.person, at=timezone.now(), **form.cleaned_data)

    return form_page(
        request, form, run, title=f"{found.name} is chosen", verb="Choose them", caption=str(found.vacancy),
        words="They hold the seat, and have a letter if they gave an address. Answer the others now.",
        lead="The vacancy ends with it.", after=lambda made: to_vacancy(found.vacancy),
    )  # fmt: skip


@requires(Permission.MANAGE_MEETINGS)
def decline_applicant(request: Request, uid: str) -> HttpResponse:
    found, form = application_or_404(uid), DeclineForm(sent(request))

    def run() -> None:
        commands.decline_applicant(application=found, by=request.person, at=timezone.now(), **form.cleaned_data)

    return form_page(
        request, form, run, title=f"{found.name} is not chosen", verb="Send the answer", caption=str(found.vacancy),
        words="It is noted, and sent if they gave an address.", after=lambda made: to_vacancy(found.vacancy),
    )  # fmt: skip


@require_POST
@requires(Permission.MANAGE_MEETINGS)
def remove_application(request: Request, uid: str) -> HttpResponse:
    found = application_or_404(uid)
    tried(
        request,
        lambda: commands.remove_application(application=found, by=request.person, at=timezone.now()),
        lambda _: "The application is taken away. Nobody had mail about it.",
    )
    return redirect(to_vacancy(found.vacancy))
