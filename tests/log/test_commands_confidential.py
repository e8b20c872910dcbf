"""Confidential points through the commands: sealed, handed over, tabled with the locking, read with a reason."""

from datetime import timedelta

import pytest
from cryptography.fernet import Fernet
from django.conf import settings

from concord.core.accounts.encryption import unseal
from concord.core.accounts.models import Person
from concord.core.audit.models import AuditEntry
from concord.core.lib.errors import AccessDenied, RuleBroken
from concord.core.mail.models import OutgoingMessage
from concord.log import commands
from concord.log.models import ConfidentialPoint, GroupVersion, LogReturn, PeriodSummary, Point
from concord.log.queries.confidential import own_confidential, own_written
from concord.log.rules.returns import PointInput

WITHHELD = PointInput(text="They cut our grant at a week's notice", point_class=2)
TRUSTEE_ONLY = PointInput(text="We were told not to complain", point_class=3)
NAMED = PointInput(text="The draft was written together")


def one_of(place, point, period=None):
    period = period or place.open()
    made = place.send(period, place.champion, {1: [NAMED], 2: [point]})
    return made, ConfidentialPoint.objects.get()


def lock(place, period):
    return commands.lock_period(period=period, by=place.officer, at=place.now)


def test_nothing_of_a_confidential_point_stands_in_the_open(place):
    _made, row = one_of(place, WITHHELD)
    assert [point.text for point in Point.objects.all()] == [NAMED.text]
    held = bytes(row.reporter) + bytes(row.content)
    assert b"Cara" not in held
    assert b"grant" not in held
    assert unseal(row.reporter)["name"] == "Cara Champion"
    about = AuditEntry.objects.filter(verb__startswith="log.").values_list("verb", flat=True)
    assert list(about) == ["log.period_planned", "log.period_opened", "log.return_sent"]
    assert row.reference not in str(list(AuditEntry.objects.values()))


def test_what_is_sealed_does_not_say_when(place):
    _made, row = one_of(place, WITHHELD)
    for token in (bytes(row.reporter), bytes(row.content)):
        assert Fernet(settings.IDENTITY_KEYS[0]).extract_timestamp(token) == 0


def test_the_group_gets_the_point_with_the_locking_and_without_a_reporter(place):
    period = place.open()
    one_of(place, WITHHELD, period)
    assert not Point.objects.filter(point_class=2).exists()
    lock(place, period)
    point = Point.objects.get(point_class=2)
    assert (point.log_return, point.sector, point.tabled, point.text) == (None, "", True, WITHHELD.text)
    assert ConfidentialPoint.objects.get().point == point


def test_a_point_for_the_trustee_alone_never_becomes_a_point_of_the_group(place):
    period = place.open()
    one_of(place, TRUSTEE_ONLY, period)
    lock(place, period)
    assert Point.objects.count() == 1
    whole = PeriodSummary.objects.get(period_reference=period.reference, dimension="all")
    assert (whole.points_1, whole.points_2) == (1, 0)


def test_a_draft_that_is_never_sent_reaches_nobody(place):
    period = place.open()
    made = commands.start_return(period=period, person=place.champion, at=place.now)
    commands.save_box(log_return=made, box=2, points=[WITHHELD], nothing=False, by=place.champion, at=place.now)
    lock(place, period)
    assert ConfidentialPoint.objects.get().is_draft
    assert not Point.objects.exists()


def test_a_return_with_nothing_else_reads_nothing_to_report(place):
    made = place.send(place.open(), place.champion, {2: [WITHHELD]})
    assert made.is_nil
    assert AuditEntry.objects.get(verb="log.return_sent").facts == {"nil": True, "late": False}


