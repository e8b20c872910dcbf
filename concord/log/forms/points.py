"""The parts of a point on a page: its fields, its slot, and what was written before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.http import QueryDict

from concord.core.areas.models import Area
from concord.core.ui.choices import Choices
from concord.core.ui.widgets import Searchable, Select

from ..queries.returns import context_choices, usual_kinds
from ..rules.returns import PointInput
from ..terms import Box, Breach, WinSource

# What a slot may hold beside its class, which always has a value: what is asked of everybody first.
PARTS = ("text", "win_source", "answers", "about", "commitment", "contexts", "breach", "date")
# Those of them that wait behind a line of their own.
MORE = {"contexts", "breach", "date"}
# Slots of their own points go by these numbers at the most, whatever the limit is; those for others come after.
LAST_OWN, MOST_PROXIES = 20, 4
IF_KNOWN = "(if you know)"
# What a point of a box is asked for, where it is not “What happened?”.
ASKED = {Box.WINS: "What is the win?", Box.GOOD_PRACTICE: "What should change?"}
LAA_IS = "Tick what fits. LAA is the local area agreement: the targets that the area's partners share."

USUAL_KINDS = Choices([("", "Something else, or none of these"), *usual_kinds()])
NO_PROMISE = ("", "None in particular")


@dataclass(frozen=True)
class Slot:
    """The fields of one point. `optional` slots, and the fields in `more`, wait behind a line that opens them.

    No JavaScript is needed for it.
    """

    number: int
    title: str
    fields: Sequence[BoundField]
    more: Sequence[BoundField]
    classes: BoundField | None
    optional: str
    is_open: bool

    @property
    def more_is_open(self) -> bool:
        return any(field.errors or has_answer(field) for field in self.more)


class PointField(forms.CharField):
    """The text of a point; too long a text is told how much to take away."""

    def __init__(self, *, limit: int, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.max_length = limit
        self.validators.append(self.check_length)

    def check_length(self, text: str) -> None:
        over = len(text) - (self.max_length or 0)
        if over > 0:
            words = f"A point has at most {self.max_length} characters. This one has {len(text)}. Take {over} away."
            raise ValidationError(words, code="too_long")


class ClassChoice(forms.RadioSelect):
    """Who may see a point: each answer stands with its own sentence, and choosing it shows that one alone."""

    tells_who_sees = True


def without_slot(data: QueryDict, n: int) -> QueryDict:
    """What was typed, but for one slot."""
    gone = {f"{part}_{n}" for part in (*PARTS, "class")}
    kept = data.copy()
    for name in data:
        if name in gone or name.startswith((f"date_{n}_", f"about_{n}_", f"commitment_{n}_")):
            del kept[name]
    return kept


def initial_of(written: dict[int, PointInput], nothing: bool, seen: str) -> dict[str, Any]:
    found: dict[str, Any] = {"nothing": nothing, "seen": seen}
    for n, point in written.items():
        found |= slot_values(n, point)
    return found


def slot_values(n: int, point: PointInput) -> dict[str, Any]:
    """A written point as the initial values of a slot."""
    return {
        f"text_{n}": point.text,
        f"about_{n}": about_key(point),
        f"commitment_{n}": str(point.commitment.pk) if point.commitment else "",
        f"breach_{n}": "" if point.breach == Breach.OTHER else point.breach,
        f"date_{n}": point.happened_on,
        f"class_{n}": str(int(point.point_class)),
        f"win_source_{n}": point.win_source,
        f"contexts_{n}": list(point.contexts),
        f"answers_{n}": point.answers_point.reference if point.answers_point else "",
    }


def box_fields(box: int, area: Area, problems: Choices | None) -> dict[str, forms.Field]:
    """What is asked of a point of this box beside what is asked everywhere. `problems`: those a win may answer."""
    if box == Box.WINS:
        return win_fields(problems)
    found: dict[str, forms.Field] = {}
    if box == Box.WAY_OF_WORKING:
        found["contexts"] = forms.MultipleChoiceField(
            choices=context_choices(area),
            required=False,
            widget=forms.CheckboxSelectMultiple,
            label=f"Where was it? {IF_KNOWN}",
            help_text="Tick what fits." if area.words.get("targets") else LAA_IS,
        )
    if box in {Box.LEARN_FROM, Box.GOOD_PRACTICE}:
        label = f"Is it one of the usual kinds? {IF_KNOWN}"
        found["breach"] = forms.ChoiceField(choices=USUAL_KINDS, required=False, widget=Select, label=label)
    return found


def win_fields(problems: Choices | None) -> dict[str, forms.Field]:
    return {
        "win_source": forms.ChoiceField(
            choices=WinSource.choices,
            required=False,
            widget=forms.RadioSelect,
            label="Where did the win come from?",
        ),
        "answers": forms.ChoiceField(
            choices=problems or (),
            required=False,
            widget=Select,
            label=f"Which problem did it grow from? {IF_KNOWN}",
            help_text="For a win from things that went wrong",
        ),
    }


def about_choices(about: Mapping[str, tuple[Any, Any]]) -> list[tuple[str, str]]:
    named = [(key, f"{body}: {unit}" if unit else str(body)) for key, (body, unit) in about.items()]
    return [("", "Nobody in particular"), *sorted(named, key=lambda pair: pair[1].casefold())]


def about_key(point: PointInput) -> str:
    if point.about_unit:
        return f"u{point.about_unit.pk}"
    return f"o{point.about_organisation.pk}" if point.about_organisation else ""


def found_in(choices: Choices, label: str, what: str) -> forms.ChoiceField:
    """A field for one of many; what is typed and not among them is told so."""
    words = f"“%(value)s” is no {what} in the list. Choose one from the list, or leave it empty."
    return forms.ChoiceField(
        choices=choices,
        required=False,
        label=f"{label} {IF_KNOWN}",
        widget=Searchable,
        error_messages={"invalid_choice": words},
    )


def has_answer(field: BoundField) -> bool:
    value = field.value()
    return any(value) if isinstance(value, list) else bool(value)


def short(text: str, most: int = 90) -> str:
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"
