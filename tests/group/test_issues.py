"""Issues between members: the chair and the vice chair see them, unless they are a party; nobody else, anywhere."""

import io
import re
import zipfile
from datetime import date, timedelta

import pytest
from django.utils import timezone

from concord.core.accounts.access import SYSTEM
from concord.core.accounts.models import RoleGrant
from concord.core.accounts.roles import Role
from concord.core.audit.models import AuditEntry
from concord.core.directory import commands as directory
from concord.core.directory.takeout import take_out
from concord.core.lib.errors import AccessDenied, RuleBroken
from concord.core.mail.models import OutgoingMessage
from concord.group import commands
from concord.group.models import Issue, IssueParty
from concord.group.queries.issues import hears_issues, issues_for, may_be_vice_chair
from concord.group.rules.issues import check_issue_can_become
from concord.group.terms import IssueStep
from tests.worlds import START, at, somebody

from .test_views_seats import day

URL = "/areas/wessington/group/"
TODAY = date(2026, 6, 1)
SECRET = "quarrel about the lantern"


@pytest.fixture
def vice(world):
    person = somebody(world.area, world.trust, "Vikram", Role.GROUP_MEMBER)
    commands.name_vice_chair(group=world.group, person=person, by=world.chair, at=START)
    return person


@pytest.fixture
def other(world):
    return somebody(world.area, world.trust, "Odile", Role.GROUP_MEMBER)


def raised(world, parties, by=None, about=SECRET):
    facts = {"group": world.group, "about": about, "raised_on": date(2026, 5, 4)}
    return commands.raise_issue(**facts, parties=parties, by=by or world.chair, at=at(TODAY))


def status(signed_in, person, path):
    return signed_in(person).get(f"{URL}{path}").status_code


@pytest.mark.parametrize(
    ("old", "new", "fine"),
    [("talk", "help", True), ("talk", "closed", True), ("talk", "talk", False), ("closed", "help", False),
     ("closed", "talk", True), ("referred", "help", True)],
)  # fmt: skip
def test_steps_follow_each_other(old, new, fine):
    facts = {"outcome": "Peace", "closed_on": TODAY}
    if fine:
        check_issue_can_become(old, new, **facts)
    else:
        with pytest.raises(RuleBroken):
            check_issue_can_become(old, new, **facts)


def test_an_issue_goes_its_way_and_keeps_its_notes(world, vice, other):
    issue = raised(world, [world.member, other])
    commands.note_on_issue(issue=issue, text="We met.", on=TODAY, by=vice, at=at(TODAY))
    with pytest.raises(RuleBroken, match="what came of it"):
        commands.move_issue(issue=issue, step=IssueStep.CLOSED, on=TODAY, by=vice, at=at(TODAY))
    commands.move_issue(issue=issue, step=IssueStep.CLOSED, on=TODAY, outcome="Peace", by=vice, at=at(TODAY))
    assert (issue.step, issue.outcome, issue.closed_on) == ("closed", "Peace", TODAY)
    commands.move_issue(issue=issue, step=IssueStep.TALK, on=TODAY, by=world.chair, at=at(TODAY))
    assert (issue.closed_on, [note.text for note in issue.notes.all()]) == (
        None, ["We met.", "Step: Closed", "Step: They talk it over"],
    )  # fmt: skip
    for on in (TODAY + timedelta(days=1), date(2026, 5, 3)):
        with pytest.raises(RuleBroken):
            commands.note_on_issue(issue=issue, text="x", on=on, by=vice, at=at(TODAY))
    with pytest.raises(RuleBroken, match="two people"):
        raised(world, [other])


