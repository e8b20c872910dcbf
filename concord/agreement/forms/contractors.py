"""What is typed about prime contractors."""

from typing import Any

from django import forms

from concord.core.ui.fields import DateField
from concord.core.ui.forms import Form

from ..models import Contractor
from ..rules.contractors import STANDINGS
from ..terms import ClauseKnown, ReminderWay


class ContractorForm(Form):
    name = forms.CharField(max_length=200, label="Prime contractor")
    contract = forms.CharField(max_length=200, label="What is it paid for?", help_text="Like “Adult learning 2026”")
    funder = forms.CharField(max_length=200, label="Whose money is it?", help_text="The public body that pays it")
    sub_contractors = forms.CharField(
        required=False,
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 4}),
        label="Voluntary organisations that work below it",
        help_text="One on each line",
    )
    has_clause = forms.ChoiceField(
        choices=ClauseKnown, widget=forms.RadioSelect, label="Does a clause of the contract say that it is kept?"
    )
    contact_name = forms.CharField(required=False, max_length=120, label="Whom to write to")
    contact_email = forms.EmailField(required=False, label="Their e-mail", help_text="Only officers see it.")
    noted_on = DateField(label="In the register since")
    ends_on = DateField(required=False, label="Last day of the contract, if known")


class RemindForm(Form):
    way = forms.ChoiceField(choices=ReminderWay, widget=forms.RadioSelect, label="How?")
    on = DateField(label="On which day did it go?", help_text="An e-mail goes at once.")

    def __init__(self, *args: Any, contractor: Contractor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not contractor.contact_email:
            ways = [choice for choice in ReminderWay.choices if choice[0] != ReminderWay.MAIL]
            self.fields["way"].choices = ways  # type: ignore[attr-defined]  # a field with choices
            self.fields["way"].help_text = "No e-mail address of theirs is noted, so it cannot go by e-mail."
            self.fields["on"].help_text = ""


class AnswerForm(Form):
    on = DateField(label="On which day did it answer?")
    answered_by = forms.CharField(required=False, max_length=120, label="Who answered?")


class ContractorFilter(Form):
    search = forms.CharField(required=False, max_length=200, label="Name, contract, payer or organisation below it")
    chosen = forms.ChoiceField(
        choices=[("", "All"), ("overdue", "Everything overdue"), *STANDINGS.items()],
        required=False,
        label="How it stands",
    )
