"""What helps an area to give its agreement a shape of its own."""

from django.db import models


class Guideline(models.TextChoices):
    """The six guidelines for making a local agreement (R359)."""

    NEEDS = "needs", "It fits the people here"
    TEMPLATE = "template", "It began from a national text"
    EXAMPLES = "examples", "It has practical examples"
    LOOK = "look", "It looks like this place"
    SUPPORT = "support", "Other documents stand behind it"
    BORROWED = "borrowed", "It takes the best ideas from elsewhere"
