"""Who is expected in a period: how each return stands, how often they were asked, and how often in a row it was so."""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Prefetch, QuerySet

from concord.core.accounts.models import Person
from concord.core.mail.models import OutgoingMessage
from concord.core.mail.terms import MailState

from ..models import BoxAnswer, Expectation, LogReturn, Period, Point, Reminder
from ..rules.returns import blanks, is_blank_heavy, run_length
from ..terms import EntryMode, PeriodState, ReturnState
from .settings import settings_of

# How many earlier periods a run is counted over.
PERIODS_BACK = 8


@dataclass(frozen=True)
class AskedLine:
    """One invitation or reminder, and what became of its mail."""

    kind: str
    at: datetime
    state: str
    by: str


@dataclass(frozen=True)
class ExpectedLine:
    """One expected person: how their return stands, every time they were asked, and how often in a row before.

    `answered`: the boxes in which everybody who sees the return reads an answer. `missed_run`, `heavy_run`: periods in
    a row, up to the one before, without a return or with too many blanks.
    """

    expectation: Expectation
    state: str
    log_return: LogReturn | None
    answered: Set[int]
    blank: int
    blank_heavy: bool
    asked: Sequence[AskedLine]
    missed_run: int
    heavy_run: int

    @property
    def is_theirs_to_change(self) -> bool:
        """Whether officers entered it and its writer has not changed it since."""
        made = self.log_return
        return made is not None and made.mode in EntryMode.entered() and made.amended_at is None

    @property
    def on_paper(self) -> bool:
        """Nobody can mail them: they get a paper form."""
        return not self.expectation.person.email and self.state in {"missing", "not_reached"}


@dataclass(frozen=True)
class Choice:
    """One way to narrow the list: its key in the address, its words, how many it shows, and whether it is chosen."""

    key: str
    words: str
    count: int
    is_chosen: bool


@dataclass(frozen=True)
class Shown:
    """The list of a period's people as it is narrowed down now. `who`: the one person who is shown, or empty."""

    lines: Sequence[ExpectedLine]
    choices: Sequence[Choice]
    who: str = ""


# The key of each way to narrow the list, its words, and whom it shows.
NARROW: Mapping[str, tuple[str, Callable[[ExpectedLine], bool]]] = {
    "": ("Everybody", lambda line: True),
    "missing": ("Missing only", lambda line: line.state == "missing"),
    "not_reached": ("Not reached", lambda line: line.state == "not_reached"),
    "excused": ("Excused", lambda line: line.state == "excused"),
    "late": ("Late", lambda line: line.state == "late"),
    "blanks": ("Too many blanks", lambda line: line.blank_heavy),
}


def narrowed(lines: Sequence[ExpectedLine], *, show: str, who: str = "") -> Shown:
    """The lines of one kind, or of one person by their uid; kinds that nobody is of are not offered."""
    chosen = show if show in NARROW and not who else ""
    found = {key: [line for line in lines if fits(line)] for key, (_, fits) in NARROW.items()}
    choices = [
        Choice(key, words, len(found[key]), key == chosen and not who)
        for key, (words, _) in NARROW.items()
        if found[key] or key in {"", "missing", chosen}
    ]
    one = [line for line in lines if str(line.expectation.person.uid) == who]
    return Shown(one, choices, one[0].expectation.person_name) if one else Shown(found[chosen], choices)


def expected_lines(period: Period) -> list[ExpectedLine]:
    """Everybody expected, and every extra return that came; drafts are nobody's business."""
    asked, limit = asked_of(period), settings_of(period.area).blank_limit
    missed, heavy = missed_runs(period), heavy_runs(period, limit)
    answered = answered_boxes(LogReturn.objects.filter(period=period))
    lines = []
    for row in expectations(period):
        row.period = period
        if not is_unasked_extra(row, asked[row.pk]):
            made = sent_return(row)
            runs = (missed.get(row.person_id, 0), heavy.get(row.person_id, 0))
            boxes = answered[made.pk] if made else set()
            lines.append(expected_line(row, boxes, asked=asked[row.pk], runs=runs, limit=limit))
    return lines


def expectations(period: Period) -> QuerySet[Expectation]:
    """By name, with the return, and of the person what a row of the list shows."""
    person = Prefetch("person", Person.objects.only("uid", "name", "email"))
    found = Expectation.objects.filter(period=period).select_related("log_return").prefetch_related(person)
    return found.order_by("person_name", "pk")


