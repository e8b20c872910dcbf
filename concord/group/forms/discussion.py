"""What people type in a group's discussion."""

from typing import Any

from django import forms

from concord.core.ui.fields import DateField
from concord.core.ui.forms import Form

from ..models import Group, Topic
from ..queries.discussion import Part
from ..rules.discussion import LONGEST
from ..terms import PostMark, TopicReaders

FOR_MEETING = "Put it up for the next meeting’s agenda?"
MARKS = [("", "No"), *((mark.value, f"Yes, as {str(mark.label).lower()}") for mark in PostMark)]


def words(label: str) -> forms.CharField:
    return forms.CharField(max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 6}), label=label)


class PostForm(Form):
    text = words("Your post")
    mark = forms.ChoiceField(choices=MARKS, required=False, label=FOR_MEETING)


class ChangePostForm(Form):
    text = words("Your post")


class MarkForm(Form):
    mark = forms.ChoiceField(choices=MARKS, required=False, label=FOR_MEETING)


class HideForm(Form):
    reason = forms.CharField(max_length=300, label="Why is it hidden?", help_text="The author reads this in a mail.")


class CloseTopicForm(Form):
    closes_on = DateField(
        required=False, label="Last day for posts", help_text="Leave it empty to take posts until further notice."
    )


class TopicForm(Form):
    """A topic with its first post."""

    title = forms.CharField(max_length=120, label="What is it about?")
    text = words("What do you want to say?")
    readers = forms.ChoiceField(choices=TopicReaders, label="Who reads it?")
    closes_on = DateField(required=False, label="Last day for posts, if there is one")
    meeting = forms.ChoiceField(required=False, label="Is it about a meeting?")
    mark = forms.ChoiceField(choices=MARKS, required=False, label=FOR_MEETING)

    def __init__(self, *args: Any, group: Group, part: Part, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.meetings = {one.reference: one for one in group.meetings.order_by("-starts_at")[:30]}
        named = [("", "No"), *((key, f"{one}, {one.starts_at:%-d %B %Y}") for key, one in self.meetings.items())]
        self.fields["meeting"].choices = named  # type: ignore[attr-defined]  # a choice field
        allowed = [(key, label) for key, label in TopicReaders.choices if part.may_open(key)]
        self.fields["readers"].choices = allowed  # type: ignore[attr-defined]  # likewise
        self.fields["readers"].help_text = "This cannot be changed later."

    def details(self) -> dict[str, Any]:
        return self.cleaned_data | {"meeting": self.meetings.get(self.cleaned_data["meeting"])}


class TopicFilter(Form):
    search = forms.CharField(max_length=100, required=False, label="Words in topics and posts")

    def chosen(self) -> str:
        return str(self.cleaned_data.get("search", "")) if self.is_valid() else ""


def closing_form(data: Any, topic: Topic) -> CloseTopicForm:
    return CloseTopicForm(data, initial={"closes_on": topic.closes_on})
