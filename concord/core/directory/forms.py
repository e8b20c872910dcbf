"""What people type about areas, people and roles."""

from typing import Any

from django import forms

from concord.core.accounts.roles import Role
from concord.core.areas.models import Area
from concord.core.areas.terms import WORDS, AgreementStatus, Nation
from concord.core.ui.colour import contrast_ratio, readable
from concord.core.ui.fields import DateField
from concord.core.ui.forms import Form

from .models import Organisation, Unit
from .queries import partners
from .terms import Sector

LOGO_BYTES = 1024 * 1024
GIVEN = [(role.value, role.label) for role in Role if role != Role.PLATFORM_ADMIN]
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


class AreaForm(Form):
    """Details, calendar and look of an area."""

    name = forms.CharField(max_length=120)
    nation = forms.ChoiceField(choices=Nation, label="Nation", help_text="Its bank holidays and rules apply.")
    agreement_status = forms.ChoiceField(choices=AgreementStatus, label="How the agreement stands")
    financial_year_month = forms.TypedChoiceField(
        choices=[(n, name) for n, name in enumerate(MONTHS, start=1)], coerce=int, label="The financial year starts in"
    )
    accent = forms.CharField(
        max_length=7, required=False, label="Colour", help_text="Like #0b5563. White text must be readable on it."
    )
    logo = forms.FileField(required=False, label="Logo", help_text="PNG or JPEG, up to 1 MB.")
    logo_alt = forms.CharField(max_length=120, required=False, label="What the logo shows, in words")
    shares_summaries = forms.BooleanField(
        required=False,
        label="Share our sums with the areas above us",
        help_text="Sums alone: never a point, a return or a name.",
    )

    def clean_accent(self) -> str:
        accent = self.cleaned_data["accent"]
        if accent and not readable(accent):
            ratio = (
                contrast_ratio(accent, "#ffffff") if len(accent) == 7 and accent[1:].isalnum() and is_hex(accent) else 0
            )
            words = f"Its contrast with white is {ratio:.1f}; it needs 4.5. " if ratio else ""
            raise forms.ValidationError(f"This colour cannot be used. {words}Choose a darker one, like #0b5563")
        return accent

    def clean_logo(self) -> Any:
        import filetype  # noqa: PLC0415 - only when a file came

        file = self.cleaned_data["logo"]
        if not file:
            return file
        if file.size > LOGO_BYTES:
            raise forms.ValidationError("The logo is larger than 1 MB. Make it smaller")
        kind = filetype.guess(file.read(261))
        file.seek(0)
        if kind is None or kind.mime not in {"image/png", "image/jpeg"}:
            raise forms.ValidationError("The logo must be a PNG or JPEG picture")
        return file

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        if found.get("logo") and not found.get("logo_alt"):
            self.add_error("logo_alt", "Say what the logo shows, for people who cannot see it")
        return found


def is_hex(accent: str) -> bool:
    return all(c in "0123456789abcdefABCDEF" for c in accent[1:])


class ContactForm(Form):
    """Whom people can turn to (R010)."""

    contact_name = forms.CharField(max_length=120, label="Name or role")
    contact_email = forms.EmailField(required=False, label="E-mail")
    contact_phone = forms.CharField(max_length=40, required=False, label="Phone")
    contact_hours = forms.CharField(max_length=120, required=False, label="When they can be reached")

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        if not found.get("contact_email") and not found.get("contact_phone") and "contact_email" not in self.errors:
            self.add_error("contact_email", "Enter an e-mail address or a phone number, so that they can be reached")
        return found


class WordsForm(Form):
    """The area's own words; an empty one brings the usual word back."""

    def __init__(self, *args: Any, area: Area, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for key, (*_, meaning) in WORDS.items():
            own, (default, plural) = area.words.get(key, {}), area.usual_words(key)
            self.fields[f"{key}_one"] = forms.CharField(
                max_length=60, required=False, initial=own.get("one", ""), label=f"{meaning}: usually “{default}”"
            )
            if key.startswith("theme_"):
                continue  # a name has no plural
            self.fields[f"{key}_plural"] = forms.CharField(
                max_length=60, required=False, initial=own.get("plural", ""), label=f"More than one: usually “{plural}”"
            )

    def words(self) -> dict[str, tuple[str, str]]:
        typed = self.cleaned_data
        return {key: (typed[f"{key}_one"], typed.get(f"{key}_plural", "")) for key in WORDS}


class PersonForm(Form):
    """A new person with their first role."""

    name = forms.CharField(max_length=120)
    email = forms.EmailField(
        required=False, label="E-mail", help_text="Several people may share one. Without one they get paper forms."
    )
    phone = forms.CharField(max_length=40, required=False)


class RoleForm(Form):
    """A role for an organisation."""

    organisation = forms.ChoiceField(label="For which organisation?")
    role = forms.ChoiceField(choices=[("", "Choose"), *GIVEN], label="In which role?")
    title = forms.CharField(max_length=120, required=False, label="Their title there")
    starts_on = DateField(label="From")
    ends_on = DateField(required=False, label="Until, if known")

    def __init__(self, *args: Any, area: Area, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bodies = partners(area)
        units = list(Unit.objects.filter(organisation__in=bodies, ends_on__isnull=True).select_related("organisation"))
        self.found: dict[str, tuple[Organisation, Unit | None]] = {f"o{body.pk}": (body, None) for body in bodies}
        self.found |= {f"u{unit.pk}": (unit.organisation, unit) for unit in units}
        named = sorted(
            ((key, f"{body}: {unit}" if unit else str(body)) for key, (body, unit) in self.found.items()),
            key=lambda p: p[1],
        )
        self.fields["organisation"].choices = [("", "Choose"), *named]  # type: ignore[attr-defined]  # a choice field

    def details(self) -> dict[str, Any]:
        typed = dict(self.cleaned_data)
        organisation, unit = self.found[typed.pop("organisation")]
        return {**typed, "organisation": organisation, "unit": unit}


class EndForm(Form):
    ends_on = DateField(label="Their last day in this role")


class PeopleFilter(Form):
    search = forms.CharField(required=False, max_length=100, label="Name or organisation")
    role = forms.ChoiceField(choices=[("", "All"), *GIVEN], required=False)
    sector = forms.ChoiceField(choices=[("", "All"), *Sector.choices], required=False)
    past = forms.BooleanField(required=False, label="Past roles too")


class UploadForm(Form):
    file = forms.FileField(label="CSV or XLSX file")
