"""What is typed into a draft: sections and commitments."""

from collections.abc import Sequence
from typing import Any

from django import forms

from concord.core.ui.forms import Form

from ..models import Section
from ..rules.outline import MOST_TEXT
from .commitments import WordingForm


class SectionForm(Form):
    number = forms.CharField(required=False, max_length=20, label="Number", help_text="Like 2. You can leave it out")
    heading = forms.CharField(max_length=160, label="Heading")  # type: ignore[assignment]  # a field of this name
    text = forms.CharField(
        required=False,
        max_length=MOST_TEXT,
        widget=forms.Textarea(attrs={"rows": 6}),
        label="What stands before its commitments",
    )


class ClauseForm(WordingForm):
    """One commitment of a draft."""

    section = forms.ChoiceField(label="In which section?")

    def __init__(self, *args: Any, sections: Sequence[Section], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.found = {str(section.uid): section for section in sections}
        self.fields["section"].choices = [(key, str(one)) for key, one in self.found.items()]  # type: ignore[attr-defined]  # a field with choices

    def facts(self) -> dict[str, Any]:
        """What was typed, with the section that was chosen."""
        return self.cleaned_data | {"section": self.found[self.cleaned_data["section"]]}
