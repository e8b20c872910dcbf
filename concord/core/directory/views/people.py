"""People, their roles and invitations."""

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from concord.core.accounts.commands import add_person as add_person_row
from concord.core.accounts.commands import change_person as change_person_row
from concord.core.accounts.guards import by_link, requires
from concord.core.accounts.models import Person
from concord.core.accounts.permissions import Permission
from concord.core.accounts.requests import Request
from concord.core.accounts.terms import Purpose
from concord.core.lib.errors import RuleBroken
from concord.core.mail.queries import messages_about
from concord.core.ui.answering import found_or_404

from .. import commands, exports
from ..forms import EndForm, PeopleFilter, PersonForm, RoleForm
from ..models import Invitation, Membership
from ..queries import confirmers, membership_of, membership_rows, memberships_of, person_in_area
from ..rules import can_end, is_for_another
from .common import download_table, import_page

PER_PAGE = 25


@requires(Permission.SEE_AREA)
def people(request: Request) -> HttpResponse:
    chosen = PeopleFilter(request.GET)
    typed = chosen.cleaned_data if chosen.is_valid() else {}
    day = None if typed.get("past") else timezone.localdate()
    rows = membership_rows(
        search=typed.get("search", ""), role=typed.get("role", ""), sector=typed.get("sector", ""), day=day
    )
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "directory/people.html", {"page": page, "filter": chosen})


def person_or_404(uid: str) -> Person:
    return found_or_404(person_in_area(uid))


@requires(Permission.SEE_AREA)
def person(request: Request, uid: str) -> HttpResponse:
    found = person_or_404(uid)
    invitations = Invitation.objects.filter(person=found).select_related("membership").order_by("-sent_at")
    hats, today = memberships_of(found), timezone.localdate()
    waiting = {hat.pk: confirmers(hat, today) for hat in hats if hat.grant.waiting}
    context = {
        "who": found,
        "hats": hats,
        "waiting": waiting,
        "may_end": [hat.pk for hat in hats if can_end(hat.ends_on, today)],
        "may_confirm": [pk for pk, people in waiting.items() if request.person in people],
        "invitations": invitations,
        "mail": messages_about(found),
        "now": timezone.now(),
        "today": today,
    }
    return render(request, "directory/person.html", context)


@requires(Permission.MANAGE_PEOPLE)
def add_person(request: Request) -> HttpResponse:
    data = request.POST if request.method == "POST" else None
    form = PersonForm(data)
    role = RoleForm(data, area=request.area, initial={"starts_on": timezone.localdate()})
    if request.method == "POST" and all([form.is_valid(), role.is_valid()]):
        try:
            made = new_person(request, form, role)
        except RuleBroken as error:
            (role if error.field in role.fields else form).add_error(error.field or None, error.message)
        else:
            messages.success(request, f"{made} is added.")
            return redirect("directory:person", area=request.area.slug, uid=made.uid)
    return render(request, "directory/add_person.html", {"form": form, "role": role})


def new_person(request: Request, form: PersonForm, role: RoleForm) -> Person:
    from django.db import transaction  # noqa: PLC0415 - person and role come together or not at all

    now = timezone.now()
    with transaction.atomic():
        made = add_person_row(home_area=request.area, by=request.person, at=now, **form.cleaned_data)
        commands.add_membership(area=request.area, person=made, by=request.person, at=now, **role.details())
    return made


@requires(Permission.MANAGE_PEOPLE)
def change_person(request: Request, uid: str) -> HttpResponse:
    found = person_or_404(uid)
    initial = {"name": found.name, "email": found.email, "phone": found.phone}
    form = PersonForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            change_person_row(
                person=found, changes=form.cleaned_data, area=request.area, by=request.person, at=timezone.now()
            )
        except RuleBroken as error:
            form.refuse(error)
        else:
            messages.success(request, "Saved.")
            return redirect("directory:person", area=request.area.slug, uid=uid)
    return render(request, "directory/form.html", {"form": form, "title": f"Change {found}", "verb": "Save"})


@requires(Permission.MANAGE_PEOPLE)
def add_role(request: Request, uid: str) -> HttpResponse:
    found = person_or_404(uid)
    form = RoleForm(
        request.POST if request.method == "POST" else None,
        area=request.area,
        initial={"starts_on": timezone.localdate()},
    )
    if request.method == "POST" and form.is_valid():
        try:
            commands.add_membership(
                area=request.area, person=found, by=request.person, at=timezone.now(), **form.details()
            )
        except RuleBroken as error:
            form.refuse(error)
        else:
            messages.success(request, "The role is given. If it waits, its page says for whom.")
            return redirect("directory:person", area=request.area.slug, uid=uid)
    return render(
        request, "directory/form.html", {"form": form, "title": f"Give {found} another role", "verb": "Give the role"}
    )


