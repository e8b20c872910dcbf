"""One field as the page draws it: its classes, its ids, where its error link leads."""

from functools import cached_property
from typing import Any

from django import forms
from django.forms.boundfield import BoundField as DjangoBoundField
from django.forms.widgets import Input
from django.utils.safestring import SafeString

from .drawing import input_box
from .groups import group
from .text import without_controls
from .widgets import DateInput

CLASSES: list[tuple[type[forms.Widget], str]] = [
    # Before radios, whose child Django makes it.
    (forms.CheckboxSelectMultiple, "govuk-checkboxes__input"),
    (forms.RadioSelect, "govuk-radios__input"),
    (forms.CheckboxInput, "govuk-checkboxes__input"),
    (DateInput, "govuk-date-input"),
    (forms.Select, "govuk-select"),
    (forms.Textarea, "govuk-textarea"),
    (forms.FileInput, "govuk-file-upload"),
    (Input, "govuk-input"),
]


class BoundField(DjangoBoundField):
    """Django's bound field, told how the design system names things."""

    def as_field_group(self) -> SafeString:
        return group(self)

    @cached_property
    def kind(self) -> str:
        """`group` for radios, checkboxes and dates; `checkbox` for a single one; `plain` for the rest."""
        widget = self.field.widget
        if isinstance(widget, forms.CheckboxInput):
            return "checkbox"
        return "group" if isinstance(widget, forms.RadioSelect | DateInput) else "plain"

    @property
    def use_fieldset(self) -> bool:
        return self.kind == "group"

    @property
    def error_target(self) -> str:
        """The id that the error summary links to: the first input of a group, the faulty part of a date."""
        if self.kind != "group":
            return self.id_for_label
        if isinstance(self.field.widget, DateInput):
            return f"{self.auto_id}_{DateInput.first_faulty(self.faulty_parts)}"
        return f"{self.auto_id}_0"

    @property
    def faulty_parts(self) -> list[str]:
        """The parts of a date that are wrong: `day`, `month`, `year`."""
        found = self.form.errors.as_data().get(self.name, []) if self.errors else []
        return DateInput.parts_named([error.code or "" for error in found])

    @cached_property
    def counts(self) -> int | None:
        """The limit of a long text, which the page counts down to."""
        return getattr(self.field, "max_length", None) if isinstance(self.field.widget, forms.Textarea) else None

    @property
    def is_heading(self) -> bool:
        return getattr(self.form, "heading", None) == self.name

    @cached_property
    def who_sees(self) -> str:
        """Who will see what is typed here."""
        return getattr(self.form, "who_sees", {}).get(self.name, "")

    @property
    def aria_describedby(self) -> str | None:
        if self.is_hidden or not self.auto_id or self.field.widget.attrs.get("aria-describedby"):
            return None
        # "-info" is the name by which the counting script finds its message.
        parts = {"_hint": self.help_text, "_error": self.errors, "-info": self.counts, "_who": self.who_sees}
        return " ".join(f"{self.auto_id}{name}" for name, there in parts.items() if there) or None

    def value(self) -> Any:
        """What was typed, without the control characters that an error has just named."""
        value = super().value()
        if isinstance(value, list):
            return [without_controls(part) if isinstance(part, str) else part for part in value]
        return without_controls(value) if isinstance(value, str) else value

    def build_widget_attrs(self, attrs: dict[str, Any], widget: forms.Widget | None = None) -> dict[str, Any]:
        widget = widget or self.field.widget
        attrs = dict[str, Any](super().build_widget_attrs(attrs, widget))
        if widget.is_hidden:
            return attrs
        # A hard limit in the browser silently cuts what people paste; the count and the error speak instead.
        if isinstance(widget, forms.Textarea | forms.TextInput):
            widget.attrs.pop("maxlength", None)
        if self.kind == "group":
            # The fieldset carries the description; "invalid" on each radio would be read out each time.
            attrs.pop("aria-invalid", None)
        attrs["class"] = self._classes(widget)
        if isinstance(widget, DateInput):
            attrs["faulty"] = self.faulty_parts
        return attrs

    def _classes(self, widget: forms.Widget) -> str:
        base = next((name for kind, name in CLASSES if isinstance(widget, kind)), "")
        classes = [base, widget.attrs.get("class", "")]
        if self.errors and self.kind == "plain":
            classes.append(f"{base}--error")
        if self.counts:
            classes.append("govuk-js-character-count")
        return " ".join(name for name in classes if name)

    @property
    def is_revealed(self) -> bool:
        """Whether a choice of another field opens this one, so that it is drawn there."""
        reveals = getattr(self.form, "reveals", {})
        return any(self.name in names for choices in reveals.values() for names in choices.values())

    @property
    def block(self) -> str:
        """The design system's name for the group of choices."""
        return "govuk-checkboxes" if isinstance(self.field.widget, forms.CheckboxSelectMultiple) else "govuk-radios"

    def items(self) -> list[dict[str, Any]]:
        """The choices of radios or checkboxes as drawn, with their hints and the fields that each one reveals."""
        widget = self.field.widget
        attrs = widget.build_attrs(
            widget.attrs, self.build_widget_attrs({"id": widget.attrs.get("id") or self.auto_id})
        )
        chosen = widget.format_value(self.value())
        choices = enumerate(self.field.choices)  # type: ignore[attr-defined]  # a field with choices
        return [self._item(f"{attrs['id']}_{n}", key, label, attrs, str(key) in chosen) for n, (key, label) in choices]

    def _item(self, name: str, key: Any, label: Any, attrs: dict[str, Any], chosen: bool) -> dict[str, Any]:
        hint = getattr(self.form, "hints", {}).get(self.name, {}).get(str(key), "")
        opens = [self.form[one] for one in getattr(self.form, "reveals", {}).get(self.name, {}).get(str(key), [])]
        tells = getattr(self.field.widget, "tells_who_sees", False)
        own = {
            "id": name,
            "checked": chosen,
            "aria-describedby": f"{name}_hint" if hint else False,
            "data-reveals": f"{name}_reveals" if opens else f"{name}_hint" if tells else False,
        }
        kind = self.field.widget.input_type  # type: ignore[attr-defined]  # of radios and checkboxes
        box = {"type": kind, "name": self.html_name, "value": key, "attrs": attrs | own}
        return {
            "drawn": input_box(box),
            "id": name,
            "label": label,
            "hint": hint,
            "opens": opens,
            "tells": tells,
            "chosen": chosen,
        }
