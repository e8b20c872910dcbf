"""What every page knows: the area and its words, the person, what they may do, the navigation."""

from typing import Any

from django.urls import NoReverseMatch, reverse, reverse_lazy

from .access import permissions_in
from .permissions import Permission as P
from .requests import Request

# Label, address name, and the permissions of which any opens it. Nobody may open more than six.
PLACES: tuple[tuple[str, str, frozenset[P]], ...] = (
    ("Front desk", "home:front_desk", frozenset({P.SEE_AREA})),
    ("Log", "log:log", frozenset({P.SEE_POINTS, P.MANAGE_PERIODS})),
    ("{agreement}", "agreement:commitments", frozenset({P.SEE_AGREEMENT})),
    ("Group", "group:group", frozenset({P.SEE_MEETINGS})),
    ("Reports", "board:reports", frozenset({P.SEE_REPORTS})),
    ("Confidential", "log:confidential", frozenset({P.HOLD_IDENTITIES})),
    ("People", "directory:people", frozenset({P.MANAGE_PEOPLE})),
    ("Areas below", "log:below", frozenset({P.SEE_SUMMARIES_BELOW})),
)

# Pages that belong to a place without lying below its address.
BELONGS = {"home:corrections": "log:log"}

# Words and address names of pages that anyone may read.
FOOTER = (("Accessibility", reverse_lazy("accessibility")), ("Privacy and cookies", reverse_lazy("privacy")))


def page(request: Request) -> dict[str, Any]:
    """Works on error pages too, where the middleware may not have run."""
    area, person = getattr(request, "area", None), getattr(request, "person", None)
    granted = permissions_in(person, area) if area and person else frozenset()
    return {
        "area": area,
        "words": area.vocabulary if area else {},
        # Whatever would change something in it is refused, and so its buttons and forms are not drawn.
        "closed": bool(area and area.has_ended),
        "person": person,
        "account_url": reverse("account") if person else "",
        "search_url": address("home:search", area) if granted else "",
        "link": getattr(request, "link", None),
        "look": look_for(person) if person else "",
        "may": {permission.value: True for permission in granted},
        "nav": navigation(request, granted) if granted else [],
        "footer_links": FOOTER,
        "theme_url": address("directory:theme", area) if area and area.accent else "",
        "logo_url": address("directory:logo", area) if area and area.logo else "",
    }


def look_for(person: Any) -> str:
    """Classes of the page for how somebody wants it to look, each after a space."""
    size = f" concord-text-{person.text_size}" if person.text_size else ""
    return size + (f" concord-{person.contrast}-contrast" if person.contrast else "")


def address(name: str, area: Any) -> str:
    return reverse(name, kwargs={"area": area.slug})


def navigation(request: Request, granted: frozenset[P]) -> list[tuple[str, str, bool]]:
    """(label, address, whether this page lies below it) for what the person may open."""
    places = []
    for label, name, any_of in PLACES:
        if not granted & any_of:
            continue
        try:
            url = reverse(name, kwargs={"area": request.area.slug})
        except NoReverseMatch:
            continue
        places.append((label.format(agreement=request.area.word("agreement")), url))
    path = path_of(request)
    here = max((url for label, url in places if lies_below(path, url, label)), key=len, default="")
    return [(label, url, url == here) for label, url in places]


def path_of(request: Request) -> str:
    """The address of the page, or of the place that it belongs to."""
    found = BELONGS.get(request.resolver_match.view_name) if request.resolver_match else None
    return address(found, request.area) if found else request.path


def lies_below(path: str, url: str, label: str) -> bool:
    """Every address of the area begins like the front desk's, so that one counts for itself alone."""
    return path == url if label == PLACES[0][0] else path.startswith(url)
