"""Requests that are too large to read."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from . import errors

PIECE = 64 * 1024
# A browser shows no answer until it has sent everything; beyond this the connection is cut instead.
MOST_DRAINED = 300 * 1024 * 1024


class RequestLimitMiddleware:
    """Refuse a request over the limit before anything keeps it, in memory or on disk."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        size = request.META.get("CONTENT_LENGTH") or "0"
        if not size.isdigit() or int(size) <= settings.REQUEST_LIMIT:
            return self.get_response(request)
        if int(size) <= MOST_DRAINED:
            drain(request)
        return errors.too_large(request)


def drain(request: HttpRequest) -> None:
    """Let the rest of the request go by, piece by piece."""
    try:
        while request.read(PIECE):
            pass
    except OSError:
        return  # they gave up sending
