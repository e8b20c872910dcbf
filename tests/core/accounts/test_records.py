"""What is kept about somebody: they alone take it out, all of it, and it goes when it is erased or old."""

import json
import re
from datetime import date, timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django_tasks_db.models import DBTaskResult

from concord.champions.models import Advocate
from concord.core.accounts.access import SYSTEM
from concord.core.accounts.commands import erase_person, issue_link, let_go
from concord.core.accounts.encryption import unseal
from concord.core.accounts.models import Person, PersonalLink
from concord.core.accounts.namesakes import namesakes_of
from concord.core.accounts.records import records_of
from concord.core.accounts.roles import Role
from concord.core.audit.models import AuditEntry
from concord.core.directory.models import Endorsement
from concord.core.lib.errors import AccessDenied, RuleBroken
from concord.core.mail.commands import queue_mail
from concord.core.mail.models import OutgoingMessage
from concord.log import commands as log
from concord.log.models import ConfidentialPoint, Expectation, Point
from concord.log.rules.returns import PointInput
from tests.factories.accounts import RoleGrantFactory
from tests.worlds import OPENS, World, at, hold_a_meeting, open_a_period

AFTER = date(2026, 6, 1)


def take_part(world: World, *, point_class: int = 1) -> None:
    """The volunteer returns a point, is invited to a meeting, and has a link."""
    open_a_period(world)
    made = log.start_return(period=world.period, person=world.volunteer, at=at(OPENS))
    points = [PointInput(text="They paid late", point_class=point_class)]
    facts = {"nothing": False, "by": world.volunteer, "at": at(OPENS)}
    log.save_box(log_return=made, box=2, points=points, address="pat@example.org", **facts)
    log.send_return(log_return=made, by=world.volunteer, at=at(OPENS))
    issue_link(
        purpose="return", area=world.area, subject_key="x", person=world.volunteer, by=SYSTEM, at=at(OPENS),
        expires_at=at(OPENS) + timedelta(days=30),
    )  # fmt: skip


def end_roles(world: World) -> None:
    world.volunteer.grants.update(ends_on=AFTER - timedelta(days=1))


def erase(world: World, *, by: object = None) -> None:
    who = Person.objects.get(pk=world.volunteer.pk)
    erase_person(person=who, area=world.area, by=by or world.officer, at=at(AFTER))


def test_everything_under_a_name_is_in_the_file(world: World, signed_in) -> None:
    take_part(world)
    hold_a_meeting(world)
    response = signed_in(world.volunteer).post("/account/about-me/")
    assert response["Content-Disposition"] == 'attachment; filename="about-me.json"'
    facts = json.loads(response.content)
    found = {kind["heading"]: kind["rows"] for kind in facts["records"]}
    assert found["Your details"][0]["email"] == "pat@example.org"
    assert [row["role"] for row in found["Your roles"]] == ["Champion"]
    assert [row["text"] for row in found["Points under your name"]] == ["They paid late"]
    assert [row["period"] for row in found["Your returns"]] == ["Spring"]
    assert found["Mail to you"]
    assert AuditEntry.objects.filter(verb="accounts.details_taken", person_key=str(world.volunteer.uid)).exists()


def test_nothing_of_anybody_else_is_in_it_and_nothing_that_is_held_in_trust(world: World) -> None:
    take_part(world, point_class=2)
    for who in world.people.values():
        text = str(records_of(who))
        assert "paid late" not in text
        assert who == world.volunteer or "pat@example.org" not in text


def test_looking_at_the_page_takes_nothing_out(world: World, signed_in, client) -> None:
    assert b"Save the file" in signed_in(world.volunteer).get("/account/about-me/").content
    assert client.get("/account/about-me/").status_code == 302
    assert not AuditEntry.objects.filter(verb="accounts.details_taken").exists()


@pytest.mark.parametrize("point_class", [1, 2, 3])
def test_erasing_takes_the_name_and_every_way_in_and_leaves_what_was_counted(
    world: World, point_class: int, django_capture_on_commit_callbacks
) -> None:
    take_part(world, point_class=point_class)
    end_roles(world)
    before = Point.objects.count(), Expectation.objects.count()
    erase(world)
    gone = Person.objects.get(pk=world.volunteer.pk)
    assert (gone.name, gone.email, gone.phone, gone.login_email, gone.is_active) == ("", "", "", None, False)
    assert not PersonalLink.objects.filter(person=gone).exists()
    assert (Point.objects.count(), Expectation.objects.count()) == before
    assert Expectation.objects.get(person=gone).person_name == "Somebody whose details were erased"
    sent = OutgoingMessage.objects.filter(to_person_key=str(gone.uid))
    assert sent.exists()
    assert set(sent.values_list("to_address", "text_body")) == {("", "")}
    for row in ConfidentialPoint.objects.all():
        facts = unseal(row.reporter)
        assert (facts["person"], facts["name"], facts["contact"], facts["addresses"]) == ("", "", "", [])
        assert facts["organisation"] == "Open Door Advice"
        assert unseal(row.content)["text"] == "They paid late"


