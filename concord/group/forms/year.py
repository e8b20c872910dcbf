"""What an officer types to plan a year of meetings: the rhythm, then each day."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms

from concord.core.ui.fields import DateField
from concord.core.ui.forms import Form, relabel

from ..rules.year import MOST, USUAL, Proposal, days_every
from ..terms import Rhythm
from .meetings import MeetingForm


class YearForm(MeetingForm):
    """The rhythm, the time and the place. The first day says the weekday."""

    field_order = ("count", "on", "every", "unit", "kind", "format")
    count = forms.IntegerField(min_value=1, max_value=MOST, initial=USUAL, label="How many meetings?")
    every = forms.IntegerField(min_value=1, max_value=26, initial=2, label="Every how many weeks or months?")
    unit = forms.ChoiceField(choices=Rhythm, initial=Rhythm.MONTHS, widget=forms.RadioSelect, label="Weeks or months?")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        relabel(self.fields["on"], "First day")
        self.fields["on"].help_text = "The others are on the same weekday"

    def wanted(self) -> list[date]:
        typed = self.cleaned_data
        return days_every(typed["on"], typed["count"], typed["every"], typed["unit"])

    def facts(self) -> dict[str, Any]:
        """What the command takes beside the days."""
        return {name: self.cleaned_data[name] for name in ("kind", "format", "starts", "ends", "place", "link")}


class DaysForm(Form):
    """Each day as it is proposed: it can be changed or left out."""

    def __init__(self, *args: Any, proposed: Sequence[Proposal], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.proposed = proposed
        for n, one in enumerate(proposed, start=1):
            words = one.words or f"{one.day:%A} {one.day.day} {one.day:%B %Y}"
            self.fields[f"day_{n}"] = DateField(label=f"Meeting {n}", initial=one.day, help_text=words, required=False)
            self.fields[f"leave_{n}"] = forms.BooleanField(required=False, label=f"Leave meeting {n} out")

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        for n in range(1, len(self.proposed) + 1):
            if not typed.get(f"leave_{n}") and not typed.get(f"day_{n}") and f"day_{n}" not in self.errors:
                self.add_error(f"day_{n}", "Enter a day, or leave this meeting out")
        return typed

    def days(self) -> list[date]:
        """Those that are not left out."""
        kept = [n for n in range(1, len(self.proposed) + 1) if not self.cleaned_data[f"leave_{n}"]]
        return [day for n in kept if (day := self.cleaned_data[f"day_{n}"])]
