"""The discussion of the busy place, and its surveys: topics open, closed and quiet, and a hidden post."""

from datetime import timedelta
from typing import TYPE_CHECKING

from concord.core.accounts.access import SYSTEM
from concord.group import commands as group
from concord.group.queries.passing import speakers
from concord.group.terms import SurveyQuestion

if TYPE_CHECKING:
    from .busy import Busy

URL = "/areas/wessington/group/"


def fill_discussion(busy: "Busy") -> None:
    # Nobody who looks round wrote any but the member, so that it is clear whose a post is.
    world, other, before = busy.world, busy.world.public_officer, busy.now - timedelta(days=40)
    meeting = world.group.meetings.first()
    shorter = group.open_topic(
        group=world.group, title="Shorter forms", text="Who has one page?", readers="everybody", mark="question",
        by=world.member, at=before, meeting=meeting,
    )  # fmt: skip
    said = [
        group.post_in_topic(topic=shorter, text=text, by=by, at=busy.now - timedelta(days=2))
        for text, by in (("Parks has one.", other), ("Not this.", world.volunteer), ("So do we.", other))
    ]
    # Still so new that it may be changed or taken back.
    group.post_in_topic(topic=shorter, text="Ours has two.", by=world.member, at=busy.now)
    group.hide_post(post=said[1], reason="It names somebody.", **busy.facts)
    group.open_topic(group=world.group, title="The next chair", text="Who would?", by=other, at=before)
    over = group.open_topic(group=world.group, title="A date", text="Monday?", by=other, at=busy.now)
    group.close_topic(topic=over, closes_on=busy.day(3), **busy.facts)
    for person in (world.member, world.chair):
        group.follow_discussion(group=world.group, by=person, at=before)
    group.send_digests(area=world.area, on=busy.today, at=busy.now)
    busy.starts[:0] = [f"{URL}discussion/topics/{shorter.uid}/", f"{URL}groups/group/discussion/"]


def ask_how_it_works(busy: "Busy") -> None:
    """A survey that is closed, with enough answers to show, and one that is open."""
    world, past = busy.world, busy.now - timedelta(days=400)
    before = past.year - 1
    one = group.open_survey(group=world.group, year=before, closes_on=busy.day(-390), by=SYSTEM, at=past)
    answers = dict.fromkeys(SurveyQuestion.values, "agree")
    for speaker in speakers(world.group, busy.day(-400))[:6]:
        group.answer_survey(survey=one, answers=answers, by=speaker.person, at=past)
    now = group.open_survey(group=world.group, year=busy.today.year - 1, closes_on=busy.day(9), **busy.facts)
    pages = [f"{URL}review/surveys/{survey.uid}/" for survey in (now, one)]
    busy.starts[:0] = [f"{URL}groups/group/review/", *pages]
