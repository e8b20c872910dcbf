"""What is typed about materials and where they went."""

from typing import Any

from django import forms

from concord.core.areas.models import Area
from concord.core.ui.fields import DateField
from concord.core.ui.forms import Form

from ..models import Material
from ..queries.materials import versions_shown
from ..terms import MaterialFormat, MaterialKind, Move


class MaterialForm(Form):
    name = forms.CharField(max_length=120, label="What is it called?")
    kind = forms.ChoiceField(choices=MaterialKind, widget=forms.RadioSelect, label="What is it?")
    form = forms.ChoiceField(choices=MaterialFormat, widget=forms.RadioSelect, label="How is it read?")
    language = forms.CharField(max_length=60, initial="English", label="Language")
    version = forms.ChoiceField(
        required=False, label="Which version does it show?", help_text="Once that is replaced, it is out of date."
    )
    link = forms.URLField(required=False, max_length=200, assume_scheme="https", label="Where it is on the web")
    reorder_at = forms.IntegerField(
        required=False,
        min_value=0,
        label="With how many copies left are more to be made?",
        help_text="You are reminded then. Leave it empty if that does not matter.",
    )

    def __init__(self, *args: Any, area: Area, material: Material | None = None, **kwargs: Any) -> None:
        super().__init__(*args, initial=initial_of(material) if material else {}, **kwargs)
        self.versions = versions_shown(area)
        self.fields["version"].choices = [  # type: ignore[attr-defined]  # a choice field
            ("", "No version"),
            *((key, str(version)) for key, version in self.versions.items()),
        ]

    def facts(self) -> dict[str, Any]:
        return self.cleaned_data | {"version": self.versions.get(self.cleaned_data["version"])}


def initial_of(material: Material) -> dict[str, Any]:
    shown = material.version
    found = {name: getattr(material, name) for name in MaterialForm.base_fields}
    return found | {"version": f"{shown.document.uid}.{shown.number}" if shown else ""}


class MoveForm(Form):
    move = forms.ChoiceField(choices=Move, widget=forms.RadioSelect, label="What happened?")
    quantity = forms.IntegerField(
        required=False, min_value=1, max_value=1_000_000, label="How many copies?", help_text="A rough number will do."
    )
    place = forms.CharField(
        required=False, max_length=160, label="Where?", help_text="Like a library, a surgery or an organisation"
    )
    on = DateField(label="On which day?")
    hints = {"move": {Move.CLEARED.value: "Taken away, used up or replaced there. Only the place is needed."}}

    def facts(self) -> dict[str, Any]:
        return self.cleaned_data | {"quantity": self.cleaned_data["quantity"] or 0}
