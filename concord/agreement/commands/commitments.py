"""Commitments: added, reworded, retired. An old wording is never changed."""

from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q

from concord.core.accounts.access import Installation, require
from concord.core.accounts.models import Person
from concord.core.accounts.permissions import Permission
from concord.core.areas.models import Area
from concord.core.audit.commands import record
from concord.core.lib.errors import RuleBroken
from concord.core.lib.text import clean_line, clean_text

from ..models import Commitment, CommitmentText, CommitmentTextQuerySet, Version
from ..rules.outline import WORDS
from ..rules.themes import check_known
from ..terms import OPEN_STATES, Verb

Actor = Person | Installation
# Which words of a commitment are kept as a line, and which as a text of several.
LINES = ("number", "title", "provenance")
TEXTS = ("text", "example")


@transaction.atomic
def add_commitment(
    *, area: Area, number: str, starts_on: date, by: Actor, at: datetime, uid: str = "", **words: Any
) -> Commitment:
    """Enter a commitment of the agreement: what is promised, by whom, from when. `words`: those of `WORDS`.

    `uid`: the identity that it has elsewhere, where it comes from another installation.
    """
    require(by, Permission.EDIT_AGREEMENT, area)
    number = clean_line(number)
    check_number_is_free(area, number, starts_on)
    commitment = Commitment(area=area, number=number, **({"uid": uid} if uid else {}))
    commitment.save()
    add_text(commitment, starts_on=starts_on, number=number, **words)
    record(Verb.COMMITMENT_ADDED, subject=commitment, by=by, at=at)
    return commitment


def lasting(area: Area, day: date) -> CommitmentTextQuerySet:
    """The wordings that are in force on a day or come into force after it."""
    found = CommitmentText.objects.filter(area=area).ever_in_force()
    return found.filter(Q(ends_on=None) | Q(ends_on__gte=day))


def check_number_is_free(area: Area, number: str, day: date, *, commitment: Commitment | None = None) -> None:
    """A number may come back once the commitment that had it is over."""
    if lasting(area, day).filter(number=number).exclude(commitment=commitment).exists():
        raise RuleBroken(f"There is a commitment {number} already.", field="number")


def add_text(commitment: Commitment, *, starts_on: date, **words: Any) -> CommitmentText:
    check_known(words.get("theme", ""), commitment.area.themes)
    made = CommitmentText(area=commitment.area, commitment=commitment, starts_on=starts_on, **cleaned(words))
    made.save()
    return made


def cleaned(facts: dict[str, Any]) -> dict[str, Any]:
    found = {name: facts[name] for name in WORDS if name in facts}
    found |= {name: clean_line(found[name]) for name in LINES if name in found}
    found |= {name: clean_text(found[name]) for name in TEXTS if name in found}
    if found.get("rule_kind") == "":
        found |= {"rule_kind": "", "rule_number": None, "rule_unit": "", "rule_counting": ""}
    return found


def wordings(commitment: Commitment) -> CommitmentTextQuerySet:
    """What it says or said, without what is proposed."""
    return CommitmentText.objects.filter(commitment=commitment).ever_in_force()


def first_or_last(text: CommitmentText) -> date:
    """The last day of a wording; its first day while it has no last."""
    return text.ends_on or text.starts_on  # type: ignore[return-value]  # it was in force, so it has a first day


def check_stands_alone(text: CommitmentText | None) -> None:
    """What a document says changes with a new version of it alone, so that everybody reads the same."""
    if text is not None and text.version_id is not None:
        raise RuleBroken("It stands in a document. Begin a new version of that, and change it there.")


def check_in_no_draft(commitment: Commitment) -> None:
    """Adopted, the draft would bring back the words that it took from here."""
    draft = Version.objects.filter(state__in=OPEN_STATES, texts__commitment=commitment).first()
    if draft is not None:
        raise RuleBroken(f"Its next words stand in a draft of {draft.document}. Change them there.")


@transaction.atomic
def reword_commitment(
    *,
    commitment: Commitment,
    starts_on: date,
    by: Actor,
    at: datetime,
    number: str = "",
    **words: Any,
) -> CommitmentText:
    """Give a commitment a new wording from a day on; what was decided under the old one keeps it."""
    require(by, Permission.EDIT_AGREEMENT, commitment.area)
    latest = wordings(commitment).order_by("-starts_on").first()
    if latest is None:
        raise RuleBroken("It is only proposed, in a draft. Adopt that first.")
    check_stands_alone(latest)
    check_in_no_draft(commitment)
    if starts_on <= first_or_last(latest):
        raise RuleBroken("The new wording must begin after the one in force.", field="starts_on")
    number = clean_line(number) or commitment.number
    check_number_is_free(commitment.area, number, starts_on, commitment=commitment)
    if latest.ends_on is None:
        latest.ends_on = starts_on - timedelta(days=1)
        latest.save(update_fields=["ends_on"])
    if number != commitment.number:
        commitment.number = number
        commitment.save(update_fields=["number"])
    made = add_text(commitment, starts_on=starts_on, number=commitment.number, **words)
    record(Verb.COMMITMENT_REWORDED, subject=commitment, by=by, at=at)
    return made


@transaction.atomic
def retire_commitment(*, commitment: Commitment, ends_on: date, by: Actor, at: datetime) -> None:
    """End a commitment after a day. Points and decisions about it stay."""
    require(by, Permission.EDIT_AGREEMENT, commitment.area)
    current = wordings(commitment).filter(ends_on__isnull=True).first()
    if current is None:
        raise RuleBroken("This commitment has ended already.")
    check_stands_alone(current)
    if ends_on < first_or_last(current):
        raise RuleBroken("The last day is before the wording began.", field="ends_on")
    current.ends_on = ends_on
    current.save(update_fields=["ends_on"])
    record(Verb.COMMITMENT_RETIRED, subject=commitment, by=by, at=at)
