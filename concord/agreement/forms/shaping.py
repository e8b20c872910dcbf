"""What is typed about the shape of a version, and about copies that were sent."""

from django import forms

from concord.core.ui.fields import DateField
from concord.core.ui.forms import Form


class GuidelineForm(Form):
    evidence = forms.CharField(
        required=False, max_length=2_000, widget=forms.Textarea(attrs={"rows": 4}), label="What shows it?"
    )
    source = forms.CharField(
        required=False,
        max_length=200,
        label="From where, if an idea was borrowed?",
        help_text="Leave both empty to take the note out.",
    )


class CopyForm(Form):
    body = forms.CharField(max_length=160, label="Whom did you send it to?", help_text="Like the national body")
    sent_on = DateField(label="When did it go?")
    acknowledged_on = DateField(required=False, label="When did they say that they have it?")
    linked_on = DateField(required=False, label="Since when do your web pages and theirs link to each other?")
