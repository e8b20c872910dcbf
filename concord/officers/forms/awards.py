"""An award, what came of it, and what the list is narrowed by."""

from typing import Any

from django import forms

from concord.core.areas.models import Area
from concord.core.ui.fields import DateField, MoneyField
from concord.core.ui.forms import Form

from ..models import Award, Budget
from .budgets import BodyForm

TWO = {"rows": 2}


class AwardForm(BodyForm):
    body = "organisation"
    none = ("", "Somebody else")
    year = forms.ChoiceField(label="Out of which year’s budget?")
    organisation = forms.ChoiceField(required=False, label="To which partner?")
    name = forms.CharField(max_length=160, required=False, label="Or the name of whoever is not in the list")
    amount = MoneyField(label="How much, in pounds")
    purpose = forms.CharField(max_length=300, widget=forms.Textarea(attrs=TWO), label="What is it for?")
    awarded_on = DateField(label="When was it given?")
    asked_for = forms.CharField(
        max_length=300,
        widget=forms.Textarea(attrs=TWO),
        label="What outcome do you ask for?",
        help_text="Say so when you give it. You are reminded once.",
    )
    due_on = DateField(label="By when do they tell of it?")

    def __init__(self, *args: Any, area: Area, budgets: dict[str, Budget], row: Award | None = None, **kwargs: Any):
        super().__init__(*args, area=area, row=row, **kwargs)
        self.budgets = budgets
        self.fields["year"].choices = [(year, str(one)) for year, one in budgets.items()]  # type: ignore[attr-defined]  # a choice field

    def initial_of(self, row: Award) -> dict[str, Any]:
        return super().initial_of(row) | {"year": str(row.budget.year)}

    def details(self) -> dict[str, Any]:
        facts = self.facts()
        return {"budget": self.budgets[facts.pop("year")], "facts": facts}


class ResultForm(Form):
    outcome = forms.CharField(max_length=2000, widget=forms.Textarea(attrs={"rows": 4}), label="What came of it?")
    outcome_on = DateField(label="When were you told?")
    people = forms.IntegerField(
        min_value=0,
        max_value=10_000_000,
        required=False,
        label="How many people did it help?",
        help_text="Leave it empty if nobody knows.",
    )
    line = forms.CharField(
        max_length=200,
        required=False,
        label="One sentence for the business case",
        help_text="Like: £500 let 40 people keep their homes.",
    )

    def __init__(self, *args: Any, award: Award, **kwargs: Any) -> None:
        super().__init__(*args, initial={name: getattr(award, name) for name in self.base_fields}, **kwargs)


class AwardFilter(Form):
    search = forms.CharField(max_length=100, required=False, label="Words")
    year = forms.ChoiceField(required=False, label="Year")
    told = forms.ChoiceField(
        choices=[("", "All"), ("yes", "Outcome told"), ("no", "Outcome to come")], required=False, label="Outcome"
    )

    def __init__(self, *args: Any, budgets: dict[str, Budget], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["year"].choices = [("", "All"), *((year, str(one)) for year, one in budgets.items())]  # type: ignore[attr-defined]  # a choice field
