"""Which organisations a list of those represented shows."""

from django import forms

from concord.core.ui.forms import Form

from ..queries.representation import NOBODY, SMALL

SHOWN = [("", "All"), (NOBODY, "Those for whom nobody speaks"), (SMALL, "Small groups")]


class ShowForm(Form):
    show = forms.ChoiceField(choices=SHOWN, required=False, label="Which organisations?")

    def chosen(self) -> str:
        return str(self.cleaned_data["show"]) if self.is_valid() else ""
