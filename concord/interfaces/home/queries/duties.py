"""What is due: for the person themselves, and for those who run the area."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone

from concord.agreement.queries import agreement_clock
from concord.board.models import BoardReport
from concord.board.queries import UNANSWERED, overdue, papers_overdue
from concord.core.accounts.models import Person
from concord.core.accounts.permissions import Permission
from concord.core.areas.models import Area
from concord.core.ui.wording import clock
from concord.group.models import Action, ActionAnswer, Meeting
from concord.group.terms import ActionState
from concord.log.models import ConfidentialPoint, LogReturn, Period, PeriodSummary, ReplyRequest
from concord.log.queries.positions import rounds_asking
from concord.log.queries.replies import before_the_board, replies_after_decision
from concord.log.terms import ReplyState, ReturnState
from concord.officers.queries.tasks import due_for_officers
from concord.officers.terms import Duty

CONTACT_IS_OLD = timedelta(days=365)
# Of one kind; the page of that kind has the rest.
MOST = 5
# What champions and those who would be one sent, by its page: one, more than one, and the button.
SENT = {
    "offers": ("Somebody offers to keep watch", "{n} people offer to keep watch", "Answer the offers"),
    "questions": ("One question waits for an answer", "{n} questions wait for an answer", "Answer the questions"),
    "notes": (
        "One note between meetings is not read yet",
        "{n} notes between meetings are not read yet",
        "Read the notes",
    ),
    "introductions": ("Somebody asks to be introduced", "{n} people ask to be introduced", "Introduce them"),
}


@dataclass(frozen=True)
class Due:
    """One thing to do: what, by when, and its one button. `detail`: whose it is, in a few words."""

    text: str
    url: str
    button: str
    on: date | None = None
    state: str = "not_started"
    detail: str = ""


@dataclass(frozen=True)
class Desk:
    """Whose front desk it is, and what has been read for it already.

    `replied`: a reply is with the group; `meetings`: those of today and the next; `waits`: how many of what.
    """

    area: Area
    person: Person
    granted: frozenset[Permission]
    today: date
    open_period: Period | None
    figures: PeriodSummary | None
    undecided: Sequence[Period]
    replied: bool
    meetings: Sequence[Meeting]
    waits: Mapping[str, int]

    def url(self, name: str, **facts: object) -> str:
        return reverse(name, kwargs={"area": self.area.slug} | facts)

    def due(self, text: str, url: str, button: str, on: date, detail: str = "") -> Due:
        return Due(text, url, button, on, how_late(on, self.today), detail)


def duties(desk: Desk) -> list[Due]:
    """Everything that is due, overdue first, then by date; what has no date comes last."""
    own = [*own_return(desk), *own_actions(desk), *own_positions(desk), *own_answer(desk)]
    found = [*meeting_today(desk), *own, *office(desk)]
    return sorted(found, key=lambda due: (due.state not in {"late", "today"}, due.on or date.max))


def meeting_today(desk: Desk) -> Iterator[Due]:
    """A meeting of this day, for those invited and for the office."""
    runs, sees = (one in desk.granted for one in (Permission.MANAGE_MEETINGS, Permission.SEE_MEETINGS))
    for meeting in desk.meetings:
        if timezone.localdate(meeting.starts_at) == desk.today and sees and (runs or meeting.is_invited):  # type: ignore[attr-defined]  # annotated
            text = f"The {desk.area.word('group')} meets today at {clock(meeting.starts_at)}"
            url, where = desk.url("group:meeting", reference=meeting.reference), meeting.where
            yield Due(text, url, "Open the meeting", desk.today, "today", where)


def own_return(desk: Desk) -> Iterator[Due]:
    period = desk.open_period
    if period is None or Permission.MAKE_RETURN not in desk.granted:
        return
    if not LogReturn.objects.filter(period=period, person=desk.person, state=ReturnState.SENT).exists():
        url = desk.url("log:start_return", period=period.reference)
        yield desk.due(f"Your return for {period.label}", url, "Make your return", period.due_on)


def own_actions(desk: Desk) -> Iterator[Due]:
    asked = ActionAnswer.objects.filter(action=OuterRef("pk"), person=desk.person, answered_at__isnull=True)
    found = Action.objects.filter(Q(owner=desk.person) | Q(Exists(asked)), state=ActionState.OPEN)
    for action in found.order_by("due_on", "pk"):
        yield desk.due(action.text, desk.url("group:action", reference=action.reference), "Open it", action.due_on)


def own_positions(desk: Desk) -> Iterator[Due]:
    """Rounds of sealed positions in which this person is asked and has not said yet."""
    if Permission.TAKE_POSITION not in desk.granted:
        return
    for found in rounds_asking(desk.person)[:MOST]:
        url = desk.url("log:positions", uid=found.uid)
        yield Due("Your position is asked for", url, "Take a position", detail=found.point.text)


def own_answer(desk: Desk) -> Iterator[Due]:
    """What the board's contact is asked to answer, from the day on which the page is issued."""
    if Permission.ANSWER_REPORT not in desk.granted or Permission.WRITE_REPORT in desk.granted:
        return
    asked = BoardReport.objects.filter(UNANSWERED, answer_due_on__isnull=False)
    for report in asked.order_by("answer_due_on", "pk")[:MOST]:
        text = f"The {desk.area.word('group')} asks you to answer {report}"
        url = desk.url("board:answer_report", reference=report.reference)
        yield desk.due(text, url, "Answer it", report.answer_due_on)  # type: ignore[arg-type]  # filtered: it has a day


