"""When an organisation may sign, what goes on the register, and how long its kitemark holds."""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from concord.core.lib.dates import add_months
from concord.core.lib.errors import RuleBroken

from ..models import Signature, Version
from ..terms import SignatureState, SigningMode

# As many as one organisation can name and claim.
MOST_NAMED, MOST_CLAIMED = 500, 100_000
# More would not stand on one side of a certificate.
MOST_CONDITIONS = 10
# Words in what a place to write to is called; no person is.
DESKS = {
    *("admin", "centre", "council", "department", "desk", "directorate", "division", "enquiries", "helpdesk", "inbox"),
    *("info", "mailbox", "office", "partnership", "partnerships", "reception", "secretariat", "service", "services"),
    *("team", "trust", "unit"),
}


def name_of_a_person(name: str, organisation: str) -> str:
    """The name, unless it is that of the organisation or of a desk in it, which cannot sign: then nothing."""
    said, body = name.casefold(), organisation.casefold()
    words = set(re.findall(r"[^\W\d_]+", said))
    return "" if (body and body in said) or words & DESKS else name


def check_version(version: Version | None, signed_on: date, today: date) -> Version:
    """What is signed is the version in force on that day; nobody signs for a day to come."""
    if signed_on > today:
        raise RuleBroken("That day is still to come.", field="signed_on")
    if version is None:
        raise RuleBroken("No version was in force on that day, so there was nothing to sign.", field="signed_on")
    return version


def check_covered(*, mode: str, names: Sequence[str], count: int | None) -> None:
    """Whoever signs on behalf of members says who they are, or how many."""
    if mode == SigningMode.OWN:
        return
    if not names and not count:
        raise RuleBroken("Name the members that you sign for, or say how many they are.", field="covered_names")
    if len(names) > MOST_NAMED:
        raise RuleBroken(f"Name at most {MOST_NAMED} members, and give the number of all.", field="covered_names")
    if any(len(name) > 200 for name in names):
        raise RuleBroken("One of the names is longer than 200 characters. Give one a line.", field="covered_names")
    if count is not None and count < len(names):
        raise RuleBroken(f"You name {len(names)} members, so the number cannot be smaller.", field="covered_count")


def check_waits(signature: Signature) -> None:
    if signature.state != SignatureState.WAITING:
        raise RuleBroken("This signature has been checked already.")


def check_not_twice(earlier: Signature | None, signed_on: date, months: int) -> None:
    """One version is signed again only once the kitemark of the signature before is over."""
    if earlier is not None and earlier.signed_on <= signed_on < valid_until(earlier, months):
        raise RuleBroken(
            f"{earlier} is on the register for this version already, since {earlier.signed_on:%-d %B %Y}.",
            field="organisation",
        )
    if earlier is not None and signed_on < earlier.signed_on:
        raise RuleBroken(f"{earlier} has signed this version later, on {earlier.signed_on:%-d %B %Y}.")


def check_apart(others: Iterable[Signature], signed_on: date, months: int) -> None:
    """Among signatures of one version that come in any order: none begins while the kitemark of another lasts."""
    for other in others:
        if max(other.signed_on, signed_on) < add_months(min(other.signed_on, signed_on), months):
            raise RuleBroken(
                f"{other} is on the register for this version already, since {other.signed_on:%-d %B %Y}.",
                field="signed_on",
            )


def check_withdrawal(signature: Signature, day: date, today: date) -> None:
    if signature.state != SignatureState.REGISTERED:
        raise RuleBroken("Only a signature on the register can be withdrawn.")
    if day > today:
        raise RuleBroken("That day is still to come.", field="on")
    if day < signature.signed_on:
        raise RuleBroken("That is before it was signed.", field="on")


def valid_until(signature: Signature, months: int) -> date:
    """The last day of the kitemark."""
    return add_months(signature.signed_on, months)


def covered_number(count: int | None, named: int) -> int:
    """How many a signature covers: the number given, or those named. They are never counted as signatories."""
    return count if count is not None else named


def check_conditions(conditions: str) -> None:
    """They stand on the certificate, which is one side."""
    if len(conditions.splitlines()) > MOST_CONDITIONS:
        raise RuleBroken(f"Give at most {MOST_CONDITIONS} conditions, one on each line.", field="conditions")
