"""Kinds of meeting and attendance, states of actions, and the group's verbs."""

from django.db import models


class MeetingKind(models.TextChoices):
    REGULAR = "regular", "Regular meeting"
    EXTRA = "extra", "Extra meeting"
    ANNUAL = "annual", "Annual review"
    CHAMPIONS = "champions", "Champions' meeting"


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
    OTHER = "other", "Other"
    AOB = "aob", "Any other business"


class Verb(models.TextChoices):
    GROUP_ADDED = "group.group_added", "set up a group"
    GROUP_CHANGED = "group.group_changed", "changed a group's details"
    MEETING_SCHEDULED = "group.meeting_scheduled", "planned a meeting"
    MEETING_CHANGED = "group.meeting_changed", "changed a meeting"
    MEETING_CANCELLED = "group.meeting_cancelled", "cancelled a meeting"
    MEETING_HELD = "group.meeting_held", "closed a meeting"
    AGENDA_CHANGED = "group.agenda_changed", "changed an agenda"
    ATTENDANCE_TAKEN = "group.attendance_taken", "took attendance"
    INTEREST_DECLARED = "group.interest_declared", "noted an interest"
    INTEREST_WITHDRAWN = "group.interest_withdrawn", "took back an interest"
    ACTION_AGREED = "group.action_agreed", "agreed an action"
    ACTION_ANSWERED = "group.action_answered", "answered a task"
    ACTION_CLOSED = "group.action_closed", "closed an action"
    ACTION_REOPENED = "group.action_reopened", "reopened an action"
