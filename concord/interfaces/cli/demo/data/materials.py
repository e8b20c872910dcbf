"""What the demo hands out, and where it went. Nobody in it exists."""

# Name, kind, form, language, with how many left more are made, and how many were printed.
MATERIALS: tuple[tuple[str, str, str, str, int | None, int], ...] = (
    ("Working together: the short leaflet", "leaflet", "print", "English", 100, 600),
    ("Working together in Easy Read", "leaflet", "easy", "English", 20, 80),
    ("Working together in Urdu", "leaflet", "print", "Urdu", 20, 100),
    ("Poster: did anybody ask you?", "poster", "print", "English", None, 60),
)
# Which of them, how many, where, how many days ago, and whether none is left.
GIVEN: tuple[tuple[int, int, str, int, bool], ...] = (
    (0, 200, "Wessington Central Library", 160, False),
    (0, 150, "Ash Lane Surgery", 120, True),
    (0, 120, "Volunteer fair in the Town Hall", 75, False),
    (0, 60, "Wessington Job Centre", 20, False),
    (1, 40, "Wessington Carers", 110, False),
    (1, 25, "Day centre at Mill Road", 33, False),
    (2, 30, "New Start Refugee Support", 60, False),
    (3, 45, "Community centres in the borough", 90, False),
)
GUIDELINES: tuple[tuple[str, str, str], ...] = (
    ("needs", "Four focus groups with 38 people, two of them in the evening, and 61 replies to a short survey.", ""),
    ("template", "The wording on funding follows the national text; the rest is ours.", "The Compact of 2010"),
    ("look", "The leaflet has drawings of places in the borough, made by the youth club.", ""),
)
