"""The words of returns and decisions, once."""

from django.db import models


class PeriodState(models.TextChoices):
    PLANNED = "planned", "Not open yet"
    OPEN = "open", "Open for returns"
    LOCKED = "locked", "Locked, waiting for the group"
    DECIDED = "decided", "Decided"
    REPORTED = "reported", "Reported to the board"


class ReopenReason(models.TextChoices):
    """Why a locked period is opened again; the trail keeps it."""

    MISTAKE = "mistake", "It was locked by mistake"
    DATES = "dates", "Its dates were wrong"
    MEETING = "meeting", "The meeting is later than planned"
    UNREACHED = "unreached", "People could not make their return in time, for a reason that was not theirs"


class WithdrawReason(models.TextChoices):
    """Why a point is withdrawn once the group has it; the trail keeps it (R384)."""

    MISTAKE = "mistake", "It was entered by mistake"
    TWICE = "twice", "It was entered twice"
    UNTRUE = "untrue", "It turned out to be wrong"
    ASKED = "asked", "Its reporter asked for it"


class TakeBackReason(models.TextChoices):
    """Why a return that was entered for somebody is taken back; the trail keeps it."""

    WRONG_PERSON = "wrong_person", "It was entered for the wrong person"
    MISTAKE = "mistake", "It was entered by mistake"
    ASKED = "asked", "The person whose return it is asked for it"


class ReturnState(models.TextChoices):
    DRAFT = "draft", "Being written"
    SENT = "sent", "Sent"


class EntryMode(models.TextChoices):
    WEB = "web", "On the web"
    PAPER = "paper", "On paper"
    EMAIL = "email", "By e-mail"
    WORD = "word", "On a Word form"
    IMPORT = "import", "From a file"

    @classmethod
    def entered(cls) -> tuple["EntryMode", ...]:
        """The ways in which an officer enters a return for somebody."""
        return cls.PAPER, cls.EMAIL, cls.WORD


class Box(models.IntegerChoices):
    """The four boxes, headed exactly as in the source (R095)."""

    WAY_OF_WORKING = 1, "What was a Compact way of working (in LAA, partnerships and engagement)"
    LEARN_FROM = 2, "Areas we can learn from and to improve partnership working"
    WINS = 3, "Compact wins achieved (showing whether planned, opportunistic or from things that went wrong)"
    GOOD_PRACTICE = 4, "How can we make the current situation Compact good practice?"


class Context(models.TextChoices):
    """Where a way of working was seen (R098)."""

    TARGETS = "targets", "Local targets (LAA)"
    PARTNERSHIPS = "partnerships", "Partnerships"
    ENGAGEMENT = "engagement", "Engagement"


class WinSource(models.TextChoices):
    PLANNED = "planned", "Planned"
    OPPORTUNISTIC = "opportunistic", "Opportunistic"
    WENT_WRONG = "went_wrong", "From things that went wrong"


class Breach(models.TextChoices):
    """The four usual kinds of non-compliance (R141), then the rest."""

    SHORT_CONSULTATION = "short_consultation", "A consultation that was cut short"
    SHORT_NOTICE = "short_notice", "Short notice of ending or changing funding"
    NO_IMPACT = "no_impact", "Effects of a funding change on people were not looked at"
    MONITORING = "monitoring", "No attempt to keep monitoring light"
    OTHER = "other", "Something else"


class PointClass(models.IntegerChoices):
    """Who sees a point, now and later (confidentiality.md)."""

    NAMED = 1, "My name and my words to the group"
    NAME_WITHHELD = 2, "My words to the group, my name to the trustee alone"
    TRUSTEE_ONLY = 3, "My name and my words to the trustee alone"


class Verdict(models.TextChoices):
    FOLLOWED = "followed", "Followed"
    NOT_FOLLOWED = "not_followed", "Not followed"
    NOT_AGREED = "not_agreed", "Not agreed"
    NOT_FOR_US = "not_for_us", "Not for us"
    DEFERRED = "deferred", "Put off"
    ASKED_BACK = "asked_back", "Asked back"
    # Nobody in a sector was free to decide: no verdict at all.
    NO_ELIGIBLE = "no_eligible", "Not decided: no eligible members"


class WinLimb(models.TextChoices):
    """The two limbs of the win test (R110)."""

    A = "A", "It carries out a commitment or an agreed action"
    B = "B", "It would not have happened as it did without the agreement"


