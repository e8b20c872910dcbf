"""Who stands behind the agreement: sponsors, the yearly asking, posts for the sector, what anybody may read."""

from datetime import date, timedelta

import pytest

from concord.core.accounts.access import SYSTEM
from concord.core.accounts.calendar import dates_of
from concord.core.accounts.commands import add_person, erase_person
from concord.core.accounts.records import records_of
from concord.core.areas.scoping import everywhere
from concord.core.audit.models import AuditEntry
from concord.core.directory import commands
from concord.core.directory.commands.imported_sponsors import SPONSORS
from concord.core.directory.commands.lists import import_list
from concord.core.directory.models import Endorsement, LeadPost, Membership
from concord.core.directory.sponsor_queries import backing, sponsor_rows, to_ask, without_sponsor
from concord.core.directory.sponsor_rules import check_lead, check_sponsor_ends, gap_words
from concord.core.directory.sponsor_tables import sponsors
from concord.core.lib.errors import AccessDenied, RuleBroken
from concord.core.lib.tables import write_csv
from tests.worlds import START

HERE = "/areas/wessington/support/"
TODAY = START.date()


def add(world, by=None, renews=None, at=START, **facts):
    usual = {"organisation": world.council, "who": "Zoe Else", "post": "Leader", "statement": "We all gain."}
    given = {**usual, "endorsed_on": TODAY, "may_publish": False, **facts}
    return commands.add_sponsor(area=world.area, facts=given, by=by or world.officer, at=at, renews=renews)


def lead(world, by=None, known=None, **facts):
    usual = {"organisation": world.council, "kind": "officer", "who": "", "may_publish": True, "ended_on": None}
    given = {**usual, "requested_on": TODAY - timedelta(days=9), "granted_on": None, **facts}
    return commands.note_lead(area=world.area, facts=given, by=by or world.officer, at=START, lead=known)


def typed(**facts):
    day = {"endorsed_on_day": "5", "endorsed_on_month": "1", "endorsed_on_year": "2026"}
    return {"who": "Zoe Else", "post": "Leader", "statement": "We all gain.", **day, **facts}


def refused(check, *args):
    try:
        check(*args)
    except RuleBroken as error:
        return error.field or "whole"
    return ""


@pytest.mark.parametrize(
    ("asked", "granted", "who", "field"),
    [
        (-9, None, "", ""),
        (-9, -2, "Zoe", ""),
        (None, -2, "", ""),
        (None, None, "", "requested_on"),
        (1, None, "", "requested_on"),
        (-9, 1, "", "granted_on"),
        (-2, -9, "", "granted_on"),
        (-9, None, "Zoe", "granted_on"),
    ],
)
def test_a_post_is_asked_for_then_granted_then_held(asked, granted, who, field):
    day = {name: n and TODAY + timedelta(days=n) for name, n in (("requested_on", asked), ("granted_on", granted))}
    assert refused(check_lead, LeadPost(kind="officer", **day), who, TODAY) == field


@pytest.mark.parametrize(("on", "ended", "field"), [(0, None, ""), (1, None, "on"), (-9, None, "on"), (0, 0, "whole")])
def test_it_ends_once_and_not_before_it_began(world, on, ended, field):
    one = Endorsement(name="Zoe", organisation=world.council, endorsed_on=TODAY - timedelta(days=5))
    one.ended_on = TODAY if ended == 0 else None
    assert refused(check_sponsor_ends, one, TODAY + timedelta(days=on), TODAY) == field


@pytest.mark.parametrize(
    ("public", "voluntary", "words"),
    [
        ((3, 4), (1, 9), "too few to compare"),
        ((0, 0), (0, 0), "too few to compare"),
        ((3, 6), (5, 10), "no gap"),
        ((4, 8), (3, 8), "a gap of 12 percentage points"),
    ],
)
def test_the_gap_between_the_sectors_is_said(public, voluntary, words):
    assert gap_words(public, voluntary) == words


def test_whoever_follows_in_the_post_renews_it(world):
    first = add(world, who="marta example", may_publish=True)
    assert (first.person, first.name, first.consent_on) == (world.member, "", TODAY)
    later = START + timedelta(days=400)
    second = add(world, who="Ivo Else", renews=first, at=later, endorsed_on=later.date())
    first.refresh_from_db()
    assert (first.ended_on, second.renews, second.who) == (later.date(), first, "Ivo Else")
    with pytest.raises(RuleBroken):
        add(world, renews=first)
    commands.confirm_sponsor(endorsement=second, by=world.officer, at=later + timedelta(days=9))
    assert second.confirmed_on == later.date() + timedelta(days=9)
    entries = AuditEntry.objects.filter(verb__contains="sponsor").order_by("pk")
    assert [entry.verb.split("_")[-1] for entry in entries] == ["added", "added", "ended", "confirmed"]
    assert {entry.subject_label for entry in entries} == {"Wessington Council"}


