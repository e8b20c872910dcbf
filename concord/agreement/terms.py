"""Bearers of a duty, themes, and the verbs of the agreement."""

from collections.abc import Iterable

from django.db import models


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


def themes_joined(keys: Iterable[str]) -> str:
    """Some themes as they are kept: each once, in the usual order, with a space between."""
    found = set(keys)
    return " ".join(key for key in Theme.values if key in found)


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


class Relation(models.TextChoices):
    """How a commitment stands to a heading of a framework."""

    EQUAL = "equal", "Says the same"
    PART = "part", "Is a part of it"
    WIDER = "wider", "Is wider than it"
    OVERLAPS = "overlaps", "Overlaps with it"
    NONE = "none", "Is like nothing in it"


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


class Verb(models.TextChoices):
    COMMITMENT_ADDED = "agreement.commitment_added", "added a commitment"
    COMMITMENT_REWORDED = "agreement.commitment_reworded", "gave a commitment a new wording"
    COMMITMENT_RETIRED = "agreement.commitment_retired", "ended a commitment"
    COMMITMENTS_IMPORTED = "agreement.commitments_imported", "imported commitments"
    COMMITMENT_MAPPED = "agreement.commitment_mapped", "set a commitment beside a framework"
    COMMITMENT_IN_PRACTICE = "agreement.commitment_in_practice", "noted that a commitment is in practice"
    COMMITMENT_WORKED_TOWARDS = "agreement.commitment_worked_towards", "put a commitment back into the work programme"
    DOCUMENT_ADDED = "agreement.document_added", "added a document"
    DOCUMENT_CHANGED = "agreement.document_changed", "changed a document's details"
    DOCUMENT_LENT = "agreement.document_lent", "said whether other areas may copy a document"
    CLAUSE_COPIED = "agreement.clause_copied", "copied a commitment of another area into a draft"
    VERSION_STARTED = "agreement.version_started", "began a version"
    VERSION_EDITED = "agreement.version_edited", "changed a draft"
    VERSION_IMPORTED = "agreement.version_imported", "brought a text into a draft"
    VERSION_ADOPTED = "agreement.version_adopted", "adopted a version"
    VERSION_GIVEN_UP = "agreement.version_given_up", "gave up a draft"
    VERSION_LAUNCHED = "agreement.version_launched", "noted the launch of a version"
    CONSULTATION_OPENED = "agreement.consultation_opened", "opened a consultation"
    CONSULTATION_CHANGED = "agreement.consultation_changed", "changed a consultation"
    CONSULTATION_ENDED = "agreement.consultation_ended", "ended a consultation"
    COMMENTED = "agreement.commented", "commented on a draft"
    COMMENT_ENTERED = "agreement.comment_entered", "entered a comment on a draft"
    COMMENT_ACCEPTED = "agreement.comment_accepted", "let a comment be shown"
    COMMENT_REFUSED = "agreement.comment_refused", "kept a comment from being shown"
    COMMENT_SETTLED = "agreement.comment_settled", "answered a comment"
    COMMENTS_IMPORTED = "agreement.comments_imported", "imported comments"
    CLAUSE_MARKED = "agreement.clause_marked", "noted how far an organisation can keep a draft's commitment"
    MARKS_IMPORTED = "agreement.marks_imported", "imported how far organisations can keep a draft"
    TALK_NOTED = "agreement.talk_noted", "noted a focus group or interviews"
    APPROVAL_NOTED = "agreement.approval_noted", "noted what a body decided about a version"
    SIGNED = "agreement.signed", "took in a signature"
    SIGNATURE_REGISTERED = "agreement.signature_registered", "put a signature on the register"
    SIGNATURE_REFUSED = "agreement.signature_refused", "did not accept a signature"
    SIGNATURE_WITHDRAWN = "agreement.signature_withdrawn", "noted that a signature is withdrawn"
    SIGNATURES_IMPORTED = "agreement.signatures_imported", "imported signatures"
    ASKED_TO_SIGN = "agreement.asked_to_sign", "asked an organisation to sign"
    SIGNING_DECLINED = "agreement.signing_declined", "noted that an organisation will not sign"
    KITEMARK_CHANGED = "agreement.kitemark_changed", "changed what the kitemark asks for"
    RENEWAL_PLANNED = "agreement.renewal_planned", "planned a renewal"
    RENEWAL_CHANGED = "agreement.renewal_changed", "changed the plan of a renewal"
    RENEWAL_MOVED = "agreement.renewal_moved", "moved a renewal to another day"
    RENEWAL_ENDED = "agreement.renewal_ended", "closed the plan of a renewal"
    STAGE_CHANGED = "agreement.stage_changed", "changed a stage of a renewal"
    SIGN_OFF_NOTED = "agreement.sign_off_noted", "noted how far a partner is with a new text"
    ELECTIONS_CHANGED = "agreement.elections_changed", "changed the times before elections"
