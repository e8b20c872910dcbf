"""What the group's pages share."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect

from concord.core.accounts.requests import Request
from concord.core.ui.answering import answered, found_or_404
from concord.core.ui.forms import Form

from ..models import Group
from ..queries.groups import group_named


def group_or_404(slug: str) -> Group:
    return found_or_404(group_named(slug))


def address_of(group: Group) -> dict[str, str]:
    return {"area": group.area.slug, "slug": group.slug}


def form_page(
    request: Request,
    form: Form,
    run: Callable[[], Any],
    *,
    words: str,
    after: Callable[[Any], str],
    **shown: str,
) -> HttpResponse:
    """A page with one form: the command runs when it is sound, and what it refuses stands beside its field.

    `words`: what is said then. `after`: where it leads to, from what the command gave back. `shown`: title and verb,
    and a lead and a caption where there are some.
    """
    template = "group/form.html"
    return answered(request, form, run, lambda made: redirect(after(made)), said=words, template=template, **shown)
