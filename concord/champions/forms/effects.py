"""A barrier that champions raised, and values of a measure."""

from decimal import Decimal
from typing import Any

from django import forms

from concord.core.areas.models import Area
from concord.core.directory.models import Organisation
from concord.core.directory.queries import partners
from concord.core.ui.fields import DateField
from concord.core.ui.forms import Form

from ..models import Effect

PLAIN = ("title", "barrier", "raised", "champions", "body", "measure", "unit", "begun_on", "story", "is_public")


def text(label: str, *, most: int, rows: int, required: bool = False) -> forms.CharField:
    area = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(max_length=most, required=required, widget=area, label=label)


class EffectForm(Form):
    title = forms.CharField(max_length=120, label="A short name for it", help_text="Like bills of small groups.")
    barrier = text("What stood in the way?", most=2000, rows=3, required=True)
    raised = forms.CharField(max_length=300, required=False, label="How did champions raise it?")
    champions = forms.IntegerField(
        required=False, min_value=1, max_value=9999, label="How many champions raised it, if known?"
    )
    organisation = forms.ChoiceField(required=False, label="At which organisation?")
    body = forms.CharField(max_length=160, required=False, label="Or another body, in words")
    measure = forms.CharField(max_length=160, label="What is measured?", help_text="Like bills paid within 30 days.")
    unit = forms.CharField(max_length=40, required=False, label="In which unit?", help_text="Like % or days.")
    begun_on = DateField(label="From which day was something done about it?")
    story = text("The story, in your words", most=4000, rows=6)
    is_public = forms.BooleanField(required=False, label="Anybody may read it, with both values and their n")

    who_sees = {
        "story": "The group, champions and officers; everybody where the box below is ticked. Write no names. Say what "
        "was done and what was measured after it, not that one made the other."
    }

    def __init__(self, *args: Any, area: Area, row: Effect | None = None, **kwargs: Any) -> None:
        initial = {name: getattr(row, name) for name in PLAIN} if row else {}
        chosen = row.organisation if row else None
        initial["organisation"] = str(chosen.uid) if chosen else ""
        super().__init__(*args, initial=initial, **kwargs)
        bodies = [*partners(area), *([chosen] if chosen else [])]
        self.bodies: dict[str, Organisation] = {str(one.uid): one for one in bodies}
        choices = [("", "Another one, named below"), *((uid, one.name) for uid, one in self.bodies.items())]
        self.fields["organisation"].choices = choices  # type: ignore[attr-defined]  # a choice field

    def facts(self) -> dict[str, Any]:
        typed = {name: self.cleaned_data[name] for name in PLAIN}
        return typed | {"organisation": self.bodies.get(self.cleaned_data["organisation"])}


class ValueForm(Form):
    on = DateField(label="On which day was it measured?")
    value = forms.DecimalField(
        min_value=Decimal(0), max_value=Decimal(999_999_999), max_digits=12, decimal_places=2, label="What was it?"
    )
    n = forms.IntegerField(
        required=False, min_value=1, label="Of how many was it counted (n)?", help_text="Like the number of bills."
    )
