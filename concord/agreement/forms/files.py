"""A file from which a version is read."""

from django import forms

from concord.core.ui.forms import Form


class VersionFileForm(Form):
    file = forms.FileField(label="JSON file of a version")
