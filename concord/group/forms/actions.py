"""What people type about actions and tasks."""

from typing import Any

from django import forms

from concord.core.areas.models import Area
from concord.core.directory.queries import members
from concord.core.ui.fields import DateField
from concord.core.ui.forms import Form

from ..terms import ActionState


class ActionForm(Form):
    """What, who and by when."""

    text = forms.CharField(max_length=400, widget=forms.Textarea(attrs={"rows": 3}), label="What is to be done?")
    owner = forms.ChoiceField(label="Who does it?")
    due_on = DateField(label="By when?")

    EVERYBODY = "everybody"

    def __init__(self, *args: Any, area: Area, on: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {str(hat.person.uid): hat.person for hat in members(area, on)}
        who = [(uid, str(person)) for uid, person in self.people.items()]
        self.fields["owner"].choices = [("", "Choose"), (self.EVERYBODY, "Every member"), *who]  # type: ignore[attr-defined]  # a choice field

    def details(self) -> dict[str, Any]:
        typed = self.cleaned_data
        everybody = typed["owner"] == self.EVERYBODY
        owner = None if everybody else self.people[typed["owner"]]
        return {"text": typed["text"], "due_on": typed["due_on"], "owner": owner, "every_member": everybody}


class CloseActionForm(Form):
    """How an action ended."""

    state = forms.ChoiceField(
        choices=[(ActionState.DONE, "It is done"), (ActionState.DROPPED, "We decided not to do it")],
        widget=forms.RadioSelect,
        label="How did it end?",
    )
    result = forms.CharField(
        max_length=400, required=False, widget=forms.Textarea(attrs={"rows": 3}), label="What came of it"
    )


class AnswerForm(Form):
    """A member's answer to a task of every member."""

    text = forms.CharField(max_length=1000, widget=forms.Textarea(attrs={"rows": 4}), label="Your answer")


class ActionFilter(Form):
    """Which actions to list."""

    state = forms.ChoiceField(choices=[("", "All"), *ActionState.choices], required=False, label="State")

    def chosen(self) -> str:
        return str(self.cleaned_data.get("state", "")) if self.is_valid() else ""
