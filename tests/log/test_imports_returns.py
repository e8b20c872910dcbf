"""Whole periods of returns in and out: the same file twice changes nothing, and comes out as it went in."""

import json
from datetime import timedelta

import pytest

from concord.core.accounts.access import SYSTEM
from concord.core.areas.scoping import within
from concord.core.directory.models import Membership, Organisation
from concord.core.lib.imports import ImportResult
from concord.core.lib.tables import read_table, write_csv
from concord.log.commands import import_returns, save_box, start_return, withdraw_point
from concord.log.exports import returns
from concord.log.imports.returns import COLUMNS, WITHDRAWN
from concord.log.models import Decision, Expectation, LogReturn, Period, Point
from concord.log.queries import summary_of
from concord.log.queries.confidential import set_aside_texts
from concord.log.rules.returns import PointInput
from tests.worlds import OPENS, START, World, at, open_a_period

LATER = at(OPENS, 15)

BASE = {"period": "2024-1", "opens_on": "2024-01-01", "due_on": "2024-01-31", "locks_on": "2024-02-05"}
ANNA = {
    "respondent_email": "anna@example.org",
    "respondent_name": "Anna Example",
    "organisation": "Leisure Trust",
    "sector": "public",
}
BEN = {
    "respondent_email": "ben@example.org",
    "respondent_name": "Ben Example",
    "organisation": "Youth Club",
    "sector": "voluntary",
}
CARA = {
    "respondent_email": "cara@example.org",
    "respondent_name": "Cara Example",
    "organisation": "Youth Club",
    "sector": "voluntary",
}


def point(box: int, text: str, **more: str) -> dict[str, str]:
    return {"received_on": "2024-01-30", "box": str(box), "text": text, **more}


ROWS = [
    BASE | ANNA | point(1, "Joint development of draft community sports strategy.", verdict="followed"),
    BASE
    | ANNA
    | point(
        2,
        "Sector not informed that the review had started.",
        verdict="not_followed",
        about_organisation="Leisure Trust",
        commitment="1.1",
        point_ref="A1",
    ),
    BASE
    | ANNA
    | point(3, "Schedule of affordable space produced.", win_source="planned", win="yes", limb="A", verdict="followed"),
    BASE
    | ANNA
    | point(
        4, "Only 2 weeks to apply, but extended.", verdict="followed", win="yes", limb="B", win_source="went_wrong"
    ),
    BASE | BEN | point(2, "Nobody told us of the review.", merged_into="A1", point_ref="B1", received_on="2024-02-02"),
    BASE | BEN | {"received_on": "2024-02-02", "box": "3"},
    BASE | CARA,
    BASE
    | CARA
    | {"respondent_name": "Dan Example", "respondent_email": "dan@example.org", "received_on": "2024-01-15"},
]


def bring(world: World, rows: list[dict], *, dry: bool = False) -> ImportResult:
    data = write_csv((*COLUMNS, WITHDRAWN), rows)
    return import_returns(area=world.area, data=data, name="returns.csv", dry_run=dry, by=SYSTEM, at=START)


def counts() -> tuple[int, ...]:
    return tuple(model.objects.count() for model in (Period, Expectation, LogReturn, Point, Decision))


def test_figures_of_an_imported_period(world: World) -> None:
    assert not bring(world, ROWS).refused
    summary = summary_of(world.area)
    period = summary["periods"][0]
    assert period["period"] == "2024-1"
    assert {key: period[key] for key in ("expected", "received", "on_time", "late", "missing", "blank_heavy")} == {
        "expected": 4,
        "received": 3,
        "on_time": 2,
        "late": 1,
        "missing": 1,
        "blank_heavy": 0,
    }
    assert period["points"] == {"1": 1, "2": 1, "3": 1, "4": 1}
    assert (period["followed"], period["not_followed"]) == (3, 1)
    assert period["wins"] == {"planned": 1, "opportunistic": 0, "went_wrong": 1}
    assert period["by_sector"]["voluntary"]["points"]["2"] == 1
    assert summary["wins_total"] == 2
    json.dumps(summary)


def test_the_same_file_twice_changes_nothing(world: World) -> None:
    bring(world, ROWS)
    before = counts()
    again = bring(world, ROWS)
    assert (again.added, again.refused) == (0, False)
    assert counts() == before


def test_a_dry_run_lists_what_is_new_and_keeps_nothing(world: World) -> None:
    before = counts()
    found = bring(world, ROWS, dry=True)
    assert counts() == before
    assert "new period: 2024-1" in found.lines
    assert "new commitment: 1.1" in found.lines
    assert any(line.startswith("new person: Anna Example") for line in found.lines)


