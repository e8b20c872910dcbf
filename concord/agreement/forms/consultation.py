"""What is typed to open a consultation, to comment on a draft, to look at a comment and to answer it."""

import uuid
from collections.abc import Sequence
from typing import Any

from django import forms

from concord.core.ui.fields import DateField
from concord.core.ui.forms import Form, relabel

from ..models import Comment, ConsultedClause, Talk
from ..queries.said import SECTORS
from ..rules.consultation import LONGEST_COMMENT
from ..terms import CommentAbout, CommentState, CommentWay, Mark, Outcome, RefusedFor, TalkKind

WHOLE = [(one.value, str(one.label)) for one in (CommentAbout.WHOLE, CommentAbout.MISSING)]
WHICH = {"public": "A public body", "voluntary": "A voluntary or community organisation", "business": "A business"}
WHO = [*WHICH.items(), ("other", "I live here, or something else")]
NOT_PUBLIC = "Only the officer sees it, unless you say otherwise below."


class ChangeConsultationForm(Form):
    closes_on = DateField(label="The last day for comments")
    introduction = forms.CharField(
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 6}),
        label="What do you ask people?",
        help_text="Stands first on the public page: why there is a new draft, and what you most want to know.",
    )
    short_reason = forms.CharField(
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        label="If it is shorter than it should be: why?",
        help_text="Everybody reads this.",
    )
    short_remedy = forms.CharField(
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        label="If it is shorter: what do you do so that people can take part all the same?",
        help_text="Everybody reads this.",
    )
    focus_target = forms.IntegerField(
        required=False, min_value=1, max_value=1000, label="How many focus groups do you plan?"
    )
    interview_target = forms.IntegerField(
        required=False, min_value=1, max_value=10_000, label="How many interviews do you plan?"
    )


class OpenConsultationForm(ChangeConsultationForm):
    opens_on = DateField(label="The first day for comments")
    field_order = ("opens_on", "closes_on")


class CommentForm(Form):
    """A comment by somebody with the link, on one commitment."""

    mark = forms.ChoiceField(
        required=False, choices=Mark, widget=forms.RadioSelect, label="Can this be kept in practice?"
    )
    text = forms.CharField(
        required=False,
        max_length=LONGEST_COMMENT,
        widget=forms.Textarea(attrs={"rows": 6}),
        label="What do you think of it?",
    )
    proposed = forms.CharField(
        required=False,
        max_length=LONGEST_COMMENT,
        widget=forms.Textarea(attrs={"rows": 4}),
        label="How should it be worded?",
        help_text="You can leave this empty.",
    )
    sector = forms.ChoiceField(choices=WHO, widget=forms.RadioSelect, label="For whom do you speak?")
    name = forms.CharField(required=False, max_length=120, label="Your name", help_text=f"Optional. {NOT_PUBLIC}")
    organisation = forms.CharField(
        required=False, max_length=200, label="Your organisation", help_text=f"Optional. {NOT_PUBLIC}"
    )
    name_is_public = forms.BooleanField(
        required=False, label="Show my name and organisation, with whom I speak for, beside my comment"
    )
    # Of the page as it was drawn: sent twice, it is taken once.
    form_key = forms.CharField(required=False, max_length=36, widget=forms.HiddenInput())

    def clean_form_key(self) -> uuid.UUID:
        try:
            return uuid.UUID(self.cleaned_data["form_key"])
        except ValueError:
            return uuid.uuid4()

    def facts(self) -> dict[str, Any]:
        """What the command takes."""
        return {"about": CommentAbout.CLAUSE} | self.cleaned_data


