"""What follows from a point: actions, learning, practice, wins told, repeats judged."""

from datetime import date
from typing import Any

from django import forms

from concord.core.areas.models import Area
from concord.core.directory.queries import members
from concord.core.ui.fields import DateField
from concord.core.ui.forms import Form

from ..models import LearningItem, Point, WinStory, telling_words
from ..queries.people import owners
from ..terms import Confidence, Contribution, Evidence, LearningState, PointClass, Telling, Use, WithdrawReason

LABELLED = [("", "Not known"), ("true", "Yes"), ("false", "No")]


class OwnedForm(Form):
    """Something to do, with whose it is and by when. `people`: by the key that the form sends."""

    owner = forms.ChoiceField(label="Who looks after it?")
    due_on = DateField(label="By when?")

    def offer(self, people: list[Any]) -> None:
        self.people = {str(person.uid): person for person in people}
        self.fields["owner"].choices = [("", "Choose"), *((uid, str(p)) for uid, p in self.people.items())]  # type: ignore[attr-defined]  # a choice field
        if self.initial.get("owner") not in self.people:
            self.initial["owner"] = ""

    def facts(self) -> dict[str, Any]:
        """The cleaned answers, with the owner as a person."""
        return self.cleaned_data | {"owner": self.people.get(self.cleaned_data["owner"])}


class WithdrawForm(Form):
    """Why a point is withdrawn. A reporter who is not named is never spoken of."""

    reason = forms.ChoiceField(widget=forms.RadioSelect, label="Why is it withdrawn?")

    def __init__(self, *args: Any, point: Point, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = point.point_class == PointClass.NAMED
        offered = [choice for choice in WithdrawReason.choices if named or choice[0] != WithdrawReason.ASKED]
        self.fields["reason"].choices = offered  # type: ignore[attr-defined]  # a choice field


class FollowUpForm(OwnedForm):
    """An action out of a point."""

    field_order = ("text", "owner", "due_on")
    text = forms.CharField(max_length=400, widget=forms.Textarea(attrs={"rows": 3}), label="What is to be done?")

    def __init__(self, *args: Any, point: Point, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer([hat.person for hat in members(point.area, on)])


class LearningForm(OwnedForm):
    """A learning item out of a point."""

    field_order = ("text", "owner", "due_on")
    text = forms.CharField(max_length=600, widget=forms.Textarea(attrs={"rows": 3}), label="What is to be learned?")

    def __init__(self, *args: Any, area: Area, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer(owners(area, on))


class ChangeLearningForm(OwnedForm):
    """Whose a learning item is, by when, and what came of it."""

    field_order = ("state", "result", "owner", "due_on")
    state = forms.ChoiceField(choices=LearningState.choices, widget=forms.RadioSelect, label="How does it stand?")
    result = forms.CharField(
        max_length=600,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        label="Once it is done or dropped: what did you do, or why not?",
        help_text="Everybody who reads the log sees this beside what was said.",
    )

    def __init__(self, *args: Any, item: LearningItem, on: date, **kwargs: Any) -> None:
        owner = str(item.owner.uid) if item.owner else ""
        initial = {"state": item.state, "result": item.result, "owner": owner, "due_on": item.due_on}
        super().__init__(*args, initial=initial, **kwargs)
        self.offer([*owners(item.area, on), *([item.owner] if item.owner else [])])

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        if typed.get("state") in {LearningState.DONE, LearningState.DROPPED} and not typed.get("result"):
            self.add_error("result", "Say what was done, or why not")
        return typed


class PracticeForm(Form):
    """A practice that others may take up."""

    title = forms.CharField(max_length=120, label="What is the practice called?")
    how_it_works = forms.CharField(
        max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 4}), label="How does it work?"
    )
    contact = forms.CharField(max_length=160, required=False, label="Who can be asked about it?")
    transferable = forms.BooleanField(required=False, label="Others could do the same")
    shared_with = forms.CharField(max_length=300, required=False, label="Who was told of it already?")


class WinStoryForm(Form):
    """What is told of a win, and how much of it was the agreement's doing."""

    title = forms.CharField(max_length=120, label="Title")
    story = forms.CharField(
        max_length=3000, required=False, widget=forms.Textarea(attrs={"rows": 5}), label="What happened?"
    )
    outcome = forms.CharField(max_length=300, required=False, label="What is better now, and for whom?")
    branded = forms.NullBooleanField(
        widget=forms.Select(choices=LABELLED),
        label="Does it carry the agreement's name?",
        help_text="A win counts either way. This says only whether people know it by that name.",
    )
    contribution = forms.ChoiceField(
        choices=[("", "Not judged yet"), *Contribution.choices],
        required=False,
        label="How much of it was the agreement's doing?",
        help_text="A win needs this before it goes into a funding bid or business case.",
    )
    contribution_note = forms.CharField(max_length=300, required=False, label="What did the agreement do?")
    other_factors = forms.CharField(max_length=300, required=False, label="What else helped?")
    evidence = forms.ChoiceField(choices=[("", "Not said"), *Evidence.choices], required=False, label="What shows it?")
    confidence = forms.ChoiceField(
        choices=[("", "Not said"), *Confidence.choices], required=False, label="How sure is the group?"
    )

    @classmethod
    def initial_of(cls, story: WinStory | None) -> dict[str, Any]:
        return {name: getattr(story, name) for name in cls.base_fields} if story else {}


class TellingForm(Form):
    """Where a win was told again."""

    where = forms.ChoiceField(choices=Telling.choices, widget=forms.RadioSelect, label="Where?")
    told_on = DateField(label="When?")
    note = forms.CharField(max_length=160, required=False, label="Which one?", help_text="For example: spring issue")

    def __init__(self, *args: Any, area: Area, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["where"].choices = [(value, telling_words(value, area)) for value in Telling.values]  # type: ignore[attr-defined]  # a choice field


class UseForm(Form):
    uses = forms.MultipleChoiceField(
        choices=Use.choices, required=False, widget=forms.CheckboxSelectMultiple, label="Useful for"
    )
    topic = forms.CharField(max_length=80, required=False, label="Topic", help_text="For example: paying on time")


class JudgeForm(Form):
    """A person's judgement of a suggested repeat."""

    verdict = forms.ChoiceField(
        choices=[
            ("confirmed", "Confirm: it needs tackling"),
            ("dismissed", "Dismiss: it is not the same thing coming back"),
            ("tackled", "It has been tackled already"),
        ],
        widget=forms.RadioSelect,
        label="What do you say?",
    )
    note = forms.CharField(max_length=300, required=False, label="Why?", help_text="Shown beside the repeat")
