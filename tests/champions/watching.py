"""What tests of champions share: facts of a call, more people who keep watch, and the place as a file."""

from datetime import date

from concord.champions import commands
from concord.core.accounts.access import SYSTEM
from concord.core.accounts.commands import add_person
from concord.core.directory import commands as directory
from tests.worlds import START, at

DAY = date(2026, 3, 2)
FACTS = {"by": SYSTEM, "at": at(DAY)}
URL = "/areas/wessington/champions/"


def describe(world, person, **changes):
    return commands.describe_champion(person=person, area=world.area, changes=changes, **FACTS)


def note(world, person, kind="training", on=DAY, text="Induction", **more):
    return commands.note_entry(person=person, area=world.area, kind=kind, on=on, text=text, **more, **FACTS)


def more_champions(world, count, body=None):
    made = []
    for number in range(count):
        name = f"Extra {number:03d}"
        person = add_person(name=name, email=f"e{number}@example.org", home_area=world.area, by=SYSTEM, at=START)
        directory.add_membership(
            area=world.area,
            person=person,
            organisation=body or world.charity,
            role="champion",
            starts_on=date(2025, 6, 1),
            by=SYSTEM,
            at=START,
        )
        made.append(person)
    return made
