"""Secrets at rest: identities of confidential reporters under a key of their own, and keys of authenticator apps."""

import base64
import hmac
import json
from hashlib import sha256
from typing import Any

from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings

STEP = 512  # bytes


def vault() -> MultiFernet:
    return MultiFernet([Fernet(key) for key in settings.IDENTITY_KEYS])


def seal(facts: dict[str, Any]) -> bytes:
    """Encrypt facts with the newest key."""
    # Padded to steps, so that a length says nothing about what is inside.
    plain = json.dumps(facts, ensure_ascii=False).encode()
    # Every token says the same time: its real one, beside a return's, would say whose point it is.
    return vault().encrypt_at_time(plain + b" " * (-len(plain) % STEP), 0)


def unseal(token: bytes | memoryview) -> dict[str, Any]:
    """Decrypt with whichever key fits. Raises `InvalidToken` when none does."""
    found: dict[str, Any] = json.loads(vault().decrypt(bytes(token)))
    return found


def tag(*parts: object) -> str:
    """A keyed hash by which somebody's own rows are found again, and by nobody without the key.

    Its key is derived from the oldest identity key, which stays last in the list when keys are replaced.
    """
    # The length of each part comes before it, so that no two lists of parts read the same.
    text = "".join(f"{len(str(part))}:{part}" for part in parts)
    return hmac.new(derived(settings.IDENTITY_KEYS[-1], "reporter tag"), text.encode(), sha256).hexdigest()


def derived(key: str, use: str) -> bytes:
    """A key for one use alone."""
    return hmac.new(key.encode(), f"concord {use}".encode(), sha256).digest()


def app_keys() -> MultiFernet:
    """Encrypts the keys of authenticator apps, so that a copy of the database is not a second step."""
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet([Fernet(base64.urlsafe_b64encode(derived(key, "authenticator apps"))) for key in keys])  # type: ignore[arg-type]  # keys are text
