"""Reads of confidential points: what a reporter finds of their own, and what the trustee holds, without names."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import OuterRef, Subquery, prefetch_related_objects
from django.db.models.functions import Coalesce

from concord.agreement.models import Commitment
from concord.core.accounts.encryption import tag, unseal
from concord.core.accounts.models import Person
from concord.core.areas.models import Area
from concord.core.audit.models import AuditEntry
from concord.core.directory.models import Organisation, Unit

from ..models import ConfidentialPoint, Decision, GroupVersion, LogReturn, Period, Point
from ..rules.returns import PointInput
from ..terms import EntryMode, PointClass, Verb, Verdict
from .wordings import (
    DECIDED,
    agreed_version,
    group_words,
    is_open_again,
    is_unworded,
    is_waiting,
    settled_words,
    waiting_version,
    why_approval_stays,
    why_not_widened,
    why_not_worded,
    wording_state,
)
from .written import WrittenPoint

# Behind every place that a box has.
LAST = 1_000


@dataclass(frozen=True)
class Reading:
    """One look at who is behind a point: by whom, when and why."""

    at: datetime
    by: str
    reason: str


@dataclass(frozen=True)
class HeldPage:
    """One confidential point as the trustee sees it before reading who is behind it."""

    row: ConfidentialPoint
    wording: str
    readings: Sequence[Reading]
    # Why the trustee proposes no wording, or no longer.
    settled: str = ""
    # Its reporter took back an approval, and gave no other.
    unworded: bool = False


@dataclass(frozen=True)
class HeldLine:
    """One confidential point in the trustee's list: how far a safer wording is, and whether the group has decided."""

    row: ConfidentialPoint
    wording: str
    is_decided: bool


@dataclass(frozen=True)
class Question:
    """What the group wants to know about a point whose reporter is not named; for that reporter's own page alone."""

    receipt: str
    period: Period
    box: int
    text: str


@dataclass(frozen=True)
class ReadPoint:
    """A confidential point with whoever is behind it, as its trustee reads it."""

    reference: str
    period: Period
    box: int
    name: str
    contact: str
    organisation: str
    sector: str
    typed: PointInput


def reporter_tag(person: Person, period: Period) -> str:
    """The keyed hash by which a reporter's points of a period are found, and by nobody without the key."""
    return tag("reporter", person.uid, period.area_id, period.reference)


def own_confidential(log_return: LogReturn, *, address: str | None = None) -> list[ConfidentialPoint]:
    """The reporter's own confidential points of a period.

    `address`: where whoever asks is known to be reached. Points written from another address stay hidden, so that
    nobody opens them by changing the person's address and sending a link there. None: not asked for by a page.
    """
    mine = reporter_tag(log_return.person, log_return.period)
    # Most returns hold none, and what is fetched afterwards is then not asked for at all.
    found = ConfidentialPoint.objects.filter(reporter_tag=mine, withdrawn=False).exclude(point_class=PointClass.NAMED)
    found = found.prefetch_related("versions", "point", "period__area")
    rows = [row for row in found if address is None or wrote_from(row, address)]
    return sorted(rows, key=order_in_return)


def order_in_return(row: ConfidentialPoint) -> tuple[int, int, str]:
    return row.box, place_of(row) or LAST, row.reference


def place_of(row: ConfidentialPoint) -> int:
    """Where its writer has a point among those of its box; 0 where that was never noted."""
    return int(unseal(row.content).get("place", 0))


def own_set_aside(log_return: LogReturn) -> list[ConfidentialPoint]:
    """What somebody had written under their name and not sent when their return came in another way, by box."""
    mine = reporter_tag(log_return.person, log_return.period)
    found = ConfidentialPoint.objects.filter(reporter_tag=mine, point_class=PointClass.NAMED)
    return sorted(found.select_related("period"), key=order_in_return)


def set_aside_texts(log_return: LogReturn | None) -> list[tuple[int, str]]:
    """Box and words of what was set aside, for the writer's own page alone; asked for only where there can be any."""
    if log_return is None or log_return.mode == EntryMode.WEB:
        return []
    return [(row.box, str(unseal(row.content)["text"])) for row in own_set_aside(log_return)]


def wrote_from(row: ConfidentialPoint, address: str) -> bool:
    return bool(address) and address.lower() in unseal(row.reporter)["addresses"]


def questions_for(person: Person, *, address: str) -> list[Question]:
    """What the group asked back about somebody's own confidential points, of any period. One query.

    No mail tells them, since it would tell who they are. As ever, only from the address that they wrote from.
    """
    asked = Decision.objects.filter(point=OuterRef("stands_in"), is_current=True, verdict=Verdict.ASKED_BACK)
    found = Point.objects.filter(point_class=PointClass.NAME_WITHHELD, withdrawn_at__isnull=True)
    found = found.annotate(stands_in=Coalesce("merged_into", "pk"), question=Subquery(asked.values("reason")[:1]))
    rows = found.filter(question__isnull=False, identity__isnull=False).select_related("period", "identity")
    return [
        Question(row.identity.reference, row.period, row.box, row.question)
        for row in rows.order_by("period__opens_on", "box", "reference")
        if row.identity.reporter_tag == reporter_tag(person, row.period) and wrote_from(row.identity, address)
    ]


