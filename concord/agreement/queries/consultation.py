"""Reads of consultations: their length, their text as it was consulted on, and the talks held for them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.db.models import Count, Q, QuerySet

from concord.core.areas.models import Area
from concord.core.lib.dates import DeadlineRule
from concord.core.lib.differences import Difference, Effort, differences

from ..models import CommitmentText, Consultation, ConsultedClause, Talk, Version
from ..rules.consultation import is_taking, length_rule, longest_first
from ..terms import CommentState, Outcome, RuleKind, TalkKind, VersionState


@dataclass(frozen=True)
class PartLine:
    """A section of the draft: how many commitments stand in it, and how many of them would be other than now."""

    part: int
    heading: str
    clauses: int
    changed: int


@dataclass(frozen=True)
class ReadClause:
    """A commitment beside the words in force, word by word."""

    clause: ConsultedClause
    title: Difference
    text: Difference


@dataclass(frozen=True)
class ReadPart:
    line: PartLine
    clauses: Sequence[ReadClause]
    before: PartLine | None
    after: PartLine | None


@dataclass(frozen=True)
class TalkTotal:
    """Focus groups or interviews: how many of how many, and the people in them by sector (T14)."""

    kind: str
    label: str
    done: int
    target: int | None
    booked: int
    public: int
    voluntary: int
    business: int
    other: int

    @property
    def people(self) -> int:
        return self.public + self.voluntary + self.business + self.other

    @property
    def progress(self) -> str:
        return f"{self.done} of {self.target}" if self.target else str(self.done)

    @property
    def gap(self) -> int:
        return abs(self.public - self.voluntary)


def length_asked(area: Area, day: date) -> tuple[DeadlineRule, str]:
    """How long a consultation that opens on a day must be, by the area's own commitments, and that in words."""
    own = CommitmentText.objects.filter(area=area, rule_kind=RuleKind.CONSULTATION).as_at(day)
    return length_rule(longest_first(own))


def consultations(area: Area) -> QuerySet[Consultation]:
    """The newest first, each with how many comments wait and how many have no answer yet."""
    unsettled = Q(comments__state=CommentState.ACCEPTED, comments__outcome__in=["", Outcome.CLARIFY])
    found = Consultation.objects.filter(area=area).select_related("version__document").order_by("-opens_on", "-pk")
    return found.annotate(
        all_comments=Count("comments"),
        waiting=Count("comments", filter=Q(comments__state=CommentState.WAITING)),
        unsettled=Count("comments", filter=unsettled),
    )


def due_to_end(area: Area, today: date) -> QuerySet[Consultation]:
    """Those whose last day is over, though nobody has ended them."""
    found = Consultation.objects.filter(area=area, ended_on=None, closes_on__lt=today)
    return found.select_related("version__document", "area").order_by("closes_on", "pk")


def consultation_of(uid: str) -> Consultation | None:
    return Consultation.objects.filter(uid=uid).select_related("version__document", "area").first()


def consultation_on(version: Version) -> Consultation | None:
    """The newest one on a version."""
    return Consultation.objects.filter(version=version).order_by("-opens_on", "-pk").first()


def standing(consultation: Consultation, today: date) -> str:
    """How it stands, in words."""
    if consultation.version.state == VersionState.GIVEN_UP:
        return "The draft was given up"
    if consultation.ended_on is not None or today > consultation.closes_on:
        last = min(consultation.ended_on or consultation.closes_on, consultation.closes_on)
        return f"Closed since {last:%-d %B %Y}"
    if today < consultation.opens_on:
        return f"Opens on {consultation.opens_on:%-d %B %Y}"
    left = (consultation.closes_on - today).days
    more = "today is the last day" if not left else f"{left} {'day' if left == 1 else 'days'} to go"
    return f"Open until {consultation.closes_on:%-d %B %Y}: {more}"


def takes_comments(consultation: Consultation, today: date) -> bool:
    return is_taking(consultation, today)


def clause_in(consultation: Consultation, uid: str) -> ConsultedClause | None:
    return ConsultedClause.objects.filter(consultation=consultation, uid=uid).first()


def clauses_in(consultation: Consultation) -> list[ConsultedClause]:
    """In the order of the draft, without their words."""
    return list(ConsultedClause.objects.filter(consultation=consultation).defer("text", "was_text"))


def part_lines(consultation: Consultation) -> list[PartLine]:
    rows = ConsultedClause.objects.filter(consultation=consultation).order_by("part", "position")
    return [part_line(list(found)) for _, found in groupby(rows, key=lambda one: one.part)]


def part_line(rows: Sequence[ConsultedClause]) -> PartLine:
    return PartLine(rows[0].part, rows[0].heading, len(rows), sum(one.change != "same" for one in rows))


def read_part(consultation: Consultation, part: int) -> ReadPart | None:
    """A section of the draft as people read it, in one query; None where there is none of this number."""
    lines = part_lines(consultation)
    here = next((n for n, line in enumerate(lines) if line.part == part), None)
    if here is None:
        return None
    effort = Effort()
    rows = ConsultedClause.objects.filter(consultation=consultation, part=part).order_by("position")
    return ReadPart(
        line=lines[here],
        clauses=[read_clause(one, effort) for one in rows],
        before=lines[here - 1] if here else None,
        after=lines[here + 1] if here + 1 < len(lines) else None,
    )


def read_clause(clause: ConsultedClause, effort: Effort | None = None) -> ReadClause:
    title = "" if clause.would_end else clause.title
    return ReadClause(
        clause, differences(clause.was_title, title, effort), differences(clause.was_text, clause.text, effort)
    )


def talk_totals(consultation: Consultation, today: date) -> list[TalkTotal]:
    """Interviews are counted by the people in them, focus groups by how often one was held."""
    talks = list(Talk.objects.filter(consultation=consultation).defer("notes"))
    targets = {
        TalkKind.FOCUS_GROUP.value: consultation.focus_target,
        TalkKind.INTERVIEW.value: consultation.interview_target,
    }
    return [talk_total(kind, [one for one in talks if one.kind == kind], targets[kind], today) for kind in targets]


def talk_total(kind: str, talks: Sequence[Talk], target: int | None, today: date) -> TalkTotal:
    held = [one for one in talks if one.on <= today]
    sectors = {name: sum(getattr(one, name) for one in held) for name in ("public", "voluntary", "business", "other")}
    people = sum(sectors.values())
    return TalkTotal(
        kind=kind,
        label="Focus groups" if kind == TalkKind.FOCUS_GROUP else "Interviews",
        done=len([one for one in held if one.people]) if kind == TalkKind.FOCUS_GROUP else people,
        target=target,
        booked=len(talks) - len(held),
        **sectors,
    )
