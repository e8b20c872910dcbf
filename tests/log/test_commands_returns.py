"""Returns through the commands: T01 to T03, amending, two devices, limits, and every refusal."""

from datetime import timedelta

import pytest

from concord.core.audit.models import AuditEntry
from concord.core.lib.errors import AccessDenied, RuleBroken
from concord.core.mail.models import OutgoingMessage
from concord.log import commands
from concord.log.models import BoxAnswer, Expectation, LogReturn, PeriodSummary, Point
from concord.log.queries.returns import return_page
from concord.log.rules.returns import PointInput

LEISURE = {
    1: [PointInput(text="Joint development of draft community sports strategy")],
    2: [PointInput(text="Sector not informed leisure centres best value review had started")],
    3: [PointInput(text="Schedule of affordable space produced", win_source="planned")],
    4: [PointInput(text="Only 2 weeks to apply for holiday project grants but extended following representations")],
}


def verbs():
    return list(AuditEntry.objects.order_by("pk").values_list("verb", flat=True))


def whole(period):
    return PeriodSummary.objects.get(period_reference=period.reference, dimension="all")


def test_the_leisure_champions_four_points_are_taken_with_no_blank_box(place):
    period = place.open()
    made = place.send(period, place.leisure_champion, LEISURE)
    points = Point.objects.filter(log_return=made)
    assert sorted(points.values_list("box", flat=True)) == [1, 2, 3, 4]
    assert points.get(box=3).win_source == "planned"
    assert return_page(made, {}, on=place.today).blank == 0
    assert whole(period).blank_heavy == 0


def test_the_leisure_champions_box_four_grows_into_a_win_from_what_went_wrong(place):
    before = place.open(
        opens_on=place.today - timedelta(days=80),
        due_on=place.today - timedelta(days=60),
        locks_on=place.today - timedelta(days=50),
    )
    early = place.now - timedelta(days=70)
    first = place.send(before, place.leisure_champion, LEISURE, at=early)
    commands.lock_period(period=before, by=place.officer, at=place.now)
    problem = Point.objects.get(log_return=first, box=2)
    win = PointInput(text="The review was opened to the sector", win_source="went_wrong", answers_point=problem)
    made = place.send(place.open(), place.leisure_champion, {3: [win]})
    assert Point.objects.get(log_return=made).answers_point == problem


def test_two_points_stand_in_a_box_and_a_third_is_refused(place):
    made = commands.start_return(period=place.open(), person=place.champion, at=place.now)
    two = [PointInput(text="One"), PointInput(text="Two")]
    save = {"log_return": made, "box": 1, "nothing": False, "by": place.champion, "at": place.now}
    commands.save_box(points=two, **save)
    with pytest.raises(RuleBroken, match="At most 2 points in a box"):
        commands.save_box(points=[*two, PointInput(text="Three")], **save)
    assert Point.objects.filter(log_return=made).count() == 2


def test_a_limit_on_the_whole_form_refuses_the_leisure_example(place):
    commands.change_settings(area=place.area, changes={"limit_per_box": False}, by=place.officer, at=place.now)
    with pytest.raises(RuleBroken, match="At most 2 points in the whole form"):
        place.send(place.open(), place.leisure_champion, LEISURE)


@pytest.mark.parametrize(("answered", "heavy"), [(4, 0), (3, 0), (2, 0), (1, 1)])
def test_more_than_two_blanks_of_four_are_too_many(place, answered, heavy):
    period = place.open()
    place.send(period, place.champion, {box: LEISURE[box] for box in range(1, answered + 1)})
    assert whole(period).blank_heavy == heavy


def test_nothing_to_report_is_an_answer_and_not_a_blank(place):
    period = place.open()
    place.send(period, place.champion, {1: LEISURE[1], 2: [], 3: [], 4: []})
    assert (whole(period).blank_heavy, BoxAnswer.objects.count()) == (0, 3)


