import pytest
from django.core.cache import cache

from concord.champions import commands
from concord.champions.models import Champion, Expression
from concord.core.accounts.access import SYSTEM
from concord.core.audit.models import AuditEntry
from concord.core.directory.models import Invitation, Membership
from concord.core.lib.errors import AccessDenied, RuleBroken
from concord.core.mail.models import OutgoingMessage
from tests.pages import text
from tests.worlds import at

from .watching import DAY, FACTS, URL, describe, more_champions

TYPED = {"name": "Olive Green", "email": "olive@example.org", "organisation_name": "Open Door Advice", "why": "I care"}


@pytest.fixture(autouse=True)
def no_limits_from_before(db):
    cache.clear()


def offer(world, by=None, **more):
    return commands.express_interest(area=world.area, by=by, at=at(DAY), **{**TYPED, **more})


def test_anybody_offers_on_the_public_page(world, client):
    page = text(client.get(f"{URL}join/"))
    assert "The officer who runs the agreement here reads it" in page
    assert client.post(f"{URL}join/", {**TYPED, "agrees": "on"})["Location"] == f"{URL}join/thanks/"
    assert "answers you" in text(client.get(f"{URL}join/thanks/"))
    found = Expression.objects.get()
    assert (found.name, found.why, found.state, found.entered_by) == ("Olive Green", "I care", "waiting", None)
    assert AuditEntry.objects.get(verb="champions.interest_expressed").subject_label == "somebody"


def test_what_was_typed_comes_back(world, client):
    assert "Enter your organisation" in text(client.post(f"{URL}join/", {**TYPED, "organisation_name": ""}))
    page = text(client.post(f"{URL}join/", {**TYPED, "email": ""}))
    assert "Tick the box" in page
    assert 'value="Olive Green"' in page
    assert "I care" in page
    page = text(client.post(f"{URL}join/", {**TYPED, "email": "", "agrees": "on"}))
    assert "Give an e-mail address or a phone number" in page
    assert Expression.objects.count() == 0


def test_few_offers_come_from_one_address(world, client):
    sent = [client.post(f"{URL}join/", {**TYPED, "agrees": "on", "name": f"No {n}"}).status_code for n in range(6)]
    assert sent == [302] * 5 + [429]
    assert Expression.objects.count() == 5


def test_the_officer_says_yes(world, signed_in):
    made, client = offer(world), signed_in(world.officer)
    assert "olive@example.org" in text(client.get(f"{URL}offers/"))
    page = text(client.get(f"{URL}offers/{made.uid}/accept/"))
    assert f'value="o{world.charity.pk}" selected' in page
    answer = client.post(f"{URL}offers/{made.uid}/accept/", {"organisation": f"o{world.charity.pk}"})
    hat = Membership.objects.get(person__name="Olive Green")
    assert answer["Location"] == f"{URL}people/{hat.person.uid}/"
    assert (hat.role, hat.organisation) == ("champion", world.charity)
    assert Champion.objects.get().person == hat.person
    assert Invitation.objects.get(membership=hat).person.email == "olive@example.org"
    made.refresh_from_db()
    assert (made.state, made.email, made.person) == ("accepted", "", hat.person)
    assert client.get(f"{URL}offers/{made.uid}/accept/").status_code == 404
    with pytest.raises(RuleBroken, match="just answered"):
        commands.decline_expression(expression=made, reason="No", **FACTS)


def test_somebody_known_by_name_and_address_is_not_added_twice(world):
    made = offer(world, name="rosa example", email="ROSA@example.org", elected=True)
    person = commands.accept_expression(expression=made, organisation=world.trust, unit=None, **FACTS)
    assert person == world.observer
    assert Champion.objects.get(person=person).elected is True
    assert Invitation.objects.filter(person=person).count() == 0


def test_the_officer_says_no_with_a_reason(world, signed_in):
    made, client = offer(world), signed_in(world.officer)
    assert "Answer the question" in text(client.post(f"{URL}offers/{made.uid}/decline/", {}))
    assert client.post(f"{URL}offers/{made.uid}/decline/", {"reason": "Two already."}).status_code == 302
    message = OutgoingMessage.objects.get(kind="champions.declined")
    assert (message.to_address, "Two already." in message.kept_text) == ("olive@example.org", True)
    made.refresh_from_db()
    assert (made.state, made.email) == ("declined", "")
    assert "Two already." in text(client.get(f"{URL}offers/?state=declined"))
    assert "Nobody is here" in text(client.get(f"{URL}offers/"))


def test_who_may_answer(world):
    made = offer(world)
    for somebody in (world.chair, world.champion):
        with pytest.raises(AccessDenied):
            commands.decline_expression(expression=made, reason="No", by=somebody, at=at(DAY))
        with pytest.raises(AccessDenied):
            commands.accept_expression(expression=made, organisation=world.charity, unit=None, by=somebody, at=at(DAY))
        with pytest.raises(AccessDenied):
            offer(world, by=somebody)
    with pytest.raises(RuleBroken, match="kind words"):
        commands.decline_expression(expression=made, reason=" ", **FACTS)
    by_phone = offer(world, by=SYSTEM, email="", phone="01632 960 002")
    with pytest.raises(RuleBroken, match="nobody can be invited"):
        commands.accept_expression(expression=by_phone, organisation=world.charity, unit=None, **FACTS)
    commands.decline_expression(expression=by_phone, reason="No", **FACTS)
    assert OutgoingMessage.objects.count() == 0


def test_the_officer_notes_an_offer(world, signed_in):
    client = signed_in(world.officer)
    assert client.post(f"{URL}offers/new/", TYPED)["Location"] == f"{URL}offers/"
    assert Expression.objects.get().entered_by == world.officer


def test_the_public_list_holds_those_alone_who_said_yes(world, client):
    describe(world, world.champion, shown_publicly=True)
    describe(world, world.volunteer, shown_across=True)
    page = text(client.get(f"{URL}public/"))
    assert "Lena Example" in page
    assert "Pat Example" not in page


def test_who_offers_stands_on_the_officers_desk_until_answered(world, client, signed_in):
    desk, words = signed_in(world.officer), "Answer the offers"
    assert words not in text(desk.get("/areas/wessington/"))
    client.post(f"{URL}join/", {**TYPED, "agrees": "on"})
    page = text(desk.get("/areas/wessington/"))
    assert (words in page, "Somebody offers to keep watch" in page, "Read the notes" in page) == (True, True, False)
    assert words not in text(signed_in(world.chair).get("/areas/wessington/"))
    Expression.objects.update(state="declined", answered_at=at(DAY), email="", phone="")
    assert words not in text(desk.get("/areas/wessington/"))


@pytest.mark.parametrize("count", [1, 3])
def test_the_public_list_asks_as_often_for_many(world, client, count, django_assert_num_queries):
    for person in more_champions(world, count):
        describe(world, person, shown_publicly=True)
    client.get(f"{URL}public/")
    with django_assert_num_queries(2):
        client.get(f"{URL}public/")
