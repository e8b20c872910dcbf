"""How allauth fits Concord: nobody signs up by themselves, and its mail goes through our own rows."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.http import HttpRequest
from django.utils import timezone

from concord.core.mail.commands import queue_mail, send

TEMPLATES = {"account/email/login_code": ("accounts.code", "sign_in_code", "Your code to sign in")}
OTHER = ("accounts.notice", "account_notice", "Your account has changed")


class AccountAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """A code is of no use later, so it is sent at once; the row proves it."""
        kind, template, subject = TEMPLATES.get(template_prefix, OTHER)
        now = timezone.now()
        message = queue_mail(
            kind=kind, to_address=email, subject=subject, template=template, context=context, private=True, at=now
        )
        send(message=message, at=now)


class MFAAdapter(DefaultMFAAdapter):
    """Passkeys and authenticator codes."""


class SocialAdapter(DefaultSocialAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        return False
