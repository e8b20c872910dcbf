"""Outgoing mail: what an officer reads and does, and what nobody reads."""

from datetime import date, timedelta

import pytest
from django.core import mail

from concord.core.accounts.commands import issue_link
from concord.core.accounts.links import token_of
from concord.core.accounts.models import PersonalLink
from concord.core.accounts.roles import Role
from concord.core.accounts.terms import Purpose
from concord.core.audit.models import AuditEntry
from concord.core.mail.commands import queue_mail
from concord.core.mail.models import OutgoingMessage
from concord.core.mail.terms import MailState
from tests.core.audit.trail import AT
from tests.factories.accounts import PersonFactory, RoleGrantFactory
from tests.factories.areas import AreaFactory
from tests.signing_in import sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def area():
    return AreaFactory(slug="wess", code="WESS")


@pytest.fixture
def officer(client, area):
    person = RoleGrantFactory(area=area).person
    sign_in(person, client)
    return person


def message(area, **changes):
    facts = {"area_key": area.key, "to_address": "sam@example.org", "kind": "k", "subject": "Your return"}
    made = OutgoingMessage(**facts | {"queued_at": AT, "text_body": "Hello", "html_body": "<p>Hello</p>"} | changes)
    made.save()
    return made


def listed(client, query=""):
    return client.get(f"/areas/wess/mail/{query}").content.decode()


def shown(client, message):
    response = client.get(f"/areas/wess/mail/{message.uid}/")
    assert response.status_code == 200
    return response.content.decode()


def press(client, message, what, **form):
    return client.post(f"/areas/wess/mail/{message.uid}/{what}/", form)


def test_mail_is_listed_with_its_state_and_without_its_text(client, officer, area):
    message(area, state=MailState.SENT, text_body="secret link")
    message(area, to_address="kim@example.org", private=True)
    message(AreaFactory(), to_address="neighbour@example.org")
    page = listed(client)
    assert "sam@example.org" in page
    for hidden in ("secret link", "kim@example.org", "neighbour@example.org"):
        assert hidden not in page


def test_mail_is_filtered_by_state_and_by_words_of_address_or_subject(client, officer, area):
    message(area, state=MailState.BOUNCED, to_address="gone@example.org", subject="An invitation")
    message(area, state=MailState.SENT)
    for query in ("?state=bounced", "?search=GONE", "?search=invit"):
        page = listed(client, query)
        assert ("gone@example.org" in page, "sam@example.org" in page) == (True, False), query


@pytest.mark.parametrize("query", ["?state=nonsense", "?page=x", "?search=%00", "?search=" + "x" * 500])
def test_an_odd_filter_shows_a_page(client, officer, area, query):
    assert client.get(f"/areas/wess/mail/{query}").status_code == 200


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_takes_the_same_queries_for_more_messages(client, officer, area, count, django_assert_num_queries):
    for _ in range(count):
        message(area)
    # Session, person, area, roles, second step; messages counted and read.
    with django_assert_num_queries(7):
        listed(client)


def test_a_message_shows_what_it_said_without_its_link(client, officer, area):
    made = message(area, state=MailState.SENT, kept_text="Dear Sam, open [personal link]", text_body="")
    page = shown(client, made)
    assert "Dear Sam, open [personal link]" in page
    assert "Sent" in page


def test_what_was_not_kept_is_said_to_be_for_its_reader_alone(client, officer, area):
    made = message(area, text_body="What Lena wrote", html_body="What Lena wrote")
    page = shown(client, made)
    assert "Its words are for whoever it was sent to" in page
    assert "What Lena wrote" not in page


@pytest.mark.parametrize(
    ("state", "reason", "words"),
    [
        (MailState.BOUNCED, "550", "The other mail server refused it (550)."),
        (MailState.QUEUED, "451", "The other mail server could not take it (451)."),
        (MailState.FAILED, "535", "Our own mail server did not let us in (535)."),
        (MailState.FAILED, "ConnectionRefusedError", "The mail server could not be reached"),
    ],
)
def test_what_went_wrong_is_a_sentence(client, officer, area, state, reason, words):
    assert words in shown(client, message(area, state=state, last_error=reason))


