import pytest

from concord.champions import commands, exports
from concord.champions.models import Champion, Entry
from concord.core.directory.models import Membership
from concord.core.lib.errors import AccessDenied
from concord.core.lib.tables import read_table, write_csv, write_xlsx
from tests.worlds import at

from .watching import DAY, FACTS, describe, more_champions, note

HEAD = "name,email,organisation,organisation_sector,unit,starts_on,seniority,duties,mentor,training,shown_publicly\r\n"


def bring(world, text, dry_run=False, name="champions.csv", **facts):
    data = text.encode() if isinstance(text, str) else text
    return commands.import_champions(area=world.area, data=data, name=name, dry_run=dry_run, **(facts or FACTS))


def rows(count):
    return HEAD + "".join(
        f"Person {n:03d},p{n}@example.org,Body {n % 20},public,Team {n % 3},2025-01-01,manager,share; promote,"
        f"{'Person 299' if n < 299 else ''},2025-02-03 Induction,yes\r\n"
        for n in range(count)
    )


def test_three_hundred_come_in_and_the_same_file_changes_nothing(world):
    dry = bring(world, rows(300), dry_run=True)
    assert (dry.added, dry.refused, Champion.objects.count()) == (300, False, 0)
    done = bring(world, rows(300))
    assert (done.added, done.problems, Champion.objects.count(), Entry.objects.count()) == (300, [], 300, 300)
    one = Champion.objects.get(person__name="Person 000")
    assert (one.seniority, one.duties, one.shown_publicly) == ("manager", ["promote", "share"], True)
    assert one.mentor.person.name == "Person 299"
    again = bring(world, rows(300))
    assert (again.added, again.changed, again.unchanged, again.lines) == (0, 0, 300, [])


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_what_goes_out_comes_in_again_as_it_is(world, kind):
    describe(
        world, world.champion, seniority="senior", role_note="=1+1\nsecond line", shown_across=True, duties=["share"]
    )
    describe(world, world.volunteer, elected=True, elected_post="Mayor", term_ends_on=DAY)
    commands.describe_champion(person=world.champion, area=world.area, changes={}, mentor=world.volunteer, **FACTS)
    note(world, world.champion, text="Course; part one")
    table = exports.champions(world.area)
    data = write_csv(table.columns, table.rows) if kind == "csv" else write_xlsx(table.columns, table.rows, "c")
    result = bring(world, data, name=f"champions.{kind}")
    assert (result.added, result.changed, result.problems) == (0, 0, [])
    assert exports.champions(world.area) == table
    assert [row["name"] for row in read_table(data, f"c.{kind}").rows] == ["Lena Example", "Pat Example"]


@pytest.mark.parametrize(
    ("line", "column"),
    [
        ("Ida,,Body,public,,,chief,,,,", "seniority"),
        ("Ida,,Body,public,,,,fly,,,", "duties"),
        ("Ida,,Body,public,,,,,Nobody Known,,", "mentor"),
        ("Ida,,Body,public,,,,,Ida,,", "mentor"),
        ("Ida,,Body,public,,,,,,soon,", "training"),
        ("Ida,,Body,public,,,,,,2026-03-03 Course,", "training"),
        ("Ida,,Body,public,,,,,,,maybe", "shown_publicly"),
        ("Ida,,Body,,,,,,,,", "organisation_sector"),
        (",,Body,public,,,,,,,", "name"),
    ],
)
def test_a_fault_names_its_row_and_nothing_is_kept(world, line, column):
    result = bring(world, HEAD + "Good One,,Good Body,public,,,,,,,\r\n" + line + "\r\n")
    assert [(problem.row, problem.column) for problem in result.problems] == [(3, column)]
    assert (Champion.objects.count(), Membership.objects.filter(person__name="Good One").count()) == (0, 0)


def test_every_fault_of_a_row_is_told_at_once(world):
    result = bring(world, HEAD + "Ida,not an address,Body,public,,never,chief,fly,,soon,perhaps\r\n")
    assert {problem.column for problem in result.problems} == {
        *("email", "starts_on", "seniority", "duties", "training", "shown_publicly")
    }


def test_a_row_that_is_refused_is_not_counted_and_of_two_mentors_neither_is_taken(world):
    refused = bring(world, rows(2).replace(",manager,", ",chief,"), dry_run=True)
    assert (refused.added, "not one of: front_line" in refused.problems[0].message) == (0, True)
    twins = "".join(f"Sam Twin,s{n}@x.org,Body,public,,2025-01-01,,,,,\r\n" for n in "12")
    (problem,) = bring(world, f"{HEAD}{twins}Ida,,Body,public,,2025-01-01,,,Sam Twin,,\r\n").problems
    assert ("2 champions here are called" in problem.message, problem.column) == (True, "mentor")


def test_a_column_that_is_not_there_says_nothing(world):
    describe(world, world.champion, seniority="senior", shown_across=True)
    note(world, world.champion)
    result = bring(world, "name,email,organisation\r\nLena Example,lena@example.org,Wessington Council\r\n")
    assert (result.unchanged, result.changed, result.problems) == (1, 0, [])
    assert Champion.objects.get().seniority == "senior"


def test_only_the_officer_brings_a_list(world):
    with pytest.raises(AccessDenied):
        bring(world, rows(1), by=world.chair, at=at(DAY))
    more_champions(world, 1)
    assert bring(world, rows(1), by=world.officer, at=at(DAY)).added == 1
