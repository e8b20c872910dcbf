"""What champions raised, before and after: the list, one with its picture, what anybody may read."""

from collections.abc import Sequence

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from concord.core.accounts.guards import public_page, requires
from concord.core.accounts.permissions import Permission
from concord.core.accounts.requests import Request
from concord.core.directory.views.common import download_table
from concord.core.ui.answering import found_or_404, tried
from concord.core.ui.charts import Bar, Row, bar_chart
from concord.core.ui.wording import short_date

from .. import commands
from ..commands.shapes import EFFECTS
from ..exports.effects import effects as effects_table
from ..forms.effects import EffectForm, ValueForm
from ..models import Effect
from ..queries import effects as queries
from ..rules.effects import Value
from .common import PER_PAGE, answered, is_officer, list_import, removal

SIDES = [("unsourced", "Before"), ("planned", "After")]
FEW = 10
IN_THE_FILE = (
    "A row is what champions raised once, and its cell “values” holds all that was measured, like 2026-03-31 = 58.00 "
    "(n = 40); 2026-06-30 = 95.00 (n = 41)."
)


@requires(Permission.SEE_CHAMPIONS)
def effects(request: Request) -> HttpResponse:
    page = Paginator(queries.effects(request.area), PER_PAGE).get_page(request.GET.get("page"))
    lines = [queries.panel_of(one) for one in page]
    return render(request, "champions/effects.html", {"page": page, "lines": lines, "is_officer": is_officer(request)})


@requires(Permission.SEE_CHAMPIONS)
def effect(request: Request, uid: str) -> HttpResponse:
    panel = queries.panel_of(effect_or_404(uid))
    context = {"panel": panel, "svg": picture("effect", panel.values), "is_officer": is_officer(request)}
    return render(request, "champions/effect.html", context)


@public_page
def public_effects(request: Request) -> HttpResponse:
    """Those marked for everybody; values of few are not shown."""
    page = Paginator(queries.public_effects(request.area), FEW).get_page(request.GET.get("page"))
    panels = [queries.panel_of(one, public=True) for one in page]
    lines = [(panel, picture(f"effect-{number}", panel.values)) for number, panel in enumerate(panels)]
    return render(request, "champions/public_effects.html", {"page": page, "lines": lines})


def picture(name: str, values: Sequence[Value]) -> str:
    shown = [one for one in values if not one.held_back]
    most = max((one.value for one in shown), default=None) or 1
    rows = [
        Row(f"{one.side}: {short_date(one.on)}", [Bar([(kind_of(one), float(one.value / most))], one.words)])
        for one in shown
    ]
    return bar_chart(name, SIDES, rows)


def kind_of(value: Value) -> str:
    return "planned" if value.is_after else "unsourced"


def effect_or_404(uid: str) -> Effect:
    return found_or_404(queries.effect_of(uid))


def to_effect(request: Request, found: Effect) -> HttpResponse:
    return redirect("champions:effect", area=request.area.slug, uid=found.uid)


@requires(Permission.MANAGE_CHAMPIONS)
def add_effect(request: Request) -> HttpResponse:
    return effect_page(request, None)


@requires(Permission.MANAGE_CHAMPIONS)
def change_effect(request: Request, uid: str) -> HttpResponse:
    return effect_page(request, effect_or_404(uid))


def effect_page(request: Request, found: Effect | None) -> HttpResponse:
    form = EffectForm(request.POST if request.method == "POST" else None, area=request.area, row=found)
    return answered(
        request,
        form,
        lambda: commands.put_effect(
            area=request.area, facts=form.facts(), effect=found, by=request.person, at=timezone.now()
        ),
        lambda made: to_effect(request, made),
        said="Saved.",
        title="What champions raised",
        verb="Save",
        remove=removal(request, "remove_effect", found),
    )


@require_POST
@requires(Permission.MANAGE_CHAMPIONS)
def remove_effect(request: Request, uid: str) -> HttpResponse:
    commands.remove_effect(effect=effect_or_404(uid), by=request.person, at=timezone.now())
    messages.success(request, "It is taken out.")
    return redirect("champions:effects", area=request.area.slug)


@requires(Permission.MANAGE_CHAMPIONS)
def add_effect_value(request: Request, uid: str) -> HttpResponse:
    found = effect_or_404(uid)
    form = ValueForm(request.POST if request.method == "POST" else None)
    return answered(
        request,
        form,
        lambda: commands.add_effect_value(effect=found, by=request.person, at=timezone.now(), **form.cleaned_data),
        lambda _: to_effect(request, found),
        said="Added.",
        title=f"{found.title}: a value",
        verb="Add it",
        lead=f"{found.measure}{f', in {found.unit}' if found.unit else ''}.",
    )


@require_POST
@requires(Permission.MANAGE_CHAMPIONS)
def remove_effect_value(request: Request, uid: str) -> HttpResponse:
    found = found_or_404(queries.value_of(uid))
    tried(
        request,
        lambda: commands.remove_effect_value(value=found, by=request.person, at=timezone.now()),
        lambda _: "It is taken out.",
    )
    return to_effect(request, found.effect)


@requires(Permission.MANAGE_CHAMPIONS)
def export_effects(request: Request, kind: str) -> HttpResponse:
    return download_table(effects_table(request.area), kind, f"{request.area.slug}-effects")


@requires(Permission.MANAGE_CHAMPIONS)
def import_effects(request: Request) -> HttpResponse:
    return list_import(request, EFFECTS, title="Import what was measured", name="effects", note=IN_THE_FILE)
