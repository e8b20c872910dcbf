"""What a partner gives in time or kind."""

from typing import Any

from django import forms

from concord.core.areas.models import Area
from concord.core.ui.fields import DateField, MoneyField

from ..models import Resource
from ..terms import ResourceKind
from .budgets import BodyForm


class ResourceForm(BodyForm):
    body = "organisation"
    none = ("", "Choose")
    organisation = forms.ChoiceField(label="Who gave it?")
    kind = forms.ChoiceField(choices=ResourceKind, label="What was it?")
    on = DateField(label="On which day?", help_text="Of something that went on for a while, its last day.")
    hours = forms.DecimalField(required=False, max_digits=7, decimal_places=2, label="How many hours?")
    worth = MoneyField(required=False, label="What is it worth, in pounds?")
    is_rough = forms.BooleanField(required=False, label="This is a rough guess")
    role = forms.CharField(
        max_length=160,
        required=False,
        label="Of which role is it a part?",
        help_text="A job, like grants manager.",
    )
    names_agreement = forms.BooleanField(required=False, label="What is written of that role names the agreement")

    def __init__(self, *args: Any, area: Area, row: Resource | None = None, **kwargs: Any) -> None:
        super().__init__(*args, area=area, row=row, **kwargs)

    def facts(self) -> dict[str, Any]:
        """A worth that is left empty is not known, which is not nothing."""
        return super().facts() | {"worth": self.cleaned_data["worth"]}
