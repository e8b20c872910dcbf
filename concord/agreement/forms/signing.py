"""What is typed when an organisation signs, and what the officer says about its signature."""

from typing import Any

from django import forms

from concord.core.areas.models import Area
from concord.core.directory.models import Organisation
from concord.core.directory.queries import partners
from concord.core.directory.terms import Sector
from concord.core.ui.fields import DateField
from concord.core.ui.forms import Form, relabel

from ..models import Kitemark, Signature, Version
from ..queries.signatures import signed_versions
from ..rules.signatures import MOST_CLAIMED, MOST_NAMED
from ..terms import ApproachState, SignatureState, SigningMode

NEW = "new"


class SigningForm(Form):
    """Who signs, and for whom. `details()`: what the command takes."""

    mode = forms.ChoiceField(
        choices=SigningMode, widget=forms.RadioSelect, initial=SigningMode.OWN, label="For whom do you sign?"
    )
    covered_names = forms.CharField(
        required=False,
        max_length=MOST_NAMED * 200,
        widget=forms.Textarea(attrs={"rows": 4}),
        label="Which members?",
        help_text="One name on each line. They are covered by your signature and have not signed themselves.",
    )
    covered_count = forms.IntegerField(
        required=False, min_value=1, max_value=MOST_CLAIMED, label="How many members, if you do not name all?"
    )
    covered_note = forms.CharField(required=False, max_length=300, label="Anything to say about them")
    signer_name = forms.CharField(max_length=120, label="Your name")
    signer_post = forms.CharField(max_length=120, label="Your post", help_text="Like director, or chair of trustees.")
    contact_email = forms.EmailField(
        required=False, label="Your e-mail", help_text="The certificate comes here. Only the officer sees it."
    )
    wants_champion = forms.BooleanField(required=False, label="We want to name somebody who keeps watch over it")
    name_is_public = forms.BooleanField(
        required=False, label="My name and post may stand on the public register beside the organisation"
    )
    is_authorised = forms.BooleanField(label="I am authorised to sign for this organisation")
    # The version that stands on the page.
    version_read = forms.IntegerField(required=False, widget=forms.HiddenInput())

    reveals = {"mode": {SigningMode.MEMBERS.value: ["covered_names", "covered_count", "covered_note"]}}

    def details(self) -> dict[str, Any]:
        typed = dict(self.cleaned_data)
        typed["covered_names"] = typed["covered_names"].splitlines()
        return typed

    def show_version(self, version: Version | None) -> None:
        """From now on that version is the one that was read."""
        if self.is_bound and version is not None:
            data = self.data.copy()  # type: ignore[attr-defined]  # what a browser sent
            data["version_read"] = str(version.number)
            self.data = data


class EventForm(Form):
    """The event at which many sign on one device; kept in the page's address."""

    event = forms.CharField(max_length=160, label="Name of the event")
    on = DateField(label="Its day")


class EventSigningForm(SigningForm):
    """One of many in a row: the device must not offer what the one before typed."""

    organisation_name = forms.CharField(max_length=200, label="Your organisation")
    sector = forms.ChoiceField(choices=[("", "Choose"), *Sector.choices], label="Which sector is it?")
    field_order = ("organisation_name", "sector")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs["autocomplete"] = "off"


