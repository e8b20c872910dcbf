"""What the demo borough is made of. Every person is plainly fictional, every address ends in example.org."""

from dataclasses import dataclass, field

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

COMMITMENTS: tuple[tuple[str, str, str, str, str], ...] = (
    (
        "1.1",
        "Talk early",
        "Public bodies tell partners of a review or a new policy before it starts.",
        "public",
        "engagement",
    ),
    (
        "1.2",
        "Twelve weeks to answer",
        "Consultations are open for at least twelve weeks, or say why not.",
        "public",
        "engagement",
    ),
    (
        "1.3",
        "Answer and bring others in",
        "Voluntary groups answer consultations and ask those they work with.",
        "voluntary",
        "engagement",
    ),
    ("2.1", "Time to apply", "Grants are announced with at least six weeks to apply.", "public", "funding"),
    ("2.2", "Three months' notice", "Ending or cutting funding is announced three months ahead.", "public", "funding"),
    ("2.3", "Pay on time", "Invoices and claims are paid within thirty days.", "public", "funding"),
    ("2.4", "Light monitoring", "Reports asked for are in proportion to the money.", "public", "funding"),
    ("2.5", "Account for money", "Groups report on time and openly on what they were given.", "voluntary", "funding"),
    ("3.1", "Look after volunteers", "Both sides train, insure and thank volunteers.", "both", "volunteering"),
    ("4.1", "Room for small groups", "Rooms and equipment are shared at fair prices.", "both", "community"),
    ("5.1", "Reach those left out", "Plans say how groups that are seldom heard take part.", "both", "equality"),
    (
        "6.1",
        "Speak for members",
        "Representatives pass on what they hear and say whom they speak for.",
        "voluntary",
        "representation",
    ),
)


def address(name: str) -> str:
    return f"{slugify(name)}@example.org"


def somebody(name: str) -> Somebody:
    return next(line for line in PEOPLE if line.name == name)


def sector_of(organisation: str) -> str:
    return next(sector for name, sector, _ in ORGANISATIONS if name == organisation)


def returners() -> list[Somebody]:
    return [line for line in PEOPLE if {Role.CHAMPION, Role.GROUP_MEMBER, Role.CHAIR} & set(line.roles)]


@dataclass(frozen=True)
class PastPoint:
    """A point of an older record with what the group decided."""

    who: str
    box: int
    text: str
    verdict: str = "followed"
    about: str = ""
    commitment: str = ""
    source: str = ""
    win: str = ""
    limb: str = ""
    reason: str = ""


