"""Personal links: a GET shows, a POST opens, nothing is ever used up."""

from allauth.core import ratelimit
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
from ..queries import link_by_code, link_by_token
from ..requests import Request


@never_cache
@public_page
def open_link(request: Request, token: str) -> HttpResponse:
    """Mail scanners open links: the page has a button, and only the button lets in."""
    link = link_by_token(token, timezone.now())
    if link is None:
        return render(request, "accounts/link_closed.html", status=410)
    if request.method != "POST":
        return render(
            request, "accounts/open_link.html", {"opens": link, "area": link.area, "words": link.area.vocabulary}
        )
    return enter(request, link)


@never_cache
@public_page
def enter_code(request: Request) -> HttpResponse:
    """The short code, for when a link does not open. Few tries from one address, and few in all."""
    form = CodeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        if not ratelimit.consume(request, action="personal_code"):
            return errors.too_many(request)
        if form.is_valid():
            link = link_by_code(form.cleaned_data["code"], timezone.now())
            if link is not None:
                return enter(request, link)
            form.add_error("code", "No open form has this code. Check it, or ask for a new link")
    return render(request, "accounts/enter_code.html", {"form": form})


def enter(request: Request, link: PersonalLink) -> HttpResponse:
    # A new key: whoever knew the old session does not get in with it.
    request.session.cycle_key()
    request.session[LINK_SESSION] = str(link.uid)
    note_link_used(link=link, at=timezone.now())
    return redirect(destination_of(link))


@require_POST
@public_page
def leave_link(request: Request) -> HttpResponse:
    request.session.pop(LINK_SESSION, None)
    return render(request, "accounts/link_left.html")
