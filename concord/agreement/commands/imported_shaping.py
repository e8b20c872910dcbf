"""Checklists, copies that were sent and times before elections, from files in the exports' own shape."""

from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any

from concord.core.accounts.permissions import Permission
from concord.core.areas.models import Area
from concord.core.directory.cells import day_needed_in, text_in
from concord.core.directory.commands.lists import shape_of
from concord.core.directory.imports import choice_in, day_in, line_in, name_in
from concord.core.lib.errors import RuleBroken

from ..models import GuidelineNote, PreElection, SentCopy, Version
from ..rules.shaping import check_says_something
from ..terms import Guideline
from .renewing import put_election
from .shaping import note_guideline, put_copy

ELECTION: dict[str, tuple[Any, ...]] = {
    "name": (name_in, 120),
    "starts_on": (day_needed_in,),
    "ends_on": (day_needed_in,),
    "bodies": (line_in, 200),
}
COPY: dict[str, tuple[Any, ...]] = {
    "version": (name_in, 300),
    "body": (name_in, 160),
    "sent_on": (day_needed_in,),
    "acknowledged_on": (day_in,),
    "linked_on": (day_in,),
}
NOTE: dict[str, tuple[Any, ...]] = {
    "version": (name_in, 300),
    "guideline": (choice_in, Guideline.values),
    "evidence": (text_in, 2000),
    "source": (line_in, 200),
}


def all_elections(area: Area) -> Iterable[PreElection]:
    return PreElection.objects.filter(area=area)


def keep_election(*, area: Area, facts: Mapping[str, Any], row: PreElection | None, **about: Any) -> None:
    put_election(area=area, election=row, **facts, **about)


def all_copies(area: Area) -> Iterable[SentCopy]:
    return (
        SentCopy.objects.filter(area=area).select_related("version__area", "area").order_by("version", "sent_on", "pk")
    )


def put_sent_copy(*, area: Area, facts: Mapping[str, Any], row: SentCopy | None, **about: Any) -> None:
    version = version_of(row, area, facts["version"])
    if row is not None and row.version_id != version.pk:
        raise RuleBroken("This copy was of another version. Leave the reference out to add one.", field="version")
    put_copy(copy=row, **{**facts, "version": version}, **about)


def all_notes(area: Area) -> Iterable[GuidelineNote]:
    return GuidelineNote.objects.filter(area=area).select_related("version__area").order_by("version", "guideline")


def put_guideline(*, area: Area, facts: Mapping[str, Any], row: GuidelineNote | None, **about: Any) -> None:
    check_says_something(facts["evidence"], facts["source"])
    version = version_of(row, area, facts["version"])
    if row is None and GuidelineNote.objects.filter(version=version, guideline=facts["guideline"]).exists():
        raise RuleBroken("This guideline of the version stands twice in the file.", field="guideline")
    note_guideline(**{**facts, "version": version}, **about)


def version_of(row: SentCopy | GuidelineNote | None, area: Area, name: str) -> Version:
    return row.version if row is not None and str(row.version) == name else version_named(area, name)


def version_named(area: Area, name: str) -> Version:
    """A version by its document and number, as pages call it."""
    called = [one for one in Version.objects.filter(area=area).select_related("area") if str(one) == name]
    if not called:
        raise RuleBroken(f"No version is called “{name}”. Bring the text in first.", field="version")
    if len(called) > 1:
        raise RuleBroken(f"{len(called)} versions are called “{name}”. Write this on the page.", field="version")
    return called[0]


def kept_of_version(one: SentCopy | GuidelineNote, readers: Mapping[str, Any]) -> dict[str, Any]:
    return {name: getattr(one, name) for name in readers} | {"version": str(one.version)}


ELECTIONS = shape_of(
    ELECTION,
    required=("name", "starts_on", "ends_on"),
    same=("name", "starts_on"),
    rows=all_elections,
    put=keep_election,
    permission=Permission.EDIT_AGREEMENT,
)
SENT_COPIES = shape_of(
    COPY,
    required=("version", "body", "sent_on"),
    same=("version", "body"),
    rows=all_copies,
    kept=partial(kept_of_version, readers=COPY),
    put=put_sent_copy,
    permission=Permission.EDIT_AGREEMENT,
)
GUIDELINES = shape_of(
    NOTE,
    columns=tuple(NOTE),
    required=("version", "guideline"),
    same=("version", "guideline"),
    rows=all_notes,
    kept=partial(kept_of_version, readers=NOTE),
    put=put_guideline,
    permission=Permission.EDIT_AGREEMENT,
)
