"""When the agreement must be revised, and how soon that is."""

from dataclasses import dataclass, replace
from datetime import date

from concord.core.lib.dates import RULES, add_months, last_day

# Months before the day on which it is warned of.
WARNINGS = (6, 12, 24)


@dataclass(frozen=True)
class Renewal:
    """The last full revision, the day by which the next is promised, and how near that is.

    `within`: the fewest months of 6, 12 and 24 in which that day lies; None while it is further off.
    """

    revised_on: date
    due_on: date
    is_overdue: bool
    within: int | None

    @property
    def is_near(self) -> bool:
        return self.is_overdue or self.within is not None

    @property
    def words(self) -> str:
        day = f"{self.due_on:%-d %B %Y}"
        if self.is_overdue:
            return f"It was to be revised by {day}."
        return f"It is to be revised by {day}{f', in less than {self.within} months' if self.within else ''}."


def renewal(revised_on: date, *, months: int, today: date) -> Renewal:
    """“Commit to revising the Compact document after a maximum of six years” (Local Compacts: a user guide).

    `months`: the area's own number, 72 by default, counted from the last full revision.
    """
    due_on = last_day(replace(RULES["revision"], length=months), revised_on)
    within = next((n for n in WARNINGS if today >= add_months(due_on, -n)), None)
    return Renewal(revised_on, due_on, today > due_on, None if today > due_on else within)
