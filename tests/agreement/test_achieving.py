"""How far each organisation can keep a draft: marked by its own people or the officer, counted, exported and back."""

from datetime import timedelta

import pytest

from concord.agreement import commands, exports
from concord.agreement.models import BodyMark
from concord.agreement.queries.achieving import (
    bodies_of,
    grid,
    hard_clauses,
    hard_points,
    mark_shares,
    markable,
    own_bodies,
    sector_lines,
)
from concord.agreement.rules.achieving import check_mark
from concord.core.audit.models import AuditEntry
from concord.core.lib.errors import AccessDenied, RuleBroken
from concord.core.lib.tables import write_csv, write_xlsx

from .consulting import BY, CLOSES, NOW, OPENS, clause, consulted

LATER = NOW + timedelta(days=3)
DAY = OPENS + timedelta(days=200)
URL = "/areas/wessington/agreement/consultations/"


@pytest.fixture
def consultation(world):
    return consulted(world)


@pytest.fixture
def mark(world, consultation):
    def marked(word="now", number="1.1", body=None, by=None, **facts):
        return commands.mark_clause(
            consultation=consultation,
            clause=clause(consultation, number),
            organisation=body or world.council,
            mark=word,
            by=by or world.champion,
            **{"at": NOW, **facts},
        )

    return marked


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"mark": "by_date", "achievable_on": None, "comment": ""}, "achievable_on"),
        ({"mark": "by_date", "achievable_on": OPENS, "comment": ""}, "achievable_on"),
        ({"mark": "cannot", "achievable_on": None, "comment": ""}, "comment"),
    ],
)
def test_a_mark_says_what_it_needs(facts, field):
    with pytest.raises(RuleBroken) as refused:
        check_mark(**facts, on=OPENS)
    assert refused.value.field == field


@pytest.mark.parametrize("word", ["now", "aspirational"])
def test_other_marks_need_no_more(word):
    check_mark(mark=word, achievable_on=None, comment="", on=OPENS)


def test_the_last_mark_counts_and_earlier_ones_are_kept(world, consultation, mark):
    mark("by_date", achievable_on=DAY)
    mark("cannot", comment=" No money ", at=LATER)
    rows = list(BodyMark.objects.values_list("mark", "achievable_on", "comment", "is_current", "on_behalf"))
    assert rows == [("by_date", DAY, "", False, False), ("cannot", None, "No money", True, False)]
    entry = AuditEntry.objects.latest("pk")
    assert (entry.verb, "money" in str(entry.facts)) == ("agreement.clause_marked", False)


def test_the_same_said_twice_is_one_mark_and_a_day_goes_with_its_mark_alone(mark):
    mark("now", achievable_on=DAY)
    mark("now")
    assert list(BodyMark.objects.values_list("mark", "achievable_on")) == [("now", None)]


def test_an_officer_marks_for_any_body_and_it_is_said(world, mark):
    assert mark(body=world.trust, by=world.officer).on_behalf
    assert not mark(by=world.member, word="aspirational").on_behalf


@pytest.mark.parametrize("who", ["volunteer", "chair", "observer", "trustee", "stranger"])
def test_nobody_marks_for_an_organisation_that_is_not_theirs(world, mark, who):
    with pytest.raises(AccessDenied):
        mark(by=getattr(world, who))
    assert BodyMark.objects.count() == 0


def test_a_body_marks_while_comments_are_taken_and_the_officer_until_it_is_settled(world, consultation, mark):
    over = NOW + (CLOSES - OPENS) + timedelta(days=1)
    with pytest.raises(RuleBroken, match="takes no more comments"):
        mark(at=over)
    assert mark(at=over, by=world.officer).on_behalf
    with pytest.raises(RuleBroken, match="from 2 March"):
        mark(at=NOW - timedelta(days=1), by=world.officer)
    commands.end_consultation(consultation=consultation, **BY)
    consultation.version.refresh_from_db()
    commands.give_up_version(version=consultation.version, **BY)
    with pytest.raises(RuleBroken, match="settled"):
        mark(word="cannot", comment="No.", by=world.officer)


def test_what_would_end_is_not_marked(mark):
    with pytest.raises(RuleBroken, match="not in this draft"):
        mark(number="1.2")


