"""Empty places to install Concord in, and its commands there."""

import os
import subprocess
import sys
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

ROOT = Path(__file__).parents[2]
URL = os.environ.get("DATABASE_URL", "")


def run(environment: dict[str, str], *command: str | Path) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [str(word) for word in command], capture_output=True, text=True, env=environment, cwd=ROOT, timeout=120
    )


def concord(environment: dict[str, str], *words: str) -> str:
    done = run(environment, sys.executable, "-m", "concord.interfaces.cli", *words)
    assert done.returncode == 0, done.stderr
    return done.stdout


@contextmanager
def place_in(home: Path) -> Iterator[dict[str, str]]:
    """The environment of an empty place, with a PostgreSQL database of its own when the run is on PostgreSQL."""
    home.mkdir()
    kept = {name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "DJANGO_SETTINGS_MODULE"}}
    place = kept | {"CONCORD_HOME": str(home)}
    if not URL:
        yield place
        return
    name = f"backup_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(URL, autocommit=True) as connection:
        connection.execute(f"create database {name}")  # type: ignore[call-overload]
        yield place | {"DATABASE_URL": URL.replace("/postgres?", f"/{name}?")}
        connection.execute(f"drop database {name} with (force)")  # type: ignore[call-overload]
