"""Whether now: sponsors, and posts for the voluntary sector."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from concord.core.lib.errors import RuleBroken
from concord.core.lib.figures import percent

from .models import Endorsement, LeadPost
from .rules import check_day, check_has_come

# A sponsor is asked once a year whether it still stands (D34).
STANDS = timedelta(days=365)
# Fewer organisations of a sector than these are not compared.
FEWEST = 5


def asked_again_on(endorsement: Endorsement) -> date:
    return endorsement.confirmed_on + STANDS


def check_named(name: str) -> None:
    if not name:
        raise RuleBroken("Enter a name.", field="who")


def check_came(on: date | None, today: date, field: str) -> None:
    """A day that is told has come; none is told where it is left empty."""
    if on is None:
        return
    check_day(on, field)
    if on > today:
        raise RuleBroken("Choose today or a day before it.", field=field)


def check_consent_is_theirs(row: Endorsement | LeadPost, named: str, *, may_publish: bool) -> None:
    """Called where somebody else is named: a consent that is older than their name is not theirs."""
    if named and may_publish and row.consent_on is not None:
        raise RuleBroken(
            "This was ticked before they were named. Save it without the tick, ask them, and tick it again.",
            field="may_publish",
        )


def check_days_told(facts: Mapping[str, Any], today: date) -> None:
    """Days from a file: all have come, and none is before they stood behind it."""
    for name in ("endorsed_on", "confirmed_on", "consent_on", "ended_on"):
        check_came(facts[name], today, name)
    for name in ("confirmed_on", "ended_on"):
        if facts[name] and facts[name] < facts["endorsed_on"]:
            raise RuleBroken("This is before the day on which they said so.", field=name)


def check_told_of(row: Endorsement | LeadPost, facts: Mapping[str, Any]) -> None:
    """A file that is older than what is noted brings nothing back: no erased name, no consent, no end taken back."""
    if row.person is not None and row.person.erased_at and facts["who"] != row.who:
        raise RuleBroken("Whoever stood here has been erased. Leave this row out.", field="who")
    if row.ended_on and not facts["ended_on"]:
        raise RuleBroken("This has ended. What began again has a row of its own.", field="ended_on")
    check_consent_is_newer(row, facts)


def check_spelt(row: Endorsement | LeadPost, named: str) -> None:
    """Somebody known is named as they write themselves, so that the same file changes nothing."""
    if row.who != named:
        raise RuleBroken(f"Write it as “{row.who}”.", field="who")


def check_consent_is_newer(row: Endorsement | LeadPost, facts: Mapping[str, Any]) -> None:
    """As `check_consent_is_theirs`, where a file gives the day of the consent."""
    given, before = facts["consent_on"], row.consent_on
    if given and before is None:
        raise RuleBroken(
            "No consent is noted here; it may have been taken back. Ask them, and tick it on the page.",
            field="consent_on",
        )
    if facts["who"] != row.who and given and given <= before:
        raise RuleBroken(
            "Somebody else was named when this consent was given. Ask them, or leave it empty.", field="consent_on"
        )


def check_followed(before: Endorsement | None, named: str) -> None:
    """Whom somebody follows is noted, nobody else follows them, and their own support has ended."""
    if before is None:
        raise RuleBroken(
            f"No sponsor “{named}” is noted whom nobody follows yet. Put their row above this one.", field="follows"
        )
    if before.ended_on is None:
        raise RuleBroken(f"{before} still stands behind it. Say in their row when that ended.", field="follows")


def check_lasts(endorsement: Endorsement) -> None:
    if endorsement.ended_on is not None:
        raise RuleBroken(f"{endorsement} has ended already.")


def check_sponsor_ends(endorsement: Endorsement, on: date, today: date) -> None:
    check_lasts(endorsement)
    check_has_come(on, today)
    if on < endorsement.endorsed_on:
        raise RuleBroken(
            f"It began on {endorsement.endorsed_on:%-d %B %Y}. Choose that day or a later one.", field="on"
        )


def check_lead(lead: LeadPost, who: str, today: date) -> None:
    """It was asked for or granted, granted no earlier than asked for, and nobody holds it before."""
    check_came(lead.requested_on, today, "requested_on")
    check_came(lead.granted_on, today, "granted_on")
    if lead.requested_on is None and lead.granted_on is None:
        raise RuleBroken("Say when it was asked for, or when it was granted.", field="requested_on")
    if lead.requested_on and lead.granted_on and lead.granted_on < lead.requested_on:
        raise RuleBroken("It was granted before it was asked for. Correct one of the days.", field="granted_on")
    if who and lead.granted_on is None:
        raise RuleBroken("Say when the post was granted, or leave the name empty.", field="granted_on")


def gap_words(public: tuple[int, int], voluntary: tuple[int, int]) -> str:
    """The gap between two sectors, (part, whole) each."""
    if min(public[1], voluntary[1]) < FEWEST:
        return "too few to compare"
    points = abs(percent(*public) - percent(*voluntary))
    return f"a gap of {points} percentage point{'' if points == 1 else 's'}" if points else "no gap"
