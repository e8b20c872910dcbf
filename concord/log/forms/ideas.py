"""Quick wins and polls."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms

from concord.core.areas.models import Area
from concord.core.ui.fields import DateField
from concord.core.ui.forms import Form

from ..models import PollMatter, QuickWin
from ..queries.people import owners
from ..queries.quick_wins import tellers
from ..terms import Feeling, QuickWinState, Size
from .follow_up import OwnedForm

SIDES = {
    "public": "The public sector",
    "voluntary": "The voluntary sector",
    "business": "Business",
    "other": "Another kind of body",
}


class QuickWinForm(OwnedForm):
    """An idea for the coming year."""

    field_order = ("idea", "effort", "benefit", "owner", "due_on")
    idea = forms.CharField(max_length=300, widget=forms.Textarea(attrs={"rows": 2}), label="What could be done soon?")
    effort = forms.TypedChoiceField(
        choices=Size.choices, coerce=int, widget=forms.RadioSelect, label="How much effort is it?"
    )
    benefit = forms.TypedChoiceField(
        choices=Size.choices, coerce=int, widget=forms.RadioSelect, label="How much good will it do?"
    )

    def __init__(self, *args: Any, area: Area, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer(owners(area, on))


class ChangeQuickWinForm(OwnedForm):
    """How an idea stands, and the point that tells of it once it is done."""

    field_order = ("state", "result", "told_in", "effort", "benefit", "owner", "due_on")
    reveals = {"state": {QuickWinState.DONE: ["told_in"]}}
    state = forms.ChoiceField(choices=QuickWinState.choices, widget=forms.RadioSelect, label="How does it stand?")
    result = forms.CharField(max_length=300, required=False, label="What came of it?")
    told_in = forms.ChoiceField(
        required=False,
        label="Which point tells of it?",
        help_text="None yet? Report it in box 3 of the next return. The group then decides whether it is a win.",
    )
    effort = forms.TypedChoiceField(
        choices=Size.choices, coerce=int, widget=forms.RadioSelect, label="How much effort is it?"
    )
    benefit = forms.TypedChoiceField(
        choices=Size.choices, coerce=int, widget=forms.RadioSelect, label="How much good will it do?"
    )

    def __init__(self, *args: Any, quick: QuickWin, on: date, **kwargs: Any) -> None:
        initial = {name: getattr(quick, name) for name in ("state", "result", "effort", "benefit", "due_on")}
        initial |= {"owner": str(quick.owner.uid) if quick.owner else ""}
        initial |= {"told_in": quick.told_in.reference if quick.told_in else ""}
        super().__init__(*args, initial=initial, **kwargs)
        self.offer([*owners(quick.area, on), *([quick.owner] if quick.owner else [])])
        offered = [*tellers(quick.area), *([quick.told_in] if quick.told_in else [])]
        self.points = {point.reference: point for point in offered}
        choices = [(reference, f"{reference}: {point.text[:90]}") for reference, point in self.points.items()]
        self.fields["told_in"].choices = [("", "None yet"), *choices]  # type: ignore[attr-defined]  # a choice field

    def facts(self) -> dict[str, Any]:
        found = super().facts()
        done = found["state"] == QuickWinState.DONE
        return found | {"told_in": self.points.get(found["told_in"]) if done else None}


class PollForm(Form):
    """A new poll."""

    title = forms.CharField(max_length=120, label="What is the poll about?", help_text="For example: funding")
    matters = forms.CharField(
        max_length=1500,
        widget=forms.Textarea(attrs={"rows": 8}),
        label="What do you ask about?",
        help_text="Between 2 and 12 matters, each on its own line. For example: Payment on time",
    )
    ends_on = DateField(label="Until when can people answer?")

    def clean_matters(self) -> list[str]:
        matters = [line.strip() for line in self.cleaned_data["matters"].splitlines() if line.strip()]
        if any(len(matter) > 120 for matter in matters):
            raise forms.ValidationError("Each matter must be 120 characters or fewer")
        return matters


class PollAnswerForm(Form):
    """One person's answers; a matter may be passed over."""

    def __init__(self, *args: Any, matters: Sequence[PollMatter], sides: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.matters, self.sides = matters, sides
        if len(sides) > 1:
            choices = [(side, SIDES[side]) for side in sides]
            self.fields["sector"] = forms.ChoiceField(
                choices=choices, widget=forms.RadioSelect, label="For which side do you answer?"
            )
        for matter in matters:
            self.fields[f"m{matter.position}"] = forms.ChoiceField(
                choices=Feeling.choices, required=False, widget=forms.RadioSelect, label=matter.text
            )

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        if not self.errors and not self.answers(typed):
            self.add_error(f"m{self.matters[0].position}", "Answer at least one")
        return typed

    def answers(self, typed: dict[str, Any]) -> dict[int, str]:
        """The answers by the key of the matter."""
        found = {matter.pk: typed.get(f"m{matter.position}", "") for matter in self.matters}
        return {key: feeling for key, feeling in found.items() if feeling}

    def sector(self) -> str:
        return str(self.cleaned_data.get("sector") or (self.sides[0] if self.sides else ""))