class LimbReason(models.TextChoices):
    NOT_AT_ALL = "not_at_all", "It would not have happened at all"
    NOT_AS_WELL = "not_as_well", "It would not have happened as well"
    NOT_AS_QUICKLY = "not_as_quickly", "It would not have happened as quickly"


class Method(models.TextChoices):
    CONSENT = "consent", "By consent"
    POSITIONS = "positions", "By positions of both sectors"
    IMPORTED = "imported", "From an earlier record"


class RoundState(models.TextChoices):
    SEALED = "sealed", "Sealed"
    OPENED = "opened", "Opened"


class ReplyState(models.TextChoices):
    ASKED = "asked", "Asked to reply"
    REPLIED = "replied", "Replied"
    NOT_REACHED = "not_reached", "Not asked yet: no mail reaches it"


class AskedWay(models.TextChoices):
    """How an organisation was asked that no mail reaches."""

    LETTER = "letter", "By letter"
    PERSON = "person", "In person"
    TELEPHONE = "telephone", "By telephone"


class RepeatState(models.TextChoices):
    SUGGESTED = "suggested", "Suggested"
    CONFIRMED = "confirmed", "Needs tackling"
    DISMISSED = "dismissed", "Not a repeat"
    TACKLED = "tackled", "Tackled"
    REOPENED = "reopened", "Came back"


class LearningState(models.TextChoices):
    OPEN = "open", "To do"
    DONE = "done", "Done"
    DROPPED = "dropped", "Not taken up"


class Use(models.TextChoices):
    """What a point is ready input for (R119)."""

    EVALUATION = "evaluation", "Evaluation"
    PLANNING = "planning", "Planning"
    TRAINING = "training", "Training"


class Contribution(models.TextChoices):
    """How much of a win was the agreement's doing (R117)."""

    SOLE = "sole", "The only cause"
    MAIN = "main", "The main cause"
    ONE_OF_SEVERAL = "one_of_several", "One of several causes"
    SLIGHT = "slight", "A slight help"
    UNCLEAR = "unclear", "Unclear"


class Evidence(models.TextChoices):
    """What a win's story rests on (R117)."""

    FIGURES = "figures", "Figures or records"
    DOCUMENT = "document", "A document or a decision"
    SAID = "said", "What people say"
    NONE = "none", "Nothing yet"


class Confidence(models.TextChoices):
    SURE = "sure", "Sure"
    LIKELY = "likely", "Fairly sure"
    UNSURE = "unsure", "Not sure"


class Telling(models.TextChoices):
    """Where a win was told again (R122)."""

    INDUCTION = "induction", "Induction of new staff"
    NEWSLETTER = "newsletter", "Newsletter or website"
    AWARD = "award", "Award"
    BOARD = "board", "Report to the board"
    CASE_STUDY = "case_study", "Case study"
    FUNDING_BID = "funding_bid", "Funding bid or business case"


class QuickWinState(models.TextChoices):
    """A quick win is an idea to be done soon (R120); whether it is a win, the group decides later."""

    OPEN = "open", "To do"
    DONE = "done", "Done"
    DROPPED = "dropped", "Not taken up"


class Size(models.IntegerChoices):
    """How much effort or benefit."""

    LITTLE = 1, "Little"
    SOME = 2, "Some"
    MUCH = 3, "Much"


class Feeling(models.TextChoices):
    """What somebody says of one matter in a poll (R121)."""

    A_LOT = "a_lot", "It annoys me a lot"
    A_LITTLE = "a_little", "It annoys me a little"
    NEITHER = "neither", "Neither"
    WORKS_WELL = "works_well", "It works well: leave it alone"


class ReminderKind(models.TextChoices):
    INVITATION = "invitation", "Invitation"
    SCHEDULED = "scheduled", "Reminder on schedule"
    BY_HAND = "by_hand", "Mail by hand"


