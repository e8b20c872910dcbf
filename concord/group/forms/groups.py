"""What people type about a group."""

from django import forms

from concord.core.ui.forms import Form


class GroupForm(Form):
    """How a group is called and decides."""

    name = forms.CharField(max_length=120)
    purpose = forms.CharField(widget=forms.Textarea, required=False, max_length=2000, label="What the group is for")
    quorum_public = forms.IntegerField(min_value=0, max_value=50, label="Public sector members needed to decide")
    quorum_voluntary = forms.IntegerField(min_value=0, max_value=50, label="Voluntary sector members needed to decide")
    two_sector_rule = forms.BooleanField(
        required=False,
        label="Agreed only when both sectors consent",
        help_text="Without both, the outcome is “not agreed”, with the reason of each.",
    )
