"""Addresses that a mail can be answered to: each for one thing and one person, until a day."""

import re
from base64 import b32decode, b32encode
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.conf import settings
from django.utils.crypto import constant_time_compare, salted_hmac

SALT = "concord.core.mail.replies"
# What stands before the @ has 64 characters at most, and mail servers may change capitals: `signing.dumps` is too long
# and needs them, so the same keyed hash is cut to 100 bits and written in small letters.
SIGNED = 20
ADDRESS = re.compile(
    rf"reply\+(?P<key>[a-z2-7]{{26}})\.(?P<until>[0-9a-f]{{5,6}})\.(?P<sign>[a-z2-7]{{{SIGNED}}})@(?P<at>.+)"
)


@dataclass(frozen=True)
class ReplyAddress:
    """What an address says, before anybody looked whether it is true."""

    key: UUID
    until: date
    signature: str

    def is_of(self, person: UUID) -> bool:
        return constant_time_compare(self.signature, signature_of(self.key, person, self.until))


def takes_replies() -> bool:
    return bool(settings.INBOUND_DOMAIN)


def reply_address(key: UUID, person: UUID, until: date) -> str:
    """Where one person answers about one thing, until a day. Empty: this installation takes no mail in."""
    if not takes_replies():
        return ""
    said = b32encode(key.bytes).decode().rstrip("=").lower()
    return f"reply+{said}.{until.toordinal():x}.{signature_of(key, person, until)}@{settings.INBOUND_DOMAIN}"


def signature_of(key: UUID, person: UUID, until: date) -> str:
    digest = salted_hmac(SALT, f"{key}|{person}|{until}", algorithm="sha256").digest()
    return b32encode(digest).decode()[:SIGNED].lower()


def read_reply_address(address: str) -> ReplyAddress | None:
    """None: it is no such address of ours."""
    found = ADDRESS.fullmatch(address.strip().lower())
    if found is None or not takes_replies() or found["at"] != settings.INBOUND_DOMAIN:
        return None
    try:
        key, until = UUID(bytes=b32decode(found["key"].upper() + "======")), date.fromordinal(int(found["until"], 16))
    except (ValueError, OverflowError):
        return None
    return ReplyAddress(key, until, found["sign"])
