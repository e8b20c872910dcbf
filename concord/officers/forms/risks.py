"""A risk to capacity and resources, and what the list is narrowed by."""

from typing import Any

from django import forms

from concord.core.accounts.models import Person
from concord.core.ui.fields import DateField
from concord.core.ui.forms import Form

from ..models import Risk
from ..terms import Likelihood, RiskSector, RiskState

TWO = {"rows": 2}


class RiskForm(Form):
    title = forms.CharField(max_length=160, label="What may go wrong?")
    sector = forms.ChoiceField(choices=RiskSector, widget=forms.RadioSelect, label="Whom does it concern?")
    cause = forms.CharField(max_length=300, widget=forms.Textarea(attrs=TWO), label="Why may it happen?")
    likelihood = forms.ChoiceField(choices=Likelihood, widget=forms.RadioSelect, label="How likely is it?")
    effect = forms.CharField(
        max_length=300,
        widget=forms.Textarea(attrs=TWO),
        label="What would it do to taking part?",
        help_text="Like fewer people at meetings, or nobody left who knows how.",
    )
    mitigation = forms.CharField(
        max_length=500, required=False, widget=forms.Textarea(attrs=TWO), label="What is done about it?"
    )
    owner = forms.ChoiceField(required=False, label="Who looks after it?")
    review_on = DateField(label="When is it looked at again?")
    state = forms.ChoiceField(
        choices=RiskState, widget=forms.RadioSelect, initial=RiskState.OPEN, label="How does it stand?"
    )

    who_sees = {"cause": "Officers, the chair and the members of the group."}

    def __init__(self, *args: Any, people: list[Person], risk: Risk | None = None, **kwargs: Any) -> None:
        if risk is not None:
            kept = {name: getattr(risk, name) for name in self.base_fields}
            kwargs["initial"] = kept | {"owner": str(risk.owner.uid) if risk.owner else ""}
        super().__init__(*args, **kwargs)
        self.people = {str(person.uid): person for person in people}
        if risk is not None and risk.owner is not None:
            # Who has left since stays as they were.
            self.people.setdefault(str(risk.owner.uid), risk.owner)
        self.fields["owner"].choices = [("", "Nobody yet"), *((uid, str(one)) for uid, one in self.people.items())]  # type: ignore[attr-defined]  # a choice field

    def facts(self) -> dict[str, Any]:
        return self.cleaned_data | {"owner": self.people.get(self.cleaned_data["owner"])}


class RiskFilter(Form):
    search = forms.CharField(max_length=100, required=False, label="Words")
    sector = forms.ChoiceField(choices=[("", "All"), *RiskSector.choices], required=False, label="Whom it concerns")
    state = forms.ChoiceField(choices=[("", "All"), *RiskState.choices], required=False, label="How it stands")
