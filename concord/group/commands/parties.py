"""Seats for party groups, and councillors newly elected. The trail says that something was noted, never about whom."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from concord.core.accounts.access import Installation, require
from concord.core.accounts.models import Person
from concord.core.accounts.permissions import Permission
from concord.core.areas.models import Area
from concord.core.audit.commands import record
from concord.core.lib.text import clean_line

from ..models import ElectedMember, PartyOffer
from ..rules import parties as rules
from ..terms import OfferAnswer, Verb

Actor = Person | Installation


@transaction.atomic
def note_offer(
    *,
    area: Area,
    party_group: str,
    offered_on: date,
    by: Actor,
    at: datetime,
    answer: str = OfferAnswer.WAITING,
    answered_on: date | None = None,
    person_name: str = "",
    newly_elected: bool = False,
    briefed_on: date | None = None,
    offer: PartyOffer | None = None,
) -> PartyOffer:
    """Note a seat offered to a party group, or put right what is noted of an offer; each answer has its day."""
    require(by, Permission.MANAGE_MEETINGS, area)
    answered = answered_on if answer != OfferAnswer.WAITING else None
    rules.check_offer(
        party_group=party_group,
        offered_on=offered_on,
        answer=answer,
        answered_on=answered,
        briefed_on=briefed_on,
        today=timezone.localdate(at),
    )
    made = offer or PartyOffer(area=area)
    made.party_group, made.offered_on, made.answer = clean_line(party_group), offered_on, answer
    made.answered_on, made.person_name = answered, clean_line(person_name)
    made.newly_elected, made.briefed_on = newly_elected, briefed_on
    made.save()
    record(Verb.PARTY_OFFER_CHANGED if offer else Verb.PARTY_OFFER_NOTED, subject=area, by=by, at=at, area=area)
    return made


@transaction.atomic
def note_elected(
    *,
    area: Area,
    name: str,
    elected_on: date,
    by: Actor,
    at: datetime,
    briefed_on: date | None = None,
    member: ElectedMember | None = None,
) -> ElectedMember:
    """Note a councillor newly elected, or on which day they were told about the agreement."""
    require(by, Permission.MANAGE_MEETINGS, area)
    rules.check_elected(elected_on=elected_on, briefed_on=briefed_on, today=timezone.localdate(at))
    made = member or ElectedMember(area=area)
    made.name, made.elected_on, made.briefed_on = clean_line(name), elected_on, briefed_on
    made.save()
    record(Verb.ELECTED_CHANGED if member else Verb.ELECTED_NOTED, subject=area, by=by, at=at, area=area)
    return made


@transaction.atomic
def remove_elected(*, member: ElectedMember, by: Actor, at: datetime) -> None:
    """Take a councillor from the list: a mistake, or no councillor any more."""
    require(by, Permission.MANAGE_MEETINGS, member.area)
    area = member.area
    member.delete()
    record(Verb.ELECTED_REMOVED, subject=area, by=by, at=at, area=area)
