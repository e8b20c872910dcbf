"""What an officer types about commitments."""

from django import forms

from concord.core.ui.fields import DateField
from concord.core.ui.forms import Form

from .terms import Bearer, Theme


class CommitmentForm(Form):
    """A commitment with its first wording."""

    number = forms.CharField(max_length=20, label="Number", help_text="As in the agreement, like 4.2")
    title = forms.CharField(max_length=120, label="In a few words")
    text = forms.CharField(
        required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 5}), label="The whole wording"
    )
    bearer = forms.ChoiceField(choices=Bearer, widget=forms.RadioSelect, label="Who owes it?")
    theme = forms.ChoiceField(choices=[("", "None"), *Theme.choices], required=False, label="Theme")
    starts_on = DateField(label="In force from")


class EndForm(Form):
    ends_on = DateField(label="Its last day in force")
