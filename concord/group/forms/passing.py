"""What people type about texts to pass on."""

from typing import Any

from django import forms

from concord.core.ui.fields import DateField
from concord.core.ui.forms import Form

from ..models import Passing
from ..terms import PassedBy
from .meetings import AtMeetingForm

TO_BEGIN_WITH = """At its meeting the group
- decided that …
- asks you to …

Tell me what you think, and I take it back to the next meeting."""


class RelayForm(AtMeetingForm):
    """A text so short that it is passed on as it is."""

    title = forms.CharField(max_length=120, label="What is it about?")
    text = forms.CharField(
        max_length=1500,
        widget=forms.Textarea(attrs={"rows": 8}),
        initial=TO_BEGIN_WITH,
        label="The text to pass on",
        help_text="Nothing confidential: it goes to people outside the group.",
    )
    due_on = DateField(label="Pass it on by")
    meeting = forms.ChoiceField(required=False, label="After which meeting?")


class PassingForm(Form):
    """Nothing has to be filled in: the button alone says that it is done."""

    how = forms.ChoiceField(choices=[("", "Not said"), *PassedBy.choices], required=False, label="How?")
    reached = forms.IntegerField(min_value=0, max_value=1_000_000, required=False, label="To how many people, about?")
    said_back = forms.CharField(
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        label="What did they say?",
        help_text="Leave out names.",
    )
    who_sees = {"said_back": "the officer and the chair"}

    def __init__(self, *args: Any, passing: Passing, **kwargs: Any) -> None:
        kwargs["initial"] = {name: getattr(passing, name) for name in ("how", "reached", "said_back")}
        super().__init__(*args, **kwargs)
