"""Commitments: entered, reworded, retired; an old wording is never changed."""

from datetime import date

import pytest

from concord.agreement import commands
from concord.agreement.models import Commitment, CommitmentText
from concord.core.audit.models import AuditEntry
from concord.core.lib.errors import AccessDenied, RuleBroken
from tests.worlds import START

DAY = date(2026, 2, 1)


def add(world, number="4.2", by=None, **facts):
    usual = {"title": "Time to apply", "starts_on": DAY}
    return commands.add_commitment(area=world.area, number=number, by=by or world.officer, at=START, **usual | facts)


def reword(world, by=None, **facts):
    usual = {"title": "Pay in thirty days", "text": "Thirty days.", "bearer": "both", "theme": "", "starts_on": DAY}
    return commands.reword_commitment(commitment=world.commitment, by=by or world.officer, at=START, **usual | facts)


def retire(world, ends_on=DAY, by=None):
    commands.retire_commitment(commitment=world.commitment, ends_on=ends_on, by=by or world.officer, at=START)


def rows(commitment):
    found = commitment.texts.order_by("starts_on")
    return [(text.number, text.title, text.starts_on, text.ends_on) for text in found]


def test_a_commitment_is_entered_with_its_first_wording(world):
    made = add(world, " 4.2\n", title=" Time  to apply", text="Twelve weeks.\r\n", bearer="public", theme="funding")
    text = made.texts.get()
    assert (made.number, text.number, text.title, text.text) == ("4.2", "4.2", "Time to apply", "Twelve weeks.")
    assert (text.bearer, text.theme, text.starts_on, text.ends_on) == ("public", "funding", DAY, None)
    entry = AuditEntry.objects.latest("pk")
    assert (entry.verb, entry.area_key, entry.person_key) == (
        "agreement.commitment_added", "WESS", str(world.officer.uid),
    )  # fmt: skip
    assert "Twelve" not in str(entry.facts)


def test_a_number_is_given_once_in_an_area(world):
    with pytest.raises(RuleBroken) as refused:
        add(world, "2.3 ")
    assert (refused.value.field, Commitment.objects.count()) == ("number", 1)


def test_what_stands_in_a_draft_is_reworded_there(world):
    facts = {"by": world.officer, "at": START}
    document = commands.add_document(area=world.area, kind="agreement", title="The Compact", **facts)
    draft = commands.start_version(document=document, revision="full", **facts)
    assert draft.texts.get().commitment == world.commitment
    with pytest.raises(RuleBroken) as refused:
        reword(world)
    assert refused.value.message == "Its next words stand in a draft of The Compact. Change them there."
    commands.give_up_version(version=draft, **facts)
    assert reword(world).title == "Pay in thirty days"


def test_a_new_wording_begins_and_the_old_one_ends_the_day_before(world):
    made = reword(world, number="2.4")
    assert rows(world.commitment) == [
        ("2.3", "Pay on time", date(2025, 1, 1), date(2026, 1, 31)), ("2.4", "Pay in thirty days", DAY, None),
    ]  # fmt: skip
    assert (made.text, Commitment.objects.get().number) == ("Thirty days.", "2.4")
    assert AuditEntry.objects.latest("pk").verb == "agreement.commitment_reworded"


@pytest.mark.parametrize("starts_on", [date(2025, 1, 1), date(2024, 6, 1)])
def test_a_new_wording_begins_after_the_one_in_force(world, starts_on):
    with pytest.raises(RuleBroken) as refused:
        reword(world, starts_on=starts_on)
    assert (refused.value.field, len(rows(world.commitment))) == ("starts_on", 1)


def test_a_new_wording_does_not_take_the_number_of_another_commitment(world):
    add(world, "4.2")
    with pytest.raises(RuleBroken) as refused:
        reword(world, number="4.2")
    assert (refused.value.field, len(rows(world.commitment))) == ("number", 1)


def test_a_retired_commitment_ends_once_and_may_begin_again_later(world):
    retire(world)
    assert rows(world.commitment) == [("2.3", "Pay on time", date(2025, 1, 1), DAY)]
    assert AuditEntry.objects.latest("pk").verb == "agreement.commitment_retired"
    with pytest.raises(RuleBroken, match="has ended already"):
        retire(world)
    reword(world, starts_on=date(2026, 6, 1))
    assert [ends for *_, ends in rows(world.commitment)] == [DAY, None]


def test_two_wordings_are_never_in_force_on_one_day(world):
    retire(world)
    with pytest.raises(RuleBroken) as refused:
        reword(world, starts_on=DAY)
    assert (refused.value.field, len(rows(world.commitment))) == ("starts_on", 1)


def test_a_commitment_does_not_end_before_it_began(world):
    with pytest.raises(RuleBroken) as refused:
        retire(world, date(2024, 12, 31))
    assert (refused.value.field, CommitmentText.objects.get().ends_on) == ("ends_on", None)


@pytest.mark.parametrize("who", ["chair", "champion", "trustee", "board_contact", "stranger"])
@pytest.mark.parametrize("act", [add, reword, retire])
def test_only_an_officer_of_the_area_edits_the_agreement(world, who, act):
    with pytest.raises(AccessDenied):
        act(world, by=getattr(world, who))
    assert rows(world.commitment) == [("2.3", "Pay on time", date(2025, 1, 1), None)]
    assert Commitment.objects.count() == 1
