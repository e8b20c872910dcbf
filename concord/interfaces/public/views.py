"""Accessibility, privacy, and whether the service is well."""

from django.core.paginator import Paginator
from django.db import connection
from django.http import HttpResponse, JsonResponse
from django.shortcuts import render

from concord.core.accounts.guards import public_page
from concord.core.accounts.requests import Request

from .forms import FinderForm
from .queries import areas_named, places

PER_PAGE = 20
# What goes by itself is taken away by the clock; see `let_go` and `end_expired_links` in accounts.
KEPT = (
    ("A sign-in that nobody uses", "14 days"),
    ("A file that you looked at and did not import", "one day"),
    ("A code to sign in, the link in a mail, and what a mail to one person alone said", "until it is sent"),
    ("That a mail was sent, to whom, and what else it said, for the officers of the area", "two years"),
    ("A personal link", "half a year after its end"),
    ("A note of what you saw, sent to the officer", "two years, or until you take it back"),
    (
        "An offer to keep watch that was declined or that nobody answered",
        "half a year; your addresses until the answer",
    ),
    ("That you asked to be introduced to somebody", "a year"),
    (
        "What you wrote to apply for a seat, with your name and address",
        "a year after the answer or the last day to apply; ask, and it goes at once",
    ),
    ("That you speak up for the agreement without a role", "until you take your yes back"),
    ("Your name and addresses", "until you ask, once your roles have ended, to have them erased"),
    (
        "That you stand behind the agreement as somebody senior, and your words",
        "as long as the agreement is run; ask, and your words go at once",
    ),
    ("What you said of a draft, with your name if you gave it", "as long as the agreement is run; ask, and we hide it"),
    ("Returns, decisions, reports and the trail", "as long as the agreement is run: they are its record"),
)


@public_page
def accessibility(request: Request) -> HttpResponse:
    return render(request, "public/accessibility.html")


@public_page
def privacy(request: Request) -> HttpResponse:
    return render(request, "public/privacy.html", {"kept": KEPT})


@public_page
def health(request: Request) -> HttpResponse:
    """For whoever watches the machine: the database answers."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return JsonResponse({"well": True})


@public_page
def find(request: Request) -> HttpResponse:
    """Which agreement is in place in my area?"""
    form = FinderForm(request.GET if "name" in request.GET else None)
    words = form.cleaned_data["name"] if form.is_valid() else ""
    page = Paginator(areas_named(words), PER_PAGE).get_page(request.GET.get("page"))
    context = {"form": form, "page": page, "places": places(list(page.object_list)), "is_asked": bool(words)}
    return render(request, "public/find.html", context)
