"""What is handed out to make the agreement known, and what happens to it."""

from django.db import models


class MaterialKind(models.TextChoices):
    LEAFLET = "leaflet", "Leaflet"
    POSTER = "poster", "Poster"
    COPY = "copy", "Copy of the agreement"
    GUIDE = "guide", "Guide"
    OTHER = "other", "Something else"


class MaterialFormat(models.TextChoices):
    PRINT = "print", "In print"
    LARGE = "large", "Large print"
    EASY = "easy", "Easy Read"
    BRAILLE = "braille", "Braille"
    AUDIO = "audio", "To listen to"
    BSL = "bsl", "Video in British Sign Language"
    ONLINE = "online", "Web page"


class Move(models.TextChoices):
    """What happened to some copies of a material."""

    PRINTED = "printed", "New copies came"
    GIVEN = "given", "Given out"
    CLEARED = "cleared", "None is left there"
    THROWN = "thrown", "Thrown away from the stock"
