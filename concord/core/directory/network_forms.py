"""What people type about networks and forums."""

from typing import Any

from django import forms

from concord.core.areas.models import Area
from concord.core.ui.forms import Form

from .models import CommunityTag, Network
from .queries import partners
from .terms import NetworkKind

ROWS = {"rows": 3}


class NetworkForm(Form):
    name = forms.CharField(max_length=160)
    kind = forms.ChoiceField(choices=[("", "Choose"), *NetworkKind.choices], label="What kind is it?")
    run_by = forms.ChoiceField(
        required=False, label="Which organisation runs it, or is it?", help_text="Its seats in groups count for all."
    )
    members = forms.MultipleChoiceField(required=False, widget=forms.CheckboxSelectMultiple, label="Its members here")
    communities = forms.MultipleChoiceField(
        required=False, widget=forms.CheckboxSelectMultiple, label="Communities it speaks for"
    )
    mandate = forms.CharField(
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs=ROWS),
        label="Its mandate",
        help_text="Who said that it may speak for them, how and when.",
    )
    spoken_for_by = forms.CharField(
        required=False,
        max_length=120,
        label="Who speaks for it",
        help_text="If they have a role here, write the name as it stands under People.",
    )
    reports_back = forms.CharField(
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs=ROWS),
        label="How members hear what was said",
        help_text="Like: a mail within a week of each meeting.",
    )
    why_new = forms.CharField(
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs=ROWS),
        label="Why no network that is there already fits",
        help_text="Needed where another one has the same members or speaks for the same communities.",
    )

    def __init__(self, *args: Any, area: Area, network: Network | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kept = {str(body.uid): body for body in network.members.all()} if network else {}
        own = {str(network.run_by.uid): network.run_by} if network and network.run_by else {}
        self.bodies = {str(body.uid): body for body in partners(area, only=["uid", "name"])} | kept | own
        self.tags = {str(tag.pk): tag for tag in CommunityTag.objects.filter(area=area)}
        named = sorted(((uid, body.name) for uid, body in self.bodies.items()), key=lambda pair: pair[1].lower())
        self.fields["members"].choices = named  # type: ignore[attr-defined]  # a choice field
        self.fields["run_by"].choices = [("", "none, or not known"), *named]  # type: ignore[attr-defined]  # likewise
        self.fields["communities"].choices = [(key, str(tag)) for key, tag in self.tags.items()]  # type: ignore[attr-defined]  # likewise
        if not self.tags:
            del self.fields["communities"]

    def details(self) -> dict[str, Any]:
        typed = dict(self.cleaned_data)
        typed["run_by"] = self.bodies.get(typed["run_by"])
        typed["members"] = [self.bodies[uid] for uid in typed["members"]]
        if "communities" in typed:
            typed["communities"] = [self.tags[key] for key in typed["communities"]]
        return typed


def typed_of(network: Network) -> dict[str, Any]:
    """What stands in the form of a network that is known."""
    same = ("name", "kind", "mandate", "spoken_for_by", "reports_back", "why_new")
    return {name: getattr(network, name) for name in same} | {
        "run_by": str(network.run_by.uid) if network.run_by else "",
        "members": [str(body.uid) for body in network.members.all()],
        "communities": [str(tag.pk) for tag in network.communities.all()],
    }


class NetworkFilter(Form):
    search = forms.CharField(required=False, max_length=100, label="Name or member")
    kind = forms.ChoiceField(choices=[("", "All"), *NetworkKind.choices], required=False)
    ended = forms.BooleanField(required=False, label="Ended ones too")
