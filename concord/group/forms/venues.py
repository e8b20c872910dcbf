"""What people type about venues and guest speakers."""

from typing import Any

from django import forms

from concord.core.areas.models import Area
from concord.core.directory.queries import partners
from concord.core.directory.terms import Sector
from concord.core.ui.fields import DateField
from concord.core.ui.forms import Form

from ..models import Meeting, Speaker, Venue
from ..terms import Known

TWO = {"rows": 2}
VENUE = ("name", "host_sector", "step_free", "hearing_loop", "transport", "cost", "feedback")
SPEAKER = ("name", "topic", "concerns", "thanked_on", "follow_up")


class VenueForm(Form):
    name = forms.CharField(max_length=160, label="Name of the venue")
    host_sector = forms.ChoiceField(choices=Sector, widget=forms.RadioSelect, label="Whose premises is it?")
    step_free = forms.ChoiceField(
        choices=Known, widget=forms.RadioSelect, initial=Known.UNKNOWN, label="Is there step-free access?"
    )
    hearing_loop = forms.ChoiceField(
        choices=Known, widget=forms.RadioSelect, initial=Known.UNKNOWN, label="Is there a hearing loop?"
    )
    transport = forms.CharField(
        max_length=300, required=False, widget=forms.Textarea(attrs=TWO), label="How does one get there?"
    )
    cost = forms.CharField(max_length=120, required=False, label="What does it cost?")
    feedback = forms.CharField(
        max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 4}), label="What did people say of it?"
    )

    def __init__(self, *args: Any, venue: Venue | None = None, **kwargs: Any) -> None:
        if venue is not None:
            kwargs["initial"] = {name: getattr(venue, name) for name in VENUE}
        super().__init__(*args, **kwargs)


class ChooseVenueForm(Form):
    venue = forms.ChoiceField(required=False, label="At which venue?")

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:
        kwargs["initial"] = {"venue": str(meeting.venue.uid) if meeting.venue else ""}
        super().__init__(*args, **kwargs)
        self.found = {str(one.uid): one for one in Venue.objects.filter(area=meeting.area).order_by("name", "pk")}
        named = [(uid, f"{one} ({one.get_host_sector_display().lower()})") for uid, one in self.found.items()]
        self.fields["venue"].choices = [("", "None of these, or online"), *named]  # type: ignore[attr-defined]  # a choice field

    def chosen(self) -> Venue | None:
        return self.found.get(self.cleaned_data["venue"])


class SpeakerForm(Form):
    name = forms.CharField(max_length=120, label="Who speaks?")
    organisation = forms.ChoiceField(required=False, label="For which organisation?")
    other_organisation = forms.CharField(
        max_length=200, required=False, label="Or another organisation", help_text="One that is not in the list"
    )
    topic = forms.CharField(max_length=200, label="On what?")
    concerns = forms.CharField(
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        label="What did the group tell them?",
        help_text="Concerns about how services are bought, for instance. Only members and the officer read it.",
    )
    thanked_on = DateField(required=False, label="Thanked on")
    follow_up = forms.CharField(
        max_length=500, required=False, widget=forms.Textarea(attrs=TWO), label="What is to follow?"
    )

    def __init__(self, *args: Any, area: Area, speaker: Speaker | None = None, **kwargs: Any) -> None:
        if speaker is not None:
            kwargs["initial"] = initial_of(speaker)
        super().__init__(*args, **kwargs)
        bodies = [*partners(area), *([speaker.organisation] if speaker and speaker.organisation else [])]
        self.found = {str(body.uid): body for body in bodies}
        named = [(uid, body.name) for uid, body in self.found.items()]
        self.fields["organisation"].choices = [("", "Another one"), *named]  # type: ignore[attr-defined]  # a choice field

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        if not typed.get("organisation") and not typed.get("other_organisation") and "organisation" not in self.errors:
            self.add_error("organisation", "Choose an organisation, or name another one")
        return typed

    def details(self) -> dict[str, Any]:
        typed = self.cleaned_data
        body = self.found.get(typed["organisation"])
        facts = {name: typed[name] for name in SPEAKER}
        return facts | {"organisation": body, "organisation_name": body.name if body else typed["other_organisation"]}


def initial_of(speaker: Speaker) -> dict[str, Any]:
    body = speaker.organisation
    other = {"organisation": str(body.uid)} if body else {"other_organisation": speaker.organisation_name}
    return {name: getattr(speaker, name) for name in SPEAKER} | other


class SpeakerFilter(Form):
    search = forms.CharField(max_length=100, required=False, label="Name, organisation or topic")

    def chosen(self) -> str:
        return str(self.cleaned_data.get("search", "")) if self.is_valid() else ""
