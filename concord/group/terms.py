"""Kinds of meeting and attendance, states of actions, and the group's verbs."""

from django.db import models


class GroupKind(models.TextChoices):
    STEERING = "steering", "Steering group"
    CHAMPIONS = "champions", "Champions' group"
    SUB_GROUP = "sub_group", "Sub-group"
    WRITERS = "writers", "Writers' group"
    OTHER = "other", "Other group"


class Category(models.TextChoices):
    """Who should sit on a group: the ten of the User Guide, section 2 (R035)."""

    VOLUNTARY = "voluntary", "Infrastructure organisations of the voluntary sector"
    COUNCIL = "council", "Each council directorate, and district or borough councils"
    POLITICIANS = "politicians", "Local politicians"
    ARMS_LENGTH = "arms_length", "Arm's-length housing management organisations (ALMOs)"
    HOUSING = "housing", "Housing associations"
    HEALTH = "health", "Health bodies"
    EMERGENCY = "emergency", "Police, fire and rescue"
    EDUCATION = "education", "Further education"
    JOBS = "jobs", "The job centre"
    BUSINESS = "business", "Business"


class SeatLevel(models.TextChoices):
    CHIEF_OFFICER = "chief_officer", "Chief officer"
    ASSISTANT_DIRECTOR = "assistant_director", "Assistant director"
    HEAD = "head", "Head of service"
    MANAGER = "manager", "Manager"
    OFFICER = "officer", "Officer"
    FRONT_LINE = "front_line", "Front line"
    ELECTED = "elected", "Elected member"


class Route(models.TextChoices):
    NOMINATED = "nominated", "Nominated by those they speak for"
    APPLIED = "applied", "Applied against a role description"
    POST = "post", "Comes with their post"
    INVITED = "invited", "Invited by the group"


class Known(models.TextChoices):
    YES = "yes", "Yes"
    NO = "no", "No"
    UNKNOWN = "unknown", "Not known"


class Horizon(models.TextChoices):
    SHORT = "short", "Short term"
    LONG = "long", "Long term"


class Rhythm(models.TextChoices):
    WEEKS = "weeks", "Weeks"
    MONTHS = "months", "Months"


class MeetingKind(models.TextChoices):
    REGULAR = "regular", "Regular meeting"
    EXTRA = "extra", "Extra meeting"
    ANNUAL = "annual", "Annual review"
    CHAMPIONS = "champions", "Champions' meeting"


class PurposeLine(models.TextChoices):
    """What a group is for, in three lines (R067)."""

    WORKSTREAMS = "workstreams", "New workstreams"
    INCLUDED = "included", "Groups brought in"
    PROBLEMS = "problems", "Problems and remedies"


class MeetingFormat(models.TextChoices):
    """How people come together (R069); in a round by e-mail they do not."""

    ROOM = "room", "In a room"
    ONLINE = "online", "Online"
    HYBRID = "hybrid", "In a room and online"
    ROUND = "round", "A round by e-mail, without a meeting"


class MeetingState(models.TextChoices):
    SCHEDULED = "scheduled", "Planned"
    HELD = "held", "Held"
    CANCELLED = "cancelled", "Cancelled"


class AttendanceState(models.TextChoices):
    INVITED = "invited", "Invited"
    PRESENT = "present", "Present"
    SUBSTITUTE = "substitute", "Present through a substitute"
    APOLOGIES = "apologies", "Sent apologies"
    ABSENT = "absent", "Absent"


class AttendanceMode(models.TextChoices):
    ROOM = "room", "In the room"
    ONLINE = "online", "Online"


class ActionState(models.TextChoices):
    OPEN = "open", "To do"
    DONE = "done", "Done"
    DROPPED = "dropped", "Dropped"


class AgendaItemKind(models.TextChoices):
    MATTERS_ARISING = "matters_arising", "Matters arising"
    RETURNS = "returns", "Returns and decisions"
    ACTIONS = "actions", "Actions and last session's tasks"
    BOARD = "board", "The board's answer"
    SUCCESSES = "successes", "Successes"
    MINUTES = "minutes", "Minutes to approve"
    QUESTIONS = "questions", "Questions that await an answer"
    CLOCK = "clock", "What is due on the agreement"
    BACKGROUND = "background", "Background for newcomers"
    OTHER = "other", "Other"
    AOB = "aob", "Any other business"


class MinutesState(models.TextChoices):
    DRAFT = "draft", "Draft"
    CIRCULATED = "circulated", "Sent round, not yet approved"
    APPROVED = "approved", "Approved"
    CORRECTED = "corrected", "Approved with corrections"


class OutcomeKind(models.TextChoices):
    INFORMATION = "information", "Information"
    DECISION = "decision", "Decision"
    ACTION = "action", "Action"
    QUESTION = "question", "Question that awaits an answer"