class Verb(models.TextChoices):
    SETTINGS_CHANGED = "log.settings_changed", "changed how returns are made"
    PERIOD_PLANNED = "log.period_planned", "planned a period"
    PERIOD_CHANGED = "log.period_changed", "changed a period's dates"
    PERIOD_OPENED = "log.period_opened", "opened a period for returns"
    PERIOD_LOCKED = "log.period_locked", "locked a period"
    PERIOD_REOPENED = "log.period_reopened", "opened a locked period again"
    PERIOD_REMOVED = "log.period_removed", "took a planned period away"
    PERIOD_DECIDED = "log.period_decided", "finished deciding a period"
    EXPECTED_EXCUSED = "log.expected_excused", "excused somebody from a return"
    REMINDERS_SENT = "log.reminders_sent", "reminded those whose return is missing"
    RETURN_SENT = "log.return_sent", "sent a return"
    RETURN_AMENDED = "log.return_amended", "amended a return"
    RETURN_ENTERED = "log.return_entered", "entered a return for somebody"
    RETURN_TAKEN_BACK = "log.return_taken_back", "took back a return entered for somebody"
    RETURNS_IMPORTED = "log.returns_imported", "imported returns"
    EXPORTED = "log.exported", "exported from the log"
    POINT_CARRIED = "log.point_carried", "carried a late point to the next period"
    POINTS_MERGED = "log.points_merged", "merged points that say the same"
    POINT_WITHDRAWN = "log.point_withdrawn", "withdrew a point"
    POINT_RESTORED = "log.point_restored", "put a withdrawn point back"
    POINTS_SPLIT = "log.points_split", "took a merge back"
    SHEET_BUILT = "log.sheet_built", "made the decision sheet"
    DECISION_RECORDED = "log.decision_recorded", "recorded a decision"
    DECISION_CORRECTED = "log.decision_corrected", "recorded a decision that replaces another"
    ROUND_OPENED = "log.round_opened", "asked for sealed positions"
    ROUND_WITHDRAWN = "log.round_withdrawn", "withdrew an objection"
    POSITION_TAKEN = "log.position_taken", "took a sealed position"
    POSITIONS_OPENED = "log.positions_opened", "opened the positions"
    REPLY_ASKED = "log.reply_asked", "asked an organisation to reply"
    REPLY_UNREACHED = "log.reply_unreached", "found no address to ask an organisation at"
    REPLY_ASKED_OTHERWISE = "log.reply_asked_otherwise", "noted that an organisation was asked in another way"
    REPLY_RECEIVED = "log.reply_received", "received a reply"
    GROUP_VERSION_APPROVED = "log.group_version_approved", "had a wording approved by its reporter"
    GROUP_VERSION_WITHDRAWN = "log.group_version_withdrawn", "had the approval of a wording taken back by its reporter"
    IDENTITY_READ = "log.identity_read", "read who is behind a confidential point"
    CLASS_WIDENED = "log.class_widened", "had a point opened up by its reporter"
    LEARNING_ADDED = "log.learning_added", "added to the learning log"
    LEARNING_CHANGED = "log.learning_changed", "changed the learning log"
    PRACTICE_ADDED = "log.practice_added", "added to the good-practice log"
    POINT_LINKED = "log.point_linked", "linked a point to an action"
    POINT_TAGGED = "log.point_tagged", "marked what a point is useful for"
    WIN_DESCRIBED = "log.win_described", "described a win"
    WIN_TOLD = "log.win_told", "noted where a win was told"
    PRACTICE_REMOVED = "log.practice_removed", "took something out of the good-practice log"
    QUICK_WIN_ADDED = "log.quick_win_added", "added a quick win"
    QUICK_WINS_IMPORTED = "log.quick_wins_imported", "imported quick wins"
    QUICK_WIN_CHANGED = "log.quick_win_changed", "changed a quick win"
    POLL_OPENED = "log.poll_opened", "asked what annoys people most"
    POLL_CLOSED = "log.poll_closed", "closed a poll"
    REPEAT_CONFIRMED = "log.repeat_confirmed", "confirmed a repeat that needs tackling"
    REPEAT_DISMISSED = "log.repeat_dismissed", "set a suggested repeat aside"
    REPEAT_TACKLED = "log.repeat_tackled", "marked a repeat as tackled"
    REPEAT_REOPENED = "log.repeat_reopened", "reopened a repeat that came back"


# What a sentence says where nobody is named.
WITHOUT_A_NAME = {
    Verb.REPLY_RECEIVED: "An organisation replied",
    Verb.GROUP_VERSION_APPROVED: "A wording was approved by its reporter",
    Verb.GROUP_VERSION_WITHDRAWN: "The approval of a wording was taken back by its reporter",
    Verb.CLASS_WIDENED: "A point was opened up by its reporter",
    Verb.REPEAT_REOPENED: "A repeat that came back was reopened",
}
