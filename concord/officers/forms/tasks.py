"""Something for officers to do."""

from typing import Any

from django import forms

from concord.core.ui.fields import DateField
from concord.core.ui.forms import Form

from ..models import Task
from ..rules.tasks import MOST_MINUTES
from ..terms import Duty, Repeat


class TaskForm(Form):
    text = forms.CharField(max_length=200, label="What is to be done?")
    duty = forms.ChoiceField(choices=Duty, label="Part of the role")
    due_on = DateField(label="By when?")
    repeat = forms.ChoiceField(choices=Repeat, label="How often?")

    def __init__(self, *args: Any, task: Task | None = None, **kwargs: Any) -> None:
        initial = {name: getattr(task, name) for name in self.base_fields} if task else {}
        super().__init__(*args, initial=initial, **kwargs)


class DoneForm(Form):
    minutes = forms.IntegerField(
        min_value=1, max_value=MOST_MINUTES, required=False, label="How many minutes did it take?",
        help_text="Leave it empty if you do not count.",
    )  # fmt: skip

    who_sees = {"minutes": "Officers alone."}
