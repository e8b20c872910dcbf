from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import transaction

from concord.core.accounts.access import SYSTEM
from concord.core.audit.commands import record, seal_day
from concord.core.audit.models import AuditEntry, AuditSeal
from concord.core.audit.queries import (
    ActivityLine,
    Findings,
    activity,
    digest_of,
    entries_by,
    entries_of,
    history,
    kinds,
    names_in,
    sentence,
    verb_words,
    verify,
)
from tests.core.audit.trail import AT, entry, settle, tamper
from tests.factories.accounts import PersonFactory
from tests.factories.areas import AreaFactory

pytestmark = pytest.mark.django_db

OPENED = "log.period_opened"


def sentences(area):
    return [line.sentence for line in activity(area, 10)]


def test_what_happened_reads_as_a_sentence():
    area, priya = AreaFactory(), PersonFactory(name="Priya Shah")
    entry(OPENED, by=priya, area=area, label="Period 6")
    assert activity(area, 10) == [
        ActivityLine(AT, f"Priya Shah {verb_words()[OPENED]}: Period 6", OPENED),
    ]


def test_nobody_and_the_installation_are_not_named_as_people():
    area = AreaFactory()
    entry("accounts.person_added", by=None, area=area)
    entry("accounts.person_added", by=SYSTEM, area=area, at=AT + timedelta(hours=1))
    assert sentences(area) == ["Concord added a person: a return", "Somebody added a person: a return"]


def test_somebody_who_was_erased_stays_without_a_name():
    area, sam, gone = AreaFactory(), PersonFactory(), PersonFactory()
    entry("accounts.person_added", by=sam, area=area)
    entry("accounts.person_added", by=gone, area=area)
    type(sam).objects.filter(pk=sam.pk).update(name="")
    gone.delete()
    assert set(sentences(area)) == {"Somebody whose details were erased added a person: a return"}


def join(area, was, account):
    """Somebody accepted with an account of their own: of who they were without it no detail stays."""
    with transaction.atomic():
        record(
            "directory.invitation_accepted", subject=account, by=account, at=AT, area=area, label="invitation",
            was=str(was.uid),
        )  # fmt: skip
    type(was).objects.filter(pk=was.pk).update(name="")


def test_somebody_who_joined_with_an_account_has_its_name_in_what_they_did_before(django_assert_num_queries):
    area, was, account, gone = AreaFactory(), PersonFactory(), PersonFactory(name="Asha Account"), PersonFactory()
    before = entry("log.return_sent", by=was, area=area)
    entry("log.return_sent", by=gone, area=area)
    join(area, was, account)
    type(gone).objects.filter(pk=gone.pk).update(name="")
    with django_assert_num_queries(4):
        said = sentences(area)
    assert said == [
        "Asha Account accepted an invitation",
        "Somebody whose details were erased sent a return: a return",
        "Asha Account sent a return: a return",
    ]
    assert list(entries_of(area, who="asha")) == [AuditEntry.objects.latest("pk"), before]
    assert list(entries_by(str(account.uid))) == [AuditEntry.objects.latest("pk"), before]


def test_an_account_that_was_erased_gives_no_name():
    area, was, account = AreaFactory(), PersonFactory(), PersonFactory()
    entry("log.return_sent", by=was, area=area)
    join(area, was, account)
    account.delete()
    assert "Somebody whose details were erased sent a return: a return" in sentences(area)


@pytest.mark.parametrize("count", [1, 3])
def test_activity_takes_two_queries(count, django_assert_num_queries):
    area = AreaFactory()
    for n in range(count):
        entry(by=PersonFactory(), area=area, at=AT + timedelta(hours=n))
    entry(area=AreaFactory())
    with django_assert_num_queries(2):
        lines = activity(area, 10)
    assert [line.at.hour for line in lines] == [9, 10, 11][:count][::-1]


def test_entries_are_chosen_by_kind_and_days():
    area = AreaFactory()
    person = entry("accounts.person_added", area=area)
    late = entry(OPENED, area=area, at=AT + timedelta(days=2))
    assert list(entries_of(area)) == [late, person]
    assert list(entries_of(area, kind="accounts")) == [person]
    assert list(entries_of(area, since=date(2026, 3, 4))) == [late]
    assert list(entries_of(area, until=date(2026, 3, 3))) == [person]