COUNCIL, HEALTH, HOMES = "Wessington Council", "Mid Mercia Health Trust", "Wessington Homes"
PAST: tuple[tuple[str, int, list[PastPoint]], ...] = (
    (
        "W-winter",
        56,
        [
            PastPoint(
                "Lena Demo-Novak",
                1,
                "Sports clubs helped to write the pitch booking rules.",
                about=COUNCIL,
                commitment="1.1",
            ),
            PastPoint(
                "Ruth Demo-Adeyemi",
                2,
                "We heard of the day centre review after it had begun.",
                "not_followed",
                COUNCIL,
                "1.1",
                reason="No letter was sent.",
            ),
            PastPoint(
                "Pat Demo-Doyle",
                2,
                "Our advice contract invoice was paid eleven weeks late.",
                "not_followed",
                COUNCIL,
                "2.3",
            ),
            PastPoint(
                "Kit Demo-Rowan",
                2,
                "The monitoring form for a small grant has nineteen pages.",
                "not_followed",
                COUNCIL,
                "2.4",
            ),
            PastPoint(
                "Sam Demo-Oyelaran",
                3,
                "The youth grant was paid in advance for the first time.",
                about=COUNCIL,
                commitment="2.3",
                source="planned",
                win="yes",
                limb="A",
            ),
            PastPoint(
                "Joe Demo-Castle",
                1,
                "Faith groups and police planned the festival patrols together.",
                about="Mid Mercia Police",
                commitment="1.1",
            ),
            PastPoint(
                "Hugh Demo-Tarrant",
                2,
                "Two groups did not send their yearly account.",
                "not_followed",
                "Riverside Youth Club",
                "2.5",
            ),
            PastPoint("Leah Demo-Stone", 4, "Agree one date a month on which grants are announced."),
        ],
    ),
    (
        "W-spring",
        44,
        [
            PastPoint(
                "Nell Demo-Archer",
                2,
                "The bus contract invoice was again paid two months late.",
                "not_followed",
                COUNCIL,
                "2.3",
            ),
            PastPoint(
                "Amira Demo-Haddad",
                1,
                "Carers chose the questions for the discharge survey.",
                about=HEALTH,
                commitment="1.2",
            ),
            PastPoint(
                "Ffion Demo-Rhys",
                3,
                "The trust added a quiet room after our members asked.",
                about=HEALTH,
                commitment="5.1",
                source="opportunistic",
                win="yes",
                limb="A",
            ),
            PastPoint(
                "Jamal Demo-Said",
                2,
                "Four weeks only to answer the interpreting consultation.",
                "not_followed",
                HEALTH,
                "1.2",
                reason="No reason was given.",
            ),
            PastPoint(
                "Grace Demo-Mbeki",
                1,
                "The grants panel read every application with two community readers.",
                about=COUNCIL,
                commitment="1.1",
            ),
            PastPoint(
                "Peter Demo-Quill",
                1,
                "Churches and mosques passed the flood advice on within a day.",
                about="Wessington Faith Forum",
                commitment="6.1",
            ),
            PastPoint(
                "Dilys Demo-Frost",
                3,
                "Tenants now sit on the repairs board.",
                about=HOMES,
                source="planned",
                win="yes",
                limb="B",
            ),
        ],
    ),
    (
        "W-early-summer",
        32,
        [
            PastPoint("Pat Demo-Doyle", 2, "Payment of our claim took nine weeks.", "not_followed", COUNCIL, "2.3"),
            PastPoint(
                "Ruth Demo-Adeyemi",
                1,
                "The carers' strategy was drafted round one table.",
                about=COUNCIL,
                commitment="1.1",
            ),
            PastPoint(
                "Lena Demo-Novak",
                3,
                "Free hall hours for new groups.",
                about=COUNCIL,
                commitment="4.1",
                source="planned",
                win="yes",
                limb="A",
            ),
            PastPoint(
                "Edwin Demo-Marsh",
                1,
                "Advice agencies and the job centre share a duty desk.",
                about="Wessington Job Centre",
                commitment="5.1",
            ),
            PastPoint(
                "Freya Demo-Lund",
                1,
                "Volunteers were trained and insured before the marathon.",
                about="Mercia Ambulance Service",
                commitment="3.1",
            ),
            PastPoint(
                "Kit Demo-Rowan",
                3,
                "The short notice on the kitchen lease was taken back.",
                about=COUNCIL,
                commitment="2.2",
                source="went_wrong",
                win="yes",
                limb="A",
            ),
            PastPoint(
                "Marta Demo-Lewis",
                1,
                "Groups answered the day care survey in good time.",
                about="Wessington Carers",
                commitment="1.3",
            ),
        ],
    ),
    (
        "W-midsummer",
        22,
        [
            PastPoint(
                "Lena Demo-Novak",
                1,
                "Swimming clubs were asked before the timetable changed.",
                about=COUNCIL,
                commitment="1.1",
            ),
            PastPoint(
                "Sam Demo-Oyelaran", 1, "Two months to apply for the play fund.", about=COUNCIL, commitment="2.1"
            ),
            PastPoint(
                "Leah Demo-Stone", 2, "The arts grant ended with five weeks' notice.", "not_followed", COUNCIL, "2.2"
            ),
            PastPoint(
                "Carl Demo-Winter",
                1,
                "The college opened its rooms to three new groups.",
                about="Wessington College",
                commitment="4.1",
            ),
            PastPoint(
                "Owen Demo-Pritchard",
                3,
                "Repairs are now reported in one place.",
                about=HOMES,
                commitment="1.1",
                source="opportunistic",
                win="yes",
                limb="A",
            ),
            PastPoint(
                "Bea Demo-Hart",
                1,
                "Home safety visits were planned with neighbours' groups.",
                about="Mid Mercia Fire and Rescue",
                commitment="5.1",
            ),
            PastPoint(
                "Jamal Demo-Said",
                1,
                "The trust sent its new policy before the meeting.",
                about=HEALTH,
                commitment="1.1",
            ),
        ],
    ),
)


@dataclass(frozen=True)
class NewPoint:
    """A point as somebody writes it."""

    text: str
    about: str = ""
    unit: str = ""
    commitment: str = ""
    source: str = ""
    breach: str = ""
    point_class: int = 1


@dataclass(frozen=True)
class LastReturn:
    """A return: who, on which day after opening, and what in which box. An empty box: nothing to report."""

    who: str
    day: int
    boxes: dict[int, list[NewPoint]] = field(default_factory=dict)


