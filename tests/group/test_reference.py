"""Terms of reference, structure, aims, and the rotation of the chair."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from concord.core.accounts.access import SYSTEM
from concord.core.audit.models import AuditEntry
from concord.core.lib.errors import AccessDenied, RuleBroken
from concord.group import commands
from concord.group.models import Aim, BoardSeats, ChairRotation, StructureVersion, TermsOfReference
from concord.group.queries.reference import compared, purpose_page, terms_numbered
from concord.group.rules.reference import chair_years, check_agreed, check_rotation
from tests.worlds import START

from .test_views_seats import day

URL = "/areas/wessington/group/"
GROUP = f"{URL}groups/group/"


@pytest.mark.parametrize(
    ("first", "every", "now", "years"),
    [
        (2009, 3, 2009, [2009, 2012, 2015]),
        (2009, 3, 2010, [2012, 2015, 2018]),
        (2009, 3, 2012, [2012, 2015, 2018]),
        (2009, 3, 2013, [2015, 2018, 2021]),
        (2009, 3, 2005, [2009, 2012, 2015]),
        (2009, 1, 2010, [2010, 2011, 2012]),
    ],
)
def test_every_third_year_from_a_start_the_chair_comes_from_the_voluntary_sector(first, every, now, years):
    assert chair_years(first, every, now) == years


def test_rules_of_years_and_days():
    check_rotation(2009, 3)
    for years in ((1989, 3), (2009, 0), (2009, 21)):
        with pytest.raises(RuleBroken):
            check_rotation(*years)
    day_ = date(2026, 3, 2)
    for facts in ((day_, date(2026, 3, 1), None), (day_, day_, day_)):
        with pytest.raises(RuleBroken):
            check_agreed(*facts)


def agree(world, text="We meet.", by=SYSTEM, agreed_on=date(2026, 1, 1), **facts):
    usual = {"mission": "To look", "text": text, "agreed_on": agreed_on}
    return commands.agree_terms(group=world.group, **usual | facts, by=by, at=START)


def test_a_new_version_of_the_terms_leaves_the_old_one_as_it_was(world):
    agree(world, "We meet monthly.", by=world.officer)
    commands.change_group(group=world.group, changes={"quorum_public": 4}, by=SYSTEM, at=START)
    agree(world, "We meet yearly.")
    page = purpose_page(world.group)
    assert [(one.number, one.text, one.quorum_public) for one in page.terms] == [
        (2, "We meet yearly.", 4), (1, "We meet monthly.", 1),
    ]  # fmt: skip
    assert [piece.text for piece in compared(page.terms[0]).new if piece.kind == "new"] == ["yearly."]
    assert compared(terms_numbered(world.group, 1)) is None
    entry = AuditEntry.objects.latest("pk")
    assert (entry.verb, entry.facts) == ("group.terms_agreed", {"number": 2, "agreed_on": "2026-01-01"})
    with pytest.raises(RuleBroken, match="later version"):
        agree(world, agreed_on=date(2025, 12, 31))


def test_a_structure_revamped_twice_has_three_versions(world):
    """Test case T14: Lewisham's group was revamped twice, the second time with a person of each directorate."""
    changes = (
        (date(2001, 3, 1), "A steering group begins"),
        (date(2004, 3, 1), "The group is made smaller"),
        (date(2008, 3, 1), "A nominated person from each council directorate joins"),
    )
    for since, change in changes:
        commands.note_structure(
            group=world.group, since_on=since, change=change, reason="It did not work", by=world.officer, at=START
        )
    assert [(one.since_on, one.change) for one in purpose_page(world.group).structures] == list(changes)
    with pytest.raises(RuleBroken, match="noted already"):
        commands.note_structure(group=world.group, since_on=changes[0][0], change="Other", by=SYSTEM, at=START)


def test_an_aim_names_its_actions_and_counts_those_done(world):
    actions = [
        commands.agree_action(
            group=world.group, text=text, due_on=date(2026, 9, 1), owner=world.member, by=SYSTEM, at=START
        )
        for text in ("Write", "Print")
    ]
    aim = commands.set_aim(
        group=world.group, horizon="short", text="Pay sooner", actions=actions, by=world.chair, at=START
    )
    commands.close_action(action=actions[0], state="done", result="", on=date(2026, 2, 1), by=SYSTEM, at=START)
    (line,) = purpose_page(world.group).aims
    assert (line.aim, line.done, len(line.actions)) == (aim, 1, 2)
    commands.set_aim(
        group=world.group, aim=aim, horizon="long", text="Pay in time", progress="Half", by=world.chair, at=START
    )
    assert (Aim.objects.get().text, Aim.objects.get().actions.count()) == ("Pay in time", 0)


