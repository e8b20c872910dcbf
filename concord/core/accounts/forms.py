"""What people may type about themselves, and codes."""

from django import forms

from concord.core.mail.terms import MailState
from concord.core.ui.forms import Form


class CodeForm(Form):
    code = forms.CharField(max_length=20, label="Your code", help_text="Eight letters and figures, like 7KQ2-M9XP")


class MyDetailsForm(Form):
    name = forms.CharField(max_length=120, label="Your name")
    email = forms.EmailField(required=False, label="Where mail about your work here goes")
    phone = forms.CharField(max_length=40, required=False, label="Phone")
    single_keys = forms.BooleanField(
        required=False,
        label="Let single keys work on the decision sheet",
        help_text="1 to 5 choose and Enter records. Turn it off if keys are pressed by mistake.",
    )


class MailFilter(Form):
    state = forms.ChoiceField(choices=[("", "All"), *MailState.choices], required=False, label="State")
