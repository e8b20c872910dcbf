"""Champion and what hangs on it."""

from .champions import Champion, ChampionBefore, ChampionSettings, Entry
from .expressions import Expression
from .mailings import Mailing, Question, Recipient
from .notes import Note

__all__ = [
    "Champion",
    "ChampionBefore",
    "ChampionSettings",
    "Entry",
    "Expression",
    "Mailing",
    "Note",
    "Question",
    "Recipient",
]
