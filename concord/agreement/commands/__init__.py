"""The only writes of the agreement: commitments, documents, versions, signatures."""

from .achieving import mark_clause
from .approaching import ask_to_sign, decline_by_link, note_asked, note_declined, set_kitemark
from .closing import end_due_consultations
from .commenting import accept_comments, enter_comment, moderate_comment, send_comment
from .commitments import add_commitment, retire_commitment, reword_commitment
from .consulting import change_consultation, end_consultation, note_talk, open_consultation
from .contractors import add_contractor, change_contractor, note_contractor_answer, remind_contractor
from .documents import add_document, change_document, note_approval
from .drafting import (
    add_clause,
    add_section,
    change_clause,
    change_section,
    move_clause,
    move_section,
    put_outline,
    remove_clause,
    remove_section,
)
from .imported_comments import import_comments
from .imported_contractors import import_contractors
from .imported_marks import import_marks
from .imported_signatures import import_signatures
from .imports import import_commitments
from .library import copy_clause, lend_document
from .mapping import map_commitment
from .materials import move_material, put_material, remove_move
from .national import note_national
from .programme import back_to_programme, put_in_practice
from .renewing import (
    change_renewal,
    change_stage,
    end_renewal,
    move_renewal,
    note_sign_off,
    plan_renewal,
    put_election,
    remove_elections,
)
from .settling import settle_comments
from .shaping import note_guideline, put_copy, remove_copy
from .signing import refuse_signature, register_signature, sign_by_link, take_signature, withdraw_signature
from .summing import sum_up_sign_up
from .themes import add_theme, hide_theme, name_theme, show_theme
from .version_file import import_version
from .versions import adopt_version, describe_version, give_up_version, launch_version, start_version

__all__ = [
    "accept_comments",
    "add_clause",
    "add_commitment",
    "add_contractor",
    "add_document",
    "add_section",
    "add_theme",
    "adopt_version",
    "ask_to_sign",
    "back_to_programme",
    "change_clause",
    "change_consultation",
    "change_contractor",
    "change_document",
    "change_renewal",
    "change_section",
    "change_stage",
    "copy_clause",
    "decline_by_link",
    "describe_version",
    "end_consultation",
    "end_due_consultations",
    "end_renewal",
    "enter_comment",
    "give_up_version",
    "hide_theme",
    "import_comments",
    "import_commitments",
    "import_contractors",
    "import_marks",
    "import_signatures",
    "import_version",
    "launch_version",
    "lend_document",
    "map_commitment",
    "mark_clause",
    "moderate_comment",
    "move_clause",
    "move_material",
    "move_renewal",
    "move_section",
    "name_theme",
    "note_approval",
    "note_asked",
    "note_contractor_answer",
    "note_declined",
    "note_guideline",
    "note_national",
    "note_sign_off",
    "note_talk",
    "open_consultation",
    "plan_renewal",
    "put_copy",
    "put_election",
    "put_in_practice",
    "put_material",
    "put_outline",
    "refuse_signature",
    "register_signature",
    "remind_contractor",
    "remove_clause",
    "remove_copy",
    "remove_elections",
    "remove_move",
    "remove_section",
    "retire_commitment",
    "reword_commitment",
    "send_comment",
    "set_kitemark",
    "settle_comments",
    "show_theme",
    "sign_by_link",
    "start_version",
    "sum_up_sign_up",
    "take_signature",
    "withdraw_signature",
]