def test_a_message_of_another_area_and_a_private_one_are_not_found(client, officer, area):
    for made in (message(AreaFactory()), message(area, private=True)):
        assert client.get(f"/areas/wess/mail/{made.uid}/").status_code == 404
        for what in ("resend", "came-back", "new-link", "withdraw"):
            assert press(client, made, what).status_code == 404


@pytest.mark.parametrize("what", ["resend", "came-back", "new-link", "withdraw"])
def test_what_changes_something_is_posted(client, officer, area, what):
    assert client.get(f"/areas/wess/mail/{message(area).uid}/{what}/").status_code == 405


def test_a_failed_message_is_tried_once_more_and_that_is_recorded(client, officer, area):
    failed = message(area, state=MailState.FAILED, attempts=6)
    assert "Try to send it once more" in shown(client, failed)
    assert press(client, failed, "resend").url == f"/areas/wess/mail/{failed.uid}/"
    failed.refresh_from_db()
    assert (failed.state, len(mail.outbox)) == (MailState.SENT, 1)
    assert AuditEntry.objects.get(verb="mail.message_sent_again").person_key == str(officer.uid)


@pytest.mark.parametrize("state", [MailState.SENT, MailState.QUEUED, MailState.BOUNCED])
def test_only_a_message_that_failed_is_tried_once_more(client, officer, area, state):
    made = message(area, state=state)
    assert "Try to send it once more" not in shown(client, made)
    assert press(client, made, "resend").status_code == 409
    assert mail.outbox == []


def test_an_officer_notes_that_a_message_came_back(client, officer, area):
    made = message(area, state=MailState.SENT)
    assert "This message came back" in shown(client, made)
    press(client, made, "came-back")
    made.refresh_from_db()
    assert made.state == MailState.BOUNCED
    assert AuditEntry.objects.get(verb="mail.message_bounced").person_key == str(officer.uid)
    assert press(client, made, "came-back").status_code == 409


def linked(area, purpose=Purpose.TASK, person=None, at=AT, **facts):
    """A message with a link, as an app sends it, and the link."""
    usual = {"purpose": purpose, "area": area, "subject_key": "A1", "expires_at": AT + timedelta(days=9999)}
    issued = issue_link(person=person, by=None, at=at, **usual | facts)
    facts = {"url": issued.url, "what": "A thing was changed."}
    sent = queue_mail(
        kind="k", to_address="sam@example.org", subject="A task", template="account_notice", context=facts, area=area,
        link=issued, shown=True, at=at,
    )  # fmt: skip
    return sent, issued.link


@pytest.fixture
def member(area):
    return RoleGrantFactory(area=area, role=Role.GROUP_MEMBER, person__email="sam@example.org").person


def test_a_new_link_goes_to_the_persons_address_of_today_and_closes_the_old_one(client, officer, area, member):
    sent, old = linked(area, person=member)
    type(member).objects.update(email="new@example.org")
    page = shown(client, sent)
    assert "Answer a task. It opens until" in page
    assert "Nobody has opened it yet" in page
    assert token_of(old) not in page
    response = press(client, sent, "new-link", to_address="attacker@example.org")
    again = OutgoingMessage.objects.exclude(pk=sent.pk).get()
    assert response.url == f"/areas/wess/mail/{again.uid}/"
    assert mail.outbox[-1].to == ["new@example.org"]
    new = PersonalLink.objects.exclude(pk=old.pk).get()
    old.refresh_from_db()
    assert old.revoked_at is not None
    assert (new.subject_key, new.expires_at, new.person, new.revoked_at) == ("A1", old.expires_at, member, None)
    assert "type the code" in mail.outbox[-1].body
    entry = AuditEntry.objects.get(verb="accounts.link_sent")
    assert (entry.subject_label, entry.person_key) == ("A task", str(officer.uid))
    assert "It was withdrawn or replaced" in shown(client, sent)