def test_only_the_office_writes(world):
    one, post = add(world), lead(world)
    for do, facts in (
        (commands.confirm_sponsor, {"endorsement": one}),
        (commands.end_sponsor, {"endorsement": one, "on": TODAY}),
    ):
        with pytest.raises(AccessDenied):
            do(by=world.chair, at=START, **facts)
    for again in (lambda: add(world, by=world.member), lambda: lead(world, by=world.member, known=post)):
        with pytest.raises(AccessDenied):
            again()


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_flags_who_left_and_whom_to_ask_in_one_query(world, rows, django_assert_num_queries):
    for _ in range(rows):
        add(world, who=world.member.name)
    add(world, organisation=world.charity, endorsed_on=TODAY - timedelta(days=400))
    with django_assert_num_queries(1):
        found = [(one.who, one.left, one.due) for one in sponsor_rows(TODAY)]
    assert found == [("Zoe Else", False, True), *[("Marta Example", False, False)] * rows]
    Membership.objects.filter(person=world.member).update(ends_on=TODAY - timedelta(days=1))
    assert [one.left for one in sponsor_rows(TODAY)] == [False, *[True] * rows]
    with django_assert_num_queries(2):
        assert (backing(world.area).public, backing(world.area).voluntary) == ((1, 2), (1, 2))
    assert [body.name for body in without_sponsor(world.area)] == ["Mid Health Trust", "Wessington Voluntary Action"]


def test_the_day_to_ask_again_stands_in_the_officers_calendar(world):
    add(world)
    day = TODAY + timedelta(days=365)
    assert [line.day for line in dates_of(world.area, world.officer, first=day, last=day)] == [day]
    assert (to_ask(day - timedelta(days=1)), to_ask(day)) == (0, 1)
    assert dates_of(world.area, world.chair, first=day, last=day) == []


def test_of_somebody_erased_the_words_go(world):
    gone = add_person(name="Gil Example", email="", home_area=world.area, by=SYSTEM, at=START)
    hat = {"organisation": world.council, "role": "observer", "starts_on": date(2025, 1, 1)}
    commands.add_membership(area=world.area, person=gone, ends_on=date(2025, 9, 1), **hat, by=SYSTEM, at=START)
    add(world, who="Gil Example", may_publish=True)
    lead(world, who="Gil Example", granted_on=TODAY)
    kept = {one.heading: one.rows for one in records_of(gone)}
    assert kept["Agreements that you stand behind"][0]["words"] == "We all gain."
    assert len(kept["Posts for the voluntary sector that you hold"]) == 1
    erase_person(person=gone, area=world.area, by=SYSTEM, at=START)
    with everywhere():
        commands.forget_named(person=gone)
    found = Endorsement.objects.get()
    assert (found.statement, found.post, found.consent_on) == ("", "", None)
    assert "Gil" not in found.who


def test_anybody_reads_those_who_agreed_and_nobody_else(world, client, signed_in):
    shown = add(world, may_publish=True)
    add(world, who="Ivo Else", statement="For us alone.")
    lead(world, who="Ada Else", granted_on=TODAY)
    seen = client.get(f"{HERE}who/").content.decode()
    assert ("We all gain." in seen, "Ada Else" in seen, "For us alone." in seen) == (True, True, False)
    inside = signed_in(world.champion).get(HERE).content.decode()
    assert ("For us alone." in inside, "Add a sponsor" in inside) == (True, False)
    assert "Say so in your return" in inside
    commands.end_sponsor(endorsement=shown, on=TODAY, by=world.officer, at=START)
    assert "We all gain." not in client.get(f"{HERE}who/").content.decode()


def test_the_officer_writes_in_pages(world, signed_in):
    officer, body = signed_in(world.officer), {"organisation": str(world.council.uid)}
    assert "No sponsor is noted yet" in officer.get(HERE).content.decode()
    late = officer.post(f"{HERE}new/", typed(**body, endorsed_on_year="2099")).content.decode()
    assert "Choose today or a day before it." in late
    assert officer.post(f"{HERE}new/", typed(**body)).url == HERE
    one = Endorsement.objects.get()
    for step, facts in (("stands", {}), ("change", typed(**body, may_publish="on")), ("renew", typed(**body, who="B"))):
        assert officer.post(f"{HERE}{one.uid}/{step}/", facts).url == HERE
    assert [row.who for row in Endorsement.objects.filter(ended_on=None)] == ["B"]
    post = {"kind": "officer", "requested_on_day": "5", "requested_on_month": "1", "requested_on_year": "2026"}
    assert officer.post(f"{HERE}posts/new/", {**body, **post}).url == HERE
    assert "not yet" in officer.get(HERE).content.decode()
    assert officer.get(f"{HERE[:-1]}.csv").status_code == 200


