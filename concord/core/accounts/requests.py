"""A request as our views know it."""

from django.http import HttpRequest

from concord.core.areas.models import Area

from .models import Person, PersonalLink


class Request(HttpRequest):
    """What the middleware and the guards have put beside the request by the time a view reads it.

    Behind `requires` a person is there, behind `by_link` a link, below /areas/<slug>/ an area.
    `for_anybody`: the page is not of an area, or anyone may read it.
    """

    area: Area
    for_anybody: bool
    person: Person
    link: PersonalLink
