"""What an organisation says of a draft's commitment, and which of the hard ones are listed."""

from django import forms

from concord.core.ui.fields import DateField
from concord.core.ui.forms import Form

from ..queries.achieving import HARD
from ..rules.achieving import LONGEST_REASON
from ..terms import Achievable


class MarkForm(Form):
    mark = forms.ChoiceField(choices=Achievable, widget=forms.RadioSelect, label="Can your organisation keep this?")
    achievable_on = DateField(required=False, label="By when?")
    comment = forms.CharField(
        required=False,
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 4}),
        label="Why, or what you need for it",
        help_text="Needed where it cannot be kept.",
    )

    reveals = {"mark": {Achievable.BY_DATE.value: ["achievable_on"]}}
    who_sees = {"comment": "everybody who sees the agreement's pages, with the name of your organisation."}


class HardFilter(Form):
    mark = forms.ChoiceField(
        required=False, choices=[("", "Both"), *[(one.value, one.label) for one in HARD]], label="Which ones"
    )
