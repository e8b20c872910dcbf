"""Officers' posts as a table. Of a contact it holds only what its person shows to everybody."""

from concord.core.areas.models import Area
from concord.core.directory.exports import ExportTable

from ..models import Post
from ..queries.posts import whole_posts

PLAIN = (
    *("title", "hours", "job_description", "starts_on", "ends_on", "funded_until"),
    *("shown_publicly", "consent_on", "public_email", "public_phone"),
)
COLUMNS = ("who", *PLAIN[:2], "hosts", "funding", *PLAIN[2:])


def posts(area: Area) -> ExportTable:
    return ExportTable(COLUMNS, [row_of(post) for post in whole_posts(area)])


def row_of(post: Post) -> dict[str, object]:
    return {
        "who": post.who,
        **{name: getattr(post, name) for name in PLAIN},
        "hosts": "; ".join(map(str, post.hosts.all())),
        "funding": "; ".join(map(str, post.funding.all())),
    }
