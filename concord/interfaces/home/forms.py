"""What is typed to search for."""

from django import forms

from concord.core.ui.forms import Form

from .queries.search import LONGEST, SHORTEST


class SearchForm(Form):
    search = forms.CharField(
        min_length=SHORTEST,
        max_length=LONGEST,
        label="Words, a name or a reference",
        help_text="Each result holds all your words.",
        widget=forms.TextInput(attrs={"type": "search"}),
    )
