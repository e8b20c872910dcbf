"""Somebody's own details, and the proof that a new contact address is theirs."""

from allauth.core import ratelimit
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from ..addresses import NOT_YOURS, asked_in, is_proved, why_not
from ..commands import change_own_details, use_new_address
from ..forms import MyDetailsForm
from ..requests import Request

AN_HOUR = 3600
TOO_MANY = "Too many new addresses. Wait an hour, then try again, or leave the address as it was"
FIELDS = ("name", "email", "phone", "single_keys")


@login_required
def change_my_details(request: Request) -> HttpResponse:
    initial = {name: getattr(request.person, name) for name in FIELDS}
    form = MyDetailsForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method != "POST" or not form.is_valid():
        return render(request, "accounts/change_my_details.html", {"form": form})
    if not may_write_to(request, form.cleaned_data["email"]):
        # The form again, not the page of too many tries: what was typed beside the address is not lost.
        form.add_error("email", TOO_MANY)
        page = render(request, "accounts/change_my_details.html", {"form": form}, status=429)
        page["Retry-After"] = str(AN_HOUR)
        return page
    return saved(request, form)


def may_write_to(request: Request, address: str) -> bool:
    """Few mails to addresses that nobody has proved, by one person and to one address."""
    return is_proved(request.person, address) or ratelimit.consume(request, action="new_address", key=address.lower())


def saved(request: Request, form: MyDetailsForm) -> HttpResponse:
    person = request.person
    waits = change_own_details(person=person, changes=form.cleaned_data, at=timezone.now())
    if not waits:
        messages.success(request, "Your details are saved.")
        return redirect("account")
    until_then = f"mail about your work goes to {person.email}" if person.email else "it is not used"
    words = f"We have sent a mail to {waits}. Open the link in it within a day: until then {until_then}."
    messages.success(request, f"Your other details are saved. {words}")
    return redirect("account")


@never_cache
@login_required
def new_address(request: Request, token: str) -> HttpResponse:
    """Mail scanners open links: the page has a button, and only the button changes the address."""
    now = timezone.now()
    asked = asked_in(token, now)
    refused = why_not(asked, request.person)
    if asked is None or refused:
        context = {"refused": refused, "not_yours": refused == NOT_YOURS}
        return render(request, "accounts/address_refused.html", context, status=410)
    if request.method != "POST":
        return render(request, "accounts/new_address.html", {"asked": asked})
    use_new_address(person=request.person, asked=asked, at=now)
    messages.success(request, f"Mail about your work goes to {asked.address}.")
    return redirect("account")
