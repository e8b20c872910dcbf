"""What the walks through every page share."""

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from concord.core.lib import typesetting


@pytest.fixture(autouse=True, scope="session")
def _each_sheet_is_set_once() -> Iterator[None]:
    """Many visitors open the same file: the same words make the same sheet, which tests of its own hold to the byte."""
    made: dict[tuple[Callable[..., Any], str], Any] = {}
    real = typesetting.with_letters

    def kept(make: Callable[..., Any], source: str, data: dict[str, Any], **how: Any) -> Any:
        key = (make, json.dumps([source, data, how], sort_keys=True))
        if key not in made:
            made[key] = real(make, source, data, **how)
        return made[key]

    typesetting.with_letters = kept
    yield
    typesetting.with_letters = real
