"""What the demo's champions saw between meetings, what their teams work on, and who was given a pack."""

# The name, days ago, what they saw, of which kind, about whom, for the group, with their name; then state and answer.
NOTES = (
    (
        *("Pat Demo-Doyle", 70, "A small grant was paid eight days after we asked. Nobody had to ring.", "well"),
        *("Wessington Council", True, True, "asked", "Thank you. The group should hear this as a point."),
    ),
    (
        *("Jamal Demo-Said", 33, "Two forms ask for the same accounts. One copy could do.", "idea"),
        *("", True, False, "read", "A good idea: I shall ask both teams."),
    ),
    (
        *("Lena Demo-Novak", 6, "Nobody in the new team had heard of the agreement.", "learn"),
        *("", False, False, "", ""),
    ),
)

# The name, the theme, words of their own, and where the agreement could be of use.
WORK = (
    ("Lena Demo-Novak", "sport", "Pools and parks", "Hire of halls by small groups"),
    ("Grace Demo-Mbeki", "grants", "", "The yearly round of small grants"),
    ("Pat Demo-Doyle", "money", "Advice sessions", ""),
    ("Pat Demo-Doyle", "grants", "", ""),
    ("Jamal Demo-Said", "sport", "Youth football", ""),
    ("Ines Demo-Faro", "grants", "Helping small groups to apply", ""),
)
# Who asks for whom, by what both work on.
ASKED = (("Grace Demo-Mbeki", "Ines Demo-Faro", "grants"), ("Lena Demo-Novak", "Jamal Demo-Said", "sport"))
PACKS = (("Lena Demo-Novak", "champion", 300), ("Bea Demo-Hart", "councillor", 90), ("Pat Demo-Doyle", "champion", 200))
