"""What champions' teams work on, who does the same in the other sector, and who asked to be introduced."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from concord.core.accounts.models import Person
from concord.core.areas.models import Area
from concord.core.directory.models import Membership
from concord.core.directory.queries import one_each

from ..models import Introduction, WorkArea
from ..rules.work import shared_with
from ..terms import IntroductionState, WorkTheme
from .champions import hats_on


@dataclass(frozen=True)
class Match:
    """One of the other sector who does the same. Whoever does not want to be found is somebody at an organisation."""

    work: WorkArea
    hat: Membership
    named: bool

    @property
    def who(self) -> str:
        return self.hat.person.name if self.named else "Somebody"

    @property
    def where(self) -> str:
        body, unit = self.hat.organisation, self.hat.unit
        return f"{body}, {unit}" if unit and self.named else str(body)

    @property
    def about(self) -> str:
        """What they have in common; of somebody who is not named their theme alone."""
        return str(self.work) if self.named else str(self.work.get_theme_display() or self.work.words)

    @property
    def shown_as(self) -> str:
        return f"{self.who} at {self.where}"


@dataclass(frozen=True)
class WorkSought:
    search: str = ""
    theme: str = ""
    sector: str = ""


@dataclass(frozen=True)
class WorkLine:
    work: WorkArea
    hat: Membership


@dataclass(frozen=True)
class WorkPage:
    """What teams work on; `themes`: each with how many people of the public and of the voluntary sector."""

    lines: Sequence[WorkLine]
    themes: Sequence[tuple[str, int, int]]


def work_of(person: Person, area: Area) -> QuerySet[WorkArea]:
    return WorkArea.objects.filter(area=area, champion__person=person).select_related("champion__person", "area")


def work_area_of(uid: str) -> WorkArea | None:
    return WorkArea.objects.select_related("champion__person", "area").filter(uid=uid).first()


def counterparts(person: Person, area: Area, day: date) -> list[Match]:
    """By what they share, those who want to be found first; each organisation once for all others. Three queries."""
    found: dict[tuple[object, ...], Match] = {}
    for one in matches(person, area, day):
        found.setdefault((one.about, one.hat.person_id if one.named else one.where, one.named), one)
    return sorted(found.values(), key=lambda one: (one.about, not one.named, one.where, one.who))


def matches(person: Person, area: Area, day: date) -> list[Match]:
    """Each area of work that somebody of the other sector shares."""
    mine = list(work_of(person, area))
    themes, words = {one.theme for one in mine} - {""}, {one.words.casefold() for one in mine} - {""}
    worn = list(hats_on(area, day))
    own = {hat.organisation.sector for hat in worn if hat.person_id == person.pk}
    there = {hat.person_id: hat for hat in one_each(hat for hat in worn if hat.organisation.sector not in own)}
    rows = WorkArea.objects.filter(area=area, champion__person__in=list(there)).exclude(champion__person=person)
    return [
        Match(work, there[work.champion.person_id], work.champion.shown_across)
        for work in (rows.select_related("champion__person", "area").order_by("uid") if own else ())
        if shared_with(work.theme, work.words, themes, words)
    ]


def match_of(person: Person, area: Area, day: date, uid: object) -> Match | None:
    """Whoever an address means: it stays when somebody else at the same organisation comes to do the same."""
    return next((one for one in matches(person, area, day) if str(one.work.uid) == str(uid)), None)


def work_page(area: Area, day: date, sought: WorkSought) -> WorkPage:
    """Two queries."""
    hats = {hat.person_id: hat for hat in one_each(hats_on(area, day))}
    rows = WorkArea.objects.filter(area=area, champion__person__in=list(hats)).select_related("champion__person")
    lines = [WorkLine(work, hats[work.champion.person_id]) for work in rows.order_by("theme", "words", "pk")]
    return WorkPage([line for line in lines if takes(sought, line)], by_theme(lines))


def takes(sought: WorkSought, line: WorkLine) -> bool:
    named = f"{line.hat.person.name}\n{line.hat.organisation}\n{line.work}\n{line.work.use}".casefold()
    return (
        sought.search.casefold() in named
        and sought.theme in ("", line.work.theme)
        and sought.sector in ("", line.hat.organisation.sector)
    )


def by_theme(lines: Sequence[WorkLine]) -> list[tuple[str, int, int]]:
    """Themes in which anybody works, each person once in a theme."""
    found = []
    for theme in WorkTheme:
        people = {line.hat.person_id: line.hat.organisation.sector for line in lines if line.work.theme == theme}
        sectors = list(people.values())
        if sectors:
            found.append((str(theme.label), sectors.count("public"), sectors.count("voluntary")))
    return found


def introductions(area: Area, *, state: str) -> QuerySet[Introduction]:
    """The oldest that waits first; of those answered the latest."""
    found = Introduction.objects.filter(area=area, state=state).select_related("asked_by__person", "to__person")
    waits = state == IntroductionState.WAITING
    return found.order_by("asked_at", "pk") if waits else found.order_by("-answered_at", "-pk")


def introduction_of(uid: str) -> Introduction | None:
    found = Introduction.objects.select_related("asked_by__person", "to__person", "area")
    return found.filter(uid=uid).first()


def asked_by(person: Person, area: Area) -> QuerySet[Introduction]:
    """What somebody asked for, without whom it named."""
    return Introduction.objects.filter(area=area, asked_by__person=person)


def waits(person: Person, match: Match) -> bool:
    same = Q(asked_by__person=person, to=match.work.champion, state=IntroductionState.WAITING)
    return Introduction.objects.filter(same).exists()


def all_work(area: Area) -> QuerySet[WorkArea]:
    """Everything that is kept, whoever keeps watch now."""
    return WorkArea.objects.filter(area=area).select_related("champion__person", "area")


def kept(work: WorkArea) -> dict[str, Any]:
    """An area of work as a file says it: its champion by name."""
    return {"who": work.champion.person.name, "theme": work.theme, "words": work.words, "use": work.use}
