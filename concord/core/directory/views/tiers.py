"""Two tiers: what a district sees of the area above, both agreeing to share, and items that go up."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from concord.core.accounts.guards import requires
from concord.core.accounts.permissions import Permission
from concord.core.accounts.requests import Request
from concord.core.areas.models import Area
from concord.core.ui.answering import found_or_404, tried

from .. import commands
from .. import tier_queries as queries
from ..models import PassedItem
from ..tier_forms import AnswerItemForm, PassedFilter, PassUpForm, SupportForm
from .common import answered

PER_PAGE = 25


def tier_or_404(area: Area, slug: str) -> Area:
    """The area above, or one right below; of any other nothing is said."""
    if area.parent is not None and area.parent.slug == slug:
        return area.parent
    return found_or_404(area.children.filter(slug=slug).first())


def item_or_404(uid: str) -> PassedItem:
    return found_or_404(queries.passed_item(uid))


def back(request: Request, other: Area) -> HttpResponse:
    if other == request.area.parent:
        return redirect("directory:tier_above", area=request.area.slug)
    return redirect("directory:tier_relation", area=request.area.slug, lower=other.slug)


@requires(Permission.MANAGE_AREA)
def tier_above(request: Request) -> HttpResponse:
    return render(
        request, "directory/tier_above.html", {"page": queries.above_page(request.area, timezone.localdate())}
    )


@require_POST
@requires(Permission.MANAGE_AREA)
def agree_to_share(request: Request, other: str) -> HttpResponse:
    found = tier_or_404(request.area, other)
    made = commands.agree_to_share(area=request.area, other=found, by=request.person, at=timezone.now())
    said = "Both have agreed: sums are shared from now on." if made.is_agreed else f"Noted. {found} is still to agree."
    messages.success(request, said)
    return back(request, found)


@require_POST
@requires(Permission.MANAGE_AREA)
def stop_sharing(request: Request, other: str) -> HttpResponse:
    found = tier_or_404(request.area, other)
    commands.stop_sharing(area=request.area, other=found, by=request.person, at=timezone.now())
    messages.success(request, "No sums are shared any more.")
    return back(request, found)


@requires(Permission.MANAGE_AREA)
def ask_support(request: Request) -> HttpResponse:
    page = queries.above_page(request.area, timezone.localdate())
    upper = found_or_404(page.upper)
    initial = {"text": page.relation.support_asked if page.relation else ""}
    form = SupportForm(request.POST if request.method == "POST" else None, initial=initial)

    def do(**facts: Any) -> None:
        commands.ask_support(area=request.area, by=request.person, at=timezone.now(), **facts)

    words = {"said": f"Officers of {upper} read it.", "title": f"Ask {upper} for support", "verb": "Save"}
    words["lead"] = contact_words(upper)
    return answered(request, form, do, lambda _: back(request, upper), **words)


def contact_words(upper: Area) -> str:
    """Whom to ask there at once (R012)."""
    reach = ", ".join(filter(None, (upper.contact_email, upper.contact_phone)))
    if not reach:
        return f"{upper} names nobody whom you could write to or ring."
    hours = f" ({upper.contact_hours})" if upper.contact_hours else ""
    return f"Your contact there: {', '.join(filter(None, (upper.contact_name, reach)))}{hours}."


@requires(Permission.MANAGE_AREA)
def pass_up(request: Request) -> HttpResponse:
    page = queries.above_page(request.area, timezone.localdate())
    upper = found_or_404(page.upper)
    initial = {"consented_on": timezone.localdate()}
    form = PassUpForm(request.POST if request.method == "POST" else None, initial=initial)

    def do(**facts: Any) -> None:
        commands.pass_up(area=request.area, by=request.person, at=timezone.now(), **facts)

    said = f"{upper} has it. How it stands is shown here."
    drawn = "directory/pass_up.html"
    return answered(request, form, do, lambda _: back(request, upper), said=said, page=drawn, above=page)


@requires(Permission.MANAGE_AREA)
def passed_items(request: Request) -> HttpResponse:
    chosen = PassedFilter(request.GET)
    typed = chosen.cleaned_data if chosen.is_valid() else {}
    page = Paginator(queries.passed_rows(**typed), PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "directory/passed_items.html", {"page": page, "filter": chosen})


@requires(Permission.MANAGE_AREA)
def passed_item(request: Request, uid: str) -> HttpResponse:
    """One item from below, with its answer, or the form to answer it."""
    found = item_or_404(uid)
    form = AnswerItemForm(request.POST if request.method == "POST" else None)

    def do(**facts: Any) -> None:
        commands.answer_item(item=found, by=request.person, at=timezone.now(), **facts)

    def done(made: None) -> HttpResponse:
        return redirect("directory:passed_item", area=request.area.slug, uid=found.uid)

    said = f"{found.from_area} reads your answer."
    return answered(request, form, do, done, said=said, page="directory/passed_item.html", item=found)


@require_POST
@requires(Permission.MANAGE_AREA)
def take_up_item(request: Request, uid: str) -> HttpResponse:
    found = item_or_404(uid)
    said = f"{found.from_area} sees that you look into it."
    tried(request, lambda: commands.take_up_item(item=found, by=request.person, at=timezone.now()), lambda made: said)
    return redirect("directory:passed_item", area=request.area.slug, uid=found.uid)
