import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.backends.db import SessionStore

from concord.core.accounts.access import SYSTEM
from concord.core.accounts.commands import end_other_sessions, end_session, note_sign_in, send_mail_again
from concord.core.accounts.roles import Role
from concord.core.audit.models import AuditEntry
from concord.core.lib.errors import AccessDenied, RuleBroken
from concord.core.mail.models import OutgoingMessage
from concord.core.mail.terms import MailState
from tests.core.audit.trail import AT
from tests.factories.accounts import PersonFactory, RoleGrantFactory
from tests.factories.areas import AreaFactory

pytestmark = pytest.mark.django_db


def session_of(person):
    store = SessionStore()
    store.create()
    return UserSession.objects.create(user=person, ip="127.0.0.1", user_agent="x", session_key=store.session_key)


def test_a_sign_in_belongs_to_no_area():
    person = PersonFactory(home_area=AreaFactory())
    note_sign_in(person=person, at=AT)
    entry = AuditEntry.objects.get()
    assert (entry.verb, entry.area_key, entry.person_key) == ("accounts.signed_in", "", str(person.uid))


def test_an_own_session_is_ended_once():
    person = PersonFactory()
    session = session_of(person)
    end_session(person=person, number=session.pk, at=AT)
    assert not SessionStore().exists(session.session_key)
    assert AuditEntry.objects.get().verb == "accounts.session_ended"
    with pytest.raises(RuleBroken):
        end_session(person=person, number=session.pk, at=AT)


def test_all_but_this_session_are_ended():
    person, other = PersonFactory(), PersonFactory()
    this, theirs = session_of(person), session_of(other)
    session_of(person)
    session_of(person)
    assert end_other_sessions(person=person, this_key=this.session_key, at=AT) == 2
    assert set(UserSession.objects.all()) == {this, theirs}
    assert end_other_sessions(person=person, this_key=this.session_key, at=AT) == 0
    assert AuditEntry.objects.count() == 1


def test_mail_is_sent_again_by_those_who_may_see_it():
    area = AreaFactory(code="WESS")
    failed = OutgoingMessage(
        area_key="WESS",
        to_address="sam@example.org",
        kind="k",
        subject="Your return",
        queued_at=AT,
        state=MailState.FAILED,
    )
    failed.save()
    with pytest.raises(AccessDenied):
        send_mail_again(message=failed, area=area, by=RoleGrantFactory(area=area, role=Role.CHAIR).person, at=AT)
    send_mail_again(message=failed, area=area, by=SYSTEM, at=AT)
    failed.refresh_from_db()
    assert failed.state == MailState.SENT
    assert AuditEntry.objects.get().subject_label == "Your return"
    with pytest.raises(RuleBroken):
        send_mail_again(message=failed, area=area, by=SYSTEM, at=AT)
