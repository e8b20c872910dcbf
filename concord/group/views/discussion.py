"""Pages of a group's discussion: its topics, one topic, and the mail about them."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from concord.core.accounts.guards import by_link, requires
from concord.core.accounts.permissions import Permission
from concord.core.accounts.requests import Request
from concord.core.accounts.terms import Purpose
from concord.core.lib.errors import AccessDenied
from concord.core.ui.answering import found_or_404, paged, sent

from .. import commands
from ..forms.discussion import PostForm, TopicFilter, TopicForm, closing_form
from ..models import Group, Post, Topic
from ..queries.discussion import (
    Part,
    digest_for,
    follower_in,
    follower_of,
    follows,
    part_of,
    post_lines,
    posts_on,
    topic_lines,
    topic_of,
    topics_for,
)
from ..rules.discussion import is_closed
from .common import address_of, form_page, group_or_404

PER_PAGE = 20


def part_or_refused(request: Request, group: Group) -> Part:
    part = part_of(request.person, group, timezone.localdate())
    if part is None:
        raise AccessDenied("This page is for people with another role in this area.")
    return part


def topic_or_404(request: Request, uid: str) -> tuple[Topic, Part]:
    """To whoever does not read it, it is not there."""
    found = found_or_404(topic_of(uid))
    part = part_or_refused(request, found.group)
    if not part.reads(found):
        raise Http404
    return found, part


def to_topic(topic: Topic) -> str:
    return reverse("group:topic", kwargs={"area": topic.area.slug, "uid": topic.uid})


def to_discussion(group: Group) -> str:
    return reverse("group:discussion", kwargs=address_of(group))


@requires(Permission.SEE_MEETINGS)
def discussion(request: Request, slug: str) -> HttpResponse:
    group = group_or_404(slug)
    form, part = TopicFilter(request.GET), part_or_refused(request, group)
    page = paged(request, topics_for(part, group, search=form.chosen()), PER_PAGE)
    context = {
        "group": group,
        "page": page,
        "lines": topic_lines(page, timezone.localdate()),
        "form": form,
        "search": form.chosen(),
        "part": part,
        "follows": follows(request.person, group),
    }
    return render(request, "group/discussion.html", context)


@requires(Permission.SEE_MEETINGS)
def next_mail(request: Request, slug: str) -> HttpResponse:
    """What the next mail would hold, for whoever gets one. Looking at it tells nobody and sends nothing."""
    group = group_or_404(slug)
    part, follower = part_or_refused(request, group), follower_in(request.person, group)
    news = digest_for(follower, part, timezone.localdate()) if follower else None
    return render(request, "group/next_mail.html", {"group": group, "follower": follower, "news": news})


@requires(Permission.SEE_MEETINGS)
def open_topic(request: Request, slug: str) -> HttpResponse:
    group = group_or_404(slug)
    part = part_or_refused(request, group)
    if not part.posts:
        raise AccessDenied("Topics are opened by members and champions.")
    form = TopicForm(sent(request), group=group, part=part)

    def run() -> Topic:
        return commands.open_topic(group=group, by=request.person, at=timezone.now(), **form.details())

    lead = "Nothing confidential: what public bodies hold can be asked for by law. Cases have a place of their own."
    return form_page(
        request, form, run, title="Open a topic", verb="Open the topic", words="The topic is open.", after=to_topic,
        caption=str(group), lead=lead,
    )  # fmt: skip


@requires(Permission.SEE_MEETINGS)
def topic(request: Request, uid: str) -> HttpResponse:
    """The latest posts first come into view: without a number it is the last page."""
    found, part = topic_or_404(request, uid)
    posts = Paginator(posts_on(found), PER_PAGE)
    page = posts.get_page(request.GET.get("page") or posts.num_pages)
    closed = is_closed(found, timezone.localdate())
    context = {
        "topic": found,
        "group": found.group,
        "page": page,
        "lines": post_lines(page, request.person, part, timezone.now()),
        "part": part,
        "closed_topic": closed,
        "form": PostForm() if part.may_post(found) and not closed and not found.group.ends_on else None,
        "may_close": part.moderates or found.opened_by_id == request.person.pk,
    }
    return render(request, "group/topic.html", context)


@requires(Permission.SEE_MEETINGS)
def post_in_topic(request: Request, uid: str) -> HttpResponse:
    found, part = topic_or_404(request, uid)
    if not part.may_post(found):
        raise AccessDenied("Those who only read along do not post.")
    form = PostForm(sent(request))

    def run() -> Post:
        return commands.post_in_topic(topic=found, by=request.person, at=timezone.now(), **form.cleaned_data)

    return form_page(
        request, form, run, title="Post on this topic", verb="Post it", words="Your post is there.",
        after=lambda made: f"{to_topic(found)}#post-{made.uid}", caption=found.title,
    )  # fmt: skip


@requires(Permission.SEE_MEETINGS)
def close_topic(request: Request, uid: str) -> HttpResponse:
    found, part = topic_or_404(request, uid)
    if not (part.moderates or found.opened_by_id == request.person.pk):
        raise AccessDenied("The chair, the officer and whoever opened a topic close it.")
    form = closing_form(sent(request), found)

    def run() -> None:
        commands.close_topic(topic=found, by=request.person, at=timezone.now(), **form.cleaned_data)

    return form_page(
        request, form, run, title="When does this topic close?", verb="Save", words="The closing day is saved.",
        after=lambda made: to_topic(found), caption=found.title, lead="That day itself still takes posts.",
    )  # fmt: skip


@require_POST
@requires(Permission.SEE_MEETINGS)
def follow_discussion(request: Request, slug: str) -> HttpResponse:
    group = group_or_404(slug)
    commands.follow_discussion(group=group, by=request.person, at=timezone.now())
    messages.success(request, "You get a mail on days with new posts, at most one a day.")
    return redirect(to_discussion(group))


@require_POST
@requires(Permission.SEE_MEETINGS)
def leave_discussion(request: Request, slug: str) -> HttpResponse:
    group = group_or_404(slug)
    commands.leave_discussion(group=group, by=request.person, at=timezone.now())
    messages.success(request, "You get no more mail about new posts.")
    return redirect(to_discussion(group))


@by_link(Purpose.DISCUSSION)
def digest_by_link(request: Request) -> HttpResponse:
    """Stop the mail, at one press; it can be pressed again, and the page says so when nothing is left to stop."""
    found, person = follower_of(request.link.subject_key), request.link.person
    if request.method == "POST" and found is not None and person is not None:
        commands.leave_discussion(group=found.group, by=person, at=timezone.now())
        messages.success(request, "You get no more mail about new posts.")
        return redirect("group:digest_by_link", area=request.area.slug)
    return render(request, "group/digest_by_link.html", {"follower": found})
