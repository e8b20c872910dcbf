"""Purposes of personal links and the verbs of people and sign-in."""

from django.db import models


class Purpose(models.TextChoices):
    """What a personal link opens, and nothing else."""

    RETURN = "return", "Make a return"
    REPLY = "reply", "Reply to a point"
    BOARD_ANSWER = "board_answer", "Answer the group's report"
    TASK = "task", "Answer a task"
    POSITION = "position", "Say whether you consent"
    CONFIDENTIAL = "confidential", "Look after a confidential point"
    INVITATION = "invitation", "Accept an invitation"
    SIGN = "sign", "Sign the agreement"
    BRIEFING = "briefing", "Read a briefing"
    NOTE = "note", "Tell the officer what you saw"
    MINUTES = "minutes", "Read the minutes of a meeting"
    PARTNERSHIP = "partnership", "Answer for a partnership"
    PAPER = "paper", "Read a paper and comment on it"
    PASS_ON = "pass_on", "Pass on a text of the group"
    RESPONSE = "response", "Send a point to a consultation"
    SURVEY = "survey", "Say how a group works"
    DISCUSSION = "discussion", "Stop the mail about a group's discussion"


# When they were opened is kept nowhere: after a period is locked, the opening of a return would name whoever approved
# a wording in that hour, an invitation that was opened and not accepted would tell of an account, and of a survey it
# would name whoever answered.
UNTOLD = frozenset({Purpose.RETURN, Purpose.CONFIDENTIAL, Purpose.INVITATION, Purpose.SURVEY})


class TextSize(models.TextChoices):
    """How large the words on the pages are, for somebody who asks."""

    USUAL = "", "As usual"
    LARGE = "large", "Large"
    LARGER = "larger", "Larger still"


class Contrast(models.TextChoices):
    USUAL = "", "As usual"
    HIGH = "high", "High: black on white, or white on black on a dark device"


class Verb(models.TextChoices):
    PERSON_ADDED = "accounts.person_added", "added a person"
    PERSON_CHANGED = "accounts.person_changed", "changed a person's details"
    PERSON_ERASED = "accounts.person_erased", "erased a person's details"
    ROLE_GRANTED = "accounts.role_granted", "gave a role"
    ROLE_ENDED = "accounts.role_ended", "ended a role"
    SIGNED_IN = "accounts.signed_in", "signed in"
    LINK_SENT = "accounts.link_sent", "sent a personal link"
    LINK_REVOKED = "accounts.link_revoked", "withdrew a personal link"
    FEED_MADE = "accounts.feed_made", "made a private calendar address"
    FEED_ENDED = "accounts.feed_ended", "ended a private calendar address"
    DETAILS_TAKEN = "accounts.details_taken", "took out what is kept about them"
    SECOND_STEP_RESET = "accounts.second_step_reset", "took away a lost second step"
    SESSION_ENDED = "accounts.session_ended", "ended a session"