def test_nothing_at_all_is_one_command(place):
    period = place.open()
    made = commands.send_nil(period=period, person=place.champion, by=place.champion, at=place.now)
    assert (made.is_nil, made.state, made.received_on) == (True, "sent", place.today)
    assert (whole(period).received, whole(period).blank_heavy) == (1, 0)
    assert AuditEntry.objects.get(verb="log.return_sent").facts == {"nil": True, "late": False}


def test_nothing_at_all_is_refused_where_points_are_written(place):
    period = place.open()
    made = commands.start_return(period=period, person=place.champion, at=place.now)
    commands.save_box(
        log_return=made, box=1, points=[PointInput(text="One")], nothing=False, by=place.champion, at=place.now
    )
    with pytest.raises(RuleBroken, match="written points already"):
        commands.send_nil(period=period, person=place.champion, by=place.champion, at=place.now)


def test_a_point_added_to_nothing_to_report_leaves_the_other_boxes_answered(place):
    period = place.open()
    made = commands.send_nil(period=period, person=place.champion, by=place.champion, at=place.now)
    commands.save_box(log_return=made, box=2, points=LEISURE[2], nothing=False, by=place.champion, at=place.now)
    assert sorted(BoxAnswer.objects.values_list("box", flat=True)) == [1, 3, 4]
    assert (LogReturn.objects.get().is_nil, whole(period).blank_heavy, whole(period).points_2) == (False, 0, 1)


def test_a_draft_is_private_until_it_is_sent(place):
    period = place.open()
    made = commands.start_return(period=period, person=place.champion, at=place.now)
    commands.save_box(log_return=made, box=1, points=LEISURE[1], nothing=False, by=place.champion, at=place.now)
    assert not Point.objects.tabled().exists()
    assert (whole(period).received, whole(period).points_1) == (0, 0)
    assert "log.return_sent" not in verbs()
    assert not OutgoingMessage.objects.filter(kind="log.copy").exists()


def test_a_sent_return_is_amended_and_keeps_the_references_of_its_points(place):
    period = place.open()
    made = place.send(period, place.champion, {1: LEISURE[1]})
    reference = Point.objects.get().reference
    later = place.now + timedelta(hours=2)
    commands.save_box(
        log_return=made, box=1, points=[PointInput(text="Better said")], nothing=False, by=place.champion, at=later
    )
    point = Point.objects.get()
    made.refresh_from_db()
    assert (point.text, point.reference, point.tabled) == ("Better said", reference, True)
    assert made.amended_at == later
    assert verbs()[-1] == "log.return_amended"


def test_saving_a_sent_return_unchanged_leaves_no_trace(place):
    made = place.send(place.open(), place.champion, {1: LEISURE[1]})
    before = verbs()
    commands.save_box(log_return=made, box=1, points=LEISURE[1], nothing=False, by=place.champion, at=place.now)
    made.refresh_from_db()
    assert (made.amended_at, verbs()) == (None, before)


def test_a_return_after_the_due_day_is_late_and_counts(place):
    period = place.open(due_on=place.today - timedelta(days=1))
    place.send(period, place.champion, {1: LEISURE[1]})
    assert (whole(period).received, whole(period).on_time, whole(period).late) == (1, 0, 1)


def test_sending_twice_sends_once(place):
    made = place.send(place.open(), place.champion, {1: LEISURE[1]})
    with pytest.raises(RuleBroken, match="sent already"):
        commands.send_return(log_return=made, by=place.champion, at=place.now)
    assert verbs().count("log.return_sent") == 1


def copies_in(outbox):
    return [message for message in outbox if message.subject.startswith("Copy of your")]


def test_the_reporter_gets_a_copy_by_mail_with_a_link_to_change_it(place, mailoutbox):
    period = place.open()
    mailoutbox.clear()
    place.send(period, place.champion, {1: LEISURE[1], 2: []})
    copy = OutgoingMessage.objects.get(kind="log.copy")
    assert (copy.to_address, copy.about_kind) == ("champion@example.org", "log.logreturn")
    (sent,) = copies_in(mailoutbox)
    assert sent.subject == f"Copy of your return for {period.label}"
    for body in (sent.body, sent.alternatives[0][0]):
        assert "/link/" in body
        assert "Confidential points are never copied by mail." in body


