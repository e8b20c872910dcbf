"""Somebody at their return: whose it is, by which way they came in, and whether they may write."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils import timezone

from concord.core.accounts.access import may
from concord.core.accounts.guards import by_link_or
from concord.core.accounts.models import Person
from concord.core.accounts.permissions import Permission
from concord.core.accounts.requests import Request
from concord.core.accounts.terms import Purpose
from concord.core.lib.errors import AccessDenied
from concord.core.ui.answering import found_or_404

from ..models import Expectation, LogReturn, Period
from ..queries.confidential import own_written
from ..queries.periods import expectation_for, next_open_after, period_in
from ..queries.returns import ReturnPage, blank_return, return_of, return_page
from ..rules.returns import Limits, is_locked
from ..terms import PeriodState, ReturnState

writer_only = by_link_or(Purpose.RETURN, Permission.MAKE_RETURN)


@dataclass(frozen=True)
class Desk:
    """Somebody at their return. `address`: where they are known to be reached; `later`: the period that is open now."""

    period: Period
    person: Person
    address: str
    made: LogReturn | None
    later: Period | None
    today: date

    @property
    def is_writable(self) -> bool:
        """Open, or locked with nothing sent and no later period yet: then it is carried over."""
        is_sent = self.made is not None and self.made.state == ReturnState.SENT
        if locked_on(self.period, self.today):
            return self.later is None and not is_sent
        return self.period.state == PeriodState.OPEN

    def page(self, limits: Limits | None = None) -> ReturnPage:
        made = self.made or blank_return(self.period, self.person, self.expected())
        return return_page(made, own_written(made, address=self.address), on=self.today, limits=limits)

    def expected(self) -> Expectation:
        found = expectation_for(self.period, self.person, on=self.today)
        if found is None:
            raise AccessDenied("You hold no role in this area at the moment, so no return is asked of you.")
        return found


def desk_of(request: Request, reference: str) -> Desk:
    """Whose return it is: the signed-in person's, or the link's, which opens one period and, once locked, the next."""
    by_link = request.person is None or not may(request.person, Permission.MAKE_RETURN, request.area)
    person: Person = request.link.person if by_link else request.person  # type: ignore[assignment]  # one of them is there
    made = return_of(request.area, reference, person)
    period = found_or_404(made.period if made else period_in(request.area, reference))
    if by_link:
        check_link_opens(request, period)
    address, today = request.link.to_address if by_link else person.known_address, timezone.localdate()
    later = next_open_after(period) if locked_on(period, today) else None
    return Desk(period, person, address, made, later, today)


def locked_on(period: Period, day: date) -> bool:
    return is_locked(state=period.state, locks_on=period.locks_on, on=day)


def check_link_opens(request: Request, period: Period) -> None:
    if request.link.subject_key == period.reference:
        return
    meant = period_in(request.area, request.link.subject_key)
    if meant is None or not locked_on(meant, timezone.localdate()) or next_open_after(meant) != period:
        raise AccessDenied("This link is for another period.")


def at_return(request: Request, desk: Desk, name: str, **more: int) -> str:
    return reverse(f"log:{name}", kwargs={"area": request.area.slug, "period": desk.period.reference} | more)