def test_adding_one_to_a_sent_return_leaves_no_trace_on_it(place):
    made = place.send(place.open(), place.champion, {1: [NAMED]})
    trail, mails = AuditEntry.objects.count(), OutgoingMessage.objects.count()
    later = place.now + timedelta(hours=3)
    commands.save_box(log_return=made, box=2, points=[WITHHELD], nothing=False, by=place.champion, at=later)
    made.refresh_from_db()
    assert (made.amended_at, made.is_nil) == (None, False)
    assert (AuditEntry.objects.count(), OutgoingMessage.objects.count()) == (trail, mails)
    assert not ConfidentialPoint.objects.get().is_draft


def test_adding_one_to_nothing_to_report_leaves_it_nothing_to_report(place):
    period = place.open()
    made = commands.send_nil(period=period, person=place.champion, by=place.champion, at=place.now)
    commands.save_box(log_return=made, box=2, points=[WITHHELD], nothing=False, by=place.champion, at=place.now)
    assert LogReturn.objects.get().is_nil


def test_a_box_may_read_nothing_to_report_over_a_confidential_point(place):
    period = place.open()
    made = commands.start_return(period=period, person=place.champion, at=place.now)
    commands.save_box(log_return=made, box=2, points=[WITHHELD], nothing=True, by=place.champion, at=place.now)
    assert made.box_answers.get().box == 2


def test_a_box_of_a_sent_return_goes_on_reading_nothing_to_report_over_a_confidential_point(place):
    """Unticking it is the natural thing to do, and would tell of the point; so would taking the point away again."""
    period = place.open()
    made = commands.start_return(period=period, person=place.champion, at=place.now)
    commands.save_box(log_return=made, box=1, points=[NAMED], nothing=False, by=place.champion, at=place.now)
    commands.save_box(log_return=made, box=2, points=[], nothing=True, by=place.champion, at=place.now)
    commands.send_return(log_return=made, by=place.champion, at=place.now)
    trail, mails = AuditEntry.objects.count(), OutgoingMessage.objects.count()
    whole = PeriodSummary.objects.filter(period_reference=period.reference).values_list("blank_heavy", "sector")
    before = list(whole)
    for points in ([WITHHELD], [TRUSTEE_ONLY], []):
        commands.save_box(log_return=made, box=2, points=points, nothing=False, by=place.champion, at=place.now)
        made.refresh_from_db()
        assert (made.box_answers.get().box, made.amended_at) == (2, None)
        assert (AuditEntry.objects.count(), OutgoingMessage.objects.count()) == (trail, mails)
        assert list(whole.all()) == before
    commands.save_box(log_return=made, box=2, points=[], nothing=False, by=place.champion, at=place.now)
    assert not made.box_answers.exists()


def test_own_points_count_towards_the_limit_of_a_box(place):
    made = commands.start_return(period=place.open(), person=place.champion, at=place.now)
    with pytest.raises(RuleBroken, match="At most 2 points"):
        commands.save_box(
            log_return=made,
            box=2,
            points=[NAMED, WITHHELD, TRUSTEE_ONLY],
            nothing=False,
            by=place.champion,
            at=place.now,
        )


def test_a_point_that_did_not_change_keeps_its_receipt(place):
    made, row = one_of(place, WITHHELD)
    commands.save_box(
        log_return=made, box=2, points=[WITHHELD, TRUSTEE_ONLY], nothing=False, by=place.champion, at=place.now
    )
    assert row.reference in {found.reference for found in own_confidential(made)}
    commands.save_box(log_return=made, box=2, points=[], nothing=False, by=place.champion, at=place.now)
    assert own_confidential(made) == []


def test_an_area_without_a_trustee_takes_none(place):
    from concord.core.accounts.access import SYSTEM
    from concord.core.directory.commands import end_membership

    hat = place.trustee.memberships.get()
    end_membership(membership=hat, ends_on=place.today - timedelta(days=1), by=SYSTEM, at=place.now)
    made = commands.start_return(period=place.open(), person=place.champion, at=place.now)
    with pytest.raises(RuleBroken, match="no trustee"):
        commands.save_box(log_return=made, box=2, points=[WITHHELD], nothing=False, by=place.champion, at=place.now)