class PaperForm(SigningForm):
    """A slip of paper as the officer types it in."""

    signed_on = DateField(label="The day on the paper")
    organisation = forms.ChoiceField(
        required=False, label="Organisation", help_text="If it is not in the list, type its name and sector below."
    )
    organisation_name = forms.CharField(required=False, max_length=200, label="Its name, if it is not in the list")
    sector = forms.ChoiceField(choices=[("", "Choose"), *Sector.choices], required=False, label="Its sector")
    field_order = ("signed_on", "organisation", "organisation_name", "sector")

    def __init__(self, *args: Any, area: Area, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.found = offer(self, area)
        words = {
            "mode": "For whom is it signed?",
            "signer_name": "Name of the signer",
            "signer_post": "Post of the signer",
            "contact_email": "E-mail of the signer",
            "wants_champion": "They want to name somebody who keeps watch over it",
            "name_is_public": "The paper says that name and post may stand on the public register",
            "is_authorised": "The paper says that the signer is authorised",
        }
        for name, label in words.items():
            relabel(self.fields[name], label)
        covered, address = self.fields["covered_names"], self.fields["contact_email"]
        covered.help_text = "One name on each line. They are covered and have not signed themselves."
        address.help_text = "The certificate goes there. Only you see it."
        del self.fields["version_read"]
        self.fields["signer_post"].required = False

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        if not typed.get("organisation") and not (typed.get("organisation_name") and typed.get("sector")):
            self.add_error("organisation", "Choose the organisation, or type its name and sector")
        return typed

    def details(self) -> dict[str, Any]:
        typed = super().details()
        return typed | {"organisation": self.found.get(typed["organisation"])}


def offer(form: Form, area: Area, *more: tuple[str, str]) -> dict[str, Organisation]:
    """Let a form's `organisation` be one of the area's, found again by what was chosen."""
    found = {str(body.uid): body for body in partners(area)}
    named = [(uid, str(body)) for uid, body in found.items()]
    form.fields["organisation"].choices = [("", "Choose"), *more, *named]  # type: ignore[attr-defined]  # a choice field
    return found


class CheckForm(Form):
    """Which organisation of the directory a signature is of."""

    organisation = forms.ChoiceField(label="Which organisation is it?")

    def __init__(self, *args: Any, signature: Signature, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.found = offer(self, signature.area, (NEW, f"Add “{signature}” to the organisations"))
        names = {body.name.casefold(): uid for uid, body in self.found.items()}
        own = str(signature.organisation.uid) if signature.organisation else ""
        self.fields["organisation"].initial = own or names.get(signature.organisation_name.casefold(), NEW)

    def chosen(self) -> Organisation | None:
        return self.found.get(self.cleaned_data["organisation"])


class ReasonForm(Form):
    reason = forms.CharField(max_length=300, label="Why?")


class WithdrawForm(ReasonForm):
    on = DateField(label="From which day?")
    field_order = ("on", "reason")


class ApproachForm(Form):
    """What the officer heard from an organisation that was asked in another way."""

    state = forms.ChoiceField(
        choices=[(ApproachState.ASKED, "It was asked"), (ApproachState.DECLINED, "It will not sign")],
        widget=forms.RadioSelect,
        label="How does it stand?",
    )
    on = DateField(label="Since which day?")
    reason = forms.CharField(required=False, max_length=300, label="If it will not sign: why?")

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        if typed.get("state") == ApproachState.DECLINED and not typed.get("reason"):
            self.add_error("reason", "Say why it will not sign")
        return typed


class AskForm(Form):
    """Whom to ask; each gets a mail of its own."""

    who = forms.MultipleChoiceField(
        widget=forms.CheckboxSelectMultiple,
        label="Who is asked?",
        error_messages={"required": "Tick at least one organisation"},
    )

    def __init__(self, *args: Any, candidates: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.found = {str(one.organisation.uid): one for one in candidates if one.address}
        self.fields["who"].choices = [  # type: ignore[attr-defined]  # a choice field
            (uid, f"{one.organisation}: {one.address}{f', {one.told}' if one.told else ''}")
            for uid, one in self.found.items()
        ]

    def chosen(self) -> list[Any]:
        return [self.found[uid] for uid in self.cleaned_data["who"]]


class KitemarkForm(Form):
    conditions = forms.CharField(
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 6}),
        label="What a signatory must do",
        help_text="One condition on each line. It stands on the certificate.",
    )
    months = forms.IntegerField(min_value=1, max_value=120, label="For how many months it holds")

    def __init__(self, *args: Any, kitemark: Kitemark, **kwargs: Any) -> None:
        super().__init__(*args, initial={"conditions": kitemark.conditions, "months": kitemark.months}, **kwargs)


class RegisterFilter(Form):
    search = forms.CharField(required=False, max_length=100, label="Organisation or member")
    sector = forms.ChoiceField(choices=[("", "All"), *Sector.choices], required=False)
    state = forms.ChoiceField(required=False)
    version = forms.ChoiceField(required=False)

    def __init__(self, *args: Any, area: Area, sees_all: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        states = SignatureState.choices if sees_all else SHOWN
        self.fields["state"].choices = [("", "On the register"), *states]  # type: ignore[attr-defined]  # a choice field
        versions = [(str(number), f"Version {number}") for number in signed_versions(area)]
        self.fields["version"].choices = [("", "All"), *versions]  # type: ignore[attr-defined]  # a choice field


SHOWN = [(one.value, one.label) for one in (SignatureState.REGISTERED, SignatureState.WITHDRAWN)]


class PublicFilter(Form):
    search = forms.CharField(required=False, max_length=100, label="Name of the organisation")
