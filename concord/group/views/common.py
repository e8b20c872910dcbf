"""What the group's pages share."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from concord.core.accounts.requests import Request
from concord.core.lib.errors import RuleBroken

from ..models import Group
from ..queries.groups import group_named


def group_or_404(slug: str) -> Group:
    found = group_named(slug)
    if found is None:
        raise Http404
    return found


def address_of(group: Group) -> dict[str, str]:
    return {"area": group.area.slug, "slug": group.slug}


def sent(request: Request) -> Any:
    """What a form is filled with: what was posted, if anything was."""
    return request.POST if request.method == "POST" else None


def form_page(
    request: Request,
    form: Any,
    run: Callable[[], Any],
    *,
    title: str,
    verb: str,
    words: str,
    after: Callable[[Any], str],
    lead: str = "",
    caption: str = "",
) -> HttpResponse:
    """A page with one form: the command runs when it is sound, and what it refuses stands beside its field.

    `after`: where it leads to, from what the command gave back.
    """
    if request.method == "POST" and form.is_valid():
        try:
            made = run()
        except RuleBroken as error:
            form.add_error(error.field if error.field in form.fields else None, error.message)
        else:
            messages.success(request, words)
            return redirect(after(made))
    context = {"form": form, "title": title, "verb": verb, "lead": lead, "caption": caption}
    return render(request, "group/form.html", context)
