"""What the officer types about seats for party groups and councillors newly elected."""

from typing import Any

from django import forms

from concord.core.ui.fields import DateField
from concord.core.ui.forms import Form

from ..models import ElectedMember, PartyOffer
from ..terms import OfferAnswer

SEEN_BY = "the officer; it is in no file and on no public page"


class OfferForm(Form):
    party_group = forms.CharField(
        max_length=120,
        label="To which group of councillors?",
        help_text="You need not name the party: “the largest group” or “independent members” will do.",
    )
    offered_on = DateField(label="Offered on")
    answer = forms.ChoiceField(
        choices=OfferAnswer, widget=forms.RadioSelect, initial=OfferAnswer.WAITING, label="What did they answer?"
    )
    answered_on = DateField(required=False, label="Answered on")
    person_name = forms.CharField(max_length=120, required=False, label="Who takes the seat?")
    newly_elected = forms.BooleanField(required=False, label="They were newly elected")
    briefed_on = DateField(required=False, label="Told about the agreement on")
    who_sees = dict.fromkeys(("party_group", "person_name"), SEEN_BY)

    def __init__(self, *args: Any, offer: PartyOffer | None = None, **kwargs: Any) -> None:
        if offer is not None:
            kwargs["initial"] = {name: getattr(offer, name) for name in self.base_fields}
        super().__init__(*args, **kwargs)


class ElectedForm(Form):
    name = forms.CharField(max_length=120, label="Name")
    elected_on = DateField(label="Elected on")
    briefed_on = DateField(required=False, label="Told about the agreement on")
    who_sees = {"name": SEEN_BY}

    def __init__(self, *args: Any, member: ElectedMember | None = None, **kwargs: Any) -> None:
        if member is not None:
            kwargs["initial"] = {name: getattr(member, name) for name in self.base_fields}
        super().__init__(*args, **kwargs)
