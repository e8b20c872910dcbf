"""A return that an officer entered for somebody is changed or taken back, until it is its writer's alone."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from concord.core.accounts.access import may, require
from concord.core.accounts.encryption import unseal
from concord.core.accounts.permissions import Permission
from concord.core.audit.commands import record
from concord.core.lib.errors import RuleBroken
from concord.core.mail.commands import queue_mail

from ..models import BoxAnswer, LogReturn, Point
from ..queries.confidential import own_confidential, own_set_aside
from ..queries.entered import check_theirs, entered_page
from ..queries.settings import limits_of
from ..rules import returns as rules
from ..rules.entered import check_take_back
from ..terms import Box, EntryMode, ReturnState, TakeBackReason, Verb
from .carrying import take_up
from .copies import check_wins, copy_of, mail_copy
from .entering import Actor, Boxes, check_nil_is_empty, trusted
from .reopening import is_reopened
from .returns import hold, set_columns, write_visible
from .summaries import refresh_summary

CHANGED = "Somebody else has changed this return since you opened it. Look at it again before you change it."


@transaction.atomic
def change_entered(
    *,
    log_return: LogReturn,
    boxes: Boxes,
    received_on: date,
    is_nil: bool,
    mode: str,
    by: Actor,
    at: datetime,
    seen: Mapping[int, str],
) -> bool:
    """Change what was entered for somebody, who gets a copy. Confidential points stay as they are, whoever wrote them.

    `seen`: the stamp of each box as whoever changes it saw it. Tells whether there was anything to change.
    """
    require(by, Permission.MANAGE_PERIODS, log_return.area)
    hold_entered(log_return, at)
    period, on = log_return.period, timezone.localdate(at)
    dates = {"opened_on": period.opens_on, "locks_on": period.locks_on, "received_on": received_on, "on": on}
    rules.check_can_enter(state=period.state, **dates)
    check_nil_is_empty(boxes, is_nil)
    before = facts_of(log_return)
    if any(seen.get(box) not in {"", stamp} for box, stamp in before["seen"].items()):
        raise RuleBroken(CHANGED)
    for box in Box.values:
        change_box(log_return, box, boxes, on=on)
    copy = copy_of(log_return, sent=True)
    check_wins(copy)
    set_columns(log_return, received_on=received_on, mode=mode, is_nil=is_nil or copy.is_empty)
    if facts_of(log_return) == before:
        return False
    record(Verb.RETURN_AMENDED, subject=log_return, by=by, at=at, entered=True)
    mail_copy(copy, at, amended=True, typed=True)
    refresh_summary(period=period)
    return True


def hold_entered(log_return: LogReturn, at: datetime) -> None:
    """Keep the return as it is until the end, and refuse one that is no longer theirs to touch."""
    # Held, then read: whoever changes or sends it on another device in this moment is seen, or waits.
    hold(log_return)
    log_return.refresh_from_db(fields=["state", "mode", "amended_at", "is_nil", "received_on", "entered_by"])
    log_return.period.refresh_from_db(fields=["state", "locks_on", "locked_at"])
    if log_return.state != ReturnState.SENT or log_return.mode not in EntryMode.entered():
        raise RuleBroken("No return is entered for them now. Somebody may have taken it back.")
    check_theirs(log_return, on=timezone.localdate(at))


def facts_of(log_return: LogReturn) -> dict[str, Any]:
    """What everybody who sees a return can read of it."""
    facts = {name: getattr(log_return, name) for name in ("received_on", "mode", "is_nil")}
    return facts | {"seen": entered_page(log_return).seen}


def change_box(made: LogReturn, box: int, boxes: Boxes, *, on: date) -> None:
    points, nothing = boxes.get(box, ((), False))
    elsewhere = sum(not p.is_proxy for other, (found, _) in boxes.items() if other != box for p in found)
    try:
        rules.check_classes(points, has_trustee=True, entered_by_other=True)
        rules.check_happened(points, on=on)
        rules.check_box(box=box, points=points, nothing=nothing, limits=limits_of(made.area), elsewhere=elsewhere)
    except RuleBroken as error:
        raise RuleBroken(f"Box {box}: {error.message}", field=f"b{box}-{error.field}") from error
    write_visible(made, box, points, nothing, sent=True)


@transaction.atomic
def take_back_entered(*, log_return: LogReturn, reason: str, by: Actor, at: datetime) -> None:
    """Take back a return that was entered for somebody: they count as missing again, and are told why.

    What they had begun themselves, and was set aside for it, is their draft again. Points that the trustee typed in
    with it in confidence go too; what its writer raised from their own address stays with the trustee.
    """
    require(by, Permission.MANAGE_PERIODS, log_return.area)
    hold_entered(log_return, at)
    check_take_back(
        reason=reason, by_trustee=trusted(by, log_return.period), entered_by_trustee=is_trustees(log_return)
    )
    record(Verb.RETURN_TAKEN_BACK, subject=log_return, by=by, at=at, reason=TakeBackReason(reason).value)
    tell_writer(log_return, reason, at)
    drop_typed_in_trust(log_return)
    Point.objects.filter(log_return=log_return, tabled=True).delete()
    BoxAnswer.objects.filter(log_return=log_return).delete()
    # A draft in any case, and private like any other: whether its writer had begun one stays unknown.
    gone = {"sent_at": None, "received_on": None, "entered_by": None, "is_nil": False}
    set_columns(log_return, state=ReturnState.DRAFT, mode=EntryMode.WEB, **gone)
    take_up(own_set_aside(log_return), log_return)
    refresh_summary(period=log_return.period)


def is_trustees(log_return: LogReturn) -> bool:
    found = log_return.entered_by
    return found is not None and may(found, Permission.HOLD_IDENTITIES, log_return.area)


def drop_typed_in_trust(log_return: LogReturn) -> None:
    """Take away the points in confidence that came with it. In a period that was opened again their set is closed."""
    if not is_trustees(log_return) or is_reopened(log_return.period):
        return
    for row in own_confidential(log_return):
        # What somebody raises on their own pages is kept with the address that they wrote from.
        if not row.is_draft and not unseal(row.reporter)["addresses"]:
            row.delete()


def tell_writer(log_return: LogReturn, reason: str, at: datetime) -> None:
    person = log_return.person
    if person.email:
        queue_mail(
            kind="log.taken_back",
            to_address=person.email,
            to_person=person,
            subject=f"The return entered for you for {log_return.period.label} was taken back",
            template="log_taken_back",
            context={"log_return": log_return, "person": person, "reason": TakeBackReason(reason).label},
            area=log_return.area,
            about=log_return,
            at=at,
        )