def office(desk: Desk) -> Iterator[Due]:
    """What the office, the chair or the trustee owes."""
    if Permission.MANAGE_PERIODS in desk.granted:
        yield from missing_returns(desk)
        yield from awaited_replies(desk)
    if Permission.RECORD_DECISIONS in desk.granted:
        yield from undecided_periods(desk)
        yield from late_replies(desk)
    if Permission.MANAGE_MEETINGS in desk.granted:
        yield from late_actions(desk)
    if Permission.WRITE_REPORT in desk.granted:
        yield from late_answer(desk)
    if Permission.HOLD_IDENTITIES in desk.granted:
        yield from held_in_trust(desk)
    if Permission.EDIT_AGREEMENT in desk.granted:
        yield from revision(desk)
    if Permission.MANAGE_OFFICERS in desk.granted:
        yield from officers_list(desk)
    if Permission.MANAGE_CHAMPIONS in desk.granted:
        yield from sent_by_champions(desk)
    if Permission.MANAGE_AREA in desk.granted and contact_needs_care(desk.area, desk.today):
        url, text = desk.url("directory:area_contact"), "Check who people can turn to"
        yield Due(text, url, "Check the contact", detail="The contact's details are empty or a year old.")


def revision(desk: Desk) -> Iterator[Due]:
    """The agreement is to be revised: told from two years before, and the more urgent the nearer it is (R352)."""
    clock = agreement_clock(desk.area, desk.today)
    if clock.national_ends:
        text, url = "The national agreement that holds for a time is planned to end", desk.url("agreement:documents")
        yield desk.due(text, url, "Open the documents", clock.national_ends)
    found = clock.renewal
    if found is None or not found.is_near:
        return
    text = f"The {desk.area.word('agreement')} is to be revised"
    detail = f"The last full revision was on {found.revised_on:%-d %B %Y}."
    yield desk.due(text, desk.url("agreement:documents"), "Open the documents", found.due_on, detail=detail)


def officers_list(desk: Desk) -> Iterator[Due]:
    """The officers' list for this week, money for a post that ends, news from other areas (R072, R073, R078)."""
    for found in due_for_officers(desk.area, desk.today, MOST):
        if found.kind == "task":
            url, part = desk.url("officers:tasks"), str(Duty(found.who).label)
            yield desk.due(found.what, url, "Open the list", found.on, detail=part)
        elif found.kind == "risk":
            text = f"Look again at the risk: {found.what}"
            yield desk.due(text, desk.url("officers:risks"), "Open the risks", found.on, detail=found.who)
        elif found.kind == "horizon":
            url = f"{desk.url('officers:horizon')}?relevance=open"
            yield Due(f"Does this matter here? {found.what}", url, "Look at it", detail=f"From {found.who}")
        else:
            text = f"The money for {found.who}, {found.what} {'has ended' if found.on < desk.today else 'ends'}"
            yield desk.due(text, desk.url("officers:posts"), "Look at the posts", found.on)


def sent_by_champions(desk: Desk) -> Iterator[Due]:
    """What waits for an answer of the office, by its kind (R086, R090, R092)."""
    for kind, (one, many, button) in SENT.items():
        count = desk.waits.get(kind, 0)
        if count:
            yield Due(one if count == 1 else many.format(n=count), desk.url(f"champions:{kind}"), button)


def missing_returns(desk: Desk) -> Iterator[Due]:
    period, figures = desk.open_period, desk.figures
    if period is None or figures is None or not figures.missing:
        return
    text = f"{figures.missing} returns are missing" if figures.missing > 1 else "One return is missing"
    url = desk.url("log:period", reference=period.reference)
    yield desk.due(text, url, "See who is missing", period.due_on, detail=period.label)


