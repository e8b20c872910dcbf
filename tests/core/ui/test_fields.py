"""A date in three boxes."""

from datetime import date, time

import pytest
from django.core.exceptions import ValidationError

from concord.core.ui.fields import ClockField, DateField, MoneyField


@pytest.mark.parametrize(
    "typed", [["3", "3", "2026"], ["03", "03", "2026"], [" 3 ", "March", "2026"], ["3", "mar", "2026"]]
)
def test_a_date_is_understood(typed):
    assert DateField().clean(typed) == date(2026, 3, 3)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("12:30", time(12, 30)), ("12.30", time(12, 30)), ("9", time(9)), ("1.30pm", time(13, 30)),
        ("1:30 PM", time(13, 30)), ("9 am", time(9)), ("midday", time(12)), ("12am", time(0)),
    ],
)  # fmt: skip
def test_a_time_is_understood_as_people_type_it_and_as_pages_show_it(typed, meant):
    assert ClockField(what="it starts").clean(typed) == meant


@pytest.mark.parametrize(
    ("typed", "words"),
    [("", "Enter the time at which it starts"), ("soon", "must be a time like 12:30 or 1.30pm"), ("13pm", "must be a")],
)
def test_a_time_that_is_none_is_refused_in_words(typed, words):
    with pytest.raises(ValidationError, match=words):
        ClockField(what="it starts").clean(typed)


@pytest.mark.parametrize(
    ("typed", "words", "code"),
    [
        (["3", "", "2026"], "Date it happened must include a month", "month"),
        (["", "", "2026"], "Date it happened must include a day and a month", "day month"),
        (["31", "2", "2026"], "Date it happened must be a real date; check the day", "day"),
        (["x", "2", "2026"], "Date it happened must be a real date; check the day", "day"),
        (["3", "13", "2026"], "Month must be a number from 1 to 12, or its name", "month"),
        (["3", "Smarch", "2026"], "Month must be a number from 1 to 12, or its name", "month"),
        (["3", "3", "26"], "Year must have four numbers, like 2026", "year"),
        (["3", "3", "٢٠٢٦"], "Year must have four numbers, like 2026", "year"),
        (["3", "3", "0001"], "Year must be from 1900 to 2100", "year"),
        (["31", "12", "9999"], "Year must be from 1900 to 2100", "year"),
        (["31", "12", "1899"], "Year must be from 1900 to 2100", "year"),
        (["3", "3", "9" * 5000], "Year must have four numbers, like 2026", "year"),
    ],
)
def test_each_mistake_has_its_own_words_and_part(typed, words, code):
    with pytest.raises(ValidationError) as refused:
        DateField(label="Date it happened").clean(typed)
    assert (refused.value.messages, refused.value.code) == ([words], code)


def test_an_empty_date_is_allowed_where_it_is_not_required():
    assert DateField(required=False).clean(["", "", ""]) is None


def test_a_question_does_not_begin_an_error():
    with pytest.raises(ValidationError, match=r"The date for “When was it\?” must include a year"):
        DateField(label="When was it?").clean(["1", "2", ""])


def test_a_question_about_money_does_not_begin_one_either():
    with pytest.raises(ValidationError, match=r"The sum for “What is it worth\?” must be a sum like"):
        MoneyField(label="What is it worth?").clean("much")


def test_a_date_has_changed_only_when_it_is_another_one():
    field = DateField()
    assert field.has_changed(date(2026, 3, 3), ["3", "March", "2026"]) is False
    assert field.has_changed(date(2026, 3, 3), ["4", "3", "2026"]) is True
    assert field.has_changed(date(2026, 3, 3), ["4", "", "2026"]) is True
