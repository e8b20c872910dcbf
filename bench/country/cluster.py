"""A PostgreSQL of its own for the run, with its usual settings: what it acknowledges is on the disk."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.plugins.postgres import as_owner


@contextmanager
def cluster() -> Iterator[str]:
    """Start it, give its DATABASE_URL, stop it and take it away."""
    binaries = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))[-1].parent
    folder = Path(tempfile.mkdtemp(prefix="concord-bench-pg-"))
    if folder.owner() == "root":
        shutil.chown(folder, "postgres")
    data = folder / "data"
    as_owner(binaries / "initdb", "-D", data, "-U", "concord", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8")
    options = f"-k {folder} -c listen_addresses='' -c max_wal_size=8GB"
    as_owner(binaries / "pg_ctl", "-D", data, "-w", "-o", options, "-l", folder / "log", "start")
    try:
        yield f"postgresql://concord@/postgres?host={folder}"
    finally:
        as_owner(binaries / "pg_ctl", "-D", data, "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)
