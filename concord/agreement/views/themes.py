"""The themes of an area: which there are, added, named, hidden and shown again."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from concord.core.accounts.guards import requires
from concord.core.accounts.permissions import Permission
from concord.core.accounts.requests import Request
from concord.core.ui.answering import found_or_404, sent

from .. import commands
from ..forms.themes import ThemeForm
from ..queries.themes import theme_rows
from .common import answered


@requires(Permission.EDIT_AGREEMENT)
def themes(request: Request) -> HttpResponse:
    return render(request, "agreement/themes.html", {"rows": theme_rows(request.area, timezone.localdate())})


def to_themes(request: Request) -> HttpResponse:
    return redirect("agreement:themes", area=request.area.slug)


@requires(Permission.EDIT_AGREEMENT)
def add_theme(request: Request) -> HttpResponse:
    form = ThemeForm(sent(request))
    return answered(
        request,
        form,
        lambda: commands.add_theme(area=request.area, by=request.person, at=timezone.now(), **form.cleaned_data),
        lambda _: to_themes(request),
        said="The theme is there. Commitments can have it now.",
        title="Add a theme",
        verb="Add it",
        back_url=reverse("agreement:themes", kwargs={"area": request.area.slug}),
    )


@requires(Permission.EDIT_AGREEMENT)
def name_theme(request: Request, key: str) -> HttpResponse:
    name = found_or_404(request.area.themes.get(key))
    form = ThemeForm(sent(request), initial={"name": name})
    return answered(
        request,
        form,
        lambda: commands.name_theme(
            area=request.area, key=key, by=request.person, at=timezone.now(), **form.cleaned_data
        ),
        lambda _: to_themes(request),
        said="Saved. It has that name on every page.",
        title=f"What you call “{name}”",
        verb="Save",
        back_url=reverse("agreement:themes", kwargs={"area": request.area.slug}),
    )


@require_POST
@requires(Permission.EDIT_AGREEMENT)
def hide_theme(request: Request, key: str) -> HttpResponse:
    commands.hide_theme(area=request.area, key=key, by=request.person, at=timezone.now())
    messages.success(request, "The theme is not offered any more.")
    return to_themes(request)


@require_POST
@requires(Permission.EDIT_AGREEMENT)
def show_theme(request: Request, key: str) -> HttpResponse:
    commands.show_theme(area=request.area, key=key, by=request.person, at=timezone.now())
    messages.success(request, "The theme is offered again.")
    return to_themes(request)
