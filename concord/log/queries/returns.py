"""Reads of one return, for its writer, page by page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import BooleanField, ExpressionWrapper, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from concord.agreement.models import CommitmentText
from concord.agreement.queries import texts_in_force
from concord.core.accounts.models import Person
from concord.core.areas.models import Area
from concord.core.directory.models import Organisation, Unit
from concord.core.directory.queries import bodies_and_units

from ..models import BoxAnswer, Decision, Expectation, LogReturn, Period, Point
from ..rules.returns import Limits, PointInput, Trustees, blanks, is_locked
from ..terms import Box, Breach, Context, PeriodState, PointClass, ReturnState, Verdict
from .confidential import reporter_tag
from .settings import limits_in, limits_of, settings_of, trustees_of, usual_notes
from .written import BoxPage, WrittenPoint, in_order, read_by_others, with_hints

# How many of the latest problems a win “from things that went wrong” may name.
PROBLEMS_OFFERED = 60
# What a point's page shows of the rows that it names.
SHOWN = (
    *("reference", "box", "position", "point_class", "text", "breach", "happened_on", "win_source", "contexts"),
    *(
        "is_proxy",
        "tabled",
        "about_organisation__name",
        "about_unit__name",
        "commitment__number",
        "answers_point__reference",
        "carried_from__label",
        "carried_from__reference",
    ),
)


@dataclass(frozen=True)
class ReturnPage:
    """A whole return for its writer. `carries`: the period is locked, and what is written goes into the next one."""

    log_return: LogReturn
    boxes: Sequence[BoxPage]
    blank: int
    blank_limit: int
    is_late: bool
    is_open: bool
    carries: bool

    @property
    def is_sent(self) -> bool:
        return self.log_return.state == ReturnState.SENT

    @property
    def is_reopened(self) -> bool:
        return self.is_open and self.log_return.period.locked_at is not None

    @property
    def has_confidential(self) -> bool:
        return any(point.is_confidential for box in self.boxes for point in box.points)

    @property
    def has_proposal(self) -> bool:
        """Whether the trustee proposes a safer wording that waits for its writer."""
        return any(point.proposal for box in self.boxes for point in box.points)

    @property
    def reads_nil(self) -> bool:
        """Whether only confidential points stand in it, so that to everybody else it says “nothing to report”."""
        return not any(box.nothing or (box.points and not box.is_hidden) for box in self.boxes)

    @property
    def unsent(self) -> int:
        """How many points stand in a return that was sent, and wait for its writer to send them too."""
        return sum(point.is_unsent for box in self.boxes for point in box.points) if self.is_sent else 0

    @property
    def came_from(self) -> list[str]:
        """The periods in which some of it was written and not sent."""
        found = [point.came_from for box in self.boxes for point in box.points]
        return list(dict.fromkeys(filter(None, found)))

    @property
    def next_box(self) -> int:
        """The first box without an answer; 0 when each has one."""
        return next((box.box for box in self.boxes if not box.is_answered), 0)


@dataclass(frozen=True)
class Offered:
    """What the pages of a return offer: whom a point may be about, commitments, problems that a win may answer."""

    area: Area
    on: date
    limits: Limits
    trustees: Trustees | None
    notes: str
    about: Mapping[str, tuple[Organisation, Unit | None]]
    commitments: Mapping[str, CommitmentText]
    # Their words, by reference.
    problems: Mapping[str, str]
    # Those of them that the writer raised.
    own: frozenset[str] = frozenset()


def offered(period: Period, *, on: date, writer: Person | None = None, box: int | None = None) -> Offered:
    """Everything that the fields of a return need, in six queries; for a `box` that asks for no problems, in five."""
    found, area = settings_of(period.area), period.area
    problems = problems_before(period, writer) if box in {None, Box.WINS} else []
    texts = texts_in_force(area, min(on, period.ends_on), only=["number", "title"])
    return Offered(
        area=area,
        on=on,
        limits=limits_in(found),
        trustees=trustees_of(area, on),
        notes=period.notes or found.notes or usual_notes(area),
        about=bodies_and_units(area),
        commitments={str(text.commitment_id): text for text in texts},
        problems={reference: text for reference, text, _ in problems},
        own=frozenset(reference for reference, _, is_own in problems if is_own),
    )


def problems_before(period: Period, writer: Person | None) -> list[tuple[str, str, bool]]:
    """Points of box 2 that a win may answer: the writer's own first, then what the group has seen, newest first (R099).

    Of each the reference, the words, and whether the writer raised it.

    Confidential points of the writer are not among them: a link from a named point would give them away.
    """
    # The writer's few returns are read once, instead of joining every point to its return.
    own = Q(log_return__in=LogReturn.objects.filter(person=writer))
    seen = Q(tabled=True, period__state__in=[PeriodState.LOCKED, PeriodState.DECIDED, PeriodState.REPORTED])
    found = Point.objects.standing().filter(seen | (own & Q(period=period)), box=Box.LEARN_FROM)
    found = found.annotate(is_own=ExpressionWrapper(own, BooleanField()))
    found = found.order_by("-is_own", "-period__opens_on", "reference")[:PROBLEMS_OFFERED]
    return list(found.values_list("reference", "text", "is_own"))


def problem_of(reference: str) -> Point:
    return Point.objects.get(reference=reference)


def return_of(area: Area, reference: str, person: Person) -> LogReturn | None:
    """A person's own return, draft or sent, in the period of this reference, with the period."""
    found = LogReturn.objects.filter(person=person, period__reference=reference)
    for made in found.select_related("period", "expectation")[:1]:
        # They are here already, and reading them again would make the query wider.
        made.person, made.area, made.period.area = person, area, area
        return made
    return None


