"""“You said, we did”: what was said of a draft by clause, in figures and in words, and what became of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, QuerySet

from concord.core.lib.differences import Effort
from concord.core.lib.figures import FLOOR, Share, Shown, percent, share_in_words, shown

from ..models import Comment, Consultation, ConsultedClause
from ..terms import CommentAbout, CommentState, Mark, Outcome
from .comments import OPEN, in_order
from .commitments import number_key
from .comparison import Pair, comparison, pair_of, texts_of

SECTORS = {
    "public": "Public sector",
    "voluntary": "Voluntary sector",
    "business": "Business",
    "other": "Residents and others",
}


@dataclass
class Tally:
    """Comments that are shown, by sector and mark."""

    counts: dict[tuple[str, str], int] = field(default_factory=dict)
    answered: int = 0

    def add(self, sector: str, mark: str, count: int, answered: int) -> None:
        key = (sector, mark)
        self.counts[key] = self.counts.get(key, 0) + count
        self.answered += answered

    @property
    def total(self) -> int:
        return sum(self.counts.values())

    def of_sector(self, sector: str) -> int:
        return sum(count for (one, _), count in self.counts.items() if one == sector)

    def marked(self, *, mark: str = "", sector: str = "") -> int:
        """How many chose a mark, or any."""
        return sum(
            count for (by, said), count in self.counts.items() if said and mark in ("", said) and sector in ("", by)
        )

    def share(self, mark: str, sector: str = "") -> Share:
        return Share(self.marked(mark=mark, sector=sector), self.marked(sector=sector))


@dataclass(frozen=True)
class MarkLine:
    """One mark: by all who chose one, by the two sectors, and the gap between them."""

    label: str
    everybody: str
    public: str
    voluntary: str
    gap: str


@dataclass(frozen=True)
class Figures:
    """A tally in words, with small numbers held back where everybody reads it."""

    total: int
    sectors: Sequence[tuple[str, str]]
    gap: str
    marks: Sequence[MarkLine]
    # So few that nothing is told of who they were.
    is_held: bool


@dataclass(frozen=True)
class SaidBlock:
    """Comments that have one answer together, or none yet; `first` has it."""

    first: Comment
    comments: Sequence[Comment]


@dataclass(frozen=True)
class SaidGroup:
    """What was said of one clause, of the whole, or of what is missing; as much of it as stands on the page."""

    title: str
    clause: ConsultedClause | None
    figures: Figures
    answered: int
    blocks: Sequence[SaidBlock]


def figures(tally: Tally, *, floor: int = FLOOR) -> Figures:
    """`floor`: 0 where those who look at the comments read it."""
    counts = [Share(tally.of_sector(sector), tally.of_sector(sector)) for sector in SECTORS]
    found = shown(Share(tally.total, tally.total), counts, floor=floor)[1]
    words = [(label, count_words(one)) for label, one in zip(SECTORS.values(), found, strict=True)]
    enough = tally.marked() >= max(floor, 1)
    marks = [mark_line(tally, mark, floor) for mark in Mark.values] if enough else []
    return Figures(tally.total, words, count_gap(found[0], found[1]), marks, is_held=tally.total < floor)


def count_words(found: Shown) -> str:
    return "held back" if found.whole is None else str(found.whole)


def count_gap(public: Shown, voluntary: Shown, one: str = "comment", many: str = "comments") -> str:
    if public.whole is None or voluntary.whole is None:
        return "held back"
    size = abs(public.whole - voluntary.whole)
    return f"{size} {one if size == 1 else many}" if size else "none"


def mark_line(tally: Tally, mark: str, floor: int) -> MarkLine:
    groups = [tally.share(mark, sector) for sector in ("public", "voluntary")]
    total, found = shown(tally.share(mark), groups, floor=floor)
    everybody, public, voluntary = [
        share_in_words(one, of="who said", nobody="nobody said", floor=floor) for one in (total, *found)
    ]
    return MarkLine(str(Mark(mark).label), everybody, public, voluntary, share_gap(*found))


def share_gap(public: Shown, voluntary: Shown) -> str:
    if not public.whole or not voluntary.whole or public.part is None or voluntary.part is None:
        return "too few to compare"
    size = abs(percent(public.part, public.whole) - percent(voluntary.part, voluntary.whole))
    return f"{size} percentage point{'' if size == 1 else 's'}" if size else "none"


def tallies(consultation: Consultation) -> dict[int | str, Tally]:
    """By the key of the clause, or by what else it is about, in one query."""
    rows = shown_comments(consultation).order_by().values("clause", "about", "sector", "mark", "outcome")
    found: dict[int | str, Tally] = {}
    for row in rows.annotate(count=Count("pk")):
        answered = 0 if row["outcome"] in OPEN else row["count"]
        found.setdefault(row["clause"] or row["about"], Tally()).add(row["sector"], row["mark"], row["count"], answered)
    return found


def summed(found: Iterable[Tally]) -> Tally:
    whole = Tally()
    for tally in found:
        for (sector, mark), count in tally.counts.items():
            whole.add(sector, mark, count, 0)
        whole.answered += tally.answered
    return whole


def shown_comments(consultation: Consultation) -> QuerySet[Comment]:
    return Comment.objects.filter(consultation=consultation, state=CommentState.ACCEPTED)


def said_rows(consultation: Consultation) -> QuerySet[Comment]:
    return in_order(shown_comments(consultation).select_related("clause"))


def groups_of(rows: Iterable[Comment], found: Mapping[int | str, Tally]) -> list[SaidGroup]:
    """Comments of a page under what they are about, in their order."""
    by: dict[int | str, list[Comment]] = {}
    for row in rows:
        by.setdefault(row.clause_id or row.about, []).append(row)
    return [group_of(comments, found.get(key, Tally())) for key, comments in by.items()]


def group_of(comments: Sequence[Comment], tally: Tally) -> SaidGroup:
    first = comments[0]
    title = str(first.clause) if first.clause else str(CommentAbout(first.about).label)
    return SaidGroup(title, first.clause, figures(tally), tally.answered, blocks_of(comments))


def blocks_of(comments: Iterable[Comment]) -> list[SaidBlock]:
    by: dict[tuple[object, ...], list[Comment]] = {}
    for one in comments:
        by.setdefault((one.outcome, one.answer, one.follow_up_on), []).append(one)
    return [SaidBlock(found[0], found) for found in by.values()]


@dataclass(frozen=True)
class AnswerLine:
    """One answer, and to how many comments it was given."""

    outcome: str
    answer: str
    count: int


@dataclass(frozen=True)
class MeetingClause:
    """A commitment old and new, with what was said of it and what was answered."""

    pair: Pair
    total: int
    achievable: int
    aspirational: int
    answers: Sequence[AnswerLine]
    unanswered: int


@dataclass(frozen=True)
class MeetingPage:
    """What the meeting that adopts a version reads (R355)."""

    clauses: Sequence[MeetingClause]
    same: int
    others: Sequence[AnswerLine]
    unanswered: int
    total: int


def meeting_page(consultation: Consultation) -> MeetingPage:
    """The draft as it is now beside what is in force, where it changed or something was said."""
    rows = list(answer_rows(consultation))
    by: dict[int | None, list[dict[str, Any]]] = {}
    for row in rows:
        by.setdefault(row["clause__commitment"], []).append(row)
    pairs = pairs_for(consultation)
    lines = [meeting_clause(pair, by.pop(key_of(pair), [])) for pair in pairs]
    rest = [row for found in by.values() for row in found]
    kept = [line for line in lines if line.pair.kind != "same" or line.total]
    return MeetingPage(
        clauses=kept,
        same=len(lines) - len(kept),
        others=answer_lines(rest),
        unanswered=count_of(row for row in rows if row["outcome"] in OPEN),
        total=count_of(rows),
    )


def answer_rows(consultation: Consultation) -> Iterable[dict[str, Any]]:
    names = ("clause__commitment", "mark", "outcome", "answer")
    return shown_comments(consultation).order_by().values(*names).annotate(count=Count("pk"))


def pairs_for(consultation: Consultation) -> Sequence[Pair]:
    version = consultation.version
    earlier = version.document.versions.filter(adopted_on__isnull=False, number__lt=version.number)
    before = earlier.order_by("-number").first()
    if before is not None:
        return comparison(before, version).pairs
    effort = Effort()
    found = sorted(texts_of(version).values(), key=lambda text: number_key(text.number))
    return [pair_of(None, text, effort) for text in found]


def key_of(pair: Pair) -> int | None:
    text = pair.new or pair.old
    return text.commitment_id if text else None


def meeting_clause(pair: Pair, rows: Sequence[dict[str, Any]]) -> MeetingClause:
    return MeetingClause(
        pair=pair,
        total=count_of(rows),
        achievable=count_of(row for row in rows if row["mark"] == Mark.ACHIEVABLE),
        aspirational=count_of(row for row in rows if row["mark"] == Mark.ASPIRATIONAL),
        answers=answer_lines(rows),
        unanswered=count_of(row for row in rows if row["outcome"] in OPEN),
    )


def count_of(rows: Iterable[dict[str, Any]]) -> int:
    return sum(int(row["count"]) for row in rows)


def answer_lines(rows: Iterable[dict[str, Any]]) -> list[AnswerLine]:
    found: dict[tuple[str, str], int] = {}
    for row in rows:
        if row["outcome"]:
            key = (str(row["outcome"]), str(row["answer"]))
            found[key] = found.get(key, 0) + int(row["count"])
    return [AnswerLine(str(Outcome(outcome).label), answer, count) for (outcome, answer), count in found.items()]
