"""What the demo's champions saw between meetings."""

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
