"""The words of signing, and of contractors who are told that the duty comes with the money."""

from django.db import models


class SigningMode(models.TextChoices):
    """For whom an organisation signs (R024). Those covered by another's signature have not signed themselves."""

    OWN = "own", "For itself"
    MEMBERS = "members", "For itself and on behalf of its members"


class SigningWay(models.TextChoices):
    ONLINE = "online", "Online, by personal link"
    EVENT = "event", "At an event"
    PAPER = "paper", "On paper"


class SignatureState(models.TextChoices):
    WAITING = "waiting", "Waits for the officer's check"
    REGISTERED = "registered", "On the register"
    WITHDRAWN = "withdrawn", "Withdrawn"
    REFUSED = "refused", "Not accepted"


class ApproachState(models.TextChoices):
    """Where it stands with an organisation that was asked to sign (R027)."""

    ASKED = "asked", "Asked"
    DECLINED = "declined", "Declined"


class ClauseKnown(models.TextChoices):
    """Whether a contract says in a clause that the agreement is kept."""

    YES = "yes", "Yes"
    NO = "no", "No"
    UNKNOWN = "unknown", "Not known yet"


class ReminderWay(models.TextChoices):
    MAIL = "mail", "By e-mail"
    POST = "post", "As a letter"
    HANDED = "handed", "Handed over"
