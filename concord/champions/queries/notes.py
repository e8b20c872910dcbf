"""What champions saw between meetings: for the officer, for the group, and for each writer."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.db.models.functions import TruncMonth

from concord.core.accounts.models import Person
from concord.core.areas.models import Area
from concord.log.models import Period
from concord.log.queries.periods import open_period
from concord.log.queries.settings import trustees_of

from ..models import Note
from ..rules.notes import who_reads
from ..terms import NoteState


@dataclass(frozen=True)
class NotesSought:
    """What was chosen; an empty value takes every note."""

    search: str = ""
    kind: str = ""
    organisation: str = ""
    state: str = ""
    for_group: str = ""


@dataclass(frozen=True)
class OwnNotes:
    """What somebody wrote, and the period whose return is open. `wanted`: notes that belong into it."""

    notes: QuerySet[Note]
    wanted: QuerySet[Note]
    period: Period | None


def all_notes(area: Area) -> QuerySet[Note]:
    return Note.objects.filter(area=area).select_related("champion__person", "organisation", "unit")


def notes(area: Area, sought: NotesSought) -> QuerySet[Note]:
    """Every note for the officer, the latest first."""
    found = narrowed(all_notes(area), sought, Q(champion__person__name__icontains=sought.search))
    if sought.state:
        found = found.filter(state=sought.state)
    if sought.for_group:
        found = found.filter(for_group=sought.for_group == "yes")
    return found.order_by("-written_at", "-pk")


def notes_for_group(area: Area, sought: NotesSought) -> QuerySet[Note]:
    """What the writer lets the group read and an officer has read: by month, for a day or an order may tell whose."""
    shown = all_notes(area).filter(for_group=True).exclude(state=NoteState.WAITING)
    named = Q(named=True, champion__person__name__icontains=sought.search)
    return narrowed(shown, sought, named).annotate(month=TruncMonth("seen_on")).order_by("-month", "uid")


def narrowed(found: QuerySet[Note], sought: NotesSought, by_name: Q) -> QuerySet[Note]:
    if sought.search:
        words = Q(text__icontains=sought.search) | Q(organisation__name__icontains=sought.search)
        found = found.filter(words | by_name)
    if sought.kind:
        found = found.filter(kind=sought.kind)
    return found.filter(organisation__uid=sought.organisation) if sought.organisation else found


def own_notes(person: Person, area: Area) -> OwnNotes:
    """Three queries, with the open period."""
    mine = all_notes(area).filter(champion__person=person).order_by("-written_at", "-pk")
    return OwnNotes(mine, mine.filter(state=NoteState.ASKED), open_period(area))


def note_of(uid: str) -> Note | None:
    found = Note.objects.select_related("champion__person", "organisation", "unit", "area")
    return found.filter(uid=uid).first()


def sentence_for(area: Area, day: date) -> str:
    """Who reads a note that is written in the area on a day."""
    trustees = trustees_of(area, day)
    return who_reads(officer=area.word("officer"), group=area.word("group"), trustee=str(trustees or ""))
