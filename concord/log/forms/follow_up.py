"""What follows from a point: actions, learning, practice, wins told, repeats judged."""

from typing import Any

from django import forms

from concord.core.directory.queries import members
from concord.core.ui.fields import DateField
from concord.core.ui.forms import Form

from ..models import Point
from ..terms import Use


class FollowUpForm(Form):
    """An action or a learning item out of a point."""

    text = forms.CharField(
        max_length=400, widget=forms.Textarea(attrs={"rows": 3}), label="What is to be done, or learned?"
    )
    owner = forms.ChoiceField(label="Who looks after it?")
    due_on = DateField(label="By when?")

    def __init__(self, *args: Any, point: Point, on: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {str(hat.person.uid): hat.person for hat in members(point.area, on)}
        self.fields["owner"].choices = [("", "Choose"), *((uid, str(p)) for uid, p in self.people.items())]  # type: ignore[attr-defined]  # a choice field


class PracticeForm(Form):
    title = forms.CharField(max_length=120, label="What is the practice called?")
    how_it_works = forms.CharField(
        max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 4}), label="How it works"
    )
    contact = forms.CharField(max_length=160, required=False, label="Who can be asked about it?")
    transferable = forms.BooleanField(required=False, label="Others could do the same")


class WinStoryForm(Form):
    """What is told of a win."""

    title = forms.CharField(max_length=120, label="Title")
    story = forms.CharField(
        max_length=3000, required=False, widget=forms.Textarea(attrs={"rows": 5}), label="What happened"
    )
    branded = forms.NullBooleanField(
        widget=forms.Select(choices=[("", "Not known"), ("true", "Yes"), ("false", "No")]),
        label="Does it carry the agreement's name?",
    )
    contribution = forms.ChoiceField(
        choices=[
            ("", "Not judged"),
            ("sole", "The only cause"),
            ("main", "The main cause"),
            ("one_of_several", "One of several"),
            ("slight", "Slight"),
            ("unclear", "Unclear"),
        ],
        required=False,
        label="How much was it the agreement?",
    )
    other_factors = forms.CharField(max_length=300, required=False, label="What else helped?")


class UseForm(Form):
    uses = forms.MultipleChoiceField(
        choices=Use.choices, required=False, widget=forms.CheckboxSelectMultiple, label="Useful for"
    )
    topic = forms.CharField(max_length=80, required=False, label="Topic", help_text="For example: paying on time")


class JudgeForm(Form):
    """A person's judgement of a suggested repeat."""

    verdict = forms.ChoiceField(
        choices=[
            ("confirmed", "It needs tackling"),
            ("dismissed", "It is not a repeat"),
            ("tackled", "It has been tackled"),
        ],
        widget=forms.RadioSelect,
        label="What do you say?",
    )
    note = forms.CharField(max_length=300, required=False, label="Note")