def test_what_waits_to_be_sent_to_them_is_not_sent(world: World) -> None:
    end_roles(world)
    facts = {"template": "account_notice", "context": {"what": "x"}, "at": at(AFTER)}
    mail = queue_mail(kind="x", to_address="pat@example.org", subject="x", to_person=world.volunteer, **facts)
    OutgoingMessage.objects.filter(pk=mail.pk).update(state="queued")
    erase(world)
    mail.refresh_from_db()
    assert (mail.state, mail.next_attempt_at) == ("failed", None)


def test_somebody_with_a_role_is_not_erased(world: World) -> None:
    with pytest.raises(RuleBroken, match="still has a role"):
        erase(world)


def test_nobody_erases_themselves_or_somebody_of_another_area(world: World) -> None:
    end_roles(world)
    for by, message in ((world.member, "permission"), (world.stranger, "permission")):
        with pytest.raises(AccessDenied, match=message):
            erase(world, by=by)
    with pytest.raises(RuleBroken, match="Nobody erases themselves"):
        erase_person(person=world.officer, area=world.area, by=world.officer, at=at(AFTER))
    world.volunteer.home_area = world.neighbour
    world.volunteer.save()
    with pytest.raises(AccessDenied, match="looks after them"):
        erase(world)


def test_it_is_done_once(world: World) -> None:
    end_roles(world)
    erase(world)
    with pytest.raises(RuleBroken, match="erased already"):
        erase(world)


def test_an_officer_does_it_on_a_page_that_says_what_goes(world: World, signed_in) -> None:
    world.volunteer.grants.update(ends_on=date(2025, 12, 1))
    officer, url = signed_in(world.officer), f"/areas/wessington/people/{world.volunteer.uid}/erase/"
    assert "These stay, without a name" in officer.get(url).content.decode()
    assert officer.post(url).status_code == 200
    assert officer.post(url, {"sure": "on"}).status_code == 302
    assert officer.get(url).status_code == 404
    assert signed_in(world.member).get(url).status_code == 403


def test_the_page_finds_what_was_typed_of_them_and_takes_out_what_is_ticked(world: World, signed_in) -> None:
    world.volunteer.grants.update(ends_on=date(2025, 12, 1))
    sponsor = Endorsement(area=world.area, organisation=world.council, name="Cllr Pat Example", statement="Yes.")
    sponsor.endorsed_on = sponsor.confirmed_on = date(2025, 6, 1)
    sponsor.save()
    facts = {"area": world.area, "raises": "Fair notice", "consent_on": date(2025, 6, 1), "consent_way": "spoken"}
    Advocate(name="P. E.", email="PAT@example.org", **facts).save()
    Advocate(name="Patricia Example", **facts).save()
    officer, url = signed_in(world.officer), f"/areas/wessington/people/{world.volunteer.uid}/erase/"
    page = officer.get(url).content.decode()
    assert ("Cllr Pat Example" in page, "P. E." in page, "Patricia" in page) == (True, True, False)
    keys = re.findall(r'name="also" value="([^"]+)"', page)
    assert officer.post(url, {"sure": "on", "also": keys}).status_code == 302
    assert [one.name for one in Advocate.objects.all()] == ["Patricia Example"]
    sponsor.refresh_from_db()
    assert (sponsor.name, sponsor.person) == ("", world.volunteer)


def test_whoever_runs_the_installation_takes_out_what_was_typed_too(world: World) -> None:
    world.volunteer.grants.update(ends_on=date(2025, 12, 1))
    facts = {"area": world.area, "raises": "Fair notice", "consent_on": date(2025, 6, 1), "consent_way": "spoken"}
    Advocate(name="Pat Example", **facts).save()
    admin = RoleGrantFactory(role=Role.PLATFORM_ADMIN, area=None, starts_on=date(2025, 1, 1)).person
    who = Person.objects.get(pk=world.volunteer.pk)
    keys = [found.key for found in namesakes_of(who, world.area)]
    erase_person(person=who, area=world.area, by=admin, at=at(AFTER), also=keys)
    assert (len(keys), Advocate.objects.count()) == (1, 0)


def test_what_is_old_goes_by_itself(world: World) -> None:
    now = at(AFTER)
    OutgoingMessage.objects.all().delete()
    for days in (729, 731):
        queue_mail(
            kind="x", to_address="a@example.org", subject="x", template="account_notice", context={"what": "x"},
            at=now - timedelta(days=days),
        )  # fmt: skip
    Session.objects.create(session_key="old", session_data="", expire_date=now - timedelta(seconds=1))
    Session.objects.create(session_key="new", session_data="", expire_date=now + timedelta(days=1))
    for key in ("old", "new"):
        UserSession.objects.create(user=world.officer, session_key=key, ip="::1", user_agent="x", last_seen_at=now)
    for days in (29, 31):
        DBTaskResult.objects.create(
            status="SUCCESSFUL", finished_at=now - timedelta(days=days), run_after=now, backend_name="default",
            args_kwargs={"args": [], "kwargs": {}}, task_path="x", exception_class_path="", traceback="",
        )  # fmt: skip
    let_go(at=now)
    assert OutgoingMessage.objects.count() == 1
    assert list(UserSession.objects.values_list("session_key", flat=True)) == ["new"]
    assert DBTaskResult.objects.count() == 1
    assert let_go(at=now) == 0
