"""The register of partnerships, and the round in which all are asked: rows, trail, mail, refusals."""

from datetime import date

import pytest
from django.core import mail

from concord.core.accounts.models import PersonalLink
from concord.core.areas.scoping import within
from concord.core.audit.models import AuditEntry
from concord.core.directory import commands
from concord.core.directory.models import Partnership, PartnershipAnswer, PartnershipRound
from concord.core.lib.errors import AccessDenied, RuleBroken
from tests.worlds import START

from .partnerships import DUE, SAID, add, answer_in, begin, later


def verbs():
    return list(AuditEntry.objects.order_by("pk").values_list("verb", flat=True))


def asked_by_mail(world):
    """One with an address, one without."""
    add(world, contact_email="board@example.org")
    add(world, "Ward panel", kind="other")
    return begin(world, message="Thank you.")


def test_a_partnership_is_added_changed_and_ended(world):
    board = add(world, " Strategic  Partnership ", seats=12, voluntary_seats=2, on_agenda="yes")
    assert (board.name, board.known_on) == ("Strategic Partnership", date(2026, 1, 5))
    facts = {"name": "The Partnership", "kind": "board", "on_agenda": "unknown", "is_adopted": "unknown"}
    commands.change_partnership(partnership=board, facts=facts, by=world.officer, at=later(3))
    board.refresh_from_db()
    assert (board.name, board.seats, board.known_on) == ("The Partnership", 12, None)
    commands.end_partnership(partnership=board, on=date(2026, 1, 7), by=world.officer, at=later(3))
    board.refresh_from_db()
    assert board.ended_on == date(2026, 1, 7)
    assert verbs()[-3:] == [f"directory.partnership_{what}" for what in ("added", "changed", "ended")]
    with pytest.raises(RuleBroken):
        commands.end_partnership(partnership=board, on=date(2026, 1, 7), by=world.officer, at=later(3))


def test_a_name_stands_once_among_those_that_last(world):
    board = add(world)
    for name in ("strategic partnership", " "):
        with pytest.raises(RuleBroken) as refused:
            add(world, name)
        assert refused.value.field == "name"
    commands.end_partnership(partnership=board, on=START.date(), by=world.officer, at=START)
    assert add(world) != board


def test_it_is_never_part_of_its_own_part(world):
    board = add(world)
    team = add(world, "Team", parent=board)
    with pytest.raises(RuleBroken) as refused:
        commands.change_partnership(partnership=board, facts={"parent": team}, by=world.officer, at=START)
    assert refused.value.field == "parent"


def test_all_are_asked_each_with_a_link_of_its_own(world):
    round_ = asked_by_mail(world)
    assert (round_.begun_on, round_.due_on, round_.answers.count()) == (START.date(), DUE, 2)
    (message,) = mail.outbox
    assert message.to == ["board@example.org"]
    assert "Thank you." in message.body
    link = PersonalLink.objects.get(purpose="partnership")
    assert (link.person, link.subject_key) == (None, str(answer_in(round_, "Strategic Partnership").uid))
    assert verbs()[-3:] == ["directory.round_begun", *["directory.partnership_asked"] * 2]


def test_a_round_needs_somebody_to_ask_and_the_one_before_closed(world):
    with pytest.raises(RuleBroken):
        begin(world)
    first = asked_by_mail(world)
    with pytest.raises(RuleBroken):
        begin(world)
    commands.close_round(round_=first, by=world.officer, at=later(40))
    with pytest.raises(RuleBroken):
        commands.close_round(round_=first, by=world.officer, at=later(40))
    assert begin(world, due_on=date(2026, 3, 30), at=later(41)).answers.count() == 2


def test_an_answer_by_link_is_kept_with_its_day_and_known_in_the_register(world):
    round_ = asked_by_mail(world)
    answer = answer_in(round_, "Strategic Partnership")
    commands.answer_by_link(answer=answer, facts=SAID, at=later(9))
    answer.refresh_from_db()
    board = Partnership.objects.get(pk=answer.partnership_id)
    assert (answer.answered_on, answer.on_paper, answer.use) == (date(2026, 1, 14), False, "We read it.")
    assert (board.on_agenda, board.is_adopted, board.known_on) == ("yes", "no", date(2026, 1, 14))
    entry = AuditEntry.objects.latest("pk")
    assert (entry.verb, entry.person_key, "We read it." in str(entry.facts)) == (
        "directory.partnership_answered", "", False,
    )  # fmt: skip
    commands.close_round(round_=round_, by=world.officer, at=later(10))
    with pytest.raises(RuleBroken):
        commands.answer_by_link(answer=answer_in(round_, board.name), facts=SAID, at=later(11))


