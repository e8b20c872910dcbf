"""What stands on the page: the draft as it is, or what was frozen."""

from datetime import date, datetime

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from concord.core.areas.models import Area
from concord.core.lib.errors import RuleBroken
from concord.group.models import Meeting
from concord.log.models import Decision, Period, PeriodSummary, Point
from concord.log.rules.trend import gap_words
from concord.log.terms import Box, PointClass

from ..models import BoardReport, ReportLine
from ..rules.page import (
    ANSWER,
    CONTACT,
    LIMITS,
    NONE_THIS_PERIOD,
    PLACE,
    REPLY,
    TASK,
    TITLE,
    BoardPage,
    PageBox,
    PageFigure,
    page_from,
    sentence,
    shortened,
)
from ..terms import ReportState
from .candidates import candidates_in
from .replies import family, requests_for
from .reports import report_of

NO_ASK = "We ask nothing of you this time."


def page_of(report: BoardReport, *, on: date) -> BoardPage:
    """The page as issued, or the draft as it stands that day."""
    if report.state == ReportState.ISSUED:
        addenda = [f"{timezone.localtime(a.added_at):%-d %B %Y}: {a.text}" for a in report.addenda.all()]
        return page_from({**(report.frozen or {}), "addenda": addenda})
    return draft_page(report, on)


def draft_page(report: BoardReport, on: date) -> BoardPage:
    area = report.area
    lines = {line.box: line for line in report.lines.all()}
    previous, answer = report.previous, getattr(report.previous, "answer", None)
    return BoardPage(
        area=area.name,
        agreement=area.word("agreement"),
        group=area.word("group"),
        board=area.word("board"),
        title=shortened(f"{area.name} {area.word('agreement')}: one page for the {area.word('board')}", TITLE),
        reference=report.reference,
        address=address_of(report),
        as_at=f"{on:%-d %B %Y}",
        periods=shortened(", ".join(str(period) for period in report.periods.all()), TITLE),
        is_draft=report.state != ReportState.ISSUED,
        ask=sentence(report.ask) or NO_ASK,
        ask_reason=sentence(report.ask_reason),
        ask_by=f"{report.ask_by_on:%-d %B %Y}" if report.ask_by_on else "",
        boxes=[page_box(box, lines.get(box), area) for box in Box.values],
        previous_ask=sentence(previous.ask) if previous else "",
        previous_ask_stands=stands(
            answer_words(previous), report.get_previous_ask_standing_display(), report.previous_ask_note
        ),
        task=sentence(shortened(answer.task, TASK)) if answer else "",
        task_stands=stands("", report.get_task_standing_display(), report.task_note),
        strategic_issue=report.strategic_issue,
        figures=figures(report),
        who_we_are=shortened(
            f"The {area.word('group')} brings both sectors together. {next_meeting_words(area, report)}", 130
        ),
        contact=shortened(f"Contact: {area.contact_name} {area.contact_email}" if area.contact_name else "", CONTACT),
        meeting=f"{timezone.localdate(report.board_meeting.starts_at):%-d %B %Y}",
    )


def address_of(report: BoardReport) -> str:
    return settings.SITE_ADDRESS + reverse(
        "board:report", kwargs={"area": report.area.slug, "reference": report.reference}
    )


def page_box(box: int, line: ReportLine | None, area: Area) -> PageBox:
    if line is None or line.point is None:
        return PageBox(box, heading_of(box, area), NONE_THIS_PERIOD)
    return box_about(box, line.point, line.wording, area)


def heading_of(box: int, area: Area) -> str:
    """The box's heading as in the source, with the area's own word for its agreement."""
    return str(Box(box).label).replace("Compact", area.word("agreement"))


def box_about(box: int, point: Point, wording: str, area: Area) -> PageBox:
    return PageBox(box, heading_of(box, area), wording, evidence(point), evidence_url(point, area), reply_words(point))


def evidence(point: Point) -> str:
    """What a line rests on: the decision's number, and how many raised it."""
    decision = Decision.objects.filter(point=point, is_current=True).first()
    parts = [f"{decision.reference}, {decision.get_verdict_display().lower()}" if decision else "no decision yet"]
    if decision and decision.win:
        parts.append("a win")
    parts.append(f"raised by {len(family(point))}")
    return ", ".join(parts)


def evidence_url(point: Point, area: Area) -> str:
    return reverse("log:point", kwargs={"area": area.slug, "reference": point.reference})


def reply_words(point: Point) -> str:
    """The reply of each organisation named stands beside the point wherever it is shown."""
    requests = requests_for(point)
    # A reply that came after a request was sent again, or about a merged point, speaks for its organisation.
    chosen = {request.organisation_name: request for request in sorted(requests, key=lambda r: bool(r.reply))}
    each = REPLY // max(len(chosen), 1)
    said = [
        shortened(f"{name}: {sentence(request.reply)}", each)
        if request.reply
        else f"{shortened(name, min(each, 60))} was asked and has not replied."
        for name, request in sorted(chosen.items())
    ]
    return shortened(" ".join(said), REPLY)


