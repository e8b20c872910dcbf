"""What stands on the page: the draft as it is, or what was frozen."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from concord.core.areas.models import Area
from concord.core.lib.errors import RuleBroken
from concord.core.lib.text import sentence, shortened
from concord.core.ui.wording import n_or_fewer
from concord.group.models import Meeting
from concord.log.models import Decision, Period, PeriodSummary, Point, ReplyRequest
from concord.log.queries.returns import box_heading
from concord.log.queries.trends import kept, kept_where_owed, pair_of, returned
from concord.log.queries.wordings import DECIDED
from concord.log.rules.trend import leaves_few, leaving_words
from concord.log.terms import Box, WinSource

from ..models import BoardReport
from ..rules import page as rules
from ..rules.page import BoardPage, PageBox, PageFigure
from ..terms import ReportState
from .candidates import candidates_in, proposed
from .replies import family, requests_for
from .reports import latest_issued, report_of

WINS: Mapping[str, str] = {
    WinSource.PLANNED: "a planned win",
    WinSource.OPPORTUNISTIC: "an opportunistic win",
    WinSource.WENT_WRONG: "a win from things that went wrong",
}
# Label, by whose sector, the share.
FIGURES = (
    ("Returned", "respondent", returned),
    ("Kept where a duty is named, by who owed it", "bearer", kept),
    ("Kept, by who reported", "respondent", kept),
)


def page_of(report: BoardReport, *, on: date) -> BoardPage:
    """The page as issued, or the draft as it stands that day."""
    if report.state == ReportState.ISSUED:
        addenda = [f"{day_words(a.added_at)}: {a.text}" for a in report.addenda.all()]
        return rules.page_from({**(report.frozen or {}), "addenda": addenda})
    return draft_page(report, on)


def draft_page(report: BoardReport, on: date) -> BoardPage:
    area = report.area
    boxes = [page_box(line.box, line.point, line.wording, area, on) for line in report.lines.all()]
    page = outline(area, list(report.periods.all()), boxes, on=on, after=report.board_meeting.starts_at)
    return replace(
        page,
        reference=report.reference,
        address=address_of(report),
        meeting=day_words(report.board_meeting.starts_at),
        ask=sentence(report.ask) or rules.NO_ASK,
        ask_reason=sentence(report.ask_reason),
        ask_by=f"{report.ask_by_on:%-d %B %Y}" if report.ask_by_on else "",
        strategic_issue=sentence(report.strategic_issue),
        **asked_before(report),
    )


def asked_before(report: BoardReport) -> dict[str, Any]:
    """The ask of the report before and the board's task, and how each stands."""
    previous, ask_standing = report.previous, report.get_previous_ask_standing_display()
    answer = getattr(previous, "answer", None)
    # A standing that nobody wrote is never left out: the action's own stands in (R129).
    action = answer.action if answer else None
    task_standing = report.get_task_standing_display() or (action.get_state_display() if action else "")
    return {
        "previous_ask": sentence(previous.ask) if previous else "",
        "previous_ask_stands": stands(answer_words(previous), ask_standing, report.previous_ask_note),
        "task": sentence(shortened(answer.task, rules.TASK)) if answer else "",
        "task_stands": stands(task_standing, report.task_note),
    }


def outline(area: Area, periods: Sequence[Period], boxes: Sequence[PageBox], *, on: date, after: datetime) -> BoardPage:
    """The page of some periods with its lines and figures, and nothing asked yet; `after`: when the board meets."""
    agreement, group, board = (area.word(key) for key in ("agreement", "group", "board"))
    contact = f"Contact: {area.contact_name} {area.contact_email}" if area.contact_name else ""
    who_we_are = f"The {group} brings both sectors together. {next_meeting_words(area, after)}"
    return BoardPage(
        area=area.name,
        agreement=agreement,
        group=group,
        board=board,
        title=shortened(f"{area.name} {agreement}: one page for the {board}", rules.TITLE),
        reference="No number yet",
        address="",
        as_at=f"{on:%-d %B %Y}",
        periods=shortened(", ".join(str(period) for period in periods), rules.PERIODS),
        is_draft=True,
        boxes=boxes,
        figures=figures(area, [period.reference for period in periods]),
        who_we_are=shortened(who_we_are, rules.PLACE),
        contact=shortened(contact, rules.CONTACT),
    )


def day_words(moment: datetime) -> str:
    return f"{timezone.localtime(moment):%-d %B %Y}"


def address_of(report: BoardReport) -> str:
    return settings.SITE_ADDRESS + reverse(
        "board:report", kwargs={"area": report.area.slug, "reference": report.reference}
    )


def page_box(box: int, point: Point | None, wording: str, area: Area, on: date) -> PageBox:
    if point is None:
        return PageBox(box, box_heading(box, area), rules.NONE_THIS_PERIOD)
    url = reverse("log:point", kwargs={"area": area.slug, "reference": point.reference})
    return PageBox(box, box_heading(box, area), wording, evidence(point), url, reply_words(point, on))


