"""Whether now: posts on the topics of a group, and how a topic stands."""

from datetime import date, datetime, timedelta

from concord.core.lib.errors import RuleBroken

from ..models import Post, Topic

# Own words can be put right or taken back for so long.
FRESH = timedelta(minutes=30)
LONGEST = 4000
# Posts of one person in an hour.
MOST = 20
# Without an answer, and without any post, for so long: the list and the mail say so.
UNANSWERED, QUIET = timedelta(days=7), timedelta(days=30)


def is_closed(topic: Topic, today: date) -> bool:
    """After its closing day; that day itself still takes posts."""
    return topic.closes_on is not None and topic.closes_on < today


def check_takes_posts(topic: Topic, today: date) -> None:
    if topic.group.ends_on and topic.group.ends_on < today:
        raise RuleBroken("This group has ended, so nothing more is posted.")
    if is_closed(topic, today):
        raise RuleBroken(f"This topic closed on {topic.closes_on:%-d %B %Y}. No post is taken any more.")


def check_words(text: str) -> None:
    if not text.strip():
        raise RuleBroken("Write something.", field="text")
    if len(text) > LONGEST:
        raise RuleBroken(f"A post has {LONGEST} characters at most. This one has {len(text)}.", field="text")


def check_pace(posts_this_hour: int) -> None:
    if posts_this_hour >= MOST:
        raise RuleBroken(f"You posted {MOST} times within an hour. Wait a while, then go on.")


def is_fresh(post: Post, at: datetime) -> bool:
    return at - post.posted_at <= FRESH and post.withdrawn_at is None and post.hidden_at is None


def check_fresh(post: Post, at: datetime) -> None:
    if not is_fresh(post, at):
        raise RuleBroken("A post can be changed or taken back for half an hour, unless it is hidden. Write another.")


def check_shown(post: Post) -> None:
    if post.withdrawn_at or post.hidden_at:
        raise RuleBroken("This post is not shown any more.")


def check_closing(closes_on: date | None, opened_on: date) -> None:
    if closes_on is not None and closes_on < opened_on:
        raise RuleBroken("The topic was opened after that day.", field="closes_on")


def check_reason(reason: str) -> None:
    if not reason.strip():
        raise RuleBroken("Give a reason: the author reads it.", field="reason")


def quiet_words(*, opened_on: date, last_on: date, answered: bool, closed: bool, today: date) -> str:
    """What is said of a topic that nobody answered, or that went quiet; nothing of one that is closed or alive."""
    if closed:
        return ""
    if not answered and today - opened_on >= UNANSWERED:
        return "no answer yet"
    return f"quiet since {last_on:%-d %B %Y}" if today - last_on >= QUIET else ""
