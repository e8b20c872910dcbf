"""The checklist of a version: six guidelines, and the copies that were sent."""

from datetime import UTC, date, datetime, timedelta

import pytest

from concord.agreement import commands
from concord.agreement.models import GuidelineNote, SentCopy
from concord.agreement.queries.shaping import checklist_page
from concord.agreement.terms import Guideline
from concord.core.accounts.access import SYSTEM
from concord.core.lib.errors import AccessDenied, RuleBroken
from concord.officers.models import Task

from .documents import adopted, next_draft

D, TODAY, NOW = timedelta(days=1), date(2026, 4, 1), datetime(2026, 4, 1, 10, tzinfo=UTC)
BY = {"by": SYSTEM, "at": NOW}


def note(version, guideline="needs", **facts):
    commands.note_guideline(version=version, guideline=guideline, **facts, **BY)


def sent(version, body="National body", **facts):
    return commands.put_copy(version=version, body=body, **{"sent_on": TODAY} | facts, **BY)


def test_each_guideline_holds_what_somebody_wrote_and_what_is_counted(world):
    version = adopted(world)
    note(version, evidence=" Two meetings ", source="")
    note(version, "borrowed", source="Another  area")
    page = checklist_page(version)
    assert [line.guideline for line in page.lines] == list(Guideline)
    assert {line.guideline.value: (line.note.evidence, line.note.source) for line in page.lines if line.note} == {
        "needs": ("Two meetings", ""),
        "borrowed": ("", "Another area"),
    }
    assert page.noted == 2
    known = {line.guideline.value: line.known for line in page.lines}
    count = version.texts.count()
    assert known["examples"] == f"{version.texts.exclude(example='').count()} of {count} commitments with an example"
    assert known["look"] == "The area has no colour and no logo of its own"
    assert known["needs"] == ""


def test_a_note_is_changed_and_an_empty_one_goes(world):
    version = adopted(world)
    note(version, evidence="Two meetings")
    note(version, evidence="Three meetings")
    assert GuidelineNote.objects.get().evidence == "Three meetings"
    note(version, evidence="  ", source=" ")
    assert not GuidelineNote.objects.exists()


@pytest.mark.parametrize(
    ("facts", "words", "field"),
    [
        ({"sent_on": TODAY + D}, "still to come", "sent_on"),
        ({"acknowledged_on": TODAY - D}, "before it was sent", "acknowledged_on"),
        ({"linked_on": TODAY + D}, "still to come", "linked_on"),
        ({"body": "national  BODY"}, "noted already", "body"),
    ],
)
def test_copies_have_days_that_can_be(world, facts, words, field):
    version = adopted(world)
    sent(version, linked_on=TODAY - 9 * D)
    with pytest.raises(RuleBroken, match=words) as refused:
        sent(version, **{"body": "Other body"} | facts)
    assert refused.value.field == field
    assert SentCopy.objects.count() == 1


def test_a_new_version_asks_for_its_copy_and_a_draft_goes_to_nobody(world):
    first = adopted(world)
    assert not Task.objects.exists()  # adopted half a year before it was written down
    copy = sent(first)
    commands.put_copy(version=first, copy=copy, body=copy.body, sent_on=TODAY - D, acknowledged_on=TODAY, **BY)
    second = commands.adopt_version(version=next_draft(first.document), adopted_on=date(2026, 2, 2), **BY)
    (task,) = Task.objects.all()
    assert task.text == f"Send the national body a copy, and link to it: {second}"
    assert (task.due_on, task.done_on) == (TODAY + 28 * D, None)
    assert checklist_page(second).copies == []
    sent(second)
    assert Task.objects.get().done_on == TODAY
    with pytest.raises(RuleBroken, match="Adopt it first"):
        sent(next_draft(first.document))
    commands.remove_copy(copy=copy, **BY)
    assert SentCopy.objects.get().version == second


def test_nobody_without_the_permission_writes(world):
    version = adopted(world)
    copy, by = sent(version), {"by": world.champion, "at": NOW}
    for refused in (
        lambda: commands.note_guideline(version=version, guideline="needs", evidence="x", **by),
        lambda: commands.put_copy(version=version, body="x", sent_on=TODAY, **by),
        lambda: commands.remove_copy(copy=copy, **by),
    ):
        with pytest.raises(AccessDenied):
            refused()


def test_the_page_asks_as_often_for_many(world, django_assert_num_queries):
    version = adopted(world)
    for number in range(3):
        sent(version, body=f"Body {number}")
        note(version, list(Guideline)[number].value, evidence="x")
    with django_assert_num_queries(5):
        assert len(checklist_page(version).copies) == 3


def test_an_officer_writes_what_shows_it(world, signed_in):
    client, document = signed_in(world.officer), adopted(world).document
    url = f"/areas/wessington/agreement/documents/{document.uid}/1/checklist/"
    client.post(f"{url}needs/", {"evidence": "Two open meetings", "source": ""})
    assert "Two open meetings" in client.get(url).content.decode()
    assert client.get(f"{url}nothing/").status_code == 404
    typed = {"body": "National body", "sent_on_day": "1", "sent_on_month": "", "sent_on_year": "2026"}
    page = client.post(f"{url}copies/new/", typed)
    assert "National body" in page.content.decode()
    assert "must include a month" in page.content.decode()
