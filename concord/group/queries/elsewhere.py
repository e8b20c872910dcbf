"""What the group adds to pages and files of its neighbours: its days, and what it keeps about somebody."""

from collections.abc import Iterator

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils import timezone

from concord.core.accounts.calendar import Asked, DateLine
from concord.core.accounts.models import Person
from concord.core.accounts.permissions import Permission
from concord.core.accounts.records import Records

from ..models import (
    Action,
    ActionAnswer,
    Application,
    Attendance,
    Follower,
    Holding,
    Meeting,
    PaperComment,
    PaperRecipient,
    Passing,
    Post,
    RaisedPoint,
)
from ..terms import ActionState, MeetingState
from .confidential import reads_confidential


def dates(asked: Asked) -> Iterator[DateLine]:
    """Meetings, and the days by which actions are due. Three queries."""
    if Permission.SEE_MEETINGS not in asked.granted:
        return
    slug, between = asked.area.slug, (asked.first, asked.last)
    mine = Attendance.objects.filter(person=asked.person, meeting=OuterRef("pk"))
    for meeting in Meeting.objects.filter(starts_at__date__range=between).annotate(is_mine=Exists(mine)):
        yield DateLine(
            key=f"meeting-{meeting.reference}",
            day=timezone.localdate(meeting.starts_at),
            title=meeting.get_kind_display(),
            url=reverse("group:meeting", kwargs={"area": slug, "reference": meeting.reference}),
            starts_at=meeting.starts_at,
            ends_at=meeting.ends_at,
            place=meeting.place,
            mine=meeting.is_mine,
            cancelled=meeting.state == MeetingState.CANCELLED,
            sequence=meeting.sequence,
        )
    owed = ActionAnswer.objects.filter(person=asked.person, answered_at__isnull=True, action=OuterRef("pk"))
    due = Action.objects.filter(state=ActionState.OPEN, due_on__range=between).annotate(is_owed=Exists(owed))
    for action in due:
        mine_to_do = action.owner_id == asked.person.pk or action.is_owed
        yield DateLine(
            key=f"action-{action.reference}",
            day=action.due_on,
            title=f"Action {action.reference} is due",
            url=reverse("group:action", kwargs={"area": slug, "reference": action.reference}),
            detail=action.words_for(reads_confidential=mine_to_do or reads_confidential(asked.granted)),
            mine=mine_to_do,
            to_do=mine_to_do,
        )


def records(person: Person) -> Iterator[Records]:
    """What the group keeps under somebody's name, for that person alone, across every area. Eleven queries."""
    seats = Attendance.objects.filter(person=person).select_related("meeting", "area").order_by("meeting__starts_at")
    yield Records(
        "Meetings that you were invited to",
        [
            {"area": str(s.area), "meeting": str(s.meeting), "for": s.organisation_name, "came": s.get_state_display()}
            for s in seats
        ],
    )
    actions = Action.objects.filter(owner=person).order_by("due_on")
    yield Records("Actions of yours", [{"action": full(a), "due": str(a.due_on), "result": a.result} for a in actions])
    answers = ActionAnswer.objects.filter(person=person).select_related("action").order_by("action__due_on")
    yield Records("Your answers to tasks", [{"task": full(a.action), "answer": a.text} for a in answers])
    held = Holding.objects.filter(person=person).select_related("area", "seat__organisation", "seat__unit")
    yield Records("Seats that you hold or held", [holding_record(one) for one in held.order_by("starts_on")])
    wrote = (
        Application.objects.filter(holding__person=person)
        .select_related("area", "vacancy__seat__organisation", "vacancy__seat__unit")
        .order_by("pk")
    )
    yield Records("What you wrote to apply for a seat that you got", [application_record(one) for one in wrote])
    asked = Passing.objects.filter(person=person).select_related("relay", "area").order_by("relay__sent_on", "pk")
    yield Records("Texts that you were asked to pass on", [passing_record(one) for one in asked])
    raised = RaisedPoint.objects.filter(raised_by=person).select_related("area", "meeting", "comment").order_by("pk")
    yield Records("Points that you raised for a consultation", [raised_record(one) for one in raised])
    yield from paper_records(person)
    yield from discussion_records(person)


def paper_records(person: Person) -> Iterator[Records]:
    sent = PaperRecipient.objects.filter(person=person).select_related("version__paper").defer("version__data")
    papers = [{"paper": r.version.paper.title, "version": str(r.version.number)} for r in sent.order_by("pk")]
    yield Records("Papers that were sent to you", papers)
    said = PaperComment.objects.filter(person=person).select_related("version__paper").defer("version__data")
    comments = [{"paper": c.version.paper.title, "on": c.place, "comment": c.text} for c in said.order_by("pk")]
    yield Records("Your comments on papers", comments)


def discussion_records(person: Person) -> Iterator[Records]:
    posts = Post.objects.filter(author=person).select_related("topic__group", "area").order_by("posted_at", "pk")
    yield Records("Your posts in discussions", [post_record(one) for one in posts])
    followed = Follower.objects.filter(person=person).select_related("group", "area").order_by("pk")
    groups = [{"area": str(one.area), "group": str(one.group)} for one in followed]
    yield Records("Discussions that you have a mail about", groups)


def post_record(one: Post) -> dict[str, str]:
    return {
        "area": str(one.area),
        "group": str(one.topic.group),
        "topic": one.topic.title,
        "for": one.speaks_for,
        "posted": f"{timezone.localtime(one.posted_at):%Y-%m-%d %H:%M}",
        "post": one.text,
        "hidden because": one.hidden_reason,
    }


def passing_record(one: Passing) -> dict[str, str]:
    return {
        "area": str(one.area),
        "text": str(one.relay),
        "for": one.speaks_for,
        "passed on": str(one.passed_on or ""),
        "how": one.get_how_display(),
        "to how many": str(one.reached or ""),
        "what was said": one.said_back,
    }


def application_record(one: Application) -> dict[str, str]:
    kept = {"name": one.name, "e-mail": one.email, "what you wrote": one.text, "what you were told": one.feedback}
    return {"area": str(one.area), "seat": str(one.vacancy), "received": str(one.received_on), **kept}


def raised_record(one: RaisedPoint) -> dict[str, str]:
    return {
        "area": str(one.area),
        "meeting": one.meeting.reference,
        "point": one.text,
        "asked": str(one.asked_on),
        "sent": str(one.sent_on or ""),
        "comment": str(one.comment or ""),
    }


def full(action: Action) -> str:
    return f"{action.reference} {action.text}"


def holding_record(one: Holding) -> dict[str, str]:
    until = one.ends_on or one.term_ends_on
    return {
        "area": str(one.area),
        "seat": str(one.seat),
        "from": str(one.starts_on),
        "until": str(until or ""),
        "post": one.post,
        "level": one.get_level_display(),
        "how": one.get_route_display(),
        "what the group should achieve": one.hopes,
        "what you need": one.needs,
        "what you bring": one.brings,
        "what your organisation gets from it": one.benefits,
    }
