"""The demo's partnerships and boards, and what they answered when they were asked."""

# Name, kind, part of, chair, seats, of them voluntary; whether there is an address.
PARTNERSHIPS = (
    ("Wessington Strategic Partnership", "board", "", "Cllr Bea Demo-Hart", 18, 4, True),
    ("Partnership executive", "executive", "Wessington Strategic Partnership", "Director of policy", 8, 1, True),
    ("Partnership officers", "officers", "Wessington Strategic Partnership", "", 11, 2, True),
    ("Children and families partnership", "thematic", "Wessington Strategic Partnership", "Dot Demo-Vane", 14, 3, True),
    ("Worklessness and skills partnership", "thematic", "Wessington Strategic Partnership", "", 12, 1, True),
    ("Safer Wessington", "thematic", "Wessington Strategic Partnership", "Area commander", 10, 0, True),
    ("Health and care commissioning board", "commissioning", "", "Chief nurse", 9, 0, True),
    ("Overview and scrutiny committee", "scrutiny", "", "Cllr Ned Demo-Orr", 12, None, True),
    ("Northside ward panel", "other", "", "", None, None, False),
)
# Days ago when it began, and when answers were wanted.
LAST_YEAR = ("last year", 420, 380)
THIS_YEAR = ("this year", 24, -18)

# Name, days after asking, on its agenda, adopted, how it uses it, what would help, who, on paper.
ANSWERED_THEN = (
    ("Wessington Strategic Partnership", 12, "yes", "no", "We hear the group's page twice a year.", "", "Secretary"),
    ("Partnership executive", 20, "no", "no", "", "A short briefing for new members.", "Director of policy"),
    ("Safer Wessington", 31, "no", "unknown", "", "", "Area commander"),
    ("Children and families partnership", 9, "yes", "yes", "Funding is talked about first.", "", "Dot Demo-Vane"),
)
ANSWERED_NOW = (
    (
        *("Wessington Strategic Partnership", 6, "yes", "yes"),
        *("It stands in our terms of reference since the summer.", "", "Secretary"),
    ),
    ("Children and families partnership", 3, "yes", "yes", "Each new service is checked against it.", "", "Secretary"),
    (
        *("Worklessness and skills partnership", 15, "no", "no"),
        *("", "Somebody to tell us what it asks of us.", "Skills manager"),
    ),
)
# Typed in by the officer.
ON_PAPER = ("Northside ward panel", 10, "yes", "unknown", "We read it out when we were set up.", "", "Panel clerk")

COMMITTEE = "Overview and scrutiny committee"
# Kind, what it looks at, days from today, days from today until evidence is due, and what came of it.
SCRUTINISED: tuple[tuple[str, str, int, int | None, str], ...] = (
    ("plan", "How grants are ended", 48, 34, ""),
    ("referred", "Bills of small groups that are paid late", -20, None, ""),
    (
        "review",
        "A year of consultations",
        -190,
        -204,
        "Six of eight kept twelve weeks. The two others are explained in writing.",
    ),
)
