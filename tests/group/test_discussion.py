"""A group's discussion: who reads and posts what, half an hour to put right, moderation, closing, quiet, mail."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from concord.core.accounts.access import SYSTEM
from concord.core.accounts.models import PersonalLink
from concord.core.audit.models import AuditEntry
from concord.core.lib.errors import AccessDenied, RuleBroken
from concord.core.mail.models import OutgoingMessage
from concord.group import commands
from concord.group.exports.discussion import discussion
from concord.group.models import Follower, Post, Topic
from concord.group.queries.discussion import part_of, topic_lines, topics_for
from concord.group.queries.waiting import waiting_page
from concord.group.rules.discussion import MOST, quiet_words
from tests.signing_in import come_by
from tests.worlds import START, hold_a_meeting

from .seating import add_seat, other_group, take
from .test_views_seats import day

URL = "/areas/wessington/group/"
TODAY = date(2026, 1, 5)


def opened(world, by=None, at=START, **facts):
    usual = {"group": world.group, "title": "Shorter forms", "text": "Who has one page?"}
    return commands.open_topic(**usual | facts, by=by or world.chair, at=at)


def said(topic, by, text="We do.", at=START, **facts):
    return commands.post_in_topic(topic=topic, text=text, by=by, at=at, **facts)


@pytest.mark.parametrize(
    ("opened_days", "last_days", "answered", "closed", "words"),
    [
        (0, 0, False, False, ""), (6, 6, False, False, ""), (7, 7, False, False, "no answer yet"),
        (40, 2, False, False, "no answer yet"), (40, 29, True, False, ""),
        (40, 30, True, False, "quiet since 2 May 2026"), (90, 90, False, True, ""),
    ],
)  # fmt: skip
def test_a_quiet_topic_is_told(opened_days, last_days, answered, closed, words):
    today = date(2026, 6, 1)
    days = {"opened_on": today - timedelta(days=opened_days), "last_on": today - timedelta(days=last_days)}
    assert quiet_words(**days, answered=answered, closed=closed, today=today) == words


@pytest.mark.parametrize(
    ("who", "reads", "posts_open"),
    [("chair", True, True), ("member", True, True), ("officer", True, True), ("champion", False, True),
     ("observer", False, False)],
)  # fmt: skip
def test_a_topic_is_for_the_group_alone_unless_it_says_otherwise(world, who, reads, posts_open):
    private, everybody = opened(world), opened(world, title="Buses", readers="everybody")
    person = world.people[who]
    part = part_of(person, world.group, TODAY)
    assert (part.reads(private), part.reads(everybody), part.may_post(everybody)) == (reads, True, posts_open)
    assert set(topics_for(part, world.group)) == ({private, everybody} if reads else {everybody})
    for topic, fine in ((private, reads), (everybody, posts_open)):
        if fine:
            said(topic, person)
        else:
            with pytest.raises(AccessDenied):
                said(topic, person)


def test_of_another_group_whoever_sits_there_reads(world):
    circle = other_group(world)
    take(add_seat(world, world.charity, circle), world.volunteer)
    topic = opened(world, group=circle, by=world.volunteer)
    assert part_of(world.volunteer, circle, TODAY).sits
    assert not part_of(world.member, circle, TODAY).reads(topic)
    assert topic.posts.get().speaks_for == "Open Door Advice"
    for person in (world.board_contact, world.stranger):
        assert part_of(person, circle, TODAY) is None
        with pytest.raises(AccessDenied):
            said(topic, person)


def test_a_champion_opens_topics_for_everybody_alone(world):
    assert opened(world, by=world.champion, readers="everybody").posts.get().speaks_for == "Wessington Council"
    for who, readers in (("champion", "group"), ("observer", "everybody")):
        with pytest.raises(AccessDenied):
            opened(world, by=world.people[who], readers=readers)


def test_own_words_can_be_put_right_for_half_an_hour_and_it_is_said(world):
    topic = opened(world)
    post = said(topic, world.member)
    commands.change_post(post=post, text="We do!", by=world.member, at=START + timedelta(minutes=9))
    assert (post.text, post.changed_at) == ("We do!", START + timedelta(minutes=9))
    late = START + timedelta(minutes=31)
    for call, facts in ((commands.change_post, {"text": "No"}), (commands.withdraw_post, {})):
        with pytest.raises(RuleBroken, match="half an hour"):
            call(post=post, **facts, by=world.member, at=late)
        with pytest.raises(AccessDenied):
            call(post=post, **facts, by=world.chair, at=START)
    commands.withdraw_post(post=post, by=world.member, at=START + timedelta(minutes=20))
    post.refresh_from_db()
    assert (post.text, post.withdrawn_at is not None) == ("", True)
    trail = list(AuditEntry.objects.filter(verb__startswith="group.post").values_list("verb", flat=True))
    assert trail == ["group.post_written", "group.post_changed", "group.post_withdrawn"]
    assert "We do" not in str(list(AuditEntry.objects.values_list("facts", "subject_label")))


def test_a_hidden_post_says_why_and_its_author_is_told_once(world, signed_in):
    topic = opened(world)
    post = said(topic, world.member, "Bob is a fool.")
    with pytest.raises(RuleBroken, match="reason"):
        commands.hide_post(post=post, reason=" ", by=world.chair, at=START)
    with pytest.raises(AccessDenied):
        commands.hide_post(post=post, reason="No", by=world.member, at=START)
    commands.hide_post(post=post, reason="It is unkind.", by=world.chair, at=START)
    assert commands.tell_hidden(post=post, at=START) == 0
    mail = OutgoingMessage.objects.get(kind="group.post_hidden")
    assert (mail.to_address, "unkind" in mail.subject) == ("marta@example.org", False)
    url = f"{URL}discussion/topics/{topic.uid}/"
    take(add_seat(world, world.charity), world.volunteer)
    other = signed_in(world.volunteer).get(url).content.decode()
    assert ("Bob is a fool" in other, "It is unkind." in other) == (False, True)
    for reader in (world.member, world.officer):
        assert "Bob is a fool" in signed_in(reader).get(url).content.decode()
    assert "Bob" not in str(discussion(world.area).rows)
    commands.show_post(post=post, by=world.officer, at=START)
    with pytest.raises(RuleBroken):
        commands.show_post(post=post, by=world.officer, at=START)


def test_after_its_closing_day_no_post_is_taken_and_the_page_says_so(world, signed_in):
    topic = opened(world, closes_on=TODAY)
    said(topic, world.member, at=START + timedelta(hours=5))
    with pytest.raises(RuleBroken, match="closed on 5 January 2026"):
        said(topic, world.member, at=START + timedelta(days=1))
    body = signed_in(world.member).get(f"{URL}discussion/topics/{topic.uid}/").content.decode()
    assert ("No post is taken any more" in body, "Post on this topic" in body) == (True, False)
    with pytest.raises(RuleBroken):
        commands.close_topic(topic=topic, closes_on=date(2026, 1, 4), by=world.chair, at=START)
    with pytest.raises(AccessDenied):
        commands.close_topic(topic=topic, closes_on=None, by=world.member, at=START)
    commands.close_topic(topic=topic, closes_on=None, by=world.officer, at=START)
    said(topic, world.member, at=START + timedelta(days=1))


def test_nobody_floods_a_discussion(world):
    topic = opened(world)
    for _ in range(MOST):
        said(topic, world.member)
    with pytest.raises(RuleBroken, match="Wait a while"):
        said(topic, world.member)
    for text in (" ", "x" * 4001):
        with pytest.raises(RuleBroken):
            said(topic, world.chair, text)


def test_marked_by_its_author_a_post_waits_for_the_next_meeting(world):
    meeting = hold_a_meeting(world)
    private, everybody = opened(world, mark="question"), opened(world, title="Buses", readers="everybody")
    post = everybody.posts.get()
    with pytest.raises(AccessDenied):
        commands.mark_post(post=post, mark="practice", by=world.officer, at=START)
    commands.mark_post(post=post, mark="practice", by=world.chair, at=START)
    lines = [line for line in waiting_page(meeting, TODAY).lines if "discussion" in line.key]
    assert [(line.title, line.kind) for line in lines] == [
        ("Question from the discussion", "questions"), ("Good practice from the discussion: Buses", "successes"),
    ]  # fmt: skip
    assert lines[0].key == f"group/discussion/topics/{private.uid}/#post-{private.posts.get().uid}"
    commands.mark_post(post=post, mark="", by=world.chair, at=START)
    assert len([line for line in waiting_page(meeting, TODAY).lines if "discussion" in line.key]) == 1


def test_words_are_sought_in_titles_and_in_posts_that_are_shown(world):
    topic, other = opened(world), opened(world, title="Buses", text="Late again")
    commands.hide_post(post=other.posts.get(), reason="No", by=SYSTEM, at=START)
    part = part_of(world.chair, world.group, TODAY)
    sought = [list(topics_for(part, world.group, search=word)) for word in ("one PAGE", "buses", "late", "")]
    assert sought == [[topic], [other], [], [other, topic]]
    (line,) = topic_lines(topics_for(part, world.group, search="one page"), TODAY + timedelta(days=8))
    assert (line.count, line.quiet, line.closed) == (1, "no answer yet", False)


def test_one_mail_a_day_to_each_with_what_they_may_read(world):
    for person in (world.chair, world.champion):
        commands.follow_discussion(group=world.group, by=person, at=START)
        commands.follow_discussion(group=world.group, by=person, at=START + timedelta(days=1))
    later = START + timedelta(hours=1)
    private = opened(world, by=world.member, at=later)
    opened(world, by=world.member, at=later, title="Buses", readers="everybody")
    tomorrow = START + timedelta(days=1)
    facts = {"area": world.area, "on": tomorrow.date(), "at": tomorrow}
    assert commands.send_digests(**facts | {"on": START.date()}) == 0
    assert (commands.send_digests(**facts), commands.send_digests(**facts)) == (2, 0)
    sent = {one.to_address: one for one in OutgoingMessage.objects.filter(kind="group.digest")}
    assert {key: one.subject for key, one in sent.items()} == {
        "ruth@example.org": "2 new posts in Compact group", "lena@example.org": "1 new post in Compact group",
    }  # fmt: skip
    assert set(sent) == {"ruth@example.org", "lena@example.org"}
    said(private, world.chair, at=tomorrow)
    assert commands.send_digests(area=world.area, on=date(2026, 1, 7), at=START + timedelta(days=2)) == 0


def test_the_mail_holds_no_words_of_others_topics_and_tells_of_unanswered_ones(world, mailoutbox):
    commands.follow_discussion(group=world.group, by=world.champion, at=START)
    opened(world, by=world.member, at=START + timedelta(hours=1), title="Secret", text="Lantern")
    opened(world, by=world.member, at=START - timedelta(days=9), title="Old", readers="everybody")
    topic = opened(world, by=world.member, at=START + timedelta(hours=1), title="Buses", readers="everybody")
    gone = said(topic, world.chair, "Withdrawn words", at=START + timedelta(hours=2))
    commands.withdraw_post(post=gone, by=world.chair, at=START + timedelta(hours=2))
    at = START + timedelta(days=1)
    mailoutbox.clear()
    commands.send_digests(area=world.area, on=at.date(), at=at)
    (mail,) = mailoutbox
    body = mail.body
    assert ("Buses" in body, "Nobody has answered yet:\n- Old" in body) == (True, True)
    assert not any(word in body for word in ("Secret", "Lantern", "Withdrawn"))
    assert mail.to == ["lena@example.org"]


def test_the_mail_is_stopped_by_its_link_and_comes_no_more(world):
    now = timezone.now()
    commands.follow_discussion(group=world.group, by=world.chair, at=now - timedelta(days=2))
    opened(world, by=world.member, at=now - timedelta(days=1))
    assert commands.send_digests(area=world.area, on=timezone.localdate(), at=now) == 1
    client = come_by(PersonalLink.objects.get(purpose="discussion", person=world.chair))
    assert "Stop the mail" in client.get(f"{URL}discussion/mail/").content.decode()
    assert Follower.objects.count() == 1
    assert client.post(f"{URL}discussion/mail/").status_code == 302
    assert Follower.objects.count() == 0
    assert "You get no mail" in client.get(f"{URL}discussion/mail/").content.decode()


def test_the_pages_open_post_change_mark_hide_and_close(world, signed_in):
    member, chair = signed_in(world.member), signed_in(world.chair)
    listed = f"{URL}groups/group/discussion/"
    assert "No topic yet" in member.get(listed).content.decode()
    assert "Answer the question" in member.post(f"{listed}new/", {"title": "", "text": "x"}).content.decode()
    typed = {"title": "Forms", "text": "One page?", "readers": "group"}
    page = member.post(f"{listed}new/", typed).url
    assert chair.post(f"{page}post/", {"text": "Yes.", "mark": "practice"}).status_code == 302
    post = Post.objects.get(text="Yes.")
    own = f"{URL}discussion/posts/{post.uid}/"
    assert member.get(f"{own}change/").status_code == 403
    chair.post(f"{own}change/", {"text": "Yes, one."})
    chair.post(f"{own}mark/", {"mark": ""})
    body = member.get(page).content.decode()
    assert all(words in body for words in ("Yes, one.", "changed by its author", "Open Door Advice"))
    chair.post(f"{own}hide/", {"reason": "Twice"})
    assert "Twice" in member.get(page).content.decode()
    chair.post(f"{own}show/")
    chair.post(f"{own}withdraw/")
    assert "Taken back by its author" in member.get(page).content.decode()
    tomorrow = timezone.localdate() + timedelta(days=1)
    member.post(f"{page}close/", day("closes_on", tomorrow))
    assert Topic.objects.get().closes_on == tomorrow
    member.post(f"{listed}follow/")
    assert "Stop the mail" in member.get(f"{listed}?search=forms").content.decode()
    assert "Nothing is new for you" in member.get(f"{listed}next-mail/").content.decode()
    assert "You get no mail" in signed_in(world.chair).get(f"{listed}next-mail/").content.decode()
    member.post(f"{listed}leave/")
    assert Follower.objects.count() == 0
    for path in (page, f"{page}post/", f"{own}change/"):
        assert signed_in(world.champion).get(path).status_code == 404
    assert signed_in(world.observer).get(f"{listed}new/").status_code == 403


@pytest.mark.parametrize("rows", [1, 3])
def test_the_pages_take_the_same_queries_for_one_and_for_three(world, signed_in, django_assert_num_queries, rows):
    for _ in range(rows):
        topic = opened(world)
    for _ in range(rows):
        said(topic, world.member)
    client = signed_in(world.chair)
    with django_assert_num_queries(8):
        client.get(f"{URL}groups/group/discussion/")
    with django_assert_num_queries(7):
        client.get(f"{URL}discussion/topics/{topic.uid}/")
