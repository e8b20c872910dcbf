"""Whether other areas may copy the agreement, and where a commitment of theirs goes in a draft."""

from collections.abc import Sequence
from typing import Any

from django import forms

from concord.core.ui.forms import Form

from ..models import Section


class LendForm(Form):
    may_be_copied = forms.BooleanField(required=False, label="Other areas may copy from what is in force")
    terms = forms.CharField(
        required=False,
        max_length=80,
        label="Under which words?",
        help_text="Like “Open Government Licence v3.0”, or “With our name”. They stand beside every copy.",
    )


class FindLentForm(Form):
    search = forms.CharField(required=False, max_length=100, label="Area or title")


class CopyForm(Form):
    section = forms.ChoiceField(label="Into which section of your draft?")
    number = forms.CharField(max_length=20, label="Its number there")

    def __init__(self, *args: Any, sections: Sequence[Section], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.found = {str(one.uid): one for one in sections}
        choices = [(uid, f"{one.version}: {one}") for uid, one in self.found.items()]
        self.fields["section"].choices = choices  # type: ignore[attr-defined]  # a field with choices

    def facts(self) -> dict[str, Any]:
        return {"section": self.found[self.cleaned_data["section"]], "number": self.cleaned_data["number"]}
