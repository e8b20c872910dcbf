"""A year's budget, its lines, what partners give, and bids."""

from typing import Any

from django import forms

from concord.core.areas.models import Area
from concord.core.directory.models import Organisation
from concord.core.directory.queries import partners
from concord.core.ui.fields import DateField, MoneyField
from concord.core.ui.forms import Form

from ..models import Bid, Budget, BudgetLine, Contribution
from ..queries.budgets import label_of
from ..terms import BidState


class BodyForm(Form):
    """A form in which one partner is chosen. `body`: the name of that field."""

    body = "partner"
    none = ("", "Nobody")

    def __init__(self, *args: Any, area: Area, row: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, initial=self.initial_of(row) if row else {}, **kwargs)
        self.bodies: dict[str, Organisation] = {str(body.uid): body for body in partners(area)}
        chosen = getattr(row, self.body, None)
        if chosen:
            # One that has left since stays as it was.
            self.bodies[str(chosen.uid)] = chosen
        self.fields[self.body].choices = [self.none, *((uid, str(one)) for uid, one in self.bodies.items())]  # type: ignore[attr-defined]  # a choice field

    def initial_of(self, row: Any) -> dict[str, Any]:
        found = {name: getattr(row, name, None) for name in self.base_fields if name != self.body}
        chosen = getattr(row, self.body)
        return found | {self.body: str(chosen.uid) if chosen else ""}

    def facts(self) -> dict[str, Any]:
        """Empty sums are nothing."""
        typed = {name: self.cleaned_data[name] for name in self.fields}
        sums = {name: 0 for name, field in self.fields.items() if isinstance(field, MoneyField) and not typed[name]}
        return typed | sums | {self.body: self.bodies.get(typed[self.body])}


class BudgetForm(BodyForm):
    body = "holder"
    agreed_on = DateField(required=False, label="When was it agreed?")
    holder = forms.ChoiceField(required=False, label="Who holds the money?")
    note = forms.CharField(max_length=300, required=False, label="Anything to know about it")

    def __init__(self, *args: Any, area: Area, row: Budget | None = None, **kwargs: Any) -> None:
        super().__init__(*args, area=area, row=row, **kwargs)


class NewBudgetForm(BudgetForm):
    year = forms.TypedChoiceField(coerce=int, label="For which year?")
    field_order = ("year", "agreed_on", "holder", "note")

    def __init__(self, *args: Any, area: Area, years: list[int], **kwargs: Any) -> None:
        super().__init__(*args, area=area, **kwargs)
        self.fields["year"].choices = [(str(year), label_of(area, year)) for year in years]  # type: ignore[attr-defined]  # a choice field


class LineForm(BodyForm):
    title = forms.CharField(max_length=160, label="What is it for?")
    planned = MoneyField(required=False, label="Planned, in pounds")
    committed = MoneyField(required=False, label="Promised to somebody and not paid yet")
    spent = MoneyField(required=False, label="Spent")
    in_kind = MoneyField(required=False, label="Worth of what is given in kind", help_text="A rough sum will do.")
    partner = forms.ChoiceField(required=False, label="Which partner gives or spends it?")

    def __init__(self, *args: Any, area: Area, row: BudgetLine | None = None, **kwargs: Any) -> None:
        super().__init__(*args, area=area, row=row, **kwargs)


class ContributionForm(BodyForm):
    body = "organisation"
    none = ("", "Choose")
    organisation = forms.ChoiceField(label="Which partner?")
    pledged = MoneyField(required=False, label="Pledged, in pounds")
    received = MoneyField(required=False, label="Received so far")
    withdrawn_on = DateField(
        required=False,
        label="The day on which it said that it gives no more after this year",
        help_text="Leave it empty if it goes on.",
    )

    def __init__(self, *args: Any, area: Area, row: Contribution | None = None, **kwargs: Any) -> None:
        super().__init__(*args, area=area, row=row, **kwargs)


class BidForm(Form):
    funder = forms.CharField(max_length=160, label="Who is asked?")
    purpose = forms.CharField(max_length=160, label="For what?")
    amount = MoneyField(label="How much, in pounds")
    state = forms.ChoiceField(choices=BidState, label="How does it stand?")
    asked_on = DateField(required=False, label="When were they asked?")
    decided_on = DateField(required=False, label="When did they answer?")
    awarded = MoneyField(required=False, label="If it was won: how much was given")

    def __init__(self, *args: Any, bid: Bid | None = None, **kwargs: Any) -> None:
        initial = {name: getattr(bid, name) for name in self.base_fields} if bid else {}
        super().__init__(*args, initial=initial, **kwargs)
