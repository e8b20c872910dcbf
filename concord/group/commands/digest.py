"""Mail about a group's discussion: who wants it, one a day with what is new, and word to whoever's post is hidden."""

from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.utils import timezone

from concord.core.accounts.access import SYSTEM, require
from concord.core.accounts.commands import issue_link
from concord.core.accounts.models import Person
from concord.core.accounts.permissions import Permission
from concord.core.accounts.terms import Purpose
from concord.core.areas.models import Area
from concord.core.audit.commands import record
from concord.core.lib.text import plural
from concord.core.mail.commands import queue_mail
from concord.core.mail.models import OutgoingMessage
from concord.core.mail.replies import reply_address

from ..models import Follower, Group, MailReply, Post
from ..queries.discussion import Digest, NewOn, digest_for, part_of
from ..rules.groups import check_goes_on
from ..terms import Verb

# A mail can be answered, and its link stops the next ones, for so long.
ANSWERED_FOR = timedelta(days=30)
# That a reply by mail came in is kept for so long: no server delivers one twice after that.
REPLIES_KEPT = timedelta(days=90)


@transaction.atomic
def follow_discussion(*, group: Group, by: Person, at: datetime) -> Follower:
    """Ask for a mail on days with new posts, from now on."""
    require(by, Permission.SEE_MEETINGS, group.area)
    check_goes_on(group, timezone.localdate(at))
    follower, new = Follower.objects.get_or_create(area=group.area, group=group, person=by, defaults={"told_at": at})
    if new:
        record(Verb.DISCUSSION_FOLLOWED, subject=group, by=by, at=at)
    return follower


@transaction.atomic
def leave_discussion(*, group: Group, by: Person, at: datetime) -> None:
    """No more of it. Anybody may stop mail to themselves, whatever else they may do here."""
    if Follower.objects.filter(group=group, person=by).delete()[0]:
        record(Verb.DISCUSSION_LEFT, subject=group, by=by, at=at)


def send_digests(*, area: Area, on: date, at: datetime) -> int:
    """Write to each who asked for it what others posted since, once a day at most. Gives how many mails went."""
    waiting = Follower.objects.filter(area=area, person__is_active=True).select_related("group__area", "person")
    return sum(tell_news(one, on, at) for one in waiting.order_by("pk") if timezone.localdate(one.told_at) < on)


@transaction.atomic
def tell_news(follower: Follower, on: date, at: datetime) -> bool:
    part = part_of(follower.person, follower.group, on)
    news = digest_for(follower, part, on) if part and follower.person.known_address else None
    # Compare-and-set: the day's work may run twice at once.
    same = Follower.objects.filter(pk=follower.pk, told_at=follower.told_at)
    if news is None or same.update(told_at=at) != 1:
        return False
    mail_digest(follower, news, on, at)
    return True


def mail_digest(follower: Follower, news: Digest, on: date, at: datetime) -> OutgoingMessage:
    area, person, group = follower.area, follower.person, follower.group
    until = on + ANSWERED_FOR
    expires = timezone.make_aware(datetime.combine(until, time.max))
    issued = issue_link(
        purpose=Purpose.DISCUSSION, area=area, subject_key=str(follower.uid), expires_at=expires, person=person,
        by=SYSTEM, at=at,
    )  # fmt: skip
    lines = [(line, answers_to(line, person, until)) for line in news.lines]
    return queue_mail(
        kind="group.digest",
        to_address=person.email or person.known_address,
        to_person=person,
        # It names no topic: a subject is read on locked screens.
        subject=f"{plural(sum(line.count for line in news.lines), 'new post')} in {group.name}",
        template="group_digest",
        context={"area": area, "group": group, "person": person, "news": news, "lines": lines},
        link=issued,
        area=area,
        about=group,
        reply_to=lines[0][1] if len(lines) == 1 else "",
        at=at,
    )


def answers_to(line: NewOn, person: Person, until: date) -> str:
    return reply_address(line.topic.uid, person.uid, until) if line.takes_posts else ""


def told_since(post: Post) -> bool:
    return OutgoingMessage.objects.filter(about_key=str(post.uid), queued_at__gte=post.hidden_at).exists()


@transaction.atomic
def tell_hidden(*, post: Post, at: datetime) -> int:
    """Tell the author of a hidden post why, once. Gives how many mails went."""
    known = post.author.known_address
    if post.hidden_at is None or not known or told_since(post):
        return 0
    area = post.area
    queue_mail(
        kind="group.post_hidden",
        to_address=post.author.email or known,
        to_person=post.author,
        subject=f"Your post in {post.topic.group.name} is hidden",
        template="group_post_hidden",
        context={"area": area, "post": post, "topic": post.topic, "person": post.author},
        area=area,
        about=post,
        at=at,
    )
    return 1


def let_go_of_replies(*, area: Area, on: date, at: datetime) -> int:
    """Forget that replies by mail came in, once none of them can come a second time. Gives how many went."""
    return MailReply.objects.filter(area=area, came_at__lt=at - REPLIES_KEPT).delete()[0]
