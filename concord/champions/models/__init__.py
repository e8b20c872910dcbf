"""Champion and what hangs on it."""

from .champions import Champion, ChampionBefore, ChampionSettings, Entry
from .expressions import Expression
from .mailings import Mailing, Question, Recipient
from .notes import Note
from .packs import PackGiven
from .work import Introduction, WorkArea

__all__ = [
    "Champion",
    "ChampionBefore",
    "ChampionSettings",
    "Entry",
    "Expression",
    "Introduction",
    "Mailing",
    "Note",
    "PackGiven",
    "Question",
    "Recipient",
    "WorkArea",
]
