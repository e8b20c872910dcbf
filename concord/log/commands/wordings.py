"""What the group reads of a confidential point: a wording is proposed, approved and taken back; a class is widened."""

from datetime import datetime, time

from django.db import transaction
from django.db.models import F, Max
from django.utils import timezone

from concord.core.accounts.access import require
from concord.core.accounts.encryption import unseal
from concord.core.accounts.models import Person
from concord.core.accounts.permissions import Permission
from concord.core.audit.commands import record
from concord.core.lib.errors import AccessDenied, RuleBroken
from concord.core.lib.text import clean_text

from ..models import BoxAnswer, ConfidentialPoint, GroupVersion, LogReturn, Point
from ..queries.confidential import reporter_tag
from ..queries.settings import limits_of
from ..queries.wordings import is_unworded, why_approval_stays, why_not_answered, why_not_widened, why_settled
from ..rules.returns import length_faults
from ..rules.wordings import ANSWERED, FOR_TRUSTEES, NOT_HELD, ONE_STEP
from ..terms import PeriodState, PointClass, Verb
from .asking import ask_whom_it_is_now
from .confidential import group_wording, table_one
from .returns import amend
from .summaries import refresh_summary


@transaction.atomic
def propose_wording(*, row: ConfidentialPoint, text: str, by: Person, at: datetime) -> GroupVersion:
    """The trustee proposes a safer wording of a class 2 point; the group sees it once the reporter approves.

    No mail goes out and the trail stays silent: either would point at the reporter, who finds it on their own page.
    """
    require(by, Permission.HOLD_IDENTITIES, row.area)
    if row.point_class != PointClass.NAME_WITHHELD:
        raise RuleBroken(FOR_TRUSTEES)
    hold(row)
    refuse(why_settled(row))
    if not clean_text(text):
        raise RuleBroken("Write the wording that you propose.", field="text")
    for fault in length_faults(clean_text(text), limits_of(row.area), field="text"):
        raise fault
    # Where its reporter took an approval back, the new proposal stands in the old one's place: still not approved.
    unworded = is_unworded(row)
    row.versions.filter(approved=False).delete()
    version = GroupVersion(
        area=row.area, confidential=row, text=clean_text(text), proposed_by="trustee", is_current=unworded
    )
    version.save()
    return version


@transaction.atomic
def approve_wording(*, version: GroupVersion, person: Person, at: datetime) -> None:
    """The reporter approves a proposed wording; it stands before the group from now on."""
    row = version.confidential
    check_reporter(row, person)
    hold(row)
    refuse(why_not_answered(row))
    answer(version, approved=True)
    row.versions.exclude(pk=version.pk).update(is_current=False)
    put_before_group(row, at)


@transaction.atomic
def take_back_approval(*, row: ConfidentialPoint, person: Person, at: datetime) -> None:
    """The reporter takes back their approval: the group sees nothing of the point until they approve a wording again.

    Only until the group works on it. Their own words do not come back by themselves.
    """
    check_reporter(row, person)
    hold(row)
    refuse(why_approval_stays(row))
    approved = row.versions.filter(approved=True, is_current=True, proposed_by="trustee")
    if approved.update(approved=False) != 1:
        raise RuleBroken("There is no wording of the trustee that you approved.")
    if row.point is not None:
        row.point.tabled = False
        row.point.save(update_fields=["tabled"])
        record(Verb.GROUP_VERSION_WITHDRAWN, subject=row.point, by=None, at=start_of_day(at))
        refresh_summary(period=row.period)


@transaction.atomic
def keep_own_words(*, version: GroupVersion, person: Person, at: datetime) -> None:
    """The reporter does not want a proposed wording: their own words stand, or stand again.

    Where they approved another wording before, that one stands. The trustee sees that it was looked at, and no more.
    """
    row = version.confidential
    check_reporter(row, person)
    hold(row)
    refuse(why_not_answered(row))
    stood_for_nothing = is_unworded(row)
    answer(version, approved=False)
    if stood_for_nothing:
        row.versions.filter(proposed_by="reporter").update(is_current=True)
        put_before_group(row, at)