def test_a_visible_change_of_a_sent_return_sends_another_copy_and_a_confidential_one_does_not(place, mailoutbox):
    period = place.open()
    made = place.send(period, place.champion, {1: LEISURE[1], 2: []})
    mailoutbox.clear()

    def save(*points, nothing):
        facts = {"by": place.champion, "at": place.now, "address": place.champion.email}
        commands.save_box(log_return=made, box=2, points=points, nothing=nothing, **facts)
        return copies_in(mailoutbox)

    trust = PointInput(text="Told in trust", point_class=2)
    assert save(trust, nothing=True) == []
    (copy,) = save(trust, PointInput(text="Told openly"), nothing=False)
    assert copy.subject == f"Copy of your changed return for {period.label}"
    assert ("You changed your return" in copy.body, "Told openly" in copy.body) == (True, True)
    assert "Told in trust" not in copy.body


def test_another_device_does_not_overwrite_what_was_kept_meanwhile(place):
    period = place.open()
    made = commands.start_return(period=period, person=place.champion, at=place.now)
    seen = return_page(made, {}, on=place.today).boxes[0].stamp
    save = {"log_return": made, "box": 1, "nothing": False, "by": place.champion, "at": place.now}
    commands.save_box(points=[PointInput(text="From the phone")], seen=seen, **save)
    with pytest.raises(RuleBroken, match="changed on another device"):
        commands.save_box(points=[PointInput(text="From the desk")], seen=seen, **save)
    fresh = return_page(made, {}, on=place.today).boxes[0].stamp
    commands.save_box(points=[PointInput(text="From the desk")], seen=fresh, **save)
    assert Point.objects.get().text == "From the desk"


def test_a_win_says_where_it_came_from(place):
    made = commands.start_return(period=place.open(), person=place.champion, at=place.now)
    with pytest.raises(RuleBroken, match="where the win came from") as refused:
        commands.save_box(
            log_return=made, box=3, points=[PointInput(text="A win")], nothing=False, by=place.champion, at=place.now
        )
    assert refused.value.field == "win_source_1"


@pytest.mark.parametrize(
    ("point", "words"),
    [
        (PointInput(text=" "), "Write the point"),
        (PointInput(text="x" * 401), "Take 1 away"),
        (PointInput(text="A win", win_source="planned"), "Only wins in box 3"),
    ],
)
def test_a_point_that_breaks_a_rule_is_refused(place, point, words):
    made = commands.start_return(period=place.open(), person=place.champion, at=place.now)
    with pytest.raises(RuleBroken, match=words):
        commands.save_box(log_return=made, box=1, points=[point], nothing=False, by=place.champion, at=place.now)


def test_a_date_in_the_future_is_refused(place):
    made = commands.start_return(period=place.open(), person=place.champion, at=place.now)
    ahead = PointInput(text="It will happen", happened_on=place.today + timedelta(days=1))
    with pytest.raises(RuleBroken, match="in the future") as refused:
        commands.save_box(log_return=made, box=1, points=[ahead], nothing=False, by=place.champion, at=place.now)
    assert refused.value.field == "date_1"


def test_nothing_to_report_beside_a_named_point_is_refused(place):
    made = commands.start_return(period=place.open(), person=place.champion, at=place.now)
    with pytest.raises(RuleBroken, match="nothing to report"):
        commands.save_box(log_return=made, box=1, points=LEISURE[1], nothing=True, by=place.champion, at=place.now)


def test_only_its_writer_writes_in_a_return(place):
    made = commands.start_return(period=place.open(), person=place.champion, at=place.now)
    with pytest.raises(AccessDenied):
        commands.save_box(log_return=made, box=1, points=LEISURE[1], nothing=False, by=place.officer, at=place.now)
    with pytest.raises(AccessDenied):
        commands.send_return(log_return=made, by=place.officer, at=place.now)


