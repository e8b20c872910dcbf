"""What the officer types about a seat to apply for, and about those who applied."""

from django import forms

from concord.core.ui.fields import DateField
from concord.core.ui.forms import Form
from concord.core.ui.widgets import Searchable

from ..rules.vacancies import STANDARD_ROLE
from .seats import SitterForm

SEEN_BY = "the officer; it goes a year after the answer"
ROWS = {"rows": 4}


class VacancyForm(Form):
    role_description = forms.CharField(
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 12}),
        initial=STANDARD_ROLE,
        label="What does the seat ask for?",
    )
    closes_on = DateField(label="Last day to apply")
    panel = forms.CharField(
        max_length=200,
        label="Who chooses?",
        help_text="Two people or more, by name or post, from both sectors. Anybody with the link reads it.",
    )


class ApplicationForm(Form):
    name = forms.CharField(max_length=120, label="Name")
    email = forms.EmailField(required=False, label="E-mail address", help_text="The answer goes there.")
    text = forms.CharField(max_length=5000, widget=forms.Textarea(attrs={"rows": 8}), label="What they wrote")
    received_on = DateField(label="Received on")
    who_sees = dict.fromkeys(("name", "email", "text"), SEEN_BY)


class ApplyForm(Form):
    """An application by somebody with the link."""

    name = forms.CharField(max_length=120, label="Your name")
    email = forms.EmailField(label="Your e-mail address", help_text="The answer goes there.")
    text = forms.CharField(
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 8}),
        label="Who are you, for whom would you speak, and how do you fit what is asked?",
    )
    who_sees = dict.fromkeys(("name", "email", "text"), SEEN_BY)


class ChooseForm(SitterForm):
    """Who they are among the people here, and when they begin."""

    person = forms.ChoiceField(
        widget=Searchable,
        label="Who are they among the people here?",
        help_text="Add them to the people first if they are new.",
    )
    starts_on = DateField(label="From which day do they hold the seat?")
    feedback = forms.CharField(
        max_length=1000, required=False, widget=forms.Textarea(attrs=ROWS), label="What do you tell them?"
    )


class DeclineForm(Form):
    feedback = forms.CharField(
        max_length=1000,
        widget=forms.Textarea(attrs=ROWS),
        label="Why, in words that help them?",
        help_text="It goes to them as you write it.",
    )
