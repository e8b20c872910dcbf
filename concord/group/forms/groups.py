"""What people type about a group."""

from datetime import date
from typing import Any

from django import forms

from concord.core.areas.models import Area
from concord.core.ui.fields import DateField
from concord.core.ui.forms import Form

from ..models import Group
from ..queries.groups import parents_for
from ..queries.seats import people_to_sit
from ..terms import GroupKind


class GroupForm(Form):
    """How a group is called and decides."""

    name = forms.CharField(max_length=120)
    purpose = forms.CharField(widget=forms.Textarea, required=False, max_length=2000, label="What the group is for")
    quorum_public = forms.IntegerField(min_value=0, max_value=50, label="Public sector members needed to decide")
    quorum_voluntary = forms.IntegerField(min_value=0, max_value=50, label="Voluntary sector members needed to decide")
    two_sector_rule = forms.BooleanField(
        required=False,
        label="Agreed only when both sectors consent",
        help_text="Without both, the outcome is “not agreed”, with the reason of each.",
    )


class OtherGroupForm(GroupForm):
    """A group beside the main one: also what it is, whom it belongs to and who leads it."""

    kind = forms.ChoiceField(choices=GroupKind, label="Kind of group")
    parent = forms.ChoiceField(required=False, label="Part of which group?")
    starts_on = DateField(required=False, label="First day")
    chair = forms.ChoiceField(required=False, label="Chair")
    secretary = forms.ChoiceField(required=False, label="Secretary")
    field_order = ("name", "kind", "purpose", "parent", "chair", "secretary", "starts_on")

    def __init__(self, *args: Any, area: Area, on: date, group: Group | None = None, **kwargs: Any) -> None:
        if group is not None:
            kwargs.setdefault("initial", initial_of(group))
        super().__init__(*args, **kwargs)
        self.people = people_to_sit(area, on)
        for one in (group.chair, group.secretary) if group else ():
            if one is not None:
                self.people.setdefault(str(one.uid), one)
        self.parents = {found.slug: found for found in parents_for(area, group)}
        who = [("", "Nobody yet"), *((uid, str(person)) for uid, person in self.people.items())]
        for name in ("chair", "secretary"):
            self.fields[name].choices = who  # type: ignore[attr-defined]  # a choice field
        above = [("", "None: it stands by itself"), *((slug, str(one)) for slug, one in self.parents.items())]
        self.fields["parent"].choices = above  # type: ignore[attr-defined]  # a choice field

    def details(self) -> dict[str, Any]:
        typed = dict(self.cleaned_data)
        for name in ("chair", "secretary"):
            typed[name] = self.people.get(typed[name])
        return typed | {"parent": self.parents.get(typed["parent"])}


def initial_of(group: Group) -> dict[str, Any]:
    plain = ("name", "kind", "purpose", "starts_on", "quorum_public", "quorum_voluntary", "two_sector_rule")
    people = {name: str(one.uid) if (one := getattr(group, name)) else "" for name in ("chair", "secretary")}
    return (
        {name: getattr(group, name) for name in plain} | people | {"parent": group.parent.slug if group.parent else ""}
    )


class DayForm(Form):
    """The last day of something."""

    on = DateField(label="Last day")
