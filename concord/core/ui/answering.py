"""How a page with a form answers, and one with a button: one way, for the pages of every app."""

from collections.abc import Callable
from typing import Any, TypeVar

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render

from concord.core.lib.errors import RuleBroken

from .forms import Form

Found = TypeVar("Found")


def found_or_404(found: Found | None) -> Found:
    """What a page is of. Raises `Http404` where there is no such thing, or none for whoever asks."""
    if found is None:
        raise Http404
    return found


def sent(request: HttpRequest) -> QueryDict | None:
    """What a form is filled with: what was posted, if anything was. Also an empty POST is one, and shows its errors."""
    return request.POST if request.method == "POST" else None


def paged(request: HttpRequest, rows: Any, many: int, name: str = "page") -> Page[Any]:
    """The page of a list that the address asks for under `name`, `many` rows each; the nearest where there is none."""
    return Paginator(rows, many).get_page(request.GET.get(name))


def answered(
    request: HttpRequest,
    form: Form,
    do: Callable[[], Any],
    done: Callable[[Any], HttpResponse],
    *,
    said: str,
    template: str,
    **context: Any,
) -> HttpResponse:
    """The form's page; once it is taken, whatever `done` leads to. What was typed comes back after a refusal."""
    if request.method == "POST" and form.is_valid():
        try:
            made = do()
        except RuleBroken as error:
            form.refuse(error)
        else:
            messages.success(request, said)
            return done(made)
    return render(request, template, {"form": form} | context)


def tried(request: HttpRequest, do: Callable[[], Any], said: Callable[[Any], str]) -> None:
    """Do what a button asks for, and say what came of it, or why it cannot be done."""
    try:
        made = do()
    except RuleBroken as error:
        messages.error(request, error.message)
    else:
        messages.success(request, said(made))
