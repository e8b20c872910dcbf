from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection, transaction
from django.utils import timezone

from concord.core.accounts.access import SYSTEM
from concord.core.audit import commands
from concord.core.audit.commands import record, recorded, seal_day, sender_of, subject_key
from concord.core.audit.models import AuditEntry, AuditSeal
from concord.core.lib.errors import RuleBroken
from tests.core.audit.trail import entry, settle
from tests.factories.accounts import PersonFactory
from tests.factories.areas import AreaFactory

pytestmark = pytest.mark.django_db

AT = datetime(2026, 3, 3, 9, tzinfo=UTC)


def test_an_entry_keeps_keys_and_text_but_no_rows():
    area, by = AreaFactory(code="WESS"), PersonFactory()
    with transaction.atomic():
        made = record("log.return_sent", subject=by, by=by, at=AT, area=area, label="a return", box=2)
    made.refresh_from_db()
    assert (made.area_key, made.person_key, made.verb) == ("WESS", str(by.uid), "log.return_sent")
    assert (made.subject_kind, made.subject_key, made.subject_label) == ("accounts.person", str(by.uid), "a return")
    assert (made.facts, made.at) == ({"box": 2}, AT)


@pytest.mark.parametrize(("by", "key"), [(None, ""), (SYSTEM, "concord")])
def test_an_entry_of_nobody_and_of_the_installation_are_told_apart(by, key):
    assert entry(by=by).person_key == key


@pytest.mark.django_db(transaction=True)
def test_an_entry_belongs_inside_a_transaction():
    with pytest.raises(RuntimeError):
        record("log.return_sent", subject=AreaFactory(), by=None, at=AT)


def test_receivers_hear_of_an_entry_in_the_same_transaction():
    heard = []

    def listen(sender, entry, **kwargs):
        heard.append((sender, entry.pk))

    recorded.connect(listen, sender=sender_of("log.return_sent"))
    try:
        # The same text in another object, as an enumeration gives it.
        made = entry("".join(["log.", "return_sent"]))
        entry("log.something_else")
    finally:
        recorded.disconnect(listen, sender=sender_of("log.return_sent"))
    assert heard == [("log.return_sent", made.pk)]


def test_an_entry_cannot_be_changed_or_deleted():
    made = entry()
    for act in (made.save, made.delete):
        with pytest.raises(RuleBroken):
            act()


def test_a_row_is_known_by_its_reference_then_uid_then_number():
    area = AreaFactory(slug="wess")
    seal = AuditSeal(pk=7)
    person = PersonFactory()
    assert [subject_key(area), subject_key(person), subject_key(seal)] == ["wess", str(person.uid), "7"]


def test_a_seal_covers_what_settled_and_follows_the_one_before():
    entry()
    entry()
    settle()
    young = entry()
    first = seal_day(at=AT)
    assert (first.entries, first.previous, first.after, len(first.head)) == (2, "", None, 64)
    assert AuditEntry.objects.get(pk=young.pk).recorded_at > first.until
    settle(minutes=30, since=first.until)
    second = seal_day(at=AT + timedelta(days=1))
    # The young one, and the entry that says that the first seal was made.
    assert (second.entries, second.previous, second.after) == (2, first.head, first.until)


def test_sealing_is_itself_recorded():
    entry()
    settle()
    seal = seal_day(at=AT)
    told = AuditEntry.objects.get(verb="audit.sealed")
    assert (told.facts, told.area_key, told.subject_label) == ({"head": seal.head}, "", "1 entry")


def test_sealing_twice_seals_once():
    entry()
    settle()
    assert seal_day(at=AT) is not None
    assert seal_day(at=AT) is None
    assert AuditSeal.objects.count() == 1


def test_an_empty_trail_is_not_sealed():
    assert seal_day(at=AT) is None


def test_an_entry_that_has_not_settled_is_not_sealed():
    entry()
    assert seal_day(at=AT) is None


def test_when_another_machine_sealed_at_the_same_moment_its_seal_stands(monkeypatch):
    entry()
    settle()
    first = seal_day(at=AT)
    # What the other machine saw: no seal yet.
    monkeypatch.setattr(commands, "last_seal", lambda: None)
    assert seal_day(at=AT) is None
    assert list(AuditSeal.objects.all()) == [first]


def test_the_window_is_on_the_clock_of_the_database():
    entry()
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM audit_auditentry WHERE recorded_at IS NULL")
        assert cursor.fetchone() == (0,)
    settle()
    # The machine's own clock says a day of the year 2000; the seal's window does not.
    assert seal_day(at=datetime(2000, 1, 1, tzinfo=UTC)).until.year > 2000


def recorded_on(*days):
    """An entry recorded at midday of each day, by the database's clock."""
    for day in days:
        AuditEntry.objects.filter(pk=entry().pk).update(recorded_at=datetime(2026, 3, day, 12, tzinfo=UTC))


def test_of_a_named_day_nothing_later_is_sealed():
    recorded_on(2, 3, 4)
    first = seal_day(at=AT, through=date(2026, 3, 3))
    assert (first.entries, timezone.localdate(first.until)) == (2, date(2026, 3, 3))
    assert seal_day(at=AT, through=date(2026, 3, 3)) is None
    assert seal_day(at=AT, through=date(2026, 3, 4)).entries == 1


def test_a_day_before_the_sealed_ones_is_refused():
    recorded_on(2, 3)
    seal_day(at=AT, through=date(2026, 3, 3))
    recorded_on(2)
    with pytest.raises(RuleBroken, match="sealed up to 3 March 2026"):
        seal_day(at=AT, through=date(2026, 3, 2))
    assert AuditSeal.objects.count() == 1


def test_a_named_day_to_come_seals_no_more_than_what_has_settled():
    entry()
    settle()
    entry()
    assert seal_day(at=AT, through=timezone.localdate() + timedelta(days=400)).entries == 1
