"""Polls: one answer per person, sums alone, nothing to be seen before the end, and too few are not shown."""

from datetime import timedelta

import pytest
from django.apps import apps

from concord.core.accounts.access import SYSTEM
from concord.core.accounts.roles import Role
from concord.core.audit.models import AuditEntry
from concord.core.directory.commands import add_membership
from concord.core.lib.errors import AccessDenied, RuleBroken
from concord.log import commands
from concord.log.models import Poll, PollMark, PollSide, PollTally
from concord.log.queries.polls import poll_page

MATTERS = ["Payment on time", "Monitoring forms"]


@pytest.fixture
def poll(place):
    """A poll of twelve who may answer: six of each sector."""
    for number in range(4):
        place.add(f"public{number}", f"Public {number}", Role.CHAMPION, "council")
        place.add(f"voluntary{number}", f"Voluntary {number}", Role.CHAMPION, "charity")
    return open_poll(place)


def open_poll(place, **changes):
    usual = {"title": "Funding", "matters": MATTERS, "ends_on": place.today + timedelta(days=7)}
    return commands.open_poll(area=place.area, by=place.officer, at=place.now, **usual | changes)


def answer(place, poll, who, feelings, sector=""):
    person = place.people[who]
    sector = sector or ("public" if who.startswith("public") or who in {"member", "leisure_champion"} else "voluntary")
    answers = {matter.pk: feeling for matter, feeling in zip(poll.matters.all(), feelings, strict=False) if feeling}
    commands.answer_poll(poll=poll, sector=sector, answers=answers, by=person, at=place.now)


PUBLIC = ("public0", "public1", "public2", "public3", "member")
VOLUNTARY = ("voluntary0", "voluntary1", "voluntary2", "voluntary3", "champion")


def everybody(place, poll, public=PUBLIC, voluntary=VOLUNTARY):
    for who in public:
        answer(place, poll, who, ["works_well", "a_lot"])
    for who in voluntary:
        answer(place, poll, who, ["a_lot", "a_lot" if who == "champion" else "a_little"])


def closed_page(place, poll, who="officer"):
    commands.close_poll(poll=poll, by=place.officer, at=place.now)
    return poll_page(Poll.objects.select_related("area").get(pk=poll.pk), place.people[who], place.today)


def test_who_could_answer_is_counted_as_at_opening(place, poll):
    asked = {side.sector: side.asked for side in PollSide.objects.all()}
    assert asked == {"public": 6, "voluntary": 6, "business": 0, "other": 0}
    place.add("late", "Late Comer", Role.CHAMPION, "charity")
    assert PollSide.objects.get(sector="voluntary").asked == 6


def test_both_sectors_are_shown_with_n_and_gap_and_what_annoys_most_comes_first(place, poll):
    everybody(place, poll)
    page = closed_page(place, poll)
    assert (page.public, page.voluntary) == ((5, 6), (5, 6))
    assert [line.standing.matter for line in page.to_tackle] == ["Monitoring forms", "Payment on time"]
    assert page.to_tackle[0].gap == "public 100 % (5 of 5), voluntary 20 % (1 of 5): a gap of 80 percentage points"
    assert page.leave_alone == []


def test_a_matter_is_left_alone_when_it_works_for_half_of_each_sector(place, poll):
    for who in PUBLIC:
        answer(place, poll, who, ["works_well", "a_lot"])
    for who in VOLUNTARY:
        answer(place, poll, who, ["works_well" if who < "voluntary2" or who == "champion" else "neither", "a_lot"])
    page = closed_page(place, poll)
    assert [line.standing.matter for line in page.leave_alone] == ["Payment on time"]


def test_a_sector_in_which_too_few_answered_is_not_shown_nor_to_be_worked_out(place, poll, signed_in):
    everybody(place, poll, voluntary=VOLUNTARY[:4])
    page = closed_page(place, poll)
    assert (page.public, page.voluntary) == ((5, 6), None)
    assert {line.standing.voluntary for line in page.lines} == {None}
    assert {line.gap for line in page.lines} == {"too few to compare"}
    body = signed_in(place.chair).get(place.url(f"polls/{poll.uid}/")).content.decode()
    assert "voluntary sector fewer than 5" in body
    file = signed_in(place.chair).get(place.url(f"polls/{poll.uid}/results.csv")).content.decode("utf-8-sig")
    assert "Payment on time,0,0,0,5,5,,,,,,too few to compare,no" in file


def test_everybody_answers_once_and_answers_leave_no_trace_of_who(place, poll):
    trail = AuditEntry.objects.count()
    answer(place, poll, "champion", ["a_lot", ""])
    with pytest.raises(RuleBroken, match="You have answered already"):
        answer(place, poll, "champion", ["works_well", ""])
    assert PollSide.objects.get(sector="voluntary").answered == 1
    assert PollTally.objects.get(matter__position=1, sector="voluntary").a_lot == 1
    assert AuditEntry.objects.count() == trail
    columns = {field.name for field in apps.get_model("log", "PollMark")._meta.get_fields()}
    assert columns == {"uid", "area", "poll", "tag"}
    mark = PollMark.objects.get()
    assert str(place.champion.uid) not in mark.tag
    assert "person" not in {field.name for field in apps.get_model("log", "PollTally")._meta.get_fields()}