def membership_or_404(pk: int) -> Membership:
    return found_or_404(membership_of(pk))


@requires(Permission.MANAGE_PEOPLE)
def end_role(request: Request, pk: int) -> HttpResponse:
    found = membership_or_404(pk)
    form = EndForm(request.POST if request.method == "POST" else None, initial={"ends_on": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        try:
            commands.end_membership(membership=found, by=request.person, at=timezone.now(), **form.cleaned_data)
        except RuleBroken as error:
            form.add_error(error.field or None, error.message)
        else:
            messages.success(request, "The role is ended. The past keeps it.")
            return redirect("directory:person", area=request.area.slug, uid=found.person.uid)
    title = f"End {found.person}'s role: {found.get_role_display().lower()}"
    return render(request, "directory/form.html", {"form": form, "title": title, "verb": "End the role"})


@requires(Permission.SEE_AREA)
def confirm_role(request: Request, pk: int) -> HttpResponse:
    found = membership_or_404(pk)
    if request.method == "POST":
        commands.confirm_role(membership=found, by=request.person, at=timezone.now())
        messages.success(request, "The role is confirmed, and in force.")
        return redirect("directory:person", area=request.area.slug, uid=found.person.uid)
    if not found.grant.waiting or request.person not in confirmers(found, timezone.localdate()):
        raise Http404
    names = found.organisation.names.order_by("starts_on")
    return render(request, "directory/confirm_role.html", {"hat": found, "names": names})


@require_POST
@requires(Permission.MANAGE_PEOPLE)
def invite(request: Request, pk: int) -> HttpResponse:
    found = membership_or_404(pk)
    commands.invite(membership=found, by=request.person, at=timezone.now())
    messages.success(request, f"{found.person} is invited. The invitation ends after 14 days.")
    return redirect("directory:person", area=request.area.slug, uid=found.person.uid)


@require_POST
@requires(Permission.MANAGE_PEOPLE)
def withdraw_invitation(request: Request, uid: str) -> HttpResponse:
    found = found_or_404(Invitation.objects.select_related("person", "membership", "area").filter(uid=uid).first())
    commands.withdraw_invitation(invitation=found, by=request.person, at=timezone.now())
    messages.success(request, "The invitation is withdrawn.")
    return redirect("directory:person", area=request.area.slug, uid=found.person.uid)


@by_link(Purpose.INVITATION)
def accept_invitation(request: Request) -> HttpResponse:
    invitations = Invitation.objects.select_related("person", "membership__organisation", "area")
    found = found_or_404(invitations.filter(uid=request.link.subject_key).first())
    signed_in = request.person
    if request.method == "POST":
        commands.accept_invitation(invitation=found, by=signed_in or found.person, at=timezone.now())
        return to_own_area(request) if signed_in else to_sign_in(request)
    if found.accepted_at and signed_in == found.person:
        return redirect("home:front_desk", area=request.area.slug)
    context = {"invitation": found, "for_another": signed_in is not None and is_for_another(found, signed_in)}
    return render(request, "directory/accept_invitation.html", context)


def to_own_area(request: Request) -> HttpResponse:
    messages.success(request, f"Welcome. You take part in {request.area} now.")
    return redirect("home:front_desk", area=request.area.slug)


def to_sign_in(request: Request) -> HttpResponse:
    """In the same words whether or not there was an account: it is shown to whoever holds the link."""
    messages.success(request, "Welcome. Sign in with your e-mail address: a code is sent to it.")
    return redirect_to_login(request.path)


@requires(Permission.MANAGE_PEOPLE)
def export_people(request: Request, kind: str) -> HttpResponse:
    return download_table(exports.people(request.area), kind, f"{request.area.slug}-people")


@requires(Permission.MANAGE_PEOPLE)
def import_people(request: Request) -> HttpResponse:
    kwargs = {"area": request.area.slug}
    return import_page(
        request,
        commands.import_people,
        title="Import people",
        after=reverse("directory:people", kwargs=kwargs),
        export_url=reverse("directory:export_people", kwargs=kwargs | {"kind": "csv"}),
    )
