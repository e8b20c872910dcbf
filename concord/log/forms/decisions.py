"""What the group chooses about a point, and what follows from it."""

from typing import Any

from django import forms

from concord.agreement.queries import texts_in_force
from concord.core.directory.queries import members
from concord.core.ui.fields import DateField
from concord.core.ui.forms import Form
from concord.group.queries import group_of, open_actions

from ..models import Point
from ..rules.verdicts import CHOICES
from ..terms import LimbReason, Use, Verdict, WinLimb, WinSource


class DecisionForm(Form):
    """Verdict, win, learning, commitment, reason."""

    verdict = forms.ChoiceField(
        choices=[(value, Verdict(value).label) for value in CHOICES], widget=forms.RadioSelect, label="Was it kept?"
    )
    win = forms.ChoiceField(
        choices=[("", "Not asked"), ("yes", "Yes"), ("no", "No")],
        required=False,
        widget=forms.RadioSelect,
        label="Is it a win?",
    )
    limb = forms.ChoiceField(choices=[("", "–"), *WinLimb.choices], required=False, label="If it is a win: why?")
    limb_reason = forms.ChoiceField(
        choices=[("", "–"), *LimbReason.choices], required=False, label="Without the agreement"
    )
    win_source = forms.ChoiceField(
        choices=[("", "As reported"), *WinSource.choices], required=False, label="Where the win came from"
    )
    commitment = forms.ChoiceField(required=False, label="Which commitment?")
    kept_action = forms.ChoiceField(required=False, label="Or which agreed action?")
    learning = forms.BooleanField(required=False, label="There is something to learn")
    reason = forms.CharField(max_length=600, required=False, widget=forms.Textarea(attrs={"rows": 3}), label="Reason")

    def __init__(self, *args: Any, point: Point, **kwargs: Any) -> None:
        texts = texts_in_force(point.area, point.happened_on or point.period.ends_on)
        self.commitments = {str(text.commitment_id): text.commitment for text in texts}
        self.actions = {str(action.pk): action for action in open_actions(group_of(point.area))}
        if point.commitment_id:
            kwargs.setdefault("initial", {"commitment": str(point.commitment_id)})
        super().__init__(*args, **kwargs)
        choices = [("", "None in particular"), *((str(text.commitment_id), str(text)) for text in texts)]
        self.fields["commitment"].choices = choices  # type: ignore[attr-defined]  # a choice field
        named = [("", "None"), *((key, str(action)) for key, action in self.actions.items())]
        self.fields["kept_action"].choices = named  # type: ignore[attr-defined]  # likewise

    def choice(self) -> dict[str, Any]:
        """The cleaned answers in the shape of `DecisionInput`."""
        typed = self.cleaned_data
        return {
            "verdict": typed["verdict"],
            "win": {"yes": True, "no": False}.get(typed["win"]),
            "limb": typed["limb"],
            "limb_reason": typed["limb_reason"],
            "win_source": typed["win_source"],
            "learning": typed["learning"],
            "commitment": self.commitments.get(typed["commitment"]),
            "kept_action": self.actions.get(typed["kept_action"]),
            "reason": typed["reason"],
        }


class RoundForm(Form):
    verdict = forms.ChoiceField(
        choices=[(value, Verdict(value).label) for value in CHOICES],
        widget=forms.RadioSelect,
        label="What is proposed?",
    )


class PositionForm(Form):
    """One member's sealed position."""

    person = forms.ChoiceField(label="Whose position?", required=False)
    consents = forms.TypedChoiceField(
        choices=[("yes", "I consent"), ("no", "I object")],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
        label="What do you say to the proposal?",
    )
    reason = forms.CharField(max_length=300, required=False, label="If you object: why?")


class MergeForm(Form):
    into = forms.ChoiceField(label="Merge into")

    def __init__(self, *args: Any, point: Point, others: list[Point], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.others = {other.reference: other for other in others}
        self.fields["into"].choices = [("", "Choose"), *((r, f"{r}: {o.text[:90]}") for r, o in self.others.items())]  # type: ignore[attr-defined]  # a choice field


class FollowUpForm(Form):
    """An action or a learning item out of a point."""

    text = forms.CharField(
        max_length=400, widget=forms.Textarea(attrs={"rows": 3}), label="What is to be done, or learned?"
    )
    owner = forms.ChoiceField(label="Who looks after it?")
    due_on = DateField(label="By when?")

    def __init__(self, *args: Any, point: Point, on: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {str(hat.person.uid): hat.person for hat in members(point.area, on)}
        self.fields["owner"].choices = [("", "Choose"), *((uid, str(p)) for uid, p in self.people.items())]  # type: ignore[attr-defined]  # a choice field


class PracticeForm(Form):
    title = forms.CharField(max_length=120, label="What is the practice called?")
    how_it_works = forms.CharField(
        max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 4}), label="How it works"
    )
    contact = forms.CharField(max_length=160, required=False, label="Who can be asked about it?")
    transferable = forms.BooleanField(required=False, label="Others could do the same")


class WinStoryForm(Form):
    """What is told of a win."""

    title = forms.CharField(max_length=120, label="Title")
    story = forms.CharField(
        max_length=3000, required=False, widget=forms.Textarea(attrs={"rows": 5}), label="What happened"
    )
    branded = forms.NullBooleanField(
        widget=forms.Select(choices=[("", "Not known"), ("true", "Yes"), ("false", "No")]),
        label="Does it carry the agreement's name?",
    )
    contribution = forms.ChoiceField(
        choices=[
            ("", "Not judged"),
            ("sole", "The only cause"),
            ("main", "The main cause"),
            ("one_of_several", "One of several"),
            ("slight", "Slight"),
            ("unclear", "Unclear"),
        ],
        required=False,
        label="How much was it the agreement?",
    )
    other_factors = forms.CharField(max_length=300, required=False, label="What else helped?")


class UseForm(Form):
    uses = forms.MultipleChoiceField(
        choices=Use.choices, required=False, widget=forms.CheckboxSelectMultiple, label="Useful for"
    )
    topic = forms.CharField(max_length=80, required=False, label="Topic", help_text="For example: paying on time")


class JudgeForm(Form):
    """A person's judgement of a suggested repeat."""

    verdict = forms.ChoiceField(
        choices=[
            ("confirmed", "It needs tackling"),
            ("dismissed", "It is not a repeat"),
            ("tackled", "It has been tackled"),
        ],
        widget=forms.RadioSelect,
        label="What do you say?",
    )
    note = forms.CharField(max_length=300, required=False, label="Note")
