"""The only writes about champions."""

from .advocates import put_advocate, remove_advocate
from .briefings import answer_question, ask_question, mark_read, stop_mailings
from .describing import describe_champion, set_consent
from .effects import add_effect_value, put_effect, remove_effect, remove_effect_value
from .entries import note_entry, remove_entry
from .expressions import accept_expression, decline_expression, express_interest
from .imported_agendas import import_agendas
from .imports import import_champions
from .mailings import deliver_batch, discard_mailing, send_mailing, write_mailing
from .notes import answer_note, send_note_link, take_back_note, write_note
from .packs import note_pack_given
from .people import follow_to_account, forget_person
from .reach import note_board_meeting, put_on_agenda, put_sitting, remove_on_agenda, remove_sitting
from .region import put_region_event, remove_region_event
from .retention import let_go_of_old
from .settings import change_settings
from .sheets import note_learned, remove_sheet_note, thank
from .work import add_work_area, ask_introduction, decline_introduction, introduce, remove_work_area

__all__ = [
    "accept_expression",
    "add_effect_value",
    "add_work_area",
    "answer_note",
    "answer_question",
    "ask_introduction",
    "ask_question",
    "change_settings",
    "decline_expression",
    "decline_introduction",
    "deliver_batch",
    "describe_champion",
    "discard_mailing",
    "express_interest",
    "follow_to_account",
    "forget_person",
    "import_agendas",
    "import_champions",
    "introduce",
    "let_go_of_old",
    "mark_read",
    "note_board_meeting",
    "note_entry",
    "note_learned",
    "note_pack_given",
    "put_advocate",
    "put_effect",
    "put_on_agenda",
    "put_region_event",
    "put_sitting",
    "remove_advocate",
    "remove_effect",
    "remove_effect_value",
    "remove_entry",
    "remove_on_agenda",
    "remove_region_event",
    "remove_sheet_note",
    "remove_sitting",
    "remove_work_area",
    "send_mailing",
    "send_note_link",
    "set_consent",
    "stop_mailings",
    "take_back_note",
    "thank",
    "write_mailing",
    "write_note",
]
