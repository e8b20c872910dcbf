"""The area's own settings, and its look."""

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from concord.core.accounts.guards import public_page, requires
from concord.core.accounts.permissions import Permission
from concord.core.accounts.requests import Request
from concord.core.areas.models import TierRelation
from concord.core.areas.terms import TierRelationKind
from concord.core.ui.answering import found_or_404
from concord.core.ui.colour import theme_css

from .. import commands
from ..forms import AreaForm, ContactForm, WordsForm
from ..place_forms import TierRelationForm
from ..signpost_queries import to_check
from ..sponsor_queries import sponsor_rows, to_ask


@requires(Permission.MANAGE_AREA)
def settings(request: Request) -> HttpResponse:
    today = timezone.localdate()
    context = {"has_below": request.area.children.exists(), "to_check": to_check(today), "to_ask": to_ask(today)}
    context["has_sponsor"] = sponsor_rows(today).exists()
    return render(request, "directory/settings.html", context)


@requires(Permission.MANAGE_AREA)
def area_details(request: Request) -> HttpResponse:
    names = [name for name in AreaForm.base_fields if name != "logo"]
    initial = {name: getattr(request.area, name) for name in names}
    data = (request.POST, request.FILES) if request.method == "POST" else ()
    form = AreaForm(*data, initial=initial)
    if request.method == "POST" and form.is_valid():
        changes = {key: value for key, value in form.cleaned_data.items() if key != "logo" or value}
        commands.change_area(area=request.area, changes=changes, by=request.person, at=timezone.now())
        messages.success(request, "Saved.")
        return redirect("directory:settings", area=request.area.slug)
    return render(request, "directory/area_details.html", {"form": form})


@requires(Permission.MANAGE_AREA)
def area_contact(request: Request) -> HttpResponse:
    initial = {name: getattr(request.area, name) for name in ContactForm.base_fields}
    form = ContactForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        commands.change_area(area=request.area, changes=form.cleaned_data, by=request.person, at=timezone.now())
        messages.success(request, "Saved. It stands on every page, form and letter.")
        return redirect("directory:settings", area=request.area.slug)
    return render(
        request,
        "directory/form.html",
        {"form": form, "title": "Whom people can turn to", "verb": "These details are right"},
    )


@requires(Permission.MANAGE_AREA)
def area_words(request: Request) -> HttpResponse:
    form = WordsForm(request.POST if request.method == "POST" else None, area=request.area)
    if request.method == "POST" and form.is_valid():
        commands.set_words(area=request.area, words=form.words(), by=request.person, at=timezone.now())
        messages.success(request, "Saved. Every page uses these words from now on.")
        return redirect("directory:settings", area=request.area.slug)
    return render(request, "directory/form.html", {"form": form, "title": "Your own words", "verb": "Use these words"})


@require_POST
@requires(Permission.MANAGE_AREA)
def check_contact(request: Request) -> HttpResponse:
    commands.check_contact(area=request.area, by=request.person, at=timezone.now())
    messages.success(request, "Thank you. We ask again in a year.")
    return redirect("directory:settings", area=request.area.slug)


@requires(Permission.MANAGE_AREA)
def tier_relation(request: Request, lower: str) -> HttpResponse:
    place = found_or_404(request.area.children.filter(slug=lower).first())
    now = TierRelation.objects.filter(upper=request.area, lower=place).first()
    initial = (
        {name: getattr(now, name) for name in TierRelationForm.base_fields} if now else {"kind": TierRelationKind.NONE}
    )
    form = TierRelationForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        commands.note_tier_relation(
            upper=request.area, lower=place, facts=form.cleaned_data, by=request.person, at=timezone.now()
        )
        messages.success(request, f"Noted for {place}.")
        return redirect("log:below", area=request.area.slug)
    context = {"form": form, "title": f"{request.area} and {place}", "place": place, "relation": now}
    return render(request, "directory/tier_relation.html", context)


@public_page
def theme(request: Request) -> HttpResponse:
    """The area's colour as a stylesheet: styles in the page itself are not allowed."""
    response = HttpResponse(theme_css(request.area.accent), content_type="text/css")
    response["Cache-Control"] = "public, max-age=300"
    return response


@public_page
def logo(request: Request) -> FileResponse:
    if not request.area.logo:
        raise Http404
    kind = "image/png" if str(request.area.logo.name).lower().endswith("png") else "image/jpeg"
    response = FileResponse(request.area.logo.open("rb"), content_type=kind)
    response["Content-Security-Policy"] = "default-src 'none'"
    return response
