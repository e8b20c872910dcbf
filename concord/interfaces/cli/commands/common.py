"""What several commands share: the database is there, the area is found, problems are said."""

from pathlib import Path

from django.core.management import call_command
from django.db import OperationalError, connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from concord.core.areas.models import Area
from concord.core.lib.errors import Problem, RuleBroken

MAKES_ITS_DATABASE = {"init", "demo", "serve", "docs"}


def check_database(command: str) -> None:
    """Make the database, or say how to; an older database is never used with newer code."""
    try:
        if command != "docs":
            make_or_check_database(command)
    except OperationalError as error:
        # The database's own words name the place and no password.
        why = next(iter(str(error).splitlines()), "it does not answer")
        raise RuleBroken(f"The database cannot be used: {why}. Look at DATABASE_URL and CONCORD_HOME.") from None


def make_or_check_database(command: str) -> None:
    check_steps()
    if command in MAKES_ITS_DATABASE:
        make_database()
        return
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise RuleBroken(
            "There is no database here yet, or it is older than this program. Run `concord init` or `concord serve`."
        )


def check_steps() -> None:
    """Steps that were folded into one are taken all or none: a database between them is for the program before."""
    loader = MigrationLoader(connection, load=False)
    loader.load_disk()
    applied = MigrationRecorder(connection).applied_migrations()
    for migration in loader.disk_migrations.values():
        taken = [step in applied for step in migration.replaces if step not in loader.disk_migrations]
        if any(taken) and not all(taken):
            raise RuleBroken(
                "This database was made by an early version of Concord that this one cannot take further. Nothing "
                "was changed. Start the version that CHANGELOG.md names for this once, then this one."
            )


def make_database() -> None:
    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)


def area_named(slug: str) -> Area:
    area = Area.objects.filter(slug=slug).first()
    if area is None:
        known = ", ".join(Area.objects.values_list("slug", flat=True)[:12]) or "none yet"
        raise RuleBroken(f"There is no area “{slug}” here. Areas: {known}.")
    return area


def read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise RuleBroken(f"{path} cannot be read: {error.strerror}.") from None


def folder(path: Path) -> None:
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise RuleBroken(f"{path} cannot be a folder: {error.strerror}.") from None


def write(path: Path, data: bytes) -> None:
    """Write a file whole or not at all."""
    part = path.with_name(f".{path.name}.part")
    try:
        part.write_bytes(data)
        part.replace(path)
    except OSError as error:
        raise RuleBroken(f"{path} cannot be written: {error.strerror}.") from None
    print(path)


def problem_line(problem: Problem) -> str:
    where = [f"row {problem.row}"] if problem.row else []
    where += [f"column {problem.column}"] if problem.column else []
    return f"{', '.join(where) or 'file'}: {problem.message}"
