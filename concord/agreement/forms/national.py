"""Which national agreement holds for a time."""

from django import forms

from concord.core.ui.fields import DateField
from concord.core.ui.forms import Form

from ..rules.frameworks import FRAMEWORKS


class NationalForm(Form):
    national_key = forms.ChoiceField(
        choices=[("", "None"), *((one.key, str(one)) for one in FRAMEWORKS.values())],
        required=False,
        label="Which national agreement?",
    )
    national_from = DateField(required=False, label="When did it begin to hold here?")
    national_until = DateField(
        required=False,
        label="When is it planned to end?",
        help_text="You can leave it out. Officers are told from six months before",
    )
    national_note = forms.CharField(
        required=False,
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 3}),
        label="What should people know about it?",
        help_text="Why it was taken, for instance, or how far your own text is. Everybody can read it",
    )
    national_ended_on = DateField(
        required=False, label="When did it end?", help_text="Leave it empty while it still holds"
    )
