"""Choices of a long list that several fields of a form offer: put in order once, drawn once."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any

from django.utils.choices import BaseChoiceIterator, flatten_choices

from .drawing import options


class Choices(BaseChoiceIterator):
    """Values with their labels, or titles with such pairs below them. Fields take it as it is, so they can share it."""

    def __init__(self, pairs: Iterable[tuple[Any, Any]]) -> None:
        self.pairs = list(pairs)
        self._drawn: dict[str, str] = {}

    def __iter__(self) -> Iterator[tuple[Any, Any]]:
        return iter(self.pairs)

    @cached_property
    def labels(self) -> dict[str, str]:
        """Each choice's words in small letters, by its value."""
        flat: Iterable[tuple[Any, Any]] = flatten_choices(self.pairs)
        return {str(value): " ".join(str(label).split()).casefold() for value, label in flat}

    def drawn(self, chosen: str) -> str:
        """Every option as HTML with one of them selected; kept for the next field, however odd a value is sent."""
        known = chosen if chosen in self.labels else ""
        if known not in self._drawn:
            self._drawn[known] = options(self.pairs, known)
        return self._drawn[known]
