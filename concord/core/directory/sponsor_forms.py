"""What the officer types about sponsors and posts for the voluntary sector."""

from typing import Any

from django import forms

from concord.core.areas.models import Area
from concord.core.ui.fields import DateField
from concord.core.ui.forms import Form

from .models import Endorsement, LeadPost
from .queries import partners
from .terms import LeadKind

NAME = "If they have a role here, write the name as it stands under People."
MAY_PUBLISH = "They said that anybody may read it"


class OfAnOrganisation(Form):
    organisation = forms.ChoiceField()

    def __init__(self, *args: Any, area: Area, row: Endorsement | LeadPost | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = {str(row.organisation.uid): row.organisation} if row else {}
        self.bodies = {str(body.uid): body for body in partners(area, only=["uid", "name"])} | own
        choices = [("", "Choose"), *((uid, body.name) for uid, body in self.bodies.items())]
        self.fields["organisation"].choices = choices  # type: ignore[attr-defined]  # a choice field

    def details(self) -> dict[str, Any]:
        return self.cleaned_data | {"organisation": self.bodies[self.cleaned_data["organisation"]]}


class SponsorForm(OfAnOrganisation):
    who = forms.CharField(max_length=120, label="Who stands behind it", help_text=NAME)
    post = forms.CharField(max_length=120, label="Their post", help_text="Like: leader of the council, chief officer.")
    statement = forms.CharField(
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        label="In their own words",
        help_text="What they said or wrote, as they said it.",
    )
    endorsed_on = DateField(label="On which day did they say so?")
    may_publish = forms.BooleanField(required=False, label=f"{MAY_PUBLISH}: their name, post and words")


class LeadForm(OfAnOrganisation):
    kind = forms.ChoiceField(choices=[("", "Choose"), *LeadKind.choices], label="Which post is it?")
    requested_on = DateField(required=False, label="When was it asked for?")
    granted_on = DateField(required=False, label="When was it granted?")
    who = forms.CharField(required=False, max_length=120, label="Who holds it", help_text=NAME)
    may_publish = forms.BooleanField(required=False, label=f"{MAY_PUBLISH}: their name and post")
    ended_on = DateField(required=False, label="When did it end?", help_text="Leave it empty as long as it lasts.")


def typed_of(row: Endorsement | LeadPost, form: type[Form]) -> dict[str, Any]:
    """What stands in the form of a row that is known."""
    found = {name: getattr(row, name, None) for name in form.base_fields}
    return found | {"organisation": str(row.organisation.uid), "may_publish": row.consent_on is not None}