def stands(answer: str, standing: str, note: str) -> str:
    return " ".join(sentence(part) for part in (answer, standing, note) if part.strip())


def answer_words(report: BoardReport | None) -> str:
    """How the previous ask was answered; an unanswered ask is never dropped in silence (R129)."""
    if report is None:
        return ""
    answer = getattr(report, "answer", None)
    if answer is None:
        return "Not answered yet"
    said = shortened(answer.reason, ANSWER)
    # In quotation marks the board's own words keep their capital and their stop.
    return f"{answer.get_ask_answer_display()}{f': “{sentence(said)}”' if said else ''}"


def figures(report: BoardReport) -> list[PageFigure]:
    """Three figures, each for both sectors with n and the gap."""
    references = [period.reference for period in report.periods.all()]
    rows = list(PeriodSummary.objects.filter(area=report.area, period_reference__in=references))

    def pair(dimension: str, part: str, whole: tuple[str, ...]) -> tuple[tuple[int, int], tuple[int, int]]:
        chosen = {s: [r for r in rows if r.dimension == dimension and r.sector == s] for s in ("public", "voluntary")}
        sums = {
            s: (sum(getattr(r, part) for r in found), sum(getattr(r, w) for r in found for w in whole))
            for s, found in chosen.items()
        }
        return sums["public"], sums["voluntary"]

    decided = ("followed", "not_followed")
    return [
        PageFigure("Returned", gap_words(*pair("respondent", "received", ("expected",)))),
        PageFigure("Kept, by who owed the duty", gap_words(*pair("bearer", "followed", decided))),
        PageFigure("Kept, by who reported", gap_words(*pair("respondent", "followed", decided))),
    ]


def next_meeting_words(area: Area, report: BoardReport) -> str:
    coming = (
        Meeting.objects.filter(area=area, state="scheduled", starts_at__gte=report.board_meeting.starts_at)
        .order_by("starts_at")
        .first()
    )
    return (
        f"We meet next on {timezone.localtime(coming.starts_at):%-d %B %Y}."
        if coming
        else "Our next meeting is not fixed yet."
    )


def page_for_period(area: Area, reference: str, *, at: datetime) -> BoardPage:
    """The report that takes a period up; the draft, marked as such, while it is not issued."""
    if not Period.objects.filter(area=area, reference=reference).exists():
        raise RuleBroken(f"There is no period “{reference}” in {area}.")
    found = BoardReport.objects.filter(area=area, periods__reference=reference).order_by("-pk").first()
    if found is not None:
        report = report_of(found.reference)
        if report is not None:
            return page_of(report, on=timezone.localdate(at))
    return proposal(area, reference, at)


def proposal(area: Area, reference: str, at: datetime) -> BoardPage:
    """What a report on a period would say if its first candidates stood: a draft, kept nowhere."""
    period = Period.objects.get(area=area, reference=reference)
    summary = [PageFigure(label, text) for label, text in proposal_figures(area, period)]
    boxes = [proposed_box(area, period, box) for box in Box.values]
    return BoardPage(
        area=area.name,
        agreement=area.word("agreement"),
        group=area.word("group"),
        board=area.word("board"),
        title=shortened(f"{area.name} {area.word('agreement')}: one page for the {area.word('board')}", TITLE),
        reference="no number yet",
        address=settings.SITE_ADDRESS,
        as_at=f"{timezone.localdate(at):%-d %B %Y}",
        periods=str(period),
        is_draft=True,
        ask=NO_ASK,
        ask_reason="",
        ask_by="",
        boxes=boxes,
        previous_ask="",
        previous_ask_stands="",
        task="",
        task_stands="",
        strategic_issue="",
        figures=summary,
        who_we_are=shortened(f"The {area.word('group')} brings both sectors together.", PLACE),
        contact="",
    )


def proposed_box(area: Area, period: Period, box: int) -> PageBox:
    found = candidates_in(area, [period], box)
    first = next((one.point for one in found if one.proposal.fits and one.point.point_class == PointClass.NAMED), None)
    if first is None:
        return PageBox(box, heading_of(box, area), NONE_THIS_PERIOD)
    return box_about(box, first, shortened(first.text, LIMITS["line"]), area)


def proposal_figures(area: Area, period: Period) -> list[tuple[str, str]]:
    rows = list(PeriodSummary.objects.filter(area=area, period_reference=period.reference))
    by = {(row.dimension, row.sector): row for row in rows}

    def share(dimension: str, sector: str) -> tuple[int, int]:
        row = by.get((dimension, sector))
        return (row.followed, row.followed + row.not_followed) if row else (0, 0)

    returned = [
        (row.received, row.expected) if (row := by.get(("respondent", s))) else (0, 0) for s in ("public", "voluntary")
    ]
    return [
        ("Returned", gap_words(*returned)),
        ("Kept, by who owed the duty", gap_words(share("bearer", "public"), share("bearer", "voluntary"))),
        ("Kept, by who reported", gap_words(share("respondent", "public"), share("respondent", "voluntary"))),
    ]
