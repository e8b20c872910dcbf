"""When a draft is out for comments, how long that must be, and what a comment may become."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import cast

from concord.core.lib.dates import RULES, DeadlineRule, last_day
from concord.core.lib.dates.rules import Unit
from concord.core.lib.errors import RuleBroken

from ..models import Comment, CommitmentText, Consultation, Version
from ..terms import CommentState, Counting, Outcome, RuleUnit, VersionState

LONGEST_COMMENT, MOST_AT_ONCE = 4_000, 200
TWELVE_WEEKS = "12 weeks, both days counted"


def length_rule(own: CommitmentText | None) -> tuple[DeadlineRule, str]:
    """How long a consultation lasts, and that in words: the area's own commitment, or 84 days with both counted.

    Twelve weeks: Local Compacts, a user guide. The commitment is one that measures the length of a consultation.
    """
    usual = RULES["consultation"]
    if own is None or own.rule_number is None:
        return usual, TWELVE_WEEKS
    rule = replace(
        usual,
        length=own.rule_number,
        unit=cast(Unit, own.rule_unit),
        counting="both_ends" if own.rule_counting == Counting.BOTH_ENDS else "difference",
    )
    words = f"{own.rule_words.partition(': ')[2]} (commitment {own.number})"
    return rule, words


def longest_first(rules: Iterable[CommitmentText]) -> CommitmentText | None:
    """Of several lengths the longest: both sides can rely on it."""
    days = {RuleUnit.DAYS: 1.0, RuleUnit.WORKING_DAYS: 1.4, RuleUnit.WEEKS: 7.0, RuleUnit.MONTHS: 30.4}
    known = [one for one in rules if one.rule_number]
    return max(known, key=lambda one: (one.rule_number or 0) * days[RuleUnit(one.rule_unit)], default=None)


def check_can_open(version: Version, clauses: int) -> None:
    if version.state == VersionState.CONSULTATION:
        raise RuleBroken("People comment on this draft already.")
    if version.state != VersionState.DRAFT:
        raise RuleBroken("Only a draft can be consulted on.")
    if not clauses:
        raise RuleBroken("There is no commitment in it yet. Add what is promised first.")


def check_days(opens_on: date, closes_on: date, today: date) -> None:
    if opens_on < today:
        raise RuleBroken("That day is over. It opens today or later.", field="opens_on")
    check_close(opens_on, closes_on, today)


def check_close(opens_on: date, closes_on: date, today: date) -> None:
    if closes_on < opens_on:
        raise RuleBroken("That is before it opens.", field="closes_on")
    if closes_on < today:
        raise RuleBroken("That day is over. To stop today, end the consultation.", field="closes_on")
    if (closes_on - opens_on).days > 730:
        raise RuleBroken("That is more than two years. Give an earlier day.", field="closes_on")


def check_short(closes_on: date, wanted_until: date, words: str, *, reason: str, remedy: str) -> None:
    """A shorter time needs a reason, and something that makes up for it; everybody reads both."""
    if closes_on >= wanted_until:
        return
    until = f"{wanted_until:%-d %B %Y}"
    if not reason:
        message = f"It is shorter than {words}, until {until}. Say why; everybody reads it."
        raise RuleBroken(message, field="short_reason")
    if not remedy:
        raise RuleBroken("Say what you do so that people can take part all the same.", field="short_remedy")


def wanted_until(rule: DeadlineRule, opens_on: date) -> date:
    """The first closing day that keeps the rule: 84 days with both counted end on the 83rd day after the first."""
    return last_day(rule, opens_on)


def is_taking(consultation: Consultation, today: date) -> bool:
    """Whether everybody can comment today."""
    return (
        consultation.ended_on is None
        and consultation.version.state == VersionState.CONSULTATION
        and consultation.opens_on <= today <= consultation.closes_on
    )


def check_takes(consultation: Consultation, today: date) -> None:
    if consultation.ended_on is None and today < consultation.opens_on:
        raise RuleBroken(f"Comments are taken from {consultation.opens_on:%-d %B %Y}.")
    if not is_taking(consultation, today):
        last = min(consultation.ended_on or consultation.closes_on, consultation.closes_on)
        raise RuleBroken(f"This consultation is over: its last day was {last:%-d %B %Y}. It takes no more comments.")


def check_not_ended(consultation: Consultation) -> None:
    if consultation.ended_on is not None:
        raise RuleBroken("This consultation is over.")


def check_says_something(*, text: str, proposed: str, mark: str) -> None:
    if not (text or proposed or mark):
        raise RuleBroken("Write what you think, or choose an answer to the question above.", field="text")


def check_may_settle(comments: Iterable[Comment]) -> None:
    found = list(comments)
    if not found:
        raise RuleBroken("Tick at least one comment.")
    if len(found) > MOST_AT_ONCE:
        raise RuleBroken(f"Answer at most {MOST_AT_ONCE} comments together.")
    if any(one.state != CommentState.ACCEPTED for one in found):
        raise RuleBroken("Only comments that are shown are answered. Look at the others first.")


def check_answer(*, outcome: str, answer: str, by: str, on: date | None, today: date) -> None:
    """Each answer is public; what is not clear yet has somebody who clears it up, and a day."""
    if outcome != Outcome.CLARIFY:
        if not answer:
            raise RuleBroken("Write the answer that everybody reads.", field="answer")
        return
    if not by:
        raise RuleBroken("Say who clears it up.", field="follow_up_by")
    if on is None:
        raise RuleBroken("Say until when it is cleared up.", field="follow_up_on")
    if on < today:
        raise RuleBroken("That day is over.", field="follow_up_on")