def awaited_replies(desk: Desk) -> Iterator[Due]:
    """Organisations that no mail reaches are asked otherwise, until the board has seen the point; then those whose
    window to reply is running, the first to end first. To reply is a right: none is late."""
    lost = Q(pk__in=before_the_board(ReplyState.NOT_REACHED))
    asked = ReplyRequest.objects.filter(lost | Q(state=ReplyState.ASKED, window_ends_on__gte=desk.today))
    asked = asked.filter(point__withdrawn_at__isnull=True).select_related("point")
    for request in asked.order_by("-state", "window_ends_on")[: 2 * MOST]:
        if request.is_asked:
            url = desk.url("log:point", reference=request.point.reference)
            text = f"{request.organisation_name} may reply to a point"
            yield desk.due(text, url, "See the point", request.window_ends_on, detail=request.wording_sent)
        else:
            url = desk.url("log:ask_otherwise", uid=request.uid)
            text = f"{request.organisation_name} is to be asked for its reply: no mail reaches it"
            yield Due(text, url, "Ask it in another way", detail=request.wording_sent)


def undecided_periods(desk: Desk) -> Iterator[Due]:
    group = desk.area.word("group")
    for period in desk.undecided:
        url = desk.url("log:decision_sheet", reference=period.reference)
        yield Due(f"{period.label} waits for decisions of the {group}", url, "Open the decision sheet")


def late_replies(desk: Desk) -> Iterator[Due]:
    """A reply that came after the group had decided may reopen the decision, until the board sees it."""
    for request in replies_after_decision()[:MOST] if desk.replied else ():
        point = request.point.merged_into or request.point
        text = f"{request.organisation_name} has replied since {request.decided}"  # type: ignore[attr-defined]  # annotated
        yield Due(text, desk.url("log:decide", reference=point.reference), "Look at it again", detail=request.reply)


def late_actions(desk: Desk) -> Iterator[Due]:
    """Overdue actions of others: those of this person stand among their own."""
    late = Action.objects.filter(state=ActionState.OPEN, due_on__lt=desk.today).exclude(owner=desk.person)
    for action in late.select_related("owner").order_by("due_on")[:MOST]:
        whose = "every member" if action.every_member else str(action.owner or f"the {desk.area.word('group')}")
        who_set_it = f", set by the {desk.area.word('board')}" if action.set_by == "board" else ""
        url = desk.url("group:action", reference=action.reference)
        yield desk.due(action.text, url, "Open the action", action.due_on, detail=f"For {whose}{who_set_it}")


def late_answer(desk: Desk) -> Iterator[Due]:
    """The board's answer to a page was due and has not come; the papers for a meeting were, and no page is issued."""
    board = desk.area.word("board")
    for report in overdue(desk.area, desk.today):
        url, text = desk.url("board:report", reference=report.reference), f"The {board} has not answered {report}"
        yield desk.due(text, url, "Open the report", report.answer_due_on)  # type: ignore[arg-type]  # overdue: it has a day
    for meeting in papers_overdue(desk.area, desk.today):
        text = f"The page for the meeting of the {board} on {meeting} is not issued"
        yield desk.due(text, desk.url("board:reports"), "Open the reports", meeting.papers_due_on)  # type: ignore[arg-type]  # likewise


def is_overdue(report: BoardReport | None, today: date) -> bool:
    if report is None or report.answer_due_on is None or hasattr(report, "answer"):
        return False
    return report.answer_due_on < today


def held_in_trust(desk: Desk) -> Iterator[Due]:
    """Points of the newest period with any, for the trustee to look at; when each came is known to nobody."""
    held = ConfidentialPoint.objects.filter(is_draft=False, withdrawn=False)
    newest = held.select_related("period").order_by("-period__opens_on").first()
    if newest is None:
        return
    count = held.filter(period=newest.period).count()
    text = f"You hold {count} confidential point{'s' if count > 1 else ''} in trust"
    yield Due(text, desk.url("log:confidential"), "Look at them", detail=newest.period.label)


def contact_needs_care(area: Area, today: date) -> bool:
    """Nobody named, or nobody looked for a year (R010)."""
    named = area.contact_name and (area.contact_email or area.contact_phone)
    checked = area.contact_checked_on and today - area.contact_checked_on <= CONTACT_IS_OLD
    return not (named and checked)


def how_late(due: date, today: date) -> str:
    if due < today:
        return "late"
    return "at_risk" if due - today <= timedelta(days=2) else "not_started"
