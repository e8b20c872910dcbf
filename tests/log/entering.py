"""Returns that an officer types in for whoever sent them."""

from datetime import timedelta

from concord.log import commands
from concord.log.models import LogReturn, Period
from concord.log.rules.returns import PointInput

from .conftest import Place


def enter(place: Place, period: Period, **facts: object) -> LogReturn:
    usual = {
        "period": period,
        "person": place.champion,
        "boxes": {1: ([PointInput("Written on paper")], False), 2: ((), True)},
        "is_nil": False,
        "received_on": place.today - timedelta(days=1),
        "mode": "paper",
        "by": place.officer,
        "at": place.now,
    }
    return commands.enter_return(**usual | facts)
