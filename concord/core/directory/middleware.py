"""An area that has closed is read, and takes nothing new."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from concord.core.accounts.requests import Request

READING = {"GET", "HEAD", "OPTIONS"}


class ClosedAreaMiddleware:
    """Refuse whatever would change something in a closed area, whoever sends it and by whatever link."""

    def __init__(self, get_response: Callable[[Request], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: Request) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: Request, view: Any, args: Any, kwargs: dict[str, Any]) -> HttpResponse | None:
        area = request.area
        if area is None or not area.has_ended or request.method in READING or hasattr(view, "works_when_closed"):
            return None
        words = f"{area} has closed. It can be read, and takes nothing new."
        return render(request, "accounts/refused.html", {"message": words}, status=409)
