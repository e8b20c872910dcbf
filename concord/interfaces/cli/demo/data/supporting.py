"""Who stands behind the demo's agreement."""

# Organisation, who, post, how many days ago, whether anybody may read it, their words.
SPONSORS: tuple[tuple[str, str, str, int, bool, str], ...] = (
    (
        *("Mid Mercia Health Trust", "Dr Ari Demo-Lund", "Chief executive", 410, True),
        "We see groups long before a clinic does. Working with them is how we keep people well.",
    ),
    (
        *("Wessington Voluntary Action", "Noor Demo-Reyes", "Chief officer", 200, True),
        "It gives the smallest group the same right to be asked as the largest.",
    ),
    (
        *("Wessington Carers", "Ruth Demo-Adeyemi", "Chief executive", 90, False),
        "Carers were at the table from the start.",
    ),
)
# Kind, who holds it, asked for and granted how many days ago; 0: not granted.
LEADS: tuple[tuple[str, str, int, int], ...] = (
    ("officer", "Tam Demo-Orr", 320, 260),
    ("councillor", "", 60, 0),
)
# A body outside the borough, and how many days ago somebody looked.
CHECKED: tuple[tuple[str, int], ...] = (
    ("Local Government and Social Care Ombudsman", 40),
    ("Public Law Project", 400),
    ("NAVCA", 40),
)
