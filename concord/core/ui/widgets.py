"""Inputs of our own: a date in three boxes, a list that can be searched."""

from datetime import date
from typing import Any

from django import forms
from django.templatetags.static import static

from .drawing import input_box

PARTS = ("day", "month", "year")
WIDTHS = {"day": 2, "month": 3, "year": 4}


class DateInput(forms.MultiWidget):
    """Day, month and year in three boxes."""

    template_name = "ui/widgets/date.html"
    use_fieldset = True

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(dict.fromkeys(PARTS, forms.TextInput), attrs)

    @staticmethod
    def parts_named(codes: list[str]) -> list[str]:
        """The date parts that error codes like `month year` name; all three when they name none."""
        named = [part for code in codes for part in code.split() if part in PARTS]
        return named or (list(PARTS) if codes else [])

    @staticmethod
    def first_faulty(parts: list[str]) -> int:
        return min((PARTS.index(part) for part in parts), default=0)

    def decompress(self, value: date | None) -> list[int | None]:
        return [value.day, value.month, value.year] if value else [None, None, None]

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        attrs = dict(attrs or {})
        faulty = attrs.pop("faulty", [])
        context = super().get_context(name, value, attrs)
        for part, box in zip(PARTS, context["widget"]["subwidgets"], strict=True):
            box["label"] = part.capitalize()
            classes = f"govuk-date-input__input govuk-input--width-{WIDTHS[part]}"
            box["attrs"]["class"] = f"govuk-input {classes}{' govuk-input--error' if part in faulty else ''}"
            box["attrs"]["inputmode"] = "numeric"
            box["drawn"] = input_box(box)
        return context


class Searchable(forms.Select):
    """A select that becomes a search box where JavaScript runs.

    What stands in the search box is the answer, as people see it: words that match nothing reach the field, which
    refuses them as not in the list, and they stand in the box again.
    """

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        chosen, typed = super().value_from_datadict(data, files, name), data.get(f"{name}_typed")
        if typed is None:
            return chosen
        words, labels = " ".join(typed.split()).casefold(), self.labels()
        if labels.get(str(chosen or "")) == words:
            return chosen
        return next((key for key, label in labels.items() if label == words), typed.strip())

    def labels(self) -> dict[str, str]:
        """Each choice's words in small letters, by its value."""
        return {
            str(option["value"]): " ".join(str(option["label"]).split()).casefold()
            for _, options, _ in self.optgroups("", [])
            for option in options
        }

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["widget"]["attrs"]["data-autocomplete"] = static("ui/vendor/accessible-autocomplete.min.js")
        if value and str(value) not in self.labels():
            context["widget"]["attrs"]["data-typed"] = str(value)
        return context