@pytest.mark.parametrize(
    ("purpose", "said"), [(Purpose.TASK, True), (Purpose.INVITATION, False), (Purpose.RETURN, False)]
)
def test_nobody_reads_when_an_invitation_or_a_return_was_opened(client, officer, area, member, purpose, said):
    sent, link = linked(area, purpose=purpose, person=member)
    assert ("Nobody has opened it yet" in shown(client, sent)) is said
    PersonalLink.objects.filter(pk=link.pk).update(last_used_at=AT)
    page = shown(client, sent)
    assert ("Last opened on" in page, "It opens until" in page) == (said, True)


def test_a_link_for_an_organisation_goes_to_the_address_that_is_typed(client, officer, area):
    sent, _ = linked(area, purpose=Purpose.REPLY, to_name="The council", to_address="old@example.org")
    page = press(client, sent, "new-link", to_address="nonsense").content.decode()
    assert "Enter an e-mail address like name@example.org" in page
    press(client, sent, "new-link", to_address="right@example.org")
    assert mail.outbox[-1].to == ["right@example.org"]
    assert PersonalLink.objects.latest("pk").to_address == "right@example.org"


def test_a_link_is_withdrawn(client, officer, area, member):
    sent, link = linked(area, person=member)
    press(client, sent, "withdraw")
    link.refresh_from_db()
    assert link.revoked_at is not None
    assert "Withdraw the link" not in shown(client, sent)


def test_links_to_make_a_return_are_looked_after_on_the_page_of_their_period(client, officer, area):
    champion = RoleGrantFactory(area=area, role=Role.CHAMPION).person
    sent, link = linked(area, purpose=Purpose.RETURN, person=champion)
    assert "Send a new link" not in shown(client, sent)
    press(client, sent, "new-link")
    assert press(client, sent, "withdraw").status_code == 409
    link.refresh_from_db()
    assert (link.revoked_at, OutgoingMessage.objects.count()) == (None, 1)


def test_what_is_over_gets_no_new_link(client, officer, area, member):
    sent, _ = linked(area, person=member, expires_at=AT)
    assert "Send a new link" not in shown(client, sent)
    assert "is over" in press(client, sent, "new-link").content.decode()
    assert len(mail.outbox) == 1


def test_a_withdrawn_invitation_gets_no_new_link(client, officer, area):
    sent, _ = linked(area, purpose=Purpose.INVITATION, person=PersonFactory())
    press(client, sent, "withdraw")
    assert "was withdrawn or replaced" in press(client, sent, "new-link").content.decode()


@pytest.mark.parametrize("role", [role for role in Role if role != Role.OFFICER])
def test_nobody_but_an_officer_reads_mail(client, area, role):
    sign_in(RoleGrantFactory(area=area, role=role).person, client)
    made = message(area, state=MailState.SENT)
    assert client.get("/areas/wess/mail/").status_code == 403
    assert client.get(f"/areas/wess/mail/{made.uid}/").status_code == 403
    for what in ("resend", "came-back", "new-link", "withdraw"):
        assert press(client, made, what).status_code == 403


def administrator(area=None):
    return RoleGrantFactory(role=Role.PLATFORM_ADMIN, area=area, starts_on=date(2025, 1, 1)).person


@pytest.mark.parametrize("count", [1, 3])
def test_administrators_see_how_mail_goes_and_nothing_of_it(client, area, count, django_assert_num_queries):
    for _ in range(count):
        message(AreaFactory(name="Upton"), subject="A secret", queued_at=AT)
    message(area, state=MailState.FAILED)
    sign_in(administrator(), client)
    # Session, person, roles, second step; areas and counts.
    with django_assert_num_queries(6):
        page = client.get("/mail/").content.decode()
    assert "Tuesday 3 March 2026 at 9am" in page
    assert not [word for word in ("A secret", "sam@example.org") if word in page]


def test_administrators_of_a_part_see_that_part(client, area):
    AreaFactory(name="Elsewhere")
    sign_in(administrator(area), client)
    assert "Elsewhere" not in client.get("/mail/").content.decode()
