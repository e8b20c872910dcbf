"""Signatures are taken in, checked, withdrawn; organisations are asked, and answer."""

from datetime import date, timedelta

import pytest
from django.core import mail

from concord.agreement import commands
from concord.agreement.models import Approach, Signature
from concord.agreement.queries.approaching import candidates, coverage_page
from concord.agreement.queries.signatures import agreement_of, kitemark_of, lines, register_rows
from concord.core.accounts.access import SYSTEM
from concord.core.accounts.models import PersonalLink
from concord.core.audit.models import AuditEntry
from concord.core.directory.models import Organisation, Partner
from concord.core.lib.errors import AccessDenied, RuleBroken
from tests.agreement.signing import ADOPTED, FACTS, NOW, RENEWED, adopt, signed

WHEN = {"by": SYSTEM, "at": NOW}


def verbs():
    return list(AuditEntry.objects.filter(verb__startswith="agreement.sign").values_list("verb", flat=True))


def take(world, **facts):
    usual = {"area": world.area, "way": "event", "signed_on": ADOPTED, **FACTS, **WHEN}
    return commands.take_signature(**{**usual, **facts})


def test_a_signature_waits_until_it_is_checked(world):
    adopt(world)
    made = take(world, organisation_name="New Friends ", sector="voluntary", contact_email="ada@example.org")
    assert (made.state, made.organisation, made.version.number) == ("waiting", None, 1)
    assert list(Signature.objects.newest()) == []
    commands.register_signature(signature=made, **WHEN)
    assert (made.state, made.organisation.name, made.checked_on) == ("registered", "New Friends", NOW.date())
    assert Partner.objects.filter(organisation__name="New Friends").exists()
    assert verbs() == ["agreement.signed", "agreement.signature_registered"]
    (message,) = mail.outbox
    assert message.to == ["ada@example.org"]
    assert PersonalLink.objects.get(purpose="sign").subject_key == str(made.uid)


def test_the_officer_says_which_organisation_of_the_directory_it_is(world):
    adopt(world)
    made = take(world, organisation_name="Opendoor", sector="other")
    before = Organisation.objects.count()
    commands.register_signature(signature=made, organisation=world.charity, **WHEN)
    assert (made.organisation_name, made.sector) == ("Open Door Advice", "voluntary")
    assert (Organisation.objects.count(), mail.outbox) == (before, [])


def test_paper_of_a_known_organisation_goes_on_the_register_at_once(world):
    adopt(world)
    assert take(world, way="paper", organisation=world.council).state == "registered"
    assert take(world, way="paper", organisation_name="Others", sector="other").state == "waiting"


def test_the_version_is_the_one_in_force_on_the_day_of_the_paper(world):
    adopt(world)
    adopt(world, RENEWED)
    assert take(world, organisation=world.council).version.number == 1
    assert take(world, organisation=world.council, signed_on=RENEWED).version.number == 2


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"signed_on": date(2026, 4, 2)}, "still to come"),
        ({"signed_on": date(2026, 1, 9)}, "No version was in force"),
        ({"is_authorised": False}, "may sign"),
        ({"mode": "members"}, "Name the members"),
        ({"mode": "members", "covered_names": ["A", "B"], "covered_count": 1}, "cannot be smaller"),
        ({"organisation": None}, "Choose the organisation"),
    ],
)
def test_what_cannot_be_signed(world, facts, words):
    adopt(world)
    with pytest.raises(RuleBroken, match=words):
        take(world, **{"organisation": world.council, **facts})
    assert Signature.objects.count() == 0


def test_one_version_is_signed_once_until_the_kitemark_is_over(world):
    adopt(world)
    signed(world)
    with pytest.raises(RuleBroken, match="already"):
        signed(world, on=date(2026, 2, 1))
    commands.set_kitemark(area=world.area, conditions="Keep it.", months=1, **WHEN)
    assert signed(world, on=date(2026, 2, 10)).state == "registered"


def test_members_are_covered_and_are_known_where_the_directory_has_them(world):
    adopt(world)
    names = ["open door advice", "Allotments", "Allotments", " "]
    made = signed(world, world.cvs, mode="members", covered_names=names, covered_count=40)
    rows = list(made.covered.values_list("name", "organisation"))
    assert rows == [("Allotments", None), ("open door advice", world.charity.pk)]
    (line,) = lines(world.area, list(register_rows(world.area)), today=NOW.date())
    assert line.covers == 40


