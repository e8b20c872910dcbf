"""The demo's two tiers: how the county and its districts stand to each other, and what went up."""

# The district, days since the last contact, and what is noted.
RELATIONS = (
    (
        "ash-vale",
        12,
        {
            "kind": "aligned",
            "lower_signed_upper": True,
            "escalation_route": "The district's officer writes to ours. We answer within a month.",
            "learning": "One form for both tiers saved small groups a week.",
            "support_given": "A briefing for new councillors.",
        },
    ),
    ("brackenford", 160, {"kind": "none", "notes": "Their officer has left. Ask again in the new year."}),
)
BODIES = (
    ("Ash Vale District Council", "public", "council"),
    ("Ash Vale Health Board", "public", "health"),
    ("Ash Vale Community Hub", "voluntary", "infrastructure"),
    ("Vale Allotments", "voluntary", "community_group"),
    ("Lanterns Theatre", "voluntary", "charity"),
)
SIGNED = ("Ash Vale District Council", "Ash Vale Community Hub", "Vale Allotments")
BOARDS = (("Ash Vale Partnership", "yes"), ("Ash Vale Health Forum", "no"))
# Title, text, days ago, and the county's answer if there is one.
ITEMS = (
    (
        "County grants close after two weeks",
        "Groups of the district hear of county grants when half the time is over. We cannot settle that here.",
        45,
        "From the spring on every grant is open for six weeks, and we send the dates to districts first.",
    ),
    ("Two checks of the same hall", "District and county inspect the same village hall within a month.", 8, ""),
)
# Somebody who keeps watch in the district, lets the region find them, and what their team works on.
WATCHES = ("Tilda Demo-Brook", "Ash Vale District Council", "sport", "Small clubs")
EVENT = {"title": "Training: notice that is fair", "place": "10am, Ash Vale council offices", "theme": "grants"}
