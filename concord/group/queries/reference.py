"""Reads of what a group is for and how it is built."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Prefetch

from concord.core.areas.models import Area
from concord.core.lib.differences import Difference, differences

from ..models import Action, Aim, BoardSeats, ChairRotation, Group, StructureVersion, TermsOfReference
from ..rules.reference import chair_years
from ..terms import ActionState


@dataclass(frozen=True)
class AimLine:
    """An aim with its actions, and how many of them are done."""

    aim: Aim
    actions: Sequence[Action]

    @property
    def done(self) -> int:
        return sum(1 for action in self.actions if action.state == ActionState.DONE)


@dataclass(frozen=True)
class PurposePage:
    """A group's terms of reference with the older ones, its changes of structure, and its aims."""

    group: Group
    terms: Sequence[TermsOfReference]
    structures: Sequence[StructureVersion]
    aims: Sequence[AimLine]

    @property
    def current(self) -> TermsOfReference | None:
        return self.terms[0] if self.terms else None


def purpose_page(group: Group) -> PurposePage:
    actions = Prefetch("actions", Action.objects.order_by("due_on", "pk"))
    aims = [AimLine(aim, list(aim.actions.all())) for aim in Aim.objects.filter(group=group).prefetch_related(actions)]
    terms = list(TermsOfReference.objects.filter(group=group).select_related("meeting"))
    return PurposePage(group, terms, list(StructureVersion.objects.filter(group=group)), aims)


def terms_numbered(group: Group, number: int) -> TermsOfReference | None:
    return TermsOfReference.objects.select_related("meeting", "group").filter(group=group, number=number).first()


def compared(new: TermsOfReference) -> Difference | None:
    """A version beside the one before it, word by word."""
    old = TermsOfReference.objects.filter(group=new.group, number=new.number - 1).first()
    return differences(old.text, new.text) if old else None


def aim_of(uid: str) -> Aim | None:
    return Aim.objects.select_related("group", "area").filter(uid=uid).first()


@dataclass(frozen=True)
class ChairPage:
    """Who chairs the board when, and how the seats on it are shared, year by year."""

    rotation: ChairRotation | None
    years: Sequence[int]
    seats: Sequence[BoardSeats]


def chair_page(area: Area, year: int) -> ChairPage:
    rotation = ChairRotation.objects.filter(area=area).first()
    years = chair_years(rotation.first_year, rotation.every, year) if rotation else []
    return ChairPage(rotation, years, list(BoardSeats.objects.filter(area=area)))
