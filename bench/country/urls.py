"""The real addresses, and an empty page in each layout: same middleware, session and area, nothing of its own."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from concord.config import urls as concord

handler400, handler403 = concord.handler400, concord.handler403
handler404, handler500 = concord.handler404, concord.handler500


def empty(request: HttpRequest, layout: str) -> HttpResponse:
    return render(request, f"ui/{layout}.html")


urlpatterns = [*concord.urlpatterns, path(f"{concord.AREA}bench/<slug:layout>/", empty)]
