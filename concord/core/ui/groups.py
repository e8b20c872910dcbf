"""A field with its label, hint, error and who will see it, drawn without a template: a form holds many of them."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.utils.safestring import SafeString

from .drawing import escaped

if TYPE_CHECKING:
    from .boundfield import BoundField


def group(field: "BoundField") -> SafeString:
    """The design system's form group. Errors and hints have the ids that the field's description names."""
    counts, kind = field.counts, field.kind
    classes = "govuk-form-group" + " govuk-form-group--error" * bool(field.errors)
    counted = ""
    if counts:
        classes += " govuk-character-count"
        counted = f' data-module="govuk-character-count" data-maxlength="{counts}"'
    body = BODIES[kind](field)
    return SafeString(f'<div class="{classes}"{counted}>\n{body}{who_sees(field)}</div>')


def plain(field: "BoundField") -> str:
    label = f'for="{escaped(field.id_for_label)}">{escaped(field.label)}</label>'
    if field.is_heading:
        label = f'<h1 class="govuk-label-wrapper"><label class="govuk-label govuk-label--l" {label}</h1>'
    else:
        label = f'<label class="govuk-label" {label}'
    return f"{label}\n{told(field)}{field}\n{limit(field)}"


def limit(field: "BoundField") -> str:
    if not field.counts:
        return ""
    words = f"You can enter up to {field.counts} characters"
    return f'<div id="{field.auto_id}-info" class="govuk-hint govuk-character-count__message">{words}</div>\n'


def checkbox(field: "BoundField") -> str:
    label = f'<label class="govuk-label govuk-checkboxes__label" for="{escaped(field.id_for_label)}">'
    item = f'<div class="govuk-checkboxes__item">{field}{label}{escaped(field.label)}</label></div>'
    return f'{told(field)}<div class="govuk-checkboxes">\n  {item}\n</div>\n'


def fieldset(field: "BoundField") -> str:
    described = field.aria_describedby
    about = f' aria-describedby="{escaped(described)}"' if described else ""
    legend = f'<legend class="govuk-fieldset__legend">{escaped(field.label)}</legend>'
    if field.is_heading:
        heading = f'<h1 class="govuk-fieldset__heading">{escaped(field.label)}</h1>'
        legend = f'<legend class="govuk-fieldset__legend govuk-fieldset__legend--l">{heading}</legend>'
    inside = choices(field) if getattr(field.field, "choices", None) else str(field)
    return f'<fieldset class="govuk-fieldset"{about}>\n{legend}\n{told(field)}{inside}</fieldset>\n'


def choices(field: "BoundField") -> str:
    items = "".join(choice(field.block, item) for item in field.items())
    return f'<div class="{field.block}">\n{items}</div>\n'


def choice(block: str, item: Mapping[str, Any]) -> str:
    """One radio button or checkbox, with the fields that it opens below it."""
    name = escaped(item["id"])
    label = f'<label class="govuk-label {block}__label" for="{name}">{escaped(item["label"])}</label>'
    if item["tells"]:
        return (
            f'<div class="{block}__item">{item["drawn"]}{label}</div>\n{opened(block, item, "hint", who(item["hint"]))}'
        )
    hint = f'<div id="{name}_hint" class="govuk-hint {block}__hint">{escaped(item["hint"])}</div>' * bool(item["hint"])
    drawn = f'<div class="{block}__item">{item["drawn"]}{label}\n{hint}</div>\n'
    fields = "".join(one.as_field_group() for one in item["opens"])
    return drawn + (opened(block, item, "reveals", fields) if fields else "")


def opened(block: str, item: Mapping[str, Any], what: str, inside: str) -> str:
    """What is shown while a choice is chosen; without JavaScript always."""
    classes = f"{block}__conditional" + f" {block}__conditional--hidden" * (not item["chosen"])
    return f'<div id="{escaped(item["id"])}_{what}" class="{classes}">\n{inside}</div>\n'


def told(field: "BoundField") -> str:
    """The hint, then what is wrong."""
    hint, name = field.help_text, escaped(field.auto_id)
    drawn = f'<div id="{name}_hint" class="govuk-hint">{escaped(hint)}</div>\n' if hint else ""
    if not field.errors:
        return drawn
    error = '<span class="govuk-visually-hidden">Error:</span> '
    lines = "<br>".join(f"{error}{escaped(one)}" for one in field.errors)
    return f'{drawn}<p id="{name}_error" class="govuk-error-message">{lines}</p>\n'


def who_sees(field: "BoundField") -> str:
    if not field.who_sees:
        return ""
    return who(field.who_sees, f' id="{escaped(field.auto_id)}_who"')


def who(words: str, name: str = "") -> str:
    """The sentence beside what people type: who will read it."""
    return f'<p{name} class="concord-who-sees"><strong>Who will see this:</strong> {escaped(words)}</p>\n'


BODIES = {"plain": plain, "checkbox": checkbox, "group": fieldset}
