"""What becomes of somebody's returns when they join with an account of their own."""

from django.db import transaction
from django.db.models import F, Max

from concord.core.accounts.models import Person

from ..models import (
    BoxAnswer,
    ConfidentialPoint,
    Expectation,
    LearningItem,
    LogReturn,
    Point,
    Poll,
    PollMark,
    Position,
    QuickWin,
    Reminder,
)
from ..queries.confidential import reporter_tag
from ..queries.polls import poll_tag
from ..terms import Box, ReminderKind, ReturnState
from .returns import hold, set_columns
from .summaries import refresh_summary


@transaction.atomic
def follow_to_account(*, was: Person, account: Person) -> bool:
    """Give an account what stood under the name of the same person without one, whatever the account began meanwhile.

    Called inside the area's scope. Confidential points too: their pages still ask for the address from which each was
    written. Tells whether there was anything; doing it twice does it once.
    """
    moved = 0
    for expectation in Expectation.objects.filter(person=was).select_related("period__area"):
        period = expectation.period
        mine = ConfidentialPoint.objects.filter(reporter_tag=reporter_tag(was, period))
        moved += mine.update(reporter_tag=reporter_tag(account, period))
        give_expectation(expectation, account)
        moved += 1
    moved += follow_positions(was, account) + follow_polls(was, account)
    for kept in (LearningItem, QuickWin):
        moved += kept.objects.filter(owner=was).update(owner=account)  # type: ignore[attr-defined]  # managers of each
    return moved > 0


def give_expectation(expectation: Expectation, account: Person) -> None:
    """Let the account be expected in place of the person, once: the two become one where the account has its own."""
    period, kept = expectation.period, expectation
    meanwhile = Expectation.objects.filter(period=period, person=account).first()
    if meanwhile is not None:
        kept = join_expectations(expectation, meanwhile)
    Expectation.objects.filter(pk=kept.pk).update(person=account)
    LogReturn.objects.filter(expectation=kept).update(person=account)
    if meanwhile is not None:
        refresh_summary(period=period)


def join_expectations(first: Expectation, second: Expectation) -> Expectation:
    """Make one of two: the expected one before an extra. Its return holds what was written in either."""
    kept, spare = (second, first) if first.is_extra and not second.is_extra else (first, second)
    found = list(LogReturn.objects.filter(expectation__in=[first, second]).select_related("period"))
    for made in found:
        hold(made)
    # What was sent first tells the day on which the return came.
    returns = sorted(found, key=lambda made: (made.state != ReturnState.SENT, made.sent_at or made.started_at))
    for other in returns[1:]:
        join_returns(returns[0], other)
    LogReturn.objects.filter(expectation=spare).update(expectation=kept)
    move_reminders(spare, kept)
    reason = kept.excused_reason or spare.excused_reason
    Expectation.objects.filter(pk=kept.pk).update(excused_reason=reason)
    Expectation.objects.filter(pk=spare.pk).delete()
    return kept


def move_reminders(spare: Expectation, kept: Expectation) -> None:
    """They prove that somebody was asked. One of the same kind and day proves as much as two."""
    proofs = set(Reminder.objects.filter(expectation=kept).values_list("kind", "for_day"))
    for reminder in Reminder.objects.filter(expectation=spare):
        if reminder.kind == ReminderKind.BY_HAND or (reminder.kind, reminder.for_day) not in proofs:
            Reminder.objects.filter(pk=reminder.pk).update(expectation=kept)


def join_returns(into: LogReturn, other: LogReturn) -> None:
    """Put what stands in one return into another of the same person, and take the empty one away.

    Points that were not sent stay so, for their writer's eyes alone, until they send them too (`unsent`) or keep that
    box again; once the period is locked they go into the next.
    """
    move_points(into, other)
    if other.state == into.state:
        join_answers(into, other)
    BoxAnswer.objects.filter(log_return=other).delete()
    other.delete()


def move_points(into: LogReturn, other: LogReturn) -> None:
    """Behind those that are there, however many a box may hold: whoever wrote them chooses when they change it."""
    there = Point.objects.filter(log_return=into).values("box").annotate(last=Max("position"))
    last = dict(there.values_list("box", "last"))
    for box in Box.values:
        mine = Point.objects.filter(log_return=other, box=box)
        mine.update(log_return=into, position=F("position") + last.get(box, 0))


def join_answers(into: LogReturn, other: LogReturn) -> None:
    """“Nothing to report” of either holds for every box in which neither wrote a point."""
    points = Point.objects.filter(log_return=into, withdrawn_at__isnull=True)
    written = set(points.values_list("box", flat=True))
    answers = BoxAnswer.objects.filter(log_return__in=[into, other])
    nothing = set(answers.values_list("box", flat=True))
    is_nil = into.is_nil or other.is_nil
    if is_nil:
        nothing = set(Box.values) if written else set()
    answers.delete()
    rows = [BoxAnswer(area=into.area, log_return=into, box=box) for box in sorted(nothing - written)]
    BoxAnswer.objects.bulk_create(rows)
    amended = max(filter(None, [into.amended_at, other.amended_at, other.sent_at]), default=None)
    set_columns(into, is_nil=is_nil and not written, amended_at=amended)


def follow_positions(was: Person, account: Person) -> int:
    """One position each: where the account has taken its own, that is the newer one of the same person."""
    mine = Position.objects.filter(person=was)
    taken = list(Position.objects.filter(person=account).values_list("round", flat=True))
    return mine.filter(round__in=taken).delete()[0] + mine.update(person=account)


def follow_polls(was: Person, account: Person) -> int:
    """Whoever answered a poll has answered it with the account too."""
    polls = list(Poll.objects.all())
    theirs = {poll_tag(account, poll) for poll in polls}
    answered = set(PollMark.objects.filter(tag__in=theirs).values_list("tag", flat=True))
    new = {poll_tag(was, poll): poll_tag(account, poll) for poll in polls}
    mine = list(PollMark.objects.filter(tag__in=new))
    for mark in mine:
        if new[mark.tag] in answered:
            mark.delete()
        else:
            PollMark.objects.filter(pk=mark.pk).update(tag=new[mark.tag])
    return len(mine)
