"""My account, and the development sign-in."""

from allauth.account.internal.flows.login import record_authentication
from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from ..commands import change_person
from ..forms import MyDetailsForm
from ..guards import public_page
from ..middleware import SECOND_STEP_DONE
from ..requests import Request
from ..signin import person_in


@login_required
def account(request: Request) -> HttpResponse:
    grants = request.person.grants.select_related("area").order_by("-starts_on")
    return render(request, "accounts/account.html", {"grants": grants, "today": timezone.localdate()})


@login_required
def change_my_details(request: Request) -> HttpResponse:
    person = request.person
    initial = {name: getattr(person, name) for name in ("name", "email", "phone", "single_keys")}
    form = MyDetailsForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        area = person.home_area
        change_person(person=person, changes=form.cleaned_data, area=area, by=person, at=timezone.now())
        messages.success(request, "Your details are saved.")
        return redirect("account")
    return render(request, "accounts/change_my_details.html", {"form": form})


@never_cache
@public_page
def demo_sign_in(request: Request, token: str) -> HttpResponse:
    """Sign a demo person in, in development alone; there it also stands for the second step."""
    person = person_in(token)
    if person is None:
        raise Http404
    if request.method != "POST":
        return render(request, "accounts/demo_sign_in.html", {"who": person})
    login(request, person, backend="allauth.account.auth_backends.AuthenticationBackend")
    record_authentication(request, person, method="code", email=person.login_email)
    request.session[SECOND_STEP_DONE] = True
    return redirect("home:landing")
