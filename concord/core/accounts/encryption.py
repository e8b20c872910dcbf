"""Identities of confidential reporters at rest, under a key of their own."""

import hmac
import json
from hashlib import sha256
from typing import Any

from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings


def vault() -> MultiFernet:
    return MultiFernet([Fernet(key) for key in settings.IDENTITY_KEYS])


def seal(facts: dict[str, Any]) -> bytes:
    """Encrypt facts with the newest key."""
    # Padded to steps of 512 bytes, so that a length says nothing about what is inside.
    plain = json.dumps(facts, ensure_ascii=False).encode()
    return vault().encrypt(plain + b" " * (-len(plain) % 512))


def unseal(token: bytes | memoryview) -> dict[str, Any]:
    """Decrypt with whichever key fits. Raises `InvalidToken` when none does."""
    found: dict[str, Any] = json.loads(vault().decrypt(bytes(token)))
    return found


def tag(*parts: object) -> str:
    """A keyed hash by which somebody's own rows are found again, and by nobody without the key.

    It is made with the oldest key, which stays last in the list when keys are replaced.
    """
    text = "\x1f".join(str(part) for part in parts)
    return hmac.new(settings.IDENTITY_KEYS[-1].encode(), text.encode(), sha256).hexdigest()
