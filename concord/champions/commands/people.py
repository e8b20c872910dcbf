"""What becomes of a champion's record when they join with an account, or are erased."""

from collections.abc import Iterator
from functools import partial

from django.db import transaction
from django.db.models import Q

from concord.core.accounts.commands.typed import typed_in
from concord.core.accounts.models import Person
from concord.core.accounts.namesakes import Namesake, names_them
from concord.core.areas.models import Area

from ..models import (
    Advocate,
    Champion,
    ChampionBefore,
    Entry,
    Expression,
    Introduction,
    Note,
    OnAgenda,
    PackGiven,
    Question,
    Recipient,
    SheetNote,
    Sitting,
    WorkArea,
)
from .advocates import forget_advocate
from .describing import CONSENT


@transaction.atomic
def follow_to_account(*, was: Person, account: Person) -> bool:
    """Give an account the record of the same person without one. Called inside the area's scope; twice does it once."""
    old, own = Champion.objects.filter(person=was).first(), Champion.objects.filter(person=account).first()
    moved = Entry.objects.filter(entered_by=was).update(entered_by=account)
    moved += Expression.objects.filter(person=was).update(person=account)
    known = Recipient.objects.filter(person=account).values_list("mailing", flat=True)
    moved += Recipient.objects.filter(person=was).exclude(mailing__in=list(known)).update(person=account)
    packs = PackGiven.objects.filter(person=account).values_list("pack", flat=True)
    moved += SheetNote.objects.filter(person=was).update(person=account)
    moved += Sitting.objects.filter(person=was).update(person=account)
    moved += OnAgenda.objects.filter(presented_by=was).update(presented_by=account)
    moved += OnAgenda.objects.filter(noted_by=was).update(noted_by=account)
    moved += PackGiven.objects.filter(person=was).exclude(pack__in=list(packs)).update(person=account)
    if old is None:
        return moved > 0
    if own is None:
        Champion.objects.filter(pk=old.pk).update(person=account)
        return True
    Entry.objects.filter(champion=old).update(champion=own)
    follow_work(old, own)
    Note.objects.filter(champion=old).update(champion=own)
    ChampionBefore.objects.filter(champion=old).update(champion=own)
    Champion.objects.filter(mentor=old).exclude(pk=own.pk).update(mentor=own)
    old.delete()
    return True


def follow_work(old: Champion, own: Champion) -> None:
    for work in WorkArea.objects.filter(champion=old):
        if not WorkArea.objects.filter(champion=own, theme=work.theme, words=work.words).exists():
            WorkArea.objects.filter(pk=work.pk).update(champion=own)
    Introduction.objects.filter(asked_by=old).update(asked_by=own)
    Introduction.objects.filter(to=old).update(to=own)


@transaction.atomic
def forget_person(*, person: Person) -> None:
    """Take what was written about somebody out of every area; that they kept watch, and how often, stays.

    Called outside any area's scope.
    """
    mine = Champion.objects.filter(person=person)
    mine.update(elected_post="", director="", role_note="", **dict.fromkeys(CONSENT, False))
    ChampionBefore.objects.filter(champion__person=person).update(role_note="")
    Entry.objects.filter(champion__person=person).update(text="", for_whom="")
    Question.objects.filter(recipient__person=person).update(text="")
    Note.objects.filter(champion__person=person).delete()
    Sitting.objects.filter(person=person).delete()
    SheetNote.objects.filter(person=person).delete()
    OnAgenda.objects.filter(presented_by=person).update(presented_by=None)
    WorkArea.objects.filter(champion__person=person).delete()
    Introduction.objects.filter(Q(asked_by__person=person) | Q(to__person=person)).delete()
    Expression.objects.filter(person=person).update(name="", why="", department="")


def namesakes(person: Person, area: Area) -> Iterator[Namesake]:
    """Advocates with their name or address, who are deleted, and talks under a name like theirs."""
    for advocate in Advocate.objects.all():
        if names_them(person, advocate.name, advocate.email):
            words = ", ".join(filter(None, (f"Speaks up for it: {advocate.name}", advocate.email)))
            yield Namesake(f"advocate:{advocate.uid}", words, partial(forget_advocate, advocate=advocate))
    spoke = OnAgenda.objects.exclude(presenter="")
    yield from typed_in(spoke, person, "Spoke at another meeting", name="presenter", held_by="presented_by")
