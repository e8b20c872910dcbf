"""Events for champions of the whole region, and finding who is there."""

from typing import Any

from django import forms

from concord.core.ui.fields import DateField
from concord.core.ui.forms import Form

from ..models import RegionEvent
from ..terms import WorkTheme
from .champions import ALL

FACTS = ("title", "on", "place", "link", "theme")


class RegionEventForm(Form):
    title = forms.CharField(max_length=120, label="What is it?", help_text="Like training on fair notice.")
    on = DateField(label="On which day?")
    place = forms.CharField(max_length=200, required=False, label="When and where", help_text="Like 10am, town hall.")
    link = forms.URLField(
        max_length=200,
        required=False,
        assume_scheme="https",
        label="Where to read more or book",
        help_text="A web address that begins with https://.",
    )
    theme = forms.ChoiceField(choices=[("", "None of these"), *WorkTheme.choices], required=False, label="Theme")

    who_sees = {"title": "Champions and officers of every area in the region."}

    def __init__(self, *args: Any, row: RegionEvent | None = None, **kwargs: Any) -> None:
        initial = {name: getattr(row, name) for name in FACTS} if row else {}
        super().__init__(*args, initial=initial, **kwargs)


class RegionFilter(Form):
    search = forms.CharField(required=False, max_length=100, label="Area, name, organisation or department")
    theme = forms.ChoiceField(choices=[ALL, *WorkTheme.choices], required=False, label="Works on")
