"""What somebody types who would like to keep watch, and what the officer answers."""

from typing import Any

from django import forms

from concord.core.areas.models import Area
from concord.core.directory.models import Organisation, Unit
from concord.core.directory.queries import partners
from concord.core.ui.forms import Form

from ..models import Expression
from ..rules.expressions import KEPT_MONTHS

WHO_SEES = (
    "The officer who runs the agreement here reads it, and whoever answers you. It is not shown to anybody else. Your "
    f"addresses go once you are answered. All of it goes {KEPT_MONTHS} months after a no, or if nobody has answered."
)


class OfferForm(Form):
    """Somebody offers to keep watch, as the officer notes it."""

    name = forms.CharField(max_length=120, label="Name")
    email = forms.EmailField(required=False, label="E-mail")
    phone = forms.CharField(max_length=40, required=False, label="Phone")
    organisation_name = forms.CharField(max_length=200, label="Organisation")
    department = forms.CharField(max_length=160, required=False, label="Department or team")
    elected = forms.BooleanField(required=False, label="Elected, like a councillor")
    why = forms.CharField(
        required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 4}), label="Why they would like to"
    )


class JoinForm(OfferForm):
    """The same, as the person types it on the public page."""

    name = forms.CharField(max_length=120, label="Your name")
    email = forms.EmailField(required=False, label="Your e-mail")
    phone = forms.CharField(max_length=40, required=False, label="Your phone number")
    organisation_name = forms.CharField(max_length=200, label="Your organisation")
    department = forms.CharField(max_length=160, required=False, label="Your department or team")
    elected = forms.BooleanField(required=False, label="I am elected, like a councillor")
    why = forms.CharField(
        required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 4}), label="Why would you like to?"
    )
    agrees = forms.BooleanField(label="You may keep these details as it says above")

    who_sees = {"why": WHO_SEES}

    def facts(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "agrees"}


class AcceptForm(Form):
    """For which organisation and department of the directory they keep watch."""

    organisation = forms.ChoiceField(
        label="For which organisation?", help_text="If it is not in the list, add it under Organisations first."
    )

    def __init__(self, *args: Any, expression: Expression, area: Area, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bodies = partners(area)
        units = Unit.objects.filter(organisation__in=bodies, ends_on__isnull=True).select_related("organisation")
        self.found: dict[str, tuple[Organisation, Unit | None]] = {f"o{body.pk}": (body, None) for body in bodies}
        self.found |= {f"u{unit.pk}": (unit.organisation, unit) for unit in units}
        named = [(key, f"{body}: {unit}" if unit else str(body)) for key, (body, unit) in self.found.items()]
        field = self.fields["organisation"]
        field.choices = [("", "Choose"), *sorted(named, key=lambda pair: pair[1])]  # type: ignore[attr-defined]  # a choice field
        same = [key for key, (body, unit) in self.found.items() if is_meant(expression, body, unit)]
        field.initial = same[-1] if same else ""

    def chosen(self) -> dict[str, Any]:
        organisation, unit = self.found[self.cleaned_data["organisation"]]
        return {"organisation": organisation, "unit": unit}


def is_meant(expression: Expression, body: Organisation, unit: Unit | None) -> bool:
    named = body.name.casefold() == expression.organisation_name.casefold()
    return named and (unit is None or unit.name.casefold() == expression.department.casefold())


class DeclineForm(Form):
    reason = forms.CharField(
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        label="Why not, in kind words?",
        help_text="They read it in a mail that thanks them first.",
    )
