"""Bearers of a duty, themes, and the verbs of the agreement."""

from django.db import models


class Bearer(models.TextChoices):
    """Who owes the duty."""

    PUBLIC = "public", "Public bodies"
    VOLUNTARY = "voluntary", "Voluntary sector"
    BOTH = "both", "Both sectors"


class Theme(models.TextChoices):
    """The six central themes of local agreements (R016)."""

    ENGAGEMENT = "engagement", "Involvement and consultation"
    FUNDING = "funding", "Funding and procurement"
    VOLUNTEERING = "volunteering", "Volunteering"
    COMMUNITY = "community", "Community groups"
    EQUALITY = "equality", "Equality"
    REPRESENTATION = "representation", "Representation and partnership"


class Verb(models.TextChoices):
    COMMITMENT_ADDED = "agreement.commitment_added", "added a commitment"
    COMMITMENT_REWORDED = "agreement.commitment_reworded", "gave a commitment a new wording"
    COMMITMENT_RETIRED = "agreement.commitment_retired", "ended a commitment"
    COMMITMENTS_IMPORTED = "agreement.commitments_imported", "imported commitments"
