"""The words of a renewal: its stages, and how far partners are."""

from django.db import models


class PlanState(models.TextChoices):
    RUNNING = "running", "Under way"
    FINISHED = "finished", "Finished"
    GIVEN_UP = "given_up", "Given up"


class StageKind(models.TextChoices):
    """The stages of a renewal, in their order (R353)."""

    SCOPING = "scoping", "Why and what"
    DRAFTING = "drafting", "Drafting"
    CONSULTATION = "consultation", "Consultation"
    SETTLING = "settling", "Settling what was said"
    BUY_IN = "buy_in", "Buy-in of all partners"
    SIGN_OFF = "sign_off", "Sign-off"
    LAUNCH = "launch", "Launch"
    PROMOTION = "promotion", "Making it known"


# What is done in public, so that the time before an election touches it.
PUBLIC_STAGES = (StageKind.CONSULTATION.value, StageKind.LAUNCH.value, StageKind.PROMOTION.value)


class SignOffState(models.TextChoices):
    LOOKED = "looked", "Has looked at it"
    AGREED = "agreed", "Agrees"
    CONDITIONS = "conditions", "Agrees if something changes"
    SIGNED_OFF = "signed_off", "Has signed it off"
    HOLDS = "holds", "Does not agree yet"
