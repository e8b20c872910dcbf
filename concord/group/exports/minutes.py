"""Minutes as a file: the same words as tagged PDF and as Word."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from django.utils import timezone

from concord.core.lib.booklet import Block, Booklet, booklet_docx, booklet_pdf
from concord.core.lib.booklet.parts import BRAND, paragraphs
from concord.core.lib.text import plural
from concord.core.ui.colour import readable

from ..models import Attendance, MinuteItem, Outcome
from ..queries.actions import TaskLine
from ..queries.minutes import MinutesPage
from ..terms import OutcomeKind

BOOKLETS: Mapping[str, Callable[[Booklet], bytes]] = {"pdf": booklet_pdf, "docx": booklet_docx}
MINUTES_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


def minutes_file(page: MinutesPage, kind: str) -> bytes:
    """`kind`: one of `MINUTES_TYPES`. What the page leaves out is not in the file; made again it is the same."""
    return BOOKLETS[kind](minutes_booklet(page))


def minutes_booklet(page: MinutesPage) -> Booklet:
    meeting, area = page.meeting, page.minutes.area
    day = timezone.localdate(meeting.starts_at)
    members_only = ". For the group’s members alone" if page.holds_confidential else ""
    return Booklet(
        title=f"Minutes of {day:%A} {day.day} {day:%B %Y}",
        author=f"{meeting.group.name}, {area.name}",
        standing=f"{page.standing}{members_only}",
        blocks=list(blocks(page)),
        on=day,
        accent=area.accent if readable(area.accent) else BRAND,
    )


def blocks(page: MinutesPage) -> Iterator[Block]:
    yield from about(page)
    yield Block("heading", "Last session’s tasks")
    for line in page.last_tasks:
        yield Block("text", task_words(line))
    if not page.last_tasks:
        yield Block("text", "Nothing was left from last time.")
    for item in page.items:
        yield from item_blocks(item)
    if page.left_out:
        yield Block("note", left_out_words(page.left_out))
    if page.corrections:
        yield Block("heading", "Corrections")
        for one in page.corrections:
            where = f", on item {one.item.position}" if one.item else ""
            yield from texts(one.text, f"{one.added_on:%-d %B %Y}{where}:")


def left_out_words(count: int) -> str:
    return f"{plural(count, 'item')} left out: for the group’s members alone."


def about(page: MinutesPage) -> Iterator[Block]:
    meeting = page.meeting
    begins, ends = timezone.localtime(meeting.starts_at), timezone.localtime(meeting.ends_at)
    yield Block("text", f"{begins:%H:%M} to {ends:%H:%M}, {meeting.where} ({meeting.reference})", "When:")
    yield Block("text", names(page.present) or "Not noted", "Present:")
    if page.apologies:
        yield Block("text", names(page.apologies), "Apologies:")
    for interest in page.interests:
        reason = f" ({interest.reason})" if interest.reason else ""
        yield Block("text", f"{interest.attendance.person}: {interest.organisation}{reason}", "Interest declared:")


def names(seats: Sequence[Attendance]) -> str:
    return "; ".join(name(seat) for seat in seats)


def name(seat: Attendance) -> str:
    return f"{seat.who}, {seat.organisation_name}{' (online)' if seat.joined_online else ''}"


def task_words(line: TaskLine) -> str:
    action = line.action
    who = "every member" if action.every_member else str(action.owner or "the group")
    said = f" {line.result}." if line.result else ""
    return f"{action.reference} {line.text} ({who}, by {action.due_on:%-d %B %Y}): {line.in_words.lower()}.{said}"


def item_blocks(item: MinuteItem) -> Iterator[Block]:
    yield Block("heading", f"{item}{' (confidential)' if item.confidential else ''}")
    if item.lead:
        yield Block("note", item.lead, "Led by:")
    yield from texts(item.text)
    for outcome in item.outcomes.all():
        yield Block("text", outcome_words(outcome), f"{outcome_label(outcome)}:")
    if not item.text and not item.outcomes.all():
        yield Block("note", "Nothing was noted.")


def outcome_label(outcome: Outcome) -> str:
    return "Question" if outcome.kind == OutcomeKind.QUESTION else str(outcome.get_kind_display())


def outcome_words(outcome: Outcome) -> str:
    if outcome.action:
        who = "every member" if outcome.action.every_member else str(outcome.action.owner or "the group")
        return f"{outcome.text} ({outcome.action.reference}; {who}, by {outcome.action.due_on:%-d %B %Y})"
    if outcome.kind == OutcomeKind.QUESTION and outcome.due_on:
        return f"{outcome.text} (asked of {outcome.asked_of}, by {outcome.due_on:%-d %B %Y})"
    return outcome.text


def texts(text: str, lead: str = "") -> Iterator[Block]:
    for n, paragraph in enumerate(paragraphs(text)):
        yield Block("text", paragraph, "" if n else lead)
