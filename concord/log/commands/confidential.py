"""Confidential points: kept sealed, tabled in an approved wording, read by the trustee with a reason."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from concord.agreement.models import Commitment
from concord.core.accounts.access import require
from concord.core.accounts.encryption import seal, tag, unseal
from concord.core.accounts.models import Person
from concord.core.accounts.permissions import Permission
from concord.core.audit.commands import record
from concord.core.directory.models import Organisation, Unit
from concord.core.lib.errors import AccessDenied, RuleBroken
from concord.core.lib.text import clean_text, random_reference

from ..models import ConfidentialPoint, GroupVersion, LogReturn, Period, Point
from ..queries.returns import WrittenPoint
from ..rules.returns import PointInput
from ..terms import PeriodState, PointClass, ReturnState, Verb
from .summaries import refresh_summary


def reporter_tag(person: Person, period: Period) -> str:
    return tag("reporter", person.uid, period.area_id, period.reference)


def own_confidential(log_return: LogReturn) -> list[ConfidentialPoint]:
    """The reporter's own confidential points of a period: found by a keyed hash, kept in no return."""
    mine = reporter_tag(log_return.person, log_return.period)
    found = ConfidentialPoint.objects.filter(reporter_tag=mine, withdrawn=False).select_related("point")
    return sorted(found, key=lambda row: (row.box, row.reference))


def confidential_boxes(log_return: LogReturn) -> dict[int, int]:
    """How many confidential points of the reporter's own stand in each box; for their own pages and limits alone."""
    counts: dict[int, int] = {}
    for row in own_confidential(log_return):
        if not unseal(row.content).get("is_proxy"):
            counts[row.box] = counts.get(row.box, 0) + 1
    return counts


def clear_confidential(log_return: LogReturn, box: int) -> None:
    """Take the reporter's own confidential points of a box away, to be written anew."""
    for row in own_confidential(log_return):
        if row.box == box:
            point = row.point
            row.delete()
            if point is not None:
                point.delete()


def keep_confidential(log_return: LogReturn, box: int, point: PointInput) -> ConfidentialPoint:
    """Seal a confidential point. In a return that was sent already it is tabled at once."""
    period, person, expectation = log_return.period, log_return.person, log_return.expectation
    facts = {
        "person": str(person.uid), "name": person.name, "contact": person.email, "organisation": expectation.organisation_name,
        "sector": expectation.sector,
    }  # fmt: skip
    row = ConfidentialPoint(
        area=log_return.area, period=period, box=box, point_class=point.point_class,
        reference=f"{log_return.area.code}-C-{random_reference(8)}", reporter=seal(facts),
        content=seal(content_of(point)), reporter_tag=reporter_tag(person, period),
    )  # fmt: skip
    row.save()
    # The reporter's own wording, approved by them with sending.
    GroupVersion(area=row.area, confidential=row, text=clean_text(point.text), proposed_by="reporter").save()
    if log_return.state == ReturnState.SENT:
        table_one(row)
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
    }


def input_of(row: ConfidentialPoint) -> PointInput:
    """A sealed point as its reporter typed it."""
    content = unseal(row.content)
    day = content["happened_on"]
    return PointInput(
        text=content["text"],
        point_class=row.point_class,
        about_organisation=Organisation.objects.filter(pk=content["about"]).first(),
        about_unit=Unit.objects.filter(pk=content["unit"]).first(),
        commitment=Commitment.objects.filter(pk=content["commitment"]).first(),
        breach=content["breach"],
        happened_on=date.fromisoformat(day) if day else None,
        win_source=content["win_source"],
        contexts=content["contexts"],
        is_proxy=content["is_proxy"],
    )


def table_confidential(log_return: LogReturn) -> None:
    """With sending, the reporter approves the wordings and the points are handed over."""
    for row in own_confidential(log_return):
        if row.is_draft:
            table_one(row)


def table_one(row: ConfidentialPoint) -> None:
    """Hand a point over: class 2 stands before the group without its reporter; class 3 goes to the trustee alone."""
    if row.point_class == PointClass.NAME_WITHHELD:
        version = row.versions.get(is_current=True)
        version.approved = True
        version.save(update_fields=["approved"])
        row.point = make_group_point(row, version.text)
    row.is_draft = False
    row.save()


