"""Requests that are too large to read."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from . import errors

PIECE = 64 * 1024
# A browser shows no answer until it has sent everything. Beyond this the connection is closed instead, unread: for
# somebody who is known, and for anybody else.
MOST_DRAINED = 300 * 1024 * 1024
MOST_DRAINED_OF_STRANGERS = 20 * 1024 * 1024


class RequestLimitMiddleware:
    """Refuse a request over its limit before anything keeps it, in memory or on disk.

    It stands after whoever tells who is asking, and before whatever reads what they sent.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        size, known = size_of(request), is_known(request)
        if size <= (settings.REQUEST_LIMIT if known else settings.STRANGER_LIMIT):
            return self.get_response(request)
        answer = errors.too_large(request)
        if size <= (MOST_DRAINED if known else MOST_DRAINED_OF_STRANGERS):
            drain(request)
        else:
            answer["Connection"] = "close"
        return answer


def size_of(request: HttpRequest) -> int:
    size = request.META.get("CONTENT_LENGTH") or "0"
    return int(size) if size.isdigit() else 0


def is_known(request: HttpRequest) -> bool:
    """Whether somebody is signed in, or came by a personal link that is open."""
    return any(getattr(request, name, None) is not None for name in ("person", "link"))


def drain(request: HttpRequest) -> None:
    """Let the rest of the request go by, piece by piece."""
    try:
        while request.read(PIECE):
            pass
    except OSError:
        return  # they gave up sending
