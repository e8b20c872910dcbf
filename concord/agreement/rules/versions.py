"""Whether a version can be written on, adopted or given up, and when it must be revised."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from concord.core.lib.errors import RuleBroken

from ..models import CommitmentText, Version
from ..terms import OPEN_STATES, VersionState

# What one version holds at most.
MOST_SECTIONS, MOST_COMMITMENTS = 60, 400


def check_is_drafted(version: Version) -> None:
    """What was adopted says what it said; while people comment on a draft its words stay as they read them."""
    if version.state == VersionState.CONSULTATION:
        raise RuleBroken("People comment on this draft at the moment, so its words stay. End the consultation first.")
    if version.state != VersionState.DRAFT:
        raise RuleBroken("This version is no longer a draft. Begin a new version to change what it says.")


def check_is_open(version: Version) -> None:
    if version.state not in OPEN_STATES:
        raise RuleBroken("This version is no longer a draft.")


def check_adoption(
    version: Version, texts: Sequence[CommitmentText], *, before: Version | None, adopted_on: date, today: date
) -> None:
    """A version comes into force on a day, not before the one that it replaces, and its commitments are told apart."""
    check_is_open(version)
    if version.state == VersionState.CONSULTATION:
        raise RuleBroken("People comment on this draft at the moment. End the consultation first.")
    if not texts:
        raise RuleBroken("There is no commitment in it yet. Add what is promised first.")
    twice = [number for number, count in Counter(text.number for text in texts).items() if count > 1]
    if twice:
        raise RuleBroken(f"Two commitments have the number {twice[0]}. Give each its own number first.")
    if adopted_on > today:
        raise RuleBroken("That day is still to come. Adopt it on the day, or afterwards.", field="adopted_on")
    if before is not None and before.adopted_on is not None and adopted_on <= before.adopted_on:
        raise RuleBroken(
            f"The version before it is in force since {before.adopted_on:%-d %B %Y}. Give a later day.",
            field="adopted_on",
        )


def check_room(*, sections: int, commitments: int) -> None:
    if sections > MOST_SECTIONS:
        raise RuleBroken(f"A version holds at most {MOST_SECTIONS} sections.")
    if commitments > MOST_COMMITMENTS:
        raise RuleBroken(f"A version holds at most {MOST_COMMITMENTS} commitments.")