def test_while_it_is_open_no_page_differs_for_an_answer(place, poll, signed_in):
    def pages():
        found = {}
        for who in ("officer", "chair", "leisure_champion"):
            client = signed_in(place.people[who])
            for path in ("polls/", f"polls/{poll.uid}/"):
                response = client.get(place.url(path))
                body = response.content.decode()
                start = body.index("<main")
                found[who, path] = (response.status_code, body[start:].split("csrfmiddlewaretoken")[0])
            found[who, "file"] = client.get(place.url(f"polls/{poll.uid}/results.csv")).status_code
            found[who, "trail"] = client.get(f"/areas/{place.area.slug}/audit/").content.count(b"poll")
        return found

    before = pages()
    everybody(place, poll)
    assert pages() == before
    assert before["officer", "file"] == 404


def test_results_name_nobody(place, poll, signed_in):
    everybody(place, poll)
    commands.close_poll(poll=poll, by=place.officer, at=place.now)
    for who in ("officer", "chair", "champion"):
        body = signed_in(place.people[who]).get(place.url(f"polls/{poll.uid}/")).content.decode()
        main = body[body.index("<main") : body.index("</main")]
        assert not any(person.name in main for person in place.people.values())


@pytest.mark.parametrize("who", ["officer", "trustee"])
def test_only_those_who_report_may_answer(place, poll, who):
    with pytest.raises(AccessDenied):
        answer(place, poll, who, ["a_lot"], sector="voluntary")


def test_nobody_answers_for_the_other_side(place, poll):
    with pytest.raises(RuleBroken, match="Choose a side"):
        answer(place, poll, "champion", ["a_lot"], sector="public")


def test_nobody_answers_a_closed_poll_and_it_closes_once_for_good(place, poll):
    commands.close_poll(poll=poll, by=place.officer, at=place.now)
    with pytest.raises(RuleBroken, match="closed"):
        answer(place, Poll.objects.select_related("area").get(pk=poll.pk), "champion", ["a_lot"])
    with pytest.raises(RuleBroken, match="closed already"):
        commands.close_poll(poll=poll, by=place.officer, at=place.now)


def test_after_its_last_day_it_is_closed(place, poll):
    with pytest.raises(RuleBroken, match="closed"):
        commands.answer_poll(
            poll=poll, sector="voluntary", answers={}, by=place.champion, at=place.now + timedelta(days=9)
        )


@pytest.mark.parametrize(
    ("matters", "words"),
    [(["One"], "between 2 and 12"), (["Same", "same"], "twice"), ([f"M{n}" for n in range(13)], "between 2 and 12")],
)
def test_a_poll_is_short_and_asks_each_thing_once(place, matters, words):
    with pytest.raises(RuleBroken, match=words):
        open_poll(place, matters=matters)


@pytest.mark.parametrize("who", ["chair", "champion"])
def test_only_an_officer_opens_and_closes(place, poll, who):
    with pytest.raises(AccessDenied):
        commands.close_poll(poll=poll, by=place.people[who], at=place.now)
    facts = {"title": "T", "matters": MATTERS, "ends_on": place.today, "at": place.now}
    with pytest.raises(AccessDenied):
        commands.open_poll(area=place.area, by=place.people[who], **facts)


def test_somebody_answers_on_the_page_and_is_thanked(place, poll, signed_in):
    client = signed_in(place.champion)
    page = client.get(place.url(f"polls/{poll.uid}/"))
    assert list(page.context["form"].fields) == ["m1", "m2"]
    assert client.post(place.url(f"polls/{poll.uid}/"), {}).context["form"].errors
    client.post(place.url(f"polls/{poll.uid}/"), {"m1": "a_lot"})
    assert "Your answers are counted" in client.get(place.url(f"polls/{poll.uid}/")).content.decode()
    client.post(place.url(f"polls/{poll.uid}/"), {"m1": "works_well"})
    assert PollSide.objects.get(sector="voluntary").answered == 1


def test_somebody_with_two_hats_chooses_a_side(place, poll, signed_in):
    add_membership(
        area=place.area,
        person=place.champion,
        organisation=place.bodies["council"],
        role=Role.CHAMPION,
        starts_on=place.today,
        by=SYSTEM,
        at=place.now,
    )
    client = signed_in(place.champion)
    form = client.get(place.url(f"polls/{poll.uid}/")).context["form"]
    assert list(form.fields) == ["sector", "m1", "m2"]
    client.post(place.url(f"polls/{poll.uid}/"), {"sector": "public", "m2": "a_lot"})
    assert PollSide.objects.get(sector="public").answered == 1


def test_an_officer_starts_a_poll_on_the_page(place, signed_in):
    day = place.today + timedelta(days=3)
    data = {"title": "Funding", "matters": "Payment on time\n\n Forms \n"}
    data |= {"ends_on_day": day.day, "ends_on_month": day.month, "ends_on_year": day.year}
    client = signed_in(place.officer)
    client.post(place.url("polls/new/"), data)
    assert [matter.text for matter in Poll.objects.get().matters.all()] == ["Payment on time", "Forms"]
    refused = client.post(place.url("polls/new/"), data | {"matters": "Only one"})
    assert "Name between 2 and 12 matters" in refused.content.decode()
    assert client.post(place.url(f"polls/{Poll.objects.get().uid}/close/")).status_code == 302
    assert Poll.objects.get().closed_at is not None
