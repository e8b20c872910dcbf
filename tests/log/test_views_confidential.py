"""The trustee's pages, and the subtraction tests: every page with and without a confidential point, as every role."""

import csv
import io
import re
from datetime import date

import pytest
from django.db import transaction

from concord.core.accounts.access import permissions_in
from concord.core.accounts.permissions import Permission
from concord.core.accounts.roles import ROLES, Role
from concord.core.audit.models import AuditEntry
from concord.core.lib.errors import RuleBroken
from concord.core.mail.models import OutgoingMessage
from concord.log import commands
from concord.log.models import ConfidentialPoint, GroupVersion, Period
from concord.log.queries.settings import trustees_of
from concord.log.rules.returns import PointInput, who_sees

# One point a box, so that the random order of points does not differ from run to run.
NAMED = {
    "champion@example.org": {1: [PointInput(text="The draft was written together")], 3: []},
    "leisure_champion@example.org": {4: [PointInput(text="Share the calendar")], 3: []},
}
SECRET = "Nobody may know that the grant was cut"
OTHERS = ("officer", "chair", "member", "leisure_champion")


def pages_of_log(period):
    reference = period.reference
    return (
        "log/", "log/points.csv", "log/registers/", "log/registers/uses.csv", "log/trends/", "log/trends.csv",
        "log/repeats/", "log/repeats.csv", "log/registers/learning/", "log/registers/practice/", "log/registers/uses/",
        "log/registers/wins.csv", "log/registers/practice.csv", "log/registers/quick-wins/", "log/polls/",
        "log/periods/", f"log/periods/{reference}/", "log/periods/returns.csv",
        f"log/sheet/{reference}/",
        "", "corrections/", "audit/", "mail/", "people/", "group/", "reports/", "agreement/", "log/confidential/",
    )  # fmt: skip


def normal(body):
    """A page without what differs by chance: tokens and random references."""
    body = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", body)
    body = re.sub(r"/mail/[0-9a-f-]{36}/", "/mail/one/", body)
    return re.sub(r"WESS-(R-|C-)?[2346789A-Z]{6,8}\b", "WESS-X", body)


def seen_by(place, signed_in, period, roles=OTHERS):
    """What each role reads on each page, and what stands in the trail and the mail."""
    found = {}
    for role in roles:
        client = signed_in(place.people[role])
        for path in pages_of_log(period):
            response = client.get(f"/areas/{place.area.slug}/{path}")
            found[role, path] = (response.status_code, normal(response.content.decode(errors="replace")))
    found["trail"] = [
        (entry.verb, entry.person_key, entry.at, str(entry.facts))
        for entry in AuditEntry.objects.exclude(verb="accounts.signed_in").order_by("pk")
    ]
    found["mail"] = list(OutgoingMessage.objects.order_by("pk").values_list("kind", "to_address", "subject"))
    return found


def differences(one, other):
    assert one.keys() == other.keys()
    return [key for key in one if one[key] != other[key]]


class Undo(Exception):
    """Takes a scenario back."""


def scenario(place, signed_in, *, planted=(), planter="champion", lock=False, after_sending=False):
    """Everybody's pages when a champion sends a return, with or without confidential points."""
    found = {}
    try:
        with transaction.atomic():
            period = place.open()
            person = place.people[planter]
            for key in ("champion", "leisure_champion"):
                hidden = {2: list(planted)} if planted and key == planter and not after_sending else {}
                draft_and_send(place, period, place.people[key], hidden)
            if planted and after_sending:
                made = commands.start_return(period=period, person=person, at=place.now)
                commands.save_box(log_return=made, box=2, points=planted, nothing=False, by=person, at=place.now)
            if lock:
                commands.lock_period(period=period, by=place.officer, at=place.now)
            found = seen_by(place, signed_in, period)
            raise Undo
    except Undo:
        return found


def draft_and_send(place, period, person, hidden):
    made = commands.start_return(period=period, person=person, at=place.now)
    for box, points in (NAMED[person.email] | hidden).items():
        commands.save_box(
            log_return=made, box=box, points=points, nothing=not points, by=person, at=place.now, address=person.email
        )
    commands.send_return(log_return=made, by=person, at=place.now, address=person.email)


def secret(point_class):
    return PointInput(text=SECRET, point_class=point_class)


@pytest.mark.parametrize("after_sending", [False, True])
@pytest.mark.parametrize("point_class", [2, 3])
def test_while_returns_come_in_no_page_differs_for_a_confidential_point(place, signed_in, point_class, after_sending):
    without = scenario(place, signed_in)
    planted = scenario(place, signed_in, planted=[secret(point_class)], after_sending=after_sending)
    assert differences(without, planted) == []


