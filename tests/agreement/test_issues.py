"""What the next version must look at, by commitment: what the agreement itself knows."""

from datetime import date

import pytest

from concord.agreement import commands
from concord.agreement.models import ConsultedClause
from concord.agreement.queries.issues import issues_about, issues_page

from .consulting import BY, clause, consulted, said, shown

URL = "/areas/wessington/agreement/"
DAY = date(2026, 3, 2)


def gathered(world):
    page = issues_page(world.area, world.officer, DAY)
    return {one.text.number: [(issue.source, issue.words) for issue in one.issues] for one in page.clauses}


def test_comments_without_an_answer_and_to_be_cleared_up_are_counted(world):
    found = consulted(world)
    rows = [shown(found, f"Number {n}") for n in range(4)]
    said(found, "Not looked at yet")
    shown(found, "About all of it", number="")
    due = {"follow_up_by": "Legal team", "follow_up_on": date(2026, 4, 1)}
    commands.settle_comments(consultation=found, comments=rows[:1], outcome="clarify", **due, **BY)
    commands.settle_comments(consultation=found, comments=rows[1:2], outcome="taken", answer="Done.", **BY)
    assert gathered(world) == {
        "1.1": [("Consultation", "2 comments without an answer"), ("Consultation", "1 comment to be cleared up")],
    }
    (issue, _) = issues_about(clause(found).commitment, world.area, world.officer)
    assert issue.url == f"{URL}consultations/{found.uid}/comments/?clause={clause(found).uid}&outcome=open"


def test_what_organisations_cannot_keep_stands_there_without_their_names(world):
    found = consulted(world)
    for body in (world.council, world.trust):
        facts = {"mark": "cannot", "comment": "No money"}
        commands.mark_clause(consultation=found, clause=clause(found), organisation=body, **facts, **BY)
    page = issues_page(world.area, world.officer, DAY)
    assert gathered(world) == {"1.1": [("What can be kept", "2 organisations say that it cannot be kept")]}
    assert (page.count, page.total, page.since) == (1, 3, date(2025, 6, 2))


def test_a_new_commitment_of_the_draft_has_what_was_said_of_it(world):
    found = consulted(world)
    shown(found, number="1.3")
    assert gathered(world) == {}
    commitment = ConsultedClause.objects.get(number="1.3").commitment
    assert [one.words for one in issues_about(commitment, world.area, world.officer)] == ["1 comment without an answer"]


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_takes_as_many_queries_for_many(world, django_assert_num_queries, rows):
    found = consulted(world)
    for n in range(rows):
        shown(found, f"Number {n}", number=("1.1", "1.2", "2.3")[n])
    issues_page(world.area, world.officer, DAY)
    with django_assert_num_queries(5):
        assert len(issues_page(world.area, world.officer, DAY).clauses) == rows


def test_the_pages_show_it_beside_the_clause_and_as_a_list(world, signed_in):
    client = signed_in(world.officer)
    assert "Nothing waits for the next version" in client.get(f"{URL}next-version/").content.decode()
    found = consulted(world)
    shown(found)
    assert "1 comment without an answer" in client.get(f"{URL}next-version/").content.decode()
    assert b"1.1,Promise 1.1,Consultation,1 comment without an answer" in client.get(f"{URL}next-version.csv").content
    commands.end_consultation(consultation=found, **BY)
    version = found.version
    path = f"{URL}documents/{version.document.uid}/{version.number}/commitments/{clause(found).commitment.uid}/"
    body = client.get(path).content.decode()
    assert "What waits for this commitment" in body
    assert "1 comment without an answer" in body
    assert signed_in(world.observer).get(f"{URL}next-version/").status_code == 403
