"""What an officer types about commitments."""

from django import forms

from concord.core.ui.fields import DateField
from concord.core.ui.forms import Form

from ..rules.outline import MOST_TEXT
from ..terms import Audience, Bearer, Standing, Theme


class CommitmentForm(Form):
    """A commitment with its first wording."""

    number = forms.CharField(max_length=20, label="Number", help_text="As in the agreement, like 4.2")
    title = forms.CharField(max_length=120, label="In a few words")
    text = forms.CharField(
        required=False, max_length=MOST_TEXT, widget=forms.Textarea(attrs={"rows": 5}), label="The whole wording"
    )
    bearer = forms.ChoiceField(choices=Bearer, widget=forms.RadioSelect, label="Who owes it?")
    theme = forms.ChoiceField(choices=[("", "None"), *Theme.choices], required=False, label="Theme")
    starts_on = DateField(label="In force from")


class FindForm(Form):
    """What the list of commitments is narrowed by."""

    words = forms.CharField(required=False, max_length=200, label="Words in it", help_text="Like “premises”")
    mentions = forms.ChoiceField(
        choices=[("", "Anybody"), *Audience.choices], required=False, label="Where does it mention us? We are"
    )
    bearer = forms.ChoiceField(choices=[("", "Anybody"), *Bearer.choices], required=False, label="Who owes it?")
    theme = forms.ChoiceField(choices=[("", "All"), *Theme.choices], required=False, label="Theme")
    standing = forms.ChoiceField(choices=[("", "All"), *Standing.choices], required=False, label="Can it be kept now?")
    rule = forms.BooleanField(required=False, label="Only what can be measured")


class EndForm(Form):
    ends_on = DateField(label="Its last day in force")
