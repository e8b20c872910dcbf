"""What is typed about a champion, and how the register is narrowed."""

from collections.abc import Iterable
from typing import Any

from django import forms

from concord.core.accounts.models import Person
from concord.core.areas.models import Area
from concord.core.directory.models import Membership
from concord.core.directory.queries import partners
from concord.core.directory.terms import Sector
from concord.core.ui.fields import DateField
from concord.core.ui.forms import Form

from ..models import Champion, ChampionSettings
from ..queries.register import UNKNOWN
from ..rules.engagement import MOST_MONTHS
from ..terms import Band, Duty, EntryKind, Need, Seniority

ALL = ("", "All")
YES_NO = [ALL, ("yes", "Yes"), ("no", "No")]
LEVELS = [("", "Not known"), *Seniority.choices]


class DescribeForm(Form):
    """Level, agreed role, duties and consent of one champion."""

    seniority = forms.ChoiceField(choices=LEVELS, required=False, label="At which level do they work?")
    elected = forms.BooleanField(required=False, label="They are elected, like a councillor or mayor")
    elected_post = forms.CharField(max_length=120, required=False, label="If elected: as what", help_text="Like mayor.")
    term_ends_on = DateField(required=False, label="Day on which their term ends")
    director = forms.CharField(max_length=120, required=False, label="Director to whom they can turn")
    duties = forms.MultipleChoiceField(
        choices=Duty, required=False, widget=forms.CheckboxSelectMultiple, label="Which duties did they agree to?"
    )
    role_note = forms.CharField(
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        label="What else was agreed about their role",
        help_text="Like how much time it takes. They read it on their own page.",
    )
    role_agreed_on = DateField(required=False, label="The day on which the role was agreed")
    manager_agreed = forms.BooleanField(required=False, label="Their line manager agrees")
    mentor = forms.ChoiceField(required=False, label="Mentor", help_text="Another champion whom they can ask.")
    shown_publicly = forms.BooleanField(
        required=False, label="They said that anybody may see their name and organisation on the public list"
    )
    shown_across = forms.BooleanField(
        required=False, label="They said that champions of the other sector may find them"
    )
    shown_in_region = forms.BooleanField(
        required=False,
        label="They said that champions and officers of other areas in the region may read who they are, what their "
        "team works on, and their e-mail address",
    )

    def __init__(self, *args: Any, record: Champion | None, others: Iterable[Membership], **kwargs: Any) -> None:
        super().__init__(*args, initial=initial_of(record), **kwargs)
        self.found: dict[str, Person] = {str(hat.person.uid): hat.person for hat in others}
        named = [(str(hat.person.uid), f"{hat.person}, {hat.organisation}") for hat in others]
        if record and record.mentor and str(record.mentor.person.uid) not in self.found:
            person = record.mentor.person
            self.found[str(person.uid)] = person
            named.insert(0, (str(person.uid), str(person)))
        self.fields["mentor"].choices = [("", "Nobody"), *named]  # type: ignore[attr-defined]  # a choice field

    def chosen_mentor(self) -> Person | None:
        return self.found.get(self.cleaned_data["mentor"])

    def changes(self) -> dict[str, Any]:
        """Everything but the mentor, who is a person here and may have no record yet."""
        return {name: value for name, value in self.cleaned_data.items() if name != "mentor"}


def initial_of(record: Champion | None) -> dict[str, Any]:
    if record is None:
        return {}
    names = [name for name in DescribeForm.base_fields if name != "mentor"]
    mentor = str(record.mentor.person.uid) if record.mentor else ""
    return {name: getattr(record, name) for name in names} | {"mentor": mentor}


class ConsentForm(Form):
    """What a champion says yes to; each can be taken back."""

    shown_publicly = forms.BooleanField(
        required=False, label="Anybody may see my name and organisation on the public list"
    )
    shown_across = forms.BooleanField(
        required=False, label="Champions of the other sector may find me, and ask the officer to introduce us"
    )
    shown_in_region = forms.BooleanField(
        required=False,
        label="Champions and officers of other areas in our region may read my name, organisation and department, "
        "what my team works on, and my e-mail address",
    )


class EntryForm(Form):
    """What a champion did or was given."""

    kind = forms.ChoiceField(choices=[("", "Choose"), *EntryKind.choices], label="What was it?")
    on = DateField(label="On which day?")
    text = forms.CharField(max_length=200, label="What it was, in a few words")
    for_whom = forms.CharField(
        max_length=120, required=False, label="For or with whom", help_text="A team or an organisation, not a person."
    )


class OwnEntryForm(EntryForm):
    """What they were given by others is noted by the officer."""

    who_sees = {"text": "The officer sees it, and you on this page. Nobody else does."}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = [choice for choice in EntryKind.choices if choice[0] != EntryKind.SUPPORT]
        self.fields["kind"].choices = [("", "Choose"), *own]  # type: ignore[attr-defined]  # a choice field


class SettingsForm(Form):
    months = forms.IntegerField(min_value=1, max_value=MOST_MONTHS, label="Look back over so many months")
    often_from = forms.IntegerField(min_value=1, max_value=100, label="Somebody takes part often from so many times on")

    def __init__(self, *args: Any, settings: ChampionSettings, **kwargs: Any) -> None:
        super().__init__(*args, initial={"months": settings.months, "often_from": settings.often_from}, **kwargs)


class RegisterFilter(Form):
    search = forms.CharField(required=False, max_length=100, label="Name or organisation")
    organisation = forms.ChoiceField(required=False)
    sector = forms.ChoiceField(choices=[ALL, *Sector.choices], required=False)
    department = forms.CharField(required=False, max_length=100)
    seniority = forms.ChoiceField(choices=[ALL, *Seniority.choices, (UNKNOWN, "Not known")], required=False)
    elected = forms.ChoiceField(choices=YES_NO, required=False)
    band = forms.ChoiceField(choices=[ALL, *Band.choices], required=False, label="Takes part")
    trained = forms.ChoiceField(choices=YES_NO, required=False)
    needs = forms.ChoiceField(choices=[ALL, *Need.choices], required=False, label="Waits for you")

    def __init__(self, *args: Any, area: Area, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bodies = [(str(body.uid), body.name) for body in partners(area, only=("uid", "name"))]
        self.fields["organisation"].choices = [ALL, *bodies]  # type: ignore[attr-defined]  # a choice field