def test_a_consent_is_of_one_person_and_passes_to_nobody_else(world):
    one, post = add(world, may_publish=True), lead(world, who="Ada Else", granted_on=TODAY)
    told = {"organisation": world.council, "post": "Leader", "statement": "", "endorsed_on": TODAY, "may_publish": True}
    with pytest.raises(RuleBroken, match="before they were named"):
        commands.change_sponsor(endorsement=one, facts={**told, "who": "Ivo Else"}, by=world.officer, at=START)
    with pytest.raises(RuleBroken, match="before they were named"):
        lead(world, known=post, who="Ivo Else", granted_on=TODAY)
    lead(world, known=LeadPost.objects.get(), who="Ivo Else", granted_on=TODAY, may_publish=False)
    lead(world, known=LeadPost.objects.get(), who="Ivo Else", granted_on=TODAY)
    assert LeadPost.objects.get().consent_on == TODAY


@pytest.fixture
def listed(world):
    first = add(world, who=world.member.name, may_publish=True, endorsed_on=TODAY - timedelta(days=9))
    second = add(world, who="Ivo Else", statement="=Two\nlines", renews=first, endorsed_on=TODAY - timedelta(days=20))
    commands.confirm_sponsor(endorsement=second, by=world.officer, at=START)
    add(world, organisation=world.charity)
    return world


def bring(world, rows, by=None, dry_run=False):
    data = write_csv(sponsors(world.area).columns, rows)
    about = {"area": world.area, "data": data, "name": "a.csv", "dry_run": dry_run}
    return import_list(SPONSORS, **about, by=by or world.officer, at=START)


def out(world):
    return [row | {"ref": ""} for row in sponsors(world.area).rows]


def test_sponsors_go_out_and_come_in_again_equal(listed):
    before = sponsors(listed.area).rows
    assert [(row["who"], row["follows"]) for row in before[1:]] == [
        ("Marta Example", ""),
        ("Ivo Else", "Marta Example"),
    ]
    again = bring(listed, before)
    assert (again.added, again.changed, again.unchanged) == (0, 0, 3)
    Endorsement.objects.filter(renews__isnull=False).delete()
    Endorsement.objects.all().delete()
    rows = [row | {"ref": ""} for row in before]
    assert (bring(listed, rows, dry_run=True).added, Endorsement.objects.count()) == (3, 0)
    assert bring(listed, rows).added == 3
    columns = sponsors(listed.area).columns
    assert write_csv(columns, out(listed)) == write_csv(columns, rows)
    assert Endorsement.objects.get(renewed_by__isnull=False).person == listed.member
    assert bring(listed, rows).unchanged == 3
    assert "Two" not in str([entry.facts for entry in AuditEntry.objects.filter(verb="directory.sponsors_imported")])


@pytest.mark.parametrize(
    ("cells", "column"),
    [
        ({"organisation": "Nobody Known"}, "organisation"),
        ({"endorsed_on": "2099-01-01"}, "endorsed_on"),
        ({"confirmed_on": "2025-01-01"}, "confirmed_on"),
        ({"ended_on": "2025-01-01"}, "ended_on"),
        ({"consent_on": "2026-02-30"}, "consent_on"),
        ({"who": "Zoe Else"}, "consent_on"),
        ({"follows": "Nobody Known"}, "follows"),
        ({"ref": "", "who": "Another", "confirmed_on": "", "follows": "Zoe Else"}, "follows"),
    ],
)
def test_a_fault_in_a_file_of_sponsors_is_named(listed, cells, column):
    refused = bring(listed, [sponsors(listed.area).rows[1] | cells])
    assert [(one.row, one.column) for one in refused.problems] == [(2, column)]
    assert Endorsement.objects.count() == 3


def test_an_older_file_of_sponsors_brings_nothing_back(listed):
    """No consent that was taken back, no support that ended, and no name that was erased."""
    ends, agreed, mine = (Endorsement.objects.get(name="Zoe Else"), *[Endorsement.objects.get(name="Ivo Else")] * 2)
    Endorsement.objects.filter(pk=agreed.pk).update(consent_on=TODAY)
    before = {row["ref"]: row for row in sponsors(listed.area).rows}
    Endorsement.objects.filter(pk=agreed.pk).update(consent_on=None)
    commands.end_sponsor(endorsement=ends, on=TODAY, by=listed.officer, at=START)
    assert [one.column for one in bring(listed, [before[agreed.uid]]).problems] == ["consent_on"]
    assert [one.column for one in bring(listed, [before[ends.uid]]).problems] == ["ended_on"]
    Endorsement.objects.filter(pk=mine.pk).update(name="", person=listed.trustee)
    listed.trustee.name, listed.trustee.email, listed.trustee.erased_at = "", "", START
    listed.trustee.save()
    refused = bring(listed, [before[mine.uid] | {"consent_on": ""}])
    assert [(one.column, "erased" in one.message) for one in refused.problems] == [("who", True)]
    assert "Ivo Else" not in [one.who for one in Endorsement.objects.all()]


def test_a_file_of_sponsors_is_the_offices(listed, signed_in):
    with pytest.raises(AccessDenied):
        bring(listed, sponsors(listed.area).rows, by=listed.chair)
    officer = signed_in(listed.officer)
    assert f"{HERE}import/" in officer.get(HERE).content.decode()
    assert "without their yes leave it empty" in officer.get(f"{HERE}import/").content.decode()
