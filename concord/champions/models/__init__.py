"""Champion and what hangs on it."""

from .champions import Champion, ChampionBefore, ChampionSettings, Entry
from .expressions import Expression
from .mailings import Mailing, Question, Recipient
from .notes import Note
from .packs import PackGiven
from .reach import BoardMeets, OnAgenda, Sitting
from .work import Introduction, WorkArea

__all__ = [
    "BoardMeets",
    "Champion",
    "ChampionBefore",
    "ChampionSettings",
    "Entry",
    "Expression",
    "Introduction",
    "Mailing",
    "Note",
    "OnAgenda",
    "PackGiven",
    "Question",
    "Recipient",
    "Sitting",
    "WorkArea",
]
