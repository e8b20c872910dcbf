"""Before the settings load: a home of its own for the run and, when asked for, a private PostgreSQL.

`CONCORD_TEST_DB=postgres` starts a cluster from the system's binaries in a temporary folder, as the user
`postgres` when run as root, and stops it at the end. A conftest would be too late.
"""

import os
import pwd
import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest

CLUSTER: Path | None = None


def prepare() -> None:
    """Set the environment while the plugin is imported: pytest-django reads the settings in its first hook."""
    if "CONCORD_TEST_HOME" not in os.environ:
        os.environ["CONCORD_TEST_HOME"] = tempfile.mkdtemp(prefix="concord-test-")
    os.environ["CONCORD_HOME"] = os.environ["CONCORD_TEST_HOME"]
    os.environ["CONCORD_TASKS"] = "immediate"
    if os.environ.get("CONCORD_TEST_DB") == "postgres" and "DATABASE_URL" not in os.environ:
        start_cluster()


def start_cluster() -> None:
    global CLUSTER
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if not found:
        raise pytest.UsageError("PostgreSQL is not installed: apt-get install postgresql postgresql-contrib")
    binaries = found[-1].parent
    CLUSTER = Path(tempfile.mkdtemp(prefix="concord-pg-"))
    if os.geteuid() == 0:
        shutil.chown(CLUSTER, "postgres")
    data = CLUSTER / "data"
    as_owner(binaries / "initdb", "-D", data, "-U", "concord", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8")
    settings = (
        "-c fsync=off -c full_page_writes=off -c synchronous_commit=off -c listen_addresses='' -c max_connections=60"
    )
    options = f"-k {CLUSTER} {settings}"
    as_owner(binaries / "pg_ctl", "-D", data, "-w", "-o", options, "-l", CLUSTER / "log", "start")
    os.environ["DATABASE_URL"] = f"postgresql://concord@/postgres?host={CLUSTER}"


def as_owner(*command: object) -> None:
    """Run a PostgreSQL program; it refuses to run as root."""
    words = [str(word) for word in command]
    user = pwd.getpwnam("postgres") if os.geteuid() == 0 else None
    who = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []} if user else {}
    subprocess.run(words, check=True, stdout=subprocess.DEVNULL, cwd="/", **who)


def pytest_unconfigure() -> None:
    if os.environ.get("PYTEST_XDIST_WORKER"):
        return
    if CLUSTER:
        binaries = sorted(Path("/usr/lib/postgresql").glob("*/bin/pg_ctl"))[-1]
        as_owner(binaries, "-D", CLUSTER / "data", "-m", "immediate", "stop")
        shutil.rmtree(CLUSTER, ignore_errors=True)
    shutil.rmtree(os.environ["CONCORD_TEST_HOME"], ignore_errors=True)


prepare()