def test_points_written_from_another_address_stay_hidden_and_whole(place):
    made, row = one_of(place, WITHHELD)
    assert own_written(made, address="champion@example.org")[2][0].input.text == WITHHELD.text
    assert own_written(made, address="officer@example.org") == {}
    commands.save_box(
        log_return=made, box=2, points=[], nothing=True, by=place.champion, at=place.now, address="officer@example.org"
    )
    assert ConfidentialPoint.objects.get() == row


def test_the_trustee_reads_who_it_is_with_a_reason_that_nobody_else_reads(place):
    _made, row = one_of(place, WITHHELD)
    facts = commands.read_identity(row=row, reason="To ask Cara what happened", by=place.trustee, at=place.now)
    assert facts["reporter"]["name"] == "Cara Champion"
    entry = AuditEntry.objects.get(verb="log.identity_read")
    assert (entry.person_key, entry.subject_label) == (str(place.trustee.uid), "a confidential point")
    assert "Cara" not in str(entry.facts)
    assert unseal(entry.facts["reason"].encode()) == {"reason": "To ask Cara what happened"}


def test_a_reading_without_a_reason_is_refused(place):
    _made, row = one_of(place, WITHHELD)
    with pytest.raises(RuleBroken, match="Say why"):
        commands.read_identity(row=row, reason="  ", by=place.trustee, at=place.now)


@pytest.mark.parametrize("who", ["officer", "chair", "member", "champion"])
def test_nobody_but_the_trustee_reads_who_it_is(place, who):
    _made, row = one_of(place, WITHHELD)
    with pytest.raises(AccessDenied):
        commands.read_identity(row=row, reason="Curious", by=place.people[who], at=place.now)
    with pytest.raises(AccessDenied):
        commands.propose_wording(row=row, text="Safer", by=place.people[who], at=place.now)


def test_a_trustee_of_a_public_body_reads_nothing_whatever_their_role(place):
    from concord.core.accounts.models import RoleGrant

    _made, row = one_of(place, WITHHELD)
    RoleGrant.objects.create(
        person=place.officer, area=place.area, role="trustee", host_sector="public", starts_on=place.today
    )
    officer = Person.objects.get(pk=place.officer.pk)
    with pytest.raises(AccessDenied):
        commands.read_identity(row=row, reason="Curious", by=officer, at=place.now)


def test_a_safer_wording_is_seen_once_its_reporter_approves(place):
    period = place.open()
    _made, row = one_of(place, WITHHELD, period)
    version = commands.propose_wording(row=row, text="A grant ended too soon", by=place.trustee, at=place.now)
    trail, mails = AuditEntry.objects.count(), OutgoingMessage.objects.count()
    commands.approve_wording(version=version, person=place.champion, at=place.now)
    assert (AuditEntry.objects.count(), OutgoingMessage.objects.count()) == (trail, mails)
    lock(place, period)
    assert Point.objects.get(point_class=2).text == "A grant ended too soon"


def test_a_wording_approved_after_locking_replaces_the_words_and_names_no_actor_and_no_hour(place):
    period = place.open()
    _made, row = one_of(place, WITHHELD, period)
    lock(place, period)
    row.refresh_from_db()
    version = commands.propose_wording(row=row, text="A grant ended too soon", by=place.trustee, at=place.now)
    assert Point.objects.get(point_class=2).text == WITHHELD.text
    commands.approve_wording(version=version, person=place.champion, at=place.now)
    assert Point.objects.get(point_class=2).text == "A grant ended too soon"
    entry = AuditEntry.objects.get(verb="log.group_version_approved")
    assert (entry.person_key, entry.facts) == ("", {})
    assert entry.at < place.now


