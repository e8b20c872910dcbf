"""My account: how pages look, what I did, where I am signed in; and the development sign-in."""

from dataclasses import asdict

from allauth.account.internal.flows.login import record_authentication
from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from concord.core.audit.queries import entries_by, sentences
from concord.core.ui.answering import found_or_404

from ..commands import change_person, end_other_sessions, end_session, note_details_taken
from ..forms import PreferencesForm
from ..guards import public_page
from ..middleware import SECOND_STEP_DONE
from ..queries import account_page, sessions_of
from ..records import records_of
from ..requests import Request
from ..signin import person_in

PER_PAGE = 50


@login_required
def account(request: Request) -> HttpResponse:
    page = account_page(request.person)
    return render(request, "accounts/account.html", {"page": page, "today": timezone.localdate()})


@login_required
def preferences(request: Request) -> HttpResponse:
    person = request.person
    initial = {name: getattr(person, name) for name in PreferencesForm.base_fields}
    form = PreferencesForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        change_person(person=person, changes=form.cleaned_data, area=person.home_area, by=person, at=timezone.now())
        messages.success(request, "Your choices are saved.")
        return redirect("account")
    return render(request, "accounts/preferences.html", {"form": form})


@login_required
def own_records(request: Request) -> HttpResponse:
    """What is kept about the person: a page that says what it is, and the file."""
    if request.method != "POST":
        return render(request, "accounts/own_records.html")
    person, now = request.person, timezone.now()
    facts = {"about": person.name, "taken": now.isoformat(), "records": [asdict(kind) for kind in records_of(person)]}
    note_details_taken(person=person, at=now)
    found = JsonResponse(facts, json_dumps_params={"ensure_ascii": False, "indent": 2})
    found["Content-Disposition"] = 'attachment; filename="about-me.json"'
    return found


@login_required
def my_activity(request: Request) -> HttpResponse:
    """Private to the person: never a way to look at how much somebody else does."""
    page = Paginator(entries_by(str(request.person.uid)), PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "accounts/my_activity.html", {"page": page, "lines": sentences(page)})


@login_required
def sessions(request: Request) -> HttpResponse:
    found = sessions_of(request.person, request.session.session_key or "")
    return render(request, "accounts/sessions.html", {"sessions": found})


@require_POST
@login_required
def end_one_session(request: Request) -> HttpResponse:
    number = request.POST.get("number", "")
    if not number.isdigit() or len(number) > 18:
        raise Http404
    end_session(person=request.person, number=int(number), at=timezone.now())
    messages.success(request, "The session has ended.")
    return redirect("usersessions_list")


@require_POST
@login_required
def end_all_other_sessions(request: Request) -> HttpResponse:
    key = request.session.session_key or ""
    count = end_other_sessions(person=request.person, this_key=key, at=timezone.now())
    messages.success(request, f"You are signed in here alone. Other sessions ended: {count}.")
    return redirect("usersessions_list")


@never_cache
@public_page
def demo_sign_in(request: Request, token: str) -> HttpResponse:
    """Sign a demo person in, in development alone; there it also stands for the second step."""
    person = found_or_404(person_in(token))
    if request.method != "POST":
        return render(request, "accounts/demo_sign_in.html", {"who": person})
    login(request, person, backend="allauth.account.auth_backends.AuthenticationBackend")
    record_authentication(request, person, method="code", email=person.login_email)
    request.session[SECOND_STEP_DONE] = True
    UserSession.objects.create_from_request(request)
    return redirect("home:landing")