def asked_of(period: Period) -> dict[int, list[AskedLine]]:
    """By expectation, each time somebody was asked, in two queries."""
    sent = Reminder.objects.filter(expectation__period=period)
    uids = sent.filter(message_uid__isnull=False).values("message_uid")
    mail: dict[object, str] = dict(OutgoingMessage.objects.filter(uid__in=uids).values_list("uid", "state"))
    found: dict[int, list[AskedLine]] = defaultdict(list)
    for reminder in sent.select_related("sent_by").order_by("at"):
        found[reminder.expectation_id].append(asked_line(reminder, mail.get(reminder.message_uid, "")))
    return found


def answered_boxes(returns: QuerySet[LogReturn]) -> dict[int, set[int]]:
    """By return, the boxes with a point that others see or with “nothing to report”, in two queries."""
    points = Point.objects.filter(log_return__in=returns, tabled=True, is_proxy=False)
    answers = BoxAnswer.objects.filter(log_return__in=returns)
    found: dict[int, set[int]] = defaultdict(set)
    for rows in (points, answers):
        for made, box in rows.order_by().values_list("log_return", "box"):
            found[made].add(box)
    return found


def sent_return(expectation: Expectation) -> LogReturn | None:
    made: LogReturn | None = getattr(expectation, "log_return", None)
    return made if made is not None and made.state == ReturnState.SENT else None


def is_unasked_extra(expectation: Expectation, asked: Collection[object]) -> bool:
    """A late joiner whom nobody asked and who sent nothing: all there is of them is a private draft."""
    return expectation.is_extra and sent_return(expectation) is None and not asked


def expected_line(
    expectation: Expectation, answered: Set[int], *, asked: Sequence[AskedLine], runs: tuple[int, int], limit: int
) -> ExpectedLine:
    """`runs`: how often in a row before there was no return, or one with too many blanks."""
    sent = sent_return(expectation)
    blank = blanks(answered, ()) if sent and not sent.is_nil else 0
    return ExpectedLine(
        expectation=expectation,
        state=return_state(expectation, sent),
        log_return=sent,
        answered=answered,
        blank=blank,
        blank_heavy=is_blank_heavy(blank, is_nil=False, limit=limit),
        asked=asked,
        missed_run=runs[0],
        heavy_run=runs[1],
    )


def asked_line(reminder: Reminder, state: str) -> AskedLine:
    by = reminder.sent_by.name if reminder.sent_by else ""
    words = str(MailState(state).label).lower() if state else ""
    return AskedLine(reminder.get_kind_display(), reminder.at, words, by)


def return_state(expectation: Expectation, sent: LogReturn | None) -> str:
    """One word for how it stands: extra, on_time, late, excused, not_reached, missing."""
    if expectation.is_extra:
        return "extra"
    if sent is not None:
        return "on_time" if sent.received_on <= expectation.period.due_on else "late"  # type: ignore[operator]  # a sent return has its day
    if expectation.excused_reason:
        return "excused"
    return "not_reached" if expectation.not_reached else "missing"


def earlier_periods(period: Period) -> QuerySet[Period]:
    """The group's periods before this one, newest first."""
    return Period.objects.filter(group=period.group_id, opens_on__lt=period.opens_on).order_by("-opens_on")


def missed_runs(period: Period) -> dict[int, int]:
    """For each person, how many periods in a row before this one went by without their return (R102)."""
    closed = earlier_periods(period).exclude(state__in=[PeriodState.PLANNED, PeriodState.OPEN])[:PERIODS_BACK]
    rows = Expectation.objects.filter(period__in=closed.values("pk"), is_extra=False).order_by("-period__opens_on")
    history: dict[int, list[bool | None]] = defaultdict(list)
    for person, excused, not_reached, state in rows.values_list(
        "person", "excused_reason", "not_reached", "log_return__state"
    ):
        missed = state != ReturnState.SENT
        # Excused or not reached counts neither way.
        history[person].append(None if missed and (excused or not_reached) else missed)
    return {person: run_length(found) for person, found in history.items()}


def heavy_runs(period: Period, limit: int) -> dict[int, int]:
    """For each person, how many returns in a row before this one had more blanks than the limit (R103)."""
    before = earlier_periods(period)[:PERIODS_BACK]
    sent = LogReturn.objects.filter(period__in=before.values("pk"), state=ReturnState.SENT)
    answered = answered_boxes(sent)
    history: dict[int, list[bool | None]] = defaultdict(list)
    for pk, person, is_nil in sent.order_by("-period__opens_on").values_list("pk", "person", "is_nil"):
        history[person].append(is_blank_heavy(blanks(answered[pk], ()), is_nil=is_nil, limit=limit))
    return {person: run_length(rows) for person, rows in history.items()}
