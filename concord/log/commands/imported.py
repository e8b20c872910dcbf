"""The people, organisations, periods and commitments that an imported file of returns speaks of."""

from datetime import date

from concord.agreement.commands import add_commitment
from concord.agreement.models import Commitment
from concord.agreement.queries import by_number
from concord.core.accounts.commands import add_person
from concord.core.accounts.models import Person
from concord.core.accounts.roles import Role
from concord.core.directory.commands import add_membership, add_organisation
from concord.core.directory.commands.imports import find_organisation
from concord.core.directory.imports import kind_for
from concord.core.directory.models import Membership, Organisation
from concord.core.lib.errors import RuleBroken
from concord.core.lib.imports import ImportResult
from concord.core.lib.tables import Row
from concord.group.commands import add_group
from concord.group.models import Group

from ..imports.returns import PeriodFacts, RespondentFacts, RowFacts
from ..models import Expectation, Period
from ..terms import PeriodState
from .reading import Reading


def period_for(facts: PeriodFacts, reading: Reading, result: ImportResult) -> Period:
    found = (
        reading.periods.get(facts.reference)
        or Period.objects.filter(area=reading.area, reference=facts.reference).first()
    )
    if found is None:
        found = new_period(facts, reading)
        result.lines.append(f"new period: {facts.reference}")
    if facts.reference not in reading.periods:
        reading.periods[facts.reference] = found
        reading.meet(found)
    for name in ("opens_on", "due_on", "locks_on"):
        if getattr(found, name) != getattr(facts, name):
            raise RuleBroken(f"The period {facts.reference} has another date here: {getattr(found, name)}.", field=name)
    return found


def new_period(facts: PeriodFacts, reading: Reading) -> Period:
    period = Period(
        area=reading.area,
        group=group_for(reading),
        reference=facts.reference,
        label=facts.reference,
        imported=True,
        starts_on=facts.opens_on,
        ends_on=facts.due_on,
        opens_on=facts.opens_on,
        due_on=facts.due_on,
        locks_on=facts.locks_on,
        state=state_on(facts, reading.today),
        opened_at=reading.at,
    )
    period.save()
    return period


def state_on(facts: PeriodFacts, today: date) -> str:
    if facts.opens_on > today:
        return PeriodState.PLANNED
    return PeriodState.OPEN if facts.locks_on >= today else PeriodState.LOCKED


def group_for(reading: Reading) -> Group:
    found = Group.objects.filter(area=reading.area, is_main=True).first()
    if found is not None:
        return found
    word = reading.area.word("group")
    return add_group(area=reading.area, name=word[0].upper() + word[1:], slug="group", by=reading.by, at=reading.at)


def organisation_for(name: str, sector: str, reading: Reading, result: ImportResult) -> Organisation:
    key = name.casefold()
    found = reading.organisations.get(key) or find_organisation("", name)
    if found is None:
        found = add_organisation(
            area=reading.area, name=name, sector=sector, kind=kind_for(sector), by=reading.by, at=reading.at
        )
        result.lines.append(f"new organisation: {name} ({sector})")
    reading.organisations[key] = found
    return found


def note_sector(
    expectation: Expectation, body: Organisation, facts: RowFacts, reading: Reading, result: ImportResult
) -> None:
    """Once: an organisation may have changed its sector since, or the file says two things of it or of somebody."""
    said, words = facts.respondent.sector, ""
    if expectation.sector != said:
        words = f"{expectation.person_name} counts as {expectation.sector} in {facts.period.reference}, and stays so."
    elif body.sector != said:
        words = f"{body} is {body.sector} here. Rows that give it as {said} count as {said}."
    if words and words not in reading.told:
        reading.told.add(words)
        result.note(words, facts.number, "sector")


def note_days(facts: RowFacts, row: Row, reading: Reading, result: ImportResult) -> None:
    """Days that go oddly together and are taken all the same, as old records have them; of a return once."""
    period, came, decided = facts.period, facts.received_on, facts.decided
    # Where a file does not say when the period locked, nothing came after that.
    if came and row["locks_on"] and came > period.locks_on:
        words = f"The return of {facts.respondent.name} came on {came}, after {period.reference} was locked on "
        words += f"{period.locks_on}. It is taken as it stands."
        if words not in reading.told:
            reading.told.add(words)
            result.note(words, facts.number, "received_on")
    if decided.decided_on and decided.decided_on < period.opens_on and not decided.is_empty:
        words = f"It was decided on {decided.decided_on}, before {period.reference} opened on {period.opens_on}. "
        result.note(words + "It is taken as it stands.", facts.number, "decided_on")


def person_for(facts: RespondentFacts, body: Organisation, reading: Reading, result: ImportResult) -> Person:
    """Somebody of this name and address with a role here; otherwise a new champion of the organisation."""
    known = reading.people.get(facts.key)
    if known is not None:
        return known
    here = Membership.objects.filter(person__email__iexact=facts.email, person__name__iexact=facts.name)
    hat = here.select_related("person").first()
    person = hat.person if hat else new_champion(facts, body, reading, result)
    reading.people[facts.key] = person
    return person


def new_champion(facts: RespondentFacts, body: Organisation, reading: Reading, result: ImportResult) -> Person:
    """A champion from the first period of the file to the last that is over; still one where that is not over yet."""
    starts_on, last = reading.overview.times[facts.key]
    ends_on = last if last < reading.today else None
    person = add_person(name=facts.name, email=facts.email, home_area=reading.area, by=reading.by, at=reading.at)
    add_membership(
        area=reading.area,
        person=person,
        organisation=body,
        role=Role.CHAMPION,
        starts_on=starts_on,
        ends_on=ends_on,
        by=reading.by,
        at=reading.at,
    )
    until = f", {reading.area.word('champion')} until {ends_on:%-d %B %Y}" if ends_on else ""
    result.lines.append(f"new person: {facts.name}, {body.name}{until}")
    return person


def expectation_for(
    period: Period, person: Person, body: Organisation, facts: RespondentFacts, reading: Reading
) -> tuple[Expectation, bool]:
    found = reading.expectations.get((period.pk, person.pk))
    if found is not None:
        return found, False
    made = Expectation(
        area=period.area,
        period=period,
        person=person,
        # The list of a period that was opened here is fixed: who comes later is welcome, and in no rate.
        is_extra=not period.imported and period.state != PeriodState.PLANNED,
        person_name=facts.name,
        organisation=body,
        organisation_name=body.name,
        sector=facts.sector,
    )
    made.save()
    reading.expectations[period.pk, person.pk] = made
    return made, True


def about_for(name: str, reading: Reading, result: ImportResult) -> Organisation | None:
    """The organisation named; one that is not known is added, as public unless the file says otherwise elsewhere."""
    sector = reading.overview.sectors.get(name.casefold(), "public")
    return organisation_for(name, sector, reading, result) if name else None


def commitment_for(number: str, period: Period, reading: Reading, result: ImportResult) -> Commitment | None:
    if not number:
        return None
    key = number, period.ends_on
    found = reading.commitments.get(key) or by_number(reading.area, number, day=period.ends_on)
    if found is None:
        found = add_commitment(
            area=reading.area,
            number=number,
            title=f"Commitment {number}",
            starts_on=period.opens_on,
            by=reading.by,
            at=reading.at,
        )
        result.lines.append(f"new commitment: {number}")
    reading.commitments[key] = found
    return found
