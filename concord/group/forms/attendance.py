"""Which meetings a count of who came goes over."""

from django import forms

from concord.core.ui.forms import Form

USUAL = 12


class LatestForm(Form):
    latest = forms.TypedChoiceField(
        choices=[(6, "The latest 6"), (USUAL, f"The latest {USUAL}"), (36, "The latest 36")],
        coerce=int,
        required=False,
        empty_value=str(USUAL),
        label="Which meetings?",
    )

    def chosen(self) -> int:
        return int(self.cleaned_data["latest"]) if self.is_valid() else USUAL
