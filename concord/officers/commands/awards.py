"""Small awards out of a budget: made, chased once, and what came of them."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from concord.core.accounts.access import SYSTEM, Installation, require
from concord.core.accounts.models import Person
from concord.core.accounts.permissions import Permission
from concord.core.areas.commands import put
from concord.core.areas.models import Area
from concord.core.audit.commands import record
from concord.core.directory.commands.lists import partner_named
from concord.core.lib.errors import RuleBroken
from concord.core.lib.text import clean_line, clean_text, shortened

from ..models import Award, Budget
from ..queries.awards import to_chase
from ..rules.awards import check_days, check_result, check_to
from ..terms import Duty, Verb
from .removing import AWARD_LABEL
from .tasks import put_task

Actor = Person | Installation
LINES = ("name", "purpose", "asked_for")
RESULT = ("outcome", "outcome_on", "people", "line")


@transaction.atomic
def put_award(
    *, budget: Budget, facts: Mapping[str, Any], award: Award | None = None, by: Actor, at: datetime
) -> Award:
    """Write an award down, or change it. The sum is in pence; what it is to bring is asked for now."""
    require(by, Permission.MANAGE_OFFICERS, budget.area)
    given = {**facts, **{name: clean_line(facts.get(name, "")) for name in LINES}}
    check_to(has_organisation=given.get("organisation") is not None, name=given["name"])
    check_days(given["awarded_on"], given["due_on"], timezone.localdate(at))
    made = award or Award(area=budget.area)
    put(made, {**given, "budget": budget})
    record(Verb.AWARD_PUT, subject=made, by=by, at=at, label=AWARD_LABEL)
    return made


@transaction.atomic
def note_result(
    *, award: Award, outcome: str, outcome_on: date, people: int | None, line: str = "", by: Actor, at: datetime
) -> None:
    """Write down what came of it. `people`: how many it helped, or nothing where nobody knows; `line`: one sentence
    for the business case."""
    require(by, Permission.MANAGE_OFFICERS, award.area)
    said = clean_text(outcome)
    check_result(award.awarded_on, said, outcome_on, timezone.localdate(at))
    put(award, {"outcome": said, "outcome_on": outcome_on, "people": people, "line": clean_line(line)})
    record(Verb.RESULT_NOTED, subject=award, by=by, at=at, label=AWARD_LABEL)


@transaction.atomic
def chase_results(*, area: Area, on: date, at: datetime) -> int:
    """Put each outcome that is due on the officers' list, once. Gives how many."""
    return sum(chase(award, on, at) for award in to_chase(area, on))


def chase(award: Award, on: date, at: datetime) -> bool:
    # Compare-and-set: doing the day's work twice asks once.
    if Award.objects.filter(pk=award.pk, chased_on=None, outcome_on=None).update(chased_on=on) != 1:
        return False
    text = f"Ask {shortened(award.to, 80)} what came of the award: {shortened(award.asked_for, 80)}"
    put_task(area=award.area, text=text, duty=Duty.BUDGET, due_on=on, by=SYSTEM, at=at)
    record(Verb.RESULT_CHASED, subject=award, by=SYSTEM, at=at, label=AWARD_LABEL)
    return True


def put_imported(*, area: Area, facts: Mapping[str, Any], row: Award | None, **about: Any) -> Award:
    """From a file: the award, and its outcome if that is told."""
    plain = {name: value for name, value in facts.items() if name not in (*RESULT, "year", "partner")}
    plain["organisation"] = partner_named(facts["partner"], "partner") if facts["partner"] else None
    made = put_award(budget=budget_in(area, facts["year"]), facts=plain, award=row, **about)
    result = {name: facts[name] for name in RESULT}
    if facts["outcome_on"] is not None:
        note_result(award=made, **result, **about)
    elif any(result.values()):
        raise RuleBroken("Give the day on which the outcome was told.", field="outcome_on")
    return made


def budget_in(area: Area, year: int) -> Budget:
    found = Budget.objects.filter(area=area, year=year).select_related("area").first()
    if found is None:
        raise RuleBroken("There is no budget for this year. Write it down first.", field="year")
    return found
