"""What people type about the board's page, and what the board answers."""

from datetime import date, datetime
from typing import Any

from django import forms
from django.utils import timezone

from concord.core.areas.models import Area
from concord.core.lib.errors import RuleBroken
from concord.core.ui.fields import ClockField, DateField, OneLineField
from concord.core.ui.forms import Form
from concord.core.ui.wording import clock

from .models import BoardAnswer, BoardMeeting, BoardReport
from .queries.candidates import Candidate, candidates
from .queries.replies import waits_for
from .queries.reports import reportable
from .rules.page import LIMITS, TASK
from .rules.reports import check_answer
from .terms import AskAnswer, Standing


class FactsForm(Form):
    """A form that says what its command is given."""

    def facts(self) -> dict[str, Any]:
        return self.cleaned_data


class BoardMeetingForm(FactsForm):
    on = DateField(label="Date of the meeting")
    starts = ClockField(label="Starts at", help_text="For example 14:00 or 2pm", what="it starts")
    papers_due_on = DateField(label="Papers are due on", required=False, help_text="If empty: on the day it meets.")
    place = forms.CharField(max_length=200, required=False)

    def __init__(self, *args: Any, meeting: BoardMeeting | None = None, **kwargs: Any) -> None:
        if meeting is not None:
            starts = timezone.localtime(meeting.starts_at)
            known = {"papers_due_on": meeting.papers_due_on, "place": meeting.place}
            kwargs["initial"] = {"on": starts.date(), "starts": f"{starts:%H:%M}", **known}
        super().__init__(*args, **kwargs)

    def facts(self) -> dict[str, Any]:
        """What was typed, with day and time as one."""
        typed = self.cleaned_data
        starts_at = timezone.make_aware(datetime.combine(typed["on"], typed["starts"]))
        return {"starts_at": starts_at, "papers_due_on": typed["papers_due_on"], "place": typed["place"]}


