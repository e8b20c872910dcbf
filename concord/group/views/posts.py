"""What is done with one post: by its author, and by those who moderate."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from concord.core.accounts.guards import requires
from concord.core.accounts.permissions import Permission
from concord.core.accounts.requests import Request
from concord.core.lib.errors import AccessDenied
from concord.core.ui.answering import sent

from .. import commands
from ..forms.discussion import ChangePostForm, HideForm, MarkForm
from ..models import Post
from ..queries.discussion import post_of
from .common import form_page
from .discussion import part_or_refused, to_topic


def post_or_404(request: Request, uid: str) -> Post:
    """To whoever does not read its topic, it is not there."""
    found = post_of(uid)
    if found is None or not part_or_refused(request, found.topic.group).reads(found.topic):
        raise Http404
    return found


def own_or_refused(request: Request, uid: str) -> Post:
    found = post_or_404(request, uid)
    if found.author_id != request.person.pk:
        raise AccessDenied("Only its author can do this with a post.")
    return found


@requires(Permission.SEE_MEETINGS)
def change_post(request: Request, uid: str) -> HttpResponse:
    found = own_or_refused(request, uid)
    form = ChangePostForm(sent(request), initial={"text": found.text})

    def run() -> None:
        commands.change_post(post=found, by=request.person, at=timezone.now(), **form.cleaned_data)

    return form_page(
        request, form, run, title="Change your post", verb="Save", words="Your post is changed, and says so.",
        after=lambda made: to_topic(found.topic), caption=found.topic.title,
    )  # fmt: skip


@requires(Permission.SEE_MEETINGS)
def mark_post(request: Request, uid: str) -> HttpResponse:
    found = own_or_refused(request, uid)
    form = MarkForm(sent(request), initial={"mark": found.mark})

    def run() -> None:
        commands.mark_post(post=found, by=request.person, at=timezone.now(), **form.cleaned_data)

    lead = "Whoever plans the meeting sees it among what waits, and can put it on the agenda."
    return form_page(
        request, form, run, title="Your post and the next meeting", verb="Save", words="It is noted.",
        after=lambda made: to_topic(found.topic), caption=found.topic.title, lead=lead,
    )  # fmt: skip


@require_POST
@requires(Permission.SEE_MEETINGS)
def withdraw_post(request: Request, uid: str) -> HttpResponse:
    return pressed(request, own_or_refused(request, uid), commands.withdraw_post, "Your post is taken back.")


@requires(Permission.RECORD_DECISIONS)
def hide_post(request: Request, uid: str) -> HttpResponse:
    found, form = post_or_404(request, uid), HideForm(sent(request))

    def run() -> None:
        commands.hide_post(post=found, by=request.person, at=timezone.now(), **form.cleaned_data)

    return form_page(
        request, form, run, title=f"Hide the post of {found.author}", verb="Hide it",
        words="It is hidden, and its author is told.", after=lambda made: to_topic(found.topic),
        caption=found.topic.title, lead="That there was a post is still said. You can show it again.",
    )  # fmt: skip


@require_POST
@requires(Permission.RECORD_DECISIONS)
def show_post(request: Request, uid: str) -> HttpResponse:
    return pressed(request, post_or_404(request, uid), commands.show_post, "The post is shown again.")


def pressed(request: Request, found: Post, command: Callable[..., Any], words: str) -> HttpResponse:
    command(post=found, by=request.person, at=timezone.now())
    messages.success(request, words)
    return redirect(to_topic(found.topic))
