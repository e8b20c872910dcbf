"""A whole return on one page: what is wrong with it, box by box and point by point."""

from collections.abc import Iterator, Sequence
from typing import Any

from django import forms

from ..rules.returns import THEIRS
from .periods import CameForm
from .returns import BoxForm


class EnteredBoxForm(BoxForm):
    """A box that is typed in for somebody: its words are theirs, and everything is asked at once."""

    spoken, named, folded = THEIRS, "whoever sent the return and their organisation", False
    nothing = forms.BooleanField(required=False, label="They have nothing to report in this box")


def errors_of(form: CameForm, boxes: Sequence[BoxForm]) -> list[tuple[str, str]]:
    """Each error with the field that it leads to, for the top of the page; a box's own name box and point."""
    found = list(of_form(form))
    for box in boxes:
        found += [(f"{place_of(box, name)}: {said(box, words)}", target) for name, words, target in of_fields(box)]
    form.summary_shown = True  # type: ignore[attr-defined]  # the page draws this one instead
    return found


def of_form(form: CameForm) -> Iterator[tuple[str, str]]:
    return ((words, target) for _, words, target in of_fields(form))


def of_fields(form: Any) -> Iterator[tuple[str, str, str]]:
    """Name, words and target of each error; what belongs to no field leads to none."""
    if not form.is_bound:
        return
    for words in form.non_field_errors():
        yield "", words, ""
    for field in form:
        for words in field.errors:
            yield field.name, words, "" if field.is_hidden else field.error_target


def place_of(box: BoxForm, name: str) -> str:
    number = name.rpartition("_")[2]
    if not number.isdigit():
        return f"Box {box.box}"
    slot = box.slot(int(number))
    return f"Box {box.box}, {slot.title[0].lower()}{slot.title[1:]}"


def said(box: BoxForm, words: str) -> str:
    """An error of a rule names its box already."""
    return words.removeprefix(f"Box {box.box}: ")
