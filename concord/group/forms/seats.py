"""What people type about seats and whoever holds them."""

from datetime import date
from typing import Any

from django import forms

from concord.core.areas.models import Area
from concord.core.directory.queries import bodies_and_units
from concord.core.directory.terms import Sector
from concord.core.ui.fields import DateField
from concord.core.ui.forms import Form
from concord.core.ui.widgets import Searchable

from ..models import Holding, Seat
from ..queries.seats import ENDED, TALK, TERM, VACANT, people_to_sit
from ..terms import Category, Route, SeatLevel

NOT_SAID = ("", "Not noted")
ASKED = {"rows": 2}


class SeatForm(Form):
    """For whom a seat speaks."""

    speaks_for = forms.ChoiceField(
        required=False,
        widget=Searchable,
        label="Organisation or department",
        help_text="Leave it empty for a seat that no single organisation fills.",
    )
    category = forms.ChoiceField(
        choices=[("", "None of these"), *Category.choices], required=False, label="Kind of member in the ideal list"
    )
    label = forms.CharField(
        max_length=120, required=False, label="What else names it", help_text="Like: open seat for small groups"
    )
    sector = forms.ChoiceField(
        choices=Sector, label="Sector", help_text="With an organisation its own sector counts.", initial=Sector.PUBLIC
    )

    def __init__(self, *args: Any, area: Area, seat: Seat | None = None, **kwargs: Any) -> None:
        if seat is not None:
            kwargs.setdefault("initial", initial_of(seat))
        super().__init__(*args, **kwargs)
        self.about: dict[str, Any] = dict(bodies_and_units(area))
        if seat is not None and seat.organisation and key_of(seat) not in self.about:
            self.about[key_of(seat)] = (seat.organisation, seat.unit)
        named = [(key, f"{body}: {unit}" if unit else str(body)) for key, (body, unit) in self.about.items()]
        choices = [("", "No single organisation"), *sorted(named, key=lambda pair: pair[1].casefold())]
        self.fields["speaks_for"].choices = choices  # type: ignore[attr-defined]  # a choice field

    def details(self) -> dict[str, Any]:
        typed = dict(self.cleaned_data)
        body, unit = self.about.get(typed.pop("speaks_for"), (None, None))
        return typed | {"organisation": body, "unit": unit}


class NewSeatForm(SeatForm):
    starts_on = DateField(label="From which day is there this seat?")


def key_of(seat: Seat) -> str:
    return f"u{seat.unit_id}" if seat.unit_id else f"o{seat.organisation_id}" if seat.organisation_id else ""


def initial_of(seat: Seat) -> dict[str, Any]:
    return {"speaks_for": key_of(seat), "category": seat.category, "label": seat.label, "sector": seat.sector}


class HolderForm(Form):
    """Whoever holds a seat: post, substitute, how they were appointed, and how they joined."""

    post = forms.CharField(max_length=120, required=False, label="Their post")
    level = forms.ChoiceField(choices=[NOT_SAID, *SeatLevel.choices], required=False, label="Level of the post")
    can_commit = forms.BooleanField(required=False, label="They can commit their organisation")
    substitute_name = forms.CharField(max_length=120, required=False, label="Substitute")
    substitute_level = forms.ChoiceField(
        choices=[NOT_SAID, *SeatLevel.choices], required=False, label="Level of the substitute"
    )
    term_ends_on = DateField(required=False, label="Last day of the term")
    route = forms.ChoiceField(choices=[NOT_SAID, *Route.choices], required=False, label="How they were appointed")
    nominated_by = forms.CharField(max_length=120, required=False, label="Nominated by")
    approved_by = forms.CharField(max_length=120, required=False, label="Approved by")
    approved_on = DateField(required=False, label="Approved on")
    talk_on = DateField(
        required=False, label="Day of the one-to-one", help_text="A talk with each new member, before they join."
    )
    talk_by = forms.CharField(max_length=120, required=False, label="Who had the one-to-one with them?")
    induction_on = DateField(required=False, label="Day on which they got what a new member needs")

    def __init__(self, *args: Any, holding: Holding | None = None, **kwargs: Any) -> None:
        if holding is not None:
            kwargs.setdefault("initial", {name: getattr(holding, name) for name in self.base_fields})
        super().__init__(*args, **kwargs)


class SitterForm(Form):
    """Who among the people here takes a seat."""

    person = forms.ChoiceField(widget=Searchable, label="Who takes the seat?", help_text="Anybody with a role here.")

    def __init__(self, *args: Any, area: Area, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = people_to_sit(area, on)
        who = [("", "Choose"), *((uid, str(person)) for uid, person in self.people.items())]
        self.fields["person"].choices = who  # type: ignore[attr-defined]  # a choice field

    def clean_person(self) -> Any:
        return self.people[self.cleaned_data["person"]]


class TakeSeatForm(SitterForm, HolderForm):
    """Who takes a seat, and from when."""

    starts_on = DateField(label="From which day?")
    field_order = ("person", "starts_on")


class ExpectationsForm(Form):
    """Three questions at joining, and what the seat brings to those they speak for."""

    hopes = forms.CharField(
        max_length=500, required=False, widget=forms.Textarea(attrs=ASKED), label="What should the group achieve?"
    )
    needs = forms.CharField(
        max_length=500, required=False, widget=forms.Textarea(attrs=ASKED), label="What do you need to take part?"
    )
    brings = forms.CharField(
        max_length=500, required=False, widget=forms.Textarea(attrs=ASKED), label="What can you bring?"
    )
    benefits = forms.CharField(
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs=ASKED),
        label="What do your organisation and its users get from it?",
    )
    who_sees = dict.fromkeys(("hopes", "needs", "brings", "benefits"), "you, the chair and the officer")

    def __init__(self, *args: Any, holding: Holding, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {name: getattr(holding, name) for name in self.base_fields})
        super().__init__(*args, **kwargs)


class SeatFilter(Form):
    show = forms.ChoiceField(
        choices=[
            ("", "All seats"),
            (VACANT, "Vacant"),
            (TALK, "One-to-one to come"),
            (TERM, "Term is over"),
            (ENDED, "Ended"),
        ],
        required=False,
        label="Show",
    )

    def chosen(self) -> str:
        return str(self.cleaned_data.get("show", "")) if self.is_valid() else ""


class CategoryForm(Form):
    """Why a kind of member is not looked for."""

    reason = forms.CharField(
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs=ASKED),
        label="Why is it not applicable here?",
        help_text="Leave it empty to look for such a member again.",
    )
