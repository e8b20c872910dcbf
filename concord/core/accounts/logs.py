"""What is logged of requests: the path alone, without query strings and without the tokens of links."""

import logging
import re
import time
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

logger = logging.getLogger("concord.requests")

# Whoever holds the token of a link may open it, so it never reaches a log.
TOKEN = re.compile(r"/(link|demo|calendar|address)/[^/\s?]+")
QUERY = re.compile(r"(/[^\s?]*)\?\S+")


def masked(text: str) -> str:
    """The text with every token and query string taken out."""
    return QUERY.sub(r"\1", TOKEN.sub(r"/\1/…", text))


class HideTokens(logging.Filter):
    """For log lines of others, such as Django's own about refused requests."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = masked(record.getMessage()), ()
        return True


class RequestLogMiddleware:
    """One line for each request: method, path, status, milliseconds."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        start = time.perf_counter()
        response = self.get_response(request)
        took = round((time.perf_counter() - start) * 1000)
        logger.info("%s %s %s %sms", request.method, masked(request.path), response.status_code, took)
        return response
