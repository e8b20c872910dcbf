"""Champion and what hangs on it."""

from .champions import Champion, ChampionBefore, ChampionSettings, Entry

__all__ = ["Champion", "ChampionBefore", "ChampionSettings", "Entry"]
