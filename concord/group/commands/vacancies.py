"""Seats advertised, applications taken and answered. Whoever is chosen takes the seat."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from concord.core.accounts.access import SYSTEM, Installation, require
from concord.core.accounts.models import Person
from concord.core.accounts.permissions import Permission
from concord.core.areas.models import Area
from concord.core.audit.commands import record
from concord.core.lib.errors import RuleBroken
from concord.core.lib.text import clean_line, clean_text
from concord.core.mail.commands import queue_mail

from ..models import Application, Holding, Seat, Vacancy
from ..queries.vacancies import undecided
from ..rules import vacancies as rules
from ..terms import ApplicationState, Route, Verb
from .seats import take_seat

Actor = Person | Installation


@transaction.atomic
def advertise_seat(
    *, seat: Seat, role_description: str, closes_on: date, panel: str, by: Actor, at: datetime
) -> Vacancy:
    """Say that a seat can be applied for until a day, what it asks for and who chooses."""
    require(by, Permission.MANAGE_MEETINGS, seat.area)
    asked, chooses, today = clean_text(role_description), clean_line(panel), timezone.localdate(at)
    rules.check_vacancy(seat, role_description=asked, panel=chooses, closes_on=closes_on, opens_on=today)
    if Vacancy.objects.filter(seat=seat, ended_on__isnull=True).exists():
        raise RuleBroken("This seat is advertised already.")
    vacancy = Vacancy(
        area=seat.area, seat=seat, role_description=asked, panel=chooses, opens_on=today, closes_on=closes_on
    )
    vacancy.save()
    record(Verb.SEAT_ADVERTISED, subject=seat, by=by, at=at, closes_on=closes_on.isoformat())
    return vacancy


@transaction.atomic
def end_vacancy(*, vacancy: Vacancy, by: Actor, at: datetime) -> None:
    """End a vacancy for which nobody was chosen, once everybody who applied has an answer."""
    require(by, Permission.MANAGE_MEETINGS, vacancy.area)
    rules.check_open(vacancy)
    rules.check_may_end(undecided(vacancy))
    close(vacancy, timezone.localdate(at))
    record(Verb.VACANCY_ENDED, subject=vacancy.seat, by=by, at=at)


def close(vacancy: Vacancy, on: date) -> None:
    if Vacancy.objects.filter(pk=vacancy.pk, ended_on__isnull=True).update(ended_on=on) != 1:
        raise RuleBroken("Someone else has just ended this vacancy.")
    vacancy.ended_on = on


@transaction.atomic
def receive_application(
    *, vacancy: Vacancy, name: str, text: str, received_on: date, by: Actor, at: datetime, email: str = ""
) -> Application:
    """Enter an application that came in by the last day. The trail does not say whose."""
    require(by, Permission.MANAGE_MEETINGS, vacancy.area)
    rules.check_received(vacancy, received_on, timezone.localdate(at))
    words = {"name": clean_line(name), "email": email.strip(), "text": clean_text(text)}
    made = Application(area=vacancy.area, vacancy=vacancy, received_on=received_on, **words)
    made.save()
    record(Verb.APPLICATION_RECEIVED, subject=vacancy.seat, by=by, at=at)
    return made


@transaction.atomic
def apply_for_seat(*, vacancy: Vacancy, name: str, email: str, text: str, at: datetime) -> Application:
    """Somebody with the link applies, and gets one mail that it arrived. The trail does not say whose it is.

    The same application sent twice is one, and an address gets one mail for a vacancy, however often it is typed.
    """
    today = timezone.localdate(at)
    # It may have ended since the page was opened.
    vacancy.refresh_from_db(fields=["ended_on"])
    rules.check_received(vacancy, today, today)
    words = {"name": clean_line(name), "email": email.strip(), "text": clean_text(text)}
    rules.check_says_who(**words)
    if same := vacancy.applications.filter(received_on=today, **words).first():
        return same
    is_known = vacancy.applications.filter(email__iexact=words["email"]).exists()
    made = Application(area=vacancy.area, vacancy=vacancy, received_on=today, **words)
    made.save()
    record(Verb.APPLICATION_SENT, subject=vacancy.seat, by=None, at=at)
    if not is_known:
        # It repeats nothing of what was typed, since the address may be somebody else's.
        mail_applicant("applied", made, at, more=" has arrived")
    return made


@transaction.atomic
def shortlist(*, application: Application, by: Actor, at: datetime, off: bool = False) -> None:
    """Put somebody on the shortlist, or take them off it, once nobody can apply any more."""
    require(by, Permission.MANAGE_MEETINGS, application.area)
    rules.check_may_choose(application.vacancy, timezone.localdate(at))
    move(application, ApplicationState.RECEIVED if off else ApplicationState.SHORTLISTED)
    record(Verb.APPLICATION_SHORTLISTED, subject=application.vacancy.seat, by=by, at=at, off=off)


def move(application: Application, state: str, **changes: object) -> None:
    rules.check_application_can_become(application, state)
    # Compare-and-set: two officers may decide in the same minute.
    found = Application.objects.filter(pk=application.pk, state=application.state)
    if found.update(state=state, **changes) != 1:
        raise RuleBroken("Someone else has just changed this.")
    for name, value in {"state": state, **changes}.items():
        setattr(application, name, value)


@transaction.atomic
def choose_applicant(
    *, application: Application, person: Person, starts_on: date, by: Actor, at: datetime, feedback: str = ""
) -> Holding:
    """Choose somebody from the shortlist: they take the seat, the vacancy ends, and they get a letter.

    `person`: who they are among the people of the area.
    """
    require(by, Permission.MANAGE_MEETINGS, application.area)
    vacancy, today = application.vacancy, timezone.localdate(at)
    rules.check_open(vacancy)
    rules.check_may_choose(vacancy, today)
    rules.check_application_can_become(application, ApplicationState.CHOSEN)
    facts = {"route": Route.APPLIED, "approved_by": vacancy.panel[:120], "approved_on": today}
    holding = take_seat(seat=vacancy.seat, person=person, starts_on=starts_on, by=by, at=at, **facts)
    move(application, ApplicationState.CHOSEN, feedback=clean_line(feedback), decided_on=today, holding=holding)
    close(vacancy, today)
    tell_applicant(application, at)
    record(Verb.APPLICATION_ANSWERED, subject=vacancy.seat, by=by, at=at, chosen=True)
    return holding


@transaction.atomic
def decline_applicant(*, application: Application, feedback: str, by: Actor, at: datetime) -> None:
    """Tell somebody that they were not chosen, with feedback that helps them."""
    require(by, Permission.MANAGE_MEETINGS, application.area)
    today = timezone.localdate(at)
    rules.check_may_choose(application.vacancy, today)
    rules.check_feedback(feedback)
    move(application, ApplicationState.NOT_CHOSEN, feedback=clean_line(feedback), decided_on=today)
    tell_applicant(application, at)
    record(Verb.APPLICATION_ANSWERED, subject=application.vacancy.seat, by=by, at=at, chosen=False)


@transaction.atomic
def remove_application(*, application: Application, by: Actor, at: datetime) -> None:
    """Take an application away whose sender wants it back, or that came from nobody. No letter goes."""
    require(by, Permission.MANAGE_MEETINGS, application.area)
    rules.check_may_remove(application)
    gone, _ = Application.objects.filter(pk=application.pk, state=application.state).delete()
    if not gone:
        raise RuleBroken("Someone else has just changed this.")
    record(Verb.APPLICATION_REMOVED, subject=application.vacancy.seat, by=by, at=at)


def tell_applicant(application: Application, at: datetime) -> None:
    """The letter; to whoever gave no address somebody has to say it."""
    if application.email:
        mail_applicant("application", application, at, application=application)


def mail_applicant(kind: str, to: Application, at: datetime, *, more: str = "", **shown: Application) -> None:
    """`more`: how the subject ends. `shown`: what the text speaks of besides the vacancy."""
    queue_mail(
        kind=f"group.{kind}",
        to_address=to.email,
        subject=f"Your application for a seat on {to.vacancy.seat.group.called}{more}",
        template=f"group_{kind}",
        context={"vacancy": to.vacancy, **shown},
        area=to.area,
        at=at,
    )


@transaction.atomic
def let_go_of_applications(*, area: Area, on: date, at: datetime) -> int:
    """Take away what people wrote to apply, a year after it was answered or could no more be. Gives how many went."""
    before = rules.applications_kept_since(on)
    unanswered = Q(decided_on__isnull=True, vacancy__closes_on__lt=before)
    gone, _ = Application.objects.filter(unanswered | Q(decided_on__lt=before), area=area).delete()
    if gone:
        record(Verb.APPLICATIONS_LET_GO, subject=area, by=SYSTEM, at=at, area=area, count=gone)
    return gone


@transaction.atomic
def forget_applicant(*, person: Person) -> None:
    """Take away what somebody erased wrote to apply for a seat that they got. Called outside any area's scope."""
    Application.objects.filter(holding__person=person).delete()
