"""Where else the demo's champions and members sit, and which other meetings talked about the agreement."""

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
