"""What a scrutiny committee looks at."""

from collections.abc import Iterable
from typing import Any

from django import forms

from concord.core.ui.fields import DateField
from concord.core.ui.forms import Form

from .models import Partnership, ScrutinyItem
from .terms import ScrutinyKind

PLAIN = ("kind", "title", "on", "evidence_due_on", "outcome")


class ScrutinyForm(Form):
    committee = forms.ChoiceField(label="Which committee?")
    kind = forms.ChoiceField(choices=ScrutinyKind, widget=forms.RadioSelect, label="What is it?")
    title = forms.CharField(max_length=160, label="What does it look at?", help_text="Like how grants are ended.")
    on = DateField(label="On which day?", help_text="When it is looked at, or was referred.")
    evidence_due_on = DateField(
        required=False, label="When is evidence due?", help_text="Leave it empty if none is asked for."
    )
    outcome = forms.CharField(
        max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 4}), label="What came of it?"
    )

    def __init__(
        self, *args: Any, committees: Iterable[Partnership], row: ScrutinyItem | None = None, **kwargs: Any
    ) -> None:
        initial = {name: getattr(row, name) for name in PLAIN} | {"committee": str(row.committee.uid)} if row else {}
        super().__init__(*args, initial=initial, **kwargs)
        kept = [row.committee] if row else []
        self.found = {str(one.uid): one for one in (*committees, *kept)}
        choices = [("", "Choose"), *((key, one.name) for key, one in self.found.items())]
        self.fields["committee"].choices = choices  # type: ignore[attr-defined]  # a choice field

    def details(self) -> dict[str, Any]:
        typed = {name: self.cleaned_data[name] for name in PLAIN}
        return typed | {"committee": self.found[self.cleaned_data["committee"]]}
