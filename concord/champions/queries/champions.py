"""Who keeps watch: the hats of champions, and what is kept beside them."""

from collections.abc import Sequence
from datetime import date

from django.db.models import QuerySet

from concord.core.accounts.models import Person
from concord.core.accounts.roles import Role
from concord.core.areas.models import Area
from concord.core.directory.models import Membership
from concord.core.directory.queries import one_each

from ..models import Champion, ChampionSettings, Entry


def hats_on(area: Area, day: date) -> QuerySet[Membership]:
    """Every champion's hat of a day, by name, with person, organisation and department."""
    found = Membership.objects.filter(area=area, role=Role.CHAMPION).as_at(day)
    return found.select_related("person", "organisation", "unit").order_by("person__name", "starts_on", "pk")


def hats_of(person: Person, area: Area) -> list[Membership]:
    """The champion's hats that somebody ever wore in the area, the latest first."""
    found = Membership.objects.filter(area=area, role=Role.CHAMPION, person=person)
    return list(found.select_related("organisation", "unit", "area", "grant").order_by("-starts_on", "-pk"))


def champion_of(person: Person, area: Area) -> Champion | None:
    found = Champion.objects.filter(area=area, person=person)
    return found.select_related("person", "area", "mentor__person").first()


def records_by_person(area: Area) -> dict[int, Champion]:
    """What is kept of each, by the person's key, in one query."""
    return {one.person_id: one for one in Champion.objects.filter(area=area).select_related("mentor__person")}


def others(area: Area, day: date, *, but: Person) -> Sequence[Membership]:
    """Who might be somebody's mentor: each other champion once."""
    return [hat for hat in one_each(hats_on(area, day)) if hat.person_id != but.pk]


def settings_of(area: Area) -> ChampionSettings:
    """The area's own, or the usual ones."""
    return ChampionSettings.objects.filter(area=area).first() or ChampionSettings(area=area)


def entry_of(uid: str) -> Entry | None:
    return Entry.objects.select_related("champion__person", "champion__area", "area").filter(uid=uid).first()
