"""Writing minutes, sending them round, approving and correcting them: rows, trail, mail, and refusals."""

import pytest

from concord.core.accounts.models import PersonalLink
from concord.core.audit.models import AuditEntry
from concord.core.lib.errors import AccessDenied, RuleBroken
from concord.core.mail.models import OutgoingMessage
from concord.group import commands, tasks
from concord.group.commands import ItemInput
from concord.group.models import Action, AgendaItem, Minutes, Outcome

from .minuting import FACTS, NOW, SECRET, add, agenda, day, meet, sent_round, write, written


def verbs(minutes):
    return list(AuditEntry.objects.filter(subject_key=str(minutes.uid)).order_by("pk").values_list("verb", flat=True))


def test_minutes_begin_with_the_agenda_once(world):
    meeting = meet(world)
    commands.set_agenda(
        meeting=meeting, items=[ItemInput("Matters", 5, lead="Ruth", outcome="Two were done"), ItemInput("AOB", 5)],
        **FACTS,
    )  # fmt: skip
    minutes = commands.begin_minutes(meeting=meeting, by=world.chair, at=NOW)
    rows = [(item.position, item.title, item.lead, item.text) for item in minutes.items.all()]
    assert rows == [(1, "Matters", "Ruth", "Two were done"), (2, "AOB", "", "")]
    assert verbs(minutes) == ["group.minutes_begun"]
    with pytest.raises(RuleBroken, match="begun already"):
        commands.begin_minutes(meeting=meeting, **FACTS)


def test_the_agenda_may_change_and_the_minutes_stay(world):
    minutes = written(world)
    agenda(minutes.meeting, "Something else")
    assert minutes.items.first().title == "Payment times"


def test_minutes_are_not_begun_before_the_day(world):
    with pytest.raises(RuleBroken, match="begun that day"):
        commands.begin_minutes(meeting=meet(world, 3, held=False), **FACTS)


@pytest.mark.parametrize("who", ["member", "champion", "observer", "stranger"])
def test_officer_and_chair_write_and_nobody_else(world, who):
    minutes, by = written(world), {"by": getattr(world, who), "at": NOW}
    item, question = minutes.items.first(), Outcome.objects.filter(kind="question").first()
    later = meet(world, 0)
    for refused in (
        lambda: commands.begin_minutes(meeting=later, **by),
        lambda: commands.add_minute_item(minutes=minutes, title="More", **by),
        lambda: commands.save_item(item=item, text="x", confidential=False, version=item.version, **by),
        lambda: commands.add_outcome(item=item, what=commands.OutcomeInput("decision", "x"), **by),
        lambda: commands.remove_outcome(outcome=question, **by),
        lambda: commands.circulate_minutes(minutes=minutes, **by),
        lambda: commands.approve_minutes(minutes=minutes, meeting=later, **by),
        lambda: commands.correct_minutes(minutes=minutes, text="x", **by),
        lambda: commands.answer_question(outcome=question, answer="x", on=day(0), **by),
        lambda: commands.put_on_agenda(meeting=later, item=ItemInput("x", 1, source_key="x"), **by),
    ):
        with pytest.raises(AccessDenied):
            refused()


def test_two_writers_do_not_write_over_each_other(world):
    item = written(world).items.first()
    read = item.version
    commands.save_item(item=item, text="Mine", confidential=False, version=read, **FACTS)
    with pytest.raises(RuleBroken, match="Somebody else has saved"):
        commands.save_item(item=item, text="Theirs", confidential=True, version=read, **FACTS)
    item.refresh_from_db()
    assert (item.text, item.confidential, item.version) == ("Mine", False, read + 1)


def test_an_action_of_the_minutes_is_one_of_the_groups(world):
    minutes = written(world)
    found = Action.objects.get(outcomes__item__position=1)
    assert (found.text, found.owner, found.due_on, found.meeting) == (
        "Some action",
        world.member,
        day(20),
        minutes.meeting,
    )
    commands.remove_outcome(outcome=found.outcomes.get(), **FACTS)
    found.refresh_from_db()
    assert (found.state, found.outcomes.count()) == ("dropped", 0)


def test_a_task_of_every_member_asks_each(world):
    made = add(written(world).items.first(), "action", every_member=True, due_on=day(9))
    assert made.action.answers.count() == 2


def test_minutes_that_are_sent_round_go_to_each_who_was_invited_once(world):
    minutes = sent_round(world)
    minutes.refresh_from_db()
    assert (minutes.state, minutes.circulated_at) == ("circulated", NOW)
    mails = OutgoingMessage.objects.filter(kind="group.minutes", about_key=str(minutes.uid))
    invited = {seat.person.email for seat in minutes.meeting.attendances.all()}
    assert {mail.to_address for mail in mails} == invited
    assert not any(SECRET in mail.text_body + mail.html_body + mail.kept_text for mail in mails)
    tasks.mail_minutes.func(world.area.code, str(minutes.uid))
    assert (mails.count(), PersonalLink.objects.filter(purpose="minutes").count()) == (2, 2)