def test_an_old_signature_stays_with_its_version(world):
    adopt(world)
    signed(world)
    adopt(world, RENEWED)
    (line,) = lines(world.area, list(register_rows(world.area)), today=NOW.date())
    assert line.standing == "Signed version 1, not yet version 2"
    second = signed(world, on=RENEWED)
    assert list(Signature.objects.newest()) == [second]
    assert [one.version.number for one in register_rows(world.area, version="1")] == [1]


def test_the_kitemark_lapses(world):
    adopt(world)
    signed(world)
    found = list(register_rows(world.area))
    on_last, after = (lines(world.area, found, today=day)[0] for day in (date(2029, 1, 10), date(2029, 1, 11)))
    assert (on_last.has_lapsed, after.has_lapsed) == (False, True)
    assert after.standing == "Signed version 1; the kitemark has lapsed"


def test_a_signature_is_withdrawn_with_its_reason(world):
    adopt(world)
    made = signed(world)
    with pytest.raises(RuleBroken, match="before it was signed"):
        commands.withdraw_signature(signature=made, on=date(2026, 1, 9), reason="x", **WHEN)
    commands.withdraw_signature(signature=made, on=date(2026, 3, 1), reason="It closed", **WHEN)
    assert (made.state, made.reason, list(Signature.objects.newest())) == ("withdrawn", "It closed", [])
    with pytest.raises(RuleBroken, match="on the register"):
        commands.withdraw_signature(signature=made, on=date(2026, 3, 1), reason="x", **WHEN)


def test_a_signature_is_not_accepted_and_stays_so(world):
    adopt(world)
    made = signed(world, check=False)
    commands.refuse_signature(signature=made, reason="A joke", **WHEN)
    with pytest.raises(RuleBroken, match="checked already"):
        commands.register_signature(signature=made, **WHEN)


def test_only_the_officer_takes_checks_and_withdraws(world):
    adopt(world)
    made = signed(world, check=False)
    for command, facts in (
        (commands.register_signature, {}),
        (commands.refuse_signature, {"reason": "x"}),
        (commands.withdraw_signature, {"reason": "x", "on": ADOPTED}),
    ):
        with pytest.raises(AccessDenied):
            command(signature=made, by=world.member, at=NOW, **facts)
    with pytest.raises(AccessDenied):
        take(world, organisation=world.council, by=world.stranger)


def ask(world, version):
    found = candidates(world.area, version)
    return commands.ask_to_sign(version=version, candidates=found, **WHEN)


def test_each_organisation_is_asked_by_a_mail_of_its_own(world):
    version = adopt(world)
    signed(world, world.council)
    assert ask(world, version) == 3
    assert [message.to for message in mail.outbox] == [
        ["trust@example.org"],
        ["charity@example.org"],
        ["cvs@example.org"],
    ]
    ask(world, version)
    links = PersonalLink.objects.filter(purpose="sign")
    assert (links.count(), links.filter(revoked_at=None).count()) == (6, 3)
    assert Approach.objects.count() == 3


def test_an_older_signatory_is_asked_at_the_address_that_signed(world):
    adopt(world)
    signed(world, contact_email="ada@example.org")
    mail.outbox.clear()
    newer = adopt(world, RENEWED)
    found = [one for one in candidates(world.area, newer) if one.signed_version]
    commands.ask_to_sign(version=newer, candidates=found, **WHEN)
    (message,) = mail.outbox
    assert (message.to, "signed version 1" in message.body) == (["ada@example.org"], True)


def test_signing_by_link_waits_for_the_check_and_is_done_once(world):
    version = adopt(world)
    ask(world, version)
    approach = Approach.objects.get(organisation=world.charity)
    made = commands.sign_by_link(approach=approach, at=NOW, **FACTS)
    assert (made.way, made.state, made.organisation, made.signed_on) == (
        "online", "waiting", world.charity, NOW.date(),
    )  # fmt: skip
    assert AuditEntry.objects.filter(verb="agreement.signed").latest("pk").person_key == ""
    with pytest.raises(RuleBroken, match="already"):
        commands.sign_by_link(approach=approach, at=NOW, **FACTS)


