"""What administrators type about areas."""

from collections.abc import Iterable
from typing import Any

from django import forms

from concord.core.areas.models import Area
from concord.core.areas.queries import region_names
from concord.core.areas.terms import AgreementStatus, AreaKind, AreaStatus, Nation, Tier, TierRelationKind
from concord.core.lib.text import slugify
from concord.core.ui.fields import DateField
from concord.core.ui.forms import Form


class NewAreaForm(Form):
    """An area, where it lies, and who begins there."""

    name = forms.CharField(max_length=120, help_text="As people write it, like West Wessex.")
    slug = forms.CharField(
        max_length=60,
        label="Short name",
        help_text="It stands in the addresses of its pages, like west-wessex: small letters, figures, hyphens.",
    )
    kind = forms.ChoiceField(choices=[("", "Choose"), *AreaKind.choices], label="What kind of area is it?")
    parent = forms.ChoiceField(label="Which area does it lie in?", required=False)
    nation = forms.ChoiceField(choices=Nation, help_text="Its bank holidays and rules apply.")
    officer = forms.EmailField(
        required=False,
        label="E-mail address of the first officer",
        help_text="They are sent an invitation to sign in. You can leave this empty and invite them later.",
    )

    def __init__(self, *args: Any, areas: Iterable[Area], everywhere: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.areas = {area.slug: area for area in areas}
        first = ("", "no other area") if everywhere else ("", "Choose")
        self.fields["parent"].choices = [first, *((slug, str(area)) for slug, area in self.areas.items())]  # type: ignore[attr-defined]  # a choice field
        self.fields["parent"].required = not everywhere

    def clean_slug(self) -> str:
        slug: str = self.cleaned_data["slug"]
        if slug != slugify(slug):
            raise forms.ValidationError(
                f"The short name may hold small letters, figures and hyphens. Write it like {slugify(slug) or 'upton'}"
            )
        return slug

    def details(self) -> dict[str, Any]:
        return {**self.cleaned_data, "parent": self.areas.get(self.cleaned_data["parent"])}


class EndAreaForm(Form):
    into = forms.ChoiceField(required=False, label="Did it become part of another area?")
    on = DateField(label="On which day?")

    def __init__(self, *args: Any, areas: Iterable[Area], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.areas = {area.slug: area for area in areas}
        self.fields["into"].choices = [("", "no, it closed"), *((slug, str(a)) for slug, a in self.areas.items())]  # type: ignore[attr-defined]  # a choice field


class TierRelationForm(Form):
    """How this area and one right below it work together."""

    kind = forms.ChoiceField(choices=TierRelationKind, label="How do the two agreements stand to each other?")
    lower_signed_upper = forms.BooleanField(required=False, label="It has signed our agreement")
    escalation_route = forms.CharField(
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        label="The way up",
        help_text="How a matter goes from there to here, when it cannot be settled there.",
    )
    last_contact_on = DateField(required=False, label="Last contact")
    notes = forms.CharField(
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="For yourselves: only officers of this area read it.",
    )
    learning = forms.CharField(
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        label="What you learned from each other",
        help_text="Officers of both areas read it.",
    )
    support_given = forms.CharField(
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        label="Support that you gave",
        help_text="Officers of both areas read it.",
    )


class AreaFilter(Form):
    search = forms.CharField(required=False, max_length=100, label="Name")
    tier = forms.ChoiceField(choices=[("", "All"), *Tier.choices], required=False)
    region = forms.ChoiceField(required=False)
    status = forms.ChoiceField(choices=[("", "All"), *AgreementStatus.choices], required=False, label="Agreement")
    state = forms.ChoiceField(choices=[("", "All"), *AreaStatus.choices], required=False, label="Area")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["region"].choices = [("", "All"), *region_names().items()]  # type: ignore[attr-defined]  # a choice field
