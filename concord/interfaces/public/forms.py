"""What anybody types on public pages."""

from django import forms

from concord.core.ui.forms import Form


class FinderForm(Form):
    name = forms.CharField(required=False, max_length=100, label="Name of your area", help_text="A borough or county")
