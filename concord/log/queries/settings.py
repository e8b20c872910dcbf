"""How an area makes its returns."""

from datetime import date

from concord.core.areas.models import Area
from concord.core.directory.queries import trustees

from ..models import LogSettings
from ..rules.returns import Limits, Trustees

USUAL_NOTES = """Who fills this in: each {champion} and each member of the {group}, on their own, in time for the next meeting.

What it covers: the time since the last meeting.

How much: only one or two points at most in a box. Short is best.

What happens: the {group} looks at every point and decides together whether the {agreement} was kept, and whether something is a win. A win carries out a commitment or an agreed action, or would not have happened at all, as well or as quickly without the {agreement}. Learning goes into plans and training. The most important points go to the {board} on one page.

Leave nothing unanswered: if you have nothing to report, say so."""


def settings_of(area: Area) -> LogSettings:
    """The area's settings, or the usual ones where nobody changed them."""
    return next(iter(LogSettings.objects.filter(area=area)[:1]), None) or LogSettings(area=area)


def limits_of(area: Area) -> Limits:
    return limits_in(settings_of(area))


def limits_in(found: LogSettings) -> Limits:
    return Limits(found.points_max, found.limit_per_box, found.text_limit, found.blank_limit)


def notes_of(area: Area) -> str:
    """The notes beside the form: the area's own, or the usual ones in its words (R100)."""
    return settings_of(area).notes or usual_notes(area)


def usual_notes(area: Area) -> str:
    return USUAL_NOTES.format(**area.vocabulary)


def trustees_of(area: Area, day: date) -> Trustees | None:
    """Everybody who holds names on a day, or None: then no confidential point can be taken."""
    hats = trustees(area, day)
    if not hats:
        return None
    first, name, organisation = hats[0]
    deputies = dict.fromkeys(name for person, name, _ in hats[1:] if person != first)
    return Trustees(name, organisation, tuple(deputies))