def make_group_point(row: ConfidentialPoint, text: str) -> Point:
    from .returns import point_columns  # noqa: PLC0415 - returns write confidential points through this module

    columns = point_columns(input_of(row), row.period) | {"text": text, "is_proxy": False}
    point = Point(
        area=row.area, period=row.period, box=row.box, point_class=PointClass.NAME_WITHHELD, tabled=True,
        reference=f"{row.area.code}-{random_reference()}", **columns,
    )  # fmt: skip
    point.save()
    return point


@transaction.atomic
def read_identity(*, row: ConfidentialPoint, reason: str, by: Person, at: datetime) -> dict[str, Any]:
    """Open who is behind a confidential point, for the trustee, with a reason that is kept."""
    require(by, Permission.HOLD_IDENTITIES, row.area)
    if not reason.strip():
        raise RuleBroken("Say why you need to know. The reason is kept.", field="reason")
    facts = {"reporter": unseal(row.reporter), "content": unseal(row.content)}
    note_reading(row, reason, by, at)
    return facts


def note_reading(row: ConfidentialPoint, reason: str, by: Person, at: datetime) -> None:
    record(Verb.IDENTITY_READ, subject=row, by=by, at=at, label="a confidential point", reason=reason.strip()[:200])


@transaction.atomic
def propose_wording(*, row: ConfidentialPoint, text: str, by: Person, at: datetime) -> GroupVersion:
    """The trustee proposes a safer wording of a class 2 point; the group sees it once the reporter approves."""
    require(by, Permission.HOLD_IDENTITIES, row.area)
    if row.point_class != PointClass.NAME_WITHHELD:
        raise RuleBroken("Only a point that the group sees has a wording for the group.")
    if not text.strip():
        raise RuleBroken("Write the wording that you propose.", field="text")
    row.versions.filter(approved=False).delete()
    version = GroupVersion(
        area=row.area, confidential=row, text=clean_text(text), proposed_by="trustee", is_current=False
    )
    version.save()
    return version


@transaction.atomic
def approve_wording(*, version: GroupVersion, person: Person, at: datetime) -> None:
    """The reporter approves a proposed wording; it stands before the group from now on."""
    row = version.confidential
    check_reporter(row, person)
    row.versions.exclude(pk=version.pk).update(is_current=False)
    version.approved, version.is_current = True, True
    version.save(update_fields=["approved", "is_current"])
    if row.point is not None:
        row.point.text = version.text
        row.point.save(update_fields=["text"])
        record(Verb.GROUP_VERSION_APPROVED, subject=row.point, by=None, at=at)


def check_reporter(row: ConfidentialPoint, person: Person) -> None:
    if reporter_tag(person, row.period) != row.reporter_tag:
        raise AccessDenied("Only its reporter can do this.")


@transaction.atomic
def widen_class(*, row: ConfidentialPoint, person: Person, at: datetime) -> None:
    """The reporter lets the group see a point that only the trustee saw. Nobody else can widen a class."""
    check_reporter(row, person)
    if row.point_class != PointClass.TRUSTEE_ONLY:
        raise RuleBroken("The group sees this point already.")
    if row.period.state in {PeriodState.DECIDED, PeriodState.REPORTED}:
        raise RuleBroken("The group has decided on this period. Raise the point in the next one.")
    row.point_class, row.is_draft = PointClass.NAME_WITHHELD, True
    row.save()
    table_one(row)
    record(Verb.CLASS_WIDENED, subject=row.point, by=None, at=at)
    refresh_summary(period=row.period)


def proposed_version(uid: str, person: Person) -> GroupVersion | None:
    """A wording that the trustee proposes for one of the person's own points; None for anybody else's."""
    version = GroupVersion.objects.filter(uid=uid, approved=False, proposed_by="trustee").select_related(
        "confidential", "confidential__period", "confidential__point", "confidential__area"
    ).first()  # fmt: skip
    if version is None or reporter_tag(person, version.confidential.period) != version.confidential.reporter_tag:
        return None
    return version


def own_written(log_return: LogReturn) -> dict[int, list[WrittenPoint]]:
    """The writer's own confidential points by box, for their own pages alone."""
    found: dict[int, list[WrittenPoint]] = {}
    for row in own_confidential(log_return):
        proposal = row.versions.filter(approved=False, proposed_by="trustee").first()
        words = PointClass(row.point_class).label
        found.setdefault(row.box, []).append(WrittenPoint(input_of(row), row.reference, words, proposal))
    return found
