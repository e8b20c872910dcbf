"""What the log knows about commitments, for whoever drafts the next version."""

from collections import Counter
from collections.abc import Iterator

from django.db.models import Q
from django.urls import reverse

from concord.agreement.queries.issues import Asked, Issue
from concord.core.accounts.access import may
from concord.core.accounts.permissions import Permission

from ..terms import Verdict
from .log import log_points

# Of one commitment so many points are named, the newest first; the others are counted.
MOST_NAMED = 10
# What was kept, or is not the group's, says nothing about the words.
SETTLED = (Verdict.FOLLOWED, Verdict.NOT_FOR_US)
COLUMNS = ("now_commitment", "now_verdict", "reference")
WAITING = [verdict for verdict in Verdict if verdict not in SETTLED]


def issues(asked: Asked) -> Iterator[Issue]:
    """Points that the group sees and that name a commitment: not followed, not agreed, put off, or not decided yet.

    By reference alone: what a point says is read in the log. In one query.
    """
    if not may(asked.person, Permission.SEE_POINTS, asked.area):
        return
    wanted: dict[str, object] = {"now_commitment__isnull": False}
    if asked.since is not None:
        wanted["period__ends_on__gte"] = asked.since
    if asked.commitments is not None:
        wanted["now_commitment__in"] = asked.commitments
    waits = Q(now_verdict__isnull=True) | Q(now_verdict__in=WAITING)
    counts: Counter[int] = Counter()
    for row in log_points(asked.area, {}).filter(waits, **wanted).values(*COLUMNS):
        key, verdict, reference = (row[name] for name in COLUMNS)
        counts[key] += 1
        if counts[key] <= MOST_NAMED:
            words = str(Verdict(verdict).label) if verdict else "Not decided yet"
            url = reverse("log:point", kwargs={"area": asked.area.slug, "reference": reference})
            yield Issue(key, "Log", f"{reference}: {words[:1].lower()}{words[1:]}", url)
    for key, count in counts.items():
        if count > MOST_NAMED:
            url = reverse("log:log", kwargs={"area": asked.area.slug}) + f"?commitment={key}"
            yield Issue(key, "Log", f"All {count} points about it", url)
