"""Places to install Concord in, empty or with a database that is made, and its commands there."""

import fcntl
import os
import shutil
import subprocess
import sys
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest

ROOT = Path(__file__).parents[2]
URL = os.environ.get("DATABASE_URL", "")
MAKE = (
    sys.executable,
    "-c",
    "import django; django.setup(); from concord.interfaces.cli.commands.common import make_database as m; m()",
)


def run(environment: dict[str, str], *command: str | Path) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [str(word) for word in command], capture_output=True, text=True, env=environment, cwd=ROOT, timeout=300
    )


def concord(environment: dict[str, str], *words: str) -> str:
    done = run(environment, sys.executable, "-m", "concord.interfaces.cli", *words)
    assert done.returncode == 0, done.stderr
    return done.stdout


def on_sqlite(home: Path) -> dict[str, str]:
    """The environment of a home on SQLite, whatever the run's own database is."""
    kept = {name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "DJANGO_SETTINGS_MODULE"}}
    return kept | {"CONCORD_HOME": str(home), "PYTHONPATH": str(ROOT)}


def made_home(factory: pytest.TempPathFactory) -> Path:
    """A home whose SQLite database is made by all migrations, and empty; once a run, for every process of it."""
    base = factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    with (shared / "made-home.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        home = shared / "made-home"
        if not home.exists():
            making = shared / "making-home"
            done = run(on_sqlite(making) | {"DJANGO_SETTINGS_MODULE": "concord.config.settings"}, *MAKE)
            assert done.returncode == 0, done.stderr
            making.rename(home)
    return home


@contextmanager
def place_in(home: Path, made: Path | None = None) -> Iterator[dict[str, str]]:
    """The environment of a place, with a PostgreSQL database of its own when the run is on PostgreSQL.

    It is empty; on SQLite it begins as a copy of `made`, where one is given.
    """
    place = on_sqlite(home)
    if made is None or URL:
        home.mkdir()
    else:
        shutil.copytree(made, home)
    if not URL:
        yield place
        return
    name = f"backup_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(URL, autocommit=True) as connection:
        connection.execute(f"create database {name}")  # type: ignore[call-overload]
        yield place | {"DATABASE_URL": URL.replace("/postgres?", f"/{name}?")}
        connection.execute(f"drop database {name} with (force)")  # type: ignore[call-overload]
