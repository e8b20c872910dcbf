"""Reads of comments for those who look at them and answer them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from ..models import Comment, Commitment, Consultation, Talk, Version
from ..terms import CommentAbout, CommentState, Outcome
from .consultation import consultation_on

# How many proposed wordings stand beside the form of a clause.
MOST_BESIDE = 20
OPEN = ["", Outcome.CLARIFY.value]


@dataclass(frozen=True)
class CommentCounts:
    """How many comments there are, and how far they are."""

    total: int
    waiting: int
    refused: int
    accepted: int
    unsettled: int
    clarify: int

    @property
    def settled(self) -> int:
        return self.accepted - self.unsettled


@dataclass(frozen=True)
class Beside:
    """What was said of a clause, for whoever drafts it."""

    consultation: Consultation
    total: int
    achievable: int
    aspirational: int
    unsure: int
    proposals: Sequence[Comment]


def counts_of(consultation: Consultation) -> CommentCounts:
    accepted = Q(state=CommentState.ACCEPTED)
    found = Comment.objects.filter(consultation=consultation).aggregate(
        total=Count("pk"),
        waiting=Count("pk", filter=Q(state=CommentState.WAITING)),
        refused=Count("pk", filter=Q(state=CommentState.REFUSED)),
        accepted=Count("pk", filter=accepted),
        unsettled=Count("pk", filter=accepted & Q(outcome__in=OPEN)),
        clarify=Count("pk", filter=Q(outcome=Outcome.CLARIFY)),
    )
    return CommentCounts(**found)


def comment_rows(
    consultation: Consultation,
    *,
    search: str = "",
    clause: str = "",
    sector: str = "",
    state: str = "",
    mark: str = "",
    outcome: str = "",
) -> QuerySet[Comment]:
    """Comments narrowed by what was chosen, in the order of the draft. `clause`: a uid, or whole or missing."""
    found = Comment.objects.filter(consultation=consultation).select_related("clause", "talk")
    if clause in {CommentAbout.WHOLE.value, CommentAbout.MISSING.value}:
        found = found.filter(about=clause)
    elif clause:
        found = found.filter(clause__uid=clause)
    for name, value in (("sector", sector), ("state", state), ("mark", mark)):
        if value:
            found = found.filter(**{name: value})
    if outcome == "open":
        found = found.filter(state=CommentState.ACCEPTED, outcome__in=["", Outcome.CLARIFY])
    elif outcome:
        found = found.filter(outcome=outcome)
    return in_order(found.filter(said(search)) if search else found)


def said(words: str) -> Q:
    names = ("text", "proposed", "name", "organisation", "reference", "answer")
    found = Q()
    for name in names:
        found |= Q(**{f"{name}__icontains": words})
    return found


def in_order(found: QuerySet[Comment]) -> QuerySet[Comment]:
    """As the draft goes; what is about all of it comes last."""
    return found.order_by("about", "clause__part", "clause__position", "received_on", "pk")


def chosen(consultation: Consultation, uids: Iterable[str]) -> list[Comment]:
    """Those of a consultation that were ticked; what is no uid is passed over."""
    found = Comment.objects.filter(consultation=consultation, uid__in=[uid for uid in uids if is_uid(uid)])
    return list(in_order(found.select_related("clause")))


def is_uid(text: str) -> bool:
    try:
        return bool(UUID(text))
    except ValueError:
        return False


def comment_of(consultation: Consultation, uid: str) -> Comment | None:
    return Comment.objects.filter(consultation=consultation, uid=uid).select_related("clause", "talk").first()


def clarifications(consultation: Consultation) -> QuerySet[Comment]:
    """What waits to be cleared up, the earliest day first (R063)."""
    found = Comment.objects.filter(consultation=consultation, outcome=Outcome.CLARIFY).select_related("clause")
    return found.order_by("follow_up_on", "pk")


def is_overdue(comment: Comment, today: date) -> bool:
    return comment.follow_up_on is not None and comment.follow_up_on < today


def talk_of(consultation: Consultation, uid: str) -> Talk | None:
    return Talk.objects.filter(consultation=consultation, uid=uid).first()


def unsettled(version: Version) -> int:
    """How many comments on a version have no answer yet, those among them that nobody has looked at."""
    found = Comment.objects.filter(consultation__version=version).exclude(state=CommentState.REFUSED)
    return found.filter(outcome__in=OPEN).count()


def said_beside(version: Version, commitment: Commitment) -> Beside | None:
    """What the newest consultation on a draft said of one of its commitments; None where there was none."""
    consultation = consultation_on(version)
    if consultation is None:
        return None
    found = Comment.objects.filter(
        consultation=consultation, clause__commitment=commitment, state=CommentState.ACCEPTED
    )
    marks = dict(found.values_list("mark").annotate(count=Count("pk")).order_by())
    return Beside(
        consultation=consultation,
        total=sum(marks.values()),
        achievable=marks.get("achievable", 0),
        aspirational=marks.get("aspirational", 0),
        unsure=marks.get("unsure", 0),
        proposals=list(found.exclude(proposed="").order_by("received_on", "pk")[:MOST_BESIDE]),
    )
