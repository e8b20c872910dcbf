"""The component gallery, for development and tests only: every part of the design system in all its states."""

from collections.abc import Callable

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils.safestring import mark_safe

from . import errors, gallery

ANSWERS: dict[str, Callable[[HttpRequest], HttpResponse]] = {
    "400": errors.bad_request,
    "403": errors.denied,
    "404": errors.not_found,
    "405": errors.not_a_page,
    "409": errors.still_working,
    "413": errors.too_large,
    "429": errors.too_many,
    "csrf": errors.csrf_failure,
    "500": errors.server_error,
}


def components(request: HttpRequest) -> HttpResponse:
    context = {
        "area": gallery.AREA,
        "person": "Alex Example",
        "nav": gallery.NAV,
        "breadcrumbs": [("Front desk", "#"), ("Gallery", "")],
        "footer_links": [("Accessibility", "#"), ("Privacy", "#")],
        "rows": gallery.ROWS,
        "at": gallery.AT,
        "two_lines": "Two lines\nof text",
        "svg": mark_safe(gallery.SVG),  # noqa: S308 - a constant of ours
        "pages": Paginator(range(200), 10).get_page(request.GET.get("page", 7)),
        "chosen": [("Voluntary sector", "?"), ("Box 2", "?")],
    }
    return render(request, "ui/gallery.html", context)


def form(request: HttpRequest) -> HttpResponse:
    data = request.POST if request.method == "POST" else (gallery.WRONG if "wrong" in request.GET else None)
    context = {"form": gallery.Everything(data), "area": gallery.AREA, "step": "Box 2 of 4", "back_url": "../"}
    return render(request, "ui/gallery_form.html", context)


def sheet(request: HttpRequest) -> HttpResponse:
    context = {"area": gallery.AREA, "nav": gallery.NAV, "rows": gallery.ROWS, "at": gallery.AT}
    return render(request, "ui/gallery_sheet.html", context)


def link(request: HttpRequest) -> HttpResponse:
    return render(request, "ui/gallery_link.html", {"area": gallery.AREA, "person": "Alex Example", "nav": gallery.NAV})


def problem(request: HttpRequest, name: str) -> HttpResponse:
    return ANSWERS.get(name, errors.not_found)(request)


gallery_urls = [
    path("ui/gallery/", components, name="gallery"),
    path("ui/gallery/form/", form, name="gallery_form"),
    path("ui/gallery/sheet/", sheet, name="gallery_sheet"),
    path("ui/gallery/link/", link, name="gallery_link"),
    path("ui/gallery/problem/<slug:name>/", problem, name="gallery_problem"),
]
