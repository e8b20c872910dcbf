"""The words of consultations: what is said of a draft, and what becomes of it."""

from django.db import models


class Mark(models.TextChoices):
    """What whoever comments says of a draft's point: whether it can be kept now (R357)."""

    ACHIEVABLE = "achievable", "It can be kept now"
    ASPIRATIONAL = "aspirational", "It is something to work towards"
    UNSURE = "unsure", "I am not sure"


class Achievable(models.TextChoices):
    """What an organisation says of a draft's point: how far it can keep it (R357)."""

    NOW = "now", "In practice now"
    BY_DATE = "by_date", "Achievable by a date"
    ASPIRATIONAL = "aspirational", "Something to work towards"
    CANNOT = "cannot", "Cannot be kept"


# With these an organisation says that it can keep the point.
KEEPS = (Achievable.NOW.value, Achievable.BY_DATE.value)


class CommentAbout(models.TextChoices):
    CLAUSE = "clause", "One commitment"
    WHOLE = "whole", "The draft as a whole"
    MISSING = "missing", "Something that is missing in it"


class CommentWay(models.TextChoices):
    ONLINE = "online", "Online"
    PAPER = "paper", "On paper"
    EMAIL = "email", "By e-mail"
    TALK = "talk", "In a focus group or interview"
    MEETING = "meeting", "At a meeting"


class CommentState(models.TextChoices):
    WAITING = "waiting", "Waits to be looked at"
    ACCEPTED = "accepted", "Shown"
    REFUSED = "refused", "Not shown"


class RefusedFor(models.TextChoices):
    PERSON = "person", "It speaks of a person who can be recognised"
    INSULT = "insult", "It insults or threatens somebody"
    ADVERT = "advert", "It is advertising"
    ELSEWHERE = "elsewhere", "It is not about this draft"
    TWICE = "twice", "It is here already"


class Outcome(models.TextChoices):
    """What became of a comment."""

    TAKEN = "taken", "Taken in"
    PART = "part", "Taken in part"
    NOT_TAKEN = "not_taken", "Not taken in"
    THERE = "there", "Already there"
    CLARIFY = "clarify", "Needs clarification"
    OUTSIDE = "outside", "Outside the agreement"


class TalkKind(models.TextChoices):
    FOCUS_GROUP = "focus_group", "Focus group"
    INTERVIEW = "interview", "Interviews"
