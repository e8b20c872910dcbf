"""What is typed about an organisation that no mail reaches."""

from django import forms

from concord.core.ui.fields import DateField
from concord.core.ui.forms import Form

from ..terms import AskedWay


class AskedForm(Form):
    way = forms.ChoiceField(choices=AskedWay.choices, widget=forms.RadioSelect, label="How was it asked?")
    whom = forms.CharField(max_length=120, label="Who was asked?", help_text="Name and role, or where the letter went.")
    on = DateField(label="On which day?", help_text="Its days to reply count from then.")
