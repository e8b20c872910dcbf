"""What somebody put into a year, and what came of it: for that person and the officer.

Nothing told in confidence is counted here, for either: only points under the person's own name.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from concord.core.accounts.models import Person
from concord.core.areas.models import Area
from concord.core.directory.models import Membership
from concord.log.models import Decision, LearningItem, Point, PointAction
from concord.log.terms import PointClass

from ..models import OnAgenda, SheetNote, Sitting
from ..rules.engagement import TookPart
from ..rules.sheets import span_of
from ..terms import SheetKind
from .engagement import OVER, took_part
from .reach import OURS


@dataclass(frozen=True)
class Came:
    """What came of a point; of one that was merged, what came of the point it went into."""

    decision: Decision | None
    actions: int
    learning: int

    @property
    def is_win(self) -> bool:
        return bool(self.decision and self.decision.win)


@dataclass(frozen=True)
class Sheet:
    """A year of one person. `points`: each with what came of it."""

    person: Person
    hats: Sequence[Membership]
    begins: date
    ends: date
    took_part: TookPart
    points: Sequence[tuple[Point, Came]]
    agendas: Sequence[OnAgenda]
    seats: Sequence[Sitting]
    thanks: Sequence[SheetNote]
    learned: Sequence[SheetNote]

    @property
    def done(self) -> list[tuple[str, int]]:
        """What they did, as far as there is something."""
        did, came = self.took_part, [came for _, came in self.points]
        lines = [
            ("Returns made", did.returns),
            ("Points put to the group", len(came)),
            ("Points that the group decided on", sum(1 for one in came if one.decision)),
            ("Points that became a win", sum(one.is_win for one in came)),
            ("Actions that came of points", sum(one.actions for one in came)),
            ("Points from which something is learnt", sum(1 for one in came if one.learning)),
            ("Meetings of the group attended", did.meetings),
            ("Notes sent between meetings", did.seen),
            ("Briefings read", did.briefings),
            ("Other things done as a champion", did.noted),
            ("Other meetings where they spoke about it", len(self.agendas)),
            ("Boards and bodies where they sit besides", len(self.seats)),
        ]
        return [(label, n) for label, n in lines if n]


def sheet_of(person: Person, area: Area, year: int) -> Sheet | None:
    """None for somebody who never kept watch nor sat in the group here. Fourteen queries."""
    worn = Membership.objects.filter(area=area, person=person, role__in=OURS)
    hats = list(worn.select_related("organisation").order_by("-starts_on", "-pk"))
    if not hats:
        return None
    begins, ends = span_of(year, area.financial_year_month)
    notes = list(SheetNote.objects.filter(area=area, person=person, on__range=(begins, ends)))
    agendas = OnAgenda.objects.filter(area=area, presented_by=person, on__range=(begins, ends))
    seats = Sitting.objects.filter(area=area, person=person).select_related("partnership")
    there = seats.filter(Q(starts_on__isnull=True) | Q(starts_on__lte=ends))
    return Sheet(
        person=person,
        hats=hats,
        begins=begins,
        ends=ends,
        took_part=took_part(area, begins, ends).get(person.pk, TookPart()),
        points=what_came(list(own_points(person, area, begins, ends))),
        agendas=list(agendas.select_related("partnership", "organisation")),
        seats=list(there.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=begins))),
        thanks=[one for one in notes if one.kind == SheetKind.THANKS],
        learned=[one for one in notes if one.kind == SheetKind.LEARNED],
    )


def own_points(person: Person, area: Area, begins: date, ends: date) -> QuerySet[Point]:
    """Points under somebody's own name in periods that are over, by the day on which the return came."""
    own = Point.objects.tabled().filter(area=area, log_return__person=person, period__state__in=OVER)
    named = own.filter(point_class=PointClass.NAMED, is_proxy=False, withdrawn_at__isnull=True)
    found = named.filter(log_return__received_on__range=(begins, ends))
    return found.select_related("period").order_by("period__starts_on", "reference")


def what_came(points: Sequence[Point]) -> list[tuple[Point, Came]]:
    """Three queries, whatever their number."""
    into = {point.pk: point.merged_into_id or point.pk for point in points}
    targets = set(into.values())
    decided = {one.point_id: one for one in Decision.objects.filter(point__in=targets, is_current=True)}
    actions = Counter(PointAction.objects.filter(point__in=targets).values_list("point", flat=True))
    learning = Counter(LearningItem.objects.filter(point__in=targets).values_list("point", flat=True))
    keys = [(point, into[point.pk]) for point in points]
    return [(point, Came(decided.get(key), actions[key], learning[key])) for point, key in keys]


def sheet_note_of(uid: str) -> SheetNote | None:
    return SheetNote.objects.select_related("person", "area").filter(uid=uid).first()
