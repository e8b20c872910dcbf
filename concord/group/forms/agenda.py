"""What people type on an agenda: a line for each item, tied to the item that it was."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from concord.core.ui.forms import Form

from ..models import AgendaItem
from ..rules.agenda import mark_of
from ..terms import AgendaItemKind

ROWS, MOST_ROWS = 10, 100
TITLE = re.compile(r"title_(\d{1,3})")


class AgendaForm(Form):
    """Ten lines of an agenda; lines without a title are left out, and the place says the order.

    `seen`: how the agenda stood when it was opened. `was_…`: which item a line was then.
    """

    seen = forms.CharField(max_length=64, required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, items: Sequence[AgendaItem], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rows = max(ROWS, len(items) + 2, rows_in(self.data))
        self.fields["seen"].initial = mark_of(items)
        there = dict(enumerate(items, start=1))
        for n in range(1, self.rows + 1):
            self.add_row(n, there.get(n))

    def add_row(self, n: int, item: Any) -> None:
        self.fields[f"title_{n}"] = forms.CharField(
            max_length=160, required=False, initial=item.title if item else "", label=f"Item {n}"
        )
        self.fields[f"kind_{n}"] = forms.ChoiceField(
            choices=AgendaItemKind, initial=item.kind if item else AgendaItemKind.OTHER, label=f"Kind of item {n}"
        )
        self.fields[f"lead_{n}"] = forms.CharField(
            max_length=120, required=False, initial=item.lead if item else "", label=f"Who leads item {n}"
        )
        self.fields[f"minutes_{n}"] = forms.IntegerField(
            min_value=0,
            max_value=600,
            required=False,
            initial=item.minutes if item else None,
            label=f"Minutes for item {n}",
        )
        self.fields[f"place_{n}"] = forms.IntegerField(
            min_value=1, max_value=self.rows, required=False, initial=n, label=f"Place of item {n}"
        )
        self.fields[f"was_{n}"] = forms.IntegerField(
            required=False, initial=item.pk if item else None, widget=forms.HiddenInput
        )

    def items(self) -> list[dict[str, Any]]:
        typed = self.cleaned_data
        return [
            {
                "title": typed[f"title_{n}"],
                "kind": typed[f"kind_{n}"],
                "lead": typed[f"lead_{n}"],
                "minutes": typed[f"minutes_{n}"] or 0,
                "was": typed[f"was_{n}"],
            }
            for n in sorted(range(1, self.rows + 1), key=self.place)
            if typed[f"title_{n}"]
        ]

    def place(self, n: int) -> tuple[int, int, int]:
        """Whichever item was given the place of another stands there: before it when moved up, after it when down."""
        to = self.cleaned_data[f"place_{n}"] or n
        return to, (to > n) - (to < n), n

    def with_theirs(self, items: Sequence[AgendaItem]) -> "AgendaForm":
        """After somebody else saved meanwhile: what was typed, and below it the items that they have put on since."""
        data = {name: self.data.get(name, "") for name in self.data} | {"seen": mark_of(items)}
        known = {data.get(f"was_{n}") for n in range(1, self.rows + 1)}
        new = [item for item in items if str(item.pk) not in known]
        used = max((n for n in range(1, self.rows + 1) if data.get(f"title_{n}")), default=0)
        for n, item in enumerate(new, start=used + 1):
            data |= {f"{name}_{n}": str(getattr(item, name)) for name in ("title", "kind", "lead", "minutes")}
            data |= {f"was_{n}": str(item.pk), f"place_{n}": str(n)}
        for n in range(1, max(self.rows, rows_in(data)) + 1):
            data.setdefault(f"kind_{n}", AgendaItemKind.OTHER)
        return AgendaForm(data, items=items)


def rows_in(data: Mapping[str, Any]) -> int:
    """How many lines were sent."""
    found = [int(match[1]) for name in data if (match := TITLE.fullmatch(name))]
    return min(MOST_ROWS, max(found, default=0))
