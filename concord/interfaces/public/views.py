"""Accessibility, privacy, and whether the service is well."""

from django.db import connection
from django.http import HttpResponse, JsonResponse
from django.shortcuts import render

from concord.core.accounts.guards import public_page
from concord.core.accounts.requests import Request


@public_page
def accessibility(request: Request) -> HttpResponse:
    return render(request, "public/accessibility.html")


@public_page
def privacy(request: Request) -> HttpResponse:
    return render(request, "public/privacy.html")


@public_page
def health(request: Request) -> HttpResponse:
    """For whoever watches the machine: the database answers."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return JsonResponse({"well": True})
