"""The pages that people see when something went wrong. They need no database and no session."""

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string


def _page(name: str, status: int) -> HttpResponse:
    # Without the request no context processor runs, so nothing that broke the page can break this one.
    return HttpResponse(render_to_string(name), status=status)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page("400.html", 400)


def denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page("403.html", 403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page("404.html", 404)


def not_a_page(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page("405.html", 405)


def still_working(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page("409.html", 409)


def too_large(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page("413.html", 413)


def too_many(request: HttpRequest, exception: Exception | None = None, wait: int = 60) -> HttpResponse:
    """`wait`: seconds until it is worth trying again."""
    page = _page("429.html", 429)
    page["Retry-After"] = str(wait)
    return page


def server_error(request: HttpRequest) -> HttpResponse:
    return _page("500.html", 500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return _page("403_csrf.html", 403)
