"""Who is expected in a period: how each return stands, how often they were asked, and how often in a row it was so."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Prefetch

from concord.core.mail.models import OutgoingMessage

from ..models import Expectation, LogReturn, Period, Point, Reminder
from ..rules.returns import blanks, is_blank_heavy, run_length
from ..terms import PeriodState, ReturnState
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

    `missed_run`, `heavy_run`: periods in a row, up to the one before, without a return or with too many blanks.
    """

    expectation: Expectation
    state: str
    log_return: LogReturn | None
    blank: int
    blank_heavy: bool
    asked: Sequence[AskedLine]
    missed_run: int
    heavy_run: int

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
    tabled = Prefetch(
        "log_return__points", Point.objects.filter(tabled=True, is_proxy=False, withdrawn_at__isnull=True)
    )
    reminders = Prefetch("reminders", Reminder.objects.select_related("sent_by").order_by("at"))
    found = Expectation.objects.filter(period=period).select_related("period", "person", "organisation", "log_return")
    found = found.prefetch_related(tabled, "log_return__box_answers", reminders).order_by("person_name", "pk")
    rows = [row for row in found if not is_unasked_extra(row)]
    limit, missed, heavy = settings_of(period.area).blank_limit, missed_runs(period), heavy_runs(period)
    mail = mail_states(rows)
    return [
        expected_line(
            row, limit=limit, mail=mail, missed=missed.get(row.person_id, 0), heavy=heavy.get(row.person_id, 0)
        )
        for row in rows
    ]


def sent_return(expectation: Expectation) -> LogReturn | None:
    made: LogReturn | None = getattr(expectation, "log_return", None)
    return made if made is not None and made.state == ReturnState.SENT else None


def is_unasked_extra(expectation: Expectation) -> bool:
    """A late joiner whom nobody asked and who sent nothing: all there is of them is a private draft."""
    return expectation.is_extra and sent_return(expectation) is None and not expectation.reminders.all()


def expected_line(
    expectation: Expectation, *, limit: int, mail: Mapping[str, str], missed: int, heavy: int
) -> ExpectedLine:
    sent = sent_return(expectation)
    blank = visible_blanks(sent) if sent and not sent.is_nil else 0
    return ExpectedLine(
        expectation=expectation,
        state=return_state(expectation, sent),
        log_return=sent,
        blank=blank,
        blank_heavy=is_blank_heavy(blank, is_nil=False, limit=limit),
        asked=[asked_line(reminder, mail) for reminder in expectation.reminders.all()],
        missed_run=missed,
        heavy_run=heavy,
    )


def visible_blanks(sent: LogReturn) -> int:
    return blanks({point.box for point in sent.points.all()}, {answer.box for answer in sent.box_answers.all()})


def asked_line(reminder: Reminder, mail: Mapping[str, str]) -> AskedLine:
    by = reminder.sent_by.name if reminder.sent_by else ""
    return AskedLine(reminder.get_kind_display(), reminder.at, mail.get(str(reminder.message_uid), ""), by)


def return_state(expectation: Expectation, sent: LogReturn | None) -> str:
    """One word for how it stands: extra, on_time, late, excused, not_reached, missing."""
    if expectation.is_extra:
        return "extra"
    if sent is not None:
        return "on_time" if sent.received_on <= expectation.period.due_on else "late"  # type: ignore[operator]  # a sent return has its day
    if expectation.excused_reason:
        return "excused"
    return "not_reached" if expectation.not_reached else "missing"


def earlier_expectations(period: Period) -> list[Expectation]:
    """What was expected in the group's last locked periods before this one, newest first, with what came."""
    closed = Period.objects.filter(group=period.group, opens_on__lt=period.opens_on)
    closed = closed.exclude(state__in=[PeriodState.PLANNED, PeriodState.OPEN]).order_by("-opens_on")[:PERIODS_BACK]
    found = Expectation.objects.filter(period__in=[row.pk for row in closed], is_extra=False)
    return list(found.select_related("period", "log_return").order_by("-period__opens_on"))


def missed_runs(period: Period) -> dict[int, int]:
    """For each person, how many periods in a row before this one went by without their return (R102)."""
    history: dict[int, list[bool | None]] = {}
    for row in earlier_expectations(period):
        sent = sent_return(row)
        # Excused or not reached counts neither way.
        missed = None if sent is None and (row.excused_reason or row.not_reached) else sent is None
        history.setdefault(row.person_id, []).append(missed)
    return {person: run_length(found) for person, found in history.items()}


def heavy_runs(period: Period) -> dict[int, int]:
    """For each person, how many returns in a row before this one had too many blanks (R103)."""
    limit = settings_of(period.area).blank_limit
    tabled = Prefetch("points", Point.objects.filter(tabled=True, is_proxy=False, withdrawn_at__isnull=True))
    found = LogReturn.objects.filter(
        period__group=period.group, period__opens_on__lt=period.opens_on, state=ReturnState.SENT
    )
    found = found.prefetch_related(tabled, "box_answers").order_by("-period__opens_on")
    history: dict[int, list[bool | None]] = {}
    for made in found:
        heavy = is_blank_heavy(visible_blanks(made), is_nil=made.is_nil, limit=limit)
        history.setdefault(made.person_id, []).append(heavy)
    return {person: run_length(rows) for person, rows in history.items()}


def mail_states(rows: Sequence[Expectation]) -> dict[str, str]:
    """State of each message by its uid, in words, in one query."""
    uids = [reminder.message_uid for row in rows for reminder in row.reminders.all() if reminder.message_uid]
    found = OutgoingMessage.objects.filter(uid__in=uids)
    return {str(message.uid): message.get_state_display().lower() for message in found}
