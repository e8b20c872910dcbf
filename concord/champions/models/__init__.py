"""Champion and what hangs on it."""

from .champions import Champion, ChampionBefore, ChampionSettings, Entry
from .expressions import Expression

__all__ = ["Champion", "ChampionBefore", "ChampionSettings", "Entry", "Expression"]
