"""What people type about the board's page, and what the board answers."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone

from concord.core.areas.models import Area
from concord.core.ui.fields import DateField
from concord.core.ui.forms import Form

from .models import BoardMeeting, BoardReport
from .queries import candidates, reportable
from .rules.page import LIMITS
from .terms import AskAnswer, Standing


class BoardMeetingForm(Form):
    on = DateField(label="Date of the meeting")
    starts = forms.TimeField(label="Starts at", help_text="For example 14:00", input_formats=["%H:%M", "%H.%M"])
    papers_due_on = DateField(label="Papers are due on", required=False)
    place = forms.CharField(max_length=200, required=False)

    def facts(self) -> dict[str, Any]:
        """What was typed, with day and time as one."""
        typed = self.cleaned_data
        starts_at = timezone.make_aware(datetime.combine(typed["on"], typed["starts"]))
        return {"starts_at": starts_at, "papers_due_on": typed["papers_due_on"], "place": typed["place"]}


class StartReportForm(Form):
    meeting = forms.ChoiceField(label="For which meeting of the board?")
    periods = forms.MultipleChoiceField(widget=forms.CheckboxSelectMultiple, label="Which decided periods?")

    def __init__(self, *args: Any, area: Area, at: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.meetings = {str(m.pk): m for m in BoardMeeting.objects.filter(area=area, starts_at__gte=at)}
        self.found = {period.reference: period for period in reportable(area)}
        self.fields["meeting"].choices = [("", "Choose"), *((key, str(m)) for key, m in self.meetings.items())]  # type: ignore[attr-defined]  # a choice field
        self.fields["periods"].choices = [(ref, str(p)) for ref, p in self.found.items()]  # type: ignore[attr-defined]  # likewise


def why_words(words: str, *, fits: bool) -> str:
    return f"{'Proposed' if fits else 'Not proposed'}: {words}"


class LineForm(Form):
    """The most important point of one box, in the wording that leaves the group."""

    point = forms.ChoiceField(required=False, widget=forms.RadioSelect, label="The most important point")
    wording = forms.CharField(
        required=False,
        max_length=LIMITS["line"],
        widget=forms.Textarea(attrs={"rows": 3, "data-count": LIMITS["line"]}),
        label="As the board shall read it",
        help_text=f"Up to {LIMITS['line']} characters, so that the page stays one page.",
    )
    reason = forms.CharField(required=False, max_length=200, label="Why this one")

    def __init__(self, *args: Any, report: BoardReport, box: int, **kwargs: Any) -> None:
        found = candidates(report, box)
        self.points = {one.point.reference: one.point for one in found}
        super().__init__(*args, **kwargs)
        named = [(ref, f"{ref}: {point.text[:160]}") for ref, point in self.points.items()]
        why = {one.point.reference: why_words(one.proposal.words, fits=one.proposal.fits) for one in found}
        self.hints = {"point": why}  # type: ignore[misc]  # these choices are known here alone
        self.fields["point"].choices = [*named, ("", "None this period")]  # type: ignore[attr-defined]  # a choice field


class WriteForm(Form):
    """The rest of the page."""

    ask = forms.CharField(required=False, max_length=LIMITS["ask"], label="The one thing we ask of the board")
    ask_reason = forms.CharField(required=False, max_length=LIMITS["ask_reason"], label="Why we ask it")
    ask_by_on = DateField(required=False, label="By when?")
    strategic_issue = forms.CharField(
        required=False,
        max_length=LIMITS["strategic_issue"],
        label="An issue that can only be settled at the strategic level",
    )
    previous_ask_standing = forms.ChoiceField(
        choices=[("", "Nothing to say"), *Standing.choices], required=False, label="How our last ask stands"
    )
    previous_ask_note = forms.CharField(required=False, max_length=LIMITS["note"], label="Note on our last ask")
    task_standing = forms.ChoiceField(
        choices=[("", "Nothing to say"), *Standing.choices], required=False, label="How the board's task stands"
    )
    task_note = forms.CharField(required=False, max_length=LIMITS["note"], label="Note on the board's task")


class AnswerForm(Form):
    """The board's answer. Two things it writes: a reply to the ask, and one task."""

    ask_answer = forms.ChoiceField(
        choices=AskAnswer.choices, widget=forms.RadioSelect, label="What does the board say to the ask?"
    )
    reason = forms.CharField(
        required=False,
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3}),
        label="Why?",
        help_text="Needed unless it is accepted.",
    )
    ask_owner = forms.CharField(required=False, max_length=120, label="Who on the board sees to it?")
    task = forms.CharField(required=False, max_length=140, label="The one task that the board sets the group")
    task_due_on = DateField(required=False, label="By when?")
    on_agenda = forms.BooleanField(required=False, initial=True, label="The report was on the agenda")
    agenda_item = forms.IntegerField(required=False, min_value=1, max_value=99, label="As item number")
    agenda_items = forms.IntegerField(required=False, min_value=1, max_value=99, label="of how many items")
    minutes_given = forms.IntegerField(required=False, min_value=0, max_value=600, label="Minutes given to it")
    presenter = forms.CharField(required=False, max_length=120, label="Who presented it")
    minute_reference = forms.CharField(required=False, max_length=60, label="Number in the board's minutes")
    name = forms.CharField(max_length=120, label="Your name and role")


class AddendumForm(Form):
    text = forms.CharField(max_length=1000, widget=forms.Textarea(attrs={"rows": 4}), label="What is to be added")


class JudgeForm(Form):
    """Which suggestion, and the page whose line it fills, if any."""

    key = forms.CharField(max_length=60)
    report = forms.CharField(max_length=30, required=False)