def test_every_fault_of_a_row_is_told_at_once_and_what_else_is_new_is_listed(world: World) -> None:
    wrong = {
        "opens_on": "soon", "due_on": "", "sector": "private", "respondent_email": "nobody",
        "received_on": "2999-01-01", "limb": "C", "verdict": "perhaps", "class": "4", "about_organisation": "x" * 201,
    }  # fmt: skip
    found = bring(world, [*ROWS, BASE | ANNA | point(2, "Told late.") | wrong], dry=True)
    number = len(ROWS) + 2
    assert found.refused
    assert sorted((p.row, p.column) for p in found.problems) == sorted((number, column) for column in wrong)
    assert "new commitment: 1.1" in found.lines
    assert found.added > 0


def test_cells_that_do_not_go_together_are_told_beside_other_faults(world: World) -> None:
    row = BASE | ANNA | {"box": "", "text": "No box", "due_on": "2000-01-01", "received_on": "1999-01-01"}
    found = bring(world, [row | {"decided_on": "2099-01-01"}])
    assert {problem.column for problem in found.problems} == {"box", "due_on", "received_on"}


def test_an_export_imports_again_equal(world: World) -> None:
    bring(world, ROWS)
    table = returns(world.area)
    first = write_csv(table.columns, table.rows)
    found = import_returns(area=world.area, data=first, name="again.csv", dry_run=False, by=SYSTEM, at=START)
    assert (found.added, found.refused) == (0, False)
    table = returns(world.area)
    assert write_csv(table.columns, table.rows) == first
    assert len(read_table(first, "x.csv").rows) == len(ROWS)


def withdrawn_rows(world: World) -> bytes:
    """The export after the only point of a return was withdrawn; what was decided on it goes with it."""
    bring(world, ROWS[:3] + ROWS[6:] + [ROWS[0] | BEN | {"text": "We met."}])
    made = Point.objects.select_related("period", "area").get(text="We met.")
    withdraw_point(point=made, reason="mistake", by=SYSTEM, at=LATER)
    table = returns(world.area)
    return write_csv(table.columns, table.rows)


def test_a_return_whose_points_were_withdrawn_is_no_nil_in_the_table(world: World) -> None:
    (row,) = (
        row
        for row in read_table(withdrawn_rows(world), "x.csv").rows
        if row["respondent_name"] == BEN["respondent_name"]
    )
    told = ("received_on", "box", "text", "verdict", "point_ref", "withdrawn")
    assert [row[name] for name in told] == ["2024-01-30", "", "", "", "", "yes"]


def test_the_table_has_its_own_columns_alone_where_nothing_was_withdrawn(world: World) -> None:
    bring(world, ROWS)
    assert (len(COLUMNS), returns(world.area).columns) == (25, COLUMNS)


def test_the_areas_own_table_comes_in_again_after_a_point_was_withdrawn(world: World) -> None:
    table = withdrawn_rows(world)
    for dry in (True, False):
        found = import_returns(area=world.area, data=table, name="x.csv", dry_run=dry, by=SYSTEM, at=START)
        assert (found.problems, found.added) == ([], 0)


def test_elsewhere_it_is_a_return_with_nothing_left_and_no_nil(world: World) -> None:
    row = BASE | BEN | {"received_on": "2024-01-30", "withdrawn": "yes"}
    assert bring(world, [row]).problems == []
    assert (LogReturn.objects.get().is_nil, Point.objects.count()) == (False, 0)
    table = returns(world.area)
    assert [line["withdrawn"] for line in table.rows] == ["yes"]


@pytest.mark.parametrize("change", [{"withdrawn": "perhaps"}, {"withdrawn": "yes", "box": "2"}])
def test_a_row_of_a_withdrawn_point_holds_no_other(world: World, change: dict[str, str]) -> None:
    (problem,) = bring(world, [BASE | BEN | {"received_on": "2024-01-30"} | change]).problems
    assert problem.column == "withdrawn"


def test_a_withdrawn_point_keeps_no_past_period_waiting(world: World) -> None:
    bring(world, [BASE | ANNA | point(1, "We met.")])
    made = Point.objects.select_related("period", "area").get()
    withdraw_point(point=made, reason="mistake", by=SYSTEM, at=LATER)
    bring(world, [BASE | BEN | point(1, "We planned.", verdict="followed")])
    assert Period.objects.get().state == "decided"


