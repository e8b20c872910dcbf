"""What people type into minutes, and what they look for in them."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils import timezone

from concord.core.areas.models import Area
from concord.core.directory.queries import members
from concord.core.ui.fields import DateField, OneLineField
from concord.core.ui.forms import Form, relabel

from ..models import Group, Meeting, MinuteItem
from ..rules.minutes import LONGEST_ACTION
from ..terms import OutcomeKind

WHO_SEES_ACTIONS = (
    "Whoever may see meetings reads the action in the list of actions. Of a confidential item, only the group’s "
    "members, the officer and whoever does it read its words."
)


ASKED: dict[str, str] = {
    OutcomeKind.INFORMATION: "What did the group hear?",
    OutcomeKind.DECISION: "What was decided?",
    OutcomeKind.QUESTION: "What is the question?",
}


class ItemTextForm(Form):
    """What was said on one item."""

    title = OneLineField(max_length=160, label="Item")
    text = forms.CharField(
        max_length=10_000, required=False, widget=forms.Textarea(attrs={"rows": 10}), label="What was said"
    )
    confidential = forms.BooleanField(
        required=False,
        label="This item is confidential",
        help_text="Only the group’s members and officers read it. Files can be made without it.",
    )
    version = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)

    def __init__(self, *args: Any, item: MinuteItem, **kwargs: Any) -> None:
        names = ("title", "text", "confidential", "version")
        super().__init__(*args, initial={name: getattr(item, name) for name in names}, **kwargs)
        self.item = item

    def clean_version(self) -> int:
        """Which saving was read before; a request without it speaks of the one that stands there."""
        return self.cleaned_data["version"] or self.item.version

    def take_in(self, item: MinuteItem) -> None:
        """After somebody else saved meanwhile: keep what was typed, ready to be saved over what now stands there."""
        self.data = {**self.data.dict(), "version": str(item.version)}  # type: ignore[attr-defined]  # of a request


class NewItemForm(Form):
    """An item that was not on the agenda."""

    title = OneLineField(max_length=160, label="Item")


class OutcomeForm(Form):
    """Information, or a decision."""

    text = forms.CharField(max_length=1000, widget=forms.Textarea(attrs={"rows": 3}), label="What came of it")

    def details(self) -> dict[str, Any]:
        return dict(self.cleaned_data)


class ActionOutcomeForm(OutcomeForm):
    """Who does what by when."""

    owner = forms.ChoiceField(label="Who does it?")
    due_on = DateField(label="By when?")
    who_sees = {"text": WHO_SEES_ACTIONS}

    EVERYBODY = "everybody"

    def __init__(self, *args: Any, area: Area, on: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"] = forms.CharField(
            max_length=LONGEST_ACTION, widget=forms.Textarea(attrs={"rows": 3}), label="What is to be done?"
        )
        self.people = {str(hat.person.uid): hat.person for hat in members(area, on)}
        who = [(uid, str(person)) for uid, person in self.people.items()]
        self.fields["owner"].choices = [("", "Choose"), (self.EVERYBODY, "Every member"), *who]  # type: ignore[attr-defined]  # a choice field

    def details(self) -> dict[str, Any]:
        typed = self.cleaned_data
        everybody = typed["owner"] == self.EVERYBODY
        owner = None if everybody else self.people[typed["owner"]]
        return {"text": typed["text"], "due_on": typed["due_on"], "owner": owner, "every_member": everybody}


class QuestionForm(OutcomeForm):
    """A question to somebody, who answers it later."""

    asked_of = OneLineField(max_length=120, label="Who is asked?", help_text="For example: the council’s legal team")
    due_on = DateField(label="By when do we want the answer?")


def outcome_form(kind: str, data: Any, *, area: Area, on: Any) -> OutcomeForm:
    if kind == OutcomeKind.ACTION:
        return ActionOutcomeForm(data, area=area, on=on)
    form = QuestionForm(data) if kind == OutcomeKind.QUESTION else OutcomeForm(data)
    relabel(form.fields["text"], ASKED[kind])
    return form


class ApproveForm(Form):
    """At which meeting the minutes were approved."""

    meeting = forms.ChoiceField(label="At which meeting were they approved?")

    def __init__(self, *args: Any, meetings: Sequence[Meeting], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.found = {meeting.reference: meeting for meeting in meetings}
        named = [
            (meeting.reference, f"{timezone.localdate(meeting.starts_at):%-d %B %Y} ({meeting.reference})")
            for meeting in meetings
        ]
        self.fields["meeting"].choices = [("", "Choose"), *named]  # type: ignore[attr-defined]  # a choice field

    def clean_meeting(self) -> Meeting:
        return self.found[self.cleaned_data["meeting"]]


class CorrectionForm(Form):
    """What is put right, on which item."""

    item = forms.ChoiceField(required=False, label="On which item?")
    text = forms.CharField(
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        label="What is put right",
        help_text="Say what the minutes should have said. The words before stay.",
    )

    def __init__(self, *args: Any, items: Sequence[MinuteItem], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.found = {str(item.uid): item for item in items}
        named = [(uid, str(item)) for uid, item in self.found.items()]
        self.fields["item"].choices = [("", "The minutes as a whole"), *named]  # type: ignore[attr-defined]  # a choice field

    def clean_item(self) -> MinuteItem | None:
        return self.found.get(self.cleaned_data["item"])


class QuestionAnswerForm(Form):
    """What was answered to a question of a meeting."""

    answer = forms.CharField(max_length=1000, widget=forms.Textarea(attrs={"rows": 4}), label="The answer")


class MinutesFilter(Form):
    """Which minutes to list."""

    search = forms.CharField(required=False, max_length=100, label="Words in the minutes")
    group = forms.ChoiceField(required=False, label="Group")
    decided = forms.BooleanField(required=False, label="Only in decisions")

    def __init__(self, *args: Any, groups: Sequence[Group], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["group"].choices = [("", "All groups"), *((one.slug, one.name) for one in groups)]  # type: ignore[attr-defined]  # a choice field

    def chosen(self) -> dict[str, Any]:
        return dict(self.cleaned_data) if self.is_valid() else {}
