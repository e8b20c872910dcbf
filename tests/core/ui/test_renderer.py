"""What `{{ form }}` draws."""

import re

from django import forms
from django.test import SimpleTestCase

from concord.core.ui.fields import DateField
from concord.core.ui.forms import Form

same = SimpleTestCase().assertHTMLEqual
KINDS = [("a", "A kept promise"), ("b", "Another")]


class Sample(Form):
    reveals = {"kind": {"b": ["which"]}}
    hints = {"kind": {"a": "Such as notice"}}
    who_sees = {"text": "members of the group."}

    name = forms.CharField(label="Name", max_length=10, help_text="As on your badge")
    text = forms.CharField(label="Text", max_length=200, widget=forms.Textarea(attrs={"rows": 4}))
    kind = forms.ChoiceField(label="Kind", choices=KINDS, widget=forms.RadioSelect)
    which = forms.CharField(label="Which", required=False)
    boxes = forms.MultipleChoiceField(label="Boxes", choices=KINDS, widget=forms.CheckboxSelectMultiple)
    on = DateField(label="Date")
    agreed = forms.BooleanField(label="I agree")


def test_a_text_field_has_label_hint_and_description():
    same(
        Sample()["name"].as_field_group(),
        """<div class="govuk-form-group"><label class="govuk-label" for="id_name">Name</label>
        <div id="id_name_hint" class="govuk-hint">As on your badge</div>
        <input type="text" name="name" class="govuk-input" id="id_name" aria-describedby="id_name_hint"></div>""",
    )


def test_an_error_is_announced_and_described():
    same(
        Sample({})["name"].as_field_group(),
        """<div class="govuk-form-group govuk-form-group--error"><label class="govuk-label" for="id_name">Name</label>
        <div id="id_name_hint" class="govuk-hint">As on your badge</div>
        <p id="id_name_error" class="govuk-error-message">
        <span class="govuk-visually-hidden">Error:</span> Enter name</p>
        <input type="text" name="name" class="govuk-input govuk-input--error" id="id_name" aria-invalid="true"
        aria-describedby="id_name_hint id_name_error"></div>""",
    )


def test_a_long_text_counts_and_says_who_will_see_it():
    same(
        Sample()["text"].as_field_group(),
        """<div class="govuk-form-group govuk-character-count" data-module="govuk-character-count" data-maxlength="200">
        <label class="govuk-label" for="id_text">Text</label>
        <textarea name="text" cols="40" rows="4" class="govuk-textarea govuk-js-character-count" id="id_text"
        aria-describedby="id_text-info id_text_who"></textarea>
        <div id="id_text-info" class="govuk-hint govuk-character-count__message">
        You can enter up to 200 characters</div>
        <p id="id_text_who" class="concord-who-sees">
        <strong>Who will see this:</strong> members of the group.</p></div>""",
    )


def test_radios_stand_in_a_fieldset_with_hints_and_revealed_questions():
    same(
        Sample({"kind": "b"})["kind"].as_field_group(),
        """<div class="govuk-form-group"><fieldset class="govuk-fieldset">
        <legend class="govuk-fieldset__legend">Kind</legend><div class="govuk-radios">
        <div class="govuk-radios__item"><input type="radio" name="kind" value="a" id="id_kind_0"
        class="govuk-radios__input" aria-describedby="id_kind_0_hint">
        <label class="govuk-label govuk-radios__label" for="id_kind_0">A kept promise</label>
        <div id="id_kind_0_hint" class="govuk-hint govuk-radios__hint">Such as notice</div></div>
        <div class="govuk-radios__item"><input type="radio" name="kind" value="b" id="id_kind_1" checked
        class="govuk-radios__input" data-reveals="id_kind_1_reveals">
        <label class="govuk-label govuk-radios__label" for="id_kind_1">Another</label></div>
        <div class="govuk-radios__conditional" id="id_kind_1_reveals"><div class="govuk-form-group">
        <label class="govuk-label" for="id_which">Which</label>
        <input type="text" name="which" class="govuk-input" id="id_which"></div></div></div></fieldset></div>""",
    )


def test_checkboxes_look_like_checkboxes():
    drawn = Sample()["boxes"].as_field_group()
    assert (drawn.count('class="govuk-checkboxes__input"'), drawn.count("govuk-radios")) == (2, 0)


def test_a_revealed_question_is_drawn_once():
    assert str(Sample()).count('name="which"') == 1


def test_every_link_of_the_summary_leads_to_an_input():
    drawn = str(Sample({"on_day": "3", "on_year": "2026"}))
    links = re.findall(r'href="#([^"]+)"', drawn)
    assert links == ["id_name", "id_text", "id_kind_0", "id_boxes_0", "id_on_1", "id_agreed"]
    inputs = re.findall(r'<(?:input|textarea|select)[^>]* id="([^"]+)"', drawn)
    assert [link for link in links if link not in inputs] == []


def test_only_the_faulty_part_of_a_date_is_marked_and_what_was_typed_comes_back():
    drawn = str(Sample({"on_day": "3", "on_month": "Smarch", "on_year": "2026"})["on"])
    assert re.findall(r'value="([^"]+)"', drawn) == ["3", "Smarch", "2026"]
    assert re.findall(r'govuk-input--error" id="([^"]+)"', drawn) == ["id_on_1"]


def test_a_missing_date_marks_all_three_parts():
    assert str(Sample({})["on"]).count("govuk-input--error") == 3


def test_the_heading_field_is_the_pages_heading():
    heading = type("Heading", (Sample,), {"heading": "kind"})()["kind"].as_field_group()
    assert '<h1 class="govuk-fieldset__heading">Kind</h1>' in heading


def test_what_was_typed_is_escaped():
    drawn = str(Sample({"name": '"><script>alert(1)</script>'}))
    assert "<script>" not in drawn


def test_errors_of_the_whole_form_stand_in_the_summary():
    form = Sample({})
    form.add_error(None, "Two answers contradict each other")
    assert "<li>Two answers contradict each other</li>" in str(form)


def test_a_formset_draws_each_form_in_a_fieldset():
    drawn = str(forms.formset_factory(Sample, extra=2)())
    assert (drawn.count("concord-formset-row"), 'name="form-TOTAL_FORMS"' in drawn) == (2, True)


def test_forms_of_others_are_drawn_the_same_way():
    class Plain(forms.Form):
        code = forms.CharField(label="Code")

    assert 'class="govuk-input govuk-input--error"' in str(Plain({}))
