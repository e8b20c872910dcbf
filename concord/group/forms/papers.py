"""What people type about a paper, and of it."""

from typing import Any

from django import forms
from django.conf import settings

from concord.core.ui.fields import DateField
from concord.core.ui.forms import Form

from ..models import Paper

TAKEN = "PDF, Word, Excel, PowerPoint or OpenDocument, up to 10 MB, without macros or a password."


class FileForm(Form):
    """A file; its kind is told by what is in it when it is kept."""

    file = forms.FileField(label="File", help_text=TAKEN)

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > settings.UPLOAD_LIMIT:
            raise forms.ValidationError("The file is too large: at most 10 MB are taken.")
        return file

    def details(self) -> dict[str, Any]:
        typed = dict(self.cleaned_data)
        return typed | {"data": typed.pop("file").read()}


class AboutPaperForm(Form):
    title = forms.CharField(max_length=160, label="What is it called?")
    comments_until = DateField(
        required=False, label="Comments are wanted until", help_text="Leave it empty where no comments are wanted."
    )
    confidential = forms.BooleanField(
        required=False,
        label="For the group’s members alone",
        help_text="Members, the chair and the officer can open it, and nobody who only reads along.",
    )

    def __init__(self, *args: Any, paper: Paper | None = None, **kwargs: Any) -> None:
        if paper is not None:
            names = ("title", "comments_until", "confidential")
            kwargs.setdefault("initial", {name: getattr(paper, name) for name in names})
        super().__init__(*args, **kwargs)


class PaperForm(AboutPaperForm, FileForm):
    field_order = ("title", "file", "comments_until", "confidential")


class VersionForm(FileForm):
    note = forms.CharField(max_length=200, required=False, label="What is new in it?")


class PaperCommentForm(Form):
    place = forms.CharField(
        max_length=120, required=False, label="On which place?", help_text="For example: page 3, or paragraph 2.1"
    )
    text = forms.CharField(max_length=2000, widget=forms.Textarea(attrs={"rows": 5}), label="Your comment")
