"""Form fields of our own."""

import re
from datetime import date, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from concord.core.lib.dates import FIRST_YEAR, LAST_YEAR, YEARS
from concord.core.lib.errors import RuleBroken
from concord.core.lib.money import pence_of, plain_pounds

from .widgets import PARTS, DateInput

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


class OneLineField(forms.CharField):
    """A few words with a limit that is counted down while one writes; line ends become spaces. It may be empty."""

    widget = forms.Textarea

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, **kwargs)
        self.widget.attrs["rows"] = 2

    def to_python(self, value: Any) -> str:
        return " ".join(str(super().to_python(value)).split())


def start_of(label: str, what: str) -> str:
    """How an error begins that names its field. Some labels are questions, which cannot begin such a sentence."""
    if not label:
        return what
    return f"{what} for “{label}”" if "?" in label else label


class MoneyField(forms.CharField):
    """Pounds and pence, typed as people write them and kept as whole pence. Empty is None."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=20, **kwargs)
        self.widget.attrs |= {"inputmode": "decimal", "class": "govuk-input--width-10"}

    def clean(self, value: Any) -> Any:
        typed = super().clean(value)
        try:
            return pence_of(typed)
        except RuleBroken as error:
            start = start_of(str(self.label or ""), "The sum")
            raise ValidationError(f"{start} must be a sum like 1,250 or 12.50", code="invalid") from error

    def prepare_value(self, value: Any) -> Any:
        return plain_pounds(value).removesuffix(".00") if isinstance(value, int) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool(self.prepare_value(initial) != data)


class ClockField(forms.TimeField):
    """A time of day as people type it and pages show it: 12:30, 12.30, 1.30pm, 9 am, midday. `what` happens then."""

    WORDS = {"midday": "12:00", "noon": "12:00"}
    FORMATS = ("%H:%M", "%H.%M", "%H", "%I:%M%p", "%I.%M%p", "%I%p")

    def __init__(self, *, what: str, **kwargs: Any) -> None:
        super().__init__(input_formats=self.FORMATS, **kwargs)
        self.error_messages["required"] = f"Enter the time at which {what}"
        self.error_messages["invalid"] = f"The time at which {what} must be a time like 12:30 or 1.30pm"

    def to_python(self, value: Any) -> time | None:
        typed = "".join(str(value or "").lower().split()) if not isinstance(value, time) else value
        return super().to_python(self.WORDS.get(typed, typed) if isinstance(typed, str) else typed)


class DateField(forms.Field):
    """A date typed as day, month and year. The month may be a number or its English name.

    Each thing that can be wrong has its own words; the error's code names the faulty parts.
    """

    widget = DateInput

    def to_python(self, value: Any) -> date | None:
        if isinstance(value, date) or not value:
            return value or None
        typed = dict(zip(PARTS, ((part or "").strip() for part in value), strict=True))
        missing = [part for part in PARTS if not typed[part]]
        if len(missing) == len(PARTS):
            return None
        if missing:
            raise ValidationError(f"{self._name} must include a {' and a '.join(missing)}", code=" ".join(missing))
        return self._real_date(typed)

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return initial != self.to_python(data)
        except ValidationError:
            return True

    @property
    def _name(self) -> str:
        return start_of(str(self.label or ""), "The date")

    def _real_date(self, typed: dict[str, str]) -> date:
        numbers = {"day": _number(typed["day"]), "month": _month(typed["month"]), "year": _number(typed["year"])}
        if not re.fullmatch(r"[0-9]{4}", typed["year"], re.ASCII):
            raise ValidationError("Year must have four numbers, like 2026", code="year")
        if not FIRST_YEAR <= numbers["year"] <= LAST_YEAR:
            raise ValidationError(f"Year must be {YEARS}", code="year")
        if not 1 <= numbers["month"] <= 12:
            raise ValidationError("Month must be a number from 1 to 12, or its name", code="month")
        try:
            return date(numbers["year"], numbers["month"], numbers["day"])
        except ValueError:
            raise ValidationError(f"{self._name} must be a real date; check the day", code="day") from None


def _number(typed: str) -> int:
    return int(typed) if re.fullmatch(r"[0-9]{1,4}", typed, re.ASCII) else 0


def _month(typed: str) -> int:
    start = typed.lower()[:3]
    return MONTHS.index(start) + 1 if start in MONTHS else _number(typed)