def test_an_answer_on_paper_never_hides_a_later_one(world):
    round_ = asked_by_mail(world)
    commands.answer_by_link(answer=answer_in(round_, "Ward panel"), facts=SAID, at=later(9))
    told = {**SAID, "on_agenda": "no"}
    paper = {"facts": told, "on": date(2026, 1, 8), "by": world.officer, "at": later(12)}
    commands.note_answer(answer=answer_in(round_, "Ward panel"), **paper)
    answer, panel = answer_in(round_, "Ward panel"), Partnership.objects.get(name="Ward panel")
    assert (answer.on_agenda, answer.on_paper, answer.answered_on) == ("no", True, date(2026, 1, 8))
    assert (panel.on_agenda, panel.known_on) == ("yes", date(2026, 1, 14))
    with pytest.raises(RuleBroken) as refused:
        commands.note_answer(answer=answer, **{**paper, "on": date(2026, 1, 4)})
    assert refused.value.field == "on"


def test_the_missing_alone_are_reminded_once_a_day_by_a_new_link(world):
    add(world, "Executive", contact_email="executive@example.org")
    round_ = asked_by_mail(world)
    commands.answer_by_link(answer=answer_in(round_, "Executive"), facts=SAID, at=later(2))
    mail.outbox.clear()
    assert commands.remind_partnerships(round_=round_, by=world.officer, at=later(3)) == 1
    assert commands.remind_partnerships(round_=round_, by=world.officer, at=later(3)) == 0
    assert [message.to for message in mail.outbox] == [["board@example.org"]]
    assert mail.outbox[0].subject.startswith("Reminder: ")
    board = answer_in(round_, "Strategic Partnership")
    links = PersonalLink.objects.filter(subject_key=str(board.uid))
    assert (board.reminders, links.count(), links.filter(revoked_at=None).count()) == (1, 2, 1)


def test_a_reminder_goes_to_the_address_of_today(world):
    round_ = asked_by_mail(world)
    Partnership.objects.filter(name="Ward panel").update(contact_email="panel@example.org")
    assert commands.remind_partnerships(round_=round_, by=world.officer, at=later(3)) == 2
    assert answer_in(round_, "Ward panel").to_address == "panel@example.org"


def test_a_week_before_the_last_day_the_missing_are_reminded_by_itself_and_once(world):
    round_ = asked_by_mail(world)

    def sent(days):
        now = later(days)
        return commands.remind_due_partnerships(area=world.area, on=now.date(), at=now)

    assert [sent(days) for days in (10, 21, 21, 22)] == [0, 1, 0, 0]
    commands.close_round(round_=round_, by=world.officer, at=later(23))
    assert sent(24) == 0


def test_what_was_added_since_is_asked_too_and_what_ended_is_left_alone(world):
    round_ = asked_by_mail(world)
    add(world, "Skills partnership", contact_email="skills@example.org")
    assert commands.ask_late_comers(round_=round_, by=world.officer, at=later(2)) == 1
    assert commands.ask_late_comers(round_=round_, by=world.officer, at=later(2)) == 0
    gone = Partnership.objects.get(name="Strategic Partnership")
    commands.end_partnership(partnership=gone, on=START.date(), by=world.officer, at=later(2))
    mail.outbox.clear()
    commands.remind_partnerships(round_=round_, by=world.officer, at=later(3))
    assert [message.to for message in mail.outbox] == [["skills@example.org"]]


@pytest.mark.parametrize("who", ["chair", "champion", "trustee", "stranger"])
def test_only_an_officer_of_the_area_keeps_the_register_and_asks(world, who):
    round_, by = asked_by_mail(world), world.people[who]
    board, answer = Partnership.objects.first(), PartnershipAnswer.objects.select_related("area", "round").first()
    facts = {"by": by, "at": START}
    for act in (
        lambda: add(world, "Another", by=by),
        lambda: begin(world, by=by),
        lambda: commands.change_partnership(partnership=board, facts={"name": "x"}, **facts),
        lambda: commands.end_partnership(partnership=board, on=START.date(), **facts),
        lambda: commands.remind_partnerships(round_=round_, **facts),
        lambda: commands.ask_late_comers(round_=round_, **facts),
        lambda: commands.close_round(round_=round_, **facts),
        lambda: commands.note_answer(answer=answer, facts=SAID, on=START.date(), **facts),
        lambda: commands.import_partnerships(area=world.area, data=b"name\nx", name="x.csv", dry_run=False, **facts),
    ):
        with pytest.raises(AccessDenied):
            act()
    assert (Partnership.objects.count(), PartnershipRound.objects.get().closed_on) == (2, None)


def test_a_neighbour_reads_none_of_it(world):
    asked_by_mail(world)
    with within(world.neighbour):
        assert [model.objects.count() for model in (Partnership, PartnershipRound, PartnershipAnswer)] == [0, 0, 0]
