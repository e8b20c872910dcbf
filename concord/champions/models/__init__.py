"""Champion and what hangs on it."""

from .advocates import Advocate
from .champions import Champion, ChampionBefore, ChampionSettings, Entry
from .effects import Effect, EffectValue
from .expressions import Expression
from .mailings import Mailing, Question, Recipient
from .notes import Note
from .packs import PackGiven
from .reach import BoardMeets, OnAgenda, Sitting
from .region import RegionEvent
from .sheets import SheetNote
from .work import Introduction, WorkArea

__all__ = [
    "Advocate",
    "BoardMeets",
    "Champion",
    "ChampionBefore",
    "ChampionSettings",
    "Effect",
    "EffectValue",
    "Entry",
    "Expression",
    "Introduction",
    "Mailing",
    "Note",
    "OnAgenda",
    "PackGiven",
    "Question",
    "Recipient",
    "RegionEvent",
    "SheetNote",
    "Sitting",
    "WorkArea",
]