def inputs_of(rows: Sequence[ConfidentialPoint]) -> list[PointInput]:
    """Sealed points as their reporter typed them, in three queries."""
    contents = [unseal(row.content) for row in rows]
    bodies = Organisation.objects.in_bulk([content["about"] for content in contents if content["about"]])
    units = Unit.objects.in_bulk([content["unit"] for content in contents if content["unit"]])
    promises = Commitment.objects.in_bulk([content["commitment"] for content in contents if content["commitment"]])
    return [
        input_of(row, content, bodies=bodies, units=units, promises=promises)
        for row, content in zip(rows, contents, strict=True)
    ]


def input_of(
    row: ConfidentialPoint,
    content: Mapping[str, Any],
    *,
    bodies: Mapping[int, Any],
    units: Mapping[int, Any],
    promises: Mapping[int, Any],
) -> PointInput:
    day = content["happened_on"]
    return PointInput(
        text=content["text"],
        point_class=row.point_class,
        about_organisation=bodies.get(content["about"]),
        about_unit=units.get(content["unit"]),
        commitment=promises.get(content["commitment"]),
        breach=content["breach"],
        happened_on=date.fromisoformat(day) if day else None,
        win_source=content["win_source"],
        contexts=content["contexts"],
        is_proxy=content["is_proxy"],
    )


def own_written(log_return: LogReturn, *, address: str | None = None) -> dict[int, list[WrittenPoint]]:
    """The writer's own confidential points by box, for their own pages alone."""
    rows = own_confidential(log_return, address=address)
    settled = settled_words([row for row in rows if agreed_version(row)])
    found: dict[int, list[WrittenPoint]] = {}
    for row, typed in zip(rows, inputs_of(rows), strict=True):
        found.setdefault(row.box, []).append(written_point(row, typed, settled.get(row.pk)))
    return found


def written_point(row: ConfidentialPoint, typed: PointInput, settled: str | None) -> WrittenPoint:
    """`settled`: why an approved wording can no longer change; None where the trustee's was not approved."""
    fixed = why_approval_stays(row, settled) if settled is not None else ""
    return WrittenPoint(
        typed,
        row.reference,
        str(PointClass(row.point_class).label),
        waiting_version(row),
        place=place_of(row),
        agreed=agreed_version(row),
        is_unworded=is_unworded(row),
        # In a period that was opened again none is sent: what was not then waits for the next.
        is_unsent=row.is_draft and not is_open_again(row.period),
        fixed=why_not_widened(row) if row.point_class == PointClass.TRUSTEE_ONLY else fixed,
        can_be_named=row.point_class == PointClass.NAME_WITHHELD and not why_not_widened(row),
        came_from=str(unseal(row.content).get("came_from", "")),
    )


def own_row(log_return: LogReturn, reference: str, *, address: str | None = None) -> ConfidentialPoint | None:
    """One of the reporter's own points by its receipt; None for anybody else's."""
    return next((row for row in own_confidential(log_return, address=address) if row.reference == reference), None)


def proposed_version(log_return: LogReturn, uid: str, *, address: str | None = None) -> GroupVersion | None:
    """A wording that the trustee proposes for one of the reporter's own points; None for anybody else's."""
    for row in own_confidential(log_return, address=address):
        for version in row.versions.all():
            if str(version.uid) == str(uid) and is_waiting(version):
                version.confidential = row
                return version
    return None


def held(area: Area) -> list[ConfidentialPoint]:
    """What the trustee holds, by period and box, then in random order."""
    found = ConfidentialPoint.objects.filter(area=area, is_draft=False, withdrawn=False)
    return list(found.select_related("period", "point").order_by("-period__opens_on", "box", "reference"))


def held_lines(area: Area) -> list[HeldLine]:
    """What the trustee holds, with how far a safer wording is."""
    rows = held(area)
    prefetch_related_objects(rows, "versions")
    return [HeldLine(row, wording_state(row), row.period.state in DECIDED) for row in rows]


def read_points(rows: Sequence[ConfidentialPoint]) -> list[ReadPoint]:
    """Sealed points opened. Whoever calls keeps the reading in the trail first."""
    found = []
    for row, typed in zip(rows, inputs_of(rows), strict=True):
        who = unseal(row.reporter)
        facts = {name: who[name] for name in ("name", "contact", "organisation", "sector")}
        found.append(ReadPoint(row.reference, row.period, row.box, typed=typed, **facts))
    return found


def held_page(reference: str) -> HeldPage | None:
    found = ConfidentialPoint.objects.filter(reference=reference, is_draft=False, withdrawn=False)
    row = found.select_related("period", "point", "area").first()
    return HeldPage(row, group_words(row), readings_of(row), why_not_worded(row), is_unworded(row)) if row else None


def readings_of(row: ConfidentialPoint) -> list[Reading]:
    """Every look at who is behind a point, latest first; the reasons are sealed in the trail."""
    entries = AuditEntry.objects.filter(verb=Verb.IDENTITY_READ, subject_key=row.reference).order_by("-at", "-pk")
    people = get_user_model().objects.filter(uid__in={entry.person_key for entry in entries if entry.person_key})
    names = {str(uid): name for uid, name in people.values_list("uid", "name")}
    return [
        Reading(entry.at, names.get(entry.person_key, "Somebody"), unseal(entry.facts["reason"].encode())["reason"])
        for entry in entries
    ]