def test_nobody_but_the_reporter_approves_or_widens(place):
    _made, row = one_of(place, WITHHELD)
    version = commands.propose_wording(row=row, text="Safer", by=place.trustee, at=place.now)
    for other in (place.trustee, place.officer, place.leisure_champion):
        with pytest.raises(AccessDenied):
            commands.approve_wording(version=version, person=other, at=place.now)
        with pytest.raises(AccessDenied):
            commands.widen_class(row=row, to=2, person=other, at=place.now)
    assert not GroupVersion.objects.get(pk=version.pk).approved


def test_the_reporter_lets_the_group_see_what_only_the_trustee_saw(place):
    period = place.open()
    _made, row = one_of(place, TRUSTEE_ONLY, period)
    lock(place, period)
    row.refresh_from_db()
    commands.widen_class(row=row, to=2, person=place.champion, at=place.now)
    point = Point.objects.get(point_class=2)
    assert (point.text, point.log_return) == (TRUSTEE_ONLY.text, None)
    assert AuditEntry.objects.get(verb="log.class_widened").person_key == ""
    with pytest.raises(RuleBroken, match="sees this point already"):
        commands.widen_class(row=row, to=2, person=place.champion, at=place.now)


def test_only_a_point_that_the_group_sees_has_a_wording(place):
    _made, row = one_of(place, TRUSTEE_ONLY)
    with pytest.raises(RuleBroken, match="to the trustee alone"):
        commands.propose_wording(row=row, text="Safer", by=place.trustee, at=place.now)


def test_unsent_confidential_points_wait_in_the_next_period(place):
    today = place.today
    old = place.open(
        opens_on=today - timedelta(days=60), due_on=today - timedelta(days=40), locks_on=today - timedelta(days=30)
    )
    draft = commands.start_return(period=old, person=place.champion, at=place.now - timedelta(days=50))
    commands.save_box(
        log_return=draft, box=2, points=[WITHHELD], nothing=False, by=place.champion, at=place.now - timedelta(days=50)
    )
    lock(place, old)
    new = place.open()
    made = commands.start_return(period=new, person=place.champion, at=place.now)
    assert [row.period for row in own_confidential(made)] == [new]
    assert [point.came_from for point in own_written(made)[2]] == [str(old)]


def test_nobody_but_the_reporter_takes_an_approval_back_and_only_once(place):
    _made, row = one_of(place, WITHHELD)
    version = commands.propose_wording(row=row, text="Safer", by=place.trustee, at=place.now)
    with pytest.raises(RuleBroken, match="no wording"):
        commands.take_back_approval(row=row, person=place.champion, at=place.now)
    commands.approve_wording(version=version, person=place.champion, at=place.now)
    for other in (place.officer, place.trustee, place.member, place.leisure_champion):
        with pytest.raises(AccessDenied):
            commands.take_back_approval(row=row, person=other, at=place.now)
    row = ConfidentialPoint.objects.get()
    commands.take_back_approval(row=row, person=place.champion, at=place.now)
    with pytest.raises(RuleBroken, match="no wording"):
        commands.take_back_approval(row=ConfidentialPoint.objects.get(), person=place.champion, at=place.now)
    assert not GroupVersion.objects.get(pk=version.pk).approved


@pytest.mark.parametrize("sent", [False, True])
def test_whoever_comes_from_another_address_hands_nothing_over_and_learns_nothing(place, sent):
    period = place.open()
    made = commands.start_return(period=period, person=place.champion, at=place.now)
    own = {"by": place.champion, "at": place.now, "address": place.champion.email}
    if sent:
        commands.send_return(log_return=made, **own)
    commands.save_box(log_return=made, box=2, points=[WITHHELD], nothing=False, **own)
    ConfidentialPoint.objects.update(is_draft=True)
    other = own | {"address": "officer@example.org"}
    if sent:
        with pytest.raises(RuleBroken, match="sent already"):
            commands.send_return(log_return=made, **other)
    else:
        commands.send_return(log_return=made, **other)
    assert ConfidentialPoint.objects.get().is_draft
