"""The rows of one period: a point and a “nothing to report” in each return, decisions on most of them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from django.utils import timezone

from bench import likeness
from concord.agreement.models import CommitmentText
from concord.core.areas.models import Area
from concord.core.audit.models import AuditEntry
from concord.core.directory.models import Organisation
from concord.log.models import BoxAnswer, Decision, Expectation, LogReturn, Period, Point

SOURCES = ("planned", "opportunistic", "went_wrong")
VERDICTS = ("followed", "followed", "not_followed", "followed", "not_for_us")


def texts() -> list[str]:
    """Short texts in the field's own words, mixed so that few are alike."""
    return list(likeness.many(likeness.read(), 2000).values())


@dataclass(frozen=True)
class Making:
    """What the rows of an area are about."""

    area: Area
    wordings: Sequence[CommitmentText]
    bodies: Sequence[Organisation]
    texts: Sequence[str] = field(default_factory=texts)


def fill(making: Making, period: Period, *, number: int, drafts: int, decided: bool) -> None:
    expected = list(period.expectations.select_related("person").order_by("pk"))
    first_draft = len(expected) - drafts
    made = LogReturn.objects.bulk_create(
        log_return(making.area, one, n, is_draft=n >= first_draft) for n, one in enumerate(expected)
    )
    points = Point.objects.bulk_create(
        point(making, one, n, 300 * number + n, expected[n].sector) for n, one in enumerate(made)
    )
    BoxAnswer.objects.bulk_create(
        BoxAnswer(area=making.area, log_return=one, box=1 + (n + 1) % 4) for n, one in enumerate(made)
    )
    AuditEntry.objects.bulk_create(sent_entry(one) for one in made if one.state == "sent")
    if decided:
        Decision.objects.bulk_create(decision(one, n) for n, one in enumerate(points))


def log_return(area: Area, expected: Expectation, n: int, *, is_draft: bool) -> LogReturn:
    """Nine in ten come in time, the rest in the two days after."""
    period = expected.period
    received = period.opens_on + timedelta(days=n % 10 if period.state == "open" else n % 23)
    at = timezone.now()
    return LogReturn(
        area=area,
        period=period,
        person=expected.person,
        expectation=expected,
        reference=f"{area.code}-R-{period.pk}-{n}",
        state="draft" if is_draft else "sent",
        started_at=at,
        sent_at=None if is_draft else at,
        received_on=None if is_draft else received,
    )


def point(making: Making, log_return: LogReturn, n: int, number: int, sector: str) -> Point:
    box = 1 + n % 4
    about = making.bodies[n % len(making.bodies)] if box == 2 else None
    wording = making.wordings[n % len(making.wordings)] if n % 3 else None
    return Point(
        area=making.area,
        period=log_return.period,
        log_return=log_return,
        reference=f"{making.area.code}-{log_return.period_id}-{n}",
        box=box,
        text=making.texts[number % len(making.texts)],
        win_source=SOURCES[n % 3] if box == 3 else "",
        about_organisation=about,
        about_name=about.name if about else "",
        commitment=wording.commitment if wording else None,
        commitment_text=wording,
        tabled=log_return.state == "sent",
        sector=sector,
    )


def sent_entry(made: LogReturn) -> AuditEntry:
    return AuditEntry(
        area_key=made.area.key,
        at=made.sent_at,
        person_key=str(made.person.uid),
        verb="log.return_sent",
        subject_kind="log.logreturn",
        subject_key=made.reference,
        subject_label=str(made),
        facts={"nil": False, "late": False},
    )


def decision(point: Point, n: int) -> Decision:
    day = point.period.locks_on + timedelta(days=7)
    win = point.box == 3
    return Decision(
        area=point.area,
        reference=f"{point.area.code}-D-{point.pk}",
        point=point,
        decided_on=day,
        decided_at=timezone.now(),
        verdict=VERDICTS[n % len(VERDICTS)],
        win=win,
        win_limb="B" if win else "",
        limb_reason="not_as_well" if win else "",
        win_source=point.win_source,
        commitment=point.commitment,
        commitment_text=point.commitment_text,
    )
