"""A group's discussion as a table to take away."""

from collections.abc import Iterator

from django.utils import timezone

from concord.core.areas.models import Area
from concord.core.directory.exports import ExportTable
from concord.core.directory.takeout import Part, table

from ..models import Post

POSTS = (
    *("group", "topic", "readers", "closes_on", "posted_at", "author", "speaks_for", "sector", "text", "mark"),
    *("by_mail", "changed", "withdrawn", "hidden_because"),
)
ITS_OWN = ("posted_at", "speaks_for", "sector", "text", "mark", "by_mail")


def discussion_parts(area: Area) -> Iterator[Part]:
    yield table("discussion", discussion(area))


def discussion(area: Area) -> ExportTable:
    """Every post in its order; the words of one that is hidden are left out."""
    found = Post.objects.filter(area=area).select_related("topic__group", "author")
    return ExportTable(POSTS, [row_of(post) for post in found.order_by("topic", "posted_at", "pk")])


def row_of(post: Post) -> dict[str, object]:
    topic = post.topic
    return {name: getattr(post, name) for name in ITS_OWN} | {
        "group": topic.group.name,
        "topic": topic.title,
        "readers": topic.readers,
        "closes_on": topic.closes_on,
        "posted_at": timezone.localtime(post.posted_at),
        "author": str(post.author),
        "text": "" if post.hidden_at else post.text,
        "changed": post.changed_at is not None,
        "withdrawn": post.withdrawn_at is not None,
        "hidden_because": post.hidden_reason,
    }
