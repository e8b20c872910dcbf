"""The words of commitments and documents: bearers of a duty, themes, rules, states of versions."""

from collections.abc import Iterable

from django.db import models

from concord.core.areas.terms import OWN_THEMES


class Bearer(models.TextChoices):
    """Who owes the duty."""

    PUBLIC = "public", "Public bodies"
    VOLUNTARY = "voluntary", "Voluntary sector"
    BOTH = "both", "Both sectors"


class Theme(models.TextChoices):
    """The six central themes of local agreements (R016); a commitment may be of several."""

    FUNDING = "funding", "Funding and procurement"
    CONSULTATION = "consultation", "Involvement and consultation"
    EQUALITY = "equality", "Equality"
    INDEPENDENCE = "independence", "Independence of the voluntary sector"
    VOLUNTEERING = "volunteering", "Volunteering"
    PARTNERSHIP = "partnership", "Working better together"


# The six, then those that an area may add.
THEME_KEYS = (*Theme.values, *OWN_THEMES)


def themes_joined(keys: Iterable[str]) -> str:
    """Some themes as they are kept: each once, in the usual order, with a space between."""
    found = set(keys)
    return " ".join(key for key in THEME_KEYS if key in found)


class Standing(models.TextChoices):
    """Whether a commitment can be kept now, or is worked towards."""

    ACHIEVABLE = "achievable", "Can be kept now"
    ASPIRATIONAL = "aspirational", "To be worked towards"


class RuleKind(models.TextChoices):
    """What a measurable commitment gives a time for."""

    CONSULTATION = "consultation", "Length of a consultation"
    NOTICE = "notice", "Notice of ending or changing funding"
    PAYMENT = "payment", "Time to pay"
    ANSWER = "answer", "Time to answer"
    OTHER = "other", "Another time"


class RuleUnit(models.TextChoices):
    DAYS = "days", "days"
    WORKING_DAYS = "working_days", "working days"
    WEEKS = "weeks", "weeks"
    MONTHS = "months", "calendar months"


class Counting(models.TextChoices):
    BOTH_ENDS = "both_ends", "The first and the last day both count"
    DIFFERENCE = "difference", "The first day does not count"


class Audience(models.TextChoices):
    """For whom the agreement is looked through: “where does it mention us?” (R023)."""

    COMMUNITY = "community", "Community groups"
    INFRASTRUCTURE = "infrastructure", "Infrastructure bodies"
    FUNDERS = "funders", "Those who fund and commission"
    VOLUNTEERS = "volunteers", "Volunteers"
    SELDOM_HEARD = "seldom_heard", "Groups that are seldom heard"
    BUSINESS = "business", "Business"


# The beginnings of words that speak of them.
MENTIONS: dict[str, tuple[str, ...]] = {
    Audience.COMMUNITY: ("community", "communities", "neighbourhood", "resident", "small group", "grassroots"),
    Audience.INFRASTRUCTURE: ("infrastructure", "umbrella", "representative", "network", "council for voluntary"),
    Audience.FUNDERS: ("fund", "grant", "commission", "procure", "contract", "tender", "pay", "invoice", "monitoring"),
    Audience.VOLUNTEERS: ("volunteer",),
    Audience.SELDOM_HEARD: ("equal", "divers", "disab", "ethnic", "faith", "left out", "seldom heard", "minorit"),
    Audience.BUSINESS: ("business", "private", "supplier", "contractor"),
}


class DocumentKind(models.TextChoices):
    AGREEMENT = "agreement", "The agreement"
    CODE = "code", "Code of practice"


class CodeKind(models.TextChoices):
    """The seven kinds of code, and how conflicts are resolved (R019)."""

    FUNDING = "funding", "Funding"
    COMMISSIONING = "commissioning", "Commissioning and procurement"
    VOLUNTEERING = "volunteering", "Volunteering"
    INFORMING = "informing", "Informing, consulting and partnership"
    CAPACITY = "capacity", "Capacity building"
    COMMUNITY = "community", "Community groups"
    EQUALITIES = "equalities", "Equalities and diversity"
    CONCILIATION = "conciliation", "Resolving conflict (conciliation)"


class Revision(models.TextChoices):
    FULL = "full", "Full revision"
    REFRESH = "refresh", "Refresh"


class VersionState(models.TextChoices):
    DRAFT = "draft", "Being drafted"
    CONSULTATION = "consultation", "Out for consultation"
    ADOPTED = "adopted", "In force"
    SUPERSEDED = "superseded", "Replaced"
    GIVEN_UP = "given_up", "Given up"


# A version that is still proposed.
OPEN_STATES = (VersionState.DRAFT.value, VersionState.CONSULTATION.value)


class ApprovalKind(models.TextChoices):
    APPROVED = "approved", "Approved"
    ADOPTED = "adopted", "Adopted"
    NOTED = "noted", "Noted"
    RETURNED = "returned", "Sent back"


class Relation(models.TextChoices):
    """How a commitment stands to a heading of a framework."""

    EQUAL = "equal", "Says the same"
    PART = "part", "Is a part of it"
    WIDER = "wider", "Is wider than it"
    OVERLAPS = "overlaps", "Overlaps with it"
    NONE = "none", "Is like nothing in it"
