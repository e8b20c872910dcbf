"""Reads of partnerships and rounds: exact, and as many queries for three rows as for one."""

import pytest

from concord.core.directory import commands
from concord.core.directory import partnership_queries as queries
from tests.worlds import START

from .partnerships import SAID, add, answer_in, begin, later


def names(**chosen):
    return [one.name for one in queries.partnership_rows(**chosen)]


def test_the_list_is_narrowed_by_what_was_chosen(world):
    add(world, "Board", chair_name="Bea Example", on_agenda="yes")
    add(world, "Panel", kind="other", is_adopted="no")
    commands.end_partnership(partnership=add(world, "Old team"), on=START.date(), by=world.officer, at=START)
    assert names() == ["Board", "Panel"]
    assert names(ended=True) == ["Board", "Old team", "Panel"]
    assert (names(search="bea"), names(kind="other"), names(on_agenda="yes"), names(is_adopted="no")) == (
        ["Board"], ["Panel"], ["Board"], ["Panel"],
    )  # fmt: skip


def test_embedding_counts_those_that_last_and_says_of_how_many_it_is_known(world):
    add(world, "Board", on_agenda="yes", is_adopted="no", voluntary_seats=2)
    add(world, "Panel", on_agenda="no", voluntary_seats=0)
    add(world, "Team")
    gone = add(world, "Old team", on_agenda="yes")
    commands.end_partnership(partnership=gone, on=START.date(), by=world.officer, at=START)
    assert queries.embedding() == queries.Embedding(3, 1, 2, 0, 1, 2, 1)


@pytest.mark.parametrize("rows", [1, 3])
def test_a_round_says_how_many_answered_what(world, rows, django_assert_num_queries):
    for number in range(rows):
        add(world, f"Board {number}", contact_email="board@example.org")
    add(world, "Panel")
    round_ = begin(world)
    for number in range(rows):
        commands.answer_by_link(answer=answer_in(round_, f"Board {number}"), facts=SAID, at=later(2))
    add(world, "Late")
    with django_assert_num_queries(2):
        page = queries.round_page(round_)
    assert (page.asked, page.answered, page.waiting, page.silent) == (rows + 1, rows, 0, 1)
    assert [(one.yes, one.no, one.unknown, one.answered) for one in page.tallies] == [
        (rows, 0, 0, rows), (0, rows, 0, rows),
    ]  # fmt: skip
    assert page.tallies[0].question == "The Compact is on its agenda"
    assert [one.name for one in page.late_comers] == ["Late"]
    with django_assert_num_queries(1):
        assert [(one.asked, one.answered) for one in queries.rounds()] == [(rows + 1, rows)]
    with django_assert_num_queries(1):
        found = [one.partnership.name for one in queries.round_answers(round_, standing="missing")]
    assert found == ["Panel"]
    assert len(queries.round_answers(round_, search="board")) == rows
