"""What the demo borough is made of. Every person is plainly fictional, every address ends in example.org."""

from dataclasses import dataclass

from concord.core.accounts.roles import Role
from concord.core.lib.text import slugify

ORGANISATIONS: tuple[tuple[str, str, str], ...] = (
    ("Wessington Council", "public", "council"),
    ("Mid Mercia Health Trust", "public", "health"),
    ("Mid Mercia Police", "public", "police"),
    ("Mid Mercia Fire and Rescue", "public", "fire"),
    ("Wessington College", "public", "education"),
    ("Wessington Homes", "public", "large_housing"),
    ("Wessington Job Centre", "public", "jobs"),
    ("Mercia Ambulance Service", "public", "ambulance"),
    ("Wessington Voluntary Action", "voluntary", "infrastructure"),
    ("Wessington Carers", "voluntary", "charity"),
    ("Open Door Advice", "voluntary", "charity"),
    ("Riverside Youth Club", "voluntary", "community_group"),
    ("Wessington Faith Forum", "voluntary", "faith"),
    ("Green Wessington", "voluntary", "charity"),
    ("New Start Refugee Support", "voluntary", "charity"),
    ("Wessington Disability Network", "voluntary", "charity"),
    ("Good Neighbours of Ash Lane", "voluntary", "community_group"),
    ("Wessington Community Transport", "voluntary", "social_enterprise"),
    ("Arts on the Canal", "voluntary", "charity"),
    ("Wessington Food Share", "voluntary", "community_group"),
    ("Mill Street Tenants", "voluntary", "community_group"),
    ("Wessington Chamber", "business", "business"),
    ("Ashby and Lowe Printers", "business", "business"),
    ("Wessington Town Forum", "other", "other"),
)

UNITS: tuple[tuple[str, str], ...] = (
    ("Wessington Council", "Leisure"),
    ("Wessington Council", "Adult care"),
    ("Wessington Council", "Procurement"),
    ("Wessington Council", "Grants"),
    ("Mid Mercia Health Trust", "Community services"),
)


@dataclass(frozen=True)
class Somebody:
    """A person of the demo and the roles they hold for one organisation."""

    name: str
    organisation: str
    roles: tuple[str, ...] = (Role.CHAMPION,)
    unit: str = ""
    signs_in: bool = False
    on_paper: bool = False


PEOPLE: tuple[Somebody, ...] = (
    Somebody("Priya Demo-Shah", "Wessington Voluntary Action", (Role.OFFICER,), signs_in=True),
    Somebody("Gareth Demo-Bowen", "Wessington Council", (Role.OFFICER,), signs_in=True),
    Somebody("Ruth Demo-Adeyemi", "Wessington Carers", (Role.CHAIR,), signs_in=True),
    Somebody("Nuala Demo-Keane", "Wessington Voluntary Action", (Role.TRUSTEE,), signs_in=True),
    Somebody("Tom Demo-Fielding", "Open Door Advice", (Role.TRUSTEE,)),
    Somebody("Harriet Demo-Vale", "Wessington Council", (Role.BOARD_CONTACT,), signs_in=True),
    Somebody(
        "Lena Demo-Novak", "Wessington Council", (Role.CHAMPION, Role.GROUP_MEMBER), unit="Leisure", signs_in=True
    ),
    Somebody("Marta Demo-Lewis", "Wessington Council", (Role.GROUP_MEMBER,), unit="Adult care", signs_in=True),
    Somebody("Joe Demo-Castle", "Mid Mercia Police", (Role.GROUP_MEMBER,)),
    Somebody("Amira Demo-Haddad", "Mid Mercia Health Trust", (Role.GROUP_MEMBER,), unit="Community services"),
    Somebody("Sam Demo-Oyelaran", "Riverside Youth Club", (Role.GROUP_MEMBER,), signs_in=True),
    Somebody("Ffion Demo-Rhys", "Wessington Disability Network", (Role.GROUP_MEMBER,)),
    Somebody("Peter Demo-Quill", "Wessington Faith Forum", (Role.GROUP_MEMBER,)),
    Somebody("Bea Demo-Hart", "Mid Mercia Fire and Rescue"),
    Somebody("Carl Demo-Winter", "Wessington College"),
    Somebody("Dilys Demo-Frost", "Wessington Homes"),
    Somebody("Edwin Demo-Marsh", "Wessington Job Centre"),
    Somebody("Freya Demo-Lund", "Mercia Ambulance Service"),
    Somebody("Grace Demo-Mbeki", "Wessington Council", unit="Grants"),
    Somebody("Hugh Demo-Tarrant", "Wessington Council", unit="Procurement"),
    Somebody("Ines Demo-Faro", "Green Wessington"),
    Somebody("Jamal Demo-Said", "New Start Refugee Support"),
    Somebody("Kit Demo-Rowan", "Wessington Food Share"),
    Somebody("Leah Demo-Stone", "Arts on the Canal"),
    Somebody("Mo Demo-Begum", "Good Neighbours of Ash Lane", on_paper=True),
    Somebody("Nell Demo-Archer", "Wessington Community Transport"),
    Somebody("Owen Demo-Pritchard", "Mill Street Tenants"),
    Somebody("Pat Demo-Doyle", "Open Door Advice"),
    Somebody("Rosa Demo-Lang", "Wessington Town Forum", (Role.OBSERVER,), signs_in=True),
    Somebody("Victor Demo-Hale", "Wessington Chamber", (Role.OBSERVER,)),
)


def address(name: str) -> str:
    return f"{slugify(name)}@example.org"


def somebody(name: str) -> Somebody:
    return next(line for line in PEOPLE if line.name == name)


def sector_of(organisation: str) -> str:
    return next(sector for name, sector, _ in ORGANISATIONS if name == organisation)


def returners() -> list[Somebody]:
    return [line for line in PEOPLE if {Role.CHAMPION, Role.GROUP_MEMBER, Role.CHAIR} & set(line.roles)]


ASKS: tuple[tuple[str, str], ...] = (
    (
        "Ask every member body to pay claims of small groups within thirty days.",
        "Late payment came up in three periods, about the same body.",
    ),
    ("Have every planned review put into one shared calendar.", "Partners heard of a review after it had begun."),
)

ANSWERS: tuple[dict[str, object], ...] = (
    {
        "ask_answer": "accepted",
        "ask_owner": "Director of finance",
        "task": "Bring three examples of what late payment did to small groups.",
        "agenda_item": 2,
        "agenda_items": 9,
        "presenter": "Ruth Demo-Adeyemi",
        "minutes_given": 10,
        "minute_reference": "B/14",
    },
    {
        "ask_answer": "amended",
        "reason": "For reviews that touch services used by the public.",
        "task": "Say which reviews you would have wanted to hear of.",
        "agenda_item": 4,
        "agenda_items": 8,
        "presenter": "Ruth Demo-Adeyemi",
        "minutes_given": 8,
        "minute_reference": "B/31",
    },
)
