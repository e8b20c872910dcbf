"""One box of a return: plain slots up to the limit, the next one never offered."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from django import forms

from concord.core.lib.errors import RuleBroken
from concord.core.ui.choices import Choices
from concord.core.ui.fields import DateField
from concord.core.ui.forms import Form, prepare

from ..queries.returns import Offered, problem_of
from ..rules.returns import NO_TRUSTEE, YOURS, PointInput, check_nothing, happened_faults, point_faults, who_sees
from ..terms import Box, PointClass, WinSource
from .points import (
    ASKED,
    IF_KNOWN,
    LAST_OWN,
    MORE,
    MOST_PROXIES,
    NO_PROMISE,
    PARTS,
    ClassChoice,
    PointField,
    Slot,
    about_choices,
    about_key,
    box_fields,
    found_in,
    has_answer,
    initial_of,
    short,
)


class BoxForm(Form):
    """The points of one box, or “nothing to report”. `elsewhere`: points in other boxes; `folded`: ask less."""

    spoken, named, folded = YOURS, "you and your organisation", True
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
        self.promises = {str(p.commitment.pk): p.commitment for p in points if p.commitment}
        self.problems = {p.answers_point.reference: p.answers_point for p in points if p.answers_point}
        promised = {key: str(text) for key, text in offered.commitments.items()}
        promised |= {key: str(promise) for key, promise in self.promises.items() if key not in promised}
        self.bodies, self.promised = Choices(about_choices(self.about)), Choices([NO_PROMISE, *promised.items()])
        self.answered_by = Choices(self.problem_choices()) if box == Box.WINS else None
        own, proxies = [p for p in points if not p.is_proxy], [p for p in points if p.is_proxy]
        # Own slots and those for others never share a number: what was typed in one while the limit changed, or the
        # room for it went on another device, never becomes a point of somebody else.
        written = dict(enumerate(own, start=1))
        written |= {LAST_OWN + n: point for n, point in enumerate(proxies, start=1)}
        kwargs.setdefault("initial", initial_of(written, nothing, seen))
        super().__init__(*args, **kwargs)
        self.own_slots = max(len(own), self.room(elsewhere), self.typed_own())
        others = self.proxy_slots(len(proxies)) if sector == "voluntary" or proxies else 0
        self.numbers = [*range(1, self.own_slots + 1), *range(LAST_OWN + 1, LAST_OWN + 1 + others)]
        for n in self.numbers:
            self.add_slot(n)
        self.order_fields([name for name in self.fields if name != "nothing"])

    def room(self, elsewhere: int) -> int:
        """How many points of their own the limit leaves for this box."""
        limits = self.offered.limits
        return limits.points_max if limits.per_box else max(0, limits.points_max - elsewhere)

    def typed_own(self) -> int:
        """The last of their own slots in which something was typed, so that nothing is passed over."""
        typed = [n for n in range(1, LAST_OWN + 1) if self.data.get(self.add_prefix(f"text_{n}"))]
        return max(typed, default=0)

    @property
    def is_used_up(self) -> bool:
        """Whether the limit on the whole form leaves this box no point of their own."""
        return self.own_slots == 0

    def proxy_slots(self, written: int) -> int:
        """One more than are written, so that a proxy body can always raise another point for somebody."""
        posted = sum(self.add_prefix(f"text_{LAST_OWN + n}") in self.data for n in range(1, MOST_PROXIES + 1))
        return min(max(written + 1, posted), MOST_PROXIES)

    def is_proxy_slot(self, n: int) -> bool:
        return n > LAST_OWN

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
                label=ASKED.get(Box(self.box), "What happened?"),
                widget=forms.Textarea(attrs={"rows": 4}),
            ),
        )
        self.add_box_fields(n)
        self.add(f"about_{n}", found_in(self.bodies, "Who is it about?", "organisation"))
        self.add(f"commitment_{n}", found_in(self.promised, "Which commitment?", "commitment"))
        self.add(
            f"date_{n}", DateField(required=False, label=f"When was it? {IF_KNOWN}", help_text="If it was on one day")
        )

    def add_classes(self, n: int) -> None:
        field = forms.ChoiceField(
            choices=[(str(key), label) for key, label in PointClass.choices],
            initial="1",
            required=False,
            widget=ClassChoice,
            label="Who may see this point?",
        )
        self.add(f"class_{n}", field)
        told = {str(key): self.told(key) for key in PointClass.values}
        self.hints = {**self.hints, f"class_{n}": told}  # type: ignore[misc]  # this form alone

    def sentence(self, n: int) -> str:
        """Who will see a text that offers no choice; a proxy body is named, and nobody else."""
        told = self.told(PointClass.NAMED)
        return f"{told} Only {self.named} are named." if self.is_proxy_slot(n) else told

    def told(self, point_class: int) -> str:
        return who_sees(point_class, words=self.area.vocabulary, trustees=self.trustees, spoken=self.spoken)

    def add_box_fields(self, n: int) -> None:
        for part, field in box_fields(self.box, self.area, self.answered_by).items():
            self.add(f"{part}_{n}", field)
        if self.box == Box.WINS:
            self.reveals = {**self.reveals, f"win_source_{n}": {WinSource.WENT_WRONG.value: [f"answers_{n}"]}}  # type: ignore[misc]  # this form alone

    def problem_choices(self) -> list[Any]:
        """Their own points first, then those of others."""
        # One that is no longer on offer may have been withdrawn: its words are not shown again.
        problems = {key: f"Point {key}" for key in self.problems} | dict(self.offered.problems)
        own = [(key, short(text)) for key, text in problems.items() if key in self.offered.own]
        others = [(key, short(text)) for key, text in problems.items() if key not in self.offered.own]
        groups = [("Your own points", own), ("Points of others", others)]
        return [("", "None of these"), *((title, rows) for title, rows in groups if rows)]

    def slots(self) -> list[Slot]:
        return [self.slot(n) for n in self.numbers]

    def slot(self, n: int) -> Slot:
        fields = [self[f"{part}_{n}"] for part in PARTS if f"{part}_{n}" in self.fields]
        later = [field for field in fields if self.folded and field.name.rpartition("_")[0] in MORE]
        classes = self[f"class_{n}"] if f"class_{n}" in self.fields else None
        proxy = self.is_proxy_slot(n)
        return Slot(
            number=n,
            title="For somebody who does not want to be named" if proxy else f"Point {n}",
            fields=[field for field in fields if field not in later and not field.is_revealed],  # type: ignore[attr-defined]  # our own bound field
            more=later,
            classes=classes,
            optional="" if n == 1 else ("Raise a point for somebody else" if proxy else "Add another point"),
            is_open=any(field.errors or has_answer(field) for field in fields),
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
        for fault in self.faults():
            # A field that was refused already, or cannot be read, has its own words.
            if fault.field not in self.errors:
                self.add_error(fault.field, fault.message)
        return self.cleaned_data

    def faults(self) -> Iterator[RuleBroken]:
        """What the rules would refuse one by one, so that all of it stands on the page at once."""
        begun = {*self.filled(), *(n for n in self.numbers if f"text_{n}" in self.errors)}
        found = {n: self.facts_of(n) for n in sorted(begun)}
        for n, point in found.items():
            yield from point_faults(box=self.box, point=point, number=n, limits=self.offered.limits)
            yield from happened_faults(point, number=n, on=self.offered.on)
        try:
            check_nothing(found.values(), nothing=bool(self.cleaned_data.get("nothing")))
        except RuleBroken as fault:
            yield fault

    def facts_of(self, n: int) -> PointInput:
        """A point as far as it says it without being looked up."""
        typed = self.cleaned_data
        return PointInput(
            text=typed.get(f"text_{n}", ""),
            point_class=int(typed.get(f"class_{n}") or 1),
            happened_on=typed.get(f"date_{n}"),
            win_source=typed.get(f"win_source_{n}", ""),
            contexts=typed.get(f"contexts_{n}", []),
            is_proxy=self.is_proxy_slot(n),
        )

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
        return [n for n in self.numbers if any(typed.get(f"{part}_{n}") for part in parts)]

    def points(self) -> list[PointInput]:
        return [self.point(n) for n in self.filled()]

    def point(self, n: int) -> PointInput:
        typed = self.cleaned_data
        about, unit = self.about.get(typed.get(f"about_{n}", ""), (None, None))
        source = typed.get(f"win_source_{n}", "")
        return replace(
            self.facts_of(n),
            about_organisation=about,
            about_unit=unit,
            commitment=self.promise(typed.get(f"commitment_{n}", "")),
            breach=typed.get(f"breach_{n}", ""),
            answers_point=self.problem(typed.get(f"answers_{n}", "")) if source == WinSource.WENT_WRONG else None,
        )

    def promise(self, key: str) -> Any:
        """A commitment that was chosen: read only now, since most of those on offer never are."""
        text = self.offered.commitments.get(key)
        return text.commitment if text else self.promises.get(key)

    def problem(self, reference: str) -> Any:
        known = self.problems.get(reference)
        return problem_of(reference) if reference in self.offered.problems and not known else known

    def put(self, error: RuleBroken) -> None:
        """Show what a rule refused at the slot that it speaks of: rules count points, the page counts slots."""
        part, _, number = error.field.rpartition("_")
        filled = self.filled()
        if part and number.isdigit() and int(number) <= len(filled):
            name = f"{part}_{filled[int(number) - 1]}"
        else:
            name = error.field
        self.add_error(name if name in self.fields else None, error.message)