class WholeForm(CommentForm):
    """A comment on the draft as a whole, or on what is missing in it."""

    about = forms.ChoiceField(choices=WHOLE, widget=forms.RadioSelect, label="What is it about?")
    field_order = ("about",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        relabel(self.fields["mark"], "Can the draft be kept in practice?")
        relabel(self.fields["text"], "What do you think?")
        relabel(self.fields["proposed"], "What words should stand in it?")


class EnterCommentForm(Form):
    """A comment as an officer types it in, from paper, a mail or a talk."""

    received_on = DateField(label="The day on which it came")
    way = forms.ChoiceField(
        choices=[one for one in CommentWay.choices if one[0] != CommentWay.ONLINE], label="How did it come?"
    )
    talk = forms.ChoiceField(required=False, label="From which focus group or interview?")
    about = forms.ChoiceField(label="What is it about?")
    mark = forms.ChoiceField(required=False, choices=[("", "They did not say"), *Mark.choices], label="Can it be kept?")
    text = forms.CharField(
        required=False, max_length=LONGEST_COMMENT, widget=forms.Textarea(attrs={"rows": 6}), label="What they say"
    )
    proposed = forms.CharField(
        required=False,
        max_length=LONGEST_COMMENT,
        widget=forms.Textarea(attrs={"rows": 4}),
        label="The words that they propose",
    )
    sector = forms.ChoiceField(choices=[("", "Choose"), *SECTORS.items()], label="For whom do they speak?")
    name = forms.CharField(required=False, max_length=120, label="Their name")
    organisation = forms.CharField(required=False, max_length=200, label="Their organisation")
    name_is_public = forms.BooleanField(required=False, label="They said that their name may be shown")

    def __init__(self, *args: Any, clauses: Sequence[ConsultedClause], talks: Sequence[Talk], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.clauses = {str(one.uid): one for one in clauses}
        self.talks = {str(one.uid): one for one in talks}
        self.fields["about"].choices = about_choices(clauses)  # type: ignore[attr-defined]  # a choice field
        self.fields["talk"].choices = [("", "None"), *[(uid, str(one)) for uid, one in self.talks.items()]]  # type: ignore[attr-defined]  # likewise

    def facts(self) -> dict[str, Any]:
        typed = dict(self.cleaned_data)
        clause = self.clauses.get(typed["about"])
        return typed | {"clause": clause, "talk": self.talks.get(typed["talk"])}


def about_choices(clauses: Sequence[ConsultedClause]) -> list[tuple[str, str]]:
    return [*WHOLE, *[(str(one.uid), f"{one.key} {one.title}") for one in clauses]]


class ModerateForm(Form):
    """Whether a comment is shown, and how."""

    show = forms.ChoiceField(
        choices=[("yes", "Yes"), ("no", "No")], widget=forms.RadioSelect, label="Is it shown to everybody?"
    )
    reason = forms.ChoiceField(choices=[("", "Choose"), *RefusedFor.choices], required=False, label="Why not?")
    shown_text = forms.CharField(
        required=False,
        max_length=LONGEST_COMMENT,
        widget=forms.Textarea(attrs={"rows": 4}),
        label="Show these words in place of all that was written",
        help_text="Only where something must be left out, like the name of somebody. What was written is kept for you.",
    )
    name_is_public = forms.BooleanField(required=False, label="Show the name and organisation")

    reveals = {"show": {"no": ["reason"]}}

    def __init__(self, *args: Any, comment: Comment, **kwargs: Any) -> None:
        initial = {
            "show": "no" if comment.state == CommentState.REFUSED else "yes",
            "reason": comment.refused_for,
            "shown_text": comment.shown_text,
            "name_is_public": comment.name_is_public,
        }
        super().__init__(*args, initial=initial, **kwargs)
        # Nobody else says that somebody's name may be shown.
        if not comment.name_is_public:
            del self.fields["name_is_public"]

    def facts(self) -> dict[str, Any]:
        typed = dict(self.cleaned_data)
        return typed | {"show": typed["show"] == "yes", "name_is_public": typed.get("name_is_public", False)}


class SettleForm(Form):
    """What became of some comments, with one public answer."""

    outcome = forms.ChoiceField(choices=Outcome, widget=forms.RadioSelect, label="What becomes of it?")
    answer = forms.CharField(
        required=False,
        max_length=LONGEST_COMMENT,
        widget=forms.Textarea(attrs={"rows": 5}),
        label="Your answer",
        help_text="Say what you changed, or why not.",
    )
    follow_up_by = forms.CharField(required=False, max_length=120, label="Who clears it up?")
    follow_up_on = DateField(required=False, label="Until when?")

    reveals = {"outcome": {Outcome.CLARIFY.value: ["follow_up_by", "follow_up_on"]}}
    who_sees = {"answer": "everybody, on the page “You said, we did”."}


class CommentFilter(Form):
    search = forms.CharField(required=False, max_length=100, label="Words, name or reference")
    clause = forms.ChoiceField(required=False, label="About")
    sector = forms.ChoiceField(choices=[("", "All"), *SECTORS.items()], required=False)
    state = forms.ChoiceField(choices=[("", "All"), *CommentState.choices], required=False, label="Is it shown?")
    mark = forms.ChoiceField(choices=[("", "All"), *Mark.choices], required=False, label="Can it be kept?")
    outcome = forms.ChoiceField(
        choices=[("", "All"), ("open", "No answer yet"), *Outcome.choices], required=False, label="Answer"
    )

    def __init__(self, *args: Any, clauses: Sequence[ConsultedClause], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["clause"].choices = [("", "Everything"), *about_choices(clauses)]  # type: ignore[attr-defined]  # a choice field


class TalkForm(Form):
    kind = forms.ChoiceField(choices=TalkKind, widget=forms.RadioSelect, label="What was it?")
    title = forms.CharField(max_length=160, label="Its name", help_text="Like “Carers, Thursday evening”.")
    on = DateField(label="The day", help_text="A day to come means that it is booked.")
    public = forms.IntegerField(min_value=0, max_value=10_000, initial=0, label="People from public bodies")
    voluntary = forms.IntegerField(min_value=0, max_value=10_000, initial=0, label="People from the voluntary sector")
    business = forms.IntegerField(min_value=0, max_value=10_000, initial=0, label="People from business")
    other = forms.IntegerField(min_value=0, max_value=10_000, initial=0, label="Residents and others")
    has_consent = forms.BooleanField(required=False, label="Those who took part agreed that what they said is used")
    notes = forms.CharField(
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        label="What was said",
        help_text="Without names. Only the officer reads it; enter what the drafters must answer as comments.",
    )
