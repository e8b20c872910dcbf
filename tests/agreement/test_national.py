"""A national agreement that holds for a time: its days, the banner, and who is told of its end."""

from datetime import date

import pytest

from concord.agreement import commands
from concord.agreement.models import Document
from concord.agreement.queries.clock import renewal_due
from concord.agreement.rules.national import check_national, ends_soon, national_of
from concord.core.audit.models import AuditEntry
from concord.core.lib.errors import AccessDenied, RuleBroken
from tests.pages import day

from .documents import FACTS, adopted

URL = "/areas/wessington/agreement/"
TODAY = date(2026, 1, 5)
BEGAN, UNTIL = date(2025, 6, 2), date(2026, 9, 1)
NOTE = "Ours comes in the autumn."
HELD = {"national_key": "compact-2010", "national_from": BEGAN, "national_until": UNTIL, "national_note": NOTE}


@pytest.mark.parametrize(
    ("kind", "facts", "field"),
    [
        ("code", {"key": "compact-2010", "from_on": BEGAN}, ""),
        ("agreement", {"from_on": BEGAN}, "national_key"),
        ("agreement", {"key": "compact-2010"}, "national_from"),
        ("agreement", {"key": "compact-2010", "from_on": date(2026, 1, 6)}, "national_from"),
        ("agreement", {"key": "compact-2010", "from_on": BEGAN, "until_on": BEGAN}, "national_until"),
        ("agreement", {"key": "compact-2010", "from_on": BEGAN, "ended_on": date(2025, 6, 1)}, "national_ended_on"),
        ("agreement", {"key": "compact-2010", "from_on": BEGAN, "ended_on": UNTIL}, "national_ended_on"),
    ],
)
def test_its_days_follow_each_other(kind, facts, field):
    usual = {"key": "", "from_on": None, "until_on": None, "ended_on": None, "today": TODAY}
    check_national(Document(kind="agreement"), **usual)
    with pytest.raises(RuleBroken) as refused:
        check_national(Document(kind=kind), **usual | facts)
    assert refused.value.field == field


@pytest.mark.parametrize(
    ("on", "more", "told"),
    [
        (date(2026, 2, 28), {}, False),
        (date(2026, 3, 1), {}, True),
        (date(2027, 3, 1), {}, True),
        (date(2026, 3, 1), {"national_ended_on": TODAY}, False),
        (date(2026, 3, 1), {"national_until": None}, False),
    ],
)
def test_its_end_is_told_from_half_a_year_before_and_once_it_is_passed(on, more, told):
    assert (ends_soon(Document(**HELD | more), on) == UNTIL) is told


def test_an_officer_notes_it_and_nobody_else(world):
    document = adopted(world).document
    with pytest.raises(AccessDenied):
        commands.note_national(document=document, **HELD, **{**FACTS, "by": world.member})
    commands.note_national(document=document, **HELD, **FACTS)
    document.refresh_from_db()
    assert national_of(document).words == (
        "The Compact, 2010 (England), from 2 June 2025, planned to end on 1 September 2026"
    )
    assert [due.day for due in renewal_due(world.area, UNTIL)] == [UNTIL]
    entry = AuditEntry.objects.get(verb="agreement.national_noted")
    assert NOTE not in str(entry.facts)
    commands.note_national(document=document, national_key="", **FACTS)
    document.refresh_from_db()
    assert (national_of(document), document.national_note) == (None, "")


def test_everybody_reads_above_the_text_that_it_holds(world, signed_in, client):
    document = adopted(world).document
    at, officer = f"{URL}documents/{document.uid}/national/", signed_in(world.officer)
    assert "Say from when it holds." in officer.post(at, {"national_key": "compact-2010"}).content.decode()
    typed = {"national_key": "compact-2010", "national_note": NOTE, **day("national_from", BEGAN)}
    assert officer.post(at, typed)["Location"] == f"{URL}documents/"
    assert "from 2 June 2025, without a planned end" in officer.get(f"{URL}documents/").content.decode()
    read = client.get(f"{URL}read/").content.decode()
    assert "A national agreement holds here for a time." in read
    assert NOTE in read


def test_it_is_read_before_there_is_any_text(world, client):
    document = commands.add_document(area=world.area, title="Compact", **FACTS)
    assert "for a time" not in client.get(f"{URL}read/").content.decode()
    commands.note_national(document=document, **HELD, **FACTS)
    assert NOTE in client.get(f"{URL}read/").content.decode()
