"""A return as it is read with its sending: checked, and copied to its writer for their own records."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from concord.core.accounts.commands import issue_link
from concord.core.accounts.terms import Purpose
from concord.core.lib.errors import RuleBroken
from concord.core.mail.commands import queue_mail

from ..models import BoxAnswer, LogReturn, Point
from ..rules.returns import box_to_cover, who_sees
from ..terms import Box, PeriodState, PointClass, WinSource
from .reminders import link_ends


@dataclass(frozen=True)
class Copy:
    """A return as everybody but the trustee reads it: its points in order, and the boxes with nothing to report."""

    log_return: LogReturn
    points: Sequence[Point]
    nothing: set[int]

    @property
    def lines(self) -> list[tuple[int, Point | None]]:
        """Box by box its points, or None where it has nothing to report."""
        answers: list[tuple[int, Point | None]] = [(point.box, point) for point in self.points]
        answers += [(box, None) for box in self.nothing]
        return sorted(answers, key=lambda answer: answer[0])

    @property
    def is_empty(self) -> bool:
        return not self.nothing and all(point.withdrawn_at for point in self.points)


def copy_of(log_return: LogReturn, *, sent: bool = False) -> Copy:
    """Read in two queries. `sent`: without what was joined to it since and waits for its writer."""
    points = Point.objects.filter(log_return=log_return).order_by("box", "position")
    points = points.filter(tabled=True) if sent else points
    nothing = BoxAnswer.objects.filter(log_return=log_return).values_list("box", flat=True)
    return Copy(log_return, list(points), set(nothing))


def check_wins(copy: Copy) -> None:
    if any(point.box == Box.WINS and point.win_source not in WinSource.values for point in copy.points):
        raise RuleBroken("A win in box 3 does not say where it came from. Open box 3 and choose.")


def cover_silence(copy: Copy, held: Collection[int]) -> None:
    """Let the box that `box_to_cover` names read “nothing to report”. Only with sending: later it would be a change.

    `held`: the boxes with confidential points.
    """
    answered = copy.nothing | {point.box for point in copy.points if point.withdrawn_at is None}
    box = box_to_cover(answered, held)
    if box:
        BoxAnswer(area=copy.log_return.area, log_return=copy.log_return, box=box).save()
        copy.nothing.add(box)


def mail_copy(copy: Copy, at: datetime, *, amended: bool = False, typed: bool = False) -> None:
    """A copy for the reporter's own records, with a link to change it, and who sees what; also of what was typed in.

    Confidential points are not in it: mail is read by others too. Everybody's copy says so, whoever has any.
    `typed`: whoever entered it for them has changed it.
    """
    log_return = copy.log_return
    person, area = log_return.person, log_return.area
    if not person.email:
        return
    issued = issue_link(
        purpose=Purpose.RETURN,
        area=area,
        subject_key=log_return.period.reference,
        person=person,
        by=person,
        at=at,
        expires_at=link_ends(log_return.period),
    )
    context = {
        "area": area,
        "log_return": log_return,
        "person": person,
        "lines": copy.lines,
        "amended": amended,
        "typed": typed,
        "entered": log_return.entered_by_id is not None and not amended,
        "is_open": log_return.period.state == PeriodState.OPEN,
        "who_sees": who_sees(PointClass.NAMED, words=area.vocabulary, trustees=None),
    }
    queue_mail(
        kind="log.copy",
        to_address=person.email,
        to_person=person,
        area=area,
        about=log_return,
        at=at,
        context=context,
        link=issued,
        subject=f"Copy of your {'changed return' if amended else 'return'} for {log_return.period.label}",
        template="log_copy",
    )
