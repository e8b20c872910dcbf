"""What an officer types about a theme."""

from django import forms

from concord.core.ui.forms import Form


class ThemeForm(Form):
    name = forms.CharField(max_length=60, label="What is the theme called?", help_text="Like “Buildings and rooms”")
