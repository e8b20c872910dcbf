"""The page of the thing that a mail or an entry of the trail is about."""

from django.urls import NoReverseMatch, reverse

from concord.core.areas.models import Area

from .models import PersonalLink
from .terms import Purpose

# The page of each kind of thing, and the name under which its address takes the thing's key.
PAGES = {
    "accounts.person": ("directory:person", "uid"),
    "directory.organisation": ("directory:organisation", "uid"),
    "agreement.signature": ("agreement:signature", "uid"),
    "group.meeting": ("group:meeting", "reference"),
    "group.action": ("group:action", "reference"),
    "log.period": ("log:period", "reference"),
    "log.point": ("log:point", "reference"),
    "board.boardreport": ("board:report", "reference"),
}


def page_about(area: Area, kind: str, key: str) -> str:
    """Its address; empty where there is no page for it."""
    name, key_name = PAGES.get(kind, ("", ""))
    try:
        return reverse(name, kwargs={"area": area.slug, key_name: key}) if name else ""
    except NoReverseMatch:
        return ""


def page_about_link(link: PersonalLink | None) -> str:
    """A link to make a return is looked after on the page of its period."""
    if link is None or link.purpose != Purpose.RETURN:
        return ""
    return page_about(link.area, "log.period", link.subject_key)
