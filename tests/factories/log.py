"""Periods, returns and points for tests. Made straight in the tables; commands have tests of their own."""

from datetime import UTC, date, datetime

import factory
from factory.django import DjangoModelFactory

from concord.core.lib.text import random_reference
from concord.log.models import Expectation, LogReturn, Period, Point
from concord.log.terms import PeriodState, ReturnState

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


class PeriodFactory(DjangoModelFactory):
    """An open period of March 2026. Pass `group`."""

    class Meta:
        model = Period

    area = factory.SelfAttribute("group.area")
    reference = factory.Sequence(lambda n: f"PLAC-2026-P{n:03d}")
    label = factory.LazyAttribute(lambda period: period.reference)
    starts_on = date(2026, 1, 1)
    ends_on = date(2026, 3, 31)
    opens_on = date(2026, 3, 1)
    due_on = date(2026, 3, 20)
    locks_on = date(2026, 3, 25)
    state = PeriodState.OPEN


class ExpectationFactory(DjangoModelFactory):
    """Somebody who is expected. Pass `period`, `person` and `organisation`."""

    class Meta:
        model = Expectation

    area = factory.SelfAttribute("period.area")
    organisation_name = factory.SelfAttribute("organisation.name")
    sector = factory.SelfAttribute("organisation.sector")
    person_name = factory.SelfAttribute("person.name")


class LogReturnFactory(DjangoModelFactory):
    """A return that was sent in time. Pass `expectation`."""

    class Meta:
        model = LogReturn

    area = factory.SelfAttribute("period.area")
    period = factory.SelfAttribute("expectation.period")
    person = factory.SelfAttribute("expectation.person")
    reference = factory.LazyFunction(lambda: f"PLAC-R-{random_reference()}")
    state = ReturnState.SENT
    started_at = NOON
    sent_at = NOON
    received_on = date(2026, 3, 2)


class PointFactory(DjangoModelFactory):
    """A tabled point of a sent return. Pass `log_return`."""

    class Meta:
        model = Point

    area = factory.SelfAttribute("log_return.area")
    period = factory.SelfAttribute("log_return.period")
    sector = factory.SelfAttribute("log_return.expectation.sector")
    reference = factory.LazyFunction(lambda: f"PLAC-{random_reference()}")
    box = 1
    text = "The draft strategy was written together."
    tabled = True
