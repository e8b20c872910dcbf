"""What people type about a meeting, its agenda and who is there."""

from collections.abc import Sequence
from datetime import datetime, time
from typing import Any

from django import forms
from django.utils import timezone

from concord.core.accounts.models import Person
from concord.core.directory.queries import partners
from concord.core.ui.fields import ClockField, DateField
from concord.core.ui.forms import Form, relabel

from ..models import AgendaItem, Attendance, Group, Meeting
from ..queries import attendance_of, guests_to_invite, interests_at
from ..terms import AgendaItemKind, AttendanceState, MeetingFormat, MeetingKind

AGENDA_ROWS = 10


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
        super().__init__(*args, **kwargs)
        for seat in self.attendances:
            self.fields[f"state_{seat.person_id}"] = self.state_field(seat)
            if seat.state == AttendanceState.SUBSTITUTE or seat.substitute_name:
                self.fields[f"substitute_{seat.person_id}"] = forms.CharField(
                    max_length=120, required=False, initial=seat.substitute_name, label=f"Who came for {seat.person}?"
                )

    @staticmethod
    def state_field(seat: Attendance) -> forms.ChoiceField:
        return forms.ChoiceField(
            choices=AttendanceState,
            initial=seat.state,
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
        return any(self.cleaned_data[f"state_{person}"] == AttendanceState.SUBSTITUTE for person in found)

    def facts(self) -> dict[str, dict[int, str]]:
        typed, people = self.cleaned_data, [seat.person_id for seat in self.attendances]
        states = {person: typed[f"state_{person}"] for person in people}
        came = {person: typed.get(f"substitute_{person}", "") for person in people}
        substitutes = {person: name for person, name in came.items() if states[person] == AttendanceState.SUBSTITUTE}
        return {"states": states, "substitutes": substitutes}


class ComingForm(Form):
    """Whether somebody who is invited comes. `own`: only that member's seat is on offer."""

    YES, SUBSTITUTE, NO = "yes", "substitute", "no"
    attendance = forms.ChoiceField(label="Who is it?")
    coming = forms.ChoiceField(
        choices=[(YES, "Yes"), (SUBSTITUTE, "No, somebody else comes instead"), (NO, "No")], widget=forms.RadioSelect
    )
    substitute_name = forms.CharField(
        max_length=120, required=False, label="Who comes instead?", help_text="Their name, and what they do"
    )

    def __init__(self, *args: Any, meeting: Meeting, own: Person | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        seats = attendance_of(meeting)
        self.seats = {str(seat.person.uid): seat for seat in (seats.filter(person=own) if own else seats)}
        who = [(uid, f"{seat.person}, {seat.organisation_name}") for uid, seat in self.seats.items()]
        self.fields["attendance"].choices = [("", "Choose"), *who]  # type: ignore[attr-defined]  # a choice field
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
        return {"attendance": seat, "comes": typed["coming"] == self.YES, "substitute_name": name}


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


class AgendaForm(Form):
    """Ten lines of an agenda; lines without a title are left out, and the place says the order."""

    def __init__(self, *args: Any, items: Sequence[AgendaItem], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rows = max(AGENDA_ROWS, len(items) + 2)
        self.kept = dict(enumerate(items, start=1))
        for n in range(1, self.rows + 1):
            self.add_row(n, self.kept.get(n))

    def add_row(self, n: int, item: Any) -> None:
        self.fields[f"title_{n}"] = forms.CharField(
            max_length=160, required=False, initial=item.title if item else "", label=f"Item {n}"
        )
        self.fields[f"kind_{n}"] = forms.ChoiceField(
            choices=AgendaItemKind, initial=item.kind if item else AgendaItemKind.OTHER, label=f"Kind of item {n}"
        )
        self.fields[f"lead_{n}"] = forms.CharField(
            max_length=120, required=False, initial=item.lead if item else "", label=f"Who leads item {n}"
        )
        self.fields[f"minutes_{n}"] = forms.IntegerField(
            min_value=0,
            max_value=600,
            required=False,
            initial=item.minutes if item else None,
            label=f"Minutes for item {n}",
        )
        self.fields[f"place_{n}"] = forms.IntegerField(
            min_value=1, max_value=self.rows, required=False, initial=n, label=f"Place of item {n}"
        )

    def items(self) -> list[dict[str, Any]]:
        typed = self.cleaned_data
        return [
            {
                "title": typed[f"title_{n}"],
                "kind": typed[f"kind_{n}"],
                "lead": typed[f"lead_{n}"],
                "minutes": typed[f"minutes_{n}"] or 0,
                "outcome": self.kept[n].outcome if n in self.kept else "",
                "source_key": self.kept[n].source_key if n in self.kept else "",
            }
            for n in sorted(range(1, self.rows + 1), key=self.place)
            if typed[f"title_{n}"]
        ]

    def place(self, n: int) -> tuple[int, int, int]:
        """Whichever item was given the place of another stands there: before it when moved up, after it when down."""
        to = self.cleaned_data[f"place_{n}"] or n
        return to, (to > n) - (to < n), n
