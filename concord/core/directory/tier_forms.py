"""What officers of two tiers type for each other."""

from django import forms

from concord.core.ui.fields import DateField
from concord.core.ui.forms import Form

from .terms import ConsentWay, PassedState


class SupportForm(Form):
    text = forms.CharField(
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        label="What support do you ask for?",
        help_text="Officers of both areas read it.",
    )


class PassUpForm(Form):
    title = forms.CharField(max_length=160, label="What is it about?")
    text = forms.CharField(
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 6}),
        label="What happened, and what could not be settled here?",
        help_text="Name bodies, never people, and nothing by which somebody who spoke in confidence could be known.",
    )
    consent_way = forms.ChoiceField(
        choices=ConsentWay, widget=forms.RadioSelect, label="Has whoever told you of it agreed that it goes up?"
    )
    consented_on = DateField(label="On which day?", help_text="For a matter of your own: when you decided to.")


class AnswerItemForm(Form):
    answer = forms.CharField(
        max_length=4000, widget=forms.Textarea(attrs={"rows": 5}), help_text="Officers of both areas read it."
    )
    sent_back = forms.BooleanField(required=False, label="It goes back: it is to be settled there")


class PassedFilter(Form):
    state = forms.ChoiceField(choices=[("", "All"), *PassedState.choices], required=False)
