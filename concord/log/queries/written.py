"""What a writer wrote in a box of their return, in their order, with what to look at again."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from ..models import GroupVersion, LogReturn
from ..rules.hints import identity_hints, looks_like_several
from ..rules.returns import PointInput, box_to_cover
from ..terms import Box, Breach, Context, PointClass, ReturnState, WinSource


@dataclass(frozen=True)
class WrittenPoint:
    """A point as its writer sees it, named or confidential. `proposal`: a safer wording that the trustee suggests."""

    input: PointInput
    reference: str
    class_words: str
    proposal: GroupVersion | None = None
    # What to look at again before it is sent.
    hints: Sequence[str] = ()
    # Of a confidential point: where its writer has it among all points of the box; 0 where that was never noted.
    place: int = 0
    # The trustee's wording that its writer approved: what the group reads in place of theirs.
    agreed: GroupVersion | None = None
    # What the group decided on it.
    decision: str = ""
    # Their approval of a wording was taken back, and no other given.
    is_unworded: bool = False
    # Still their writer's alone: not sent, or joined to a return that was sent before.
    is_unsent: bool = False
    # Why the approval of a wording cannot be taken back, or a point not be opened to the group.
    fixed: str = ""
    # The group reads it without a name, and its writer may still put theirs to it.
    can_be_named: bool = False
    # The period in which it was written and not sent, where it was carried over from there.
    came_from: str = ""

    @property
    def is_confidential(self) -> bool:
        return self.input.point_class != PointClass.NAMED

    @property
    def details(self) -> list[str]:
        """What else its writer chose, in words."""
        typed = self.input
        chosen = [str(Context(value).label) for value in typed.contexts if value in Context.values]
        chosen += [str(WinSource(typed.win_source).label)] if typed.win_source else []
        chosen += [f"It grew from {typed.answers_point.reference}"] if typed.answers_point else []
        return chosen + ([str(Breach(typed.breach).label)] if typed.breach else [])

    @property
    def can_widen(self) -> bool:
        """Whether the group does not see the point yet, so that its writer may let it."""
        return self.input.point_class == PointClass.TRUSTEE_ONLY


@dataclass(frozen=True)
class BoxPage:
    """One box with what is written in it."""

    box: int
    heading: str
    points: Sequence[WrittenPoint]
    nothing: bool
    # Whether a box of confidential points alone reads “nothing to report” to everybody else, now or once it is sent.
    reads_nothing: bool = False

    @property
    def is_answered(self) -> bool:
        return bool(self.points) or self.nothing

    @property
    def is_hidden(self) -> bool:
        """Whether only confidential points stand here, so that everybody else reads none of them."""
        return bool(self.points) and all(point.is_confidential for point in self.points)

    @property
    def stamp(self) -> str:
        return stamp_of([point.input for point in self.points], nothing=self.nothing)


def stamp_of(points: Iterable[PointInput], *, nothing: bool) -> str:
    """Tells whether a box still holds what somebody saw, whatever the order of its points."""
    parts = sorted(repr(facts_of(point)) for point in points)
    return sha256(repr((parts, nothing)).encode()).hexdigest()[:20]


def facts_of(point: PointInput) -> tuple[object, ...]:
    rows = (point.about_organisation, point.about_unit, point.commitment, point.answers_point)
    keys = tuple(row.pk if row else None for row in rows)
    return (
        point.text,
        int(point.point_class),
        keys,
        point.breach,
        point.happened_on,
        point.win_source,
        sorted(point.contexts),
        point.is_proxy,
    )


def in_order(named: Sequence[WrittenPoint], confidential: Sequence[WrittenPoint]) -> list[WrittenPoint]:
    """The points of a box as their writer has them; named ones know only their order among themselves."""
    found = list(named)
    for point in confidential:
        found.insert(point.place - 1 if point.place else len(found), point)
    return found


def with_hints(point: WrittenPoint, log_return: LogReturn) -> WrittenPoint:
    """A point with what its writer may want to look at again: what gives somebody away, odd dates, several in one."""
    typed, period, found = point.input, log_return.period, []
    # What the trustee alone reads cannot give its writer away to anybody else.
    if (typed.point_class == PointClass.NAME_WITHHELD and point.agreed is None) or typed.is_proxy:
        expected = log_return.expectation
        names = [log_return.person.name, expected.organisation_name, expected.unit_name]
        found += identity_hints(typed.text, own_names=names)
    if typed.happened_on and not period.starts_on <= typed.happened_on <= period.locks_on:
        found.append("Its date is outside the time that this return speaks of. You may keep it.")
    if looks_like_several(typed.text):
        found.append("Are these several points? One point in each place is easier to decide on. You may keep it.")
    return replace(point, hints=found)


def read_by_others(boxes: Sequence[BoxPage], log_return: LogReturn) -> list[BoxPage]:
    """The boxes with what everybody but the trustee reads in those that hold confidential points alone.

    It is what sending records: a return without a visible answer is “nothing to report”, and `box_to_cover` too.
    """
    quiet = {box.box for box in boxes if box.nothing}
    answered = quiet | {box.box for box in boxes if box.points and not box.is_hidden}
    if log_return.is_nil or not answered:
        quiet = set(Box.values)
    elif log_return.state == ReturnState.DRAFT:
        quiet |= {box_to_cover(answered, {box.box for box in boxes if box.is_hidden})}
    return [replace(box, reads_nothing=box.is_hidden and box.box in quiet) for box in boxes]
