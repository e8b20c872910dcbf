"""Where else the demo's champions and members sit, what was measured, whom one thanks, and who speaks up besides."""

from typing import Any

# The name, where, as what, since so many days, and what was carried across.
SEATS = (
    ("Bea Demo-Hart", "Wessington Strategic Partnership", "Chair", 700, "The group's page is heard twice a year."),
    ("Ruth Demo-Adeyemi", "Wessington Strategic Partnership", "Voluntary sector seat", 400, ""),
    (
        "Lena Demo-Novak",
        "Partnership officers",
        "For leisure services",
        300,
        "Late bills came up; finance looked at it.",
    ),
    ("Sam Demo-Oyelaran", "Children and families partnership", "Member", 250, ""),
    ("Jamal Demo-Said", "Safer Wessington", "Adviser", 120, "How newcomers are asked when a patrol plan changes."),
    ("Amira Demo-Haddad", "Health and care commissioning board", "Head of community services", 500, ""),
    ("Ines Demo-Faro", "Mercia parks forum", "Chair", 365, "Shared use of the depot began there."),
)
MEETS = (("Safer Wessington", 12), ("Children and families partnership", 26), ("Partnership executive", 40))
# So many days ago, the meeting, whose, the sector of a body in words, what about, who spoke, what was agreed.
AGENDAS = (
    (
        11,
        "Team meeting",
        "Wessington Council",
        "",
        "Paying small groups on time",
        "Lena Demo-Novak",
        "Finance joins us.",
    ),
    (33, "Board of trustees", "Open Door Advice", "", "What we may ask of funders", "Pat Demo-Doyle", ""),
    (60, "Autumn meeting", "Safer Wessington", "", "Asking before a plan changes", "Jamal Demo-Said", "Twelve weeks."),
    (96, "Network lunch", "Mercia small groups network", "voluntary", "The leaflet", "Kit Demo-Rowan", ""),
    (130, "Heads of service", "Wessington Council", "", "Notice when money ends", "Grace Demo-Mbeki", "A checklist."),
    (210, "Ward surgery", "Northside residents", "", "What it is for", "Bea Demo-Hart", ""),
)

THANKS = (
    ("Lena Demo-Novak", "You got finance and three clubs round one table. Bills have been quicker since."),
    ("Pat Demo-Doyle", "Thank you for every note between meetings: two of them changed our form."),
)
LEARNED = (("Lena Demo-Novak", "Ask before the form is printed. We now show each new form to two groups first."),)
# So many days ago something was done, at whom, what was measured (days ago, value, n), and what it is about.
EFFECTS: tuple[tuple[int, str, tuple[tuple[int, str, int | None], ...], dict[str, Any]], ...] = (
    (
        *(420, "Wessington Council", ((800, "58", 240), (520, "61", 255), (300, "83", 270), (60, "95", 262))),
        {
            "title": "Bills of small groups",
            "barrier": "Small groups waited two months for their money, and two stopped bidding.",
            "raised": "In returns and at the finance team’s meeting",
            "champions": 4,
            "measure": "Bills of voluntary organisations paid within 30 days",
            "unit": "%",
            "story": "Champions showed finance what a late bill means for a club with one paid worker. From that month each "
            "such bill went into a queue of its own. In the same year a new ledger came in, too.",
            "is_public": True,
        },
    ),
    (
        *(150, "Mid Mercia Health Trust", ((210, "5", 12), (40, "9.5", 4))),
        {
            "title": "Time to answer a consultation",
            "barrier": "Volunteers had no time to ask their members.",
            "raised": "In one return",
            "champions": 1,
            "measure": "Weeks to answer, on average",
            "unit": "weeks",
            "story": "",
            "is_public": False,
        },
    ),
)
# The name, how known, what they can raise, where, and so many days ago they said yes.
ADVOCATES = (
    ("Viv Demo-Larkin", "Spoke at the volunteers’ fair", "Fair notice when money ends", "Ward forum", 80),
    ("Omar Demo-Pell", "Procurement course", "Plain forms for small sums", "His team at the college", 31),
)
