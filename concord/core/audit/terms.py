"""The trail's own verb."""

from django.db import models


class Verb(models.TextChoices):
    SEALED = "audit.sealed", "sealed the trail"