class IssueStep(models.TextChoices):
    """How far an issue between members has come (R043)."""

    TALK = "talk", "They talk it over"
    HELP = "help", "They talk with somebody's help"
    REFERRED = "referred", "Referred to somebody outside the group"
    CLOSED = "closed", "Closed"


class PassedBy(models.TextChoices):
    """How a member passed a text on (R046)."""

    MAIL = "mail", "By e-mail"
    MEETING = "meeting", "At a meeting"
    NEWSLETTER = "newsletter", "In a newsletter or online"
    TALK = "talk", "By word of mouth"
    OTHER = "other", "In another way"


class OfferAnswer(models.TextChoices):
    """What a party group answered to the offer of a seat (R045)."""

    WAITING = "waiting", "No answer yet"
    ACCEPTED = "accepted", "Accepted"
    DECLINED = "declined", "Declined"


class ApplicationState(models.TextChoices):
    """How an application for a seat stands (R037)."""

    RECEIVED = "received", "Received"
    SHORTLISTED = "shortlisted", "On the shortlist"
    CHOSEN = "chosen", "Chosen"
    NOT_CHOSEN = "not_chosen", "Not chosen"


class TopicReaders(models.TextChoices):
    """Who reads a topic of a group's discussion (R068)."""

    GROUP = "group", "The group alone"
    EVERYBODY = "everybody", "Everybody who can see meetings here, champions and observers too"


class PostMark(models.TextChoices):
    """What a post is put up as for the next meeting, by its author's own choice."""

    QUESTION = "question", "A question"
    PRACTICE = "practice", "Good practice"


class MailOutcome(models.TextChoices):
    TAKEN = "taken", "Taken in"
    REFUSED = "refused", "Refused"


class SurveyQuestion(models.TextChoices):
    """What the members are asked once a year about how the group works (R048)."""

    HEARD = "heard", "What I bring to the group is heard"
    BOTH = "both", "Both sectors have an equal say"
    TIME = "time", "Our meetings are worth their time"
    DONE = "done", "What we agree gets done"
    CHANGE = "change", "Something got better because of this group"


class SurveyAnswer(models.TextChoices):
    AGREE = "agree", "Agree"
    PARTLY = "partly", "Partly"
    DISAGREE = "disagree", "Disagree"


