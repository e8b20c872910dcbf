"""Reads of a group's discussion: who reads and writes what, topics, posts, and what is new for somebody."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from concord.core.accounts.access import permissions_in
from concord.core.accounts.models import Person
from concord.core.accounts.permissions import Permission
from concord.core.directory.queries import memberships_on

from ..models import Follower, Group, Holding, Post, Seat, Topic
from ..rules import discussion as rules
from ..terms import PostMark, TopicReaders
from .passing import speakers
from .seats import holding_now, seat_now

SHOWN = Q(withdrawn_at__isnull=True, hidden_at__isnull=True)


@dataclass(frozen=True)
class Part:
    """What somebody may do in a group's discussion: read its own topics, post on those for everybody, moderate."""

    sits: bool = False
    posts: bool = False
    moderates: bool = False

    def reads(self, topic: Topic) -> bool:
        return self.sits or topic.readers == TopicReaders.EVERYBODY

    def may_open(self, readers: str) -> bool:
        """Whoever does not sit on the group opens topics that everybody reads."""
        return self.sits or (self.posts and readers == TopicReaders.EVERYBODY)

    def may_post(self, topic: Topic) -> bool:
        return self.may_open(topic.readers)


def part_of(person: Person | None, group: Group, day: date) -> Part | None:
    """None: this is nothing for them. Whoever sits on the group, its chair and the officer read all of it."""
    granted = permissions_in(person, group.area)
    if person is None or Permission.SEE_MEETINGS not in granted:
        return None
    moderates = Permission.RECORD_DECISIONS in granted
    sits = moderates or (group.is_main and Permission.TAKE_POSITION in granted) or holds_seat(person, group, day)
    return Part(sits=sits, posts=sits or Permission.MAKE_RETURN in granted, moderates=moderates)


def holds_seat(person: Person, group: Group, day: date) -> bool:
    seats = Seat.objects.filter(seat_now(day), group=group)
    return Holding.objects.filter(holding_now(day), person=person, seat__in=seats).exists()


def voice_of(person: Person, group: Group, day: date) -> tuple[str, str]:
    """For whom somebody speaks on a day, and the sector: their seat, or else the body whose role they hold."""
    for one in speakers(group, day):
        if one.person.pk == person.pk:
            return one.speaks_for, one.sector
    hat = next((hat for hat in memberships_on(group.area, day) if hat.person_id == person.pk), None)
    return (str(hat.organisation), hat.organisation.sector) if hat else ("", "")


def topic_of(uid: str) -> Topic | None:
    found = Topic.objects.select_related("group__area", "area", "meeting", "opened_by")
    return found.filter(uid=uid).first()


def post_of(uid: str) -> Post | None:
    found = Post.objects.select_related("topic__group__area", "topic__opened_by", "author", "area")
    return found.filter(uid=uid).first()


def topics_for(part: Part, group: Group, *, search: str = "") -> QuerySet[Topic]:
    """Those that somebody reads, the one with the latest post first; where words are sought, those that hold them."""
    shown = Post.objects.filter(SHOWN, topic=OuterRef("pk"))
    found = Topic.objects.filter(group=group).select_related("opened_by")
    if not part.sits:
        found = found.filter(readers=TopicReaders.EVERYBODY)
    if search:
        found = found.filter(Q(title__icontains=search) | Exists(shown.filter(text__icontains=search)))
    return found.annotate(
        post_count=Count("posts", filter=Q(posts__withdrawn_at__isnull=True, posts__hidden_at__isnull=True)),
        answered=Exists(shown.exclude(author=OuterRef("opened_by"))),
    ).order_by("-last_post_at", "-pk")


@dataclass(frozen=True)
class TopicLine:
    """A topic in the list: how many posts are shown, and what is said of a quiet one."""

    topic: Topic
    count: int
    closed: bool
    quiet: str


def topic_lines(topics: Iterable[Topic], today: date) -> list[TopicLine]:
    """Of topics as `topics_for` gives them."""
    return [TopicLine(one, one.post_count, rules.is_closed(one, today), quiet(one, today)) for one in topics]  # type: ignore[attr-defined]  # annotated


