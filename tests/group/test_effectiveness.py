"""How well a group works: one answer each that nobody can find again, what is shown of how many, and the records."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from concord.core.accounts.access import SYSTEM
from concord.core.accounts.models import PersonalLink
from concord.core.accounts.roles import Role
from concord.core.audit.models import AuditEntry
from concord.core.lib.errors import AccessDenied, RuleBroken
from concord.core.mail.models import OutgoingMessage
from concord.group import commands
from concord.group.exports.effectiveness import surveys
from concord.group.models import SurveyMark, SurveyTally
from concord.group.queries.effectiveness import review_page, survey_page
from concord.group.rules.effectiveness import Said, may_show_sectors, points_between
from concord.group.terms import SurveyQuestion
from tests.signing_in import come_by
from tests.worlds import START, at, hold_a_meeting, somebody

from .seating import add_seat, take
from .test_views_seats import day

URL = "/areas/wessington/group/"
TODAY, CLOSES = date(2026, 1, 5), date(2026, 1, 20)
AFTER = CLOSES + timedelta(days=1)


def ask(world, by=SYSTEM, at=START, **facts):
    return commands.open_survey(**{"group": world.group, "year": 2026, "closes_on": CLOSES} | facts, by=by, at=at)


def say(survey, person, answer="agree", at=START, **facts):
    answers = dict.fromkeys(SurveyQuestion.values, answer) | facts
    commands.answer_survey(survey=survey, answers=answers, by=person, at=at)


def more(world, body, count, name):
    return [somebody(world.area, body, f"{name}{n}", Role.GROUP_MEMBER) for n in range(count)]


@pytest.mark.parametrize(
    ("public", "voluntary", "others", "shown"),
    [(5, 5, 0, True), (5, 4, 0, False), (4, 5, 0, False), (5, 5, 1, False), (5, 5, 5, True)],
)
def test_sectors_stand_side_by_side_where_nobody_can_be_subtracted_out(public, voluntary, others, shown):
    assert may_show_sectors(public, voluntary, others) is shown


def test_the_gap_is_between_shares():
    assert points_between(Said(5), Said(5)) == "no gap"
    assert points_between(Said(5), Said(2, 3)) == "60 points more in the public sector"
    assert points_between(Said(0, 0, 5), Said(1, 4)) == "20 points more in the voluntary sector"


def test_each_answers_once_and_nothing_tells_who_said_what(world):
    survey = ask(world)
    before = AuditEntry.objects.count()
    say(survey, world.chair, heard="disagree")
    with pytest.raises(RuleBroken, match="already"):
        say(survey, world.chair)
    say(survey, world.member, "partly")
    assert AuditEntry.objects.count() == before
    tally = SurveyTally.objects.get(survey=survey, sector="voluntary", question="heard")
    assert (tally.agree, tally.partly, tally.disagree) == (0, 0, 1)
    marks = {mark.tag for mark in SurveyMark.objects.all()}
    assert (len(marks), any(str(world.chair.uid) in tag for tag in marks)) == (2, False)


@pytest.mark.parametrize("who", ["officer", "champion", "observer", "stranger", "board_contact"])
def test_it_is_for_those_who_sit_on_the_group(world, who):
    with pytest.raises(AccessDenied):
        say(ask(world), world.people[who])
    if who != "officer":
        with pytest.raises(AccessDenied):
            ask(world, by=world.people[who], year=2025)


def test_the_rules_of_asking_and_answering(world):
    survey = ask(world, by=world.chair)
    for facts in ({}, {"year": 2024}, {"year": 2027}, {"year": 2025, "closes_on": TODAY}):
        with pytest.raises(RuleBroken):
            ask(world, **facts)
    with pytest.raises(RuleBroken, match="closed"):
        say(survey, world.chair, at=START + timedelta(days=30))
    with pytest.raises(RuleBroken, match="each question"):
        commands.answer_survey(survey=survey, answers={"heard": "agree"}, by=world.chair, at=START)
    with pytest.raises(RuleBroken):
        say(survey, world.chair, heard="perhaps")


def test_nothing_is_shown_before_the_last_day_nor_of_fewer_than_five(world):
    survey = ask(world)
    people = [world.chair, world.member, *more(world, world.council, 2, "Abe")]
    survey = ask(world, year=2025)
    for person in people:
        say(survey, person)
    assert (survey_page(survey, world.chair, TODAY).lines, survey_page(survey, world.chair, TODAY).answered) == (
        [],
        None,
    )
    few = survey_page(survey, world.chair, AFTER)
    assert (few.lines, few.answered, few.by_sector, surveys(world.area).rows) == ([], None, False, [])
    (fifth,) = more(world, world.charity, 1, "Bea")
    say(survey, fifth, "disagree")
    page = survey_page(survey, world.chair, AFTER)
    assert (page.answered, page.by_sector, page.lines[0].everybody) == (5, False, Said(4, 0, 1))
    assert (page.lines[0].public, len(surveys(world.area).rows)) == (None, 5)


def test_by_sector_with_five_of_each(world):
    public = [world.member, *more(world, world.council, 4, "Abe")]
    voluntary = [world.chair, *more(world, world.charity, 4, "Bea")]
    survey = ask(world)
    for person in public:
        say(survey, person)
    for person in voluntary:
        say(survey, person, "partly")
    page = survey_page(survey, world.chair, AFTER)
    line = page.lines[0]
    assert (page.asked, line.public.share, line.voluntary.share) == (
        10,
        "100 % (5 of 5)".replace(" ", "\u00a0", 1),
        "0\u00a0% (0 of 5)",
    )
    assert line.gap == "100 points more in the public sector"


def test_the_records_of_a_year_stand_beside_it(world):
    meeting = hold_a_meeting(world)
    commands.hold_meeting(meeting=meeting, by=SYSTEM, at=at(date(2026, 4, 2)))
    action = commands.agree_action(
        group=world.group, text="Do it", due_on=date(2026, 2, 1), owner=world.member, by=SYSTEM, at=START
    )
    commands.close_action(action=action, state="done", result="Done", on=TODAY, by=SYSTEM, at=START)
    take(add_seat(world, world.council), world.member)
    (line,) = review_page(world.group, date(2026, 6, 1)).years
    assert (line.year, line.meetings_held, line.actions, line.new, line.so_far) == (2026, "1 of 1", (1, 1), 1, 1)
    assert (line.public[1] > 0, line.decisions, meeting.group) == (True, 0, world.group)


def test_a_link_of_their_own_is_enough_and_its_opening_is_kept_nowhere(world, mailoutbox):
    today = timezone.localdate()
    survey = ask(world, at=timezone.now(), year=today.year, closes_on=today + timedelta(days=9))
    assert commands.mail_survey(survey=survey, at=timezone.now()) == 0
    assert set(OutgoingMessage.objects.filter(kind="group.survey").values_list("to_address", flat=True)) == {
        "ruth@example.org", "marta@example.org",
    }  # fmt: skip
    link = PersonalLink.objects.get(purpose="survey", person=world.chair)
    client = come_by(link)
    link.refresh_from_db()
    assert link.last_used_at is None
    url = f"{URL}review/answers/"
    assert "Nobody can tell which are yours" in client.get(url).content.decode()
    assert "Choose an answer" in client.post(url, {"heard": "agree"}).content.decode()
    assert client.post(url, dict.fromkeys(SurveyQuestion.values, "agree")).status_code == 302
    assert "You have answered" in client.get(url).content.decode()


def test_the_pages_ask_answer_and_show(world, signed_in):
    chair, today = signed_in(world.chair), timezone.localdate()
    assert "They have not been asked yet" in chair.get(f"{URL}groups/group/review/").content.decode()
    typed = {"year": str(today.year), **day("closes_on", today + timedelta(days=9))}
    page = chair.post(f"{URL}groups/group/review/ask/", typed).url
    assert chair.post(f"{page}answer/", dict.fromkeys(SurveyQuestion.values, "agree")).url == page
    assert "you have answered" in chair.get(page).content.decode()
    for path, status in ((page, 200), (f"{page}answer/", 404)):
        assert signed_in(world.observer).get(path).status_code == status
    assert signed_in(world.member).get(f"{URL}groups/group/review/ask/").status_code == 403


@pytest.mark.parametrize("rows", [1, 3])
def test_the_pages_take_the_same_queries_for_one_and_for_three(world, signed_in, django_assert_num_queries, rows):
    now = timezone.now()
    for n in reversed(range(rows)):
        at = now - timedelta(days=365 * n)
        survey = ask(world, at=at, year=at.year, closes_on=timezone.localdate(at) + timedelta(days=9))
    client = signed_in(world.chair)
    with django_assert_num_queries(11):
        client.get(f"{URL}groups/group/review/")
    with django_assert_num_queries(9):
        client.get(f"{URL}review/surveys/{survey.uid}/")
