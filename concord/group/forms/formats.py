"""What people type about how a group decided to meet."""

from django import forms

from concord.core.ui.fields import DateField

from ..rules.year import MOST
from ..terms import MeetingFormat
from .meetings import AtMeetingForm


class FormatForm(AtMeetingForm):
    decision = forms.CharField(max_length=500, widget=forms.Textarea(attrs={"rows": 3}), label="What was decided?")
    format = forms.ChoiceField(choices=MeetingFormat, widget=forms.RadioSelect, label="How does the group meet?")
    meetings_a_year = forms.IntegerField(
        required=False,
        min_value=1,
        max_value=MOST,
        label="How many meetings a year?",
        help_text="Leave it empty if nothing was said.",
    )
    effective_on = DateField(label="From which day?")
    meeting = forms.ChoiceField(required=False, label="At which meeting was it decided?")
