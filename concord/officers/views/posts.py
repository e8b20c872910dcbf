"""Officers' posts, and whom anybody may reach."""

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
from concord.core.ui.answering import found_or_404

from .. import commands
from ..commands.shapes import POSTS
from ..exports.posts import posts as posts_table
from ..forms.posts import ContactForm, PostForm
from ..models import Post
from ..queries.posts import own_post, post_of, posts_page, shown_contacts
from .common import PER_PAGE, answered, list_import, people_here


@requires(Permission.SEE_OFFICERS)
def posts(request: Request) -> HttpResponse:
    page = posts_page(request.area, timezone.localdate())
    now = Paginator(page.now, PER_PAGE).get_page(request.GET.get("page"))
    before = Paginator(page.before, PER_PAGE).get_page(request.GET.get("before"))
    return render(request, "officers/posts.html", {"page": page, "now": now, "before": before})


@requires(Permission.MANAGE_OFFICERS)
def export_posts(request: Request, kind: str) -> HttpResponse:
    return download_table(posts_table(request.area), kind, f"{request.area.slug}-officers")


@requires(Permission.MANAGE_OFFICERS)
def import_posts(request: Request) -> HttpResponse:
    return list_import(request, POSTS, title="Import officers’ posts", name="posts")


def to_posts(request: Request) -> HttpResponse:
    return redirect("officers:posts", area=request.area.slug)


def post_form(request: Request, post: Post | None) -> PostForm:
    data = request.POST if request.method == "POST" else None
    return PostForm(data, area=request.area, people=people_here(request), post=post)


@requires(Permission.MANAGE_OFFICERS)
def note_post(request: Request) -> HttpResponse:
    form = post_form(request, None)
    return answered(
        request,
        form,
        lambda: commands.note_post(area=request.area, by=request.person, at=timezone.now(), **form.details()),
        lambda _: to_posts(request),
        said="It is written down.",
        title="Write down a post",
        verb="Save",
        lead="Two people who share the work have a post each, with the same rights.",
    )


@requires(Permission.MANAGE_OFFICERS)
def change_post(request: Request, uid: str) -> HttpResponse:
    post = post_or_404(uid)
    form = post_form(request, post)
    return answered(
        request,
        form,
        lambda: commands.change_post(post=post, by=request.person, at=timezone.now(), **form.details()),
        lambda _: to_posts(request),
        said="Saved.",
        title=f"Change the post of {post.who}",
        verb="Save",
    )


def post_or_404(uid: str) -> Post:
    return found_or_404(post_of(uid))


@requires(Permission.SEE_OFFICERS)
def own_contact(request: Request, uid: str) -> HttpResponse:
    post = found_or_404(own_post(uid, request.person))
    form = ContactForm(request.POST if request.method == "POST" else None, post=post)
    return answered(
        request,
        form,
        lambda: set_contact(request, post, form),
        lambda _: to_posts(request),
        said="Saved. You can change it at any time.",
        title="May anybody see how to reach you?",
        verb="Save",
        lead="Nobody but you can tick this. Take the tick away, and it is gone from the page at once.",
    )


def set_contact(request: Request, post: Post, form: ContactForm) -> None:
    by, at, typed = request.person, timezone.now(), form.cleaned_data
    if typed["shown"]:
        reach = {"email": typed["public_email"], "phone": typed["public_phone"]}
        commands.show_contact(post=post, by=by, at=at, **reach)
    else:
        commands.hide_contact(post=post, by=by, at=at)


@require_POST
@requires(Permission.MANAGE_OFFICERS)
def hide_contact(request: Request, uid: str) -> HttpResponse:
    commands.hide_contact(post=post_or_404(uid), by=request.person, at=timezone.now())
    messages.success(request, "Nobody sees it any more.")
    return to_posts(request)


@public_page
def contacts(request: Request) -> HttpResponse:
    found = shown_contacts(request.area, timezone.localdate())
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "officers/contacts.html", {"page": page})