def test_a_point_for_the_trustee_alone_changes_no_page_ever(place, signed_in):
    without = scenario(place, signed_in, lock=True)
    assert differences(without, scenario(place, signed_in, planted=[secret(3)], lock=True)) == []


def test_no_page_says_which_of_two_champions_raised_a_withheld_point(place, signed_in):
    roles_pages = [
        scenario(place, signed_in, planted=[secret(2)], planter=planter, lock=True)
        for planter in ("champion", "leisure_champion")
    ]
    assert differences(*roles_pages) == []


def test_the_group_reads_a_withheld_point_without_a_name(place, signed_in):
    found = scenario(place, signed_in, planted=[secret(2)], lock=True)
    assert SECRET in found["member", "log/"][1]


@pytest.mark.parametrize("kind", [2, 3])
def test_a_champion_sees_their_own_point_until_locking_and_then_while_they_may_open_it_further(place, by_link, kind):
    period = place.open()
    draft_and_send(place, period, place.champion, {2: [secret(kind)]})
    client, check = by_link(place.champion), place.url(f"returns/{period.reference}/check/")
    assert SECRET in client.get(check).content.decode()
    commands.lock_period(period=period, by=place.officer, at=place.now)
    page, again = client.get(check).content.decode(), {2: "Read the words again", 3: "Read your words again"}[kind]
    assert (page.count(SECRET), again in page) == (1, True)
    Period.objects.update(state="decided")
    page = client.get(check).content.decode()
    assert (SECRET in page, again in page) == (False, False)
    assert ConfidentialPoint.objects.get().reference in page


def test_a_link_sent_to_another_address_opens_the_return_without_its_confidential_points(place, by_link):
    period = place.open()
    draft_and_send(place, period, place.champion, {2: [secret(2)]})
    place.champion.email = "officer-own@example.org"
    place.champion.save()
    expectation = period.expectations.get(person=place.champion)
    commands.resend_link(expectation=expectation, by=place.officer, at=place.now)
    page = by_link(place.champion).get(place.url(f"returns/{period.reference}/check/")).content.decode()
    assert "The draft was written together" in page
    assert SECRET not in page


@pytest.mark.parametrize("who", OTHERS)
def test_nobody_but_the_trustee_opens_the_trustees_pages(place, signed_in, who):
    draft_and_send(place, place.open(), place.champion, {2: [secret(2)]})
    row = ConfidentialPoint.objects.get()
    client = signed_in(place.people[who])
    for path in ("confidential/", f"confidential/{row.reference}/", f"confidential/{row.reference}/wording/"):
        assert client.get(place.url(path)).status_code == 403
        assert client.post(place.url(path), {"reason": "x", "text": "x"}).status_code == 403


def test_the_trustees_list_holds_receipts_and_no_names(place, signed_in):
    draft_and_send(place, place.open(), place.champion, {2: [secret(3)]})
    page = signed_in(place.trustee).get(place.url("confidential/")).content.decode()
    assert ConfidentialPoint.objects.get().reference in page
    assert "Cara" not in page
    assert SECRET not in page


def test_a_name_is_shown_after_a_reason_and_never_by_looking(place, signed_in):
    draft_and_send(place, place.open(), place.champion, {2: [secret(3)]})
    url = place.url(f"confidential/{ConfidentialPoint.objects.get().reference}/")
    client = signed_in(place.trustee)
    assert "Cara" not in client.get(url).content.decode()
    assert "There is a problem" in client.post(url, {"reason": ""}).content.decode()
    assert not AuditEntry.objects.filter(verb="log.identity_read").exists()
    shown = client.post(url, {"reason": "To ask what happened"}).content.decode()
    assert "Cara Champion" in shown
    assert "To ask what happened" in client.get(url).content.decode()


def test_the_trustee_proposes_and_the_reporter_approves(place, signed_in, by_link):
    period = place.open()
    draft_and_send(place, period, place.champion, {2: [secret(2)]})
    reference = ConfidentialPoint.objects.get().reference
    signed_in(place.trustee).post(place.url(f"confidential/{reference}/wording/"), {"text": "A grant ended early"})
    client = by_link(place.champion)
    check = place.url(f"returns/{period.reference}/check/")
    wording = re.search(r'href="([^"]+/wording/[^"]+)"', client.get(check).content.decode())[1]
    assert "A grant ended early" in client.get(wording).content.decode()
    assert client.post(wording).status_code == 302
    commands.lock_period(period=period, by=place.officer, at=place.now)
    assert "A grant ended early" in signed_in(place.member).get(place.url("")).content.decode()


def test_another_champion_cannot_open_somebodys_proposed_wording(place, signed_in, by_link):
    period = place.open()
    draft_and_send(place, period, place.champion, {2: [secret(2)]})
    draft_and_send(place, period, place.leisure_champion, {})
    row = ConfidentialPoint.objects.get()
    version = commands.propose_wording(row=row, text="Safer", by=place.trustee, at=place.now)
    url = place.url(f"returns/{period.reference}/wording/{version.uid}/")
    assert by_link(place.leisure_champion).get(url).status_code == 404


