"""What a champion saw, and what the officer says to it."""

from datetime import date
from typing import Any

from django import forms

from concord.core.areas.models import Area
from concord.core.directory.models import Organisation, Unit
from concord.core.directory.queries import bodies_and_units, partners
from concord.core.ui.fields import DateField
from concord.core.ui.forms import Form

from ..terms import NoteKind, NoteState
from .champions import ALL, YES_NO


class NoteForm(Form):
    """A note in a minute, on a phone."""

    text = forms.CharField(max_length=1500, widget=forms.Textarea(attrs={"rows": 5}), label="What did you see?")
    kind = forms.ChoiceField(choices=NoteKind, widget=forms.RadioSelect, label="What is it?", initial=NoteKind.UNSURE)
    about = forms.ChoiceField(required=False, label="Which organisation or team is it about, if any?")
    on = DateField(label="On which day?")
    for_group = forms.BooleanField(required=False)
    named = forms.BooleanField(required=False)

    def __init__(self, *args: Any, area: Area, sentence: str, today: date, **kwargs: Any) -> None:
        super().__init__(*args, initial={"on": today}, **kwargs)
        self.found: dict[str, tuple[Organisation, Unit | None]] = bodies_and_units(area)
        named = [(key, f"{body}: {unit}" if unit else str(body)) for key, (body, unit) in self.found.items()]
        about = [("", "None in particular"), *sorted(named, key=lambda pair: pair[1])]
        self.fields["about"].choices = about  # type: ignore[attr-defined]  # a choice field
        group = area.word("group")
        self.fields["for_group"].label = (
            f"Members of the {group} may read it, once the {area.word('officer')} has. They read neither the day nor "
            "your name, but your words may still tell whose it is"
        )
        self.fields["named"].label = "They may read my name beside it"
        self.who_sees = {"text": sentence}  # type: ignore[misc]  # this form alone

    def facts(self) -> dict[str, Any]:
        typed = self.cleaned_data
        organisation, unit = self.found.get(typed["about"], (None, None))
        plain = {name: typed[name] for name in ("text", "kind", "for_group", "named")}
        return {**plain, "seen_on": typed["on"], "organisation": organisation, "unit": unit}


class NoteAnswerForm(Form):
    state = forms.ChoiceField(
        choices=[
            (NoteState.READ, "I have read it"),
            (NoteState.ASKED, "I have read it, and ask them to put it into their next return"),
        ],
        widget=forms.RadioSelect,
        initial=NoteState.READ,
        label="What do you say?",
    )
    answer = forms.CharField(
        required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 5}), label="Your answer, if you have one"
    )

    who_sees = {"answer": "Whoever wrote the note, on their own page, and every officer. The mail holds no words."}


class GroupNotesFilter(Form):
    search = forms.CharField(required=False, max_length=100, label="Words")
    kind = forms.ChoiceField(choices=[ALL, *NoteKind.choices], required=False)
    organisation = forms.ChoiceField(required=False, label="About")

    def __init__(self, *args: Any, area: Area, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bodies = [(str(body.uid), body.name) for body in partners(area, only=("uid", "name"))]
        self.fields["organisation"].choices = [ALL, *bodies]  # type: ignore[attr-defined]  # a choice field


class NotesFilter(GroupNotesFilter):
    state = forms.ChoiceField(choices=[ALL, *NoteState.choices], required=False)
    for_group = forms.ChoiceField(choices=YES_NO, required=False, label="For the group")
