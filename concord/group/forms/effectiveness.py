"""What people type about how well the group works."""

from typing import Any

from django import forms

from concord.core.ui.fields import DateField
from concord.core.ui.forms import Form

from ..terms import SurveyAnswer, SurveyQuestion


class SurveyForm(Form):
    year = forms.IntegerField(label="About which year?")
    closes_on = DateField(label="Last day to answer")


class SurveyAnswerForm(Form):
    """Every question with the same three answers."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for key, label in SurveyQuestion.choices:
            field = forms.ChoiceField(choices=SurveyAnswer, widget=forms.RadioSelect, label=str(label))
            field.error_messages["required"] = f"Choose an answer: {label}"
            self.fields[key] = field
