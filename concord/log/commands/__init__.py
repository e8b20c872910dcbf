"""The only writes of the log."""

from .asked import enter_reply, note_asked_otherwise, note_mail_anew, note_mail_lost
from .confidential import read_all_identities, read_identity
from .decisions import (
    DecisionInput,
    build_sheet,
    correct_decision,
    finish_deciding,
    record_decision,
    show_minutes,
)
from .entered import change_entered, take_back_entered
from .entering import enter_return
from .erasing import forget_person
from .follow_up import (
    add_learning,
    add_practice,
    change_learning,
    describe_win,
    make_action,
    mark_uses,
    note_telling,
    remove_practice,
)
from .imports import import_returns
from .joining import follow_to_account
from .merging import merge_points, split_points
from .periods import (
    change_period,
    lock_due_periods,
    lock_period,
    open_due_periods,
    open_period,
    plan_period,
    remove_period,
    reopen_period,
)
from .planning import move_periods, plan_for_meeting
from .polls import answer_poll, close_poll, open_poll
from .positions import open_positions, open_round, take_position, withdraw_round
from .quick_wins import add_quick_win, change_quick_win
from .reminders import (
    excuse,
    invite_extra,
    note_not_reached,
    remind,
    resend_link,
    send_scheduled_reminders,
    withdraw_link,
)
from .repeats import follow_action, judge_repeat, suggest_repeats, tackle_repeat
from .replies import ask_who_is_reached_now, record_reply
from .returns import save_box, send_nil, send_return, start_return
from .settings import change_settings
from .summaries import refresh_summary
from .unsent import send_unsent
from .withdrawing import restore_point, tell_reporter, withdraw_point
from .wordings import approve_wording, keep_own_words, propose_wording, take_back_approval, widen_class

__all__ = [
    "DecisionInput",
    "add_learning",
    "add_practice",
    "add_quick_win",
    "answer_poll",
    "approve_wording",
    "ask_who_is_reached_now",
    "build_sheet",
    "change_entered",
    "change_learning",
    "change_period",
    "change_quick_win",
    "change_settings",
    "close_poll",
    "correct_decision",
    "describe_win",
    "enter_reply",
    "enter_return",
    "excuse",
    "finish_deciding",
    "follow_action",
    "follow_to_account",
    "forget_person",
    "import_returns",
    "invite_extra",
    "judge_repeat",
    "keep_own_words",
    "lock_due_periods",
    "lock_period",
    "make_action",
    "mark_uses",
    "merge_points",
    "move_periods",
    "note_asked_otherwise",
    "note_mail_anew",
    "note_mail_lost",
    "note_not_reached",
    "note_telling",
    "open_due_periods",
    "open_period",
    "open_poll",
    "open_positions",
    "open_round",
    "plan_for_meeting",
    "plan_period",
    "propose_wording",
    "read_all_identities",
    "read_identity",
    "record_decision",
    "record_reply",
    "refresh_summary",
    "remind",
    "remove_period",
    "remove_practice",
    "reopen_period",
    "resend_link",
    "restore_point",
    "save_box",
    "send_nil",
    "send_return",
    "send_scheduled_reminders",
    "send_unsent",
    "show_minutes",
    "split_points",
    "start_return",
    "suggest_repeats",
    "tackle_repeat",
    "take_back_approval",
    "take_back_entered",
    "take_position",
    "tell_reporter",
    "widen_class",
    "withdraw_link",
    "withdraw_point",
    "withdraw_round",
]
