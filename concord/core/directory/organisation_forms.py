"""What people type about organisations: their details, departments, communities, and what becomes of them."""

from typing import Any

from django import forms

from concord.core.areas.models import Area
from concord.core.ui.fields import DateField
from concord.core.ui.forms import Form

from .imports import is_uid
from .models import CommunityTag, Organisation, Unit
from .queries import UNKNOWN, partners
from .rules import usual_sector
from .terms import OrganisationSize, OrganisationStatus, OrganisationType, Sector


class OrganisationForm(Form):
    name = forms.CharField(max_length=200)
    kind = forms.ChoiceField(
        choices=[("", "Choose"), *OrganisationType.choices], label="What kind of organisation is it?"
    )
    sector = forms.ChoiceField(
        choices=[("", "The usual one for its kind"), *Sector.choices],
        required=False,
        label="Which sector does it count as?",
        help_text="Large housing associations usually count as public, because they manage much public money.",
    )
    sector_reason = forms.CharField(
        max_length=300,
        required=False,
        label="If that is not usual for its kind: why?",
        help_text="Everybody in the area can read the reason.",
    )
    size = forms.ChoiceField(choices=OrganisationSize, initial=OrganisationSize.UNKNOWN)
    legal_form = forms.CharField(max_length=80, required=False, label="Legal form")
    identifiers = forms.CharField(
        max_length=300,
        required=False,
        label="Registration numbers",
        help_text="Like GB-CHC-1234567; several with semicolons between.",
    )
    is_infrastructure = forms.BooleanField(
        required=False, label="It supports other voluntary organisations (such as a CVS)"
    )
    gives_public_money = forms.BooleanField(required=False, label="It gives out public money")
    parent = forms.ChoiceField(required=False, label="Part of a larger organisation")
    email = forms.EmailField(required=False, label="E-mail")
    website = forms.URLField(required=False, assume_scheme="https")

    def __init__(self, *args: Any, area: Area, organisation: Organisation | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.found = {str(body.uid): body for body in partners(area) if body != organisation}
        self.organisation = organisation
        above = organisation.parent if organisation else None
        if above is not None:
            self.found.setdefault(str(above.uid), above)
        self.fields["parent"].choices = [("", "no other"), *((uid, str(body)) for uid, body in self.found.items())]  # type: ignore[attr-defined]  # a choice field

    def clean_parent(self) -> Organisation | None:
        above = chosen = self.found.get(self.cleaned_data["parent"])
        while above is not None:
            if above == self.organisation:
                raise forms.ValidationError(f"{chosen} is a part of this organisation itself. Choose another")
            above = above.parent
        return chosen

    def details(self) -> dict[str, Any]:
        typed = {key: value for key, value in self.cleaned_data.items() if key != "identifiers"}
        return typed | {"sector": typed["sector"] or usual_sector(typed["kind"])}

    def numbers(self) -> list[str]:
        return [part.strip() for part in self.cleaned_data["identifiers"].split(";") if part.strip()]


class UnitForm(Form):
    name = forms.CharField(max_length=160, label="Department or team")
    email = forms.EmailField(required=False, label="E-mail for replies")
    parent = forms.ChoiceField(required=False, label="Part of")

    def __init__(self, *args: Any, organisation: Organisation, unit: Unit | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.units = {str(one.pk): one for one in organisation.units.filter(ends_on__isnull=True) if one != unit}
        self.fields["parent"].choices = [("", "the organisation itself"), *((k, str(u)) for k, u in self.units.items())]  # type: ignore[attr-defined]  # a choice field

    def details(self) -> dict[str, Any]:
        return self.cleaned_data | {"parent": self.units.get(self.cleaned_data["parent"])}


class EndUnitForm(Form):
    on = DateField(label="On which day did it end?")
    people_to = forms.ChoiceField(
        required=False,
        label="Where do its people belong now?",
        help_text="Those with a role in this area. What they reported before stays with the old department.",
    )

    def __init__(self, *args: Any, unit: Unit, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        lasting = unit.organisation.units.filter(ends_on__isnull=True).exclude(pk=unit.pk)
        self.units = {str(one.pk): one for one in lasting}
        named = [(key, str(one)) for key, one in self.units.items()]
        self.fields["people_to"].choices = [("", "the organisation itself"), *named]  # type: ignore[attr-defined]  # a choice field

    def details(self) -> dict[str, Any]:
        return self.cleaned_data | {"people_to": self.units.get(self.cleaned_data["people_to"])}


class RenameForm(Form):
    name = forms.CharField(max_length=200, label="New name")
    on = DateField(label="From which day?")


class MergeForm(Form):
    into = forms.ChoiceField(label="It became part of")
    on = DateField(label="On which day?")

    def __init__(self, *args: Any, area: Area, organisation: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.found = {str(body.uid): body for body in partners(area) if body.pk != organisation.pk}
        self.fields["into"].choices = [("", "Choose"), *((uid, str(body)) for uid, body in self.found.items())]  # type: ignore[attr-defined]  # a choice field


class CloseForm(Form):
    on = DateField(label="On which day did it close?")


class SharedForm(Form):
    """An organisation that another area looks after already."""

    reference = forms.CharField(
        max_length=60,
        label="Its reference",
        help_text="The other area's officer finds it on the organisation's page, and gives it to you.",
    )

    def clean_reference(self) -> str:
        reference: str = self.cleaned_data["reference"]
        if not is_uid(reference):
            raise forms.ValidationError("A reference has 36 letters, figures and hyphens. Copy all of it")
        return reference


class PartnerContactForm(Form):
    """Who is asked at an organisation when somebody has reported about it."""

    name = forms.CharField(max_length=120, required=False, label="Name or role")
    email = forms.EmailField(required=False, label="E-mail", help_text="Requests to reply to a point go here.")


class TagForm(Form):
    name = forms.CharField(max_length=80, label="Community or interest", help_text="Like refugees, faith, or rural.")
    hard_to_reach = forms.BooleanField(required=False, label="It is hard to reach")


class PartnerTagsForm(Form):
    tags = forms.MultipleChoiceField(
        required=False,
        widget=forms.CheckboxSelectMultiple,
        label="Which communities does it serve?",
        help_text="Tags describe organisations, never people. Leave all empty if you do not know.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.found = {str(tag.pk): tag for tag in CommunityTag.objects.all()}
        self.fields["tags"].choices = [(key, str(tag)) for key, tag in self.found.items()]  # type: ignore[attr-defined]  # a choice field

    def chosen(self) -> list[CommunityTag]:
        return [self.found[key] for key in self.cleaned_data["tags"]]


class ProposalForm(Form):
    text = forms.CharField(
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 4}),
        label="What is to change?",
        help_text="Like: since March it is called Open Door Advice and Care.",
    )


class AnswerForm(Form):
    accepted = forms.ChoiceField(
        choices=[("yes", "Yes, I make this change"), ("no", "No")], widget=forms.RadioSelect, label="Is it right?"
    )
    reason = forms.CharField(
        max_length=300, required=False, label="Why, or what you did", help_text="The other area reads it."
    )

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        if found.get("accepted") == "no" and not found.get("reason"):
            self.add_error("reason", "Say why not. The other area reads it")
        return found


class OrganisationFilter(Form):
    search = forms.CharField(required=False, max_length=100, label="Name")
    sector = forms.ChoiceField(choices=[("", "All"), *Sector.choices], required=False)
    kind = forms.ChoiceField(choices=[("", "All"), *OrganisationType.choices], required=False)
    status = forms.ChoiceField(choices=[("", "All"), *OrganisationStatus.choices], required=False)
    tag = forms.ChoiceField(required=False, label="Serves")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        tags = [(str(tag.pk), str(tag)) for tag in CommunityTag.objects.all()]
        self.fields["tag"].choices = [("", "All"), *tags, (UNKNOWN, "Not known")]  # type: ignore[attr-defined]  # a choice field
