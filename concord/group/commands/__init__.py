"""The only writes of the group: on groups, meetings and actions."""

from .actions import agree_action, answer_task, check_may_close, close_action, reopen_action, send_task_mail
from .agenda import ItemInput, drop_pointer, point_to, set_agenda
from .attendance import declare_interest, invite_guest, take_attendance, withdraw_interest
from .groups import add_group, change_group
from .joining import follow_to_account
from .meetings import cancel_meeting, change_meeting, hold_meeting, schedule_meeting
from .telling import tell_invited

__all__ = [
    "ItemInput",
    "add_group",
    "agree_action",
    "answer_task",
    "cancel_meeting",
    "change_group",
    "change_meeting",
    "check_may_close",
    "close_action",
    "declare_interest",
    "drop_pointer",
    "follow_to_account",
    "hold_meeting",
    "invite_guest",
    "point_to",
    "reopen_action",
    "schedule_meeting",
    "send_task_mail",
    "set_agenda",
    "take_attendance",
    "tell_invited",
    "withdraw_interest",
]
