"""Something that is coming, whether it matters here, and telling others of it."""

from datetime import date
from typing import Any

from django import forms

from concord.agreement.models import Commitment
from concord.agreement.queries.commitments import texts_in_force
from concord.core.areas.models import Area
from concord.core.ui.fields import DateField
from concord.core.ui.forms import Form

from ..models import HorizonItem
from ..terms import HorizonKind, Relevance

TWO = {"rows": 2}


class NewsForm(Form):
    """What it is, as everybody may know it."""

    title = forms.CharField(max_length=160, label="What is it called?")
    text = forms.CharField(
        max_length=4000, required=False, widget=forms.Textarea(attrs={"rows": 5}), label="What does it say?",
        help_text="In your own words, as short as you can.",
    )  # fmt: skip
    kind = forms.ChoiceField(choices=HorizonKind, widget=forms.RadioSelect, label="What kind of thing is it?")
    source = forms.CharField(max_length=160, label="Where did you read it?")
    url = forms.URLField(
        max_length=500, required=False, assume_scheme="https", label="Its address", help_text="It begins with https://."
    )
    on = DateField(label="Of which day is it, or when does it begin?")

    def news(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in NewsForm.base_fields}


class HorizonForm(NewsForm):
    relevance = forms.ChoiceField(
        choices=Relevance, widget=forms.RadioSelect, initial=Relevance.OPEN, label="Does it matter here?"
    )
    why = forms.CharField(
        max_length=300, required=False, widget=forms.Textarea(attrs=TWO), label="What does it mean here?"
    )
    action = forms.CharField(
        max_length=300, required=False, widget=forms.Textarea(attrs=TWO), label="What do we do about it?"
    )
    shared_with = forms.CharField(
        max_length=300, required=False, label="With whom was it shared?", help_text="Digests are noted by themselves."
    )
    commitments = forms.MultipleChoiceField(
        required=False, widget=forms.CheckboxSelectMultiple, label="Which commitments does it touch?"
    )

    who_sees = {"relevance": "Everybody who may see the meetings here."}

    def __init__(self, *args: Any, area: Area, day: date, item: HorizonItem | None = None, **kwargs: Any) -> None:
        touched = list(item.commitments.all()) if item else []
        if item is not None:
            kept = {name: getattr(item, name) for name in self.base_fields if name != "commitments"}
            kwargs["initial"] = kept | {"commitments": [str(one.uid) for one in touched]}
        super().__init__(*args, **kwargs)
        texts = texts_in_force(area, day)
        named = {str(text.commitment.uid): f"{text.number} {text.title}" for text in texts}
        self.found: dict[str, Commitment] = {str(text.commitment.uid): text.commitment for text in texts}
        for one in touched:
            # One that is in force no more stays as it was.
            named.setdefault(str(one.uid), str(one))
            self.found.setdefault(str(one.uid), one)
        if named:
            self.fields["commitments"].choices = list(named.items())  # type: ignore[attr-defined]  # a choice field
        else:
            del self.fields["commitments"]

    def details(self) -> dict[str, Any]:
        typed = dict(self.cleaned_data)
        chosen = [self.found[uid] for uid in typed.pop("commitments", [])]
        return {"facts": typed, "commitments": chosen}


class PostBelowForm(NewsForm):
    areas = forms.MultipleChoiceField(widget=forms.CheckboxSelectMultiple, label="Which areas are told?")

    def __init__(self, *args: Any, areas: list[Area], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.found = {area.slug: area for area in areas}
        self.fields["areas"].choices = [(slug, str(area)) for slug, area in self.found.items()]  # type: ignore[attr-defined]  # a choice field

    def chosen(self) -> list[Area]:
        return [self.found[slug] for slug in self.cleaned_data["areas"]]


class HorizonFilter(Form):
    search = forms.CharField(max_length=100, required=False, label="Words")
    kind = forms.ChoiceField(choices=[("", "All"), *HorizonKind.choices], required=False, label="Kind")
    relevance = forms.ChoiceField(choices=[("", "All"), *Relevance.choices], required=False, label="Does it matter?")


class SendDigestForm(Form):
    """To how many it goes and how much it holds, as the page said."""

    looked_at = forms.IntegerField(min_value=0, widget=forms.HiddenInput())
    holds = forms.IntegerField(min_value=0, widget=forms.HiddenInput())