def test_the_reporter_widens_a_point_and_nobody_else(place, by_link, signed_in):
    period = place.open()
    draft_and_send(place, period, place.champion, {2: [secret(3)]})
    draft_and_send(place, period, place.leisure_champion, {})
    commands.lock_period(period=period, by=place.officer, at=place.now)
    url = place.url(f"returns/{period.reference}/widen/{ConfidentialPoint.objects.get().reference}/")
    assert by_link(place.leisure_champion).post(url).status_code == 404
    assert by_link(place.champion).post(url).status_code == 302
    assert SECRET in signed_in(place.member).get(place.url("")).content.decode()


def test_the_sentence_about_named_points_names_exactly_the_roles_that_see_points(place):
    sees = {role for role in Role if Permission.SEE_POINTS in ROLES[role].here | ROLES[role].below}
    assert sees == {Role.OFFICER, Role.CHAIR, Role.GROUP_MEMBER, Role.CHAMPION}
    told = who_sees(1, words=place.area.vocabulary, trustees=None)
    assert told.startswith(
        "Members of the Compact group, champions and Compact officers, now and later, see your words"
    )


def test_the_sentence_about_names_names_exactly_those_who_hold_them(place):
    place.add("deputy", "Dee Deputy", Role.TRUSTEE, "charity")
    told = who_sees(2, words=place.area.vocabulary, trustees=trustees_of(place.area, place.today))
    holders = {
        person.name
        for person in place.people.values()
        if Permission.HOLD_IDENTITIES in permissions_in(person, place.area, on=place.today)
    }
    assert holders == {"Tess Trustee", "Dee Deputy"}
    assert all(name in told for name in holders)
    assert not any(person.name in told for person in place.people.values() if person.name not in holders)


def test_without_a_trustee_the_page_says_so_and_offers_no_choice(place, by_link):
    from concord.core.accounts.access import SYSTEM
    from concord.core.directory.commands import end_membership

    end_membership(membership=place.trustee.memberships.get(), ends_on=date(2021, 1, 1), by=SYSTEM, at=place.now)
    period = place.open()
    page = by_link(place.champion).get(place.url(f"returns/{period.reference}/box/2/")).content.decode()
    assert "Confidential points are not offered" in page
    assert "class_1" not in page


def test_what_is_held_leaves_as_a_file_for_the_trustee_alone_and_each_point_is_a_look(place, signed_in):
    period = place.open()
    draft_and_send(place, period, place.champion, {2: [secret(2), secret(3)]})
    url = place.url("confidential/export/")
    client = signed_in(place.trustee)
    assert SECRET not in client.get(url).content.decode()
    made = client.post(url, {"reason": "To hand over to my deputy"}).content.decode()
    rows = [row for row in csv.DictReader(io.StringIO(made.removeprefix("\ufeff"))) if row["text"] == SECRET]
    assert [
        (row["respondent_name"], row["box"], row["class"]) for row in sorted(rows, key=lambda row: row["class"])
    ] == [
        ("Cara Champion", "2", "2"),
        ("Cara Champion", "2", "3"),
    ]
    assert AuditEntry.objects.filter(verb="log.identity_read").count() == 2
    assert signed_in(place.officer).post(url, {"reason": "x"}).status_code == 403


def test_an_address_that_was_put_on_file_before_writing_opens_nothing(place, by_link):
    """An officer changes the address first, waits for the return, and has the link sent there."""
    period = place.open()
    made = commands.start_return(period=period, person=place.champion, at=place.now)
    own = place.champion.login_email or "champion@example.org"
    place.champion.email = "officer-own@example.org"
    place.champion.save()
    commands.save_box(
        log_return=made, box=2, points=[secret(3)], nothing=False, by=place.champion, at=place.now, address=own
    )
    commands.send_return(log_return=made, by=place.champion, at=place.now, address=own)
    commands.resend_link(expectation=made.expectation, by=place.officer, at=place.now)
    page = by_link(place.champion).get(place.url(f"returns/{period.reference}/check/")).content.decode()
    assert SECRET not in page


@pytest.mark.parametrize("hidden", [{}, {2: [PointInput(text=SECRET, point_class=3)]}])
def test_from_another_address_the_one_click_answers_alike_whatever_is_held(place, hidden):
    period = place.open()
    draft_and_send(place, period, place.champion, hidden)
    with pytest.raises(RuleBroken, match="sent already"):
        commands.send_nil(
            period=period, person=place.champion, by=place.champion, at=place.now, address="officer-own@example.org"
        )


