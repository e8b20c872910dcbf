"""Shared organisations: joined by reference, changed by proposal, answered at home; nothing is mailed."""

from datetime import timedelta

import pytest
from django.core import mail

from concord.core.accounts.access import SYSTEM
from concord.core.areas.scoping import within
from concord.core.audit.models import AuditEntry
from concord.core.directory import commands
from concord.core.directory.models import Partner, ProposedChange
from concord.core.directory.queries import open_proposals, proposals_of
from concord.core.lib.errors import AccessDenied, RuleBroken
from tests.worlds import START

LATER = START + timedelta(days=3)
TEXT = "Since March it is called Open Door Advice and Care."


@pytest.fixture
def shared(world):
    """Open Door Advice, at home in Wessington, is a partner in Eastmere too."""
    with within(world.neighbour):
        commands.join_shared(reference=str(world.charity.uid), area=world.neighbour, by=world.stranger, at=START)
    return world.charity


def propose(world, body, by=None, text=TEXT):
    with within(world.neighbour):
        return commands.propose_change(
            organisation=body, area=world.neighbour, text=text, by=by or world.stranger, at=START
        )


def settle(world, found, by=None, accepted=True, reason=""):
    commands.settle_proposal(proposal=found, accepted=accepted, reason=reason, by=by or world.officer, at=LATER)


def test_who_knows_the_reference_adds_the_organisation_as_a_partner_once(world, shared):
    with within(world.neighbour):
        assert Partner.objects.filter(organisation=shared).count() == 1
        commands.join_shared(reference=str(shared.uid), area=world.neighbour, by=world.stranger, at=LATER)
        assert Partner.objects.filter(organisation=shared).count() == 1
    assert shared.home_area == world.area


def test_a_reference_that_nobody_gave_is_refused_in_the_same_words_as_one_of_a_closed_body(world):
    commands.close_organisation(
        organisation=world.charity, area=world.area, on=START.date(), by=world.officer, at=LATER
    )
    words = set()
    for reference in ("00000000-0000-4000-8000-000000000000", str(world.charity.uid)):
        with pytest.raises(RuleBroken) as refused, within(world.neighbour):
            commands.join_shared(reference=reference, area=world.neighbour, by=world.stranger, at=LATER)
        words.add((refused.value.message, refused.value.field))
    assert len(words) == 1


def test_a_proposal_waits_at_the_home_area_and_its_answer_is_read_by_the_other(world, shared):
    made = propose(world, shared)
    assert [(row.text, row.from_area, row.area) for row in open_proposals()] == [(TEXT, world.neighbour, world.area)]
    settle(world, made, accepted=False, reason="It keeps its name until June.")
    assert list(open_proposals()) == []
    with within(world.neighbour):
        assert [(row.accepted, row.reason) for row in proposals_of(world.neighbour, shared)] == [
            (False, "It keeps its name until June."),
        ]
        assert not ProposedChange.objects.exists()
    entries = AuditEntry.objects.filter(verb__startswith="directory.change_").order_by("pk")
    assert [(one.verb, one.area_key) for one in entries] == [
        ("directory.change_proposed", "EAST"), ("directory.change_settled", "WESS"),
    ]  # fmt: skip
    assert not any(TEXT[:10] in str(one.facts) for one in entries)
    assert mail.outbox == []


def test_a_proposal_is_answered_once_and_a_no_says_why(world, shared):
    made = propose(world, shared)
    with pytest.raises(RuleBroken) as refused:
        settle(world, made, accepted=False, reason=" ")
    assert refused.value.field == "reason"
    settle(world, made)
    with pytest.raises(RuleBroken, match="answer already"):
        settle(world, made, accepted=False, reason="No")
    made.refresh_from_db()
    assert (made.accepted, made.settled_at) == (True, LATER)


def test_nothing_is_proposed_about_ones_own_or_about_a_body_that_is_no_partner(world, shared):
    with pytest.raises(RuleBroken, match="Make the change yourself"):
        commands.propose_change(organisation=shared, area=world.area, text=TEXT, by=world.officer, at=START)
    with pytest.raises(RuleBroken, match="not a partner here"):
        propose(world, world.trust)
    with pytest.raises(RuleBroken) as refused:
        propose(world, shared, text=" \x00 ")
    assert (refused.value.field, ProposedChange.objects.exists()) == ("text", False)


@pytest.mark.parametrize("who", ["chair", "champion", "trustee", "officer"])
def test_who_may_not_propose_or_join(world, shared, who):
    by = getattr(world, who)
    with pytest.raises(AccessDenied):
        propose(world, shared, by=by)
    with pytest.raises(AccessDenied), within(world.neighbour):
        commands.join_shared(reference=str(world.trust.uid), area=world.neighbour, by=by, at=START)


@pytest.mark.parametrize("who", ["chair", "champion", "trustee", "stranger"])
def test_who_may_not_answer(world, shared, who):
    made = propose(world, shared)
    with pytest.raises(AccessDenied):
        settle(world, made, by=getattr(world, who))
    assert open_proposals().count() == 1


def test_whom_to_ask_is_each_areas_own(world, shared):
    with within(world.neighbour):
        theirs = Partner.objects.select_related("area", "organisation").get(organisation=shared)
        commands.change_partner_contact(
            partner=theirs, name=" East  desk ", email="east@example.org", by=world.stranger, at=LATER
        )
    mine = Partner.objects.select_related("area", "organisation").get(organisation=shared)
    assert (mine.contact_email, mine.contact_name) == ("charity@example.org", "charity")
    theirs.refresh_from_db()
    assert (theirs.contact_email, theirs.contact_name) == ("east@example.org", "East desk")
    with pytest.raises(AccessDenied):
        commands.change_partner_contact(partner=mine, name="", email="", by=world.chair, at=LATER)


def test_two_partners_of_one_name_are_not_kept(world, shared):
    with pytest.raises(RuleBroken) as refused:
        commands.add_organisation(
            area=world.area, name="open door advice", sector="voluntary", kind="charity", by=SYSTEM, at=LATER
        )
    assert refused.value.field == "name"
    with pytest.raises(RuleBroken) as refused:
        commands.rename_organisation(
            organisation=world.cvs, area=world.area, name="Open Door Advice", on=START.date(), by=SYSTEM, at=LATER
        )
    assert refused.value.field == "name"
