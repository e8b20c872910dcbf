"""What stands on somebody's yearly sheet in words."""

from django import forms

from concord.core.ui.forms import Form


class LearnedForm(Form):
    text = forms.CharField(
        max_length=1000, widget=forms.Textarea(attrs={"rows": 4}), label="What did you learn and take back?"
    )

    who_sees = {"text": "You and the officer. Nobody else reads your sheet unless you hand it on."}


class ThanksForm(Form):
    text = forms.CharField(
        max_length=1000, widget=forms.Textarea(attrs={"rows": 3}), label="What would you like to thank them for?"
    )

    who_sees = {"text": "They read it on their sheet, and every officer does. No mail is sent."}