class Verb(models.TextChoices):
    GROUP_ADDED = "group.group_added", "set up a group"
    GROUP_CHANGED = "group.group_changed", "changed a group's details"
    GROUP_ENDED = "group.group_ended", "ended a group"
    VICE_CHAIR_NAMED = "group.vice_chair_named", "named a vice chair"
    VICE_CHAIR_ENDED = "group.vice_chair_ended", "noted that there is no vice chair any more"
    SEAT_ADDED = "group.seat_added", "added a seat"
    SEAT_CHANGED = "group.seat_changed", "changed a seat"
    SEAT_ENDED = "group.seat_ended", "ended a seat"
    SEAT_TAKEN = "group.seat_taken", "noted who takes a seat"
    SEAT_LEFT = "group.seat_left", "noted that a seat is vacant"
    HOLDER_CHANGED = "group.holder_changed", "changed what is noted of a seat's holder"
    EXPECTATIONS_GIVEN = "group.expectations_given", "said what they expect of the group"
    CATEGORY_JUDGED = "group.category_judged", "said whether a kind of member is wanted"
    SEATS_IMPORTED = "group.seats_imported", "imported seats"
    TERMS_AGREED = "group.terms_agreed", "kept the terms of reference that a group agreed"
    STRUCTURE_CHANGED = "group.structure_changed", "noted a change of a group's structure"
    AIM_SET = "group.aim_set", "set an aim of a group"
    AIM_CHANGED = "group.aim_changed", "changed an aim of a group"
    ROTATION_SET = "group.rotation_set", "set when a chair comes from the voluntary sector"
    BOARD_SEATS_NOTED = "group.board_seats_noted", "noted the seats on the board"
    PURPOSE_WORDED = "group.purpose_worded", "worded the purpose of a group"
    EVIDENCE_NOTED = "group.evidence_noted", "noted what a group did for its purpose"
    EVIDENCE_IMPORTED = "group.evidence_imported", "imported what groups did for their purpose"
    EVIDENCE_CHANGED = "group.evidence_changed", "changed what is noted of a group’s purpose"
    EVIDENCE_REMOVED = "group.evidence_removed", "took away what was noted of a group’s purpose"
    FORMAT_DECIDED = "group.format_decided", "kept how a group decided to meet"
    FORMAT_CHANGED = "group.format_changed", "put right how a group decided to meet"
    MEETING_SCHEDULED = "group.meeting_scheduled", "planned a meeting"
    MEETING_CHANGED = "group.meeting_changed", "changed a meeting"
    MEETING_CANCELLED = "group.meeting_cancelled", "cancelled a meeting"
    MEETING_HELD = "group.meeting_held", "closed a meeting"
    INVITATIONS_SENT = "group.invitations_sent", "sent the invitations to a meeting"
    AGENDA_CHANGED = "group.agenda_changed", "changed an agenda"
    COMING_SAID = "group.coming_said", "said whether somebody comes to a meeting"
    ATTENDANCE_TAKEN = "group.attendance_taken", "took attendance"
    INTEREST_DECLARED = "group.interest_declared", "noted an interest"
    INTEREST_WITHDRAWN = "group.interest_withdrawn", "took back an interest"
    ACTION_AGREED = "group.action_agreed", "agreed an action"
    ACTION_ANSWERED = "group.action_answered", "answered a task"
    ACTION_CLOSED = "group.action_closed", "closed an action"
    ACTION_REOPENED = "group.action_reopened", "reopened an action"
    MINUTES_BEGUN = "group.minutes_begun", "began the minutes of a meeting"
    MINUTES_WRITTEN = "group.minutes_written", "wrote on the minutes of a meeting"
    MINUTES_CIRCULATED = "group.minutes_circulated", "sent the minutes of a meeting round"
    MINUTES_APPROVED = "group.minutes_approved", "noted that the minutes of a meeting are approved"
    MINUTES_CORRECTED = "group.minutes_corrected", "added a correction to the minutes of a meeting"
    PAPER_ADDED = "group.paper_added", "put a paper to a meeting"
    PAPER_VERSION_ADDED = "group.paper_version_added", "added a version of a paper"
    PAPER_CHANGED = "group.paper_changed", "changed what is noted of a paper"
    PAPER_CIRCULATED = "group.paper_circulated", "sent a paper round"
    PAPER_COMMENTED = "group.paper_commented", "commented on a paper"
    PAPER_REMOVED = "group.paper_removed", "took a paper away"
    VENUE_NOTED = "group.venue_noted", "noted a venue"
    VENUE_CHANGED = "group.venue_changed", "changed what is noted of a venue"
    VENUE_CHOSEN = "group.venue_chosen", "chose the venue of a meeting"
    SPEAKER_NOTED = "group.speaker_noted", "noted a guest speaker"
    SPEAKER_CHANGED = "group.speaker_changed", "changed what is noted of a guest speaker"
    SPEAKER_REMOVED = "group.speaker_removed", "took a guest speaker off the list"
    PARTY_OFFER_NOTED = "group.party_offer_noted", "noted an offer of a seat to councillors"
    PARTY_OFFER_CHANGED = "group.party_offer_changed", "changed an offer of a seat to councillors"
    ELECTED_NOTED = "group.elected_noted", "noted a councillor newly elected"
    ELECTED_CHANGED = "group.elected_changed", "changed what is noted of a councillor newly elected"
    ELECTED_REMOVED = "group.elected_removed", "took a councillor off the list of those newly elected"
    SEAT_ADVERTISED = "group.seat_advertised", "advertised a seat"
    VACANCY_ENDED = "group.vacancy_ended", "ended a vacancy without anybody"
    APPLICATION_RECEIVED = "group.application_received", "entered an application for a seat"
    APPLICATION_SENT = "group.application_sent", "applied for a seat by its link"
    APPLICATION_SHORTLISTED = "group.application_shortlisted", "changed the shortlist for a seat"
    APPLICATION_ANSWERED = "group.application_answered", "answered an application for a seat"
    APPLICATION_REMOVED = "group.application_removed", "took an application for a seat away"
    APPLICATIONS_LET_GO = "group.applications_let_go", "let go applications that were kept long enough"
    RELAY_WRITTEN = "group.relay_written", "sent a text to pass on"
    RELAY_PASSED = "group.relay_passed", "noted that a text was passed on"
    RAISED_NOTED = "group.raised_noted", "noted a point for a consultation"
    RAISED_REMOVED = "group.raised_removed", "took a point for a consultation off the list"
    RAISED_SENT = "group.raised_sent", "sent their point to a consultation"
    SURVEY_OPENED = "group.survey_opened", "asked the members how the group works"
    TOPIC_OPENED = "group.topic_opened", "opened a topic of a group's discussion"
    TOPIC_CLOSED = "group.topic_closed", "set when a topic of a group's discussion closes"
    POST_WRITTEN = "group.post_written", "posted on a topic"
    POST_CHANGED = "group.post_changed", "changed their post on a topic"
    POST_WITHDRAWN = "group.post_withdrawn", "took back their post on a topic"
    POST_MARKED = "group.post_marked", "said whether their post is for the next meeting"
    POST_HIDDEN = "group.post_hidden", "hid a post on a topic"
    POST_SHOWN = "group.post_shown", "showed a hidden post again"
    DISCUSSION_FOLLOWED = "group.discussion_followed", "asked for a mail about new posts"
    DISCUSSION_LEFT = "group.discussion_left", "wanted no more mail about new posts"
    REPLY_REFUSED = "group.reply_refused", "could not take in a reply by mail"
    QUESTION_ANSWERED = "group.question_answered", "noted the answer to a question of a meeting"
