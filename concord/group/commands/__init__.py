"""The only writes of the group: on groups, meetings and actions."""

from .actions import agree_action, answer_task, check_may_close, close_action, reopen_action, send_task_mail
from .agenda import ItemInput, drop_pointer, point_to, put_on_agenda, set_agenda
from .attendance import declare_interest, invite_guest, take_attendance, withdraw_interest
from .circulating import answer_question, approve_minutes, circulate_minutes, correct_minutes, mail_minutes
from .digest import (
    follow_discussion,
    leave_discussion,
    let_go_of_replies,
    send_digests,
    tell_hidden,
)
from .discussion import (
    change_post,
    close_topic,
    hide_post,
    mark_post,
    open_topic,
    post_in_topic,
    show_post,
    withdraw_post,
)
from .effectiveness import answer_survey, mail_survey, open_survey
from .formats import decide_format
from .groups import add_group, change_group, end_group
from .imported_seats import import_seats
from .inbound import take_in_mail
from .issues import change_issue, move_issue, name_vice_chair, note_on_issue, raise_issue
from .joining import follow_to_account
from .meetings import cancel_meeting, change_meeting, hold_meeting, schedule_meeting
from .minutes import OutcomeInput, add_minute_item, add_outcome, begin_minutes, remove_outcome, save_item
from .papers import (
    add_paper,
    add_paper_version,
    change_paper,
    circulate_paper,
    comment_on_paper,
    mail_paper,
    remove_paper,
)
from .parties import note_elected, note_offer, remove_elected
from .passing import mail_relay, pass_on, write_relay
from .purpose import note_evidence, remove_evidence, word_purpose
from .raised import mail_raised, note_raised, remind_of_raised, remove_raised, send_raised
from .reference import agree_terms, note_board_seats, note_structure, set_aim, set_rotation
from .seats import (
    add_seat,
    change_holding,
    change_seat,
    end_seat,
    give_expectations,
    judge_category,
    leave_seat,
    take_seat,
)
from .telling import send_invitations, tell_cancelled, tell_invited
from .vacancies import (
    advertise_seat,
    apply_for_seat,
    choose_applicant,
    decline_applicant,
    end_vacancy,
    forget_applicant,
    let_go_of_applications,
    receive_application,
    remove_application,
    shortlist,
)
from .venues import choose_venue, note_speaker, note_venue, remove_speaker
from .year import plan_year

__all__ = [
    "ItemInput",
    "OutcomeInput",
    "add_group",
    "add_minute_item",
    "add_outcome",
    "add_paper",
    "add_paper_version",
    "add_seat",
    "advertise_seat",
    "agree_action",
    "agree_terms",
    "answer_question",
    "answer_survey",
    "answer_task",
    "apply_for_seat",
    "approve_minutes",
    "begin_minutes",
    "cancel_meeting",
    "change_group",
    "change_holding",
    "change_issue",
    "change_meeting",
    "change_paper",
    "change_post",
    "change_seat",
    "check_may_close",
    "choose_applicant",
    "choose_venue",
    "circulate_minutes",
    "circulate_paper",
    "close_action",
    "close_topic",
    "comment_on_paper",
    "correct_minutes",
    "decide_format",
    "declare_interest",
    "decline_applicant",
    "drop_pointer",
    "end_group",
    "end_seat",
    "end_vacancy",
    "follow_discussion",
    "follow_to_account",
    "forget_applicant",
    "give_expectations",
    "hide_post",
    "hold_meeting",
    "import_seats",
    "invite_guest",
    "judge_category",
    "leave_discussion",
    "leave_seat",
    "let_go_of_applications",
    "let_go_of_replies",
    "mail_minutes",
    "mail_paper",
    "mail_raised",
    "mail_relay",
    "mail_survey",
    "mark_post",
    "move_issue",
    "name_vice_chair",
    "note_board_seats",
    "note_elected",
    "note_evidence",
    "note_offer",
    "note_on_issue",
    "note_raised",
    "note_speaker",
    "note_structure",
    "note_venue",
    "open_survey",
    "open_topic",
    "pass_on",
    "plan_year",
    "point_to",
    "post_in_topic",
    "put_on_agenda",
    "raise_issue",
    "receive_application",
    "remind_of_raised",
    "remove_application",
    "remove_elected",
    "remove_evidence",
    "remove_outcome",
    "remove_paper",
    "remove_raised",
    "remove_speaker",
    "reopen_action",
    "save_item",
    "schedule_meeting",
    "send_digests",
    "send_invitations",
    "send_raised",
    "send_task_mail",
    "set_agenda",
    "set_aim",
    "set_rotation",
    "shortlist",
    "show_post",
    "take_attendance",
    "take_in_mail",
    "take_seat",
    "tell_cancelled",
    "tell_hidden",
    "tell_invited",
    "withdraw_interest",
    "withdraw_post",
    "word_purpose",
    "write_relay",
]
