"""Confidential points: kept sealed, handed to the trustee, tabled in an approved wording, read with a reason."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from concord.agreement.queries import text_of
from concord.core.accounts.access import require
from concord.core.accounts.encryption import seal, unseal
from concord.core.accounts.models import Person
from concord.core.accounts.permissions import Permission
from concord.core.areas.models import Area
from concord.core.audit.commands import record
from concord.core.lib.errors import RuleBroken
from concord.core.lib.text import clean_text, random_reference

from ..models import BoxAnswer, ConfidentialPoint, GroupVersion, LogReturn, Period, Point
from ..queries.confidential import ReadPoint, held, inputs_of, own_confidential, read_points, reporter_tag
from ..queries.wordings import is_unworded
from ..queries.written import stamp_of
from ..rules.returns import PointInput
from ..terms import PeriodState, PointClass, ReturnState, Verb


def write_confidential(
    log_return: LogReturn, box: int, points: Sequence[PointInput], *, address: str | None = None
) -> None:
    """Keep the confidential points among those of one box: those that did not change keep their receipts."""
    rows = [row for row in own_confidential(log_return, address=address) if row.box == box]
    there = {stamp_of([typed], nothing=False): row for row, typed in zip(rows, inputs_of(rows), strict=True)}
    for place, point in enumerate(points, start=1):
        if point.point_class != PointClass.NAMED:
            row = there.pop(stamp_of([point], nothing=False), None)
            if row is None:
                keep_confidential(log_return, box, point, address=address, place=place)
            else:
                move_to(row, place)
    for row in there.values():
        row.delete()


def move_to(row: ConfidentialPoint, place: int) -> None:
    """Note where in its box the writer has a point, sealed with it: beside the named ones it would tell of itself."""
    content = unseal(row.content)
    if content.get("place", 0) != place:
        row.content = seal(content | {"place": place})
        row.save(update_fields=["content"])


def keep_confidential(
    log_return: LogReturn, box: int, point: PointInput, *, address: str | None = None, place: int = 0
) -> ConfidentialPoint:
    """Seal a confidential point. In a return that was sent already it is handed over at once.

    `place`: where it stands among all points of its box, for its writer; 0 where that is not known.
    `address`: where the writer is known to be reached; from elsewhere the point is not opened again. Whatever else is
    on file is not enough: an officer may have put it there.
    """
    period, person, expectation = log_return.period, log_return.person, log_return.expectation
    facts = {
        "person": str(person.uid),
        "name": person.name,
        "contact": person.email or person.phone,
        "addresses": [address.lower()] if address else [],
        "organisation": expectation.organisation_name,
        "sector": expectation.sector,
    }
    row = ConfidentialPoint(
        area=log_return.area,
        period=period,
        box=box,
        point_class=point.point_class,
        reference=f"{log_return.area.code}-C-{random_reference(8)}",
        reporter=seal(facts),
        content=seal(content_of(point) | {"place": place}),
        reporter_tag=reporter_tag(person, period),
    )
    row.save()
    if log_return.state == ReturnState.SENT:
        hand_over_one(row)
    return row


def content_of(point: PointInput) -> dict[str, Any]:
    return {
        "text": clean_text(point.text),
        "about": point.about_organisation.pk if point.about_organisation else None,
        "unit": point.about_unit.pk if point.about_unit else None,
        "commitment": point.commitment.pk if point.commitment else None,
        "breach": point.breach,
        "happened_on": point.happened_on.isoformat() if point.happened_on else None,
        "win_source": point.win_source,
        "contexts": list(point.contexts),
        "is_proxy": point.is_proxy,
        "answers": point.answers_point.pk if point.answers_point else None,
    }


def hand_over(rows: Sequence[ConfidentialPoint]) -> int:
    """With sending, the reporter approves the wordings and the trustee holds the points. Gives how many."""
    drafts = [row for row in rows if row.is_draft]
    for row in drafts:
        hand_over_one(row)
    return len(drafts)


def hand_over_one(row: ConfidentialPoint) -> None:
    row.is_draft = False
    row.save(update_fields=["is_draft"])
    # While returns come in, a new point beside a new return would say whose it is: the group gets it with the locking.
    if row.period.state != PeriodState.OPEN:
        table_one(row)


def table_period(period: Period) -> None:
    """With locking, the points whose reporter is withheld stand before the group, all at once and in random order."""
    waiting = ConfidentialPoint.objects.filter(
        period=period, point_class=PointClass.NAME_WITHHELD, is_draft=False, withdrawn=False, point__isnull=True
    )
    for row in waiting.select_related("area", "period__area").order_by("uid"):
        table_one(row)


def table_one(row: ConfidentialPoint) -> None:
    """Class 2 stands before the group without its reporter; class 3, and one without a wording, with the trustee."""
    if row.point_class != PointClass.NAME_WITHHELD or is_unworded(row):
        return
    row.point = make_group_point(row, group_wording(row).text)
    row.save(update_fields=["point"])


def group_wording(row: ConfidentialPoint) -> GroupVersion:
    """The wording that its reporter approved: the trustee's where they took it, otherwise their own, by sending it.

    The reporter's own words stand in the open only from here on; until then they are sealed with the rest.
    """
    found = row.versions.filter(is_current=True, approved=True).first()
    if found is None:
        own = unseal(row.content)["text"]
        found = GroupVersion(area=row.area, confidential=row, text=own, proposed_by="reporter", approved=True)
        found.save()
    return found


def make_group_point(row: ConfidentialPoint, text: str) -> Point:
    typed = inputs_of([row])[0]
    about, day = typed.about_organisation, typed.happened_on or row.period.ends_on
    point = Point(
        area=row.area,
        period=row.period,
        box=row.box,
        point_class=PointClass.NAME_WITHHELD,
        tabled=True,
        reference=f"{row.area.code}-{random_reference()}",
        text=text,
        contexts=list(typed.contexts),
        win_source=typed.win_source,
        about_organisation=about,
        about_unit=typed.about_unit,
        about_name=about.name if about else "",
        commitment=typed.commitment,
        commitment_text=text_of(typed.commitment, day) if typed.commitment else None,
        breach=typed.breach,
        happened_on=typed.happened_on,
    )
    point.save()
    return point


def carry_confidential(log_return: LogReturn, into: Period) -> None:
    """Take the reporter's unsent confidential points into the next period, as drafts (R105)."""
    for row in own_confidential(log_return):
        if row.is_draft:
            # For its writer, sealed with the rest: beside the named points it would tell of itself.
            row.content = seal(unseal(row.content) | {"came_from": str(log_return.period)})
            row.period, row.reporter_tag = into, reporter_tag(log_return.person, into)
            row.save(update_fields=["content", "period", "reporter_tag"])