LAST: tuple[LastReturn, ...] = (
    LastReturn(
        "Lena Demo-Novak",
        8,
        {
            1: [NewPoint("Joint development of draft community sports strategy.", COUNCIL, "Leisure", "1.1")],
            2: [
                NewPoint(
                    "Sector not informed leisure centres best value review had started.", COUNCIL, "Leisure", "1.1"
                )
            ],
            3: [NewPoint("Schedule of affordable space produced.", COUNCIL, "Leisure", "4.1", "planned")],
            4: [
                NewPoint(
                    "Only 2 weeks to apply for holiday project grants but extended following representations.",
                    COUNCIL,
                    "Grants",
                    "2.1",
                )
            ],
        },
    ),
    LastReturn(
        "Ruth Demo-Adeyemi",
        12,
        {
            1: [
                NewPoint(
                    "Adult care sent the draft carers' rules to us before the committee saw them.",
                    COUNCIL,
                    "Adult care",
                    "1.1",
                )
            ],
            2: [
                NewPoint("Clubs and carers were not told that the leisure review had begun.", COUNCIL, "Leisure", "1.1")
            ],
            3: [],
            4: [NewPoint("Put every planned review into one calendar that both sides can see.")],
        },
    ),
    LastReturn(
        "Pat Demo-Doyle",
        15,
        {
            1: [NewPoint("The trust asked us which forms people cannot read.", HEALTH, "Community services", "5.1")],
            2: [NewPoint("Our claim for the spring was paid after ten weeks.", COUNCIL, "Procurement", "2.3")],
            3: [],
            4: [],
        },
    ),
    LastReturn(
        "Sam Demo-Oyelaran",
        18,
        {
            1: [NewPoint("The summer play plan was written with four youth groups.", COUNCIL, "Leisure", "1.1")],
            3: [
                NewPoint(
                    "Two groups shared one van after the transport meeting.",
                    "Wessington Community Transport",
                    "",
                    "4.1",
                    "opportunistic",
                )
            ],
        },
    ),
    LastReturn(
        "Hugh Demo-Tarrant",
        20,
        {2: [NewPoint("Three groups sent their accounts late.", "Good Neighbours of Ash Lane", "", "2.5")], 4: []},
    ),
    LastReturn(
        "Amira Demo-Haddad",
        22,
        {1: [NewPoint("Volunteers trained with our staff on one day.", HEALTH, "Community services", "3.1")]},
    ),
    LastReturn(
        "Peter Demo-Quill",
        24,
        {
            1: [NewPoint("The police came to the forum before the march, not after.", "Mid Mercia Police", "", "1.1")],
            2: [],
            3: [],
            4: [],
        },
    ),
)

NOW: tuple[LastReturn, ...] = (
    LastReturn(
        "Lena Demo-Novak",
        3,
        {
            1: [NewPoint("Clubs were asked about the winter opening hours.", COUNCIL, "Leisure", "1.1")],
            2: [],
            3: [NewPoint("Free hall hours go on for another year.", COUNCIL, "Leisure", "4.1", "planned")],
            4: [],
        },
    ),
    LastReturn(
        "Leah Demo-Stone",
        4,
        {
            1: [NewPoint("The canal festival plan was shared early.", COUNCIL, "Leisure", "1.1")],
            2: [
                NewPoint(
                    "A funder said that complaints would be remembered when grants are next decided.",
                    COUNCIL,
                    "",
                    "2.2",
                    "",
                    "",
                    2,
                )
            ],
        },
    ),
    LastReturn(
        "Joe Demo-Castle",
        6,
        {
            1: [
                NewPoint(
                    "Beat officers and Mill Street Tenants walked the estate together.", "Mid Mercia Police", "", "1.1"
                )
            ],
            2: [],
            3: [],
            4: [],
        },
    ),
    LastReturn(
        "Ffion Demo-Rhys",
        8,
        {
            2: [NewPoint("The new form cannot be read by a screen reader.", HEALTH, "Community services", "5.1")],
            4: [NewPoint("Try every form with two of our members first.")],
        },
    ),
    LastReturn(
        "Jamal Demo-Said",
        9,
        {1: [NewPoint("Interpreters were booked for the housing talks.", HOMES, "", "5.1")], 3: []},
    ),
    LastReturn(
        "Dilys Demo-Frost",
        10,
        {1: [NewPoint("Tenants read the rent letter before it went out.", HOMES, "", "1.1")], 2: [], 3: [], 4: []},
    ),
    LastReturn(
        "Grace Demo-Mbeki",
        12,
        {
            2: [NewPoint("Four groups asked for money after the closing day.", "Wessington Food Share", "", "2.5")],
            4: [],
        },
    ),
)

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
