"""Where else it can be raised: seats, boards without a champion, agendas of other meetings, and who reads a name."""

from datetime import date

import pytest
from django.utils import timezone

from concord.champions import commands
from concord.champions.exports.reach import agendas as agendas_table
from concord.champions.models import BoardMeets, OnAgenda, Sitting
from concord.champions.queries import records
from concord.champions.queries.reach import ReachSought, boards_page, quarters, reach_page
from concord.champions.rules.reach import apart_in_words, check_one_body, last_quarters, quarter_in_words, sits_on
from concord.core.audit.models import AuditEntry
from concord.core.directory import commands as directory
from concord.core.lib.errors import AccessDenied, RuleBroken
from concord.core.lib.tables import write_csv
from tests.pages import text
from tests.worlds import at

from .watching import DAY, FACTS, URL, describe, more_champions


def day(prefix="on", on=None):
    on = on or timezone.localdate()
    return {f"{prefix}_day": on.day, f"{prefix}_month": on.month, f"{prefix}_year": on.year}


@pytest.fixture
def board(world):
    return directory.add_partnership(area=world.area, facts={"name": "Safer Wessington", "kind": "board"}, **FACTS)


def sits(world, person, partnership=None, body="", **more):
    facts = {"person": person, "partnership": partnership, "body": body, **more.pop("facts", {})}
    return commands.put_sitting(area=world.area, facts=facts, **{**FACTS, **more})


def spoke(world, on=DAY, **more):
    facts = {"on": on, "meeting": "Team meeting", "item": "Paying on time", "body": "Leisure team"}
    call = {**FACTS, **more.pop("call", {})}
    return commands.put_on_agenda(area=world.area, facts={**facts, **more}, **call)


@pytest.mark.parametrize(
    ("starts", "ends", "there"),
    [
        (None, None, True),
        (date(2026, 3, 2), None, True),
        (date(2026, 3, 3), None, False),
        (None, date(2026, 3, 2), True),
        (None, date(2026, 3, 1), False),
    ],
)
def test_a_day_that_nobody_noted_is_no_limit(starts, ends, there):
    assert sits_on(starts, ends, DAY) is there


@pytest.mark.parametrize(
    ("counts", "whole", "words"),
    [
        ({}, 0, "No partnership or board is in the register yet."),
        ({"public": 1, "voluntary": 1}, 3, "The public sector and the voluntary sector reach as many boards: 1 of 3."),
        ({"public": 3}, 4, "The public sector reaches 3 more of 4 boards than the other."),
        ({"voluntary": 1}, 1, "The voluntary sector reaches 1 more of 1 board than the other."),
    ],
)
def test_both_sectors_and_the_gap(counts, whole, words):
    assert apart_in_words(counts, whole) == words


def test_one_body_and_quarters():
    for found in ((None, ""), ("a", "b")):
        with pytest.raises(RuleBroken, match="One of the two"):
            check_one_body(*found)
    assert last_quarters(DAY, 3) == [(2026, 1), (2025, 4), (2025, 3)]
    assert quarter_in_words((2025, 4)) == "October to December 2025"


def test_a_board_is_reached_by_the_sector_of_who_sits_there(world, board):
    sits(world, world.champion, board)
    sits(world, world.champion, board, facts={"post": "Deputy"})
    sits(world, world.volunteer, board, facts={"ends_on": date(2026, 3, 1)})
    sits(world, world.member, body="Network of networks")
    page = reach_page(world.area, DAY, ReachSought(), None)
    assert [(line.sitting.where, line.who, line.sector) for line in page.lines] == [
        ("Network of networks", "Marta Example", "public"),
        ("Safer Wessington", "Lena Example", "public"),
        ("Safer Wessington", "Lena Example", "public"),
    ]
    assert [(kind.label, kind.n, kind.sectors) for kind in page.kinds] == [
        ("Strategic board", 1, {"public": 1, "voluntary": 0})
    ]
    assert len(reach_page(world.area, DAY, ReachSought(over="yes"), None).lines) == 4


def test_others_read_no_name_of_who_does_not_want_to_be_found(world, board):
    sits(world, world.champion, board)
    sits(world, world.member, board)
    names = lambda reader: {line.who for line in reach_page(world.area, DAY, ReachSought(), reader).lines}  # noqa: E731
    assert names(world.volunteer) == {"Somebody", "Marta Example"}
    assert names(world.champion) == {"Lena Example", "Marta Example"}
    describe(world, world.champion, shown_across=True)
    assert names(world.volunteer) == {"Lena Example", "Marta Example"}


