"""The demo's money: what it is for, who gives it, and who was asked. Sums in pounds."""

# What for, which partner, then planned, promised, spent, in kind.
LAST_LINES: tuple[tuple[str, str, int, int, int, int], ...] = (
    ("Half post at Voluntary Action", "Wessington Voluntary Action", 14000, 0, 14000, 0),
    ("Compact week", "", 900, 0, 740, 0),
    ("Rooms for meetings", "Wessington Faith Forum", 0, 0, 0, 600),
)
LINES: tuple[tuple[str, str, int, int, int, int], ...] = (
    ("Half post at Voluntary Action", "Wessington Voluntary Action", 14500, 3600, 9060, 0),
    ("Training for champions", "", 1200, 300, 450, 0),
    ("Leaflets", "Ashby and Lowe Printers", 400, 0, 180, 350),
    ("Rooms for meetings", "Wessington Faith Forum", 0, 0, 0, 600),
    ("Minutes and papers", "Wessington Council", 0, 0, 0, 1800),
)
# Who, pledged, received, whether they give no more after this year.
LAST_GIFTS: tuple[tuple[str, int, int, bool], ...] = (
    ("Wessington Council", 9000, 9000, False),
    ("Mid Mercia Health Trust", 5000, 5000, False),
    ("Wessington Voluntary Action", 1000, 900, False),
)
GIFTS: tuple[tuple[str, int, int, bool], ...] = (
    ("Wessington Council", 9000, 9000, False),
    ("Mid Mercia Health Trust", 5000, 2500, True),
    ("Wessington Voluntary Action", 1000, 1000, False),
    ("Wessington Carers", 150, 150, False),
)
# Whom, for what, how much, how it stands, asked and answered so many days ago, given.
BIDS: tuple[tuple[str, str, int, str, int | None, int | None, int | None], ...] = (
    ("Mill Trust", "A quarter of the half post", 3600, "won", 300, 240, 3600),
    ("Mercia Community Fund", "A toolkit for small groups", 4800, "asked", 35, None, None),
    ("Canal Foundation", "Interpreters at meetings", 1500, "lost", 150, 90, None),
    ("Wessington Council", "A second half post from next year", 14500, "writing", None, None, None),
)
# Who, what, so many days ago, hours, worth, rough, of which role, whether that names the agreement.
RESOURCES: tuple[tuple[str, str, int, int, int, bool, str, bool], ...] = (
    ("Wessington Council", "time", 20, 12, 0, True, "Grants manager", True),
    ("Wessington Council", "time", 75, 8, 0, False, "Grants manager", True),
    ("Mid Mercia Health Trust", "time", 60, 6, 0, True, "Engagement lead", True),
    ("Wessington Council", "room", 48, 3, 90, False, "", False),
    ("Wessington Voluntary Action", "time", 15, 21, 0, True, "Chief executive", True),
    ("Wessington Voluntary Action", "print", 40, 0, 120, False, "", False),
    ("Open Door Advice", "time", 33, 5, 0, True, "Advice manager", False),
    ("Wessington Faith Forum", "room", 52, 4, 60, True, "", False),
    ("Wessington Chamber", "promotion", 28, 0, 250, True, "", False),
    ("Wessington Council", "officer", 320, 40, 0, True, "Partnership officer", True),
    ("Wessington Voluntary Action", "time", 300, 30, 0, True, "Chief executive", True),
)
# What, which part of the role, due in so many days, how often; done then with so many minutes (0: not counted).
TASKS: tuple[tuple[str, str, int, str, int | None], ...] = (
    ("Ask the two who have not answered about Compact week", "publicity", -3, "never", None),
    ("Send the papers for the next meeting", "group", 4, "quarterly", None),
    ("Look at what was spent", "budget", 6, "monthly", None),
    ("Read the national news on funding", "horizon", 9, "weekly", None),
    ("Tell champions which consultations are open", "engage", 16, "monthly", None),
    ("Put the Compact into the new commissioning guide", "tools", 30, "never", None),
    ("Read the national news on funding", "horizon", -12, "never", 25),
    ("Write up the workshop with the grants team", "publicity", -20, "never", 90),
    ("Talk with the trust about late replies", "compliance", -26, "never", 0),
)
# What may go wrong, whom it concerns, why, how likely, what it would do, what is done, who looks after it, in so many
# days, how it stands.
RISKS: tuple[tuple[str, str, str, str, str, str, str, int, str], ...] = (
    (
        "Small groups stop coming to meetings",
        "voluntary",
        "They can pay nobody for work that is not in a contract.",
        "high",
        "Fewer voices of small groups, and the same five people at each meeting.",
        "One in two meetings is online, and travel is paid.",
        "Priya Demo-Shah",
        5,
        "open",
    ),
    (
        "The half post is not paid for after the summer",
        "both",
        "The grant ends and the trust gives no more.",
        "medium",
        "Nobody calls meetings, and what champions know is lost.",
        "Two bids are written. The council is asked first.",
        "Gareth Demo-Bowen",
        40,
        "open",
    ),
    (
        "Managers leave in the council’s new structure",
        "public",
        "Posts are cut by a tenth.",
        "medium",
        "Departments lose whoever knew the Compact.",
        "",
        "",
        90,
        "open",
    ),
    (
        "The advice network closes",
        "voluntary",
        "Its only contract ended.",
        "high",
        "Four partners have nobody to speak for them.",
        "Their members got seats of their own.",
        "Priya Demo-Shah",
        -60,
        "happened",
    ),
)
# To whom (a partner or a name), for what, how much, so many days ago, what was asked for, told by in so many days;
# what came of it, how many it helped (none: not known), a line for the business case.
AWARDS: tuple[tuple[str, bool, str, int, int, str, int, str, int | None, str], ...] = (
    (
        "Open Door Advice",
        True,
        "Advice for people who may lose their home",
        900,
        150,
        "How many kept their home, and what it cost",
        -20,
        "Sixty-one people came, and most agreed a plan with their lender.",
        61,
        "£900 of advice reached 61 people who could have lost their homes.",
    ),
    (
        "Wessington Carers",
        True,
        "Volunteer drivers for hospital visits",
        600,
        110,
        "Journeys made, and by how many drivers",
        -4,
        "",
        None,
        "",
    ),
    (
        "Mill Street Tenants",
        False,
        "A room and tea for a street meeting",
        120,
        60,
        "How many came and what they asked for",
        -30,
        "A full room. Nobody counted.",
        None,
        "£120 brought a street together, and the council answered its four questions.",
    ),
)
