"""One box of a return: two plain slots, the third never offered."""

from typing import Any

from django import forms
from django.utils import timezone

from concord.agreement.queries import texts_in_force
from concord.core.areas.models import Area
from concord.core.directory.models import Organisation, Unit
from concord.core.directory.queries import partners
from concord.core.ui.fields import DateField
from concord.core.ui.forms import Form

from ..models import Period
from ..queries.settings import limits_of, trustees_of
from ..rules.returns import PointInput, who_sees
from ..terms import Box, Breach, Context, PointClass, WinSource


class Choices:
    """Who a point may be about and which commitment it may touch, read once for a page."""

    def __init__(self, area: Area, period: Period) -> None:
        bodies = partners(area)
        units = list(Unit.objects.filter(organisation__in=bodies, ends_on__isnull=True).select_related("organisation"))
        self.about: dict[str, tuple[Organisation, Unit | None]] = {f"o{body.pk}": (body, None) for body in bodies}
        self.about |= {f"u{unit.pk}": (unit.organisation, unit) for unit in units}
        self.commitments = {str(text.commitment_id): text for text in texts_in_force(area, period.ends_on)}

    def about_choices(self) -> list[tuple[str, str]]:
        named = [(key, f"{body}: {unit}" if unit else str(body)) for key, (body, unit) in self.about.items()]
        return [("", "Nobody in particular"), *sorted(named, key=lambda pair: pair[1])]

    def commitment_choices(self) -> list[tuple[str, str]]:
        return [("", "None in particular"), *((key, str(text)) for key, text in self.commitments.items())]


class BoxForm(Form):
    """Up to two points in one box, or “nothing to report”."""

    nothing = forms.BooleanField(required=False, label="I have nothing to report in this box")

    def __init__(self, *args: Any, period: Period, box: int, sector: str, points: Any = (), nothing: bool = False, confidential: bool = True, **kwargs: Any) -> None:  # fmt: skip
        self.box, self.period, self.area = box, period, period.area
        self.choices = Choices(period.area, period)
        self.limits = limits_of(period.area)
        self.trustees = trustees_of(period.area, timezone.localdate()) if confidential else None
        self.slots = max(1, self.limits.points_max)
        kwargs.setdefault("initial", self.initial_of(points, nothing))
        super().__init__(*args, **kwargs)
        for n in range(1, self.slots + 1):
            self.add_slot(n, sector)
        self.order_fields([name for name in self.fields if name != "nothing"] + ["nothing"])

    def initial_of(self, points: Any, nothing: bool) -> dict[str, Any]:
        found: dict[str, Any] = {"nothing": nothing}
        for n, point in enumerate(points, start=1):
            found |= slot_values(n, point)
        return found

    def add_slot(self, n: int, sector: str) -> None:
        group = self.area.word("group")
        text = forms.CharField(
            required=False, label=f"Point {n}" if n == 1 else f"Point {n}, if you have another",
            widget=forms.Textarea(attrs={"rows": 4, "data-count": self.limits.text_limit}),
            help_text=f"Up to {self.limits.text_limit} characters.", max_length=self.limits.text_limit,
        )  # fmt: skip
        self.fields[f"text_{n}"] = text
        about = forms.ChoiceField(choices=self.choices.about_choices(), required=False, label=f"Who is point {n} about?")
        self.fields[f"about_{n}"] = about
        label = f"Which commitment does point {n} touch?"
        self.fields[f"commitment_{n}"] = forms.ChoiceField(choices=self.choices.commitment_choices(), required=False, label=label)
        self.add_box_fields(n)
        self.fields[f"date_{n}"] = DateField(required=False, label=f"When was it (point {n})?")
        classes = [(str(key), label) for key, label in PointClass.choices if key == PointClass.NAMED or self.trustees]
        self.fields[f"class_{n}"] = forms.ChoiceField(
            choices=classes, initial="1", widget=forms.RadioSelect, required=False, label=f"Who may see point {n}?"
        )
        self.hints = {**self.hints, f"class_{n}": {key: who_sees(int(key), group=group, trustees=self.trustees) for key, _ in classes}}
        if sector == "voluntary":
            self.fields[f"proxy_{n}"] = forms.BooleanField(
                required=False, label=f"I raise point {n} for somebody who does not want to be named",
                help_text="Only your organisation is named. It does not use up your own points.",
            )  # fmt: skip

    def add_box_fields(self, n: int) -> None:
        if self.box == Box.WAY_OF_WORKING:
            word = self.area.word("targets")
            choices = [(key, word[0].upper() + word[1:] if key == Context.TARGETS else label) for key, label in Context.choices]
            self.fields[f"contexts_{n}"] = forms.MultipleChoiceField(
                choices=choices, required=False, widget=forms.CheckboxSelectMultiple, label=f"Where was it (point {n})?"
            )
        if self.box in {Box.LEARN_FROM, Box.GOOD_PRACTICE}:
            self.fields[f"breach_{n}"] = forms.ChoiceField(
                choices=[("", "None of these"), *Breach.choices], required=False, label=f"Is point {n} one of the usual kinds?"
            )
        if self.box == Box.WINS:
            self.fields[f"win_source_{n}"] = forms.ChoiceField(
                choices=WinSource.choices, required=False, widget=forms.RadioSelect, label=f"Where did win {n} come from?"
            )

    def points(self) -> list[PointInput]:
        """The slots that hold anything, in order."""
        return [self.point(n) for n in range(1, self.slots + 1) if self.is_filled(n)]

    def is_filled(self, n: int) -> bool:
        typed = self.cleaned_data
        return bool(typed.get(f"text_{n}") or typed.get(f"win_source_{n}") or typed.get(f"about_{n}"))

    def point(self, n: int) -> PointInput:
        typed = self.cleaned_data
        about, unit = self.choices.about.get(typed.get(f"about_{n}", ""), (None, None))
        text = self.choices.commitments.get(typed.get(f"commitment_{n}", ""))
        return PointInput(
            text=typed.get(f"text_{n}", ""),
            point_class=int(typed.get(f"class_{n}") or 1),
            about_organisation=about,
            about_unit=unit,
            commitment=text.commitment if text else None,
            breach=typed.get(f"breach_{n}", ""),
            happened_on=typed.get(f"date_{n}"),
            win_source=typed.get(f"win_source_{n}", ""),
            contexts=typed.get(f"contexts_{n}", []),
            is_proxy=typed.get(f"proxy_{n}", False),
        )

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        today = timezone.localdate()
        for n in range(1, self.slots + 1):
            day = found.get(f"date_{n}")
            if day and day > today:
                self.add_error(f"date_{n}", "The date is in the future. Say when it happened")
        return found


def slot_values(n: int, point: PointInput) -> dict[str, Any]:
    """A written point as the initial values of a slot."""
    about = f"u{point.about_unit.pk}" if point.about_unit else (f"o{point.about_organisation.pk}" if point.about_organisation else "")
    return {
        f"text_{n}": point.text,
        f"about_{n}": about,
        f"commitment_{n}": str(point.commitment.pk) if point.commitment else "",
        f"breach_{n}": point.breach,
        f"date_{n}": point.happened_on,
        f"class_{n}": str(int(point.point_class)),
        f"win_source_{n}": point.win_source,
        f"contexts_{n}": list(point.contexts),
        f"proxy_{n}": point.is_proxy,
    }