def test_what_somebody_is_there_names_nobody(world, board):
    sits(world, world.champion, board, facts={"post": "Deputy lord"})
    by = lambda reader, **kw: [line.post for line in reach_page(world.area, DAY, ReachSought(**kw), reader).lines]  # noqa: E731
    assert (by(world.volunteer), by(world.champion), by(None)) == ([""], ["Deputy lord"], ["Deputy lord"])
    assert (by(world.volunteer, search="deputy"), by(None, search="deputy")) == ([], ["Deputy lord"])


def test_a_body_with_one_of_them_names_nobody_either(world, board, signed_in):
    sits(world, world.champion, board)
    body = str(reach_page(world.area, DAY, ReachSought(), None).lines[0].hat.organisation)
    lines = lambda reader, **kw: [one.body for one in reach_page(world.area, DAY, ReachSought(**kw), reader).lines]  # noqa: E731
    assert (lines(world.volunteer), lines(world.champion), lines(None)) == ([""], [body], [body])
    assert (lines(world.volunteer, search=body), lines(None, search=body)) == ([], [body])
    for page in ("reach", "boards"):
        shown = text(signed_in(world.volunteer).get(f"{URL}{page}/"))
        assert ("Somebody" in shown, body in shown) == (True, False)


def test_boards_without_a_champion_and_the_next_meeting(world, board, signed_in):
    sits(world, world.member, board)
    other = directory.add_partnership(area=world.area, facts={"name": "Alpha", "kind": "other"}, **FACTS)
    sits(world, world.champion, other)
    commands.note_board_meeting(partnership=board, on=date(2026, 4, 1), **FACTS)
    found = boards_page(world.area, DAY, None, missing=False)
    assert [(line.partnership.name, len(line.champions), len(line.others)) for line in found] == [
        ("Safer Wessington", 0, 1),
        ("Alpha", 1, 0),
    ]
    assert [line.partnership for line in boards_page(world.area, DAY, None, missing=True)] == [board]
    with pytest.raises(RuleBroken, match="day is over"):
        commands.note_board_meeting(partnership=board, on=date(2026, 3, 1), **FACTS)
    client, address = signed_in(world.officer), f"{URL}boards/{board.uid}/next/"
    assert client.post(address, {"on_day": "", "on_month": "", "on_year": ""})["Location"] == f"{URL}boards/"
    assert BoardMeets.objects.count() == 0
    assert "search=Lena%20Example" in text(client.get(f"{URL}boards/"))


def test_each_notes_their_own_and_the_officer_anybodys(world, board, signed_in):
    client = signed_in(world.champion)
    sent = {"where": str(board.uid), "post": "Adviser", "carried": "Late bills"}
    assert client.post(f"{URL}reach/new/", sent)["Location"] == f"{URL}reach/"
    own = Sitting.objects.get()
    assert (own.person, own.partnership, own.post) == (world.champion, board, "Adviser")
    assert "One of the two" in text(client.post(f"{URL}reach/new/", {"where": ""}))
    theirs = sits(world, world.volunteer, board)
    assert client.get(f"{URL}reach/{theirs.uid}/change/").status_code == 404
    assert signed_in(world.observer).get(f"{URL}reach/").status_code == 403
    with pytest.raises(AccessDenied):
        sits(world, world.volunteer, board, by=world.champion)
    with pytest.raises(RuleBroken, match="no champion and no member"):
        sits(world, world.observer, board)
    officer = signed_in(world.officer)
    assert officer.post(f"{URL}reach/new/", {**sent, "person": str(world.member.uid)}).status_code == 302
    assert "Pat Example" in text(officer.get(f"{URL}reach/"))
    assert officer.post(f"{URL}reach/{theirs.uid}/remove/").status_code == 302
    assert Sitting.objects.count() == 2
    assert "Lena Example" in officer.get(f"{URL}reach.csv").content.decode()


