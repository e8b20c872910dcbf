"""A form that is sent twice, by a double click or by loading a page again, is done once."""

import hashlib
from collections.abc import Callable
from time import sleep
from typing import Any

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from . import errors

SESSION = "last_sent"
# Seconds: how long it is known where a form led, how long it may be at work, and between two looks whether it is done.
KNOWN, AT_WORK, LOOK = 60, 60, 0.1
# How often is looked: whoever waits holds a thread of the server.
LOOKS = 10


class SentOnceMiddleware:
    """Lead a form that has just been sent, from the same page and with the same answers, to where it led then.

    A page's CSRF token is written anew each time it is drawn, so nobody who opens a form again is stopped. Only the
    last form of a session is known: whoever changes a thing back and forth is not stopped either.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        mark = getattr(request, "sent_mark", "")
        if mark and response.status_code == 302:
            cache.set(mark, response["Location"], KNOWN)
        elif mark:
            cache.delete(mark)
        return response

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        mark = mark_of(request)
        if not mark:
            return None
        last = request.session.get(SESSION)
        if last and last != mark:
            cache.delete(last)
        # One of two clicks adds it, on whatever machines they are read.
        if not cache.add(mark, "", AT_WORK) and (answer := where_it_led(request, mark)):
            return answer
        request.session[SESSION] = mark
        request.sent_mark = mark  # type: ignore[attr-defined]  # ours alone
        return None


def mark_of(request: HttpRequest) -> str:
    """What is the same when the same page is sent again by the same browser; nothing when it cannot be told."""
    session = request.session.session_key
    if request.method != "POST" or not session or not request.POST.get("csrfmiddlewaretoken"):
        return ""
    found = hashlib.sha256(repr([session, request.get_full_path(), sorted(request.POST.lists())]).encode())
    for name in sorted(request.FILES):
        file: Any = request.FILES[name]
        found.update(f"{name}/{file.name}".encode())
        for chunk in file.chunks():
            found.update(chunk)
        file.seek(0)
    return f"sent:{found.hexdigest()}"


def where_it_led(request: HttpRequest, mark: str) -> HttpResponse | None:
    """Wait for the first one. Nothing when it led nowhere: then this one is looked at for itself."""
    for _ in range(LOOKS):
        address = cache.get(mark)
        if address is None:
            return None
        if address:
            return redirect(address)
        sleep(LOOK)
    return errors.still_working(request)
