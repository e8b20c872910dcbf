"""What people may type about themselves and when they sign in."""

from collections.abc import Callable, Iterable
from typing import Any

from allauth.account.forms import ConfirmLoginCodeForm, RequestLoginCodeForm
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import (
    AddWebAuthnForm,
    AuthenticateWebAuthnForm,
    EditWebAuthnForm,
    LoginWebAuthnForm,
    ReauthenticateWebAuthnForm,
)
from django import forms
from django.core.exceptions import ValidationError

from concord.core.audit.queries import kinds
from concord.core.mail.terms import MailState
from concord.core.ui.fields import DateField
from concord.core.ui.forms import Form, prepare

from .adapters import AccountAdapter
from .namesakes import Namesake
from .terms import Contrast, TextSize

ONE_TIME = {"autocomplete": "one-time-code", "class": "govuk-input--width-10", "spellcheck": "false"}


class CodeForm(Form):
    heading = "code"
    code = forms.CharField(
        max_length=20, label="Type your code", help_text="Eight letters and figures, like 7KQ2-M9XP",
        widget=forms.TextInput(attrs={"class": "govuk-input--width-10", "autocomplete": "off", "spellcheck": "false"}),
    )  # fmt: skip


class MyDetailsForm(Form):
    name = forms.CharField(max_length=120, label="Your name", widget=forms.TextInput(attrs={"autocomplete": "name"}))
    email = forms.EmailField(
        max_length=254,
        required=False,
        label="E-mail address",
        help_text="Where mail about your work here goes. Several people may share one. To use a new one, open the link "
        "that we send to it.",
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    phone = forms.CharField(
        max_length=40, required=False, label="Phone", widget=forms.TextInput(attrs={"autocomplete": "tel"})
    )
    single_keys = forms.BooleanField(
        required=False,
        label="Let single keys work on the decision sheet",
        help_text="1 to 5 choose and Enter records. Turn it off if keys are pressed by mistake.",
    )


class PreferencesForm(Form):
    """How pages look for somebody, and what they are sent."""

    text_size = forms.ChoiceField(
        choices=TextSize.choices, required=False, widget=forms.RadioSelect, label="How large are the words?"
    )
    contrast = forms.ChoiceField(
        choices=Contrast.choices, required=False, widget=forms.RadioSelect, label="How strong is the contrast?"
    )
    weekly_mail = forms.BooleanField(
        required=False,
        label="Write to me on Mondays",
        help_text="What you have to do and your meetings in the next two weeks. No mail when there is nothing.",
    )


class ErasureForm(Form):
    also = forms.MultipleChoiceField(
        required=False,
        widget=forms.CheckboxSelectMultiple,
        label="These hold the same name or address. Which of them are theirs, and go too?",
        help_text="It may be somebody else: tick those alone that you know to be theirs.",
    )
    sure = forms.BooleanField(label="I have asked them, or they have asked me, and I know that this cannot be undone")

    def __init__(self, *args: Any, namesakes: Iterable[Namesake], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["also"].choices = [(one.key, one.words) for one in namesakes]  # type: ignore[attr-defined]  # choices
        if not self.fields["also"].choices:  # type: ignore[attr-defined]  # a choice field
            del self.fields["also"]


class MailFilter(Form):
    state = forms.ChoiceField(choices=[("", "All"), *MailState.choices], required=False, label="State")
    search = forms.CharField(max_length=120, required=False, label="Address or subject")


class NewLinkForm(Form):
    to_address = forms.EmailField(label="Send it to", widget=forms.EmailInput(attrs={"autocomplete": "off"}))


class AuditFilter(Form):
    kind = forms.ChoiceField(required=False, label="Part")
    who = forms.CharField(max_length=120, required=False, label="Done by", help_text="Part of a name")
    thing = forms.CharField(
        max_length=120, required=False, label="About", help_text="A number, a name or part of a title"
    )
    since = DateField(required=False, label="From")
    until = DateField(required=False, label="To")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [("", "All"), *kinds()]  # type: ignore[attr-defined]  # a choice field


class Ours:
    """Allauth's forms in our words: a label for each field, and errors that say how to mend it."""

    use_required_attribute = False
    labels: dict[str, str] = {}
    helps: dict[str, str] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        for name, field in self.fields.items():  # type: ignore[attr-defined]  # mixed into a form
            field.label, field.help_text = self.labels.get(name, field.label or name), self.helps.get(name, "")
            field.widget.attrs.pop("placeholder", None)
            if not field.widget.is_hidden:
                # A passkey's own answer comes in a hidden field, as JSON.
                prepare(field)
        if "code" in self.labels:
            self.fields["code"].widget.attrs.update(ONE_TIME)  # type: ignore[attr-defined]  # likewise


class AskForCode(Ours, RequestLoginCodeForm):
    labels = {"email": "E-mail address"}

    def clean_email(self) -> str:
        email: str = super().clean_email()
        if self._user is None:
            # The same work as for a known address: neither the page nor the time it takes tells them apart.
            AccountAdapter().send_mail("account/email/unknown_account", email, {})
        return email


class TypeCode(Ours, ConfirmLoginCodeForm):
    labels = {"code": "Code"}


class SecondStepCode(Ours, AuthenticateForm):
    labels = {"code": "Code from your app, or a recovery code"}


class SecondStepAgain(Ours, ReauthenticateForm):
    labels = {"code": "Code from your app, or a recovery code"}


class SetUpApp(Ours, ActivateTOTPForm):
    labels = {"code": "The code that the app shows"}


def whole(read: Callable[[], Any]) -> Any:
    """What a passkey answered; allauth's reader falls over an answer of another shape."""
    try:
        return read()
    except (KeyError, TypeError, ValueError, AttributeError):
        raise ValidationError("Your device's answer did not arrive whole. Try again") from None


class AddPasskey(Ours, AddWebAuthnForm):
    labels = {"name": "What shall we call it?", "passwordless": "Let it sign me in by itself"}
    helps = {
        "name": "Such as “my phone”",
        "passwordless": "Then you need no code by e-mail. It asks for your finger, face or PIN each time.",
    }

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = whole(super().clean)
        return found


class NamePasskey(Ours, EditWebAuthnForm):
    labels = {"name": "What shall we call it?"}


class SecondStepPasskey(AuthenticateWebAuthnForm):
    def clean_credential(self) -> Any:
        return whole(super().clean_credential)


class PasskeyAgain(ReauthenticateWebAuthnForm):
    def clean_credential(self) -> Any:
        return whole(super().clean_credential)


class PasskeyAlone(LoginWebAuthnForm):
    def clean_credential(self) -> Any:
        return whole(super().clean_credential)
