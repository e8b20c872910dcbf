"""The communities that an area names, and those that an organisation serves."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from concord.core.accounts.guards import requires
from concord.core.accounts.permissions import Permission
from concord.core.accounts.requests import Request
from concord.core.lib.errors import RuleBroken
from concord.core.ui.answering import found_or_404

from .. import commands
from ..models import CommunityTag
from ..organisation_forms import PartnerTagsForm, TagForm
from ..queries import tags_with_counts
from .organisations import partner_or_404, to_organisation


def tag_or_404(pk: int) -> CommunityTag:
    return found_or_404(tags_with_counts().select_related("area").filter(pk=pk).first())


def to_tags(request: Request, words: str) -> HttpResponse:
    messages.success(request, words)
    return redirect("directory:tags", area=request.area.slug)


@requires(Permission.MANAGE_PEOPLE)
def tags(request: Request) -> HttpResponse:
    """The list, with a form for one more."""
    form = TagForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            made = commands.add_tag(area=request.area, by=request.person, at=timezone.now(), **form.cleaned_data)
        except RuleBroken as error:
            form.refuse(error)
        else:
            return to_tags(request, f"“{made}” is on the list.")
    return render(request, "directory/tags.html", {"form": form, "tags": tags_with_counts()})


@requires(Permission.MANAGE_PEOPLE)
def change_tag(request: Request, pk: int) -> HttpResponse:
    tag = tag_or_404(pk)
    initial = {"name": tag.name, "hard_to_reach": tag.hard_to_reach}
    form = TagForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            commands.change_tag(tag=tag, by=request.person, at=timezone.now(), **form.cleaned_data)
        except RuleBroken as error:
            form.refuse(error)
        else:
            return to_tags(request, "Saved.")
    return render(request, "directory/change_tag.html", {"form": form, "tag": tag})


@require_POST
@requires(Permission.MANAGE_PEOPLE)
def remove_tag(request: Request, pk: int) -> HttpResponse:
    tag = tag_or_404(pk)
    commands.remove_tag(tag=tag, by=request.person, at=timezone.now())
    return to_tags(request, f"“{tag.name}” is off the list.")


@requires(Permission.MANAGE_PEOPLE)
def partner_tags(request: Request, uid: str) -> HttpResponse:
    partner = partner_or_404(uid)
    initial = {"tags": [str(pk) for pk in partner.tags.values_list("pk", flat=True)]}
    form = PartnerTagsForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        commands.tag_partner(partner=partner, tags=form.chosen(), by=request.person, at=timezone.now())
        return to_organisation(request, partner.organisation, "Saved.")
    return render(request, "directory/partner_tags.html", {"form": form, "body": partner.organisation})
