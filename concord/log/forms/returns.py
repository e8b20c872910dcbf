"""One box of a return: plain slots up to the limit, the next one never offered."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.http import QueryDict

from concord.core.lib.errors import RuleBroken
from concord.core.ui.fields import DateField
from concord.core.ui.forms import Form, prepare
from concord.core.ui.widgets import Searchable

from ..queries.returns import Offered
from ..rules.returns import NO_TRUSTEE, PointInput, who_sees
from ..terms import Box, Breach, Context, PointClass, WinSource

MOST_PROXIES = 4
# What a slot may hold beside its class, which always has a value.
PARTS = ("text", "about", "commitment", "contexts", "breach", "date", "win_source", "answers")
IF_KNOWN = "(if you know)"
LAA_IS = "Tick what fits. LAA is the local area agreement: the targets that the area's partners share."
USUAL_KINDS = [choice for choice in Breach.choices if choice[0] != Breach.OTHER]


@dataclass(frozen=True)
class Slot:
    """The fields of one point. `optional` slots wait behind a line that opens them; no JavaScript needed."""

    number: int
    title: str
    fields: Sequence[BoundField]
    classes: BoundField | None
    optional: str
    is_open: bool


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

    def create_option(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option = super().create_option(*args, **kwargs)
        option["attrs"]["data-reveals"] = f"{option['attrs'].get('id', '')}_hint"
        return option


def without_slot(data: QueryDict, n: int) -> QueryDict:
    """What was typed, but for one slot."""
    gone = {f"{part}_{n}" for part in (*PARTS, "class")}
    kept = data.copy()
    for name in data:
        if name in gone or name.startswith((f"date_{n}_", f"about_{n}_", f"commitment_{n}_")):
            del kept[name]
    return kept


class BoxForm(Form):
    """The points of one box, or “nothing to report”. `elsewhere`: points in other boxes."""

    seen = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)
    nothing = forms.BooleanField(required=False, label="I have nothing to report in this box")

    def __init__(
        self,
        *args: Any,
        offered: Offered,
        box: int,
        sector: str,
        points: Sequence[PointInput] = (),
        nothing: bool = False,
        seen: str = "",
        confidential: bool = True,
        elsewhere: int = 0,
        **kwargs: Any,
    ) -> None:
        self.box, self.offered, self.area = box, offered, offered.area
        self.trustees = offered.trustees if confidential else None
        self.confidential = confidential
        # What stands in a point already stays on offer, though it has left the agreement since.
        self.about = {
            **offered.about,
            **{about_key(p): (p.about_organisation, p.about_unit) for p in points if about_key(p)},
        }
        known = {key: str(text) for key, text in offered.commitments.items()}
        self.promises = {key: text.commitment for key, text in offered.commitments.items()}
        self.promises |= {str(p.commitment.pk): p.commitment for p in points if p.commitment}
        self.promise_choices = [(key, known.get(key, str(promise))) for key, promise in self.promises.items()]
        own, proxies = [p for p in points if not p.is_proxy], [p for p in points if p.is_proxy]
        self.own_slots = max(len(own), self.room(elsewhere))
        written = dict(enumerate(own, start=1))
        written |= {self.own_slots + n: point for n, point in enumerate(proxies, start=1)}
        kwargs.setdefault("initial", initial_of(written, nothing, seen))
        super().__init__(*args, **kwargs)
        self.count = self.own_slots + (self.proxy_slots(len(proxies)) if sector == "voluntary" or proxies else 0)
        for n in range(1, self.count + 1):
            self.add_slot(n)
        self.order_fields([name for name in self.fields if name != "nothing"])

    def room(self, elsewhere: int) -> int:
        """How many points of their own the limit leaves for this box."""
        limits = self.offered.limits
        return limits.points_max if limits.per_box else max(0, limits.points_max - elsewhere)

    def proxy_slots(self, written: int) -> int:
        """One more than are written, so that a proxy body can always raise another point for somebody."""
        posted = sum(self.add_prefix(f"text_{self.own_slots + n}") in self.data for n in range(1, MOST_PROXIES + 1))
        return min(max(written + 1, posted), MOST_PROXIES)

    def is_proxy_slot(self, n: int) -> bool:
        return n > self.own_slots

    def add(self, name: str, field: forms.Field) -> None:
        prepare(field)
        self.fields[name] = field

    def add_slot(self, n: int) -> None:
        # Before the text: nobody should write before they know who will read it.
        if self.trustees and not self.is_proxy_slot(n):
            self.add_classes(n)
        else:
            self.who_sees = {**self.who_sees, f"text_{n}": self.sentence(n)}  # type: ignore[misc]  # this form alone
        self.add(
            f"text_{n}",
            PointField(
                limit=self.offered.limits.text_limit,
                required=False,
                label="What happened?" if self.box != Box.GOOD_PRACTICE else "What should change?",
                widget=forms.Textarea(attrs={"rows": 4}),
            ),
        )
        self.add_box_fields(n)
        self.add(
            f"about_{n}",
            forms.ChoiceField(
                choices=self.about_choices(),
                required=False,
                label=f"Who is it about? {IF_KNOWN}",
                widget=Searchable,
                error_messages=not_in_list("organisation"),
            ),
        )
        self.add(
            f"commitment_{n}",
            forms.ChoiceField(
                choices=self.commitment_choices(),
                required=False,
                label=f"Which commitment? {IF_KNOWN}",
                widget=Searchable,
                error_messages=not_in_list("commitment"),
            ),
        )
        self.add(
            f"date_{n}", DateField(required=False, label=f"When was it? {IF_KNOWN}", help_text="If it was on one day")
        )

    def add_classes(self, n: int) -> None:
        name, words = f"class_{n}", self.area.vocabulary
        field = forms.ChoiceField(
            choices=[(str(key), label) for key, label in PointClass.choices],
            initial="1",
            required=False,
            widget=ClassChoice,
            label="Who may see this point?",
        )
        self.add(name, field)
        told = {str(key): who_sees(key, words=words, trustees=self.trustees) for key in PointClass.values}
        self.hints = {**self.hints, name: told}  # type: ignore[misc]  # this form alone

    def sentence(self, n: int) -> str:
        """Who will see a text that offers no choice; a proxy body is named, and nobody else."""
        told = who_sees(PointClass.NAMED, words=self.area.vocabulary, trustees=self.trustees)
        return f"{told} Only you and your organisation are named." if self.is_proxy_slot(n) else told

    def add_box_fields(self, n: int) -> None:
        if self.box == Box.WAY_OF_WORKING:
            targets = self.area.word("targets")
            named = {Context.TARGETS: targets[0].upper() + targets[1:]}
            self.add(
                f"contexts_{n}",
                forms.MultipleChoiceField(
                    choices=[(key, named.get(Context(key), label)) for key, label in Context.choices],
                    required=False,
                    widget=forms.CheckboxSelectMultiple,
                    label=f"Where was it? {IF_KNOWN}",
                    help_text="Tick what fits." if self.area.words.get("targets") else LAA_IS,
                ),
            )
        if self.box in {Box.LEARN_FROM, Box.GOOD_PRACTICE}:
            self.add(
                f"breach_{n}",
                forms.ChoiceField(
                    choices=[("", "Something else, or none of these"), *USUAL_KINDS],
                    required=False,
                    label=f"Is it one of the usual kinds? {IF_KNOWN}",
                ),
            )
        if self.box == Box.WINS:
            self.add_win_source(n)

    def add_win_source(self, n: int) -> None:
        self.add(
            f"win_source_{n}",
            forms.ChoiceField(
                choices=WinSource.choices,
                required=False,
                widget=forms.RadioSelect,
                label="Where did the win come from?",
            ),
        )
        self.add(
            f"answers_{n}",
            forms.ChoiceField(
                choices=self.problem_choices(), required=False, label=f"Which problem did it grow from? {IF_KNOWN}"
            ),
        )
        self.reveals = {**self.reveals, f"win_source_{n}": {WinSource.WENT_WRONG.value: [f"answers_{n}"]}}  # type: ignore[misc]  # this form alone

    def problem_choices(self) -> list[Any]:
        """Their own points first, then those of others."""
        problems = self.offered.problems.items()
        own = [(key, short(point.text)) for key, point in problems if key in self.offered.own]
        others = [(key, short(point.text)) for key, point in problems if key not in self.offered.own]
        groups = [("Your own points", own), ("Points of others", others)]
        return [("", "None of these"), *((title, rows) for title, rows in groups if rows)]

    def about_choices(self) -> list[tuple[str, str]]:
        named = [(key, f"{body}: {unit}" if unit else str(body)) for key, (body, unit) in self.about.items()]
        return [("", "Nobody in particular"), *sorted(named, key=lambda pair: pair[1].casefold())]

    def commitment_choices(self) -> list[tuple[str, str]]:
        return [("", "None in particular"), *self.promise_choices]

    def slots(self) -> list[Slot]:
        return [self.slot(n) for n in range(1, self.count + 1)]

    def slot(self, n: int) -> Slot:
        fields = [self[f"{part}_{n}"] for part in PARTS if f"{part}_{n}" in self.fields]
        classes = self[f"class_{n}"] if f"class_{n}" in self.fields else None
        wrong = any(field.errors for field in fields)
        proxy = self.is_proxy_slot(n)
        return Slot(
            number=n,
            title="For somebody who does not want to be named" if proxy else f"Point {n}",
            fields=[field for field in fields if not field.is_revealed],  # type: ignore[attr-defined]  # our own bound field
            classes=classes,
            optional="" if n == 1 else ("Raise a point for somebody else" if proxy else "Add another point"),
            is_open=wrong or any(has_answer(field) for field in fields),
        )

    @property
    def without_trustee(self) -> str:
        """Why nothing confidential can be written here; empty where it can."""
        return NO_TRUSTEE if self.confidential and self.trustees is None else ""

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        for n in self.filled():
            # A text with an error of its own is not an empty one.
            if not typed.get(f"text_{n}") and f"text_{n}" not in self.errors:
                self.add_error(f"text_{n}", f"Write the point, or clear what stands at {self.answered(n)}.")
        return typed

    def answered(self, n: int) -> str:
        """The questions of a slot that have an answer, by their names."""
        parts = [part for part in PARTS if part != "text" and self.cleaned_data.get(f"{part}_{n}")]
        labels = [str(self.fields[f"{part}_{n}"].label).removesuffix(IF_KNOWN).strip() for part in parts]
        return " and ".join(f"“{label}”" for label in labels)

    def filled(self) -> list[int]:
        """The slots that hold anything at all, so that nothing typed is passed over.

        Beside “nothing to report” a slot without a text is no point, whatever else was left standing in it.
        """
        typed = self.cleaned_data
        parts = ("text",) if typed.get("nothing") else PARTS
        return [n for n in range(1, self.count + 1) if any(typed.get(f"{part}_{n}") for part in parts)]

    def points(self) -> list[PointInput]:
        return [self.point(n) for n in self.filled()]

    def point(self, n: int) -> PointInput:
        typed = self.cleaned_data
        about, unit = self.about.get(typed.get(f"about_{n}", ""), (None, None))
        source = typed.get(f"win_source_{n}", "")
        answers = self.offered.problems.get(typed.get(f"answers_{n}", "")) if source == WinSource.WENT_WRONG else None
        return PointInput(
            text=typed.get(f"text_{n}", ""),
            point_class=int(typed.get(f"class_{n}") or 1),
            about_organisation=about,
            about_unit=unit,
            commitment=self.promises.get(typed.get(f"commitment_{n}", "")),
            breach=typed.get(f"breach_{n}", ""),
            happened_on=typed.get(f"date_{n}"),
            win_source=source,
            contexts=typed.get(f"contexts_{n}", []),
            is_proxy=self.is_proxy_slot(n),
            answers_point=answers,
        )

    def put(self, error: RuleBroken) -> None:
        """Show what a rule refused at the slot that it speaks of: rules count points, the page counts slots."""
        part, _, number = error.field.rpartition("_")
        filled = self.filled()
        if part and number.isdigit() and int(number) <= len(filled):
            name = f"{part}_{filled[int(number) - 1]}"
        else:
            name = error.field
        self.add_error(name if name in self.fields else None, error.message)


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


def about_key(point: PointInput) -> str:
    if point.about_unit:
        return f"u{point.about_unit.pk}"
    return f"o{point.about_organisation.pk}" if point.about_organisation else ""


def not_in_list(what: str) -> dict[str, str]:
    return {"invalid_choice": f"“%(value)s” is no {what} in the list. Choose one from the list, or leave it empty."}


def has_answer(field: BoundField) -> bool:
    value = field.value()
    return any(value) if isinstance(value, list) else bool(value)


def short(text: str, most: int = 90) -> str:
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"
