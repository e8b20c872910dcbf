"""Who was given the pack for their role, and on which day."""

from django import forms

from concord.core.ui.fields import DateField
from concord.core.ui.forms import Form

from ..terms import Pack
from .champions import ALL


class PackForm(Form):
    on = DateField(label="On which day was it given?")


class PacksFilter(Form):
    pack = forms.ChoiceField(choices=[ALL, *Pack.choices], required=False, label="Role")
    given = forms.ChoiceField(choices=[ALL, ("no", "Not yet"), ("yes", "Yes")], required=False, label="Pack given")
