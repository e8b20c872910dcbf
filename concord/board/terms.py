"""States of a report and an answer, and the board's verbs."""

from django.db import models


class ReportState(models.TextChoices):
    DRAFT = "draft", "Being written"
    APPROVED = "approved", "Approved, not issued"
    ISSUED = "issued", "Issued"


class AskAnswer(models.TextChoices):
    ACCEPTED = "accepted", "Accepted"
    AMENDED = "amended", "Accepted with a change"
    REFUSED = "refused", "Refused"
    PUT_OFF = "put_off", "Put off"
    # Of a page that asks nothing.
    NOTED = "noted", "Noted"


class Standing(models.TextChoices):
    """How the ask or task of last time stands."""

    NOT_STARTED = "not_started", "Not started"
    UNDER_WAY = "under_way", "Under way"
    DONE = "done", "Done"
    STUCK = "stuck", "Stuck"


class StrategicKind(models.TextChoices):
    ISSUE = "issue", "To be settled at the strategic level"
    SUCCESS = "success", "A success that deserves attention"


class StrategicState(models.TextChoices):
    ESCALATED = "escalated", "Escalated"
    DISMISSED = "dismissed", "Left where it is"


class Verb(models.TextChoices):
    BOARD_MEETING_PLANNED = "board.meeting_planned", "added a meeting to the reporting calendar"
    BOARD_MEETING_CHANGED = "board.meeting_changed", "changed a meeting of the reporting calendar"
    REPORT_STARTED = "board.report_started", "started a report"
    REPORT_CHANGED = "board.report_changed", "changed a report"
    REPORT_APPROVED = "board.report_approved", "approved a report"
    REPORT_REOPENED = "board.report_reopened", "took back the approval of a report"
    REPORT_ISSUED = "board.report_issued", "issued a report"
    ANSWER_ASKED = "board.answer_asked", "asked again for the answer to a report"
    REPORT_ANSWERED = "board.report_answered", "answered a report"
    STRATEGIC_ESCALATED = "board.strategic_escalated", "brought something to the strategic level"
    STRATEGIC_DISMISSED = "board.strategic_dismissed", "left something below the strategic level"
    ADDENDUM_ADDED = "board.addendum_added", "added to an issued report"
