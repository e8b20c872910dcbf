"""Personal links: a GET shows, a POST opens, nothing is ever used up."""

from allauth.core import ratelimit
from allauth.usersessions.models import UserSession
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from concord.core.ui import errors

from ..commands import note_link_used
from ..forms import CodeForm
from ..guards import public_page
from ..links import destination_of
from ..middleware import LINK_SESSION
from ..models import PersonalLink
from ..queries import is_open, link_by_code, link_of_token
from ..requests import Request


@never_cache
@public_page
def open_link(request: Request, token: str) -> HttpResponse:
    """Mail scanners open links: the page has a button, and only the button lets in."""
    link, now = link_of_token(token), timezone.now()
    if link is None or not is_open(link, now):
        return page_of(request, "accounts/link_closed.html", link, status=410, now=now)
    if request.method != "POST" and not link.is_anothers(request.person):
        return page_of(request, "accounts/open_link.html", link)
    return enter(request, link)


def page_of(
    request: Request, template: str, link: PersonalLink | None, status: int = 200, **facts: object
) -> HttpResponse:
    """A page with the area and the contact of the link, which stands outside every area's addresses."""
    context = {"opens": link, "area": link.area, "words": link.area.vocabulary} if link else {}
    return render(request, template, context | facts, status=status)


@never_cache
@public_page
def enter_code(request: Request) -> HttpResponse:
    """The short code, for when a link does not open."""
    form = CodeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        if not may_try(request):
            return errors.too_many(request, wait=3600)
        if form.is_valid():
            link = link_by_code(form.cleaned_data["code"], timezone.now())
            if link is not None:
                return enter(request, link)
            count_wrong_code(request)
            form.add_error("code", "No open form has this code. Check it, or ask whoever sent it for a new one")
    return render(request, "accounts/enter_code.html", {"form": form})


def may_try(request: Request) -> bool:
    """Few wrong codes from one address, and few in all: guessing gets nobody anywhere."""
    return ratelimit.consume(request, action="personal_code", dry_run=True) and ratelimit.consume(
        request, action="personal_code_all", key="all", dry_run=True
    )


def count_wrong_code(request: Request) -> None:
    ratelimit.consume(request, action="personal_code")
    ratelimit.consume(request, action="personal_code_all", key="all")


def enter(request: Request, link: PersonalLink) -> HttpResponse:
    """Go on by link in this browser; whoever is signed in there stays signed in, where the link is not another's."""
    if link.is_anothers(request.person):
        return page_of(request, "accounts/link_of_another.html", link, status=409)
    before = request.session.session_key
    # A new key: whoever knew the old session does not get in with it.
    request.session.cycle_key()
    UserSession.objects.filter(session_key=before).update(session_key=request.session.session_key)
    request.session[LINK_SESSION] = str(link.uid)
    note_link_used(link=link, at=timezone.now())
    return redirect(destination_of(link))


@require_POST
@public_page
def leave_link(request: Request) -> HttpResponse:
    request.session.pop(LINK_SESSION, None)
    request.link = None  # type: ignore[assignment]  # left
    return render(request, "accounts/link_left.html")
