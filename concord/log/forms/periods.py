"""What an officer types about periods and returns."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.forms.models import model_to_dict
from django.utils import timezone

from concord.core.directory.models import Membership
from concord.core.ui.fields import DateField
from concord.core.ui.forms import Form, prepare
from concord.core.ui.widgets import Searchable

from ..models import Expectation, LogSettings, Period
from ..queries.forms import expected_body as body_of
from ..rules.periods import DATES, MOVABLE
from ..terms import EntryMode, ReopenReason, TakeBackReason
from .points import PointField


class PeriodForm(Form):
    """The dates of a period planned by hand."""

    label = forms.CharField(max_length=80, required=False, label="Name", help_text="For example: Spring 2026")
    starts_on = DateField(label="The returns speak of the time from")
    ends_on = DateField(label="to")
    opens_on = DateField(label="Opens on")
    due_on = DateField(label="Returns are due on", help_text="After this day a return is late, and still counts.")
    locks_on = DateField(label="Locks on", help_text="After this day no return is taken.")

    def clean_due_on(self) -> date:
        day: date = self.cleaned_data["due_on"]
        if day < timezone.localdate():
            raise forms.ValidationError("This day is over. Past returns come from a file instead: see Import returns")
        return day


class ChangePeriodForm(PeriodForm):
    """A period's name, and those of its dates that can still move."""

    label = forms.CharField(max_length=80, label="Name")

    def __init__(self, *args: Any, period: Period, **kwargs: Any) -> None:
        super().__init__(*args, initial=model_to_dict(period, ["label", *DATES]), **kwargs)
        for name in set(DATES) - set(MOVABLE.get(period.state, ())):
            del self.fields[name]

    def clean_due_on(self) -> date:
        # A day that is over may stand: whether it may be chosen now is for the command to say.
        day: date = self.cleaned_data["due_on"]
        return day


class SettingsForm(Form):
    """How the area makes its returns."""

    points_max = forms.IntegerField(
        min_value=1,
        max_value=5,
        label="Most points",
        help_text="How many points one person may write. One or two is usual: people choose what matters most.",
    )
    limit_per_box = forms.TypedChoiceField(
        choices=[("True", "in each box"), ("False", "in the whole form")],
        coerce=lambda value: value == "True",
        widget=forms.RadioSelect,
        label="This limit holds",
        help_text="In each box: two points in each of the four boxes make eight. In the whole form: two in all.",
    )
    text_limit = forms.IntegerField(
        min_value=100,
        max_value=2000,
        label="Most characters in a point",
        help_text="400 characters are about 70 words. People see how many are left while they write.",
    )
    blank_limit = forms.IntegerField(
        min_value=0,
        max_value=3,
        label="Too many blanks",
        help_text="A return is marked when more boxes than this have no answer. “Nothing to report” is an answer. "
        "Nobody is stopped from sending.",
    )
    opens_days_before_meeting = forms.IntegerField(
        min_value=1,
        max_value=180,
        label="Days before a meeting that a period opens",
        help_text="On this day everybody who is expected gets their link by mail.",
    )
    due_days_before_meeting = forms.IntegerField(
        min_value=0,
        max_value=90,
        label="Days before a meeting that returns are due",
        help_text="A return that comes after this day is late. It still counts.",
    )
    locks_days_before_meeting = forms.IntegerField(
        min_value=0,
        max_value=90,
        label="Days before a meeting that it locks",
        help_text="After this day no return is taken, and the group can read the points. Days are counted back from "
        "the meeting. A date that falls on a weekend or a bank holiday moves to the working day before.",
    )
    reminders = forms.CharField(
        max_length=60,
        label="Reminders, days before the due date",
        help_text="7, 2, -1 means: a week before, two days before, and the day after. Only those whose return is "
        "missing are reminded.",
    )
    reply_days = forms.IntegerField(
        min_value=1,
        max_value=90,
        label="Days that an organisation has to reply",
        help_text="When a point says that an organisation did not keep to what was agreed, it is asked to reply before "
        "the point goes further than the group.",
    )
    repeat_min_periods = forms.IntegerField(
        min_value=2,
        max_value=12,
        label="It repeats when it stands in so many periods",
        help_text="The same thing that was not followed, again and again: it goes on the list of repeats, and a person "
        "decides whether it needs tackling.",
    )
    repeat_window = forms.IntegerField(
        min_value=2, max_value=24, label="within the last", help_text="How many periods to look back over."
    )
    notes = forms.CharField(
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 10}),
        label="Notes for those who fill in the form",
        help_text="They stand beside the form on the web and on its back on paper. Leave it empty for the usual notes.",
    )

    @staticmethod
    def initial_of(found: LogSettings) -> dict[str, Any]:
        names = [name for name in SettingsForm.base_fields if name not in {"reminders", "limit_per_box"}]
        values = {name: getattr(found, name) for name in names}
        return values | {
            "reminders": ", ".join(map(str, found.reminder_days)),
            "limit_per_box": str(found.limit_per_box),
        }

    def clean_reminders(self) -> list[int]:
        try:
            days = [int(part.replace("−", "-")) for part in self.cleaned_data["reminders"].split(",") if part.strip()]
        except ValueError:
            raise forms.ValidationError("Write whole numbers with commas between, like 7, 2, -1") from None
        if len(days) > 6 or any(not -14 <= day <= 60 for day in days):
            raise forms.ValidationError("At most six reminders, from 60 days before to 14 days after")
        return sorted(set(days), reverse=True)

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        names = ("locks_days_before_meeting", "due_days_before_meeting", "opens_days_before_meeting")
        locks, due, opens = (found.get(name) for name in names)
        if due is not None and opens is not None and due > opens:
            self.add_error(names[1], "Returns cannot be due before the period opens: choose fewer days")
        if locks is not None and due is not None and locks > due:
            self.add_error(names[0], "The period cannot lock before returns are due: choose fewer days")
        least, window = found.get("repeat_min_periods"), found.get("repeat_window")
        if least and window and least > window:
            self.add_error("repeat_window", "Look back over at least as many periods as a repeat needs")
        return found

    def changes(self) -> dict[str, Any]:
        typed = dict(self.cleaned_data)
        return typed | {"reminder_days": typed.pop("reminders")}


