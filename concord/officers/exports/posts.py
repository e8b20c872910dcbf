"""Officers' posts as a table. Of a contact it holds only what its person shows to everybody."""

from concord.core.areas.models import Area
from concord.core.directory.exports import ExportTable

from ..imports.posts import COLUMNS, CONTACT, words_of
from ..models import Post
from ..queries.posts import kept, whole_posts


def posts(area: Area) -> ExportTable:
    return ExportTable(COLUMNS, [row_of(post) for post in whole_posts(area)])


def row_of(post: Post) -> dict[str, object]:
    facts = kept(post)
    shares = {name: words_of(facts[name]) for name in ("hosts", "funding")}
    return {**facts, **shares, "ref": post.uid, **{name: getattr(post, name) for name in CONTACT}}
