"""Sectors, types of organisation, and the verbs of the directory."""

from django.db import models


class Sector(models.TextChoices):
    """Public first, always."""

    PUBLIC = "public", "Public sector"
    VOLUNTARY = "voluntary", "Voluntary sector"
    BUSINESS = "business", "Business"
    OTHER = "other", "Other"


class OrganisationType(models.TextChoices):
    """Who is meant by the User Guide's audience list (R004)."""

    COUNCIL = "council", "Council"
    HEALTH = "health", "Health body"
    POLICE = "police", "Police"
    FIRE = "fire", "Fire and rescue"
    AMBULANCE = "ambulance", "Ambulance service"
    EDUCATION = "education", "School, college or university"
    JOBS = "jobs", "Job centre or employment service"
    LARGE_HOUSING = "large_housing", "Large housing association"
    SMALL_HOUSING = "small_housing", "Small housing association"
    OTHER_PUBLIC = "other_public", "Other public body"
    INFRASTRUCTURE = "infrastructure", "Infrastructure organisation (such as a CVS)"
    CHARITY = "charity", "Charity or voluntary organisation"
    COMMUNITY_GROUP = "community_group", "Small community group"
    SOCIAL_ENTERPRISE = "social_enterprise", "Social enterprise"
    FAITH = "faith", "Faith group"
    BUSINESS = "business", "Business"
    OTHER = "other", "Other"


class OrganisationSize(models.TextChoices):
    VOLUNTEER_LED = "volunteer_led", "Small and volunteer-led"
    SMALL = "small", "Small, with staff"
    LARGE = "large", "Larger"
    UNKNOWN = "unknown", "Not known"


class OrganisationStatus(models.TextChoices):
    ACTIVE = "active", "Active"
    MERGED = "merged", "Merged into another"
    DISSOLVED = "dissolved", "Closed"


class PartnershipKind(models.TextChoices):
    BOARD = "board", "Strategic board"
    EXECUTIVE = "executive", "Executive of a board"
    OFFICERS = "officers", "Officers' group"
    THEMATIC = "thematic", "Thematic partnership"
    DISTRICT = "district", "District partnership"
    COMMISSIONING = "commissioning", "Commissioning board"
    SCRUTINY = "scrutiny", "Scrutiny committee"
    OTHER = "other", "Other"


class ScrutinyKind(models.TextChoices):
    PLAN = "plan", "On its forward plan"
    REFERRED = "referred", "Referred to it"
    REVIEW = "review", "A review"


class NetworkKind(models.TextChoices):
    NETWORK = "network", "Network"
    FORUM = "forum", "Forum"
    ALLIANCE = "alliance", "Alliance of networks"
    UMBRELLA = "umbrella", "Umbrella body (such as a CVS)"
    OTHER = "other", "Other"


class BodyStatus(models.TextChoices):
    ACTIVE = "active", "Still there"
    CLOSED = "closed", "Closed"
    REPLACED = "replaced", "Replaced by another"


class SignpostTopic(models.TextChoices):
    """What somebody looks for who goes elsewhere."""

    PROBLEM = "problem", "Something went wrong"
    SUPPORT = "support", "Help for groups and charities"
    POLICY = "policy", "Government and policy"
    PARTNERS = "partners", "Other partners"


class LeadKind(models.TextChoices):
    """Posts for the voluntary sector that Leeds asked for and got (R053)."""

    OFFICER = "officer", "Lead officer for the voluntary sector"
    COUNCILLOR = "councillor", "Councillor for the voluntary sector"
    CABINET = "cabinet", "Cabinet member who answers for the voluntary sector"
    OTHER = "other", "Other post for the voluntary sector"


class Standing(models.TextChoices):
    """What is known of something."""

    YES = "yes", "Yes"
    NO = "no", "No"
    UNKNOWN = "unknown", "Not known"


class PassedState(models.TextChoices):
    """How an item stands that a district passed up."""

    WAITING = "waiting", "Waits"
    TAKEN_UP = "taken_up", "Taken up"
    ANSWERED = "answered", "Answered"
    SENT_BACK = "sent_back", "Sent back"


class ConsentWay(models.TextChoices):
    """How whoever told of a matter agreed that it goes up; who that was is kept nowhere."""

    WRITING = "writing", "They agreed in writing"
    SPOKEN = "spoken", "They agreed by word of mouth"
    NOBODYS = "nobodys", "It is our own matter: nobody told us of it"


