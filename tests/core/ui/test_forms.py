"""Errors in plain words, and limits on everything that can be typed."""

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile

from concord.core.ui.forms import Form

KINDS = [("a", "A"), ("b", "B")]


def errors(field, value="", files=None):
    kind = type("Made", (Form,), {"thing": field})
    return kind({"thing": value}, files or {}).errors.get("thing", [])


@pytest.mark.parametrize(
    ("field", "words"),
    [
        (forms.CharField(label="Name of the group"), "Enter name of the group"),
        (forms.CharField(label="NHS number"), "Enter NHS number"),
        (forms.CharField(label="What happened?"), "Answer the question “What happened?”"),
        (forms.ChoiceField(label="Sector", choices=KINDS), "Choose sector"),
        (forms.MultipleChoiceField(label="Boxes", choices=KINDS), "Choose boxes"),
        (forms.FileField(label="Filled-in form"), "Choose filled-in form"),
        (forms.BooleanField(label="I agree"), "Tick the box: I agree"),
        (forms.CharField(), "Enter thing"),
    ],
)
def test_a_missing_answer_is_asked_for_in_plain_words(field, words):
    assert errors(field) == [words]


@pytest.mark.parametrize(
    ("field", "typed", "words"),
    [
        (forms.EmailField(label="E-mail"), "nobody", "Enter an e-mail address like name@example.org"),
        (forms.CharField(label="Name", max_length=3), "abcd", "Name must be 3 characters or fewer. It has 4"),
        (forms.CharField(label="Why?", min_length=3), "ab", "Your answer must be 3 characters or more. It has 2"),
        (forms.IntegerField(label="People"), "some", "People must be a number, like 12"),
        (forms.IntegerField(label="People", max_value=9), "10", "People must be 9 or less"),
        (forms.IntegerField(label="People"), "9" * 12, "People must be 2147483647 or less"),
        (forms.IntegerField(label="People"), "9" * 6000, "People must be a number, like 12"),
        (forms.ChoiceField(label="Sector", choices=KINDS), "z", "Sector: choose one of the answers in the list"),
        (forms.CharField(label="Text"), "x" * 10_001, "Text must be 10000 characters or fewer. It has 10001"),
    ],
)
def test_a_wrong_answer_says_how_to_mend_it(field, typed, words):
    assert errors(field, typed) == [words]


def test_an_empty_file_is_named():
    empty = {"thing": SimpleUploadedFile("form.docx", b"")}
    assert errors(forms.FileField(label="Form"), files=empty) == ["The chosen file is empty. Choose another"]


def test_words_that_the_author_wrote_stay():
    assert errors(forms.CharField(error_messages={"required": "Say who you are"})) == ["Say who you are"]


def test_hidden_characters_are_named_once_and_taken_out():
    kind = type("Made", (Form,), {"thing": forms.CharField(label="Name")})
    form = kind({"thing": "Le\x00ah"})
    assert form.errors["thing"] == [
        "Name held a hidden character that cannot be kept. We took it out: check the text and go on"
    ]
    assert form["thing"].value() == "Leah"


def test_line_ends_count_once_as_the_page_counts_them():
    field = forms.CharField(max_length=3, widget=forms.Textarea)
    assert errors(field, "a\r\nb") == []


def test_twenty_megabytes_in_a_field_are_refused_with_a_count():
    assert errors(forms.CharField(label="Text", max_length=500), "x" * 20_000_000) == [
        "Text must be 500 characters or fewer. It has 20000000"
    ]


def test_markup_and_formulas_are_kept_as_they_are():
    kind = type("Made", (Form,), {"thing": forms.CharField()})
    form = kind({"thing": "=1+1 <b>"})
    assert form.is_valid()
    assert form.cleaned_data == {"thing": "=1+1 <b>"}
