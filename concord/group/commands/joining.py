"""What becomes of somebody's seats and actions when they join with an account of their own."""

from django.db import transaction

from concord.core.accounts.models import Person
from concord.core.areas.scoping import AreaOwned

from ..models import (
    Action,
    ActionAnswer,
    Attendance,
    Follower,
    Group,
    Holding,
    Interest,
    IssueNote,
    IssueParty,
    PaperComment,
    PaperRecipient,
    Passing,
    Post,
    RaisedPoint,
    Survey,
    SurveyMark,
    Topic,
)
from ..queries.effectiveness import survey_tag
from ..terms import AttendanceState

# What stands under somebody's name, and the field that says so.
STANDS_UNDER: tuple[tuple[type[AreaOwned], str], ...] = (
    (Attendance, "person"),
    (Action, "owner"),
    (ActionAnswer, "person"),
    (Holding, "person"),
    (PaperRecipient, "person"),
    (PaperComment, "person"),
    (IssueParty, "person"),
    (IssueNote, "written_by"),
    (Passing, "person"),
    (Follower, "person"),
    (RaisedPoint, "raised_by"),
    (Post, "author"),
    (Topic, "opened_by"),
    *((Group, post) for post in ("chair", "vice_chair", "secretary")),
)


@transaction.atomic
def follow_to_account(*, was: Person, account: Person) -> bool:
    """Give an account what stood under the name of the same person without one, whatever the account has meanwhile.

    Called inside the area's scope. Tells whether there was anything; doing it twice does it once.
    """
    for seat in Attendance.objects.filter(person=account, meeting__attendances__person=was):
        join_seats(Attendance.objects.get(meeting=seat.meeting_id, person=was), seat)
    for answer in ActionAnswer.objects.filter(person=account, action__answers__person=was):
        join_answers(ActionAnswer.objects.get(action=answer.action_id, person=was), answer)
    sent = PaperRecipient.objects.filter(person=account).values("version")
    PaperRecipient.objects.filter(person=was, version__in=sent).delete()
    IssueParty.objects.filter(person=was, issue__party_rows__person=account).delete()
    Passing.objects.filter(person=was, relay__passings__person=account).delete()
    Follower.objects.filter(person=was, group__followers__person=account).delete()
    moved = sum(model.objects.filter(**{name: was}).update(**{name: account}) for model, name in STANDS_UNDER)
    for survey in Survey.objects.all():
        marks = SurveyMark.objects.filter(survey=survey)
        if not marks.filter(tag=survey_tag(account, survey)).exists():
            moved += marks.filter(tag=survey_tag(was, survey)).update(tag=survey_tag(account, survey))
    return moved > 0


def join_seats(kept: Attendance, guest: Attendance) -> None:
    """One seat of two: whoever decides in either decides, and what was noted or declared on either stands."""
    kept.decides = kept.decides or guest.decides
    if kept.state == AttendanceState.INVITED or guest.state == AttendanceState.PRESENT:
        kept.state, kept.mode = guest.state, guest.mode
    kept.substitute_name = kept.substitute_name or guest.substitute_name
    kept.save(update_fields=["decides", "state", "mode", "substitute_name"])
    declared = Interest.objects.filter(attendance=kept).values_list("organisation", flat=True)
    Interest.objects.filter(attendance=guest).exclude(organisation__in=list(declared)).update(attendance=kept)
    guest.delete()


def join_answers(kept: ActionAnswer, other: ActionAnswer) -> None:
    """The newer of two answers of the same person stands, as when they answer again."""
    if other.answered_at and (kept.answered_at is None or other.answered_at > kept.answered_at):
        kept.text, kept.answered_at = other.text, other.answered_at
        kept.save(update_fields=["text", "answered_at"])
    other.delete()
