"""Any list from a file in the export's own shape: all of it, or nothing."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from concord.core.accounts.access import Installation, require
from concord.core.accounts.models import Person
from concord.core.accounts.permissions import Permission
from concord.core.areas.models import Area
from concord.core.audit.commands import record
from concord.core.lib.errors import RuleBroken
from concord.core.lib.imports import ImportResult
from concord.core.lib.tables import Row

from ..cells import Said, said_by
from ..imports import is_uid
from ..models import Organisation
from ..terms import Verb
from .imports import count_change, find_organisation, import_rows

Actor = Person | Installation


@dataclass(frozen=True)
class Shape:
    """How a list comes in, and who may bring it.

    `rows`: those that are there; `kept`: what one of them says now, in the file's words; `same`: the facts by which one
    without a reference is known again; `put`: keeps facts in a row, or in a new one.
    """

    columns: tuple[str, ...]
    required: tuple[str, ...]
    same: tuple[str, ...]
    read: Callable[[Row], Said]
    rows: Callable[[Area], Any]
    kept: Callable[[Any], dict[str, Any]]
    put: Callable[..., Any]
    permission: Permission
    verb: str = Verb.SHORT_LIST_IMPORTED


def shape_of(readers: dict[str, tuple[Any, ...]], **more: Any) -> Shape:
    """The shape of a plain list: a column for each reader, and of a row its fields of those names."""
    usual: dict[str, Any] = {
        "columns": ("ref", *readers),
        "read": partial(said_by, readers=readers),
        "kept": lambda row: {name: getattr(row, name) for name in readers},
    }
    return Shape(**usual | more)


class Reading:
    """One file on its way in. Rows of which it has spoken are not meant again: two alike stay two."""

    def __init__(self, shape: Shape, *, area: Area, by: Actor, at: datetime) -> None:
        self.shape, self.about = shape, {"area": area, "by": by, "at": at}
        self.left: dict[str, tuple[Any, dict[str, Any]]] = {
            str(getattr(row, "uid", row.pk)): (row, shape.kept(row)) for row in shape.rows(area)
        }

    def read(self, row: Row, result: ImportResult) -> None:
        said = self.shape.read(row)
        found, kept = self.known(said)
        if found is None:
            self.shape.put(facts=said.facts, row=None, **self.about)
            result.added += 1
            told = [str(said.facts[name]) for name in self.shape.same if said.facts[name]]
            result.lines.append(f"new: {', '.join(told)}")
            return
        # A column that the file does not have says nothing.
        silent = {name: kept[name] for name in said.facts if name in self.shape.columns and name not in row.cells}
        facts = said.facts | silent
        is_new = any(kept[name] != value for name, value in facts.items())
        if is_new:
            self.shape.put(facts=facts, row=found, **self.about)
        count_change(result, is_new)

    def known(self, said: Said) -> tuple[Any, dict[str, Any]]:
        """The row that is meant: by its reference, or one alike."""
        if is_uid(said.reference) and said.reference in self.left:
            return self.left.pop(said.reference)
        same = self.shape.same
        alike = [(uid, kept) for uid, (_, kept) in self.left.items() if all(kept[n] == said.facts[n] for n in same)]
        # One that says just this goes before one that would change.
        alike.sort(key=lambda found: any(found[1][name] != value for name, value in said.facts.items()))
        return self.left.pop(alike[0][0]) if alike else (None, {})


def import_list(
    shape: Shape, *, area: Area, data: bytes, name: str, dry_run: bool, by: Actor, at: datetime, **told: str
) -> ImportResult:
    """Add what a file says and change what is known already; what the file does not name stays.

    `told`: what else stands in the trail.
    """
    require(by, shape.permission, area)
    reading = Reading(shape, area=area, by=by, at=at)

    def after(result: ImportResult) -> None:
        added, changed = result.added, result.changed
        record(shape.verb, subject=area, by=by, at=at, area=area, added=added, changed=changed, **told)

    return import_rows(
        area=area,
        data=data,
        name=name,
        required=shape.required,
        known=shape.columns,
        dry_run=dry_run,
        read=reading.read,
        after=after,
    )


def person_by(area: Area, reference: str, name: str) -> Person | None:
    """Somebody with a role here, by their reference, or else by their name; in its place an address may stand.

    Raises `RuleBroken` where two are called that, or nobody of that name has the address.
    """
    here = Person.objects.filter(memberships__area=area).distinct()
    found = here.filter(uid=reference).first() if is_uid(reference) else None
    if found is not None:
        return found
    called = list(here.filter(name__iexact=name))
    if "@" in reference:
        called = [one for one in called if one.email.casefold() == reference.casefold()]
        if not called:
            raise RuleBroken(f"Nobody here called “{name}” has this e-mail address.", field="person_ref")
    return one_of(called, name, "Put their e-mail address into the column person_ref.", "person_ref")


def one_of(called: list[Person], name: str, remedy: str, column: str) -> Person | None:
    if len(called) > 1:
        raise RuleBroken(f"{len(called)} people here are called “{name}”. {remedy}", field=column)
    return called[0] if called else None


def person_named(area: Area, name: str, column: str) -> Person:
    """Somebody with a role here, by their name or their e-mail address."""
    here = Person.objects.filter(memberships__area=area).distinct()
    called = list(here.filter(email__iexact=name) if "@" in name else here.filter(name__iexact=name))
    found = one_of(called, name, "Put their e-mail address in place of the name.", column)
    if found is None:
        raise RuleBroken(f"Nobody here is called “{name}”. Give them a role first.", field=column)
    return found


def partner_named(name: str, column: str) -> Organisation:
    """A partner of the open area, by its name."""
    found = find_organisation("", name)
    if found is None:
        raise RuleBroken(f"“{name}” is not a partner here. Add it to the organisations first.", field=column)
    check_spelling(name, found.name, column)
    return found


def check_spelling(said: str, name: str, column: str) -> None:
    """A row that is known by a name names it in its own letters, or the same file would bring it again."""
    if said != name:
        raise RuleBroken(f"Write it as “{name}”.", field=column)