def test_coverage_counts_each_organisation_once(world):
    version = adopt(world)
    signed(world, world.cvs, mode="members", covered_names=["Open Door Advice", "Nobody here"])
    commands.note_declined(
        version=version, organisation=world.council, on=RENEWED, reason="Its own charter", by=SYSTEM, at=NOW
    )
    commands.note_asked(version=version, organisation=world.trust, on=RENEWED, by=SYSTEM, at=NOW)
    page = coverage_page(world.area, version)
    assert (page.whole.total, page.whole.reached) == (4, 2)
    assert page.whole.counts == {
        "signed": 1, "covered": 1, "waiting": 0, "withdrawn": 0, "declined": 1, "approached": 1, "not_yet": 0,
    }  # fmt: skip
    assert [(line.label, line.total, line.reached) for line in page.kinds][:2] == [
        ("Charity or voluntary organisation", 1, 1),
        ("Council", 1, 0),
    ]
    words = {str(row.organisation): row.words for row in page.rows}
    assert words["Open Door Advice"] == "Covered by Wessington Voluntary Action"
    assert words["Wessington Council"] == "Declined: Its own charter"


def standing(world, body):
    page = coverage_page(world.area, agreement_of(world.area).versions.get())
    return next((row.standing, row.words) for row in page.rows if row.organisation == body)


def test_coverage_says_what_was_signed_and_taken_back_without_anybody_asking(world):
    version = adopt(world)
    assert standing(world, world.trust) == ("not_yet", "Not asked yet")
    made = signed(world, world.trust, check=False)
    assert standing(world, world.trust) == ("waiting", "Signed, to be checked")
    commands.register_signature(signature=made, organisation=world.trust, by=SYSTEM, at=NOW)
    commands.withdraw_signature(signature=made, on=RENEWED, reason="A quarrel", by=SYSTEM, at=NOW)
    assert standing(world, world.trust) == ("withdrawn", "Took its signature back on 1 March 2026")
    commands.note_asked(version=version, organisation=world.trust, on=NOW.date(), by=SYSTEM, at=NOW)
    assert standing(world, world.trust) == ("approached", "Asked on 1 April 2026, no answer yet")


def test_coverage_says_who_signed_an_older_version_and_not_this_one(world):
    adopt(world)
    signed(world, world.trust)
    newer = adopt(world, RENEWED)
    commands.note_declined(version=newer, organisation=world.trust, on=RENEWED, reason="Too long", by=SYSTEM, at=NOW)
    found = [row.words for row in coverage_page(world.area, newer).rows if row.organisation == world.trust]
    assert found == ["Signed version 1; will not sign the one in force: Too long"]


def test_the_kitemark_has_conditions_until_the_officer_gives_others(world):
    assert (kitemark_of(world.area).months, "Compact" in kitemark_of(world.area).conditions) == (36, True)
    commands.set_kitemark(area=world.area, conditions="Keep it.", months=12, **WHEN)
    commands.set_kitemark(area=world.area, conditions="Keep it well.", months=24, **WHEN)
    assert (kitemark_of(world.area).months, kitemark_of(world.area).conditions) == (24, "Keep it well.")
    with pytest.raises(AccessDenied):
        commands.set_kitemark(area=world.area, conditions="x", months=1, by=world.member, at=NOW)


def test_whoever_s_kitemark_is_over_is_asked_to_sign_the_same_version_again(world):
    version = adopt(world)
    ask(world, version)
    approach = Approach.objects.get(organisation=world.charity)
    made = commands.sign_by_link(approach=approach, at=NOW, **FACTS)
    commands.register_signature(signature=made, organisation=world.charity, **WHEN)
    later = NOW + timedelta(days=4 * 365)
    assert [one for one in candidates(world.area, version, today=NOW.date()) if one.signed_version] == []
    (one,) = [one for one in candidates(world.area, version, today=later.date()) if one.signed_version]
    assert (one.organisation, one.asked, "kitemark over since" in one.told) == (world.charity, None, True)
    mail.outbox.clear()
    commands.ask_to_sign(version=version, candidates=[one], by=SYSTEM, at=later)
    assert "The kitemark held until" in mail.outbox[0].body
    approach.refresh_from_db()
    again = commands.sign_by_link(approach=approach, at=later, **FACTS)
    commands.register_signature(signature=again, organisation=world.charity, by=SYSTEM, at=later)
    assert [one for one in candidates(world.area, version, today=later.date()) if one.signed_version] == []
