"""Everything of an area in one file, for whoever runs it (R375): each app says which files it adds."""

import io
from collections.abc import Callable, Iterator
from datetime import datetime
from zipfile import ZIP_DEFLATED, ZipFile

from django.db import transaction

from concord.core.accounts.access import Installation, require
from concord.core.accounts.models import Person
from concord.core.accounts.permissions import Permission
from concord.core.areas.models import Area
from concord.core.areas.terms import Verb
from concord.core.audit.commands import record
from concord.core.lib.tables import write_csv

from .exports import ExportTable

# A file's name and bytes.
Part = tuple[str, bytes]
Source = Callable[[Area], Iterator[Part]]
SOURCES: list[Source] = []
NEEDED = (Permission.MANAGE_AREA, Permission.MANAGE_PEOPLE, Permission.MANAGE_PERIODS)
ABOUT = """{area}: everything that Concord gives away of it, taken out on {at:%-d %B %Y}.

Lists can be imported again as they are, on their own pages or under “Short lists” in the settings: people and
organisations first, then partnerships, networks, commitments, documents, seats, returns, champions and what hangs on
them. What somebody wrote or answered under their own name is here to read: nobody else says it for them.
What people wrote in confidence is with the trustee, and not in here. Returns of periods that are still open are not
in here either: nobody reads them before the locking.
This file holds names and addresses. Keep it as closely as Concord itself.
"""


def register_parts(source: Source) -> None:
    """Add an app's files. Called once, when an app is ready."""
    SOURCES.append(source)


def table(name: str, made: ExportTable) -> Part:
    return f"{name}.csv", write_csv(made.columns, made.rows)


@transaction.atomic
def take_out(*, area: Area, by: Person | Installation, at: datetime) -> bytes:
    """A ZIP of every list of the area, called inside its scope. By somebody with every permission of `NEEDED`.

    Recorded, because it holds everybody's addresses.
    """
    for permission in NEEDED:
        require(by, permission, area)
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        archive.writestr("READ ME.txt", ABOUT.format(area=area, at=at))
        for source in SOURCES:
            for name, data in source(area):
                archive.writestr(name, data)
    record(Verb.AREA_TAKEN_OUT, subject=area, by=by, at=at, area=area)
    return out.getvalue()
