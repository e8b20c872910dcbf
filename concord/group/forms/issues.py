"""What the chair and the vice chair type about issues between members."""

from datetime import date
from typing import Any

from django import forms

from concord.core.areas.models import Area
from concord.core.ui.fields import DateField
from concord.core.ui.forms import Form

from ..models import Group, Issue
from ..queries.issues import may_be_vice_chair, people_in_issues
from ..rules.issues import ISSUE_TRANSITIONS
from ..terms import IssueStep

SEEN_BY = "the chair and the vice chair, unless they are a party of it"
ASKED = {"rows": 4}


class IssueForm(Form):
    """Between whom, since when, and what it is about."""

    parties = forms.MultipleChoiceField(widget=forms.CheckboxSelectMultiple, label="Between whom is it?")
    raised_on = DateField(label="Raised on")
    about = forms.CharField(max_length=2000, widget=forms.Textarea(attrs=ASKED), label="What is it about?")
    who_sees = dict.fromkeys(("about",), SEEN_BY)

    def __init__(self, *args: Any, area: Area, on: date, issue: Issue | None = None, **kwargs: Any) -> None:
        named = {str(one.uid): one for one in issue.parties.all()} if issue else {}
        if issue is not None:
            kwargs["initial"] = {"parties": list(named), "raised_on": issue.raised_on, "about": issue.about}
        super().__init__(*args, **kwargs)
        self.people = people_in_issues(area, on) | named
        self.fields["parties"].choices = [(uid, str(one)) for uid, one in self.people.items()]  # type: ignore[attr-defined]  # a choice field

    def details(self) -> dict[str, Any]:
        return self.cleaned_data | {"parties": [self.people[uid] for uid in self.cleaned_data["parties"]]}


class IssueNoteForm(Form):
    on = DateField(label="On which day?")
    text = forms.CharField(
        max_length=2000, widget=forms.Textarea(attrs=ASKED), label="What was done or said?", help_text="A note stays."
    )
    who_sees = dict.fromkeys(("text",), SEEN_BY)


class IssueStepForm(Form):
    """The next step, and at the end what came of it."""

    step = forms.ChoiceField(widget=forms.RadioSelect, label="What is the next step?")
    on = DateField(label="On which day?")
    outcome = forms.CharField(
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs=ASKED),
        label="What came of it?",
        help_text="Needed to close the issue.",
    )
    who_sees = dict.fromkeys(("outcome",), SEEN_BY)

    def __init__(self, *args: Any, issue: Issue, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        possible = ISSUE_TRANSITIONS[issue.step]
        self.fields["step"].choices = [one for one in IssueStep.choices if one[0] in possible]  # type: ignore[attr-defined]  # a choice field


class ViceChairForm(Form):
    person = forms.ChoiceField(
        required=False,
        label="Who is the vice chair?",
        help_text="A member of the group who is no officer and no trustee.",
    )

    def __init__(self, *args: Any, group: Group, on: date, **kwargs: Any) -> None:
        kwargs["initial"] = {"person": str(group.vice_chair.uid) if group.vice_chair else ""}
        super().__init__(*args, **kwargs)
        self.people = may_be_vice_chair(group.area, on)
        who = [("", "Nobody"), *((uid, str(person)) for uid, person in self.people.items())]
        self.fields["person"].choices = who  # type: ignore[attr-defined]  # a choice field

    def chosen(self) -> Any:
        return self.people.get(self.cleaned_data["person"])