class ReopenForm(Form):
    """Why a locked period is opened again, and until when."""

    reason = forms.ChoiceField(choices=ReopenReason.choices, widget=forms.RadioSelect, label="Why is it opened again?")
    locks_on = DateField(label="Last day", help_text="After this day it locks again by itself.")


class ExcuseForm(Form):
    reason = forms.CharField(
        max_length=200,
        label="Why are they excused?",
        help_text="A few words, for example: on long leave. Only those who see these names see the reason.",
    )


class WhoField(forms.ChoiceField):
    """Somebody in a list; the name alone is enough where nobody else there has it."""

    names: Mapping[str, str] = {}

    def to_python(self, value: Any) -> str:
        typed = super().to_python(value)
        same = [uid for uid, name in self.names.items() if name.casefold() == typed.casefold()]
        return same[0] if len(same) == 1 else typed


class TakeBackForm(Form):
    reason = forms.ChoiceField(choices=TakeBackReason.choices, widget=forms.RadioSelect, label="Why is it taken back?")


class CameForm(Form):
    """How and when a return came."""

    mode = forms.ChoiceField(
        choices=[(mode, mode.label) for mode in EntryMode.entered()],
        widget=forms.RadioSelect,
        label="How did it come?",
    )
    received_on = DateField(label="When did it come?", help_text="The day it came, not the day you type it in")
    is_nil = forms.BooleanField(required=False, label="It says: nothing to report at all")


class EntryForm(CameForm):
    """Whose return came, how and when. `people`: who may still make one, by their uid."""

    field_order = ["person"]
    person = WhoField(
        label="Whose return is it?",
        widget=Searchable,
        error_messages={
            "invalid_choice": "“%(value)s” is nobody whose return is missing. Choose somebody from the list."
        },
    )

    def __init__(self, *args: Any, people: Mapping[str, Expectation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = people
        self.fields["person"].names = {uid: one.person_name for uid, one in people.items()}  # type: ignore[attr-defined]  # our own field
        names = [(uid, f"{one.person_name}, {body_of(one)}") for uid, one in people.items()]
        self.fields["person"].choices = [("", "Choose"), *names]  # type: ignore[attr-defined]  # a choice field


class ExtraForm(Form):
    """Who joined after opening and is asked for a return as well."""

    person = forms.ChoiceField(label="Who joined after the period opened?")

    def __init__(self, *args: Any, hats: Sequence[Membership], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.hats = {str(hat.person.uid): hat for hat in hats}
        names = [(uid, f"{hat.person}, {hat.organisation}") for uid, hat in self.hats.items()]
        self.fields["person"].choices = names  # type: ignore[attr-defined]  # a choice field


class UploadForm(Form):
    """A file: its kind is checked by what is in it."""

    file = forms.FileField(label="File")


class ReasonForm(Form):
    reason = forms.CharField(
        max_length=200, label="Why do you need to know?", help_text="The reason is kept in the trail."
    )


class WordingForm(Form):
    """A safer wording of a point: as long as a point may be."""

    def __init__(self, *args: Any, limit: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        widget = forms.Textarea(attrs={"rows": 5})
        self.fields["text"] = PointField(limit=limit, widget=widget, label="A wording that gives nobody away")
        prepare(self.fields["text"])


class ReplyForm(Form):
    """An organisation's reply."""

    text = forms.CharField(max_length=2000, widget=forms.Textarea(attrs={"rows": 8}), label="Your reply")
    name = forms.CharField(max_length=120, label="Your name and role")


class TheirReplyForm(ReplyForm):
    """An organisation's reply as an officer types it in."""

    text = forms.CharField(max_length=2000, widget=forms.Textarea(attrs={"rows": 8}), label="Their reply")
    name = forms.CharField(max_length=120, label="Who gave it, and their role")
