"""What an officer types about documents and their versions."""

from typing import Any

from django import forms

from concord.core.ui.fields import DateField
from concord.core.ui.forms import Form

from ..rules.frameworks import FRAMEWORKS
from ..rules.outline import MOST_TEXT
from ..terms import ApprovalKind, CodeKind, Revision


class DocumentForm(Form):
    """The agreement itself."""

    title = forms.CharField(max_length=160, label="Its title")
    owner = forms.CharField(
        required=False, max_length=120, label="Who looks after it?", help_text="A name or a post. You can leave it out"
    )


class CodeForm(DocumentForm):
    """A code of practice beside the agreement."""

    code_kind = forms.ChoiceField(choices=CodeKind, widget=forms.RadioSelect, label="What is it about?")
    prefix = forms.CharField(  # type: ignore[assignment]  # a field of this name
        max_length=6,
        label="Letters before its numbers",
        help_text="So that its commitment 1.1 is not taken for the agreement's: with F it is F 1.1",
    )
    field_order = ["code_kind", "title", "prefix", "owner"]


class ChangeDocumentForm(DocumentForm):
    revise_months = forms.IntegerField(
        min_value=1,
        max_value=240,
        label="After how many months at most is it revised?",
        help_text="72 months are six years",
    )
    refresh_renews = forms.BooleanField(required=False, label="A refresh counts as a revision, too")
    is_under_review = forms.BooleanField(required=False, label="It is being looked at again")


class StartForm(Form):
    """How a new version begins."""

    revision = forms.ChoiceField(
        choices=Revision,
        widget=forms.RadioSelect,
        label="What kind of new version is it?",
    )
    reason = forms.CharField(
        required=False, max_length=MOST_TEXT, widget=forms.Textarea(attrs={"rows": 4}), label="Why is it written?"
    )
    hints = {
        "revision": {
            "full": "Everything is looked at again, and the time until the next revision begins anew",
            "refresh": "Some of it is brought up to date",
        }
    }


class FirstForm(Form):
    framework = forms.ChoiceField(
        choices=[("", "An empty page"), *((one.key, str(one)) for one in FRAMEWORKS.values())],
        required=False,
        label="What do you start from?",
        help_text="Each heading of a national framework becomes a section with one commitment, in our words. Change "
        "them, or adopt them for a time while you write your own.",
    )
    reason = forms.CharField(
        required=False, max_length=MOST_TEXT, widget=forms.Textarea(attrs={"rows": 4}), label="Why is it written?"
    )


class DescribeForm(Form):
    title = forms.CharField(max_length=160, label="Title of this version")
    introduction = forms.CharField(
        required=False,
        max_length=MOST_TEXT,
        widget=forms.Textarea(attrs={"rows": 10}),
        label="What stands before the first section",
    )
    reason = forms.CharField(
        required=False, max_length=MOST_TEXT, widget=forms.Textarea(attrs={"rows": 4}), label="Why it is written"
    )


class AdoptForm(Form):
    adopted_on = DateField(label="In force from", help_text="The day on which it was agreed")
    adopted_at = forms.CharField(
        required=False, max_length=200, label="Where was it agreed?", help_text="The meeting, for instance"
    )


class LaunchForm(Form):
    launched_on = DateField(label="When was it launched?")


class ApprovalForm(Form):
    body = forms.CharField(max_length=160, label="Which body decided?")
    decision = forms.ChoiceField(choices=ApprovalKind, widget=forms.RadioSelect, label="What did it decide?")
    decided_on = DateField(label="When?")
    minute = forms.CharField(required=False, max_length=120, label="Where does it stand in its minutes?")
    is_theirs = forms.BooleanField(required=False, label="It is presented as that body's own document since")


class CompareForm(Form):
    """Which two versions stand side by side."""

    old = forms.ChoiceField(label="Old version")
    new = forms.ChoiceField(label="New version")

    def __init__(self, *args: Any, versions: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("old", "new"):
            self.fields[name].choices = versions  # type: ignore[attr-defined]  # a field with choices


class PracticeForm(Form):
    since_on = DateField(label="Since when?")
    note = forms.CharField(required=False, max_length=400, label="How do you know?")