def blank_return(period: Period, person: Person, expectation: Expectation) -> LogReturn:
    """A return that is not kept yet: opening a page writes nothing."""
    return LogReturn(area=period.area, period=period, person=person, expectation=expectation)


def named_points(log_return: LogReturn, *, sent: bool = False) -> dict[int, list[WrittenPoint]]:
    """By box. `sent`: without what was joined to a return that was sent, and waits for its writer."""
    rows = Point.objects.filter(log_return=log_return, withdrawn_at__isnull=True).order_by("box", "position")
    rows = rows.filter(tabled=True) if sent else rows
    found: dict[int, list[WrittenPoint]] = {}
    named = ("about_organisation", "about_unit", "commitment", "answers_point", "carried_from")
    for row in rows.select_related(*named).only(*SHOWN):
        words, before = str(PointClass(row.point_class).label), str(row.carried_from or "")
        point = WrittenPoint(input_from(row), row.reference, words, is_unsent=not row.tabled, came_from=before)
        found.setdefault(row.box, []).append(point)
    return found


def has_visible_answers(log_return: LogReturn) -> bool:
    """Whether anybody but the trustee reads an answer in a return that was sent."""
    points = Point.objects.filter(log_return=log_return, withdrawn_at__isnull=True, tabled=True)
    return points.exists() or BoxAnswer.objects.filter(log_return=log_return).exists()


def input_from(row: Point) -> PointInput:
    return PointInput(
        text=row.text,
        point_class=PointClass.NAMED,
        about_organisation=row.about_organisation,
        about_unit=row.about_unit,
        commitment=row.commitment,
        breach=row.breach,
        happened_on=row.happened_on,
        win_source=row.win_source,
        contexts=row.contexts,
        is_proxy=row.is_proxy,
        answers_point=row.answers_point,
    )


def boxes_of(log_return: LogReturn, confidential: Mapping[int, Sequence[WrittenPoint]]) -> list[BoxPage]:
    """The four boxes; `confidential`: the writer's own sealed points, for nobody else's eyes."""
    named: dict[int, list[WrittenPoint]] = {}
    nothing: set[int] = set()
    if log_return.pk:
        named = named_points(log_return)
        nothing = set(BoxAnswer.objects.filter(log_return=log_return).values_list("box", flat=True))
    return [
        BoxPage(
            box,
            box_heading(box, log_return.area),
            [with_hints(point, log_return) for point in in_order(named.get(box, []), confidential.get(box, []))],
            box in nothing,
        )
        for box in Box.values
    ]


def box_heading(box: int, area: Area) -> str:
    """The source's own heading, with the area's words for the agreement and its targets (R095, R098)."""
    label = str(Box(box).label)
    own = {"Compact": area.word("agreement"), "LAA": area.words.get("targets", {}).get("one", "LAA")}
    for usual, word in own.items():
        label = label.replace(usual, word)
    return label


def context_choices(area: Area) -> list[tuple[str, str]]:
    """Where a way of working was seen, with the area's word for its targets (R098)."""
    targets = area.word("targets")
    own = {Context.TARGETS.value: targets[0].upper() + targets[1:]}
    return [(key, own.get(key, str(label))) for key, label in Context.choices]


def usual_kinds() -> list[tuple[str, str]]:
    """The four usual kinds of non-compliance, with their labels: on paper they go by their numbers (R141)."""
    return [choice for choice in Breach.choices if choice[0] != Breach.OTHER]


def outcomes_of(log_return: LogReturn) -> dict[str, str]:
    """What the group decided on each point of a return, by its reference; of a merged one, on the whole.

    Of one without a name by its receipt, for its reporter's own page, which shows those of their address alone.
    """
    current = Decision.objects.filter(point=OuterRef("stands_in"), is_current=True)
    own = Q(log_return=log_return) | Q(identity__reporter_tag=reporter_tag(log_return.person, log_return.period))
    found = Point.objects.filter(own, withdrawn_at=None).annotate(stands_in=Coalesce("merged_into", "pk"))
    found = found.annotate(shown_as=Coalesce("identity__reference", "reference"))
    rows = found.annotate(verdict=Subquery(current.values("verdict")[:1]), win=Subquery(current.values("win")[:1]))
    outcomes = {}
    for reference, verdict, win in rows.values_list("shown_as", "verdict", "win"):
        words = [str(Verdict(verdict).label) if verdict else "", "a win" if win else ""]
        outcomes[reference] = ", ".join(filter(None, words))
    return outcomes


def with_outcomes(boxes: Sequence[BoxPage], outcomes: Mapping[str, str]) -> list[BoxPage]:
    return [
        replace(box, points=[replace(one, decision=outcomes.get(one.reference, "")) for one in box.points])
        for box in boxes
    ]


def return_page(
    log_return: LogReturn,
    confidential: Mapping[int, Sequence[WrittenPoint]],
    *,
    on: date,
    limits: Limits | None = None,
) -> ReturnPage:
    """The whole return; `limits`: the area's, where they have been read already."""
    boxes = boxes_of(log_return, confidential)
    period = log_return.period
    if period.state in {PeriodState.DECIDED, PeriodState.REPORTED} and log_return.pk:
        boxes = with_outcomes(boxes, outcomes_of(log_return))
    locked = is_locked(state=period.state, locks_on=period.locks_on, on=on)
    return ReturnPage(
        log_return=log_return,
        boxes=read_by_others(boxes, log_return),
        blank=blanks({b.box for b in boxes if b.points}, {b.box for b in boxes if b.nothing}),
        blank_limit=(limits or limits_of(log_return.area)).blank_limit,
        is_late=period.due_on < on,
        is_open=period.state == PeriodState.OPEN and not locked,
        carries=locked and log_return.state == ReturnState.DRAFT,
    )
