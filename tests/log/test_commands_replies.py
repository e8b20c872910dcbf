"""The right of reply: asked in plain words, kept beside the point, never rewritten after the report."""

from datetime import timedelta

import pytest
from django.core import mail

from concord.core.accounts.access import SYSTEM
from concord.core.accounts.calendar import dates_of
from concord.core.audit.models import AuditEntry
from concord.core.directory.models import Unit
from concord.core.lib.errors import RuleBroken
from concord.core.mail.models import OutgoingMessage
from concord.log import commands
from concord.log.models import ConfidentialPoint, Period, Point, ReplyRequest
from concord.log.queries.decisions import seats_at
from concord.log.queries.replies import points_to_ask_about
from concord.log.rules.returns import PointInput

from .deciding import sit_down


@pytest.fixture
def sitting(place):
    return sit_down(place)


def ask(sitting) -> ReplyRequest:
    commands.build_sheet(period=sitting.period, by=sitting.place.officer, at=sitting.now)
    return sitting.request()


def reply(sitting, text, days=1, name="Dana, head of leisure"):
    at = sitting.now + timedelta(days=days)
    commands.record_reply(request=sitting.request(), text=text, name=name, by=None, at=at)
    return sitting.request()


def mails(kind):
    """What was sent, with its text, which is wiped from the row once it is sent."""
    subjects = OutgoingMessage.objects.filter(kind=kind).values_list("subject", flat=True)
    return [message for message in mail.outbox if message.subject in subjects]


def names_council(sitting, name="draft", body="council") -> Point:
    """A point of box 1, by the charity's champion, that names an organisation and is sent to nobody by the sheet."""
    point = getattr(sitting, name)
    Point.objects.filter(pk=point.pk).update(about_organisation=sitting.place.bodies[body])
    return getattr(sitting, name)


def seat_another(sitting) -> None:
    """Nobody at the table is of the council, so that nobody stands aside on a point about it."""
    for seat in sitting.meeting.attendances.filter(organisation=sitting.place.bodies["council"]):
        seat.organisation = sitting.place.bodies["cvs"]
        seat.save()


def test_not_followed_asks_whom_the_point_names_whatever_its_box(sitting):
    seat_another(sitting)
    point = names_council(sitting)
    assert commands.build_sheet(period=sitting.period, by=sitting.place.officer, at=sitting.now) == 1
    made = sitting.decide(point, "followed")
    assert [r.point.text[:7] for r in ReplyRequest.objects.all()] == ["Only tw"]
    made = sitting.correct(made, "not_followed", reason="It was not")
    assert made.verdict == "not_followed"
    asked = ReplyRequest.objects.get(point=point)
    assert (asked.organisation_name, asked.state, asked.asked_at) == ("Wessington Council", "asked", sitting.now)
    assert len(mails("log.reply")) == 2
    sitting.correct(made, "not_followed", reason="We looked again")
    assert ReplyRequest.objects.filter(point=point).count() == 1


def test_the_sheet_made_again_asks_whom_an_older_decision_names(sitting):
    seat_another(sitting)
    point = names_council(sitting)
    sitting.decide(point, "not_followed")
    ReplyRequest.objects.all().delete()
    assert commands.build_sheet(period=sitting.period, by=sitting.place.officer, at=sitting.now) == 2


def test_not_followed_asks_whom_a_merged_point_names(sitting):
    seat_another(sitting)
    Point.objects.filter(pk=sitting.again.pk).update(box=1)
    sitting.merge(sitting.draft, names_council(sitting, "again"))
    sitting.decide(sitting.draft, "not_followed")
    assert [r.point for r in ReplyRequest.objects.all()] == [sitting.again]


def test_positions_that_find_it_not_followed_ask_whom_it_names(sitting):
    seat_another(sitting)
    point = names_council(sitting)
    round = commands.open_round(
        point=point, verdict="not_followed", meeting=sitting.meeting, by=sitting.place.chair, at=sitting.now
    )
    for person in (sitting.place.chair, sitting.place.member):
        sitting.take(round, person)
    commands.open_positions(round=round, by=sitting.place.chair, at=sitting.now)
    assert ReplyRequest.objects.get().point == point


def test_a_body_that_reports_on_itself_is_asked_nothing(sitting):
    seat_another(sitting)
    sitting.decide(names_council(sitting, body="charity"), "not_followed")
    assert not ReplyRequest.objects.exists()


def test_a_body_that_reports_on_itself_is_asked_once_its_report_counts_with_anothers(sitting):
    """Its own staff take nobody's right of reply away."""
    Point.objects.filter(pk=sitting.grants.pk).update(about_organisation=sitting.place.bodies["charity"])
    assert points_to_ask_about(sitting.period) == []
    Point.objects.filter(pk=sitting.again.pk).update(log_return=None, point_class=2)
    sitting.merge(sitting.again, sitting.grants)
    assert points_to_ask_about(sitting.period) == [sitting.grants]


def test_about_a_withdrawn_point_no_reply_is_taken(sitting):
    ask(sitting)
    commands.withdraw_point(point=sitting.grants, reason="mistake", by=sitting.place.officer, at=sitting.now)
    with pytest.raises(RuleBroken, match="was withdrawn, so no reply is needed"):
        reply(sitting, "It was three weeks.")
    assert (sitting.request().reply, mails("log.reply_copy")) == ("", [])


def test_the_calendar_keeps_the_last_day_to_reply_while_the_point_stands(sitting):
    ask(sitting)
    day = sitting.request().window_ends_on

    def shown():
        lines = dates_of(sitting.place.area, sitting.place.officer, first=day, last=day)
        return [line.title for line in lines if "reply" in line.title]

    assert shown() == ["Last day of a right of reply"]
    commands.withdraw_point(point=sitting.grants, reason="mistake", by=sitting.place.officer, at=sitting.now)
    assert shown() == []


