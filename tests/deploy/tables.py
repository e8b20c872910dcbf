"""What a database is made of, to compare one with another."""

import re

from django.apps import apps
from django.db import connection
from django.db.backends.utils import CursorWrapper

COLUMNS = """select table_name, column_name, data_type || coalesce(character_maximum_length::text, ''), is_nullable
             from information_schema.columns where table_schema = 'public'"""
RULES = "select conrelid::regclass::text, conname, pg_get_constraintdef(oid), '' from pg_constraint where conrelid > 0"
INDEXES = "select tablename, indexname, indexdef, '' from pg_indexes where schemaname = 'public'"
TABLES = "select tbl_name, sql from sqlite_master where sql is not null"
PRINTED = "import json, django; django.setup(); from tests.deploy.tables import parts; print(json.dumps(parts()))"


def parts() -> list[list[str]]:
    """Each column, rule and index of Concord's own tables in the database at hand, in a settled order."""
    ours = tuple(f"{app.label}_" for app in apps.get_app_configs() if app.name.startswith("concord."))
    with connection.cursor() as cursor:
        rows = on_postgres(cursor) if connection.vendor == "postgresql" else on_sqlite(cursor)
    return sorted(list(row) for row in rows if row[0].startswith(ours))


def on_postgres(cursor: CursorWrapper) -> list[tuple[str, ...]]:
    rows = []
    for question in (COLUMNS, RULES, INDEXES):
        cursor.execute(question)
        rows += cursor.fetchall()
    return rows


def on_sqlite(cursor: CursorWrapper) -> list[tuple[str, ...]]:
    cursor.execute(TABLES)
    inside = [(name, sql[sql.index("(") + 1 : -1]) for name, sql in cursor.fetchall()]
    return [(name, part) for name, body in inside for part in re.split(r', (?="|CONSTRAINT)', body)]
