"""What the group chooses about a point."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html

from concord.agreement.queries import texts_in_force
from concord.core.accounts.models import Person
from concord.core.ui.forms import Form
from concord.group.queries import open_actions

from ..models import Decision, Point
from ..queries.positions import chosen_before
from ..rules.verdicts import CHOICES, LEFT
from ..terms import Box, LimbReason, Method, Verdict, WinLimb, WinSource
from .points import short

WIN = [("yes", "Yes"), ("no", "No")]
WIN_FIELDS = frozenset({"win", "limb", "limb_reason", "win_source", "kept_action"})
# Single keys on the decide page; each person may switch them off.
VERDICT_KEYS = "12345"
WIN_KEYS = {"yes": "w", "no": "n"}


def with_keys(choices: list[tuple[str, str]], keys: Mapping[str, str]) -> list[tuple[str, str]]:
    """The choices with their key before the words."""
    marked = '<kbd class="concord-key">{}</kbd> {}'
    return [(value, format_html(marked, keys[value], label) if value in keys else label) for value, label in choices]


class DecisionForm(Form):
    """Verdict, win, learning, commitment, reason. What a win asks shows only when it is one.

    `wins`: whoever opened it wants to say that it is a win; what was decided about that stands all the same.
    `seen`: the decision that stood when the page was drawn, so that a second click never replaces the first.
    """

    reveals = {"win": {"yes": ["limb", "win_source"]}, "limb": {"A": ["kept_action"], "B": ["limb_reason"]}}

    seen = forms.CharField(required=False, max_length=30, widget=forms.HiddenInput)
    verdict = forms.ChoiceField(widget=forms.RadioSelect, label="Was it kept?")
    win = forms.ChoiceField(required=False, widget=forms.RadioSelect, label="Is it a win?")
    limb = forms.ChoiceField(
        choices=WinLimb.choices, required=False, widget=forms.RadioSelect, label="If it is a win: why?"
    )
    kept_action = forms.ChoiceField(
        required=False, label="Which agreed action?", help_text="Or choose the commitment below"
    )
    limb_reason = forms.ChoiceField(
        choices=LimbReason.choices, required=False, widget=forms.RadioSelect, label="Without the agreement"
    )
    win_source = forms.ChoiceField(
        choices=[("", "As reported"), *WinSource.choices], required=False, label="Where the win came from"
    )
    commitment = forms.ChoiceField(required=False, label="Which commitment?")
    learning = forms.BooleanField(required=False, label="There is something to learn")
    reason = forms.CharField(max_length=600, required=False, widget=forms.Textarea(attrs={"rows": 2}), label="Reason")

    def __init__(
        self,
        data: Any = None,
        *,
        point: Point,
        current: Decision | None = None,
        keys: bool = False,
        wins: bool = False,
        **kwargs: Any,
    ) -> None:
        self.point, self.current = point, current
        self.reference = current.reference if current else ""
        self.is_stale = data is not None and data.get("seen", "") != self.reference
        if self.is_stale:
            # Drawn again with what was typed, and with what stands now.
            data = data.copy()
            data["seen"] = self.reference
        initial = self.initial_of(point, current)
        if wins:
            initial["win"] = "yes"
        super().__init__(data, initial=initial, **kwargs)
        self.offer(keys)
        if current is not None and current.verdict not in LEFT:
            self.fields["reason"].label = f"This replaces {current.reference}. Why?"

    def offer(self, keys: bool) -> None:
        """The choices, with their keys where the person uses them."""
        texts = texts_in_force(self.point.area, self.point.happened_on or self.point.period.ends_on)
        self.commitments = {str(text.commitment_id): text.commitment for text in texts}
        actions = list(open_actions(self.point.period.group))
        if self.current is not None and self.current.kept_action is not None:
            actions.append(self.current.kept_action)
        self.actions = {str(action.pk): action for action in actions}
        named = [(key, f"{action.reference} {action.text}") for key, action in self.actions.items()]
        verdicts = [(str(value), str(Verdict(value).label)) for value in CHOICES]
        if self.current is not None and self.current.verdict not in {*CHOICES, *LEFT}:
            verdicts.append((self.current.verdict, f"{self.current.get_verdict_display()}, as it stands"))
        win = WIN if self.point.box == Box.WINS else [*WIN, ("", "Not asked")]
        verdict_keys = {str(value): key for value, key in zip(CHOICES, VERDICT_KEYS, strict=True)}
        choices = {
            "verdict": with_keys(verdicts, verdict_keys if keys else {}),
            "win": with_keys(win, WIN_KEYS if keys else {}),
            "commitment": [("", "None in particular"), *((str(text.commitment_id), str(text)) for text in texts)],
            "kept_action": [("", "None"), *named],
        }
        for name, offered in choices.items():
            self.fields[name].choices = offered  # type: ignore[attr-defined]  # a choice field

    @staticmethod
    def initial_of(point: Point, current: Decision | None) -> dict[str, Any]:
        if current is None:
            return {"commitment": str(point.commitment_id or "")}
        known = {
            "seen": current.reference,
            "verdict": "" if current.verdict in LEFT else current.verdict,
            "win": "yes" if current.win else "no" if current.win is False else "",
            "limb": current.win_limb,
            "limb_reason": current.limb_reason,
            "win_source": current.win_source,
            "kept_action": str(current.kept_action_id or ""),
            "commitment": str(current.commitment_id or ""),
            "learning": current.learning,
        }
        # Nobody has said yet whether it is a win: what was chosen before somebody objected is there again.
        unsaid = current.method == Method.POSITIONS and current.win is None
        chosen = chosen_before(current) if unsaid else {}
        return known | {key: chosen[key] for key in WIN_FIELDS & chosen.keys()}

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        if self.is_stale:
            raise ValidationError(self.what_changed())
        return typed

    def what_changed(self) -> str:
        if self.current is None:
            return "The decision that you were looking at no longer stands. Look at the point again."
        who = f"{self.current.recorded_by} has" if self.current.recorded_by else "Somebody has"
        words = f"{self.current.reference}, {self.current.get_verdict_display().lower()}"
        return f"{who} recorded {words} meanwhile. What you chose stands below. To replace that decision, say why."

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
    """What the group was about to decide by consent when somebody objected."""

    verdict = forms.ChoiceField(
        choices=[(value, Verdict(value).label) for value in CHOICES],
        widget=forms.RadioSelect,
        label="What is proposed?",
    )
    win = forms.CharField(required=False, max_length=30)
    limb = forms.CharField(required=False, max_length=30)
    limb_reason = forms.CharField(required=False, max_length=30)
    win_source = forms.CharField(required=False, max_length=30)
    kept_action = forms.CharField(required=False, max_length=30)
    commitment = forms.CharField(required=False, max_length=30)
    learning = forms.BooleanField(required=False)
    reason = forms.CharField(required=False, max_length=600)

    def facts(self) -> dict[str, Any]:
        """The verdict, and what was chosen besides it."""
        typed = dict(self.cleaned_data)
        return {"verdict": typed.pop("verdict"), "chosen": typed}


class PositionForm(Form):
    """One member's sealed position."""

    person = forms.ChoiceField(label="Whose position?")
    consents = forms.TypedChoiceField(
        choices=[("yes", "I consent"), ("no", "I object")],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
        label="What do you say to the proposal?",
    )
    reason = forms.CharField(
        max_length=300,
        required=False,
        label="If you object: why?",
        help_text="The group reads it, without your name, where the proposal is not agreed; otherwise nobody does.",
    )

    def __init__(self, *args: Any, people: Sequence[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {str(person.uid): person for person in people}
        self.fields["person"].choices = [("", "Choose"), *((uid, str(p)) for uid, p in self.people.items())]  # type: ignore[attr-defined]  # a choice field
        if len(self.people) == 1:
            self.fields["person"].initial = next(iter(self.people))
            self.fields["person"].widget = forms.HiddenInput()


class OpenForm(Form):
    """Why positions are opened before everybody has answered."""

    missing_reason = forms.CharField(max_length=300, required=False, label="Why do you not wait for the others?")


class MergeForm(Form):
    into = forms.ChoiceField(label="Merge into")

    def __init__(self, *args: Any, others: Mapping[str, Point], **kwargs: Any) -> None:
        """`others`: points that it may become part of, by their number on the sheet."""
        super().__init__(*args, **kwargs)
        self.others = {other.reference: other for other in others.values()}
        shown = [(other.reference, f"{number}: {short(other.text)}") for number, other in others.items()]
        self.fields["into"].choices = [("", "Choose"), *shown]  # type: ignore[attr-defined]  # a choice field
