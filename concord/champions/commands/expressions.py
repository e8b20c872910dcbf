"""Somebody would like to keep watch: taken in, accepted with an invitation, or declined with a reason."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from concord.core.accounts.access import Installation, acting, require
from concord.core.accounts.commands import add_person
from concord.core.accounts.models import Person
from concord.core.accounts.permissions import Permission
from concord.core.accounts.roles import Role
from concord.core.areas.models import Area
from concord.core.audit.commands import record
from concord.core.directory.commands import add_membership, invite
from concord.core.directory.models import Membership, Organisation, Unit
from concord.core.lib.errors import RuleBroken
from concord.core.lib.text import clean_line, clean_text
from concord.core.mail.commands import queue_mail

from ..models import Expression
from ..rules.expressions import check_invitable, check_reachable, check_reason
from ..terms import ExpressionState, Verb
from .describing import describe_champion

Actor = Person | Installation
LINES = ("name", "email", "phone", "organisation_name", "department")


@transaction.atomic
def express_interest(*, area: Area, at: datetime, by: Actor | None, why: str = "", **facts: Any) -> Expression:
    """Take in that somebody would like to keep watch. `by`: None for a stranger, otherwise an officer who was told."""
    if by is not None:
        require(by, Permission.MANAGE_CHAMPIONS, area)
    cleaned = {name: clean_line(value) if name in LINES else value for name, value in facts.items()}
    check_reachable(cleaned.get("email", ""), cleaned.get("phone", ""))
    words = {**cleaned, "why": clean_text(why)}
    waiting = Expression.objects.filter(area=area, state=ExpressionState.WAITING, **words).first()
    if waiting is not None:
        # A double press: it was taken in already.
        return waiting
    made = Expression(area=area, sent_at=at, entered_by=acting(by) if by else None, **words)
    made.save()
    record(Verb.INTEREST_EXPRESSED, subject=made, by=by, at=at, label="somebody")
    return made


@transaction.atomic
def accept_expression(
    *, expression: Expression, organisation: Organisation, unit: Unit | None, by: Actor, at: datetime
) -> Person:
    """Give them the role from today, begin what is kept beside it, and invite them to sign in."""
    for permission in (Permission.MANAGE_CHAMPIONS, Permission.MANAGE_PEOPLE):
        require(by, permission, expression.area)
    check_invitable(expression.email)
    area = expression.area
    facts: dict[str, Any] = {"by": by, "at": at}
    person = known(expression) or add_person(
        name=expression.name, email=expression.email, phone=expression.phone, home_area=area, **facts
    )
    hat = add_membership(
        area=area,
        person=person,
        organisation=organisation,
        unit=unit,
        role=Role.CHAMPION,
        starts_on=timezone.localdate(at),
        **facts,
    )
    describe_champion(person=person, area=area, changes={"elected": expression.elected}, **facts)
    if not person.login_email:
        invite(membership=hat, **facts)
    answer(expression, ExpressionState.ACCEPTED, at, person=person)
    record(Verb.INTEREST_ACCEPTED, subject=expression, by=by, at=at, label="somebody")
    return person


def known(expression: Expression) -> Person | None:
    """Somebody with a role here who has the same name and address."""
    here = Membership.objects.filter(area=expression.area, person__name__iexact=expression.name)
    found = here.filter(person__email__iexact=expression.email).select_related("person").first()
    return found.person if found else None


@transaction.atomic
def decline_expression(*, expression: Expression, reason: str, by: Actor, at: datetime) -> None:
    """Say no with a reason, by mail where there is an address."""
    require(by, Permission.MANAGE_CHAMPIONS, expression.area)
    said = clean_line(reason)
    check_reason(said)
    address = expression.email
    answer(expression, ExpressionState.DECLINED, at, reason=said)
    if address:
        queue_mail(
            kind="champions.declined",
            to_address=address,
            subject="Thank you for your offer",
            template="champions_declined",
            context={"name": expression.name, "reason": said},
            area=expression.area,
            about=expression,
            at=at,
            shown=True,
        )
    record(Verb.INTEREST_DECLINED, subject=expression, by=by, at=at, label="somebody")


def answer(expression: Expression, state: str, at: datetime, **more: Any) -> None:
    # Compare-and-set: two officers may press the button in the same minute.
    waiting = Expression.objects.filter(pk=expression.pk, state=ExpressionState.WAITING)
    if waiting.update(state=state, answered_at=at, email="", phone="", **more) != 1:
        raise RuleBroken("Someone else has just answered this.")
    expression.refresh_from_db()