def test_the_last_eight_columns_and_locks_on_may_be_absent(world: World) -> None:
    few = [name for name in COLUMNS[:-8] if name != "locks_on"]
    rows = [{key: value for key, value in row.items() if key in few} for row in ROWS[:4]]
    found = import_returns(area=world.area, data=write_csv(few, rows), name="x.csv", dry_run=False, by=SYSTEM, at=START)
    assert (found.refused, found.added) == (False, 4)


def test_a_historic_limb_a_without_a_commitment_is_marked(world: World) -> None:
    bring(world, ROWS)
    assert Decision.objects.get(win_limb="A").historic_limb is True


@pytest.mark.parametrize(
    ("change", "column", "words"),
    [
        ({"box": "5"}, "box", "not a box"),
        ({"sector": "charity"}, "sector", "not one of"),
        ({"received_on": "31 January"}, "received_on", "not a date"),
        ({"received_on": ""}, "received_on", "needs the day"),
        ({"due_on": "2023-12-01"}, "due_on", "before the period opens"),
        ({"limb": "C", "win": "yes"}, "limb", "not A or B"),
        ({"limb": "A", "win": "no"}, "limb", "Only a win"),
        ({"verdict": "maybe"}, "verdict", "not one of"),
        ({"respondent_email": "nobody"}, "respondent_email", "not an e-mail"),
        ({"text": "x" * 2001}, "text", "at most"),
        ({"class": "2"}, "class", "no trustee"),
        ({"merged_into": "ZZZ"}, "merged_into", "no other point"),
    ],
)
def test_a_bad_row_is_named_and_nothing_is_kept(world: World, change: dict[str, str], column: str, words: str) -> None:
    if "class" in change:
        world.trustee.memberships.update(ends_on="2025-06-01")
    before = counts()
    found = bring(world, [ROWS[0], ROWS[1] | change])
    assert found.refused
    problem = next(p for p in found.problems if p.severity == "error")
    assert (problem.row, problem.column) == (3, column)
    assert words in problem.message
    assert counts() == before


def test_no_silent_box_says_where_the_confidential_points_of_a_file_are(world: World) -> None:
    rows = [BASE | ANNA | point(1, "Well"), BASE | ANNA | point(3, ""), BASE | ANNA | point(4, "Better")]
    rows.append(BASE | ANNA | point(2, "In confidence") | {"class": "3"})
    assert not bring(world, rows).refused
    made = LogReturn.objects.get(person__email=ANNA["respondent_email"])
    assert set(made.box_answers.values_list("box", flat=True)) == {2, 3}
    assert bring(world, rows).added == 0


def test_t02_a_third_point_in_a_box_is_refused(world: World) -> None:
    rows = [BASE | ANNA | point(1, f"Point {n}") for n in range(3)]
    assert "At most 2 points" in bring(world, rows).problems[0].message


def test_t09_the_same_body_and_commitment_in_two_periods_repeats(world: World) -> None:
    other = {"period": "2024-2", "opens_on": "2024-03-01", "due_on": "2024-03-31", "locks_on": "2024-04-05"}
    again = (
        other
        | ANNA
        | point(
            2,
            "Again not told.",
            verdict="not_followed",
            about_organisation="Leisure Trust",
            commitment="1.1",
            received_on="2024-03-20",
        )
    )
    bring(world, [*ROWS, again])
    repeat = summary_of(world.area)["repeats"][0]
    assert (repeat["organisation"], repeat["commitment"], repeat["periods"]) == (
        "Leisure Trust",
        "1.1",
        ["2024-1", "2024-2"],
    )


def opened_here(world: World) -> list[dict[str, str]]:
    """A period that was opened here by hand, and rows that bring a return into it."""
    with within(world.area):
        period = open_a_period(world)
        dates = {name: getattr(period, name).isoformat() for name in ("opens_on", "due_on", "locks_on")}
        received = {"received_on": period.opens_on.isoformat(), "box": "1", "text": "A new text"}
    return [{"period": period.reference} | dates | ANNA | received]


def bring_later(world: World, rows: list[dict[str, str]], *, dry: bool = False) -> ImportResult:
    data = write_csv(COLUMNS, rows)
    with within(world.area):
        return import_returns(area=world.area, data=data, name="x.csv", dry_run=dry, by=SYSTEM, at=LATER)


def test_a_return_may_come_by_file_while_its_period_is_open_and_is_in_no_rate(world: World) -> None:
    found = bring_later(world, opened_here(world))
    assert (found.refused, found.added) == (False, 1)
    with within(world.area):
        assert Expectation.objects.get(person_name=ANNA["respondent_name"]).is_extra