class Verb(models.TextChoices):
    ORGANISATION_ADDED = "directory.organisation_added", "added an organisation"
    ORGANISATION_CHANGED = "directory.organisation_changed", "changed an organisation"
    SECTOR_CHANGED = "directory.sector_changed", "changed the sector of an organisation"
    ORGANISATION_RENAMED = "directory.organisation_renamed", "renamed an organisation"
    ORGANISATIONS_MERGED = "directory.organisations_merged", "merged two organisations"
    ORGANISATION_CLOSED = "directory.organisation_closed", "marked an organisation as closed"
    PARTNER_JOINED = "directory.partner_joined", "added an organisation to the area"
    UNIT_ADDED = "directory.unit_added", "added a department or team"
    UNIT_MOVED = "directory.unit_moved", "moved a department or team"
    UNIT_CHANGED = "directory.unit_changed", "changed a department or team"
    UNIT_ENDED = "directory.unit_ended", "noted that a department or team has ended"
    CONTACT_CHANGED = "directory.contact_changed", "changed who is asked at an organisation"
    TAGS_CHANGED = "directory.tags_changed", "changed the list of communities"
    PARTNER_TAGGED = "directory.partner_tagged", "noted which communities an organisation serves"
    MEMBERSHIP_STARTED = "directory.membership_started", "gave somebody a role"
    MEMBERSHIP_ENDED = "directory.membership_ended", "ended somebody's role"
    ROLE_CONFIRMED = "directory.role_confirmed", "confirmed somebody's role"
    INVITATION_SENT = "directory.invitation_sent", "invited somebody"
    INVITATION_ACCEPTED = "directory.invitation_accepted", "accepted an invitation"
    INVITATION_WITHDRAWN = "directory.invitation_withdrawn", "withdrew an invitation"
    PEOPLE_IMPORTED = "directory.people_imported", "imported people"
    ORGANISATIONS_IMPORTED = "directory.organisations_imported", "imported organisations"
    EXPORTED = "directory.exported", "exported a list"
    CHANGE_PROPOSED = "directory.change_proposed", "proposed a change to a shared record"
    CHANGE_SETTLED = "directory.change_settled", "answered a proposed change"
    ITEM_PASSED_UP = "directory.item_passed_up", "passed an item up to the area above"
    ITEM_TAKEN_UP = "directory.item_taken_up", "took up an item from the area below"
    ITEM_ANSWERED = "directory.item_answered", "answered an item from the area below"
    PARTNERSHIP_ADDED = "directory.partnership_added", "added a partnership or board"
    PARTNERSHIP_CHANGED = "directory.partnership_changed", "changed a partnership or board"
    PARTNERSHIP_ENDED = "directory.partnership_ended", "noted that a partnership or board has ended"
    PARTNERSHIPS_IMPORTED = "directory.partnerships_imported", "imported partnerships and boards"
    SCRUTINY_NOTED = "directory.scrutiny_noted", "noted what a scrutiny committee looks at"
    SCRUTINY_REMOVED = "directory.scrutiny_removed", "took out what a scrutiny committee looked at"
    NETWORK_ADDED = "directory.network_added", "added a network or forum"
    NETWORK_CHANGED = "directory.network_changed", "changed a network or forum"
    NETWORK_ENDED = "directory.network_ended", "noted that a network or forum has ended"
    NETWORKS_IMPORTED = "directory.networks_imported", "imported networks and forums"
    BODY_ADDED = "directory.body_added", "added a body outside the area"
    BODY_CHANGED = "directory.body_changed", "changed what is said of a body outside the area"
    BODY_CHECKED = "directory.body_checked", "checked what is said of a body outside the area"
    BODY_REMOVED = "directory.body_removed", "took a body outside the area off the list"
    BODIES_BROUGHT = "directory.bodies_brought", "brought in the usual bodies outside the area"
    SPONSOR_ADDED = "directory.sponsor_added", "noted that somebody senior stands behind the agreement"
    SPONSOR_CHANGED = "directory.sponsor_changed", "changed what is noted of a senior sponsor"
    SPONSOR_CONFIRMED = "directory.sponsor_confirmed", "noted that a senior sponsor still stands behind the agreement"
    SPONSOR_ENDED = "directory.sponsor_ended", "noted that a senior sponsor has left or stands back"
    SPONSORS_IMPORTED = "directory.sponsors_imported", "imported sponsors"
    LEAD_ADDED = "directory.lead_added", "noted a post for the voluntary sector"
    LEAD_CHANGED = "directory.lead_changed", "changed what is noted of a post for the voluntary sector"
    SHORT_LIST_IMPORTED = "directory.short_list_imported", "imported a short list"
    ROUND_BEGUN = "directory.round_begun", "began to ask all partnerships"
    ROUND_REMINDED = "directory.round_reminded", "reminded the partnerships that have not answered"
    ROUND_CLOSED = "directory.round_closed", "closed the round of asking all partnerships"
    PARTNERSHIP_ASKED = "directory.partnership_asked", "asked a partnership how it uses the agreement"
    PARTNERSHIP_ANSWERED = "directory.partnership_answered", "noted what a partnership answered"


# Sector that each type of organisation has unless somebody says why not (R005: large housing associations are public).
USUAL_SECTOR: dict[str, str] = {
    **dict.fromkeys(
        ("council", "health", "police", "fire", "ambulance", "education", "jobs", "large_housing", "other_public"),
        "public",
    ),
    **dict.fromkeys(
        ("infrastructure", "charity", "community_group", "social_enterprise", "faith", "small_housing"), "voluntary"
    ),
    "business": "business",
    "other": "other",
}