@pytest.mark.parametrize(
    "who", ["officer", "public_officer", "member", "champion", "trustee", "board_contact", "observer"]
)
def test_to_everybody_else_there_is_nothing(world, vice, other, signed_in, who):
    issue = raised(world, [world.chair, other], by=vice)
    person = world.people[who]
    for path in ("issues/", "issues/new/", f"issues/{issue.uid}/", *(f"issues/{issue.uid}/{x}/" for x in "cns")):
        assert status(signed_in, person, path) == 404, path
    for page in ("change", "note", "step"):
        assert status(signed_in, person, f"issues/{issue.uid}/{page}/") == 404
        assert signed_in(person).post(f"{URL}issues/{issue.uid}/{page}/", {"text": "x"}).status_code == 404
    for call, facts in (
        (commands.note_on_issue, {"text": "x", "on": TODAY}),
        (commands.move_issue, {"step": "help", "on": TODAY}),
        (commands.change_issue, {"parties": [other, world.member], "about": "x", "raised_on": TODAY}),
    ):
        with pytest.raises(AccessDenied):
            call(issue=issue, **facts, by=person, at=at(TODAY))
    with pytest.raises(AccessDenied):
        raised(world, [world.member, other], by=person)


def test_nor_for_the_neighbour_or_the_clock(world, vice, other, signed_in):
    issue = raised(world, [world.member, other])
    assert status(signed_in, world.stranger, f"issues/{issue.uid}/") == 403
    for by in (SYSTEM, world.stranger):
        with pytest.raises(AccessDenied):
            commands.note_on_issue(issue=issue, text="x", on=TODAY, by=by, at=at(TODAY))


def test_a_party_does_not_see_it_chair_or_vice_chair_though_they_are(world, vice, other, signed_in):
    of_chair, of_vice = raised(world, [world.chair, other], by=vice), raised(world, [vice, other])
    assert list(issues_for(world.chair, world.group)) == [of_vice]
    assert list(issues_for(vice, world.group)) == [of_chair]
    assert status(signed_in, world.chair, f"issues/{of_chair.uid}/") == 404
    assert status(signed_in, vice, f"issues/{of_chair.uid}/") == 200
    assert status(signed_in, vice, f"issues/{of_vice.uid}/") == 404
    body = signed_in(world.chair).get(f"{URL}issues/").content.decode()
    assert (str(of_chair.uid) in body, str(of_vice.uid) in body) == (False, True)
    with pytest.raises(AccessDenied):
        commands.note_on_issue(issue=of_chair, text="x", on=TODAY, by=world.chair, at=at(TODAY))


def test_somebody_is_always_left_to_see_it(world, other):
    with pytest.raises(RuleBroken, match="Nobody would be left"):
        raised(world, [world.chair, other])
    issue = raised(world, [world.member, other])
    with pytest.raises(RuleBroken, match="Nobody would be left"):
        commands.change_issue(
            issue=issue, parties=[world.chair, other], about="x", raised_on=TODAY, by=world.chair, at=at(TODAY)
        )


def test_the_chair_alone_names_a_vice_chair_and_ends_it(world, vice, other):
    with pytest.raises(AccessDenied):
        commands.name_vice_chair(group=world.group, person=other, by=world.officer, at=START)
    with pytest.raises(AccessDenied):
        commands.name_vice_chair(group=world.group, person=other, by=vice, at=START)
    for wrong in (world.officer, world.trustee, world.champion, world.chair):
        with pytest.raises(RuleBroken):
            commands.name_vice_chair(group=world.group, person=wrong, by=world.chair, at=START)
    assert set(may_be_vice_chair(world.area, TODAY).values()) == {world.member, vice, other}
    commands.name_vice_chair(group=world.group, person=None, by=world.chair, at=START)
    assert (world.group.vice_chair, hears_issues(vice, world.group)) == (None, False)
    assert [e.verb for e in AuditEntry.objects.filter(verb__startswith="group.vice").order_by("-pk")] == [
        "group.vice_chair_ended",
        "group.vice_chair_named",
    ]


@pytest.mark.parametrize("role", [Role.OFFICER, Role.TRUSTEE])
def test_whoever_looks_after_people_or_names_hears_none_even_as_vice_chair(world, vice, role):
    body = world.cvs
    directory.add_membership(
        area=world.area, person=vice, organisation=body, role=role, starts_on=date(2026, 1, 1), by=SYSTEM, at=START
    )
    # A trustee begins when somebody confirms them.
    RoleGrant.objects.filter(person=vice).update(waiting=False)
    assert hears_issues(type(vice).objects.get(pk=vice.pk), world.group) is False


