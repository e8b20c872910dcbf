"""What the pages of champions share."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from concord.core.accounts.requests import Request
from concord.core.directory.queries import person_in_area
from concord.core.lib.errors import RuleBroken
from concord.core.ui.forms import Form

from ..queries.page import ChampionPage, champion_page

PER_PAGE = 25


def page_or_404(request: Request, uid: str) -> ChampionPage:
    person = person_in_area(uid)
    page = champion_page(person, request.area, timezone.localdate()) if person else None
    if page is None:
        raise Http404
    return page


def answered(
    request: Request,
    form: Form,
    do: Callable[[], Any],
    done: Callable[[Any], HttpResponse],
    *,
    said: str,
    template: str = "champions/form.html",
    **context: Any,
) -> HttpResponse:
    """The form's page; once it is taken, whatever `done` leads to. What was typed comes back after a refusal."""
    if request.method == "POST" and form.is_valid():
        try:
            made = do()
        except RuleBroken as error:
            form.add_error(error.field if error.field in form.fields else None, error.message)
        else:
            messages.success(request, said)
            return done(made)
    return render(request, template, {"form": form} | context)
