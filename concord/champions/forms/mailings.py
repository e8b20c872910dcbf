"""What is written to many, and what is asked and answered about it."""

from typing import Any

from django import forms

from concord.core.ui.forms import Form

from ..models import Mailing
from ..terms import MailingKind
from .champions import RegisterFilter

FOR_WHOM = tuple(RegisterFilter.base_fields)


class MailingForm(RegisterFilter):
    """A text, and whom it is for: the register's own fields, nothing chosen for everybody."""

    kind = forms.ChoiceField(
        choices=MailingKind, widget=forms.RadioSelect, initial=MailingKind.BRIEFING, label="What is it?"
    )
    subject = forms.CharField(max_length=120)
    text = forms.CharField(max_length=8000, widget=forms.Textarea(attrs={"rows": 12}), label="What you write")
    field_order = ("kind", "subject", "text")

    who_sees = {"text": "Everybody below whom you choose, each in a mail of their own. Nobody sees who else got it."}

    def __init__(self, *args: Any, mailing: Mailing | None = None, **kwargs: Any) -> None:
        if mailing is not None:
            kept = {name: getattr(mailing, name) for name in ("kind", "subject", "text")}
            kwargs["initial"] = kept | mailing.sought
        super().__init__(*args, **kwargs)
        self.fields["search"].label = "To whom: name or organisation"

    def facts(self) -> dict[str, Any]:
        typed = self.cleaned_data
        sought = {name: typed[name] for name in FOR_WHOM if typed[name]}
        return {name: typed[name] for name in ("kind", "subject", "text")} | {"sought": sought}


class SendForm(Form):
    """To how many it goes, as the page said."""

    looked_at = forms.IntegerField(min_value=0, widget=forms.HiddenInput())


class QuestionForm(Form):
    text = forms.CharField(max_length=1000, widget=forms.Textarea(attrs={"rows": 4}), label="Your question")

    who_sees = {"text": "The officer reads it, with your name, and answers you. Other champions do not see it."}


class AnswerForm(Form):
    text = forms.CharField(
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 6}),
        label="Your answer",
        help_text="It is mailed to whoever asked, and to nobody else.",
    )