class StartReportForm(FactsForm):
    meeting = forms.ChoiceField(label="For which meeting?")
    periods = forms.MultipleChoiceField(widget=forms.CheckboxSelectMultiple, label="Which decided periods?")

    def __init__(self, *args: Any, area: Area, at: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.meetings = {str(m.pk): m for m in BoardMeeting.objects.filter(area=area, starts_at__gte=at)}
        self.found = {period.reference: period for period in reportable(area)}
        # Two may be on one day.
        named = [(key, f"{m}, {clock(m.starts_at)}") for key, m in self.meetings.items()]
        self.fields["meeting"].choices = [("", "Choose"), *named]  # type: ignore[attr-defined]  # a choice field
        self.fields["periods"].choices = [(ref, str(p)) for ref, p in self.found.items()]  # type: ignore[attr-defined]  # likewise

    def facts(self) -> dict[str, Any]:
        typed = self.cleaned_data
        return {
            "board_meeting": self.meetings[typed["meeting"]],
            "periods": [self.found[reference] for reference in typed["periods"]],
        }


class LineForm(FactsForm):
    """The most important point of one box, in the wording that leaves the group."""

    point = forms.ChoiceField(required=False, widget=forms.RadioSelect, label="The most important point")
    wording = OneLineField(
        max_length=LIMITS["line"],
        label="In words that may leave the group",
        help_text="Leave it empty to take the point’s own words. A point without a name needs other words.",
    )
    reason = forms.CharField(required=False, max_length=200, label="Why this one", help_text="For the group alone.")

    def __init__(self, *args: Any, report: BoardReport, box: int, on: date, **kwargs: Any) -> None:
        line = next(row for row in report.lines.all() if row.box == box)
        initial = {"point": line.point.reference if line.point else "", "wording": line.wording, "reason": line.reason}
        super().__init__(*args, initial=initial, **kwargs)
        found = candidates(report, box)
        self.points = {one.point.reference: one.point for one in found}
        named = [(ref, f"{ref}: {point.text}") for ref, point in self.points.items()]
        self.hints = {"point": {one.point.reference: why(one, on) for one in found}}  # type: ignore[misc]  # these choices are known here alone
        self.fields["point"].choices = [*named, ("", "None this period")]  # type: ignore[attr-defined]  # a choice field

    def facts(self) -> dict[str, Any]:
        return {**self.cleaned_data, "point": self.points.get(self.cleaned_data["point"])}


def why(one: Candidate, on: date) -> str:
    """What speaks for a point, and what the page would wait for with it."""
    words = f"{'Proposed' if one.proposal.fits else 'Not proposed'}: {one.proposal.words}"
    waits = waits_for(one.point, on)
    return f"{words}. Before it is issued: {waits}" if waits else words


STANDINGS = [("", "Nothing to say"), *Standing.choices]


class WriteForm(FactsForm):
    """The rest of the page. Of last time it asks only what there was."""

    ask = OneLineField(max_length=LIMITS["ask"], label="The one thing that we ask")
    ask_reason = OneLineField(max_length=LIMITS["ask_reason"], label="Why we ask it")
    ask_by_on = DateField(required=False, label="By when?")
    strategic_issue = OneLineField(max_length=LIMITS["strategic_issue"], label="An issue for the strategic level alone")
    previous_ask_standing = forms.ChoiceField(choices=STANDINGS, required=False, label="How our last ask stands")
    previous_ask_note = OneLineField(max_length=LIMITS["note"], label="Note on our last ask")
    task_standing = forms.ChoiceField(choices=STANDINGS, required=False, label="How the task that we were set stands")
    task_note = OneLineField(max_length=LIMITS["note"], label="Note on the task")

    def __init__(self, *args: Any, report: BoardReport, **kwargs: Any) -> None:
        super().__init__(*args, initial={name: getattr(report, name) for name in self.base_fields}, **kwargs)
        previous, answer = report.previous, getattr(report.previous, "answer", None)
        asked = {"previous_ask": previous.ask if previous else "", "task": answer.task if answer else ""}
        for name, words in asked.items():
            if words:
                self.fields[f"{name}_standing"].help_text = words
            else:
                del self.fields[f"{name}_standing"], self.fields[f"{name}_note"]

    def facts(self) -> dict[str, Any]:
        return {"changes": self.cleaned_data}


class AnswerForm(FactsForm):
    """The board's answer. Two things it writes: a reply to the ask, if there is one, and one task."""

    ask_answer = forms.ChoiceField(
        choices=[choice for choice in AskAnswer.choices if choice[0] != AskAnswer.NOTED],
        widget=forms.RadioSelect,
        label="Your answer to our ask",
    )
    reason = forms.CharField(
        required=False,
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3}),
        label="Why?",
        help_text="Needed unless it is accepted.",
    )
    ask_owner = forms.CharField(required=False, max_length=120, label="Who sees to it?")
    task = OneLineField(max_length=TASK, label="The one task that you set us")
    task_due_on = DateField(required=False, label="By when?")
    on_agenda = forms.BooleanField(required=False, label="The report was on the agenda")
    agenda_item = forms.IntegerField(required=False, min_value=1, max_value=99, label="As item number")
    agenda_items = forms.IntegerField(required=False, min_value=1, max_value=99, label="of how many items")
    minutes_given = forms.IntegerField(required=False, min_value=0, max_value=600, label="Minutes given to it")
    presenter = forms.CharField(required=False, max_length=120, label="Who presented it")
    minute_reference = forms.CharField(required=False, max_length=60, label="Number in your minutes")
    name = forms.CharField(max_length=120, label="Name and role of who answers")

    def __init__(self, *args: Any, report: BoardReport, who: str, on: date, **kwargs: Any) -> None:
        super().__init__(*args, initial={"name": who}, **kwargs)
        self.on = on
        if not report.ask:
            del self.fields["ask_answer"], self.fields["reason"], self.fields["ask_owner"]

    def clean(self) -> None:
        """What does not hold together is said before the answer is checked."""
        if not self.errors:
            try:
                check_answer(self.facts()["answer"], has_ask="ask_answer" in self.fields, on=self.on)
            except RuleBroken as error:
                self.add_error(error.field, error.message)

    def facts(self) -> dict[str, Any]:
        """Who answers, and what was typed; of a page that asks nothing, that it was noted."""
        said = {"ask_answer": AskAnswer.NOTED, **self.cleaned_data}
        return {"name": said.pop("name"), "answer": BoardAnswer(**said)}


class AddendumForm(FactsForm):
    text = forms.CharField(max_length=1000, widget=forms.Textarea(attrs={"rows": 4}), label="What is to be added")


class JudgeForm(Form):
    """Which suggestion, and the page whose line it fills, if any."""

    key = forms.CharField(max_length=60)
    report = forms.CharField(max_length=30, required=False)
