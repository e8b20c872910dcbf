"""The page of a return to which a draft was joined after it was sent."""

from datetime import timedelta

from concord.log import commands
from concord.log.models import Point
from concord.log.rules.returns import PointInput

from .test_commands_unsent import joined


def test_the_writer_reads_that_it_is_not_sent_and_sends_it_with_one_press(place, signed_in):
    period = place.open()
    made = joined(place, period, {1: [PointInput("Sent")]}, {2: [PointInput("Begun")]})
    client, check = signed_in(made.person), place.url(f"returns/{period.reference}/check/")
    assert "1 point of yours is not sent yet." in client.get(place.url(f"returns/{period.reference}/")).content.decode()
    body = client.get(check).content.decode()
    assert ("1 point of yours is not sent yet" in body, "Send this point too" in body) == (True, True)
    assert (body.count("Only you can read it."), body.count('name="unsent"')) == (1, 1)
    done = client.post(check, {"unsent": "1"}, follow=True)
    assert done.status_code == 200
    assert Point.objects.get(text="Begun").tabled
    assert "not sent yet" not in client.get(check).content.decode()
    assert "Nothing waits to be sent" in client.post(check, {"unsent": "1"}, follow=True).content.decode()


def test_a_refusal_stands_on_the_page_and_nothing_is_lost(place, signed_in):
    period = place.open()
    two = [PointInput("One"), PointInput("Two")]
    made = joined(place, period, {1: two}, {1: [PointInput("Three")]})
    check = place.url(f"returns/{period.reference}/check/")
    body = signed_in(made.person).post(check, {"unsent": "1"}, follow=True).content.decode()
    assert ("Box 1 would hold 3 points" in body, "Three" in body) == (True, True)


def test_once_locked_it_says_that_it_waits_and_nobody_else_reads_it(place, signed_in):
    period = place.open()
    made = joined(place, period, {1: [PointInput("Sent")]}, {2: [PointInput("A planted lantern")]})
    commands.lock_period(period=period, by=place.officer, at=place.now)
    body = signed_in(made.person).get(place.url(f"returns/{period.reference}/check/")).content.decode()
    assert ("It waits for you in the next period" in body, 'name="unsent"' in body) == (True, False)
    for person in (place.officer, place.chair, place.member, place.leisure_champion):
        for path in ("", f"periods/{period.reference}/", "periods/returns.csv", f"sheet/{period.reference}/"):
            assert b"planted lantern" not in signed_in(person).get(place.url(path)).content


def test_a_return_of_ones_own_says_nothing_of_the_kind(place, signed_in):
    period = place.open()
    place.send(period, place.champion, {1: [PointInput("Sent")], 2: [PointInput("In trust", point_class=2)]})
    body = signed_in(place.champion).get(place.url(f"returns/{period.reference}/check/")).content.decode()
    assert ("not sent" in body, 'name="unsent"' in body) == (False, False)


def test_what_was_carried_over_says_from_where_on_its_writers_pages(place, by_link):
    today = place.today
    before = {"opens_on": today - timedelta(days=60), "due_on": today - timedelta(days=40)}
    old = place.open(label="Last season", locks_on=today - timedelta(days=30), **before)
    commands.lock_period(period=old, by=place.officer, at=place.now)
    draft = commands.start_return(period=old, person=place.champion, at=place.now)
    facts = {"nothing": False, "by": place.champion, "at": place.now, "address": place.champion.email}
    points = [PointInput("They told us late"), PointInput("Nobody may know", point_class=3)]
    commands.save_box(log_return=draft, box=2, points=points, **facts)
    new = place.open()
    client = by_link(place.champion)
    said = {
        "": ("What you did not send in Last season is in it.",),
        "box/2/": ("where it was not sent: “They told us late”", "where it was not sent: “Nobody may know”"),
        "check/": ("From Last season, where it was not sent.",),
    }
    for path, words in said.items():
        body = client.get(place.url(f"returns/{new.reference}/{path}")).content.decode()
        assert [one for one in words if one not in body] == []
    assert body.count("From Last season") == 2
