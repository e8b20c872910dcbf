"""What the demo's people write now."""

from dataclasses import dataclass, field

COUNCIL, HEALTH, HOMES = "Wessington Council", "Mid Mercia Health Trust", "Wessington Homes"


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
    # What the group says of it and why, where that is not what it says of the others in the box.
    verdict: str = ""
    reason: str = ""


@dataclass(frozen=True)
class LastReturn:
    """A return: who, on which day after opening, and what in which box. An empty box: nothing to report."""

    who: str
    day: int
    boxes: dict[int, list[NewPoint]] = field(default_factory=dict)


# Sent by mistake, and withdrawn.
MISTAKEN = "Minutes of our own trustees: apologies from two, accounts agreed."

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
            1: [
                NewPoint("The trust asked us which forms people cannot read.", HEALTH, "Community services", "5.1"),
                NewPoint(MISTAKEN),
            ],
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
        "Leah Demo-Stone",
        21,
        {
            2: [
                NewPoint(
                    "The arts panel met without its voluntary members.",
                    COUNCIL,
                    "Leisure",
                    "1.1",
                    verdict="not_agreed",
                    reason="They were asked in time, and could not come.",
                )
            ],
            4: [],
        },
    ),
    LastReturn(
        "Kit Demo-Rowan",
        21,
        {
            2: [
                NewPoint(
                    "The form for small grants changed in the middle of a round.",
                    COUNCIL,
                    "Grants",
                    "2.4",
                    verdict="deferred",
                    reason="The grants team comes to the next meeting.",
                )
            ],
            3: [],
        },
    ),
    LastReturn(
        "Nell Demo-Archer",
        22,
        {
            1: [],
            2: [
                NewPoint(
                    "A meeting was moved again at a day's notice.",
                    verdict="asked_back",
                    reason="Which meeting was it, and who moved it?",
                )
            ],
        },
    ),
    LastReturn(
        "Edwin Demo-Marsh",
        22,
        {
            2: [
                NewPoint(
                    "The lift in the Guildhall has not worked since May.",
                    verdict="not_for_us",
                    reason="It is about a building, not about how the two sides work together.",
                )
            ],
            4: [],
        },
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

# The points of which the group says something of its own, by their text.
SAID_OF = {point.text: point for line in LAST for points in line.boxes.values() for point in points if point.verdict}

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