def test_what_is_out_stays_as_it_is(world):
    minutes = sent_round(world)
    item = minutes.items.first()
    for refused in (
        lambda: write(item, "Other words"),
        lambda: add(item, "decision"),
        lambda: commands.add_minute_item(minutes=minutes, title="More", **FACTS),
        lambda: commands.remove_outcome(outcome=item.outcomes.first(), **FACTS),
        lambda: commands.circulate_minutes(minutes=minutes, **FACTS),
    ):
        with pytest.raises(RuleBroken, match="Add a correction"):
            refused()


def test_a_draft_that_is_sent_round_meanwhile_takes_no_more_words(world):
    minutes = written(world)
    item = minutes.items.select_related("minutes").first()
    commands.circulate_minutes(minutes=Minutes.objects.get(pk=minutes.pk), **FACTS)
    with pytest.raises(RuleBroken, match="just sent these minutes round"):
        commands.save_item(item=item, text="x", confidential=False, version=item.version, **FACTS)


def test_minutes_are_approved_at_the_next_meeting_and_who_was_there_stays(world):
    minutes = sent_round(world, -9)
    later = meet(world, 0)
    commands.approve_minutes(minutes=minutes, meeting=later, by=world.chair, at=NOW)
    assert (minutes.state, minutes.approved_by_meeting, minutes.approved_at) == ("approved", later, NOW)
    with pytest.raises(RuleBroken, match="are approved"):
        commands.take_attendance(meeting=minutes.meeting, states={world.chair.pk: "absent"}, **FACTS)
    with pytest.raises(RuleBroken):
        commands.approve_minutes(minutes=minutes, meeting=later, **FACTS)


def test_corrections_are_added_with_their_day_and_change_no_word(world):
    minutes = sent_round(world, -9)
    item = minutes.items.first()
    commands.correct_minutes(minutes=minutes, text="It was March.", item=item, **FACTS)
    commands.approve_minutes(minutes=minutes, meeting=meet(world, 0), **FACTS)
    commands.correct_minutes(minutes=minutes, text="And Ruth was there.", **FACTS)
    found = [(one.text, one.item, one.added_on) for one in minutes.corrections.all()]
    assert found == [("It was March.", item, day(0)), ("And Ruth was there.", None, day(0))]
    item.refresh_from_db()
    assert (minutes.state, item.text) == ("corrected", "Bills are paid sooner.")


def test_a_correction_after_the_approval_shows_in_the_state(world):
    minutes = sent_round(world, -9)
    commands.approve_minutes(minutes=minutes, meeting=meet(world, 0), **FACTS)
    commands.correct_minutes(minutes=minutes, text="It was March.", **FACTS)
    assert minutes.state == "corrected"


def test_a_question_is_answered_once(world):
    sent_round(world)
    question = Outcome.objects.filter(kind="question").first()
    commands.answer_question(outcome=question, answer="Yes", on=day(0), **FACTS)
    assert (question.answer, question.answered_on) == ("Yes", day(0))
    question.answered_on = None
    with pytest.raises(RuleBroken, match="just noted"):
        commands.answer_question(outcome=question, answer="No", on=day(0), **FACTS)


def test_what_waits_goes_before_any_other_business_and_fits_the_hour(world):
    """T46: minutes per item add up to the hour at most."""
    meeting = meet(world, 5, held=False)
    usual = meeting.agenda.count()
    with pytest.raises(RuleBroken, match="Take 5 minutes off"):
        commands.put_on_agenda(meeting=meeting, item=ItemInput("More", 5, source_key="group/x"), **FACTS)
    AgendaItem.objects.filter(meeting=meeting, kind="returns").update(minutes=15)
    commands.put_on_agenda(meeting=meeting, item=ItemInput("More", 5, source_key="group/x"), **FACTS)
    items = list(meeting.agenda.all())
    assert [item.position for item in items] == list(range(1, usual + 2))
    assert [item.title for item in items][-2:] == ["More", "Any other business"]
    with pytest.raises(RuleBroken, match="already"):
        commands.put_on_agenda(meeting=meeting, item=ItemInput("More", 5, source_key="group/x"), **FACTS)


def test_what_an_app_above_put_there_gets_its_minutes(world):
    meeting = meet(world, 5, held=False)
    AgendaItem.objects.filter(meeting=meeting, kind="returns").update(minutes=15)
    commands.point_to(meeting=meeting, key="log/positions/1/", title="Positions", **FACTS)
    commands.put_on_agenda(meeting=meeting, item=ItemInput("Positions", 5, source_key="log/positions/1/"), **FACTS)
    assert meeting.agenda.get(source_key="log/positions/1/").minutes == 5
