"""What people type about what a group did for its purpose."""

from typing import Any

from django import forms

from concord.core.ui.fields import DateField
from concord.core.ui.forms import Form, relabel

from ..terms import PurposeLine
from .meetings import AtMeetingForm

NAMES = {
    PurposeLine.WORKSTREAMS: "Which workstream or service?",
    PurposeLine.INCLUDED: "Which group was brought in?",
    PurposeLine.PROBLEMS: "Which problem?",
}
TEXTS = {
    PurposeLine.WORKSTREAMS: "What is it about, and who takes part?",
    PurposeLine.INCLUDED: "How was it brought in, and what does it take part in?",
    PurposeLine.PROBLEMS: "What is the remedy?",
}


class PurposeForm(Form):
    """Each line in the group's own words; left empty, it has the usual ones."""

    def __init__(self, *args: Any, words: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for line in PurposeLine:
            self.fields[line.value] = forms.CharField(
                max_length=300, required=False, initial=words[line.value], label=str(line.label)
            )


class EvidenceForm(AtMeetingForm):
    name = forms.CharField(max_length=160)
    text = forms.CharField(max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 4}))
    noted_on = DateField(label="On which day?")
    meeting = forms.ChoiceField(required=False, label="At which meeting?")

    def __init__(self, *args: Any, line: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        relabel(self.fields["name"], NAMES[PurposeLine(line)])
        relabel(self.fields["text"], TEXTS[PurposeLine(line)])
