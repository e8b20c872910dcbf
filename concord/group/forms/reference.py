"""What people type about terms of reference, structure, aims and the chair of the board."""

from typing import Any

from django import forms

from concord.core.directory.terms import Sector
from concord.core.ui.fields import DateField
from concord.core.ui.forms import Form

from ..models import Action, Aim, Group, TermsOfReference
from ..rules.reference import STANDARD_MISSION, STANDARD_RULE, STANDARD_TEXT
from ..terms import Horizon
from .meetings import AtMeetingForm

THREE = {"rows": 3}


class TermsForm(AtMeetingForm):
    """The next version: begins with the one in force, or with a standard text."""

    mission = forms.CharField(max_length=500, widget=forms.Textarea(attrs=THREE), label="Mission, in one sentence")
    text = forms.CharField(max_length=10_000, widget=forms.Textarea(attrs={"rows": 16}), label="Terms of reference")
    expected = forms.CharField(
        max_length=3000,
        required=False,
        widget=forms.Textarea(attrs=THREE),
        label="Which organisations are expected to be there?",
    )
    decision_rule = forms.CharField(max_length=500, required=False, label="How the group decides")
    agreed_on = DateField(label="Day on which the group agreed it")
    meeting = forms.ChoiceField(required=False, label="At which meeting?")
    review_on = DateField(required=False, label="Look at it again on")

    def __init__(self, *args: Any, current: TermsOfReference | None, **kwargs: Any) -> None:
        standard = {"mission": STANDARD_MISSION, "text": STANDARD_TEXT, "decision_rule": STANDARD_RULE}
        kept = ("mission", "text", "expected", "decision_rule")
        kwargs["initial"] = {name: getattr(current, name) for name in kept} if current else standard
        super().__init__(*args, **kwargs)


class StructureForm(Form):
    since_on = DateField(label="From which day?")
    change = forms.CharField(max_length=500, widget=forms.Textarea(attrs=THREE), label="What changed?")
    reason = forms.CharField(max_length=500, required=False, widget=forms.Textarea(attrs=THREE), label="Why?")
    result = forms.CharField(
        max_length=500, required=False, widget=forms.Textarea(attrs=THREE), label="What came of it, if you know"
    )


class AimForm(Form):
    text = forms.CharField(max_length=300, label="What does the group want to reach?")
    horizon = forms.ChoiceField(choices=Horizon, widget=forms.RadioSelect, initial=Horizon.SHORT, label="When?")
    success_sign = forms.CharField(max_length=300, required=False, label="By what would you know?")
    progress = forms.CharField(
        max_length=500, required=False, widget=forms.Textarea(attrs=THREE), label="How far has it come?"
    )
    reached_on = DateField(required=False, label="Reached on")
    actions = forms.MultipleChoiceField(
        required=False, widget=forms.CheckboxSelectMultiple, label="Which actions serve it?"
    )

    def __init__(self, *args: Any, group: Group, aim: Aim | None = None, **kwargs: Any) -> None:
        linked = [action.reference for action in aim.actions.all()] if aim else []
        if aim is not None:
            plain = ("text", "horizon", "success_sign", "progress", "reached_on")
            kwargs["initial"] = {name: getattr(aim, name) for name in plain} | {"actions": linked}
        super().__init__(*args, **kwargs)
        found = Action.objects.filter(group=group).order_by("-due_on", "pk")
        self.found = {one.reference: one for one in [*found.filter(reference__in=linked), *found[:30]]}
        self.fields["actions"].choices = [(key, f"{key} {one.text}") for key, one in self.found.items()]  # type: ignore[attr-defined]  # a choice field
        if not self.found:
            del self.fields["actions"]

    def details(self) -> dict[str, Any]:
        return self.cleaned_data | {"actions": [self.found[key] for key in self.cleaned_data.get("actions", ())]}


class RotationForm(Form):
    body = forms.CharField(max_length=160, label="Which board or partnership?")
    first_year = forms.IntegerField(label="First year with a chair from the voluntary sector")
    every = forms.IntegerField(initial=3, label="Every how many years?")


class BoardSeatsForm(Form):
    year = forms.IntegerField(min_value=1990, max_value=2100, label="Year")
    total = forms.IntegerField(min_value=1, max_value=500, label="Seats on the board")
    voluntary = forms.IntegerField(min_value=0, max_value=500, label="Seats of the voluntary sector")
    chair_sector = forms.ChoiceField(
        choices=[("", "Not noted"), *Sector.choices], required=False, label="From which sector did the chair come?"
    )
