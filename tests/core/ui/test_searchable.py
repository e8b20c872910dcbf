"""A list that can be searched: what stands in the search box is the answer."""

import pytest
from django import forms
from django.http import QueryDict
from django.test import SimpleTestCase

from concord.core.ui.choices import Choices
from concord.core.ui.forms import Form
from concord.core.ui.widgets import Searchable, Select


class Choosing(Form):
    body = forms.ChoiceField(
        choices=[("", "Nobody in particular"), ("o1", "Oak  House"), ("o2", "Elm Trust")],
        required=False,
        label="Who?",
        widget=Searchable,
    )


@pytest.mark.parametrize(
    ("data", "answer"),
    [
        ("body=o1", "o1"),
        ("body=", ""),
        ("body=o1&body_typed=Oak+House", "o1"),
        # Sent before the script had time to choose.
        ("body=&body_typed=elm+trust", "o2"),
        ("body=o1&body_typed=Elm+Trust", "o2"),
        ("body=o1&body_typed=", ""),
        ("body=&body_typed=Nobody+in+particular", ""),
    ],
)
def test_what_the_search_box_says_is_the_answer(data, answer):
    form = Choosing(QueryDict(data))
    assert (form.is_valid(), form.cleaned_data.get("body")) == (True, answer)


@pytest.mark.parametrize("data", ["body=&body_typed=Ash+Club", "body=o1&body_typed=Ash+Club"])
def test_words_that_match_nothing_are_refused_and_stand_in_the_box_again(data):
    form = Choosing(QueryDict(data))
    assert form.errors == {"body": ["Your answer: choose one of the answers in the list"]}
    assert 'data-typed="Ash Club"' in str(form["body"])


def test_a_choice_that_is_in_the_list_is_not_marked_as_typed():
    assert "data-typed" not in str(Choosing(initial={"body": "o1"})["body"])


def test_fields_that_share_choices_each_select_their_own():
    offered = Choices([("", "None"), ("Bodies", [("o1", "Oak & Sons"), ("o2", "Elm")])])

    class Two(Form):
        a = forms.ChoiceField(choices=offered, widget=Select)
        b = forms.ChoiceField(choices=offered, widget=Select)

    same = SimpleTestCase().assertHTMLEqual
    drawn = """<select name="{}" class="govuk-select" id="id_{}"><option value=""{}>None</option>
        <optgroup label="Bodies"><option value="o1">Oak &amp; Sons</option><option value="o2"{}>Elm</option>
        </optgroup></select>"""
    form = Two(initial={"a": "o2", "b": "gone"})
    same(str(form["a"]), drawn.format("a", "a", "", " selected"))
    same(str(form["b"]), drawn.format("b", "b", " selected", ""))
    assert Two({"a": "o1", "b": "<b>"}).errors == {"b": ["B: choose one of the answers in the list"]}