def test_nothing_of_it_is_in_the_trail_the_mail_the_file_the_search_or_another_page(world, vice, other, signed_in):
    pages = ["/areas/wessington/", URL, "/areas/wessington/search/?search=lantern", f"{URL}groups/"]
    pages += ["/areas/wessington/audit/", "/areas/wessington/mail/", f"/areas/wessington/people/{other.uid}/"]
    people = [world.people[who] for who in ("officer", "member", "champion", "observer", "trustee", "chair")]

    clients = {person.name: signed_in(person) for person in people}

    def seen():
        return [(name, page, facts_of(client, page)) for name, client in clients.items() for page in pages]

    def trail():
        return AuditEntry.objects.exclude(
            verb__in=("accounts.signed_in", "areas.area_taken_out", "accounts.details_taken")
        )

    def files():
        with zipfile.ZipFile(io.BytesIO(take_out(area=world.area, by=SYSTEM, at=START))) as packed:
            return {name: packed.read(name) for name in packed.namelist()}

    files(), seen()
    before = (trail().count(), OutgoingMessage.objects.count(), seen())
    issue = raised(world, [world.member, other])
    commands.note_on_issue(issue=issue, text=SECRET, on=TODAY, by=vice, at=at(TODAY))
    commands.move_issue(issue=issue, step="closed", outcome=SECRET, on=TODAY, by=vice, at=at(TODAY))
    after = (trail().count(), OutgoingMessage.objects.count(), seen())
    assert after[:2] == before[:2]
    assert after[2] == before[2]
    assert not any("lantern" in body for _, page, body in after[2] if "search" not in page)
    taken = files()
    assert not any(b"lantern" in data or str(issue.uid).encode() in data for data in taken.values())
    assert not any("issue" in name for name in taken)
    own = signed_in(world.member).post("/account/about-me/")
    assert b"lantern" not in own.content


def facts_of(client, page):
    """What a page says, without what differs each time it is drawn."""
    body = client.get(page).content.decode()
    return re.sub(r'(csrfmiddlewaretoken|concord_form)" value="[^"]+"|nonce="[^"]+"', "", body)


def test_the_pages_take_what_is_typed_and_tell_who_can_see_it(world, vice, other, signed_in):
    client, today = signed_in(world.chair), timezone.localdate()
    assert "not for breaches of the Compact" in client.get(f"{URL}issues/").content.decode()
    typed = {"parties": [world.member.uid, other.uid], "about": "Who speaks when", **day("raised_on", today)}
    assert client.post(f"{URL}issues/new/", typed).url == f"{URL}issues/"
    url = f"{URL}issues/{Issue.objects.get().uid}/"
    client.post(f"{url}note/", {"text": "We met.", **day("on", today)})
    refused = client.post(f"{url}step/", {"step": "closed", **day("on", today)})
    assert "Say what came of it" in refused.content.decode()
    client.post(f"{url}step/", {"step": "closed", "outcome": "Peace", **day("on", today)})
    client.post(f"{url}change/", typed | {"about": "Who speaks first"})
    body = client.get(url).content.decode()
    assert all(words in body for words in ("Vikram", "We met.", "Peace", "Who speaks first", "Odile"))
    assert IssueParty.objects.count() == 2
    assert client.post(f"{URL}vice-chair/", {"person": str(other.uid)}).url == URL
    assert "Vice chair: Odile" in client.get(URL).content.decode()
    assert "Issues between members" not in signed_in(world.officer).get(URL).content.decode()


@pytest.mark.parametrize("rows", [1, 3])
def test_the_pages_take_the_same_queries_for_one_and_for_three(
    world, vice, other, signed_in, django_assert_num_queries, rows
):
    for _ in range(rows):
        issue = raised(world, [world.member, other])
        commands.note_on_issue(issue=issue, text="x", on=TODAY, by=vice, at=at(TODAY))
    client = signed_in(world.chair)
    with django_assert_num_queries(8):
        client.get(f"{URL}issues/")
    with django_assert_num_queries(12):
        client.get(f"{URL}issues/{issue.uid}/")
