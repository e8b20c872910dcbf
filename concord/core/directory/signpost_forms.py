"""What the officer types about a body outside the area."""

from typing import Any

from django import forms

from concord.core.areas.models import Area
from concord.core.ui.forms import Form

from .models import OutsideBody
from .signpost_queries import bodies_of
from .terms import BodyStatus, SignpostTopic

ROWS = {"rows": 3}


class OutsideBodyForm(Form):
    name = forms.CharField(max_length=160)
    topic = forms.ChoiceField(choices=[("", "Choose"), *SignpostTopic.choices], label="What do people go there for?")
    role = forms.CharField(max_length=300, label="What it is")
    can_do = forms.CharField(
        required=False, max_length=500, widget=forms.Textarea(attrs=ROWS), label="What it can do for somebody"
    )
    go_when = forms.CharField(
        required=False, max_length=500, widget=forms.Textarea(attrs=ROWS), label="When to go there"
    )
    url = forms.URLField(
        required=False,
        max_length=300,
        assume_scheme="https",
        label="Web address",
        help_text="It begins with https://",
    )
    status = forms.ChoiceField(
        choices=BodyStatus, widget=forms.RadioSelect, initial=BodyStatus.ACTIVE, label="Is it still there?"
    )
    successor = forms.ChoiceField(required=False, label="Which body took its place?")
    reveals = {"status": {BodyStatus.REPLACED: ["successor"]}}

    def __init__(self, *args: Any, area: Area, body: OutsideBody | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.found = {str(one.uid): one for one in bodies_of(area) if one != body}
        choices = [("", "Choose"), *((uid, str(one)) for uid, one in self.found.items())]
        self.fields["successor"].choices = choices  # type: ignore[attr-defined]  # a choice field

    def details(self) -> dict[str, Any]:
        return self.cleaned_data | {"successor": self.found.get(self.cleaned_data["successor"])}
