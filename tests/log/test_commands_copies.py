"""The copy of a return by mail: a link, who sees what, and never a word of what is confidential."""

import re
from datetime import timedelta

import pytest
from django.core import mail

from concord.log import commands
from concord.log.exports import returns
from concord.log.rules.returns import PointInput

STANDING = (
    "Who sees a return: Members of the Compact group, champions and Compact officers, now and later, see your words"
)
NEVER = "Confidential points are never copied by mail. Nobody can tell from this mail whether there are any."


@pytest.fixture
def copies(place, at_once, django_capture_on_commit_callbacks):
    """What was mailed to the champion while something was done, in plain text and in HTML."""

    def while_doing(act):
        mail.outbox.clear()
        with django_capture_on_commit_callbacks(execute=True):
            act()
        found = [m for m in mail.outbox if "champion@example.org" in m.to]
        return [text for m in found for text in (m.body, m.alternatives[0][0])]

    return while_doing


def save(place, made, box, *points):
    facts = {"nothing": False, "by": place.champion, "at": place.now, "address": place.champion.email}
    commands.save_box(log_return=made, box=box, points=list(points), **facts)


def test_sent_and_changed_it_has_a_link_and_says_who_sees_what(place, copies):
    period = place.open()
    named, held = PointInput("We met early."), PointInput("Not for the mail.", point_class=2)
    text, html = copies(lambda: place.send(period, place.champion, {1: [named], 2: [held]}))
    for body in (text, html):
        assert ("/link/" in body, STANDING in body, NEVER in body) == (True, True, True)
        assert ("We met early." in body, "Not for the mail." in body) == (True, False)
    made = period.returns.get()
    text, html = copies(lambda: save(place, made, 1, PointInput("We met late.")))
    for body in (text, html):
        assert ("/link/" in body, STANDING in body, NEVER in body) == (True, True, True)
        assert ("We met late." in body, "Not for the mail." in body) == (True, False)


def test_it_reads_the_same_for_whoever_wrote_nothing_in_confidence(place, copies):
    period = place.open()
    text, _ = copies(lambda: place.send(period, place.champion, {1: [PointInput("We met early.")]}))
    assert NEVER in text


@pytest.mark.parametrize("locked", [False, True])
def test_what_an_officer_typed_in_goes_to_whoever_wrote_it(place, copies, locked):
    period = place.open()
    if locked:
        commands.lock_period(period=period, by=place.officer, at=place.now)

    def enter():
        commands.enter_return(
            period=period,
            person=place.champion,
            boxes={1: ([PointInput("On paper.")], False)},
            received_on=place.today - timedelta(days=1),
            is_nil=False,
            by=place.officer,
            at=place.now,
        )

    text, _ = copies(enter)
    assert "The Compact officer typed in your return" in text
    assert "On paper." in text
    assert ("You can change your return until" in text) is not locked
    assert ("tell the Compact officer" in text) is locked


def test_a_late_joiners_private_draft_is_in_no_table(place):
    period = place.open()
    joiner = place.add("joiner", "Jo Joiner", "champion", "charity")
    commands.start_return(period=period, person=joiner, at=place.now)
    commands.lock_period(period=period, by=place.officer, at=place.now)
    names = {row["respondent_name"] for row in returns(place.area).rows}
    assert names == {"Cara Champion", "Chris Chair", "Lee Leisure", "Mo Member"}


def test_its_boxes_follow_each_other(place, copies):
    period = place.open()
    boxes = {1: [PointInput("One.")], 2: [], 3: [PointInput("A win.", win_source="planned")], 4: []}
    text, html = copies(lambda: place.send(period, place.champion, boxes))
    for body in (text, html):
        assert re.findall(r"Box (\d): ([\w ]+)", body) == [
            ("1", "One"),
            ("2", "nothing to report"),
            ("3", "A win"),
            ("4", "nothing to report"),
        ]
