"""What an officer types about periods and returns."""

import pytest

from concord.log.forms.periods import EntryForm, ExtraForm, SettingsForm
from concord.log.models import LogSettings


@pytest.mark.parametrize(("typed", "days"), [("7, 2, -1", [7, 2, -1]), ("−1,2 ,7,7", [7, 2, -1]), ("0", [0])])
def test_reminder_days_are_read_as_people_write_them(typed, days):
    form = SettingsForm({"reminders": typed})
    form.is_valid()
    assert form.cleaned_data["reminders"] == days


@pytest.mark.parametrize("typed", ["soon", "1.5", "90", "-15", "1,2,3,4,5,6,7", ""])
def test_reminder_days_that_cannot_be_are_refused(typed):
    form = SettingsForm({"reminders": typed})
    form.is_valid()
    assert "reminders" in form.errors


def test_settings_come_back_as_they_are_kept():
    found = SettingsForm.initial_of(LogSettings(points_max=3, reminder_days=[5, 1]))
    assert (found["points_max"], found["reminders"], found["limit_per_box"]) == (3, "5, 1", "True")


def test_a_form_is_entered_for_somebody_on_the_list_alone(place):
    expected = place.open().expectations.get(person=place.champion)
    form = EntryForm({"person": "somebody else"}, people={str(place.champion.uid): expected})
    form.is_valid()
    words = "“somebody else” is nobody whose return is missing. Choose somebody from the list."
    assert form.errors["person"] == [words]


def test_an_extra_is_chosen_from_those_who_joined(place):
    hat = place.champion.memberships.get()
    form = ExtraForm({"person": str(place.champion.uid)}, hats=[hat])
    assert form.is_valid()
    assert form.hats[form.cleaned_data["person"]] == hat
