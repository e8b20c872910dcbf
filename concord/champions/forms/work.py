"""What a team works on, and asking to be introduced."""

from django import forms

from concord.core.directory.terms import Sector
from concord.core.ui.forms import Form

from ..terms import WorkTheme
from .champions import ALL


class WorkForm(Form):
    theme = forms.ChoiceField(choices=[("", "None of these"), *WorkTheme.choices], required=False, label="Theme")
    words = forms.CharField(max_length=80, required=False, label="In words of your own", help_text="Like youth clubs.")
    use = forms.CharField(max_length=200, required=False, label="Where the agreement could be of use in it")

    who_sees = {
        "words": "The officer sees all of it. Of the other sector, those who do the same see it with your name if you "
        "let them find you. Otherwise they see its theme, or your words where it has none, and your organisation. "
        "Where you are the only one there, they may guess who it is."
    }


class AskForm(Form):
    message = forms.CharField(
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 4}),
        label="What would you like to talk about?",
    )
    shares_address = forms.BooleanField(required=False, label="They may have my e-mail address if we are introduced")

    who_sees = {"message": "The officer, with your name. Whoever you are introduced to reads it too, and nobody else."}


class IntroduceForm(Form):
    agreed = forms.BooleanField(required=False, label="They said yes to being introduced")
    shares_address = forms.BooleanField(required=False, label="They said that their e-mail address may be passed on")


class WorkFilter(Form):
    search = forms.CharField(required=False, max_length=100, label="Name, organisation or words")
    theme = forms.ChoiceField(choices=[ALL, *WorkTheme.choices], required=False)
    sector = forms.ChoiceField(choices=[ALL, *Sector.choices], required=False)
