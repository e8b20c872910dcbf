"""How the demo's champions work, and what they were given and did."""

from typing import Any

# The name, and what is kept beside the role.
CHAMPIONS: tuple[tuple[str, dict[str, Any]], ...] = (
    (
        "Lena Demo-Novak",
        {
            "seniority": "manager",
            "duties": ["promote", "report", "share"],
            "director": "Director of communities",
            "role_note": "Half a day each month, agreed with her manager.",
            "manager_agreed": True,
            "shown_across": True,
            "shown_publicly": True,
        },
    ),
    ("Grace Demo-Mbeki", {"seniority": "senior", "duties": ["advise", "promote"], "shown_across": True}),
    ("Hugh Demo-Tarrant", {"seniority": "front_line", "shown_across": True}),
    ("Bea Demo-Hart", {"elected": True, "elected_post": "Lead member, fire authority", "shown_publicly": True}),
    ("Dilys Demo-Frost", {"seniority": "director", "duties": ["represent"]}),
    ("Ines Demo-Faro", {"seniority": "director", "duties": ["promote", "signpost"], "shown_across": True}),
    ("Pat Demo-Doyle", {"seniority": "front_line", "duties": ["report", "share"], "shown_across": True}),
    ("Jamal Demo-Said", {"seniority": "manager", "shown_publicly": True, "shown_across": True}),
)
MENTORS = (("Hugh Demo-Tarrant", "Lena Demo-Novak"), ("Pat Demo-Doyle", "Ines Demo-Faro"))
# The name, so many days ago, the kind, in a few words, and for whom.
ENTRIES = (
    ("Lena Demo-Novak", 200, "training", "Induction for champions", ""),
    ("Lena Demo-Novak", 40, "promote", "Ten minutes at the team meeting", "Leisure"),
    ("Lena Demo-Novak", 9, "signpost", "Gave out the leaflet", "Pool and parks staff"),
    ("Grace Demo-Mbeki", 190, "training", "Induction for champions", ""),
    ("Grace Demo-Mbeki", 60, "advise", "Looked at the new grant form with us", "Grants"),
    ("Hugh Demo-Tarrant", 20, "support", "A talk with the officer about late bills", ""),
    ("Ines Demo-Faro", 90, "event", "Stall at the volunteers’ fair", ""),
    ("Jamal Demo-Said", 150, "training", "Induction for champions", ""),
)
SIZES = {"Wessington Carers": "large", "Open Door Advice": "large", "Wessington Community Transport": "large"}
OFFERS = (
    ("Uma Demo-Ferrer", "Wessington Carers", "Our carers tell me every week what works and what does not."),
    ("Ned Demo-Calder", "Mid Mercia Police", ""),
)

BRIEFING = (
    "What happened this quarter",
    "Bills of small groups are paid faster than a year ago.\n\nThe next returns open soon: keep a note of what you see.",
    "The volunteers’ fair",
    "We have a stall at the fair. Who can stand there for an hour?",
)
HAVE_READ = ("Lena Demo-Novak", "Grace Demo-Mbeki", "Ines Demo-Faro", "Jamal Demo-Said", "Kit Demo-Rowan")
ASKED = (
    ("Lena Demo-Novak", "Which department pays fastest now?", "Leisure. We shall ask how, and tell you."),
    ("Pat Demo-Doyle", "May I show this to our trustees?", ""),
)
