"""Accessibility, privacy, and whether the service is well."""

from django.db import connection
from django.http import HttpResponse, JsonResponse
from django.shortcuts import render

from concord.core.accounts.guards import public_page
from concord.core.accounts.requests import Request

# What goes by itself is taken away by the clock; see `let_go` and `end_expired_links` in accounts.
KEPT = (
    ("A sign-in that nobody uses", "14 days"),
    ("A file that you looked at and did not import", "one day"),
    ("A code to sign in, the link in a mail, and what a mail to one person alone said", "until it is sent"),
    ("That a mail was sent, to whom, and what else it said, for the officers of the area", "two years"),
    ("A personal link", "half a year after its end"),
    ("Your name and addresses", "until you ask, once your roles have ended, to have them erased"),
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