def test_the_subject_says_who_is_asked_and_by_when(sitting):
    request = ask(sitting)
    day = request.window_ends_on
    assert [m.subject for m in mails("log.reply")] == [f"Wessington Council: your reply by {day.day} {day:%B}"]


def test_a_person_is_greeted_by_name_and_a_department_is_only_addressed(sitting):
    ask(sitting)
    assert mails("log.reply")[0].body.startswith("Dear Harriet Hall,")


def test_a_department_is_not_dear(sitting):
    leisure = sitting.place.leisure
    Unit.objects.filter(pk=leisure.pk).update(email="leisure@council.example.org")
    Point.objects.filter(pk=sitting.grants.pk).update(about_unit=leisure)
    ask(sitting)
    (sent,) = mails("log.reply")
    assert (sent.to, sent.body.splitlines()[0]) == (["leisure@council.example.org"], f"To {leisure},")


def test_whoever_replied_gets_a_copy(sitting):
    ask(sitting)
    reply(sitting, "It was three weeks.")
    (copy,) = mails("log.reply_copy")
    assert (copy.to, copy.subject) == (["compact@council.example.org"], "Wessington Council: your reply is in")
    assert "It was three weeks." in copy.body
    assert "Dana, head of leisure" in copy.body


def test_a_reply_may_be_rewritten_until_the_report(sitting):
    ask(sitting)
    reply(sitting, "It was three weeks.")
    assert reply(sitting, "It was three weeks and a day.", days=2).reply == "It was three weeks and a day."


def test_after_the_report_the_first_reply_stays_and_the_new_words_are_added_with_their_date(sitting):
    ask(sitting)
    first = reply(sitting, "It was three weeks.")
    Period.objects.filter(pk=sitting.period.pk).update(state="reported")
    later = reply(sitting, "Next year it is six.", days=3, name="Sam")
    day = sitting.place.today + timedelta(days=3)
    assert later.reply == (f"It was three weeks.\n\nAdded on {day.day} {day:%B %Y} by Sam: Next year it is six.")
    assert (later.replied_at, later.replied_name) == (first.replied_at, first.replied_name)
    facts = [e.facts["after_report"] for e in AuditEntry.objects.filter(verb="log.reply_received").order_by("pk")]
    assert facts == [False, True]


def test_a_first_reply_after_the_report_is_kept_whole(sitting):
    ask(sitting)
    Period.objects.filter(pk=sitting.period.pk).update(state="reported")
    assert reply(sitting, "We are sorry.").reply == "We are sorry."


def test_an_empty_reply_is_refused(sitting):
    ask(sitting)
    with pytest.raises(RuleBroken, match="Write your reply"):
        reply(sitting, "  ")


def withheld(sitting, point_class=2) -> ConfidentialPoint:
    """A second period, locked, with a confidential point about the council."""
    place = sitting.place
    period = place.open(opens_on=place.today, due_on=place.today, locks_on=place.today)
    about = PointInput("They cut our grant.", point_class=point_class, about_organisation=place.bodies["council"])
    place.send(period, place.champion, {2: [about]})
    sitting.period = commands.lock_period(period=Period.objects.get(pk=period.pk), by=SYSTEM, at=place.now)
    return ConfidentialPoint.objects.select_related("point", "period__area", "area").get()


def test_a_point_whose_name_is_withheld_is_sent_in_its_approved_wording_and_names_nobody(sitting):
    row, place = withheld(sitting), sitting.place
    version = commands.propose_wording(row=row, text="A grant ended too soon.", by=place.trustee, at=place.now)
    commands.approve_wording(version=version, person=place.champion, at=place.now)
    request = ask(sitting)
    assert (request.point, request.wording_sent) == (row.point, "A grant ended too soon.")
    (sent,) = mails("log.reply")
    everything = sent.body + sent.alternatives[0][0] + sent.subject
    assert "A grant ended too soon." in everything
    for hidden in ("They cut our grant", "Cara", "Wessington Carers", row.reference):
        assert hidden not in everything


def test_a_point_for_the_trustee_alone_is_sent_to_nobody(sitting):
    withheld(sitting, point_class=3)
    assert commands.build_sheet(period=sitting.period, by=sitting.place.officer, at=sitting.now) == 0
    assert (ReplyRequest.objects.count(), mails("log.reply")) == (0, [])


def test_words_that_were_sent_for_a_reply_stay_as_they_are(sitting):
    row, place = withheld(sitting), sitting.place
    version = commands.propose_wording(row=row, text="A grant ended too soon.", by=place.trustee, at=place.now)
    ask(sitting)
    with pytest.raises(RuleBroken, match="so they stay"):
        commands.approve_wording(version=version, person=place.champion, at=place.now)
    with pytest.raises(RuleBroken, match="so they stay"):
        commands.propose_wording(row=row, text="Another.", by=place.trustee, at=place.now)
    row.point.refresh_from_db()
    assert row.point.text == sitting.request().wording_sent == "They cut our grant."


def test_who_reported_in_confidence_changes_nothing_about_who_stands_aside(sitting):
    place, found = sitting.place, []
    for who in (place.champion, place.member):
        period = place.open(opens_on=place.today, due_on=place.today, locks_on=place.today)
        about = PointInput(f"Of {who.pk}.", point_class=2, about_organisation=place.bodies["council"])
        place.send(period, who, {2: [about]})
        commands.lock_period(period=Period.objects.get(pk=period.pk), by=SYSTEM, at=place.now)
        found.append(seats_at(sitting.meeting, Point.objects.get(period=period)))
    assert found[0] == found[1]
    assert {seat.person for seat in found[1] if seat.stands_aside} == {place.member.pk}