def test_the_groups_decisions_do_not_come_by_file(world: World) -> None:
    found = bring_later(world, [row | {"verdict": "followed"} for row in opened_here(world)])
    assert found.refused
    assert "at its meeting" in found.problems[0].message
    with within(world.area):
        assert not Point.objects.filter(text="A new text").exists()


def test_nothing_comes_by_file_into_a_period_that_is_decided(world: World) -> None:
    rows = opened_here(world)
    with within(world.area):
        Period.objects.update(state="decided")
    assert "has decided" in bring_later(world, rows).problems[0].message


def test_a_draft_is_replaced_and_not_told_of(world: World) -> None:
    rows = opened_here(world)
    with within(world.area):
        period, person = Period.objects.get(), world.champion
        made = start_return(period=period, person=person, at=LATER)
        answers = [PointInput(text="A draft")]
        save_box(log_return=made, box=1, points=answers, nothing=False, by=person, at=LATER)
    row = rows[0] | {"respondent_email": person.email, "respondent_name": person.name}
    assert bring_later(world, [row], dry=True).problems == []
    bring_later(world, [row])
    with within(world.area):
        assert [point.text for point in Point.objects.all()] == ["A new text"]
        assert set_aside_texts(LogReturn.objects.get(person=person)) == [(1, "A draft")]


SPRING = {"period": "2024-2", "opens_on": "2024-03-01", "due_on": "2024-03-31", "locks_on": "2024-04-05"}


def test_whoever_a_past_file_brings_is_a_champion_for_its_time_alone(world: World) -> None:
    rows = [SPRING | ANNA | point(1, "Later.", received_on="2024-03-30"), *ROWS]
    found = bring(world, rows, dry=True)
    assert "new person: Anna Example, Leisure Trust, champion until 5 April 2024" in found.lines
    assert "new person: Ben Example, Youth Club, champion until 5 February 2024" in found.lines
    bring(world, rows)
    with within(world.area):
        roles = Membership.objects.filter(person__name__in=["Anna Example", "Ben Example"]).order_by("person__name")
        assert [(str(role.starts_on), str(role.ends_on)) for role in roles] == [
            ("2024-01-01", "2024-04-05"),
            ("2024-01-01", "2024-02-05"),
        ]


def test_whoever_the_file_expects_in_a_period_that_is_not_over_stays_a_champion(world: World) -> None:
    last = START.date() + timedelta(days=1)
    now = {"period": "now", "opens_on": "2024-03-01", "due_on": str(last), "locks_on": str(last)}
    assert "new person: Cara Example, Youth Club" in bring(world, [*ROWS, now | CARA]).lines
    with within(world.area):
        assert Membership.objects.get(person__name="Cara Example").ends_on is None


def test_an_organisation_that_stands_first_in_a_point_about_it_has_the_sector_of_its_own_row(world: World) -> None:
    about = BASE | ANNA | point(2, "Told too late.", about_organisation="Youth club")
    assert "new organisation: Youth club (voluntary)" in bring(world, [about, *ROWS]).lines
    with within(world.area):
        assert Organisation.objects.get(name__iexact="Youth Club").sector == "voluntary"


TWICE = {"about_organisation": "Leisure Trust", "commitment": "1.1"}


@pytest.mark.parametrize(
    ("box", "change", "column"),
    [
        (2, {"commitment": "1.2"}, "commitment"),
        (2, {"commitment": ""}, "commitment"),
        (2, {"about_organisation": "Youth Club"}, "about_organisation"),
        (3, {"win_source": "opportunistic"}, "win_source"),
        (2, {"merged_into": "A1"}, "merged_into"),
        (2, {"verdict": "followed"}, "verdict"),
    ],
)
def test_two_rows_of_one_point_that_differ_are_both_named(
    world: World, box: int, change: dict[str, str], column: str
) -> None:
    once = BASE | ANNA | point(box, "Told too late.", verdict="not_followed", **TWICE)
    once |= {"win_source": "planned"} if box == 3 else {}
    found = bring(world, [ROWS[1], once, once | change])
    (problem,) = found.problems
    assert (problem.row, problem.column, problem.message.startswith("Rows 3 and 4 are the same")) == (4, column, True)
    assert Point.objects.count() == 0


def test_two_rows_of_one_point_that_say_the_same_are_one_and_with_numbers_of_their_own_two(world: World) -> None:
    once = BASE | ANNA | point(2, "Told too late.", **TWICE)
    found = bring(world, [once, once | {"about_organisation": "leisure trust", "verdict": "followed"}])
    assert (found.problems, Point.objects.count(), Decision.objects.count()) == ([], 1, 1)
    other = BASE | BEN | point(2, "Told too late.", **TWICE)
    rows = [other | {"point_ref": "B1"}, other | {"point_ref": "B2", "commitment": "1.2"}]
    assert bring(world, rows).problems == []
    assert Point.objects.filter(reference__in=["B1", "B2"]).count() == 2
    assert bring(world, rows).added == 0