def test_one_silent_box_among_three_answers_reads_nothing_to_report(place):
    made = place.send(place.open(), place.champion, {1: [], 2: [secret(2)], 3: [], 4: []})
    assert set(made.box_answers.values_list("box", flat=True)) == {1, 2, 3, 4}


def test_the_writers_words_stand_in_no_table_before_the_group_gets_them(place):
    period = place.open()
    draft_and_send(place, period, place.champion, {2: [secret(3)], 4: [secret(2)]})
    assert GroupVersion.objects.count() == 0
    commands.lock_period(period=period, by=place.officer, at=place.now)
    assert [version.confidential.point_class for version in GroupVersion.objects.all()] == [2]


@pytest.fixture
def proposed(place):
    period = place.open()
    place.send(period, place.champion, {2: [PointInput(text="We lost £9,000", point_class=2)]})
    version = commands.propose_wording(
        row=ConfidentialPoint.objects.get(), text="A grant was cut", by=place.trustee, at=place.now
    )
    return period, version


def test_a_proposal_waits_on_the_first_page_and_once_approved_stands_beside_ones_own_words(
    place, proposed, by_link, signed_in
):
    period, version = proposed
    reporter, trustee = by_link(place.champion), signed_in(place.trustee)
    first, check = (place.url(f"returns/{period.reference}/{rest}") for rest in ("", "check/"))
    waits = "The trustee proposes a safer wording of a point of yours."
    assert waits in reporter.get(first).content.decode()
    assert "proposed, and not answered" in trustee.get(place.url("confidential/")).content.decode()
    assert "look again" in reporter.get(check).content.decode()
    commands.approve_wording(version=version, person=place.champion, at=place.now)
    assert waits not in reporter.get(first).content.decode()
    body = reporter.get(check).content.decode()
    assert ("which you approved:" in body, "A grant was cut" in body, "look again" in body) == (True, True, False)
    assert "approved<br>" in trustee.get(place.url("confidential/")).content.decode()


def test_once_the_group_has_decided_no_form_for_a_wording_is_opened(place, proposed, by_link, signed_in):
    period, version = proposed
    Period.objects.update(state="decided")
    settled = "The group has decided on this period."
    theirs = signed_in(place.trustee).get(place.url(f"confidential/{version.confidential.reference}/wording/"))
    mine = by_link(place.champion).get(place.url(f"returns/{period.reference}/wording/{version.uid}/"))
    for page, button in ((theirs, "Propose it"), (mine, "Approve this wording")):
        body = page.content.decode()
        assert (page.status_code, settled in body, button in body) == (200, True, False)


def test_a_look_of_the_trustee_stands_in_the_trail_and_in_none_of_the_lists_that_others_read(place, signed_in):
    """It follows a point that was sent: its hour and receipt would tell of both."""
    period = place.open()
    draft_and_send(place, period, place.champion, {2: [secret(3)]})
    row = ConfidentialPoint.objects.get()
    commands.read_identity(row=row, reason="To ask back", by=place.trustee, at=place.now)
    assert AuditEntry.objects.filter(verb="log.identity_read").exists()
    for who in (place.officer, place.chair):
        client = signed_in(who)
        for path in ("", "audit/", "audit.csv"):
            body = client.get(f"/areas/wessington/{path}").content.decode()
            assert ("read who is behind" in body, row.reference in body) == (False, False)
    looks = signed_in(place.trustee).get(place.url(f"confidential/{row.reference}/")).content.decode()
    assert "Who looked before" in looks


def wording_url(place):
    return place.url(f"confidential/{ConfidentialPoint.objects.get().reference}/wording/")


def test_of_a_point_for_the_trustee_alone_no_wording_is_asked_for(place, signed_in):
    draft_and_send(place, place.open(), place.champion, {2: [secret(3)]})
    client = signed_in(place.trustee)
    for answer in (client.get(wording_url(place)), client.post(wording_url(place), {"text": "Safer"})):
        body = answer.content.decode()
        assert "so there is no wording of it for the group" in body
        assert ("<textarea" in body, "The Compact group will see" in body) == (False, False)
    assert not GroupVersion.objects.exists()


def test_a_safer_wording_is_as_long_as_a_point_may_be(place, signed_in):
    draft_and_send(place, place.open(), place.champion, {2: [secret(2)]})
    client, url = signed_in(place.trustee), wording_url(place)
    assert 'data-maxlength="400"' in client.get(url).content.decode()
    assert "has 401. Take 1 away." in client.post(url, {"text": "x" * 401}).content.decode()
    with pytest.raises(RuleBroken, match="Take 1 away"):
        row = ConfidentialPoint.objects.get()
        commands.propose_wording(row=row, text="x" * 401, by=place.trustee, at=place.now)
    assert client.post(url, {"text": "x" * 400}).status_code == 302