def test_somebody_without_a_role_in_the_area_makes_no_return(place):
    with pytest.raises(AccessDenied, match="no role"):
        commands.start_return(period=place.open(), person=place.trustee, at=place.now)


def test_a_planned_period_takes_no_return(place):
    with pytest.raises(RuleBroken, match="not open for returns yet"):
        commands.start_return(period=place.plan(), person=place.champion, at=place.now)


def test_a_locked_period_takes_nothing_from_those_who_sent(place):
    period = place.open()
    made = place.send(period, place.champion, {1: LEISURE[1]})
    commands.lock_period(period=period, by=place.officer, at=place.now)
    made.refresh_from_db()
    with pytest.raises(RuleBroken, match="stays as it is"):
        commands.save_box(log_return=made, box=2, points=LEISURE[2], nothing=False, by=place.champion, at=place.now)


def test_a_period_past_its_last_day_is_locked_before_the_clock_has_run(place):
    period = place.open()
    made = commands.start_return(period=period, person=place.champion, at=place.now)
    with pytest.raises(RuleBroken, match="was locked on"):
        commands.send_return(log_return=made, by=place.champion, at=place.now + timedelta(days=11))


def test_a_late_joiner_makes_an_extra_return_that_is_in_no_rate(place):
    period = place.open()
    joiner = place.add("joiner", "Jo Joiner", "champion", "charity")
    place.send(period, joiner, {1: LEISURE[1]})
    assert Expectation.objects.get(person=joiner).is_extra
    assert (whole(period).extra, whole(period).received, whole(period).points_1) == (1, 0, 1)


def test_a_point_for_somebody_else_does_not_use_up_the_proxys_own(place):
    period = place.open()
    points = [PointInput(text="One"), PointInput(text="Two"), PointInput(text="Theirs", is_proxy=True)]
    made = place.send(period, place.champion, {2: points})
    assert Point.objects.filter(log_return=made).count() == 3
    proxied = Point.objects.get(is_proxy=True)
    assert proxied.log_return.person == place.champion


def test_a_point_for_somebody_else_answers_no_box_of_the_proxys_own(place):
    period = place.open()
    place.send(period, place.champion, {1: LEISURE[1], 2: [PointInput(text="Theirs", is_proxy=True)]})
    assert whole(period).blank_heavy == 1


def test_names_and_wordings_are_kept_as_they_were_that_day(place):
    point = PointInput(text="Late again", about_organisation=place.bodies["council"], commitment=place.commitment)
    place.send(place.open(), place.champion, {2: [point]})
    kept = Point.objects.get()
    assert (kept.about_name, kept.commitment_text.number, kept.sector) == ("Wessington Council", "4.2", "voluntary")


def test_a_draft_goes_on_after_locking_and_waits_in_the_next_period(place):
    today = place.today
    old = place.open(
        opens_on=today - timedelta(days=60), due_on=today - timedelta(days=40), locks_on=today - timedelta(days=30)
    )
    commands.lock_period(period=old, by=place.officer, at=place.now)
    draft = commands.start_return(period=old, person=place.champion, at=place.now)
    commands.save_box(log_return=draft, box=1, points=LEISURE[1], nothing=False, by=place.champion, at=place.now)
    trail = verbs()
    new = place.open()
    carried = Point.objects.get()
    assert (carried.period, carried.carried_from, carried.tabled) == (new, old, False)
    assert "log.point_carried" not in verbs()[len(trail) :]
    commands.send_return(log_return=carried.log_return, by=place.champion, at=place.now)
    assert (verbs().count("log.point_carried"), whole(old).received, whole(new).received) == (1, 0, 1)


def test_once_the_next_period_is_open_late_points_are_written_there(place):
    today = place.today
    old = place.open(
        opens_on=today - timedelta(days=60), due_on=today - timedelta(days=40), locks_on=today - timedelta(days=30)
    )
    commands.lock_period(period=old, by=place.officer, at=place.now)
    place.open()
    with pytest.raises(RuleBroken, match="next one is open already"):
        commands.start_return(period=old, person=place.champion, at=place.now)