def test_an_agenda_is_noted_from_a_phone_with_three_answers(world, signed_in):
    client = signed_in(world.champion)
    page = text(client.get(f"{URL}agendas/new/"))
    assert f'value="{world.champion.uid}" selected' in page
    sent = {**day(), "meeting": "Team meeting", "item": "Late bills", "body": "Leisure", "who": str(world.champion.uid)}
    assert client.post(f"{URL}agendas/new/", sent)["Location"] == f"{URL}agendas/"
    made = OnAgenda.objects.get()
    assert (made.presented_by, made.body, made.sector) == (world.champion, "Leisure", "")
    assert client.post(f"{URL}agendas/{made.uid}/change/", {**sent, "sector": "public"}).status_code == 302
    made.refresh_from_db()
    assert made.sector == "public"
    assert "Answer the question" in text(client.post(f"{URL}agendas/new/", {}))
    assert signed_in(world.volunteer).get(f"{URL}agendas/{made.uid}/change/").status_code == 404
    assert "Lena" not in text(signed_in(world.volunteer).get(f"{URL}agendas/"))
    with pytest.raises(AccessDenied):
        spoke(world, presented_by=world.volunteer, call={"by": world.champion})
    assert AuditEntry.objects.filter(verb="champions.agenda_put", subject_label="an agenda").count() == 2


def test_quarters_are_counted_by_whose_meeting_it_was(world, board):
    spoke(world, body="", organisation=world.council)
    spoke(world, body="", partnership=board)
    spoke(world, sector="voluntary")
    spoke(world, on=date(2025, 12, 31))
    found = quarters(world.area, DAY)[:3]
    assert [(one.key, one.n, one.public, one.voluntary, one.partnerships, one.others) for one in found] == [
        ("2026-1", 3, 1, 1, 1, 0),
        ("2025-4", 1, 0, 0, 0, 1),
        ("2025-3", 0, 0, 0, 0, 0),
    ]


def load(world, data, dry_run=False):
    return commands.import_agendas(area=world.area, data=data, name="a.csv", dry_run=dry_run, **FACTS)


def test_agendas_come_in_again_as_they_went_out(world, board):
    spoke(world, body="", organisation=world.council, presented_by=world.champion)
    spoke(world, body="", partnership=board, agreed="=1+1\nMore", presenter="A guest")
    spoke(world, sector="other")
    out = agendas_table(world.area)
    data = write_csv(out.columns, out.rows)
    again = load(world, data)
    assert (again.added, again.changed, again.unchanged, again.problems) == (0, 0, 3, [])
    OnAgenda.objects.all().delete()
    assert load(world, data).added == 3
    plain = lambda rows: sorted(str({k: v for k, v in row.items() if k != "agenda_ref"}) for row in rows)  # noqa: E731
    assert plain(agendas_table(world.area).rows) == plain(out.rows)
    bad = b"on,meeting,body,item,body_is\n2026-13-01,,X,Y,words\n2026-01-01,M,Nobody,Y,partner\n"
    refused = load(world, bad)
    assert [(one.row, one.column) for one in refused.problems] == [(2, "on"), (2, "meeting"), (3, "body")]


def test_whoever_is_erased_or_joins_takes_it_along(world, board):
    sits(world, world.champion, board)
    spoke(world, presented_by=world.champion)
    kept = {one.heading: len(one.rows) for one in records.records(world.champion)}
    assert kept["Where else you sit"] == 1
    assert kept["Agendas of other meetings that you spoke at or noted"] == 1
    assert commands.follow_to_account(was=world.champion, account=world.volunteer)
    assert Sitting.objects.get().person == world.volunteer
    commands.forget_person(person=world.volunteer)
    assert (Sitting.objects.count(), OnAgenda.objects.get().presented_by) == (0, None)


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(("where", "most"), [("reach", 16), ("boards", 16), ("agendas", 16)])
def test_pages_ask_as_often_for_many(world, signed_in, count, where, most, django_assert_max_num_queries):
    for number, person in enumerate(more_champions(world, count)):
        facts = {"name": f"Board {number}", "kind": "board"}
        board = directory.add_partnership(area=world.area, facts=facts, **FACTS)
        sits(world, person, board)
        spoke(world, body="", partnership=board, presented_by=person)
    client = signed_in(world.champion)
    client.get(f"{URL}{where}/")
    with django_assert_max_num_queries(most):
        text(client.get(f"{URL}{where}/"))


def test_a_file_leaves_no_formula(world, board, signed_in):
    spoke(world, item="=1+1", call={"at": at(DAY)})
    assert "'=1+1" in signed_in(world.officer).get(f"{URL}agendas.csv").content.decode()
