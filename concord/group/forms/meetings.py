"""What people type about a meeting, its agenda and who is there."""

from datetime import datetime, time
from typing import Any

from django import forms
from django.utils import timezone

from concord.core.accounts.models import Person
from concord.core.directory.queries import partners
from concord.core.ui.fields import ClockField, DateField
from concord.core.ui.forms import Form, relabel

from ..models import Attendance, Group, Meeting
from ..queries import attendance_of, guests_to_invite, interests_at
from ..rules import PRESENT
from ..terms import AttendanceMode, AttendanceState, MeetingFormat, MeetingKind

ONLINE_MARK = "_online"
# Beside the states in which somebody takes part: that they were not in the room.
ONLINE = (
    (f"{AttendanceState.PRESENT}{ONLINE_MARK}", "Present online"),
    (f"{AttendanceState.SUBSTITUTE}{ONLINE_MARK}", "Present through a substitute online"),
)


class AtMeetingForm(Form):
    """A form whose field `meeting` names one of a group's meetings, or none. `before`: what is to be put right."""

    def __init__(self, *args: Any, group: Group, before: Any = None, **kwargs: Any) -> None:
        if before is not None:
            at = before.meeting.reference if before.meeting else ""
            kwargs["initial"] = {name: getattr(before, name) for name in self.base_fields} | {"meeting": at}
        super().__init__(*args, **kwargs)
        self.meetings = {one.reference: one for one in group.meetings.order_by("-starts_at")[:30]}
        named = [("", "None"), *((key, f"{one}, {one.starts_at:%-d %B %Y}") for key, one in self.meetings.items())]
        self.fields["meeting"].choices = named  # type: ignore[attr-defined]  # a choice field

    def details(self) -> dict[str, Any]:
        return self.cleaned_data | {"meeting": self.meetings.get(self.cleaned_data["meeting"])}


class MeetingForm(Form):
    """When and where a meeting is."""

    kind = forms.ChoiceField(choices=MeetingKind, label="Kind of meeting")
    format = forms.ChoiceField(
        required=False, choices=MeetingFormat, widget=forms.RadioSelect, label="How do people meet?"
    )
    on = DateField(label="Date")
    starts = ClockField(label="Starts at", help_text="For example 12:30", what="it starts")
    ends = ClockField(label="Ends at", help_text="For example 13:30 or 1.30pm", what="it ends")
    place = forms.CharField(max_length=200, required=False, label="Place")
    link = forms.URLField(max_length=500, required=False, label="Link to join online", assume_scheme="https")

    def __init__(self, *args: Any, meeting: Meeting | None = None, **kwargs: Any) -> None:
        if meeting is not None:
            kwargs.setdefault("initial", self.initial_of(meeting))
        super().__init__(*args, **kwargs)

    @staticmethod
    def initial_of(meeting: Meeting) -> dict[str, Any]:
        starts, ends = timezone.localtime(meeting.starts_at), timezone.localtime(meeting.ends_at)
        return {
            "kind": meeting.kind,
            "format": meeting.format,
            "on": starts.date(),
            "starts": starts.strftime("%H:%M"),
            "ends": ends.strftime("%H:%M"),
            "place": meeting.place,
            "link": meeting.link,
        }

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        nowhere = found.get("format") == MeetingFormat.ROUND
        if not nowhere and not found.get("place") and not found.get("link") and "link" not in self.errors:
            self.add_error("place", "Enter a place, or a link to join online, or both")
        return found

    def details(self) -> dict[str, Any]:
        """The cleaned answers in the shape that the commands take."""
        typed = self.cleaned_data
        return {
            "kind": typed["kind"],
            "format": typed["format"],
            "starts_at": moment(typed["on"], typed["starts"]),
            "ends_at": moment(typed["on"], typed["ends"]),
            "place": typed["place"],
            "link": typed["link"],
        }


def moment(day: Any, hour: time) -> datetime:
    return timezone.make_aware(datetime.combine(day, hour))


class AttendanceForm(Form):
    """Whether each person invited is there, and who came in the place of somebody who sent a substitute."""

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:
        self.attendances = list(attendance_of(meeting))
        # Where everybody joins online, or nobody comes anywhere, there is nothing to tell apart.
        self.asks_how = not meeting.is_online and not meeting.is_round
        super().__init__(*args, **kwargs)
        for seat in self.attendances:
            self.fields[f"state_{seat.person_id}"] = self.state_field(seat)
            if seat.state == AttendanceState.SUBSTITUTE or seat.substitute_name:
                self.fields[f"substitute_{seat.person_id}"] = forms.CharField(
                    max_length=120, required=False, initial=seat.substitute_name, label=f"Who came for {seat.person}?"
                )

    def state_field(self, seat: Attendance) -> forms.ChoiceField:
        online = seat.joined_online and self.asks_how
        return forms.ChoiceField(
            choices=[*AttendanceState.choices[:3], *(ONLINE if self.asks_how else ()), *AttendanceState.choices[3:]],
            initial=f"{seat.state}{ONLINE_MARK if online else ''}",
            widget=forms.Select,
            label=f"{seat.person}, {seat.organisation_name}",
        )

    def everybody(self) -> dict[str, dict[int, str]]:
        """Everybody is there, or whoever comes for them; who sent apologies is not."""
        expected = [seat for seat in self.attendances if seat.state != AttendanceState.APOLOGIES]
        substitutes = {seat.person_id: seat.substitute_name for seat in expected if seat.substitute_name}
        states: dict[int, str] = {seat.person_id: AttendanceState.PRESENT for seat in expected}
        return {"states": states | dict.fromkeys(substitutes, AttendanceState.SUBSTITUTE), "substitutes": substitutes}

    def unnamed(self) -> bool:
        """Whether somebody sent a substitute whose name was not asked for yet."""
        found = [seat.person_id for seat in self.attendances if f"substitute_{seat.person_id}" not in self.fields]
        return any(self.state_of(person) == AttendanceState.SUBSTITUTE for person in found)

    def state_of(self, person: int) -> str:
        return str(self.cleaned_data[f"state_{person}"]).removesuffix(ONLINE_MARK)

    def mode_of(self, person: int) -> str:
        online = self.cleaned_data[f"state_{person}"].endswith(ONLINE_MARK)
        return str(AttendanceMode.ONLINE if online else AttendanceMode.ROOM)

    def facts(self) -> dict[str, dict[int, str]]:
        typed, people = self.cleaned_data, [seat.person_id for seat in self.attendances]
        states = {person: self.state_of(person) for person in people}
        came = {person: typed.get(f"substitute_{person}", "") for person in people}
        substitutes = {person: name for person, name in came.items() if states[person] == AttendanceState.SUBSTITUTE}
        modes = (
            {person: self.mode_of(person) for person in people if states[person] in PRESENT} if self.asks_how else {}
        )
        return {"states": states, "substitutes": substitutes, "modes": modes}


