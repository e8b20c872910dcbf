"""Where somebody sits, when a board meets, and what was on another meeting's agenda."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django import forms

from concord.core.accounts.models import Person
from concord.core.areas.models import Area
from concord.core.directory.models import Membership, Organisation, Partnership
from concord.core.directory.partnership_queries import lasting_partnerships
from concord.core.directory.queries import partners
from concord.core.directory.terms import Sector
from concord.core.ui.fields import DateField
from concord.core.ui.forms import Form

from ..models import OnAgenda, Sitting
from ..rules.reach import last_quarters, quarter_in_words
from .champions import ALL

ANOTHER = ("", "Another one, named below")
NOT_KNOWN = ("", "Not known")
EVERYBODY = "Officers, the group and champions read it."
Body = Partnership | Organisation


class WhereForm(Form):
    """A body is chosen from the list, or named in words."""

    where = forms.ChoiceField(required=False, label="Which partnership or body?")
    body = forms.CharField(max_length=160, required=False, label="Or another body, in words")

    def offer(self, found: Iterable[Body], *kept: Body | None) -> None:
        """What is kept stays to be chosen when it has ended since."""
        bodies: list[Body] = [*found, *(one for one in kept if one)]
        self.found: dict[str, Body] = {str(one.uid): one for one in bodies}
        self.fields["where"].choices = [ANOTHER, *((key, str(one)) for key, one in self.found.items())]  # type: ignore[attr-defined]  # a choice field

    def chosen(self) -> dict[str, Any]:
        found = self.found.get(self.cleaned_data["where"])
        return {
            "partnership": found if isinstance(found, Partnership) else None,
            "organisation": found if isinstance(found, Organisation) else None,
        }


class SittingForm(WhereForm):
    person = forms.ChoiceField(label="Who sits there?")
    post = forms.CharField(max_length=120, required=False, label="What are they there?", help_text="Like vice chair.")
    starts_on = DateField(required=False, label="Since when?")
    ends_on = DateField(required=False, label="Until when?")
    carried = forms.CharField(
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        label="What was carried across?",
        help_text="From there to us, or from us to there.",
    )
    field_order = ("person", "where", "body")
    who_sees = {"carried": f"{EVERYBODY} They read the name of whoever lets the other sector find them."}

    def __init__(
        self, *args: Any, area: Area, people: Sequence[Membership] = (), row: Sitting | None = None, **kwargs: Any
    ) -> None:
        names = ("body", "post", "starts_on", "ends_on", "carried")
        initial = {name: getattr(row, name) for name in names} if row else {}
        partnership = row.partnership if row else None
        initial["where"] = str(partnership.uid) if partnership else ""
        super().__init__(*args, initial=initial, **kwargs)
        self.offer(lasting_partnerships(area), partnership)
        self.people = {str(hat.person.uid): hat.person for hat in people}
        if self.people:
            self.fields["person"].choices = [("", "Choose"), *((key, one.name) for key, one in self.people.items())]  # type: ignore[attr-defined]  # a choice field
        else:
            del self.fields["person"]

    def facts(self, person: Person | None) -> dict[str, Any]:
        """`person`: whose it is, where the form does not ask."""
        typed = {name: self.cleaned_data[name] for name in ("body", "post", "starts_on", "ends_on", "carried")}
        whose = person or self.people.get(self.cleaned_data.get("person", ""))
        return typed | {"person": whose, "partnership": self.chosen()["partnership"]}


class MeetsForm(Form):
    on = DateField(required=False, label="When does it meet next?", help_text="Leave it empty if nobody knows.")


class AgendaForm(WhereForm):
    """A note in a minute, on a phone: three answers are enough."""

    on = DateField(label="On which day?")
    meeting = forms.CharField(max_length=120, label="Which meeting?", help_text="Like team meeting or network lunch.")
    sector = forms.ChoiceField(
        choices=[NOT_KNOWN, *Sector.choices], required=False, label="Of which sector is that other body?"
    )
    item = forms.CharField(max_length=200, label="What was talked about?")
    who = forms.ChoiceField(required=False, label="Who spoke about it?")
    presenter = forms.CharField(max_length=120, required=False, label="Or somebody else, by name")
    agreed = forms.CharField(
        max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 3}), label="What was agreed, if anything?"
    )
    field_order = ("on", "meeting", "item", "where", "body", "sector", "agreed", "who", "presenter")
    who_sees = {"agreed": EVERYBODY}

    def __init__(
        self, *args: Any, area: Area, people: Sequence[Person], today: date, row: OnAgenda | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, initial=initial_of(row) if row else {"on": today}, **kwargs)
        kept: tuple[Body | None, ...] = (row.partnership, row.organisation) if row else ()
        bodies: list[Body] = [*lasting_partnerships(area), *partners(area)]
        self.offer(bodies, *kept)
        presented = (row.presented_by,) if row and row.presented_by else ()
        self.people = {str(one.uid): one for one in (*people, *presented)}
        choices = [("", "Somebody else, or not known"), *((key, one.name) for key, one in self.people.items())]
        self.fields["who"].choices = choices  # type: ignore[attr-defined]  # a choice field

    def facts(self) -> dict[str, Any]:
        names = ("on", "meeting", "body", "sector", "item", "presenter", "agreed")
        typed = {name: self.cleaned_data[name] for name in names}
        chosen = self.chosen()
        if chosen["organisation"]:
            # Its own, as it is today.
            typed["sector"] = ""
        return typed | chosen | {"presented_by": self.people.get(self.cleaned_data["who"])}


def initial_of(row: OnAgenda) -> dict[str, Any]:
    names = ("on", "meeting", "body", "sector", "item", "presenter", "agreed")
    where, who = row.partnership or row.organisation, row.presented_by
    chosen = {"where": str(where.uid) if where else "", "who": str(who.uid) if who else ""}
    return {name: getattr(row, name) for name in names} | chosen


class ReachFilter(Form):
    search = forms.CharField(required=False, max_length=100, label="Body, name or organisation")
    sector = forms.ChoiceField(choices=[ALL, *Sector.choices], required=False)
    over = forms.BooleanField(required=False, label="Also what is over")


class BoardsFilter(Form):
    missing = forms.BooleanField(required=False, label="Only boards without a champion")


class AgendasFilter(Form):
    search = forms.CharField(required=False, max_length=100, label="Words, meeting or body")
    quarter = forms.ChoiceField(required=False)
    sector = forms.ChoiceField(choices=[ALL, *Sector.choices], required=False)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        found = [(f"{year}-{number}", quarter_in_words((year, number))) for year, number in last_quarters(today)]
        self.fields["quarter"].choices = [ALL, *found]  # type: ignore[attr-defined]  # a choice field
