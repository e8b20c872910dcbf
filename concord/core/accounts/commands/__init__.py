"""Writes on people, their links and their sessions."""

from .addresses import change_own_details, use_new_address
from .administrators import appoint_administrator, end_administrator
from .erasing import erase_person
from .feeds import end_feed, make_feed
from .joining import fold_into
from .links import IssuedLink, end_expired_links, end_links_of, issue_link, note_link_used, revoke_links
from .mailings import mail_link, note_came_back, send_mail_again, send_new_link, withdraw_link_of
from .people import Actor, add_person, change_person
from .retention import let_go
from .second_step import reset_second_step
from .sessions import end_other_sessions, end_session, note_details_taken, note_sign_in
from .weekly import send_weekly_mail

__all__ = [
    "Actor",
    "IssuedLink",
    "add_person",
    "appoint_administrator",
    "change_own_details",
    "change_person",
    "end_administrator",
    "end_expired_links",
    "end_feed",
    "end_links_of",
    "end_other_sessions",
    "end_session",
    "erase_person",
    "fold_into",
    "issue_link",
    "let_go",
    "mail_link",
    "make_feed",
    "note_came_back",
    "note_details_taken",
    "note_link_used",
    "note_sign_in",
    "reset_second_step",
    "revoke_links",
    "send_mail_again",
    "send_new_link",
    "send_weekly_mail",
    "use_new_address",
    "withdraw_link_of",
]
