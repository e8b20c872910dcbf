"""What people type about a point raised at a meeting, and what its raiser sends of it."""

from collections.abc import Sequence
from typing import Any

from django import forms

from concord.agreement.models import Consultation, ConsultedClause
from concord.agreement.queries.said import SECTORS
from concord.agreement.rules.consultation import LONGEST_COMMENT
from concord.agreement.terms import CommentAbout
from concord.core.ui.forms import Form

from ..models import Attendance, Meeting, RaisedPoint
from ..queries import attendance_of
from ..rules.raised import was_there

WHOLE = [(one.value, str(one.label)) for one in (CommentAbout.WHOLE, CommentAbout.MISSING)]


class NoteRaisedForm(Form):
    """The point, by whom, and for which consultation."""

    raised_by = forms.ChoiceField(label="Who raised it?")
    consultation = forms.ChoiceField(label="Into which consultation does it belong?")
    text = forms.CharField(
        max_length=LONGEST_COMMENT,
        widget=forms.Textarea(attrs={"rows": 6}),
        label="The point, in their words",
        help_text="They get it by mail as a draft response, and can change it before they send it.",
    )
    who_sees = {"text": "members of the group and the officer"}

    def __init__(self, *args: Any, meeting: Meeting, running: Sequence[Consultation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {str(one.person.uid): one for one in attendance_of(meeting) if was_there(one)}
        self.running = {str(one.uid): one for one in running}
        who = [(uid, f"{one.person}, {one.organisation_name}") for uid, one in self.people.items()]
        which = [(uid, f"{one.version}, until {one.closes_on:%-d %B %Y}") for uid, one in self.running.items()]
        self.fields["raised_by"].choices = [("", "Choose"), *who]  # type: ignore[attr-defined]  # a choice field
        self.fields["consultation"].choices = which if len(which) == 1 else [("", "Choose"), *which]  # type: ignore[attr-defined]  # likewise

    def facts(self) -> dict[str, Any]:
        typed = self.cleaned_data
        return {
            "raised_by": self.people[typed["raised_by"]].person,
            "consultation": self.running[typed["consultation"]],
            "text": typed["text"],
        }


class SendRaisedForm(Form):
    """A comment on the draft with the point in it."""

    about = forms.ChoiceField(label="What is it about?")
    text = forms.CharField(
        max_length=LONGEST_COMMENT, widget=forms.Textarea(attrs={"rows": 8}), label="What do you think?"
    )
    proposed = forms.CharField(
        required=False,
        max_length=LONGEST_COMMENT,
        widget=forms.Textarea(attrs={"rows": 4}),
        label="How should it be worded?",
        help_text="You can leave this empty.",
    )
    sector = forms.ChoiceField(choices=list(SECTORS.items()), widget=forms.RadioSelect, label="For whom do you speak?")
    name = forms.CharField(required=False, max_length=120, label="Your name")
    organisation = forms.CharField(required=False, max_length=200, label="Your organisation")
    name_is_public = forms.BooleanField(
        required=False, label="Show my name and organisation, with whom I speak for, beside my comment"
    )

    def __init__(
        self, *args: Any, point: RaisedPoint, seat: Attendance | None, clauses: Sequence[ConsultedClause], **kwargs: Any
    ) -> None:
        initial = {"text": point.text, "about": CommentAbout.WHOLE.value, "name": point.raised_by.name}
        if seat is not None:
            initial |= {"sector": seat.sector, "organisation": seat.organisation_name}
        super().__init__(*args, initial=initial, **kwargs)
        self.clauses = {str(one.uid): one for one in clauses}
        self.fields["about"].choices = [*WHOLE, *((uid, str(one)) for uid, one in self.clauses.items())]  # type: ignore[attr-defined]  # a choice field

    def facts(self) -> dict[str, Any]:
        """What the command takes."""
        return self.cleaned_data | {"clause": self.clauses.get(self.cleaned_data["about"])}