def test_every_kind_has_a_name_and_seals_are_no_kind_of_an_area():
    found = dict(kinds())
    assert found["accounts"] == "Accounts"
    assert "audit" not in found


def test_what_one_person_did_is_gathered_over_all_areas():
    sam = PersonFactory()
    first, second = entry(by=sam), entry(by=sam, at=AT + timedelta(hours=1))
    entry(by=PersonFactory())
    entry(by=None)
    assert list(entries_by(str(sam.uid))) == [second, first]


def test_history_is_of_one_thing():
    area = AreaFactory()
    entry("areas.area_changed", by=SYSTEM, area=area, label="")
    entry("areas.area_changed", by=SYSTEM)
    assert [line.sentence for line in history(area)] == [f"Concord changed the area's details: {area}"]


@pytest.fixture
def sealed():
    """Two seals: three entries, then two with the one that tells of the first seal."""
    made = [entry(label=f"return {n}") for n in range(3)]
    settle()
    first = seal_day(at=AT)
    made += [entry(label="return 3"), entry(label="return 4")]
    settle(since=first.until)
    second = seal_day(at=AT + timedelta(days=1))
    return made, [first, second]


def test_a_whole_trail_has_no_problems(sealed):
    entry(label="not sealed yet")
    # That one, and the entry that tells of the second seal.
    assert verify() == Findings(problems=[], sealed=6, seals=2, unsealed=2)


def test_an_empty_trail_is_whole():
    assert verify() == Findings()


@pytest.mark.parametrize("column", ["subject_label", "verb", "area_key", "person_key", "subject_key", "subject_kind"])
def test_a_changed_entry_is_named(sealed, column):
    victim = sealed[0][1]
    tamper(f"UPDATE audit_auditentry SET {column} = 'forged' WHERE id = %s", victim.pk)  # noqa: S608 - our own names
    (problem,) = verify().problems
    assert problem.startswith(f"Entry {victim.pk} (2026-03-03 09:00 ")
    assert problem.endswith("was changed. It stands under the seal of 3 March 2026.")


def test_changed_facts_and_times_are_named(sealed):
    one, two = sealed[0][0], sealed[0][4]
    tamper("UPDATE audit_auditentry SET facts = '{\"box\": 3}' WHERE id = %s", one.pk)
    tamper("UPDATE audit_auditentry SET at = %s WHERE id = %s", datetime(2020, 1, 1, tzinfo=UTC), two.pk)
    problems = verify().problems
    assert [problem.partition(" (")[0] for problem in problems] == [f"Entry {one.pk}", f"Entry {two.pk}"]


def test_an_entry_taken_away_is_named(sealed):
    victim = sealed[0][2]
    tamper("DELETE FROM audit_auditentry WHERE id = %s", victim.pk)
    assert verify().problems == [f"Entry {victim.pk} was taken away. It stands under the seal of 3 March 2026."]


def test_an_entry_put_into_the_past_is_named(sealed):
    late = entry(label="forged")
    moment = AuditEntry.objects.get(pk=sealed[0][0].pk).recorded_at + timedelta(microseconds=1)
    tamper("UPDATE audit_auditentry SET recorded_at = %s WHERE id = %s", moment, late.pk)
    (problem,) = verify().problems
    assert f"Entry {late.pk} " in problem
    assert "was put in afterwards" in problem


def test_an_entry_moved_behind_the_first_seal_is_named(sealed):
    late = entry(label="forged")
    tamper("UPDATE audit_auditentry SET recorded_at = %s WHERE id = %s", datetime(2001, 1, 1, tzinfo=UTC), late.pk)
    (problem,) = verify().problems
    assert f"Entry {late.pk} " in problem


def test_only_the_first_of_many_broken_entries_is_named_with_their_number(sealed):
    tamper("UPDATE audit_auditentry SET verb = 'log.forged' WHERE id <= %s", sealed[0][2].pk)
    (problem,) = verify().problems
    assert problem.startswith(f"Entry {sealed[0][0].pk} ")
    assert problem.endswith(" 3 entries there are not as they were.")


def test_a_seal_taken_from_the_middle_shows(sealed):
    tamper("DELETE FROM audit_auditseal WHERE id = %s", sealed[1][0].pk)
    assert verify().problems == [
        "The seal of 4 March 2026 does not follow the one before it: a seal is missing.",
        "The seal of 3 March 2026 was taken away.",
    ]


