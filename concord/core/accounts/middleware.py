"""Who is asking, from which area, and what becomes of our own errors."""

import re
from collections.abc import Callable
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode

from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from concord.core.areas.models import Area
from concord.core.areas.scoping import within
from concord.core.lib.errors import AccessDenied, RuleBroken
from concord.core.ui import errors

from .access import grants_on, today
from .guards import where_to_return
from .models import PersonalLink
from .requests import Request
from .roles import ROLES, Role

Handler = Callable[[Request], HttpResponse]
AREA_PATH = re.compile(r"^/areas/([-\w]+)/")
# Of somebody's own account: everything but the pages on which they sign in, out, or show that it is they.
OWN_PATH = re.compile(
    r"^/account/($|change/|address/|preferences/|calendar/|about-me/|activity/|sessions/|"
    r"second-step/($|app/|recovery/|passkeys/(?!login/|reauthenticate/)))"
)
LINK_SESSION = "personal_link"
SECOND_STEP_DONE = "second_step_done"
SECOND_STEPS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]


class ErrorMiddleware:
    """Turn our own refusals into pages: what was refused, and what to do next."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: Request) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
            # Django says so with an empty page; its header of what is allowed stays.
            response.content = errors.not_a_page(request).content
        return response

    def process_exception(self, request: Request, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, AccessDenied):
            return render(request, "accounts/denied.html", {"message": exception.message}, status=403)
        if isinstance(exception, RuleBroken):
            return render(request, "accounts/refused.html", {"message": exception.message}, status=409)
        return None


class PersonMiddleware:
    """`request.person` (None when nobody is signed in) and `request.link` (None without a personal link)."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: Request) -> HttpResponse:
        request.area = None  # type: ignore[assignment]  # until the address names one
        request.person = request.user if request.user.is_authenticated else None  # type: ignore[assignment]  # `requires` sees to it
        request.link = self.link_of(request)  # type: ignore[assignment]  # `by_link` sees to it
        request.for_anybody = not AREA_PATH.match(request.path_info)
        response = self.get_response(request)
        if is_private(request, response):
            # Shared computers, and what stands between: nobody after them opens what they read.
            response["Cache-Control"] = "private, no-store"
        return response

    def process_view(self, request: Request, view: Any, args: Any, kwargs: Any) -> None:
        request.for_anybody = request.for_anybody or hasattr(view, "is_public")

    @staticmethod
    def link_of(request: Request) -> PersonalLink | None:
        uid = request.session.get(LINK_SESSION)
        if not uid:
            return None
        # Read afresh each time, so that a link that was withdrawn closes at once.
        now = timezone.now()
        link = PersonalLink.objects.usable(now).select_related("person", "area").filter(uid=uid).first()
        # On a shared computer somebody else may have signed in since: nothing is done in two names at once.
        return None if link is None or link.is_anothers(request.person) else link


def is_private(request: Request, response: HttpResponse) -> bool:
    """Whether the answer may be kept nowhere: pages of an area that not everybody may read, and whatever is drawn
    for somebody who is known. An area's colour and logo are the same for all."""
    if "no-store" in response.get("Cache-Control", ""):
        return False
    known = request.person is not None or request.link is not None
    is_page = response.get("Content-Type", "").startswith("text/html")
    return not request.for_anybody or (known and is_page)


def second_step_for(request: Request) -> str:
    """The page to which somebody is sent whose role asks for a passkey or an authenticator app; none if it was done.

    It must be set up, and done in this very session: one that a code alone opened before is worth no more for it.
    """
    person = request.person
    if person is None or passed_in_development(request):
        return ""
    if not any(ROLES[Role(grant.role)].second_step for grant in grants_on(person, today())):
        return ""
    if not is_mfa_enabled(person, types=SECOND_STEPS):
        return reverse("mfa_index")
    return "" if was_done_here(request) else show_that_it_is_you(request)


def second_step_for_own_pages(request: Request) -> str:
    """Likewise for somebody's own account, whatever their role: where they have a second step, it is asked for."""
    person = request.person
    if person is None or passed_in_development(request) or was_done_here(request):
        return ""
    return show_that_it_is_you(request) if is_mfa_enabled(person, types=SECOND_STEPS) else ""


def was_done_here(request: Request) -> bool:
    return any(record.get("method") == "mfa" for record in get_authentication_records(request, request.person))


def show_that_it_is_you(request: Request) -> str:
    return f"{reverse('mfa_reauthenticate')}?{urlencode({'next': where_to_return(request)})}"


def passed_in_development(request: Request) -> bool:
    """The demo's sign-in stands for the second step, on a development server alone."""
    return bool(settings.DEVELOPMENT and request.session.get(SECOND_STEP_DONE))


class AreaMiddleware:
    """`request.area` and its scope for every address below /areas/<slug>/; the second step there and on own pages."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: Request) -> HttpResponse:
        found = AREA_PATH.match(request.path_info)
        if not found:
            step = second_step_for_own_pages(request) if OWN_PATH.match(request.path_info) else ""
            return redirect(step) if step else self.get_response(request)
        try:
            request.area = Area.objects.get(slug=found[1])
        except Area.DoesNotExist:
            return errors.not_found(request, Http404())
        second_step = second_step_for(request)
        if second_step:
            return redirect(second_step)
        with within(request.area):
            return self.get_response(request)

    def process_view(self, request: Request, view: Any, args: Any, kwargs: dict[str, Any]) -> None:
        # Views read request.area; the slug has done its work.
        kwargs.pop("area", None)