def test_the_rotation_and_the_seats_of_a_year_are_put_right_not_doubled(world):
    for every in (3, 4):
        commands.set_rotation(area=world.area, body="Board", first_year=2009, every=every, by=world.officer, at=START)
    assert ChairRotation.objects.get().every == 4
    for voluntary in (5, 6):
        commands.note_board_seats(area=world.area, year=2026, total=20, voluntary=voluntary, by=SYSTEM, at=START)
    assert BoardSeats.objects.get().share == "30 % (6 of 20)".replace(" %", "\u00a0%")
    with pytest.raises(RuleBroken, match="more seats than"):
        commands.note_board_seats(area=world.area, year=2026, total=2, voluntary=3, by=SYSTEM, at=START)


@pytest.mark.parametrize("who", ["member", "champion", "stranger"])
def test_others_write_none_of_it(world, who):
    by = getattr(world, who)
    calls = (
        (commands.agree_terms, {"group": world.group, "mission": "x", "text": "x", "agreed_on": date(2026, 1, 1)}),
        (commands.note_structure, {"group": world.group, "since_on": date(2026, 1, 1), "change": "x"}),
        (commands.set_aim, {"group": world.group, "horizon": "short", "text": "x"}),
        (commands.set_rotation, {"area": world.area, "body": "x", "first_year": 2009, "every": 3}),
        (commands.note_board_seats, {"area": world.area, "year": 2026, "total": 2, "voluntary": 1}),
    )
    for command, facts in calls:
        with pytest.raises(AccessDenied):
            command(**facts, by=by, at=START)


def test_the_pages_take_what_is_typed_and_show_it(world, signed_in):
    client, today = signed_in(world.officer), timezone.localdate()
    assert "standard text" in client.get(f"{GROUP}purpose/").content.decode()
    form = client.get(f"{GROUP}terms/new/").content.decode()
    assert "How we treat each other" in form
    typed = {"mission": "To look", "text": "One\n\nTwo", **day("agreed_on", today)}
    assert client.post(f"{GROUP}terms/new/", typed).url == f"{GROUP}purpose/"
    client.post(f"{GROUP}terms/new/", typed | {"text": "One\n\nThree"})
    body = client.get(f"{GROUP}terms/2/").content.decode()
    assert ("<ins>Three</ins>" in body, "<del>Two</del>" in body) == (True, True)
    future = client.post(f"{GROUP}terms/new/", typed | day("agreed_on", today + timedelta(days=2)))
    assert "today or an earlier day" in future.content.decode()
    assert client.get(f"{GROUP}terms/9/").status_code == 404
    client.post(f"{GROUP}structure/new/", {"change": "Smaller", **day("since_on", today)})
    client.post(f"{GROUP}aims/new/", {"text": "Pay sooner", "horizon": "long"})
    url = f"{URL}aims/{Aim.objects.get().uid}/change/"
    assert client.post(url, {"text": "Pay in time", "horizon": "long"}).url == f"{GROUP}purpose/"
    body = client.get(f"{GROUP}purpose/").content.decode()
    assert all(words in body for words in ("Version 2", "Smaller", "Pay in time", "To look"))
    assert (TermsOfReference.objects.count(), StructureVersion.objects.count()) == (2, 1)
    chair = f"{URL}board-chair/"
    client.post(f"{chair}rotation/", {"body": "Board", "first_year": "2009", "every": "3"})
    client.post(f"{chair}seats/", {"year": "2026", "total": "20", "voluntary": "5"})
    body = client.get(chair).content.decode()
    assert ("25" in body, "every 3 years" in body) == (True, True)
    assert client.get(f"{URL}aims/00000000-0000-4000-8000-000000000000/change/").status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_takes_the_same_queries_for_one_and_for_three(world, signed_in, django_assert_num_queries, rows):
    for n in range(rows):
        agree(world)
        commands.note_structure(group=world.group, since_on=date(2020 + n, 1, 1), change="x", by=SYSTEM, at=START)
        commands.set_aim(group=world.group, horizon="short", text="x", by=SYSTEM, at=START)
    client = signed_in(world.observer)
    with django_assert_num_queries(9):
        assert client.get(f"{GROUP}purpose/").status_code == 200
