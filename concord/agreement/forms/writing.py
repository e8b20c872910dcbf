"""A draft written as one text, or brought in from a file."""

from hashlib import sha256
from typing import Any

from django import forms
from django.conf import settings

from concord.core.lib.errors import ImportRefused
from concord.core.ui.fields import DateField
from concord.core.ui.forms import Form

from ..imports import ThemeNames, text_of_file, writer_of
from ..queries.likeness import Look

LONGEST = 600_000
MOST_SHOWN = 30
CHANGED = (
    "Somebody changed this draft while you were writing. Your text is still here. Look at the draft in another tab, "
    "then press the button again to put your text in its place."
)


def digest_of(text: str) -> str:
    return sha256(text.encode()).hexdigest()


class TextForm(Form):
    """The text of a draft. A file that is chosen takes its place, to be looked at."""

    text = forms.CharField(
        required=False,
        strip=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 24, "spellcheck": "true"}),
        label="What the draft says",
        help_text="A line with # begins a section, a line with ## a commitment. Its text and its facts stand below.",
    )
    file = forms.FileField(
        required=False,
        label="Or take the text from a file",
        help_text="Word (.docx), OpenDocument (.odt), PDF with text, Markdown or plain text. It takes the place of "
        "the text above, and you see what was recognised before anything is kept.",
    )
    text_by = forms.CharField(
        required=False,
        max_length=120,
        label="Who wrote this text?",
        help_text="Members read it beside the draft. A Word or OpenDocument file suggests a name",
    )
    text_on = DateField(required=False, label="When was it written?")
    # The draft as it was when the page was opened.
    seen = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput())

    def __init__(self, *args: Any, themes: ThemeNames, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.themes = themes

    def clean_file(self) -> Any:
        file = self.cleaned_data.get("file")
        if file and file.size > settings.UPLOAD_LIMIT:
            raise forms.ValidationError("The file is too large: at most 10 MB are read.")
        return file

    def clean(self) -> dict[str, Any]:
        """With a file that can be read, its text is what was typed."""
        typed = super().clean() or {}
        if typed.get("file"):
            data = typed["file"].read()
            try:
                self.show(text_of_file(data, typed["file"].name, self.themes))
            except ImportRefused as error:
                self.add_error("file", [problem.message for problem in error.problems])
            else:
                typed["text"] = self.data["text"]
                self.suggest(data)
        elif not typed.get("text", "").strip() and "text" not in self.errors:
            self.add_error("text", "Write what the draft says, or choose a file")
        return typed

    def suggest(self, data: bytes) -> None:
        """The name and the day that the file has in it stand in the boxes, to be looked at."""
        found = writer_of(data)
        self.show(found.name, "text_by")
        for part in ("day", "month", "year"):
            self.show(str(getattr(found.on, part)) if found.on else "", f"text_on_{part}")

    def show(self, text: str, name: str = "text") -> None:
        """Put another text into the box."""
        data = self.data.copy()  # type: ignore[attr-defined]  # what a browser sent
        data[name] = text
        self.data = data

    def show_draft(self, digest: str) -> None:
        """From now on the draft is known as it is."""
        self.show(digest, "seen")

    def show_look(self, look: Look) -> None:
        """The text as it was understood, or what is wrong in it line by line."""
        self.show(look.text)
        for problem in look.faults[:MOST_SHOWN]:
            self.add_error("text", f"Line {problem.row}: {problem.message}")
        if len(look.faults) > MOST_SHOWN:
            self.add_error("text", f"There are {len(look.faults) - MOST_SHOWN} more like these.")
