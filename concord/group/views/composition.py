"""Pages of who sits on a group against the ideal list."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from concord.core.accounts.guards import requires
from concord.core.accounts.permissions import Permission
from concord.core.accounts.requests import Request
from concord.core.ui.answering import sent

from .. import commands, exports
from ..forms.seats import CategoryForm
from ..queries.composition import composition_page
from ..terms import Category
from .common import address_of, form_page, group_or_404


@requires(Permission.SEE_MEETINGS)
def composition(request: Request, slug: str) -> HttpResponse:
    page = composition_page(group_or_404(slug), timezone.localdate())
    return render(request, "group/composition.html", {"page": page, "charts": exports.charts_of(page)})


@requires(Permission.MANAGE_MEETINGS)
def judge_category(request: Request, slug: str, category: str) -> HttpResponse:
    group = group_or_404(slug)
    if category not in Category.values:
        raise Http404
    known = group.categories_apart.filter(category=category).first()
    form = CategoryForm(sent(request), initial={"reason": known.reason if known else ""})

    def run() -> None:
        facts = {"group": group, "category": category, **form.cleaned_data}
        commands.judge_category(by=request.person, at=timezone.now(), **facts)

    return form_page(
        request, form, run, title="Is such a member wanted here?", verb="Save", words="Saved.",
        caption=str(Category(category).label),
        after=lambda made: reverse("group:composition", kwargs=address_of(group)),
    )  # fmt: skip
