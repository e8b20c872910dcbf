"""How allauth fits Concord: nobody signs up by themselves, and its mail goes through our own rows."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from concord.core.mail.commands import queue_mail, send

from .encryption import app_keys
from .models import Person

CODE = ("accounts.code", "sign_in_code", "Your code to sign in")
UNKNOWN = ("accounts.unknown", "sign_in_unknown", "There is no account for this address")
NOTICE = ("accounts.notice", "account_notice", "Your account has changed")
MAIL = {"account/email/login_code": CODE, "account/email/unknown_account": UNKNOWN}

# What a notice says, by allauth's name for it.
WHAT = {
    "mfa/email/totp_activated": "An authenticator app was set up for your account in Concord.",
    "mfa/email/totp_deactivated": "The authenticator app of your account in Concord was turned off.",
    "mfa/email/webauthn_added": "A passkey was added to your account in Concord.",
    "mfa/email/webauthn_removed": "A passkey was taken away from your account in Concord.",
    "mfa/email/recovery_codes_generated": "New recovery codes were made for your account in Concord.",
    "socialaccount/email/account_connected": "A work account can now be used to sign in to your account in Concord.",
}
CHANGED = "The way in which you sign in to Concord was changed."


class AccountAdapter(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "incorrect_code": "This is not the code. Check it, or ask for another",
        "too_many_login_attempts": "Too many tries. Wait an hour, then try again",
        "rate_limited": "Too many tries. Wait a few minutes, then try again",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """A code is of no use later, so it is sent at once; the row proves it."""
        kind, template, subject = MAIL.get(template_prefix, NOTICE)
        facts = {"code": context.get("code", ""), "what": WHAT.get(template_prefix, CHANGED)}
        now = timezone.now()
        # Asked of every address, known or not; whoever is here reads whom to ask.
        known = Person.objects.select_related("home_area").filter(login_email=email.lower()).first()
        area = known.home_area if known and kind != UNKNOWN[0] else None
        message = queue_mail(
            kind=kind, to_address=email, subject=subject, template=template, context=facts, area=area, private=True,
            at=now,
        )  # fmt: skip
        send(message=message, at=now)

    def send_notification_mail(
        self, template_prefix: str, user: Person, context: dict[str, Any] | None = None, email: str | None = None
    ) -> None:
        """Tell somebody at the address with which they sign in that their account has changed."""
        if user.login_email:
            self.send_mail(template_prefix, user.login_email, {})


class MFAAdapter(DefaultMFAAdapter):
    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": "This is not the code. Wait for the next one in your app, or use a recovery code",
        "cannot_generate_recovery_codes": "Set up a passkey or an app first",
    }

    def encrypt(self, text: str) -> str:
        return app_keys().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return app_keys().decrypt(encrypted_text.encode()).decode()


class SocialAdapter(DefaultSocialAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        return False

    def authenticate_by_email(self, sociallogin: Any) -> tuple[Person, str] | None:
        """A work account belongs to whoever signs in here with its address, once its server has proved that address."""
        address = proven_address(sociallogin.account.extra_data)
        person = Person.objects.filter(login_email=address, is_active=True).first() if address else None
        return (person, address) if person else None


def proven_address(said: dict[str, Any]) -> str:
    """The address of which the account's server says that it is this person's own; empty when it does not say so.

    What it says may stand in either of two parts. The text "false" is as false as the word.
    """
    for part in (said.get("userinfo"), said.get("id_token")):
        if isinstance(part, dict) and str(part.get(settings.OIDC_VERIFIED)).lower() in {"true", "1"}:
            return str(part.get("email") or "").strip().lower()
    return ""