def filled(world, mark):
    mark("now")
    mark("cannot", number="1.3", comment="No money.")
    mark("by_date", number="2.3", achievable_on=DAY, by=world.officer)
    mark("aspirational", body=world.charity, by=world.volunteer)
    mark("now", body=world.cvs, by=world.officer)


def test_both_sectors_stand_side_by_side_with_their_n(world, consultation, mark):
    filled(world, mark)
    bodies = bodies_of(consultation)
    assert [(one.organisation.name, one.marked) for one in bodies] == [
        ("Mid Health Trust", 0),
        ("Wessington Council", 3),
        ("Open Door Advice", 1),
        ("Wessington Voluntary Action", 1),
    ]
    assert [(line.label, line.marked, line.total) for line in sector_lines(bodies)] == [
        ("Public sector", 1, 2),
        ("Voluntary sector", 2, 2),
    ]
    assert [(one.label, one.public, one.voluntary, one.gap) for one in mark_shares(consultation)] == [
        ("In practice now", "33 % (1 of 3 marks)", "50 % (1 of 2 marks)", "17 percentage points"),
        ("Achievable by a date", "33 % (1 of 3 marks)", "0 % (0 of 2 marks)", "33 percentage points"),
        ("Something to work towards", "0 % (0 of 3 marks)", "50 % (1 of 2 marks)", "50 percentage points"),
        ("Cannot be kept", "33 % (1 of 3 marks)", "0 % (0 of 2 marks)", "33 percentage points"),
    ]


def test_the_grid_shows_each_body_and_how_many_of_each_sector_keep_it(world, consultation, mark):
    filled(world, mark)
    rows = grid(markable(consultation), [one for one in bodies_of(consultation) if one.marked])
    found = {
        row.clause.number: (
            [(side.keep, side.total) for side in row.sectors],
            [one.words if one else "" for _, one in row.cells],
        )
        for row in rows
    }
    assert found == {
        "1.1": ([(1, 1), (1, 2)], ["In practice now", "Something to work towards", "In practice now"]),
        "1.3": ([(0, 1), (0, 0)], ["Cannot be kept", "", ""]),
        "2.3": ([(1, 1), (0, 0)], [f"Achievable by {DAY:%-d %B %Y}", "", ""]),
    }


def test_what_is_hard_to_keep_is_listed_with_who_says_so(world, consultation, mark):
    filled(world, mark)
    mark("cannot", comment="Later perhaps.", at=LATER)
    points = hard_points(hard_clauses(consultation))
    assert [(one.clause.number, [mark.organisation_name for mark in one.marks]) for one in points] == [
        ("1.1", ["Wessington Council", "Open Door Advice"]),
        ("1.3", ["Wessington Council"]),
    ]
    assert [row.number for row in hard_clauses(consultation, "aspirational")] == ["1.1"]
    assert [row.number for row in hard_clauses(consultation, "now")] == ["1.1", "1.3"]


def test_somebody_speaks_for_the_bodies_that_they_make_returns_for(world):
    names = {
        who: [body.name for body in own_bodies(getattr(world, who), world.area, OPENS)]
        for who in ("champion", "officer")
    }
    assert names == {"champion": ["Wessington Council"], "officer": []}


