"""What the gallery shows: a form with every kind of field, and made-up rows."""

from datetime import UTC, datetime
from types import SimpleNamespace

from django import forms

from .fields import DateField
from .forms import Form
from .widgets import Searchable

KINDS = [("kept", "A promise kept"), ("broken", "A promise not kept"), ("other", "Something else")]
BODIES = [("", ""), ("0", "Council: leisure"), ("1", "Council: housing"), ("2", "The hospital")]
AREA = SimpleNamespace(
    name="Wessington",
    slug="wessington",
    contact_name="Sam Example",
    contact_email="sam@example.org",
    contact_phone="0100 000000",
)
NAV = [(label, "#", label == "Front desk") for label in ("Front desk", "Log", "Agreement", "Group", "Reports")]
AT = datetime(2026, 3, 3, 14, 5, tzinfo=UTC)
ROWS = [
    ("Wessington Council", "public", 12),
    ("Wessington Food Bank", "voluntary", 9),
    ("Example Stores", "business", 104),
]
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 60" width="400" height="60">'
    '<rect x="0" y="5" width="284" height="20" fill="#1f4e8c"/>'
    '<rect x="0" y="35" width="208" height="20" fill="#b8560f"/></svg>'
)
NARROW = {"class": "govuk-input--width-3"}


class Everything(Form):
    """Every kind of field, in every state."""

    who_sees = {"text": "members of the group, now and later, with your name."}
    hints = {"kind": {"kept": "Such as twelve weeks to answer a consultation"}}
    reveals = {"kind": {"other": ["other_kind"]}}

    name = forms.CharField(label="Name", max_length=40, help_text="As your partners know you")
    email = forms.EmailField(label="E-mail address")
    text = forms.CharField(label="What can we learn from?", max_length=300, widget=forms.Textarea(attrs={"rows": 4}))
    kind = forms.ChoiceField(label="Kind of point", choices=KINDS, widget=forms.RadioSelect)
    other_kind = forms.CharField(label="Which kind?", max_length=60, required=False)
    boxes = forms.MultipleChoiceField(label="Boxes", choices=KINDS, widget=forms.CheckboxSelectMultiple)
    happened_on = DateField(label="Date it happened", help_text="For example, 27 3 2026")
    about = forms.ChoiceField(label="Organisation", choices=BODIES)
    which = forms.ChoiceField(label="Commitment", choices=BODIES, widget=Searchable)
    people = forms.IntegerField(label="Number of people", widget=forms.TextInput(attrs=NARROW))
    paper = forms.FileField(label="Filled-in form", help_text="A Word file of 10 MB at most")
    agreed = forms.BooleanField(label="I have read who will see this")


WRONG = {
    "name": "A name that is much too long for any badge that was ever made",
    "email": "nobody",
    "text": "x" * 320,
    "kind": "other",
    "happened_on_day": "32",
    "happened_on_month": "March",
    "happened_on_year": "2026",
    "people": "some",
}