COMES_NOT = (("substitute", "No, somebody else comes instead"), ("no", "No"))


class ComingForm(Form):
    """Whether somebody who is invited comes. `own`: only that member's seat is on offer."""

    YES, ONLINE, SUBSTITUTE, NO = "yes", "online", "substitute", "no"
    attendance = forms.ChoiceField(label="Who is it?")
    coming = forms.ChoiceField(choices=[(YES, "Yes"), *COMES_NOT], widget=forms.RadioSelect)
    substitute_name = forms.CharField(
        max_length=120, required=False, label="Who comes instead?", help_text="Their name, and what they do"
    )

    def __init__(self, *args: Any, meeting: Meeting, own: Person | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        seats = attendance_of(meeting)
        self.seats = {str(seat.person.uid): seat for seat in (seats.filter(person=own) if own else seats)}
        who = [(uid, f"{seat.person}, {seat.organisation_name}") for uid, seat in self.seats.items()]
        self.fields["attendance"].choices = [("", "Choose"), *who]  # type: ignore[attr-defined]  # a choice field
        if meeting.is_both:
            self.fields["coming"].choices = [  # type: ignore[attr-defined]  # likewise
                (self.YES, "Yes, in the room"), (self.ONLINE, "Yes, online"), *COMES_NOT,
            ]  # fmt: skip
        relabel(self.fields["coming"], "Do you come?" if own else "Do they come?")
        if own:
            del self.fields["attendance"]

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        if typed.get("coming") == self.SUBSTITUTE and not typed.get("substitute_name"):
            self.add_error("substitute_name", "Say who comes instead")
        return typed

    def details(self) -> dict[str, Any]:
        typed = self.cleaned_data
        seat = self.seats[typed["attendance"]] if "attendance" in typed else next(iter(self.seats.values()))
        name = typed["substitute_name"] if typed["coming"] == self.SUBSTITUTE else ""
        online = typed["coming"] == self.ONLINE
        comes = online or typed["coming"] == self.YES
        return {"attendance": seat, "comes": comes, "online": online, "substitute_name": name}


class InterestForm(Form):
    """Who has an interest in which organisation. `own`: only that member's seat is on offer."""

    attendance: "forms.ModelChoiceField[Attendance]" = forms.ModelChoiceField(
        queryset=Attendance.objects.none(), label="Who has the interest?", empty_label="Choose"
    )
    organisation = forms.ChoiceField(label="In which organisation?")
    reason = forms.CharField(
        max_length=200, required=False, label="What the interest is", help_text="For example: trustee"
    )

    def __init__(self, *args: Any, meeting: Meeting, own: Person | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        found = attendance_of(meeting)
        self.seats = found.filter(person=own) if own else found
        self.fields["attendance"].queryset = self.seats  # type: ignore[attr-defined]  # a model choice
        self.fields["attendance"].label_from_instance = lambda seat: f"{seat.person}, {seat.organisation_name}"  # type: ignore[attr-defined]  # likewise
        if own:
            self.fields["attendance"].initial = self.seats.first()
        self.found = {str(body.uid): body for body in partners(meeting.area)}
        self.fields["organisation"].choices = [("", "Choose"), *((uid, str(body)) for uid, body in self.found.items())]  # type: ignore[attr-defined]  # a choice field

    def clean_organisation(self) -> Any:
        return self.found[self.cleaned_data["organisation"]]


class InterestToWithdrawForm(Form):
    """Which of a meeting's interests a button speaks of."""

    interest = forms.ChoiceField()

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.found = {interest.key: interest for interest in interests_at(meeting)}
        self.fields["interest"].choices = [(key, key) for key in self.found]  # type: ignore[attr-defined]  # a choice field


class GuestForm(Form):
    """Who takes part in a meeting without deciding."""

    person = forms.ChoiceField(label="Who is invited as a guest?", help_text="Guests take part and do not decide")

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.hats = {str(hat.person.uid): hat for hat in guests_to_invite(meeting)}
        who = [(uid, f"{hat.person}, {hat.organisation}") for uid, hat in self.hats.items()]
        self.fields["person"].choices = [("", "Choose"), *who]  # type: ignore[attr-defined]  # a choice field