@pytest.mark.parametrize(("write", "name"), [(write_csv, "a.csv"), (write_xlsx, "a.xlsx")])
def test_what_is_taken_out_comes_in_again_equal(world, consultation, mark, write, name):
    filled(world, mark)
    mark("cannot", comment="=1+1\nReally", at=LATER)
    table = exports.marks(consultation)
    data = write(table.columns, table.rows) if write is write_csv else write(table.columns, table.rows, "marks")
    take = {"consultation": consultation, "area": world.area, "data": data, "name": name, **BY, "at": LATER}
    same = commands.import_marks(dry_run=False, **take)
    assert (same.problems, same.added, same.unchanged) == ([], 0, 6)
    kept = list(BodyMark.objects.order_by("clause", "organisation", "pk").values_list("mark", "is_current"))
    BodyMark.objects.all().delete()
    again = commands.import_marks(dry_run=False, **take)
    assert (again.problems, again.added) == ([], 6)
    assert exports.marks(consultation).rows == table.rows
    assert list(BodyMark.objects.order_by("clause", "organisation", "pk").values_list("mark", "is_current")) == kept


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ("7.7,Wessington Council,now,,,2026-03-02", "clause"),
        ("1.1,Nobody,now,,,2026-03-02", "organisation"),
        ("1.1,Wessington Council,perhaps,,,2026-03-02", "mark"),
        ("1.1,Wessington Council,cannot,,,2026-03-02", "comment"),
        ("1.1,Wessington Council,now,2027-01-01,,2026-03-02", "achievable_on"),
        ("1.1,Wessington Council,by_date,,,2026-03-02", "achievable_on"),
        ("1.1,Wessington Council,now,,,2026-03-03", "marked_on"),
    ],
)
def test_a_row_that_is_wrong_is_named_and_nothing_is_kept(world, consultation, row, column):
    data = f"clause,organisation,mark,achievable_on,comment,marked_on\n1.1,Mid Health Trust,now,,,2026-03-02\n{row}\n"
    take = {"consultation": consultation, "area": world.area, "data": data.encode(), "name": "a.csv", **BY}
    result = commands.import_marks(dry_run=False, **take)
    assert [(one.row, one.column) for one in result.problems] == [(3, column)]
    assert BodyMark.objects.count() == 0


def test_pages_show_it_and_take_it_from_whom_it_concerns(world, consultation, signed_in, mark):
    today_open(consultation)
    own = f"{URL}{consultation.uid}/can-be-kept/"
    assert "No organisation has said anything yet" in signed_in(world.observer).get(own).content.decode()
    champion, body = signed_in(world.champion), f"{own}{world.council.uid}/"
    assert "Say it for Wessington Council" in champion.get(own).content.decode()
    form = f"{body}{clause(consultation).uid}/"
    assert "Say why it cannot be kept" in champion.post(form, {"mark": "cannot"}).content.decode()
    answer = champion.post(form, {"mark": "cannot", "comment": "No money."})
    assert answer["Location"] == f"{body}{clause(consultation, '2.3').uid}/"
    for path in (own, body, f"{own}hard/"):
        page = signed_in(world.observer).get(path).content.decode()
        assert ("Cannot be kept" in page, "Wessington Council" in page) == (True, True)
    assert "No money." in champion.get(form).content.decode()
    other = f"{own}{world.charity.uid}/"
    assert "mark_clause" not in champion.get(other).content.decode()
    assert champion.get(f"{other}{clause(consultation).uid}/").status_code == 403
    assert (
        "You enter this for Open Door"
        in signed_in(world.officer).get(f"{other}{clause(consultation).uid}/").content.decode()
    )


def test_a_clause_of_another_draft_or_one_that_would_end_is_not_there(world, consultation, signed_in):
    at = f"{URL}{consultation.uid}/can-be-kept/{world.council.uid}/{clause(consultation, '1.2').uid}/"
    assert signed_in(world.officer).get(at).status_code == 404
    gone = f"{URL}{consultation.uid}/can-be-kept/{world.area.key}/"
    assert signed_in(world.officer).get(gone).status_code == 404


def today_open(consultation):
    """As if it were open today, whatever day it is."""
    from django.utils import timezone

    today = timezone.localdate()
    type(consultation).objects.filter(pk=consultation.pk).update(
        opens_on=today - timedelta(days=1), closes_on=today + timedelta(days=90), wanted_until=today
    )


@pytest.mark.parametrize("many", [1, 3])
def test_reads_take_the_same_queries_for_one_and_for_three(
    world, consultation, mark, django_assert_num_queries, many
):  # fmt: skip
    for body in (world.council, world.trust, world.charity)[:many]:
        for number in ("1.1", "1.3", "2.3")[:many]:
            mark("cannot", number=number, body=body, by=world.officer, comment="No.")
    with django_assert_num_queries(7):
        bodies = bodies_of(consultation)
        assert len([row for row in grid(markable(consultation), bodies) if any(one for _, one in row.cells)]) == many
        assert len(mark_shares(consultation)) == 4
        assert len(hard_points(hard_clauses(consultation))) == many
