"""The trail's own verb."""

from django.db import models


class Verb(models.TextChoices):
    SEALED = "audit.sealed", "sealed the trail"


# What a sentence says where nobody is named.
WITHOUT_A_NAME = {Verb.SEALED: "The trail was sealed"}