@transaction.atomic
def read_identity(*, row: ConfidentialPoint, reason: str, by: Person, at: datetime) -> dict[str, Any]:
    """Open who is behind a confidential point, for the trustee, with a reason that is kept.

    The trail says that the trustee looked and at which receipt, to trustees alone; the reason is sealed in it, since
    it may tell of the reporter and the trail is taken out with other things.
    """
    require(by, Permission.HOLD_IDENTITIES, row.area)
    if not reason.strip():
        raise RuleBroken("Say why you need to know. The reason is kept.", field="reason")
    sealed = seal({"reason": reason.strip()[:200]}).decode()
    record(Verb.IDENTITY_READ, subject=row, by=by, at=at, label="a confidential point", reason=sealed)
    return {"reporter": unseal(row.reporter), "content": unseal(row.content)}


@transaction.atomic
def read_all_identities(*, area: Area, reason: str, by: Person, at: datetime) -> list[ReadPoint]:
    """Open everything that the trustee holds, to take it out as a file. Each point counts as one reading."""
    rows = held(area)
    for row in rows:
        read_identity(row=row, reason=reason, by=by, at=at)
    return read_points(rows)


def confidential_elsewhere(log_return: LogReturn, box: int, *, address: str | None) -> int:
    """How many confidential points of their own somebody holds in other boxes, for a limit on the whole form."""
    rows = own_confidential(log_return, address=address)
    return count_own([row for row in rows if row.box != box])


def stays_silent(log_return: LogReturn, box: int, points: Sequence[PointInput], *, address: str | None) -> bool:
    """Whether a box of a sent return goes on reading “nothing to report”, because it did and what is put in it now,
    or taken out of it, is confidential: any other answer would tell of that."""
    if log_return.state != ReturnState.SENT or any(point.point_class == PointClass.NAMED for point in points):
        return False
    if not BoxAnswer.objects.filter(log_return=log_return, box=box).exists():
        return False
    return bool(points) or any(row.box == box for row in own_confidential(log_return, address=address))


def count_own(rows: Collection[ConfidentialPoint]) -> int:
    return sum(not unseal(row.content)["is_proxy"] for row in rows)