def evidence(point: Point) -> str:
    """What a line rests on: the decision's number, whether it is a win and of which source, and how many raised it."""
    decision = Decision.objects.filter(point=point, is_current=True).first()
    parts = [f"{decision.reference}, {decision.get_verdict_display().lower()}" if decision else "no decision yet"]
    if decision and decision.win:
        parts.append(WINS.get(decision.win_source or point.win_source, "a win"))
    parts.append(f"raised by {n_or_fewer(len(family(point)))}")
    return ", ".join(parts)


def reply_words(point: Point, on: date) -> str:
    """The reply of each organisation named stands beside the point wherever it is shown; or until when it may come."""
    requests = requests_for(point)
    # A reply that came after a request was sent again, or about a merged point, speaks for its organisation.
    chosen = {request.organisation_name: request for request in sorted(requests, key=lambda r: bool(r.reply))}
    each = rules.REPLY // max(len(chosen), 1)
    said = [
        shortened(f"{name}: {sentence(request.reply)}", each)
        if request.reply
        else f"{shortened(name, min(each, 60))} {waiting_words(request, on)}."
        for name, request in sorted(chosen.items())
    ]
    return shortened(" ".join(said), rules.REPLY)


def waiting_words(request: ReplyRequest, on: date) -> str:
    until = request.window_ends_on
    if not request.is_asked:
        return "has not been asked yet"
    return "was asked and has not replied" if on > until else f"may reply until {until:%-d %B %Y}"


def stands(*parts: str) -> str:
    return " ".join(sentence(part) for part in parts if part.strip())


def answer_words(report: BoardReport | None) -> str:
    """How the previous ask was answered; an unanswered ask is never dropped in silence (R129)."""
    if report is None or not report.ask:
        return ""
    answer = getattr(report, "answer", None)
    if answer is None:
        return "Not answered yet"
    said = shortened(answer.reason, rules.ANSWER)
    # In quotation marks the board's own words keep their capital and their stop.
    return f"{answer.get_ask_answer_display()}{f': “{sentence(said)}”' if said else ''}"


def figures(area: Area, references: Sequence[str]) -> list[PageFigure]:
    """Three figures, each for both sectors with n and the gap, and where to look at what is behind it."""
    rows = list(PeriodSummary.objects.filter(area=area, period_reference__in=references))
    words = area.word("public_sector"), area.word("voluntary_sector")
    names = words[0].removesuffix(" sector"), words[1].removesuffix(" sector")

    def in_words(by: str, share: Callable[[PeriodSummary], tuple[int, int]]) -> str:
        whole = [share(row) for row in rows if row.dimension == "all"]
        total = sum(part for part, _ in whole), sum(n for _, n in whole)
        if by == "bearer":
            total = kept_where_owed(area, references)
        # Who reported may stand apart on this page: the total of another line must not give away who is in neither.
        apart = pair_of(rows, "respondent", share)
        if leaves_few(total[1], (apart.public[1], apart.voluntary[1])):
            total = 0, 0
        pair = pair_of(rows, by, share)
        return leaving_words(total, pair.public, pair.voluntary, names)

    return [
        PageFigure(label, in_words(by, share), behind(area, references, in_log=share is kept))
        for label, by, share in FIGURES
    ]


def behind(area: Area, references: Sequence[str], *, in_log: bool) -> str:
    """Where the returns or the points that a figure counts are listed; of several periods, period by period."""
    if len(references) != 1:
        return reverse("log:trends", kwargs={"area": area.slug})
    if not in_log:
        return reverse("log:period", kwargs={"area": area.slug, "reference": references[0]})
    return f"{reverse('log:log', kwargs={'area': area.slug})}?period={references[0]}"


def next_meeting_words(area: Area, after: datetime) -> str:
    planned = Meeting.objects.filter(area=area, group__is_main=True, state="scheduled", starts_at__gte=after)
    coming = planned.order_by("starts_at").first()
    return f"We meet next on {day_words(coming.starts_at)}." if coming else "Our next meeting is not fixed yet."


def page_for_period(area: Area, reference: str, *, at: datetime) -> BoardPage:
    """The report that takes a period up; the draft, marked as such, while it is not issued.

    Without a report, what one would say if its first candidates stood: kept nowhere.
    """
    on, period = timezone.localdate(at), Period.objects.filter(area=area, reference=reference).first()
    if period is None:
        raise RuleBroken(f"There is no period “{reference}” in {area}.")
    found = BoardReport.objects.filter(area=area, periods=period).order_by("-pk").values_list("reference", flat=True)
    if found and (report := report_of(found[0])):
        return page_of(report, on=on)
    if period.state not in DECIDED:
        raise RuleBroken(f"The {area.word('group')} has not decided on {period} yet.")
    firsts = [(box, proposed(candidates_in(area, [period], box))) for box in Box.values]
    boxes = [page_box(box, one.point if one else None, one.wording if one else "", area, on) for box, one in firsts]
    page = outline(area, [period], boxes, on=on, after=at)
    return replace(page, **asked_before(BoardReport(area=area, previous=latest_issued(area))))
