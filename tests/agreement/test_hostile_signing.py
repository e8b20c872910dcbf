"""What must hold of signatures whatever is pressed, in whatever order, on however many devices."""

import pytest
from django.utils import timezone

from concord.agreement import commands, exports
from concord.agreement.models import Approach, Signature
from concord.agreement.queries.approaching import candidates, coverage_page
from concord.agreement.queries.counts import counts
from concord.agreement.queries.signatures import register_rows
from concord.core.accounts.access import SYSTEM
from concord.core.accounts.models import PersonalLink
from concord.core.lib.errors import RuleBroken
from concord.core.lib.tables import write_csv
from tests.agreement import signing
from tests.agreement.test_views_signatories import come_by

WHEN = {"by": SYSTEM, "at": signing.NOW}
LINK = {**signing.FACTS, "at": signing.NOW}


def test_an_organisation_that_took_its_signature_back_is_not_on_the_register_by_an_older_one(world):
    signing.adopt(world)
    signing.signed(world)
    signing.adopt(world, signing.RENEWED)
    newest = signing.signed(world, on=signing.RENEWED)
    commands.withdraw_signature(signature=newest, on=signing.NOW.date(), reason="No more", **WHEN)
    assert list(register_rows(world.area)) == []
    assert counts(world.area).now.total == 0
    assert coverage_page(world.area, newest.version).whole.reached == 0
    again = signing.signed(world, on=signing.NOW.date())
    assert list(register_rows(world.area)) == [again]
    assert counts(world.area).now.total == 1


def test_the_public_register_does_not_tell_whom_a_signature_covers(world, client):
    signing.adopt(world)
    signing.signed(world, world.cvs, mode="members", covered_names=["Safe House"])
    signing.signed(world, world.council, name_is_public=False, contact_email="ada@example.org")
    body = client.get("/areas/wessington/agreement/signatories/public/").content.decode()
    assert str(world.cvs) in body
    assert "Safe House" not in body
    assert "Ada Clerk" not in body
    assert "ada@example.org" not in body
    body = client.get("/areas/wessington/agreement/signatories/public/?search=safe").content.decode()
    assert str(world.cvs) not in body


def ask(world, version, at=signing.NOW) -> Approach:
    one = next(one for one in candidates(world.area, version) if one.organisation == world.charity)
    one = type(one)(one.organisation, "Ada", "ada@example.org", None, one.approach)
    commands.ask_to_sign(version=version, candidates=[one], by=SYSTEM, at=at)
    return Approach.objects.get(organisation=world.charity)


def test_a_link_that_is_used_twice_signs_once(world):
    approach = ask(world, signing.adopt(world))
    other = Approach.objects.get(pk=approach.pk)
    made = commands.sign_by_link(approach=approach, **LINK)
    with pytest.raises(RuleBroken):
        commands.sign_by_link(approach=other, **LINK)
    commands.register_signature(signature=made, **{**WHEN, "organisation": world.charity})
    with pytest.raises(RuleBroken):
        commands.sign_by_link(approach=other, **LINK)
    assert Signature.objects.count() == 1


def test_whoever_signed_by_link_does_not_decline_on_another_device(world):
    approach = ask(world, signing.adopt(world))
    other = Approach.objects.get(pk=approach.pk)
    commands.sign_by_link(approach=approach, **LINK)
    with pytest.raises(RuleBroken):
        commands.decline_by_link(approach=other, reason="No", at=signing.NOW)


def test_a_signature_that_waits_is_an_answer(world):
    version = signing.adopt(world)
    commands.sign_by_link(approach=ask(world, version), **LINK)
    row = next(row for row in coverage_page(world.area, version).rows if row.organisation == world.charity)
    assert "no answer" not in row.words


def test_signatures_of_one_day_come_back_as_they_were(world):
    signing.adopt(world)
    first = signing.signed(world)
    commands.withdraw_signature(signature=first, on=signing.ADOPTED, reason="Wrong name", **WHEN)
    signing.signed(world, signer_name="Bea")
    table = exports.signatures(world.area)
    data = write_csv(table.columns, table.rows)
    found = commands.import_signatures(area=world.area, data=data, name="a.csv", dry_run=False, **WHEN)
    assert (found.problems, found.added, found.changed, found.unchanged) == ([], 0, 0, 2)


def test_why_somebody_declined_is_for_those_who_look_after_the_agreement(world, signed_in):
    version = signing.adopt(world)
    when = {"on": signing.NOW.date(), **WHEN}
    commands.note_declined(version=version, organisation=world.trust, reason="We quarrel", **when)
    url = "/areas/wessington/agreement/signatories/coverage/"
    said = {who: signed_in(getattr(world, who)).get(url).content.decode() for who in ("officer", "observer")}
    assert "We quarrel" in said["officer"]
    assert "We quarrel" not in said["observer"]
    assert "Declined" in said["observer"]


def test_nobody_signs_a_version_that_they_have_not_read(world):
    ask(world, signing.adopt(world), at=timezone.now())
    client = come_by(PersonalLink.objects.get(purpose="sign"))
    url = "/areas/wessington/agreement/signatories/sign/"
    assert 'name="version_read" value="1"' in client.get(url).content.decode()
    signing.adopt(world, signing.RENEWED)
    typed = {"mode": "own", "signer_name": "Ada", "signer_post": "Director", "is_authorised": "on", "version_read": "1"}
    body = client.post(url, typed).content.decode()
    assert "Version 2 came into force meanwhile" in body
    assert 'name="version_read" value="2"' in body
    assert not Signature.objects.exists()
    client.post(url, typed | {"version_read": "2"})
    assert Signature.objects.get().version.number == 2


def test_whoever_declined_a_version_is_not_asked_for_it_again(world, signed_in):
    approach = ask(world, signing.adopt(world))
    url, officer = "/areas/wessington/agreement/signatories/ask/", signed_in(world.officer)
    assert str(world.charity.uid) in officer.get(url).content.decode()
    commands.decline_by_link(approach=approach, reason="Our own charter", at=signing.NOW)
    assert str(world.charity.uid) not in officer.get(url).content.decode()