def quiet(topic: Topic, today: date) -> str:
    return rules.quiet_words(
        opened_on=topic.opened_on,
        last_on=timezone.localdate(topic.last_post_at),
        answered=topic.answered,  # type: ignore[attr-defined]  # annotated
        closed=rules.is_closed(topic, today),
        today=today,
    )


def posts_on(topic: Topic) -> QuerySet[Post]:
    return topic.posts.select_related("author").order_by("posted_at", "pk")


@dataclass(frozen=True)
class PostLine:
    """A post as one reader sees it. `text`: empty where it is hidden from them."""

    post: Post
    text: str
    own: bool
    fresh: bool


def post_lines(posts: Iterable[Post], person: Person, part: Part, at: datetime) -> list[PostLine]:
    return [line_of(post, person, part, at) for post in posts]


def line_of(post: Post, person: Person, part: Part, at: datetime) -> PostLine:
    own = post.author_id == person.pk
    readable = post.hidden_at is None or own or part.moderates
    return PostLine(post, post.text if readable else "", own, own and rules.is_fresh(post, at))


def posts_this_hour(person: Person, at: datetime) -> int:
    """In the open area, whatever became of them."""
    return Post.objects.filter(author=person, posted_at__gt=at - timedelta(hours=1)).count()


def follower_of(uid: str) -> Follower | None:
    return Follower.objects.select_related("group__area", "person", "area").filter(uid=uid).first()


def follower_in(person: Person, group: Group) -> Follower | None:
    return Follower.objects.filter(person=person, group=group).select_related("group", "person").first()


def follows(person: Person, group: Group) -> bool:
    return Follower.objects.filter(person=person, group=group).exists()


@dataclass(frozen=True)
class NewOn:
    """What is new on one topic for one reader: the latest few posts, and how many there are."""

    topic: Topic
    posts: Sequence[Post]
    count: int
    takes_posts: bool

    @property
    def more(self) -> int:
        return self.count - len(self.posts)


@dataclass(frozen=True)
class Digest:
    """What one mail to one reader says."""

    lines: Sequence[NewOn]
    more: int
    unanswered: Sequence[Topic]


# Topics in one mail, posts of each, and topics named that nobody answered.
TOPICS, POSTS, NAMED = 10, 5, 5


def digest_for(follower: Follower, part: Part, today: date) -> Digest | None:
    """Posts that came since the last mail, by others, which this reader may read now. None: there are none."""
    since, readable = follower.told_at, topics_for(part, follower.group)
    new = Post.objects.filter(SHOWN, topic__in=readable.values("pk"), posted_at__gt=since)
    new = new.exclude(author=follower.person).select_related("author").order_by("posted_at", "pk")
    by_topic: dict[int, list[Post]] = {}
    for post in new:
        by_topic.setdefault(post.topic_id, []).append(post)
    if not by_topic:
        return None
    topics = list(readable.filter(pk__in=by_topic))
    lines = [new_on(one, by_topic[one.pk], part, today) for one in topics[:TOPICS]]
    unanswered = Q(answered=False) & (Q(closes_on__isnull=True) | Q(closes_on__gte=today))
    waiting = readable.filter(unanswered, opened_on__lte=today - rules.UNANSWERED).exclude(pk__in=by_topic)
    return Digest(lines, len(topics) - len(lines), list(waiting[:NAMED]))


def new_on(topic: Topic, posts: Sequence[Post], part: Part, today: date) -> NewOn:
    takes = part.may_post(topic) and not rules.is_closed(topic, today)
    return NewOn(topic, posts[-POSTS:], len(posts), takes)


def marked_posts(group: Group) -> QuerySet[Post]:
    """What its authors put up for the next meeting."""
    found = Post.objects.filter(SHOWN, topic__group=group, mark__in=PostMark.values)
    return found.select_related("topic").order_by("posted_at", "pk")
