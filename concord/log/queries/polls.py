"""Reads of polls: what can be answered, and what came out of it, once it is closed."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from concord.core.accounts.encryption import tag
from concord.core.accounts.models import Person
from concord.core.areas.models import Area
from concord.core.directory.queries import RESPONDENTS, memberships_on

from ..models import Poll, PollMark, PollMatter, PollSide
from ..rules.polls import Side, Standing, can_show, ranked
from ..rules.trend import gap_words


@dataclass(frozen=True)
class PollLine:
    """A matter with what each sector says, ready to be read."""

    standing: Standing
    gap: str


@dataclass(frozen=True)
class PollPage:
    """A poll. `sides`: for how many sides the person may answer. Results only of a closed one.

    `public`, `voluntary`: (answered, asked), or None where too few answered to be shown.
    """

    poll: Poll
    is_open: bool
    has_answered: bool
    sides: Sequence[str]
    public: tuple[int, int] | None
    voluntary: tuple[int, int] | None
    lines: Sequence[PollLine]

    @property
    def to_tackle(self) -> list[PollLine]:
        return [line for line in self.lines if not line.standing.leave_alone]

    @property
    def leave_alone(self) -> list[PollLine]:
        return [line for line in self.lines if line.standing.leave_alone]


def is_open(poll: Poll, day: date) -> bool:
    return poll.closed_at is None and poll.opened_on <= day <= poll.ends_on


def poll_tag(person: Person, poll: Poll) -> str:
    """The keyed hash by which one person answers once."""
    return tag("poll", person.uid, poll.uid)


def sides_of(person: Person, area: Area, day: date) -> list[str]:
    """The sectors for which somebody acts in the area, public first."""
    hats = memberships_on(area, day, RESPONDENTS).filter(person=person)
    found = {hat.organisation.sector for hat in hats}
    return [sector for sector in ("public", "voluntary", "business", "other") if sector in found]


def polls(area: Area) -> list[Poll]:
    return list(Poll.objects.filter(area=area).order_by("-opened_on", "-pk"))


def poll_of(uid: str) -> Poll | None:
    return Poll.objects.select_related("area").filter(uid=uid).first()


def matters_of(poll: Poll) -> list[PollMatter]:
    return list(poll.matters.order_by("position"))


def poll_page(poll: Poll, person: Person, day: date) -> PollPage:
    """One poll for one person. While it is open nobody, the officer included, sees how many answered."""
    open_now = is_open(poll, day)
    sides = {} if open_now else {side.sector: side for side in PollSide.objects.filter(poll=poll)}
    return PollPage(
        poll=poll,
        is_open=open_now,
        has_answered=PollMark.objects.filter(poll=poll, tag=poll_tag(person, poll)).exists(),
        sides=sides_of(person, poll.area, day) if open_now else [],
        public=turnout(sides.get("public")),
        voluntary=turnout(sides.get("voluntary")),
        lines=[] if open_now else lines_of(poll, sides),
    )


def turnout(side: PollSide | None) -> tuple[int, int] | None:
    return (side.answered, side.asked) if side and can_show(side.answered) else None


def lines_of(poll: Poll, sides: dict[str, PollSide]) -> list[PollLine]:
    """The matters, ranked; nothing of a sector in which too few answered."""
    standings = []
    for matter in poll.matters.prefetch_related("tallies"):
        shown: dict[str, Side | None] = defaultdict(lambda: None)
        for tally in matter.tallies.all():
            answered = sides[tally.sector].answered
            if can_show(answered):
                shown[tally.sector] = Side(tally.a_lot, tally.a_little, tally.neither, tally.works_well, answered)
        standings.append(Standing(matter.text, shown["public"], shown["voluntary"]))
    return [PollLine(one, gap_of(one)) for one in ranked(standings)]


def gap_of(standing: Standing) -> str:
    """How far the sectors lie apart in what annoys them a lot."""
    if standing.public is None or standing.voluntary is None:
        return "too few to compare"
    public, voluntary = standing.public, standing.voluntary
    return gap_words((public.a_lot, public.answered), (voluntary.a_lot, voluntary.answered))
