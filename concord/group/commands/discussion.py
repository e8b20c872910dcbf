"""A group's discussion: topics opened and closed; posts written, put right, taken back, marked and hidden."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from concord.core.accounts.access import Installation, is_own, require
from concord.core.accounts.models import Person
from concord.core.accounts.permissions import Permission
from concord.core.audit.commands import record
from concord.core.lib.errors import AccessDenied, RuleBroken
from concord.core.lib.text import clean_line, clean_text

from ..models import Group, Meeting, Post, Topic
from ..queries.discussion import Part, part_of, posts_this_hour, voice_of
from ..rules import discussion as rules
from ..rules.groups import check_goes_on
from ..terms import TopicReaders, Verb

Actor = Person | Installation


def part_here(by: Person, group: Group, today: date) -> Part:
    require(by, Permission.SEE_MEETINGS, group.area)
    return part_of(by, group, today) or Part()


@transaction.atomic
def open_topic(
    *,
    group: Group,
    title: str,
    text: str,
    by: Person,
    at: datetime,
    readers: str = TopicReaders.GROUP,
    closes_on: date | None = None,
    meeting: Meeting | None = None,
    mark: str = "",
) -> Topic:
    """Open a topic with its first post: for the group alone, unless whoever opens it says otherwise."""
    today = timezone.localdate(at)
    if not part_here(by, group, today).may_open(readers):
        raise AccessDenied("Topics for the group alone are opened by those who sit on it.")
    check_goes_on(group, today)
    rules.check_closing(closes_on, today)
    topic = Topic(
        area=group.area, group=group, meeting=meeting, title=clean_line(title), readers=readers, opened_by=by,
        opened_on=today, last_post_at=at, closes_on=closes_on,
    )  # fmt: skip
    topic.save()
    add_post(topic, text, by, at, mark=mark)
    record(Verb.TOPIC_OPENED, subject=topic, by=by, at=at, label=str(group))
    return topic


@transaction.atomic
def post_in_topic(*, topic: Topic, text: str, by: Person, at: datetime, mark: str = "", by_mail: bool = False) -> Post:
    """Say something on a topic. `mark`: for the next meeting as a `PostMark`, by the author's own choice."""
    today = timezone.localdate(at)
    if not part_here(by, topic.group, today).may_post(topic):
        raise AccessDenied("This topic is for those who sit on the group.")
    rules.check_takes_posts(topic, today)
    post = add_post(topic, text, by, at, mark=mark, by_mail=by_mail)
    Topic.objects.filter(pk=topic.pk, last_post_at__lt=at).update(last_post_at=at)
    record(Verb.POST_WRITTEN, subject=topic, by=by, at=at, label=str(topic.group), by_mail=by_mail)
    return post


def add_post(topic: Topic, text: str, by: Person, at: datetime, *, mark: str = "", by_mail: bool = False) -> Post:
    words = clean_text(text)
    rules.check_words(words)
    rules.check_pace(posts_this_hour(by, at))
    speaks_for, sector = voice_of(by, topic.group, timezone.localdate(at))
    post = Post(
        area=topic.area, topic=topic, author=by, speaks_for=speaks_for[:300], sector=sector, text=words, posted_at=at,
        mark=mark, by_mail=by_mail,
    )  # fmt: skip
    post.save()
    return post


@transaction.atomic
def change_post(*, post: Post, text: str, by: Person, at: datetime) -> None:
    """Put one's own words right, within half an hour; the post says that they were changed."""
    words = clean_text(text)
    check_author(post, by, at)
    rules.check_fresh(post, at)
    rules.check_words(words)
    if words != post.text:
        move(post, text=words, changed_at=at)
        record(Verb.POST_CHANGED, subject=post.topic, by=by, at=at, label=str(post.topic.group))


@transaction.atomic
def withdraw_post(*, post: Post, by: Person, at: datetime) -> None:
    """Take one's own words back, within half an hour: they are gone, and that there was a post is said."""
    check_author(post, by, at)
    rules.check_fresh(post, at)
    move(post, text="", mark="", withdrawn_at=at)
    record(Verb.POST_WITHDRAWN, subject=post.topic, by=by, at=at, label=str(post.topic.group))


@transaction.atomic
def mark_post(*, post: Post, mark: str, by: Person, at: datetime) -> None:
    """Put one's own post up for the next meeting as a question or as good practice, or not any more."""
    check_author(post, by, at)
    rules.check_shown(post)
    move(post, mark=mark)
    record(Verb.POST_MARKED, subject=post.topic, by=by, at=at, label=str(post.topic.group))


@transaction.atomic
def hide_post(*, post: Post, reason: str, by: Actor, at: datetime) -> None:
    """Hide a post with a reason. Its author is told by mail, which follows from the entry."""
    require(by, Permission.RECORD_DECISIONS, post.area)
    rules.check_shown(post)
    rules.check_reason(reason)
    move(post, hidden_at=at, hidden_reason=clean_line(reason))
    record(Verb.POST_HIDDEN, subject=post.topic, by=by, at=at, label=str(post.topic.group), post=str(post.uid))


@transaction.atomic
def show_post(*, post: Post, by: Actor, at: datetime) -> None:
    """Show a hidden post again."""
    require(by, Permission.RECORD_DECISIONS, post.area)
    if post.hidden_at is None:
        raise RuleBroken("This post is shown already.")
    move(post, hidden_at=None, hidden_reason="")
    record(Verb.POST_SHOWN, subject=post.topic, by=by, at=at, label=str(post.topic.group))


def move(post: Post, **facts: object) -> None:
    """Compare-and-set: it is still as it was read."""
    as_read = Post.objects.filter(pk=post.pk, withdrawn_at=post.withdrawn_at, hidden_at=post.hidden_at)
    if as_read.update(**facts) != 1:
        raise RuleBroken("Someone else has just changed this.")
    post.refresh_from_db(fields=list(facts))


@transaction.atomic
def close_topic(*, topic: Topic, closes_on: date | None, by: Actor, at: datetime) -> None:
    """Say until which day a topic takes posts, or that it takes them until further notice.

    By whoever opened it, and by the chair and the officer.
    """
    if not is_own(by, topic.opened_by_id):
        require(by, Permission.RECORD_DECISIONS, topic.area)
    elif isinstance(by, Person) and not part_here(by, topic.group, timezone.localdate(at)).reads(topic):
        raise AccessDenied("This topic is for those who sit on the group.")
    rules.check_closing(closes_on, topic.opened_on)
    Topic.objects.filter(pk=topic.pk).update(closes_on=closes_on)
    topic.closes_on = closes_on
    record(Verb.TOPIC_CLOSED, subject=topic, by=by, at=at, label=str(topic.group), on=str(closes_on or ""))


def check_author(post: Post, by: Person, at: datetime) -> None:
    if not is_own(by, post.author_id):
        raise AccessDenied("Only its author can do this with a post.")
    if not part_here(by, post.topic.group, timezone.localdate(at)).reads(post.topic):
        raise AccessDenied("This topic is for those who sit on the group.")
