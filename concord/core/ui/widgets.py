"""Inputs of our own: a date in three boxes, a list that can be searched."""

from datetime import date
from typing import Any

from django import forms
from django.templatetags.static import static

from .choices import Choices

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
        return context


class Select(forms.Select):
    """A select whose options are drawn once for all fields that share its `Choices`."""

    def shared(self) -> Choices:
        return self.choices if isinstance(self.choices, Choices) else Choices(self.choices)

    def optgroups(self, name: str, value: Any, attrs: dict[str, Any] | None = None) -> list[Any]:
        return []

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["widget"]["drawn"] = self.shared().drawn(context["widget"]["value"][0])
        return context


class Searchable(Select):
    """A select that becomes a search box where JavaScript runs.

    What stands in the search box is the answer, as people see it: words that match nothing reach the field, which
    refuses them as not in the list, and they stand in the box again.
    """

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        chosen, typed = super().value_from_datadict(data, files, name), data.get(f"{name}_typed")
        if typed is None:
            return chosen
        words, labels = " ".join(typed.split()).casefold(), self.shared().labels
        if labels.get(str(chosen or "")) == words:
            return chosen
        return next((key for key, label in labels.items() if label == words), typed.strip())

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["widget"]["attrs"]["data-autocomplete"] = static("ui/vendor/accessible-autocomplete.min.js")
        if value and str(value) not in self.shared().labels:
            context["widget"]["attrs"]["data-typed"] = str(value)
        return context
