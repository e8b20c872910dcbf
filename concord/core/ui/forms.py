"""The form that every form of ours starts from: plain words in errors, limits, no characters that cannot be kept."""

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator, MaxValueValidator, ProhibitNullCharactersValidator

from concord.core.lib.errors import RuleBroken

from . import text

LONGEST = 10_000  # characters, in a field that says nothing about its length
BIGGEST = 2_147_483_647  # the largest whole number that every database keeps

CHOICES = (forms.ChoiceField, forms.ModelChoiceField)


class Form(forms.Form):
    """A form in the design system.

    `heading` names the field whose label is the page's heading. `hints`, `reveals` and `who_sees` say, by field,
    the hint of each choice, the fields that a choice opens, and who will see what is typed.
    """

    use_required_attribute = False
    heading: ClassVar[str | None] = None
    hints: ClassVar[dict[str, dict[str, str]]] = {}
    reveals: ClassVar[dict[str, dict[str, list[str]]]] = {}
    who_sees: ClassVar[dict[str, str]] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            if field.label is None:
                field.label = forms.utils.pretty_name(name)
            prepare(field)

    def refuse(self, error: RuleBroken) -> None:
        """A refusal stands beside the field it speaks of, or above the form."""
        self.add_error(error.field if error.field in self.fields else None, error.message)


def chosen_in(form: Form) -> dict[str, Any]:
    """What a filter was narrowed to; nothing of one that could not be read."""
    return {name: value or "" for name, value in form.cleaned_data.items()} if form.is_valid() else {}


def prepare(field: forms.Field) -> None:
    """Give a field its limits, and its errors in our words where its author wrote none."""
    if isinstance(field, forms.CharField):
        _limit_text(field)
    if isinstance(field, forms.IntegerField) and field.max_value is None:
        field.validators.append(MaxValueValidator(BIGGEST))
    for code, words in messages_for(field).items():
        if _is_default(field, code):
            field.error_messages[code] = words


def relabel(field: forms.Field, label: str) -> None:
    """Give a field of a form another label, and its errors in those words."""
    known = messages_for(field)
    field.label = label
    for code, words in messages_for(field).items():
        if field.error_messages.get(code) == known[code]:
            field.error_messages[code] = words


def messages_for(field: forms.Field) -> dict[str, str]:
    """Plain errors that name the field: what is wrong and how to mend it."""
    label = str(field.label)
    start = "Your answer" if label.endswith("?") else label
    words = {"required": _required(field, label)}
    if isinstance(field, CHOICES):
        words["invalid_choice"] = f"{start}: choose one of the answers in the list"
        words["invalid_list"] = f"{start}: choose from the list"
        words["invalid_pk_value"] = words["invalid_choice"]
    elif isinstance(field, forms.EmailField):
        words["invalid"] = "Enter an e-mail address like name@example.org"
    elif isinstance(field, forms.URLField):
        words["invalid"] = "Enter a web address like https://www.example.org"
    elif isinstance(field, forms.IntegerField | forms.DecimalField):
        words["invalid"] = f"{start} must be a number, like 12"
        words["min_value"] = f"{start} must be %(limit_value)s or more"
        words["max_value"] = f"{start} must be %(limit_value)s or less"
    elif isinstance(field, forms.FileField):
        words |= {"empty": "The chosen file is empty. Choose another", "missing": words["required"]}
        words["invalid"] = "The file did not arrive. Choose it again"
    if isinstance(field, forms.CharField):
        words["max_length"] = f"{start} must be %(limit_value)d characters or fewer. It has %(show_value)d"
        words["min_length"] = f"{start} must be %(limit_value)d characters or more. It has %(show_value)d"
    return words


def _required(field: forms.Field, label: str) -> str:
    if isinstance(field, forms.BooleanField):
        return f"Tick the box: {label}" if not label.endswith("?") else "Tick the box to carry on"
    if label.endswith("?"):
        return f"Answer the question “{label}”"
    verb = "Choose" if isinstance(field, (*CHOICES, forms.FileField)) else "Enter"
    return f"{verb} {_inside(label)}"


def _inside(label: str) -> str:
    """The label as it reads inside a sentence; an abbreviation keeps its capitals."""
    return label if label[1:2].isupper() or label[1:2] in {"", " ", "."} else label[0].lower() + label[1:]


def _limit_text(field: forms.CharField) -> None:
    if field.max_length is None:
        field.validators.append(MaxLengthValidator(LONGEST))
    field.validators = [v for v in field.validators if not isinstance(v, ProhibitNullCharactersValidator)]
    label, to_python = str(field.label), field.to_python
    field.to_python = lambda value: to_python(text.one_line_end(value))  # type: ignore[method-assign]  # this field only

    def refuse_controls(value: str) -> None:
        if text.has_controls(value):
            name = "Your answer" if label.endswith("?") else label
            raise ValidationError(
                f"{name} held a hidden character that cannot be kept. We took it out: check the text and go on",
                code="controls",
            )

    field.validators.append(refuse_controls)


def _is_default(field: forms.Field, code: str) -> bool:
    """Whether the words for an error are still Django's own."""
    if code not in field.error_messages:
        return True
    defaults = [kind.__dict__.get("default_error_messages", {}).get(code) for kind in type(field).__mro__]
    return field.error_messages[code] in [words for words in defaults if words is not None]
