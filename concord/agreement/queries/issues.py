"""What the next version must look at, by commitment: each app says what it knows (R363)."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q
from django.urls import reverse

from concord.core.accounts.models import Person
from concord.core.areas.models import Area

from ..models import BodyMark, Comment, Commitment, CommitmentText, Consultation
from ..terms import Achievable, CommentState, DocumentKind, Outcome
from .commitments import texts_in_force
from .signatures import newest_version


@dataclass(frozen=True)
class Asked:
    """Who asks, of which area, since when a version is in force, and of which commitments by their keys (None: all)."""

    area: Area
    person: Person
    since: date | None
    commitments: Sequence[int] | None = None


@dataclass(frozen=True)
class Issue:
    """One thing about a commitment: where it comes from, in words that name nobody, and where it is read."""

    commitment: int
    source: str
    words: str
    url: str = ""


@dataclass(frozen=True)
class ClauseIssues:
    """A commitment in force with what there is about it."""

    text: CommitmentText
    issues: Sequence[Issue]


@dataclass(frozen=True)
class IssuesPage:
    """`clauses`: those about which there is something, by number; of `total` in force."""

    clauses: Sequence[ClauseIssues]
    total: int
    since: date | None

    @property
    def count(self) -> int:
        return sum(len(one.issues) for one in self.clauses)


Source = Callable[[Asked], Iterable[Issue]]
SOURCES: list[Source] = []


def register_issues(source: Source) -> None:
    """Add what an app knows about commitments. Called once, when an app is ready."""
    SOURCES.append(source)


def issues_page(area: Area, person: Person, today: date) -> IssuesPage:
    """In a fixed number of queries for each app."""
    texts, since = texts_in_force(area, today), in_force_since(area)
    found = gathered(Asked(area, person, since))
    clauses = [ClauseIssues(text, found[text.commitment_id]) for text in texts if text.commitment_id in found]
    return IssuesPage(clauses, len(texts), since)


def issues_about(commitment: Commitment, area: Area, person: Person) -> Sequence[Issue]:
    """For whoever drafts its next words."""
    return gathered(Asked(area, person, in_force_since(area), [commitment.pk])).get(commitment.pk, [])


def in_force_since(area: Area) -> date | None:
    version = newest_version(area)
    return version.adopted_on if version else None


def gathered(asked: Asked) -> dict[int, list[Issue]]:
    found: dict[int, list[Issue]] = defaultdict(list)
    for source in (comments_left, cannot_be_kept, *SOURCES):
        for issue in source(asked):
            found[issue.commitment].append(issue)
    return dict(found)


def comments_left(asked: Asked) -> Iterable[Issue]:
    """Comments of any consultation that have no answer yet, or wait to be cleared up."""
    unsettled = Comment.objects.filter(consultation__area=asked.area, state=CommentState.ACCEPTED)
    unsettled = unsettled.filter(Q(outcome="") | Q(outcome=Outcome.CLARIFY), clause__commitment__isnull=False)
    if asked.commitments is not None:
        unsettled = unsettled.filter(clause__commitment__in=asked.commitments)
    names = ("clause__commitment", "clause__uid", "consultation__uid", "outcome")
    for row in unsettled.values(*names).annotate(count=Count("pk")).order_by("-consultation__opens_on", "outcome"):
        count, clear_up = row["count"], row["outcome"] == Outcome.CLARIFY
        many = f"{count} comment{'' if count == 1 else 's'}"
        words = f"{many} to be cleared up" if clear_up else f"{many} without an answer"
        kwargs = {"area": asked.area.slug, "uid": row["consultation__uid"]}
        chosen = f"?clause={row['clause__uid']}&outcome={'clarify' if clear_up else 'open'}"
        url = reverse("agreement:comments", kwargs=kwargs) + chosen
        yield Issue(row["clause__commitment"], "Consultation", words, url)


def cannot_be_kept(asked: Asked) -> Iterable[Issue]:
    """How many organisations said of the newest consultation's words that they cannot keep them."""
    own = Consultation.objects.filter(area=asked.area, version__document__kind=DocumentKind.AGREEMENT)
    latest = own.order_by("-opens_on", "-pk").values("pk")[:1]
    marks = BodyMark.objects.filter(clause__consultation__in=latest, is_current=True)
    marks = marks.filter(mark=Achievable.CANNOT, clause__commitment__isnull=False)
    if asked.commitments is not None:
        marks = marks.filter(clause__commitment__in=asked.commitments)
    rows = marks.values("clause__commitment", "clause__consultation__uid").annotate(count=Count("pk"))
    for row in rows.order_by("clause__commitment"):
        count = row["count"]
        words = f"{count} organisation{' says' if count == 1 else 's say'} that it cannot be kept"
        kwargs = {"area": asked.area.slug, "uid": row["clause__consultation__uid"]}
        url = reverse("agreement:hard_to_keep", kwargs=kwargs) + "?mark=cannot"
        yield Issue(row["clause__commitment"], "What can be kept", words, url)