def test_the_newest_seal_taken_away_shows(sealed):
    tamper("DELETE FROM audit_auditseal WHERE id = %s", sealed[1][1].pk)
    assert verify().problems == ["The seal of 4 March 2026 was taken away."]


@pytest.mark.parametrize("change", ["entries = 9", "sealed_at = '2026-03-02 00:00:00+00:00'"])
def test_a_changed_seal_shows(sealed, change):
    tamper(f"UPDATE audit_auditseal SET {change} WHERE id = %s", sealed[1][0].pk)  # noqa: S608 - our own names
    assert len(verify().problems) == 1
    assert "was itself changed" in verify().problems[0]


def test_marks_changed_with_the_entry_do_not_hide_it(sealed):
    victim, seal = sealed[0][0], sealed[1][0]
    tamper("UPDATE audit_auditentry SET verb = 'log.forged' WHERE id = %s", victim.pk)
    forged = [[victim.pk, digest_of(AuditEntry.objects.get(pk=victim.pk))[:16]], *seal.marks[1:]]
    AuditSeal.objects.filter(pk=seal.pk).update(marks=forged)
    assert len(verify().problems) == 1


def test_checking_a_seal_takes_one_query_more(sealed, django_assert_num_queries):
    # The seals, the entries under each of two, the seals there are and those told of, what is not sealed.
    with django_assert_num_queries(6):
        verify()


def spoken(verb, subject, by, label="a person"):
    with transaction.atomic():
        made = record(verb, subject=subject, by=by, at=AT, area=AreaFactory(), label=label)
    return sentence(made, names_in([made]))


@pytest.mark.parametrize(
    ("verb", "label", "words"),
    [
        ("directory.membership_started", "Champion", "Priya Shah gave Kim Reed a role: Champion"),
        ("directory.role_confirmed", "Chair", "Priya Shah confirmed Kim Reed’s role: Chair"),
        ("accounts.person_added", "a person", "Priya Shah added Kim Reed"),
        ("accounts.person_changed", "a person", "Priya Shah changed Kim Reed’s details"),
        ("directory.invitation_sent", "Champion", "Priya Shah invited Kim Reed: Champion"),
    ],
)
def test_a_person_is_named_in_the_sentence(verb, label, words):
    priya, kim = PersonFactory(name="Priya Shah"), PersonFactory(name="Kim Reed")
    assert spoken(verb, kim, priya, label) == words


@pytest.mark.parametrize(
    ("verb", "label", "words"),
    [
        ("accounts.person_changed", "a person", "Kim Reed changed their own details"),
        ("accounts.signed_in", "own account", "Kim Reed signed in"),
        ("directory.invitation_accepted", "invitation", "Kim Reed accepted an invitation"),
    ],
)
def test_what_one_does_to_oneself_is_ones_own(verb, label, words):
    kim = PersonFactory(name="Kim Reed")
    assert spoken(verb, kim, kim, label) == words


def test_whoever_was_erased_is_not_named_as_the_one_it_was_done_to():
    kim = PersonFactory(name="Kim Reed")
    type(kim).objects.filter(pk=kim.pk).update(name="")
    kim.refresh_from_db()
    assert "Kim" not in spoken("directory.role_confirmed", kim, SYSTEM, "Chair")
    gone = PersonFactory(name="Sam")
    with transaction.atomic():
        made = record("directory.role_confirmed", subject=gone, by=SYSTEM, at=AT, area=AreaFactory(), label="Chair")
    gone.delete()
    assert sentence(made, names_in([made])) == "Concord confirmed somebody's role: Chair"


@pytest.mark.parametrize(
    ("verb", "words"),
    [
        ("log.reply_received", "An organisation replied: WESS-E42TDQ"),
        ("mail.message_bounced", "A message came back: WESS-E42TDQ"),
        ("audit.sealed", "The trail was sealed: WESS-E42TDQ"),
    ],
)
def test_where_nobody_is_named_the_sentence_needs_nobody(verb, words):
    assert spoken(verb, AreaFactory(), None, "WESS-E42TDQ") == words
    assert spoken("log.reply_received", AreaFactory(), SYSTEM, "X") == "Concord received a reply: X"
