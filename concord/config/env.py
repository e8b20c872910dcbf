"""Typed readers of the environment, and the keys kept under CONCORD_HOME."""

import os
import secrets
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from cryptography.fernet import Fernet

# Seconds. Each thread of the server holds one: 32 beside the worker's and the clock's.
CONNECTION_KEPT = 600


def text(name: str, default: str = "") -> str:
    return os.environ.get(name, default).strip()


def flag(name: str, *, default: bool = False) -> bool:
    value = text(name).lower()
    return default if not value else value in {"1", "yes", "true", "on"}


def number(name: str, default: int) -> int:
    value = text(name)
    try:
        return int(value) if value else default
    except ValueError:
        raise SystemExit(f"{name} must be a whole number, but it is “{value}”.") from None


def words(name: str, default: str = "") -> list[str]:
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def home() -> Path:
    """Where the SQLite file, uploads and keys live; made on first use, for its owner alone."""
    path = Path(text("CONCORD_HOME", "./var")).resolve()
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise SystemExit(f"CONCORD_HOME is {path}, which cannot be a folder: {error.strerror}.") from None
    return path


def kept_key(folder: Path, name: str, variable: str) -> str:
    """A key from the environment, or from a file made on first use and readable by its owner alone."""
    if given := text(variable):
        return given
    path = folder / "keys" / name
    path.parent.mkdir(mode=0o700, exist_ok=True)
    if not path.exists():
        # Written aside and linked into place: two processes starting at once end up with one whole key.
        opened, part = tempfile.mkstemp(dir=path.parent)
        with os.fdopen(opened, "w") as file:
            file.write(Fernet.generate_key().decode() if name != "secret" else secrets.token_urlsafe(50))
        with suppress(FileExistsError):
            os.link(part, path)
        Path(part).unlink()
    return path.read_text().strip()


def database(url: str, folder: Path) -> dict[str, Any]:
    """Django's settings for DATABASE_URL (postgresql://…), or for SQLite under CONCORD_HOME."""
    if not url:
        return sqlite(folder / "concord.sqlite3")
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return sqlite(Path(unquote(parts.path)))
    if parts.scheme not in {"postgres", "postgresql"}:
        raise SystemExit("DATABASE_URL must begin with postgresql:// or sqlite:///.")
    query = {key: values[0] for key, values in parse_qs(parts.query).items()}
    pooled = flag("DATABASE_POOL")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": query.pop("host", "") or parts.hostname or "",
        "PORT": str(parts.port or query.pop("port", "")),
        "OPTIONS": query | ({"pool": {"min_size": 1, "max_size": 16}} if pooled else {}),
        "CONN_HEALTH_CHECKS": True,
        # Opening a connection takes longer than most of what is asked of it; a pool keeps its own.
        "CONN_MAX_AGE": 0 if pooled else CONNECTION_KEPT,
    }


def sqlite(path: Path) -> dict[str, Any]:
    """SQLite so that an acknowledged write survives a power cut and writers wait for each other."""
    pragmas = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": pragmas},
    }
