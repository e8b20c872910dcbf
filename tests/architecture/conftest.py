"""What the walks through every page share."""

import json
from collections.abc import Callable, Iterator
from typing import Any
from unittest.mock import patch

import pytest
from django.template import Context, Template

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


@pytest.fixture(autouse=True, scope="module")
def _pages_are_drawn_as_they_are_served() -> Iterator[None]:
    """Django's tests copy what each template is given; these walks read the pages alone."""

    def drawn(template: Template, context: Context) -> str:
        return template.nodelist.render(context)

    with patch("django.template.base.Template._render", drawn):
        yield
