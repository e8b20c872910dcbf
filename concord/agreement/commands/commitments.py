"""Commitments: added, reworded, retired. An old wording is never changed."""

from datetime import date, datetime, timedelta

from django.db import transaction

from concord.core.accounts.access import Installation, require
from concord.core.accounts.models import Person
from concord.core.accounts.permissions import Permission
from concord.core.areas.models import Area
from concord.core.audit.commands import record
from concord.core.lib.errors import RuleBroken
from concord.core.lib.text import clean_line, clean_text

from ..models import Commitment, CommitmentText
from ..terms import Bearer, Verb

Actor = Person | Installation


@transaction.atomic
def add_commitment(
    *,
    area: Area,
    number: str,
    title: str,
    starts_on: date,
    by: Actor,
    at: datetime,
    text: str = "",
    bearer: str = Bearer.BOTH,
    theme: str = "",
) -> Commitment:
    """Enter a commitment of the agreement: what is promised, by whom, from when."""
    require(by, Permission.EDIT_AGREEMENT, area)
    number = clean_line(number)
    check_number_is_free(area, number)
    commitment = Commitment(area=area, number=number)
    commitment.save()
    add_text(commitment, number=number, title=title, text=text, bearer=bearer, theme=theme, starts_on=starts_on)
    record(Verb.COMMITMENT_ADDED, subject=commitment, by=by, at=at)
    return commitment


def check_number_is_free(area: Area, number: str) -> None:
    if Commitment.objects.filter(area=area, number=number).exists():
        raise RuleBroken(f"There is a commitment {number} already.", field="number")


def add_text(
    commitment: Commitment,
    *,
    number: str,
    title: str,
    text: str,
    bearer: str,
    theme: str,
    starts_on: date,
    ends_on: date | None = None,
) -> CommitmentText:
    made = CommitmentText(
        area=commitment.area,
        commitment=commitment,
        number=number,
        title=clean_line(title),
        text=clean_text(text),
        bearer=bearer,
        theme=theme,
        starts_on=starts_on,
        ends_on=ends_on,
    )
    made.save()
    return made


@transaction.atomic
def reword_commitment(
    *,
    commitment: Commitment,
    title: str,
    text: str,
    bearer: str,
    theme: str,
    starts_on: date,
    by: Actor,
    at: datetime,
    number: str = "",
) -> CommitmentText:
    """Give a commitment a new wording from a day on; what was decided under the old one keeps it."""
    require(by, Permission.EDIT_AGREEMENT, commitment.area)
    latest = commitment.texts.order_by("-starts_on").first()
    if latest is not None and starts_on <= (latest.ends_on or latest.starts_on):
        raise RuleBroken("The new wording must begin after the one in force.", field="starts_on")
    if latest is not None and latest.ends_on is None:
        latest.ends_on = starts_on - timedelta(days=1)
        latest.save(update_fields=["ends_on"])
    number = clean_line(number)
    if number and number != commitment.number:
        check_number_is_free(commitment.area, number)
        commitment.number = number
        commitment.save(update_fields=["number"])
    made = add_text(
        commitment, number=commitment.number, title=title, text=text, bearer=bearer, theme=theme, starts_on=starts_on
    )
    record(Verb.COMMITMENT_REWORDED, subject=commitment, by=by, at=at)
    return made


@transaction.atomic
def retire_commitment(*, commitment: Commitment, ends_on: date, by: Actor, at: datetime) -> None:
    """End a commitment after a day. Points and decisions about it stay."""
    require(by, Permission.EDIT_AGREEMENT, commitment.area)
    current = commitment.texts.filter(ends_on__isnull=True).first()
    if current is None:
        raise RuleBroken("This commitment has ended already.")
    if ends_on < current.starts_on:
        raise RuleBroken("The last day is before the wording began.", field="ends_on")
    current.ends_on = ends_on
    current.save(update_fields=["ends_on"])
    record(Verb.COMMITMENT_RETIRED, subject=commitment, by=by, at=at)
