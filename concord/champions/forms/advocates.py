"""Somebody who speaks up without a role."""

from typing import Any

from django import forms

from concord.core.ui.fields import DateField
from concord.core.ui.forms import Form

from ..models import Advocate
from ..rules.advocates import WAYS

PLAIN = ("name", "how_known", "email", "phone", "raises", "where", "consent_on", "consent_way")


class AdvocateForm(Form):
    name = forms.CharField(max_length=120)
    how_known = forms.CharField(max_length=200, required=False, label="How do you know them?")
    raises = forms.CharField(max_length=300, label="What can they raise?")
    where = forms.CharField(max_length=200, required=False, label="Where can they raise it?")
    email = forms.EmailField(max_length=254, required=False, label="E-mail address")
    phone = forms.CharField(max_length=40, required=False, label="Telephone")
    agreed = forms.BooleanField(required=False, label="They said yes to being kept in this list")
    consent_on = DateField(label="On which day did they say yes?")
    consent_way = forms.ChoiceField(choices=WAYS, widget=forms.RadioSelect, label="How did they say it?")

    who_sees = {"name": "Officers alone. When they take their yes back, all of it is deleted."}

    def __init__(self, *args: Any, row: Advocate | None = None, **kwargs: Any) -> None:
        initial = {name: getattr(row, name) for name in PLAIN} | {"agreed": True} if row else {}
        super().__init__(*args, initial=initial, **kwargs)

    def facts(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in PLAIN}


class AdvocatesFilter(Form):
    search = forms.CharField(required=False, max_length=100, label="Name, what or where")