def test_one_number_with_two_texts_is_told(world: World) -> None:
    rows = [BASE | ANNA | point(2, text, point_ref="A1") for text in ("Told too late.", "Not told.")]
    (problem,) = bring(world, rows).problems
    assert (problem.row, problem.column) == (3, "text")


def test_confidential_rows_that_differ_are_told_by_their_rows_alone(world: World) -> None:
    once = BASE | ANNA | point(2, "In confidence", **TWICE) | {"class": "3"}
    (problem,) = bring(world, [once, once | {"commitment": "1.2"}]).problems
    assert (problem.row, problem.column) == (3, "commitment")
    assert problem.message == (
        "Rows 2 and 3 are the same point here, but differ in the column commitment. "
        "Make them the same or take one away."
    )
    assert bring(world, [once, once]).problems == []


def test_a_day_or_a_reason_without_a_decision_is_told(world: World) -> None:
    rows = [
        BASE | ANNA | point(1, "One", reason="Because."),
        BASE | ANNA | point(2, "Two", decided_on="2024-02-10"),
        BASE | ANNA | point(4, "Three", reason="Because.", verdict="followed"),
    ]
    found = bring(world, rows)
    assert not found.refused
    assert [(problem.row, problem.column) for problem in found.problems] == [(2, "reason"), (3, "decided_on")]
    assert list(Decision.objects.values_list("reason", flat=True)) == ["Because."]


def test_a_sector_that_differs_from_what_is_known_is_told_and_changes_nothing_that_was(world: World) -> None:
    rows = [BASE | BEN | {"received_on": "2024-01-30"}, BASE | CARA | {"sector": "public"}]
    found = bring(world, rows)
    assert [(problem.row, problem.column) for problem in found.problems] == [(3, "sector")]
    assert "Youth Club is voluntary here. Rows that give it as public count as public." in found.problems[0].message
    again = bring(world, [row | {"sector": "business"} for row in rows])
    assert [problem.message for problem in again.problems] == [
        "Ben Example counts as voluntary in 2024-1, and stays so.",
        "Cara Example counts as public in 2024-1, and stays so.",
    ]
    assert (again.refused, again.added) == (False, 0)
    assert set(Expectation.objects.values_list("person_name", "sector")) == {
        ("Ben Example", "voluntary"),
        ("Cara Example", "public"),
    }


@pytest.mark.parametrize(
    ("column", "said"), [("text", "Something else."), ("box", "4"), ("about_organisation", "Youth Club")]
)
def test_a_row_that_changes_a_point_is_refused_with_its_column(world: World, column: str, said: str) -> None:
    row = BASE | ANNA | point(2, "Nobody was told.", about_organisation="Leisure Trust", point_ref="A1")
    assert not bring(world, [row]).refused
    found = bring(world, [row | {column: said}])
    assert [(problem.row, problem.column) for problem in found.problems] == [(2, column)]
    assert found.refused
    assert not bring(world, [row]).refused


def test_days_that_go_oddly_together_are_told_with_their_row_and_taken(world: World) -> None:
    rows = [
        BASE | ANNA | point(1, "One", verdict="followed", decided_on="2023-12-20"),
        BASE | BEN | point(1, "Two", received_on="2024-02-06"),
        BASE | BEN | point(2, "Three", received_on="2024-02-06", verdict="followed", decided_on="2024-02-20"),
        BASE | CARA | {"received_on": "2024-02-05"},
    ]
    for dry in (True, False):
        found = bring(world, rows, dry=dry)
        assert not found.refused
        assert [(problem.row, problem.column, problem.severity) for problem in found.problems] == [
            (2, "decided_on", "warning"),
            (3, "received_on", "warning"),
        ]
        decided, came = (problem.message for problem in found.problems)
        assert decided.startswith("It was decided on 2023-12-20, before 2024-1 opened on 2024-01-01.")
        assert came.startswith("The return of Ben Example came on 2024-02-06, after 2024-1 was locked on 2024-02-05.")
    assert Point.objects.count() == 3


def test_where_a_file_does_not_say_when_a_period_locked_a_late_return_is_nothing_odd(world: World) -> None:
    rows = [BASE | BEN | point(1, "Two", received_on="2024-02-06") | {"locks_on": ""}]
    assert bring(world, rows).problems == []
