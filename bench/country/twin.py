"""The installation as it was with one area, kept beside the one that grows, so that both answer in the same minute."""

import os
import shutil
from pathlib import Path

from django.conf import settings
from django.db import connection


def keep_small() -> tuple[str, str]:
    """A copy of home and database as they are now: its CONCORD_HOME and DATABASE_URL."""
    home = Path(settings.HOME)
    # Closing writes SQLite's log into its file; PostgreSQL copies no database that is in use.
    connection.close()
    small = home / "small"
    shutil.copytree(home, small, ignore=shutil.ignore_patterns("small"))
    url = os.environ["DATABASE_URL"]
    if not url:
        return str(small), ""
    copy_database()
    return str(small), url.replace("/postgres?", "/small?")


def copy_database() -> None:
    import psycopg

    facts = settings.DATABASES["default"]
    with psycopg.connect(dbname="template1", user=facts["USER"], host=facts["HOST"], autocommit=True) as opened:
        opened.execute("CREATE DATABASE small TEMPLATE postgres")
    with psycopg.connect(dbname="small", user=facts["USER"], host=facts["HOST"], autocommit=True) as opened:
        opened.execute("VACUUM ANALYZE")
