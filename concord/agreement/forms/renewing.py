"""What an officer types about the plan of a renewal, and about elections."""

from collections.abc import Sequence
from typing import Any

from django import forms

from concord.core.ui.fields import DateField
from concord.core.ui.forms import Form

from ..models import Document
from ..rules.outline import MOST_TEXT
from ..terms import PlanState, SignOffState


def lines(rows: int = 4) -> dict[str, Any]:
    return {"required": False, "max_length": MOST_TEXT, "widget": forms.Textarea(attrs={"rows": rows})}


class PlanForm(Form):
    """Why a document is renewed, and what the launch needs."""

    reasons = forms.CharField(label="Why is it renewed, and what do you hope for?", **lines())
    launch_at = forms.CharField(
        required=False, max_length=200, label="Where is it launched?", help_text="At a meeting that is held anyway, say"
    )
    host = forms.CharField(required=False, max_length=160, label="Who hosts the launch?")
    fallback = forms.CharField(
        label="What do you do if it cannot be launched then?",
        help_text="For instance: another host presents it as a draft",
        **lines(3),
    )
    facilitator = forms.CharField(
        required=False, max_length=160, label="Who guides the talks?", help_text="You can leave it out"
    )
    facilitator_is_independent = forms.BooleanField(required=False, label="That person works for none of the partners")


class NewPlanForm(PlanForm):
    document = forms.ChoiceField(label="What is renewed?")
    launch_on = DateField(label="When is it launched?", help_text="Everything before it is counted back from this day")
    field_order = ["document", "launch_on", "reasons"]

    def __init__(self, *args: Any, documents: Sequence[Document], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.found = {str(one.uid): one for one in documents}
        self.fields["document"].choices = [(key, str(one)) for key, one in self.found.items()]  # type: ignore[attr-defined]  # a field with choices

    def facts(self) -> dict[str, Any]:
        return self.cleaned_data | {"document": self.found[self.cleaned_data["document"]]}


class MoveForm(Form):
    launch_on = DateField(
        label="When is it launched?", help_text="Every stage that is not done gets new days, counted back from this one"
    )


class StageForm(Form):
    starts_on = DateField(label="First day")
    ends_on = DateField(label="Last day")
    lead = forms.CharField(required=False, max_length=120, label="Who leads it?")
    note = forms.CharField(label="What else is to be known?", **lines(3))
    done_on = DateField(required=False, label="When was it done?", help_text="Leave it empty until it is")


class EndPlanForm(Form):
    state = forms.ChoiceField(
        choices=[(PlanState.FINISHED.value, "It is finished"), (PlanState.GIVEN_UP.value, "It is given up")],
        widget=forms.RadioSelect,
        label="How did it end?",
    )
    result = forms.CharField(label="What came of it?", **lines())


class SignOffForm(Form):
    state = forms.ChoiceField(
        choices=[*SignOffState.choices, ("", "Nothing noted yet")],
        required=False,
        widget=forms.RadioSelect,
        label="How far is it with the new text?",
    )
    level = forms.CharField(
        required=False, max_length=160, label="Who decides it there?", help_text="The cabinet or the trustees, say"
    )
    conditions = forms.CharField(label="What must change?", **lines(3))
    noted_on = DateField(label="When did you hear it?")


class ElectionForm(Form):
    name = forms.CharField(max_length=120, label="Which election?", help_text="Like “local elections of May 2027”")
    starts_on = DateField(label="First day on which public bodies hold back")
    ends_on = DateField(label="Last day", help_text="Often the day of the vote")
    bodies = forms.CharField(
        required=False, max_length=200, label="Who holds back?", help_text="Like the council and the police"
    )
