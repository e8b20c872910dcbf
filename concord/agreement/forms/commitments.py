"""What an officer types about commitments."""

from typing import Any

from django import forms

from concord.core.areas.models import Area
from concord.core.ui.fields import DateField
from concord.core.ui.forms import Form

from ..rules.outline import LONGEST_RULE, MOST_TEXT
from ..terms import Audience, Bearer, Counting, RuleKind, RuleUnit, Standing, Theme, themes_joined

NO_RULE = ("", "Nothing that can be measured")
RULE_NEEDS = {
    "rule_number": "Say how long, like 84",
    "rule_unit": "Choose of what: days, weeks or months",
    "rule_counting": "Choose how it is counted",
}


def theme_choices(area: Area, kept: str = "") -> list[tuple[str, str]]:
    """The themes that the area offers, by its own names, and those that are `kept` though they are hidden."""
    return [(key, name) for key, name in area.themes.items() if key in area.themes_offered or key in kept.split()]


class ThemesField(forms.MultipleChoiceField):
    """Any of the themes, given and taken as they are kept."""

    def __init__(self) -> None:
        hint = "Tick all that it is about, or none"
        widget = forms.CheckboxSelectMultiple
        super().__init__(choices=Theme.choices, required=False, widget=widget, label="Themes", help_text=hint)

    def prepare_value(self, value: Any) -> Any:
        return value.split() if isinstance(value, str) else value

    def to_python(self, value: Any) -> list[str]:
        return [key for key in super().to_python(value) if key]

    def clean(self, value: Any) -> str:
        return themes_joined(super().clean(value))


class WordingForm(Form):
    """What a commitment says: who owes what to whom, and how it can be measured."""

    number = forms.CharField(max_length=20, label="Number", help_text="Like 2.3")
    title = forms.CharField(max_length=120, label="In a few words")
    text = forms.CharField(
        required=False, max_length=MOST_TEXT, widget=forms.Textarea(attrs={"rows": 5}), label="The whole wording"
    )
    bearer = forms.ChoiceField(choices=Bearer, widget=forms.RadioSelect, label="Who owes it?")
    owed_to = forms.ChoiceField(
        choices=[*Bearer.choices, ("", "It does not say")],
        required=False,
        widget=forms.RadioSelect,
        label="To whom is it owed?",
    )
    theme = ThemesField()
    standing = forms.ChoiceField(choices=Standing, widget=forms.RadioSelect, label="Can it be kept now?")
    example = forms.CharField(
        required=False,
        max_length=MOST_TEXT,
        widget=forms.Textarea(attrs={"rows": 3}),
        label="What does it mean in practice?",
        help_text="An example makes it come alive",
    )
    example_is_real = forms.BooleanField(required=False, label="The example happened")
    rule_kind = forms.ChoiceField(
        choices=[NO_RULE, *RuleKind.choices], required=False, label="Does it give a time that can be measured?"
    )
    rule_number = forms.IntegerField(
        required=False, min_value=1, max_value=LONGEST_RULE, label="How long?", help_text="A number, like 84"
    )
    rule_unit = forms.ChoiceField(choices=[("", "Choose"), *RuleUnit.choices], required=False, label="Of what?")
    rule_counting = forms.ChoiceField(
        choices=[("", "Choose"), *Counting.choices], required=False, label="How is it counted?"
    )
    provenance = forms.CharField(
        required=False,
        max_length=300,
        label="Where does the wording come from?",
        help_text="If you took it from another area's agreement: which one, and who allowed it",
    )

    def __init__(self, *args: Any, area: Area, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["theme"].choices = theme_choices(area, self.initial.get("theme", ""))  # type: ignore[attr-defined]  # a field with choices

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        if typed.get("rule_kind"):
            for name, words in RULE_NEEDS.items():
                if not typed.get(name) and name not in self.errors:
                    self.add_error(name, f"{words}, or choose “{NO_RULE[1]}”")
        return typed


class CommitmentForm(WordingForm):
    """A commitment that stands alone, with the day its wording begins."""

    starts_on = DateField(label="In force from")


class FindForm(Form):
    """What the list of commitments is narrowed by."""

    words = forms.CharField(required=False, max_length=200, label="Words in it", help_text="Like “premises”")
    mentions = forms.ChoiceField(
        choices=[("", "Anybody"), *Audience.choices], required=False, label="Where does it mention us? We are"
    )
    bearer = forms.ChoiceField(choices=[("", "Anybody"), *Bearer.choices], required=False, label="Who owes it?")
    theme = forms.ChoiceField(choices=[("", "All"), *Theme.choices], required=False, label="Theme")
    standing = forms.ChoiceField(choices=[("", "All"), *Standing.choices], required=False, label="Can it be kept now?")
    rule = forms.BooleanField(required=False, label="Only what can be measured")

    def __init__(self, *args: Any, area: Area, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["theme"].choices = [("", "All"), *theme_choices(area)]  # type: ignore[attr-defined]  # a field with choices


class EndForm(Form):
    ends_on = DateField(label="Its last day in force")
