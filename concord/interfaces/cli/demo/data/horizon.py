"""The demo's view ahead. What it says is made up."""

# What, what it says, kind, source, day in so many days, whether it matters, why, which commitment, what is done.
NEWS: tuple[tuple[str, str, str, str, int, str, str, str, str], ...] = (
    (
        "Draft rules on notice when funding ends",
        "Funders would have to give three months’ notice in writing, with reasons.",
        "law",
        "National Compact Voice newsletter",
        120,
        "high",
        "Our promise of three months would become a duty.",
        "2.2",
        "The group answers the consultation.",
    ),
    (
        "European money for advice ends",
        "The last grants of the programme run out. Nothing is agreed that follows it.",
        "funding",
        "Mercia Funding Bulletin",
        200,
        "high",
        "Four advice partners lose a part of their income.",
        "2.1",
        "Ask the council to say by autumn what it will do.",
    ),
    (
        "Guide to shorter application forms",
        "A model form of two pages for grants under £5,000.",
        "guidance",
        "Office for Small Charities",
        -20,
        "some",
        "The grants team could use it as it is.",
        "2.4",
        "",
    ),
    (
        "New plan for community safety",
        "Police and councils are to plan together each year.",
        "policy",
        "Mid Mercia Police",
        -45,
        "none",
        "Nothing in it is about partners.",
        "",
        "",
    ),
)
# What the region tells the places below.
FROM_ABOVE = (
    (
        "Regional fund for volunteering opens",
        "Grants of up to £10,000 for a year. Applications close in ten weeks.",
        "funding",
        "Mid Mercia Forum",
        7,
    ),
)
