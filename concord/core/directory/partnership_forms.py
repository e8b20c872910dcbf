"""What people type about partnerships and boards, and what those answer."""

from typing import Any

from django import forms

from concord.core.areas.models import Area
from concord.core.lib.errors import RuleBroken
from concord.core.ui.fields import DateField
from concord.core.ui.forms import Form

from .models import Partnership
from .partnership_queries import lasting_partnerships
from .partnership_rules import MOST_SEATS, check_seats
from .terms import PartnershipKind, Standing

ALL = [("", "All")]


class PartnershipForm(Form):
    name = forms.CharField(max_length=160)
    kind = forms.ChoiceField(choices=[("", "Choose"), *PartnershipKind.choices], label="What kind is it?")
    parent = forms.ChoiceField(required=False, label="Part of a larger one")
    chair_name = forms.CharField(max_length=120, required=False, label="Chair", help_text="Name, or post.")
    contact_name = forms.CharField(max_length=120, required=False, label="Whom we ask")
    contact_email = forms.EmailField(
        required=False, label="Their e-mail", help_text="The yearly questions go here. Only officers see it."
    )
    seats = forms.IntegerField(required=False, min_value=1, max_value=MOST_SEATS, label="Seats in all")
    voluntary_seats = forms.IntegerField(
        required=False, min_value=0, max_value=MOST_SEATS, label="Seats of the voluntary sector"
    )
    on_agenda = forms.ChoiceField(choices=Standing, initial=Standing.UNKNOWN)
    is_adopted = forms.ChoiceField(choices=Standing, initial=Standing.UNKNOWN)
    notes = forms.CharField(required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args: Any, area: Area, partnership: Partnership | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ask_standing(self, area)
        sector = area.word("voluntary_sector")
        self.fields["voluntary_seats"].label = f"Of them, seats of the {sector}"
        self.found = {str(one.uid): one for one in lasting_partnerships(area) if one != partnership}
        choices = [("", "no other"), *((uid, str(one)) for uid, one in self.found.items())]
        self.fields["parent"].choices = choices  # type: ignore[attr-defined]  # a choice field

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        try:
            check_seats(found.get("seats"), found.get("voluntary_seats"))
        except RuleBroken as error:
            self.add_error(error.field, error.message)
        return found

    def details(self) -> dict[str, Any]:
        return self.cleaned_data | {"parent": self.found.get(self.cleaned_data["parent"])}


def ask_standing(form: Form, area: Area) -> None:
    """The two questions, in the area's own word for the agreement."""
    word = area.word("agreement")
    form.fields["on_agenda"].label = f"Is the {word} on its agenda?"
    form.fields["is_adopted"].label = f"Does its governance adopt the {word}?"


class PartnershipFilter(Form):
    search = forms.CharField(required=False, max_length=100, label="Name or chair")
    kind = forms.ChoiceField(choices=[*ALL, *PartnershipKind.choices], required=False)
    on_agenda = forms.ChoiceField(choices=[*ALL, *Standing.choices], required=False, label="On its agenda")
    is_adopted = forms.ChoiceField(choices=[*ALL, *Standing.choices], required=False, label="Adopted")
    ended = forms.BooleanField(required=False, label="Ended ones too")


class EndedForm(Form):
    """Of a partnership, a network or a sponsor."""

    on = DateField(label="On which day did it end?")


class RoundForm(Form):
    """A new round; every partnership with an address is mailed."""

    name = forms.CharField(max_length=60, label="What is this round called?", help_text="Like the year.")
    due_on = DateField(label="By which day should they answer?")
    message = forms.CharField(
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        label="What you want to tell them",
        help_text="It stands in the mail, above the link.",
    )


class RoundFilter(Form):
    search = forms.CharField(required=False, max_length=100, label="Name")
    standing = forms.ChoiceField(
        choices=[*ALL, ("missing", "No answer yet"), ("answered", "Answered")], required=False, label="Answer"
    )


class AnswerPartnershipForm(Form):
    """What a partnership says of itself."""

    on_agenda = forms.ChoiceField(choices=Standing, widget=forms.RadioSelect)
    is_adopted = forms.ChoiceField(choices=Standing, widget=forms.RadioSelect)
    use = forms.CharField(required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 4}))
    needs = forms.CharField(
        required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 3}), label="What would help you?"
    )
    answered_by = forms.CharField(max_length=120, label="Who answers", help_text="Name or post.")

    def __init__(self, *args: Any, area: Area, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ask_standing(self, area)
        self.fields["use"].label = f"How do you use the {area.word('agreement')}?"
        self.fields["use"].help_text = f"Everybody who takes part in {area} can read this."


class PaperAnswerForm(AnswerPartnershipForm):
    on = DateField(label="On which day did they answer?")