def answer(version: GroupVersion, *, approved: bool) -> None:
    """Compare-and-set: of two tabs one answers, and what the trustee replaced meanwhile is not answered."""
    waits = GroupVersion.objects.filter(pk=version.pk, approved=False, refused=False)
    if waits.update(approved=approved, refused=not approved, is_current=approved) != 1:
        raise RuleBroken(ANSWERED)


def put_before_group(row: ConfidentialPoint, at: datetime) -> None:
    """The words that stand now; the group gets a point that it was locked without."""
    was_tabled = row.point is not None and row.point.tabled
    if row.point is not None:
        row.point.text, row.point.tabled = group_wording(row).text, True
        row.point.save(update_fields=["text", "tabled"])
    elif row.period.state == PeriodState.LOCKED:
        table_one(row)
    if row.point is not None:
        record(Verb.GROUP_VERSION_APPROVED, subject=row.point, by=None, at=start_of_day(at))
        if not was_tabled:
            refresh_summary(period=row.period)


@transaction.atomic
def widen_class(*, row: ConfidentialPoint, to: int, person: Person, at: datetime) -> None:
    """The reporter lets the group see a point that only the trustee saw, or puts their name to one that it sees.

    Nobody else can widen a class. It goes one step at a time: a step that was taken already is refused, so that a
    button pressed twice tells no name.
    """
    check_reporter(row, person)
    hold(row)
    if ConfidentialPoint.objects.filter(pk=row.pk, point_class=to + 1).update(point_class=to) != 1:
        raise RuleBroken(ONE_STEP)
    refuse(why_not_widened(row))
    if to == PointClass.NAMED:
        put_name_to(row, person, at)
    else:
        open_to_group(row, at)


def open_to_group(row: ConfidentialPoint, at: datetime) -> None:
    row.point_class = PointClass.NAME_WITHHELD
    if row.is_draft or row.period.state == PeriodState.OPEN:
        return
    table_one(row)
    record(Verb.CLASS_WIDENED, subject=row.point, by=None, at=start_of_day(at))
    refresh_summary(period=row.period)


def put_name_to(row: ConfidentialPoint, person: Person, at: datetime) -> None:
    """The point stands in their return from now on, in the words that the group reads; nothing is held any more."""
    made = LogReturn.objects.select_related("expectation", "period", "area").get(person=person, period=row.period)
    point: Point = row.point  # type: ignore[assignment]  # `why_not_widened` asks for it
    written, there = unseal(row.content), Point.objects.filter(log_return=made, box=row.box)
    point.log_return, point.sector, point.point_class = made, made.expectation.sector, PointClass.NAMED
    point.position = (there.aggregate(last=Max("position"))["last"] or 0) + 1
    point.is_proxy = written["is_proxy"]
    # A problem that was taken away since, or withdrawn, is no longer named.
    point.answers_point = Point.objects.standing().filter(pk=written["answers"]).first()
    row.delete()
    point.save()
    BoxAnswer.objects.filter(log_return=made, box=point.box).delete()
    record(Verb.CLASS_WIDENED, subject=point, by=person, at=at)
    amend(made, point.box, person, at)
    ask_whom_it_is_now(point, at=at)


def check_reporter(row: ConfidentialPoint, person: Person) -> None:
    if reporter_tag(person, row.period) != row.reporter_tag:
        raise AccessDenied("Only its reporter can do this.")


def hold(row: ConfidentialPoint) -> None:
    """Whoever asks about the words or decides on them in this moment waits for the wording, or the wording for them."""
    # Writes that change nothing; what was read with the page may be older than they are.
    if ConfidentialPoint.objects.filter(pk=row.pk).update(withdrawn=F("withdrawn")) != 1:
        raise RuleBroken(NOT_HELD)
    Point.objects.filter(identity=row.pk).update(tabled=F("tabled"))
    row.refresh_from_db()


def refuse(why: str) -> None:
    if why:
        raise RuleBroken(why)


def start_of_day(at: datetime) -> datetime:
    """The day without its hour: beside somebody's sign-in, the minute would say who it was."""
    return timezone.make_aware(datetime.combine(timezone.localdate(at), time.min))
