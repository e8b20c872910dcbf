"""Inputs drawn without a template: Django's own markup, many times as fast, since a form holds hundreds of options."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.utils.safestring import SafeString

Widget = Mapping[str, Any]
UNSAFE = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;"})


def escaped(value: Any) -> str:
    """As Django's `conditional_escape` has it, in one pass."""
    return value.__html__() if hasattr(value, "__html__") else str(value).translate(UNSAFE)


def attributes(found: Mapping[str, Any]) -> str:
    """As HTML writes them: True is the bare name, False none at all."""
    return "".join(
        f" {name}" if value is True else f' {name}="{escaped(value)}"'
        for name, value in found.items()
        if value is not False
    )


def input_box(widget: Widget) -> SafeString:
    value = "" if widget["value"] is None else f' value="{escaped(widget["value"])}"'
    name = escaped(widget["name"])
    return SafeString(f'<input type="{widget["type"]}" name="{name}"{value}{attributes(widget["attrs"])}>')


def option_box(widget: Widget) -> SafeString:
    """One radio button or checkbox of several."""
    drawn = input_box(widget)
    if not widget["wrap_label"]:
        return drawn
    target = f' for="{escaped(widget["attrs"]["id"])}"' if widget["attrs"].get("id") else ""
    return SafeString(f"<label{target}>{drawn} {escaped(widget['label'])}</label>")


def textarea(widget: Widget) -> SafeString:
    text = escaped(widget["value"] or "")
    name = escaped(widget["name"])
    return SafeString(f'<textarea name="{name}"{attributes(widget["attrs"])}>\n{text}</textarea>')


def select(widget: Widget) -> SafeString:
    """Its options come drawn, or as Django groups them."""
    name, drawn = escaped(widget["name"]), widget.get("drawn")
    if drawn is None:
        drawn = "\n".join(group(title, [option(one) for one in found]) for title, found, _ in widget["optgroups"])
    return SafeString(f'<select name="{name}"{attributes(widget["attrs"])}>\n{drawn}\n</select>')


def option(widget: Widget) -> str:
    value, label = escaped(widget["value"]), escaped(widget["label"])
    return f'<option value="{value}"{attributes(widget["attrs"])}>{label}</option>'


def options(choices: Iterable[tuple[Any, Any]], chosen: str) -> str:
    """Choices as Django keeps them, groups among them, with one selected."""
    lines = []
    for value, label in choices:
        if isinstance(label, list | tuple):
            lines.append(group(value, [options(label, chosen)]))
        else:
            mark = " selected" if str(value) == chosen else ""
            lines.append(f'<option value="{escaped(value)}"{mark}>{escaped(label)}</option>')
    return "\n".join(lines)


def group(title: str | None, lines: Iterable[str]) -> str:
    drawn = "\n".join(lines)
    return f'<optgroup label="{escaped(title)}">\n{drawn}\n</optgroup>' if title else drawn


def date(widget: Widget) -> SafeString:
    """Day, month and year, each in a box with its label."""
    boxes = "".join(date_box(box) for box in widget["subwidgets"])
    return SafeString(f'<div class="govuk-date-input">\n{boxes}</div>')


def date_box(box: Widget) -> str:
    target, label = escaped(box["attrs"]["id"]), escaped(box["label"])
    drawn = f'<label class="govuk-label govuk-date-input__label" for="{target}">{label}</label>\n{input_box(box)}'
    return f'<div class="govuk-date-input__item">{drawn}</div>\n'


INPUTS = (
    *("text", "number", "email", "url", "password", "hidden", "date", "datetime", "time", "tel", "search", "color"),
    "checkbox",
)
OF_DJANGO = "django/forms/widgets"
DRAWN: dict[str, Callable[[Widget], SafeString]] = {
    **{f"{OF_DJANGO}/{name}.html": input_box for name in INPUTS},
    f"{OF_DJANGO}/radio_option.html": option_box,
    f"{OF_DJANGO}/checkbox_option.html": option_box,
    f"{OF_DJANGO}/textarea.html": textarea,
    f"{OF_DJANGO}/select.html": select,
    "ui/widgets/date.html": date,
}
