"""Officers' posts: all of them, whose money ends, and whom anybody may reach."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from concord.core.accounts.models import Person
from concord.core.accounts.roles import Role
from concord.core.areas.models import Area
from concord.core.directory.queries import memberships_on

from ..imports.posts import READERS
from ..models import Post
from ..rules.posts import funding_stands, warned_until
from ..terms import Funding


@dataclass(frozen=True)
class PostLine:
    """A post on a day. `may_run`: its person holds the officer's role here, as everybody who shares the work should."""

    post: Post
    funding: Funding
    may_run: bool

    @property
    def unfunded(self) -> int:
        """The part of the money of which nobody knows where it comes from."""
        return 100 - sum(one.share for one in self.post.funding.all())


@dataclass(frozen=True)
class PostsPage:
    now: Sequence[PostLine]
    before: Sequence[PostLine]

    @property
    def share_the_work(self) -> bool:
        return len(self.now) > 1


def running(area: Area, day: date) -> QuerySet[Post]:
    lasts = Q(ends_on__isnull=True) | Q(ends_on__gte=day)
    return Post.objects.filter(lasts, area=area)


def whole_posts(area: Area) -> QuerySet[Post]:
    found = Post.objects.filter(area=area).select_related("person")
    return found.prefetch_related("hosts__organisation", "funding")


def posts_page(area: Area, day: date) -> PostsPage:
    """Five queries."""
    officers = set(memberships_on(area, day, [Role.OFFICER]).values_list("person", flat=True))
    lines = [
        PostLine(post, funding_stands(post.funded_until, day), post.person_id in officers) for post in whole_posts(area)
    ]
    over = [line for line in lines if line.post.ends_on and line.post.ends_on < day]
    return PostsPage([line for line in lines if line not in over], over[::-1])


def post_of(uid: str) -> Post | None:
    found = Post.objects.select_related("person", "area").prefetch_related("hosts__organisation", "funding")
    return found.filter(uid=uid).first()


def own_post(uid: str, person: Person) -> Post | None:
    found = post_of(uid)
    return found if found and found.person_id == person.pk else None


def funding_ends(area: Area, day: date) -> QuerySet[Post]:
    """Running posts whose money ends within six months, or has ended."""
    found = running(area, day).filter(starts_on__lte=day, funded_until__lte=warned_until(day))
    return found.select_related("person").order_by("funded_until", "pk")


def shown_contacts(area: Area, day: date) -> QuerySet[Post]:
    """Whom anybody may reach: by their own consent, while the post lasts."""
    found = running(area, day).filter(shown_publicly=True, starts_on__lte=day)
    return found.select_related("person").prefetch_related("hosts__organisation")


def kept(post: Post) -> dict[str, Any]:
    """What is kept of it, as a file says it. A semicolon parts names there, so it stands in none."""
    plain = {name: getattr(post, name) for name in READERS if name not in ("hosts", "funding")}
    hosts = sorted((in_file(one.organisation.name), one.share) for one in post.hosts.all())
    funding = sorted((in_file(one.funder), one.share) for one in post.funding.all())
    person = str(post.person.uid) if post.person else ""
    return plain | {"hosts": hosts, "funding": funding, "person_ref": person}


def in_file(name: str) -> str:
    return name.replace(";", ",")
