"""Pages of an area's groups beside its main one."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from concord.core.accounts.guards import requires
from concord.core.accounts.permissions import Permission
from concord.core.accounts.requests import Request
from concord.core.lib.text import slugify
from concord.core.ui.answering import sent

from .. import commands
from ..forms.groups import DayForm, OtherGroupForm
from ..models import Group
from ..queries import page_of_group
from ..queries.groups import group_lines
from .common import address_of, form_page, group_or_404
from .meetings import plan_meeting


@requires(Permission.SEE_MEETINGS)
def groups(request: Request) -> HttpResponse:
    return render(request, "group/groups.html", {"lines": group_lines(request.area, timezone.localdate())})


@requires(Permission.SEE_MEETINGS)
def other_group(request: Request, slug: str) -> HttpResponse:
    found = group_or_404(slug)
    if found.is_main:
        return redirect("group:group", area=request.area.slug)
    return render(request, "group/group.html", {"page": page_of_group(found), "today": timezone.localdate()})


def to_group(made: Group) -> str:
    return reverse("group:other_group", kwargs=address_of(made))


@requires(Permission.MANAGE_MEETINGS)
def add_group(request: Request) -> HttpResponse:
    usual = {"quorum_public": 1, "quorum_voluntary": 1, "two_sector_rule": True, "kind": "sub_group"}
    form = OtherGroupForm(sent(request), area=request.area, on=timezone.localdate(), initial=usual)

    def run() -> Group:
        facts = form.details()
        slug = slugify(facts["name"])[:50] or "group-2"
        slug = f"{slug}-group" if slug == "new" else slug
        return commands.add_group(area=request.area, slug=slug, by=request.person, at=timezone.now(), **facts)

    words = "The group is set up. Add its seats next: whoever holds one is invited to its meetings."
    return form_page(
        request, form, run, title="Set up another group", verb="Set up the group", words=words, after=to_group
    )


@requires(Permission.MANAGE_MEETINGS)
def change_other_group(request: Request, slug: str) -> HttpResponse:
    found = group_or_404(slug)
    form = OtherGroupForm(sent(request), area=request.area, on=timezone.localdate(), group=found)

    def run() -> Group:
        changes = form.details()
        return commands.change_group(group=found, changes=changes, by=request.person, at=timezone.now())

    return form_page(request, form, run, title=f"Change {found}", verb="Save", words="Saved.", after=to_group)


@requires(Permission.MANAGE_MEETINGS)
def end_group(request: Request, slug: str) -> HttpResponse:
    found, form = group_or_404(slug), DayForm(sent(request), initial={"on": timezone.localdate()})

    def run() -> Group:
        return commands.end_group(group=found, by=request.person, at=timezone.now(), **form.cleaned_data)

    lead = "What it did stays. No meeting of it can be planned after its last day."
    return form_page(
        request, form, run, title=f"End {found}", verb="End the group", words="The group has ended.", after=to_group,
        lead=lead,
    )  # fmt: skip


@requires(Permission.MANAGE_MEETINGS)
def schedule_other_meeting(request: Request, slug: str) -> HttpResponse:
    words = "The meeting is planned. Whoever holds a seat that day is invited."
    return plan_meeting(request, group_or_404(slug), words=words)
