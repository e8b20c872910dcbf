"""The country: every row of the one area again, for each further area, by SQL that runs on both databases.

Each area's rows are the same, so that a page of one area differs between the sizes by what stands around it alone.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.core.management.color import no_style
from django.db import connection, models, transaction

from concord.agreement.models import Commitment, CommitmentText
from concord.core.accounts.models import Person, PersonalLink, RoleGrant
from concord.core.areas.models import Area
from concord.core.audit.models import AuditEntry
from concord.core.directory.models import Membership, Organisation, OrganisationName, Partner, Unit
from concord.core.mail.models import OutgoingMessage
from concord.group.models import Attendance, Group, Meeting
from concord.log import models as log

COPIED: list[type[models.Model]] = [
    Area, Person, RoleGrant, Organisation, OrganisationName, Unit, Partner, Membership, Commitment, CommitmentText,
    Group, Meeting, Attendance, PersonalLink, OutgoingMessage, AuditEntry, log.Period, log.Expectation, log.Reminder,
    log.LogReturn, log.BoxAnswer, log.Point, log.Decision, log.ReplyRequest, log.PeriodSummary,
]  # fmt: skip
# Keys are moved so far for each area.
STRIDE = 1_000_000
NAMED = {"reference", "slug", "code", "path", "area_key", "subject_key", "period_reference"}
MARKED = {"login_email", "code_hash", "person_key", "to_person_key", "about_key"}
RANDOM = {"sqlite": "lower(hex(randomblob(16)))", "postgresql": "gen_random_uuid()"}


def copy_area(area: Area, times: int) -> None:
    """Table by table: what is written lies together, and each table's indexes stay in memory."""
    with in_bulk():
        for model in COPIED:
            with transaction.atomic(), connection.cursor() as cursor:
                for n in range(1, times + 1):
                    cursor.execute(statement(model, area, n))


@contextmanager
def in_bulk() -> Iterator[None]:
    """Without checks of foreign keys and without waiting for the disk; afterwards as after any night."""
    sqlite = connection.vendor == "sqlite"
    quick = ["PRAGMA foreign_keys=OFF", "PRAGMA synchronous=OFF", "PRAGMA cache_size=-2000000"]
    run(quick if sqlite else ["SET session_replication_role=replica"])
    yield
    if sqlite:
        run(["PRAGMA wal_checkpoint(TRUNCATE)", "PRAGMA synchronous=FULL", "PRAGMA foreign_keys=ON"])
    else:
        run(connection.ops.sequence_reset_sql(no_style(), [m for m in COPIED if has_number(m)]))
        # What autovacuum does by itself within minutes.
        run(["SET session_replication_role=origin", "VACUUM ANALYZE"])


def run(statements: Iterable[str]) -> None:
    with connection.cursor() as cursor:
        for line in statements:
            cursor.execute(line)


def has_number(model: type[models.Model]) -> bool:
    return isinstance(model._meta.pk, models.AutoField)


def statement(model: type[models.Model], area: Area, n: int) -> str:
    fields = model._meta.concrete_fields
    columns = ", ".join(f'"{field.column}"' for field in fields)
    values = ", ".join(value(field, n) for field in fields)
    table = f'"{model._meta.db_table}"'
    return f"INSERT INTO {table} ({columns}) SELECT {values} FROM {table} WHERE {of_area(model, area)}"  # noqa: S608


def of_area(model: type[models.Model], area: Area) -> str:
    names = {field.column for field in model._meta.concrete_fields}
    if model is Area:
        return f"id = {area.pk}"
    if "area_key" in names:
        return f"area_key = '{area.key}'"
    if "area_id" in names:
        return f"area_id = {area.pk}"
    if "home_area_id" in names:
        return f"home_area_id = {area.pk}"
    return f"organisation_id IN (SELECT id FROM directory_organisation WHERE home_area_id = {area.pk})"  # noqa: S608


def value(field: models.Field, n: int) -> str:
    """What stands in a column of the n-th copy: keys moved, references and names changed, the rest as it was."""
    name = f'"{field.column}"'
    moved = field.primary_key or (isinstance(field, models.ForeignKey) and field.related_model in COPIED)
    if moved and not (field.model is Area and field.name == "parent"):
        return f"{name} + {n * STRIDE}"
    if isinstance(field, models.UUIDField) and field.unique:
        return RANDOM[connection.vendor]
    if field.name in NAMED:
        return f"REPLACE(REPLACE({name}, 'WESS', 'B{n}'), 'wessington', 'borough-{n}')"
    if field.name in MARKED:
        return f"CASE WHEN {name} = '' THEN '' ELSE SUBSTR('{n}-' || {name}, 1, {field.max_length}) END"
    return name
