"""Comments out as a file and in again: equal, all or nothing, twice is once."""

import csv
import io

import pytest

from concord.agreement import commands, exports
from concord.agreement.models import Comment
from concord.core.lib.tables import write_csv, write_xlsx

from .consulting import BY, OPENS, consulted, said, shown

HEAD = "clause,received_on,sector,text\n"


@pytest.fixture
def consultation(world):
    return consulted(world)


def file_of(consultation, write=write_csv):
    table = exports.comments(consultation)
    return write(table.columns, table.rows)


def bring(consultation, data, name="comments.csv", **facts):
    if isinstance(data, str):
        data = data.encode()
    return commands.import_comments(
        consultation=consultation, area=consultation.area, data=data, name=name, **{"dry_run": False, **BY, **facts}
    )


def everything(consultation):
    talk = commands.note_talk(consultation=consultation, kind="interview", title="Week 1", on=OPENS, public=1, **BY)
    rows = [
        shown(consultation, "=1+1", mark="achievable", proposed="-2\nA second line", name="Ada", name_is_public=True),
        shown(consultation, "Whole", number="", sector="public", organisation="@Council"),
        shown(consultation, "It must not end.", number="1.2"),
        said(consultation, "Waits", number="1.3"),
    ]
    refused = said(consultation, "Buy now")
    commands.moderate_comment(comment=refused, show=False, reason="advert", name_is_public=False, **BY)
    commands.settle_comments(consultation=consultation, comments=rows[:1], outcome="taken", answer="+Yes", **BY)
    due = {"follow_up_by": "Legal", "follow_up_on": OPENS}
    commands.settle_comments(consultation=consultation, comments=rows[1:2], outcome="clarify", **due, **BY)
    Comment.objects.filter(pk=rows[2].pk).update(talk=talk, way="talk")
    return rows


@pytest.mark.parametrize(("write", "name"), [(write_csv, "a.csv"), (write_xlsx, "a.xlsx")])
def test_what_is_taken_out_comes_in_again_equal(consultation, write, name):
    everything(consultation)
    table = exports.comments(consultation)
    data = write(table.columns, table.rows) if write is write_csv else write(table.columns, table.rows, "comments")
    same = bring(consultation, data, name)
    assert (same.problems, same.added, same.changed, same.unchanged) == ([], 0, 0, 5)
    Comment.objects.all().delete()
    again = bring(consultation, data, name)
    assert (again.problems, again.added) == ([], 5)
    assert sorted(map(str, exports.comments(consultation).rows)) == sorted(map(str, table.rows))


def test_formulas_are_escaped_in_the_file(consultation):
    everything(consultation)
    for row in csv.reader(io.StringIO(file_of(consultation).decode("utf-8-sig"))):
        assert not any(cell[:1] in "=+-@\t" for cell in row if cell)


def test_paper_comes_in_with_few_columns_and_twice_is_once(consultation):
    lines = (
        "1.1,2026-03-02,voluntary,Say when.",
        ",2026-03-02,public,All good.",
        "1.2 (ends),2026-03-02,other,Keep it.",
    )
    data = HEAD + "\n".join(lines)
    looked = bring(consultation, data, dry_run=True)
    assert (looked.added, Comment.objects.count()) == (3, 0)
    bring(consultation, data)
    again = bring(consultation, data)
    assert (again.added, again.unchanged, Comment.objects.count()) == (0, 3, 3)
    found = Comment.objects.order_by("pk").values_list("about", "state", "way", "clause__would_end")
    assert list(found) == [
        ("clause", "accepted", "paper", False),
        ("whole", "accepted", "paper", None),
        ("clause", "accepted", "paper", True),
    ]


def test_two_people_who_say_the_same_are_two(consultation):
    data = f"{HEAD}1.1,2026-03-02,voluntary,Say when.\n" + "1.1,2026-03-02,voluntary,Say when.\n"
    assert (bring(consultation, data).added, bring(consultation, data).added) == (2, 0)


@pytest.mark.parametrize(
    ("line", "column"),
    [
        ("9.9,2026-03-02,public,x", "clause"),
        ("1.1,,public,x", "received_on"),
        ("1.1,2026-03-03,public,x", "received_on"),
        ("1.1,2026-03-02,nobody,x", "sector"),
        ("1.1,2026-03-02,public,", "text"),
        (f"1.1,2026-03-02,public,{'x' * 4001}", "text"),
    ],
)
def test_one_bad_row_keeps_all_out(consultation, line, column):
    result = bring(consultation, f"{HEAD}1.1,2026-03-02,public,Good.\n{line}\n")
    assert [(problem.row, problem.column) for problem in result.problems] == [(3, column)]
    assert not Comment.objects.exists()


@pytest.mark.parametrize(
    ("columns", "cells", "column"),
    [
        ("state", "refused", "refused_for"),
        ("outcome,answered_on", "taken,2026-03-02", "answer"),
        ("outcome,answer", "taken,Yes", "outcome"),
        ("answer", "Yes", "outcome"),
        ("outcome,answered_on", "clarify,2026-03-02", "follow_up_by"),
        ("talk", "Nobody noted it", "talk"),
        ("about", "clause", "clause"),
    ],
)
def test_what_one_cell_says_fits_the_others(consultation, columns, cells, column):
    result = bring(consultation, f"received_on,sector,text,{columns}\n2026-03-02,public,Hm,{cells}\n")
    assert [problem.column for problem in result.problems] == [column]


def test_a_reference_of_another_consultation_is_refused(consultation):
    made = said(consultation)
    commands.end_consultation(consultation=consultation, **BY)
    consultation.version.refresh_from_db()
    other = commands.open_consultation(
        version=consultation.version, opens_on=OPENS, closes_on=consultation.closes_on, **BY
    )
    result = bring(other, f"reference,received_on,sector,text\n{made.reference},2026-03-02,public,x\n")
    assert [problem.column for problem in result.problems] == ["reference"]


def test_everything_of_the_area_holds_the_comments(consultation):
    said(consultation)
    (name, data), _ = exports.consultation_tables(consultation.area)
    assert name == "consultations/wessington-compact-2-1.csv"
    assert b"Too vague." in data
