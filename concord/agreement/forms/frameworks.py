"""How a commitment stands to each heading of a framework."""

from typing import Any

from django import forms

from concord.core.ui.forms import Form

from ..rules.frameworks import Framework
from ..terms import Relation

CHOICES = [("", "It is not about this"), *[one for one in Relation.choices if one[0] != Relation.NONE]]


class MappingForm(Form):
    """One question for each heading."""

    def __init__(self, *args: Any, framework: Framework, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for heading in framework.headings:
            self.fields[f"heading_{heading.key}"] = forms.ChoiceField(
                choices=CHOICES, required=False, label=heading.title, help_text=heading.about
            )

    def relations(self) -> dict[str, str]:
        return {name.removeprefix("heading_"): value for name, value in self.cleaned_data.items()}
