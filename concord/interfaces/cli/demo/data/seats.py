"""The seats of the demo's group, and its champions' circle."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class DemoSeat:
    """A seat and whoever held it, one after another. `facts`: post, level and how they were appointed."""

    organisation: str = ""
    unit: str = ""
    category: str = ""
    label: str = ""
    sector: str = "public"
    holders: tuple[str, ...] = ()
    facts: dict[str, Any] = field(default_factory=dict)


def senior(post: str, level: str, *, can_commit: bool = True, **more: Any) -> dict[str, Any]:
    return {"post": post, "level": level, "can_commit": can_commit, "route": "nominated", **more}


SEATS: tuple[DemoSeat, ...] = (
    DemoSeat(
        *("Wessington Council", "Leisure", "council"),
        holders=("Grace Demo-Mbeki", "Lena Demo-Novak"),
        facts=senior("Head of leisure", "head", nominated_by="the leisure directorate"),
    ),
    DemoSeat(
        *("Wessington Council", "Adult care", "council"),
        holders=("Marta Demo-Lewis",),
        facts=senior("Assistant director", "assistant_director", substitute_name="Odile Demo-Crane"),
    ),
    DemoSeat("Mid Mercia Police", "", "emergency", holders=("Joe Demo-Castle",), facts=senior("Inspector", "manager")),
    DemoSeat(
        *("Mid Mercia Health Trust", "Community services", "health"),
        holders=("Amira Demo-Haddad",),
        facts=senior("Partnerships officer", "officer", can_commit=False),
    ),
    DemoSeat(
        "Wessington Carers",
        sector="voluntary",
        holders=("Ruth Demo-Adeyemi",),
        facts={**senior("Chief executive", "chief_officer"), "route": "applied", "approved_by": "the voluntary forum"},
    ),
    DemoSeat(
        "Riverside Youth Club",
        sector="voluntary",
        holders=("Sam Demo-Oyelaran",),
        facts=senior("Club leader", "front_line"),
    ),
    DemoSeat(
        *("Wessington Disability Network", "", "voluntary"),
        holders=("Ffion Demo-Rhys",),
        facts=senior("Director", "chief_officer"),
    ),
    DemoSeat(
        *("Wessington Faith Forum", "", "voluntary"),
        holders=("Peter Demo-Quill",),
        facts=senior("Secretary", "officer", can_commit=False),
    ),
    DemoSeat("Wessington College", "", "education"),
    DemoSeat("", "", "voluntary", "Open seat for small groups", "voluntary"),
)
CIRCLE = ("Sam Demo-Oyelaran", "Lena Demo-Novak", "Ines Demo-Faro")
