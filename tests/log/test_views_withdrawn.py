"""Of a point that was withdrawn nobody reads a word any more, in no list, file, search or minutes."""

import pytest

from concord.log import commands
from concord.log.models import GoodPractice, LearningItem, Point

from .deciding import sit_down

WORDS, WHY = "Only two weeks", "The notice was too short"
# Each with words of the point, or with what it is about.
SEARCHES = ("registers/learning/?search=holiday", "registers/practice/?commitment={commitment}")
PAGES = (
    *("", "registers/", "registers/learning/", "registers/practice/", "registers/uses/", "registers/quick-wins/"),
    *("sheet/{period}/", "minutes/{meeting}/", "repeats/", "trends/", *SEARCHES),
    *(f"registers/{name}.csv" for name in ("wins", "learning", "practice", "uses", "quick-wins")),
)


@pytest.fixture
def sitting(place):
    """One point of which everything came, decided on."""
    sitting = sit_down(place)
    facts = {"point": sitting.grants, "by": place.officer, "at": place.now}
    sitting.decide(sitting.draft)
    commands.add_learning(text="Tell them", owner=None, due_on=place.today, **facts)
    details = {"title": "One table", "how_it_works": "", "contact": "Lee", "transferable": True, "shared_with": ""}
    commands.add_practice(facts=details, **facts)
    commands.mark_uses(uses=["training"], topic="the short notice", **facts)
    idea = {"idea": "Pay in advance", "effort": 1, "benefit": 3, "owner": None, "due_on": place.today}
    commands.add_quick_win(area=place.area, **idea, **facts)
    sitting.decide(sitting.grants, "followed", commitment=place.commitment, reason=WHY)
    return sitting


def withdraw(sitting, name="grants"):
    return commands.withdraw_point(
        point=getattr(sitting, name), reason="mistake", by=sitting.place.officer, at=sitting.now
    )


def bodies(sitting, client):
    facts = {
        "commitment": sitting.place.commitment.pk,
        "meeting": sitting.meeting.reference,
        "period": sitting.period.reference,
    }
    answers = {path: client.get(sitting.place.url(path.format(**facts))) for path in PAGES}
    return {path: answer.content.decode() for path, answer in answers.items() if answer.status_code == 200}


def found(sitting, client):
    """Pages that hold a word, the number or the topic of the point about the grants."""
    sought = (WORDS, sitting.grants.reference, "the short notice", WHY)
    return [path for path, body in bodies(sitting, client).items() if any(words in body for words in sought)]


@pytest.mark.parametrize("who", ["officer", "chair", "member", "champion"])
def test_nobody_reads_a_word_of_it_in_the_log(sitting, signed_in, who):
    client = signed_in(sitting.place.people[who])
    assert len(found(sitting, client)) > 5
    withdraw(sitting)
    assert found(sitting, client) == []


def test_what_came_of_it_stays_and_no_filter_tells_whom_it_was_about(sitting, signed_in):
    client, council = signed_in(sitting.place.member), sitting.place.bodies["council"].uid
    pages = ("registers/learning/", "registers/practice/")
    chosen = [f"{page}?organisation={council}" for page in pages]

    def told(path):
        body = client.get(sitting.place.url(path)).content.decode()
        return "Tell them" in body or "One table" in body

    assert [told(path) for path in (*pages, *chosen)] == [True] * 4
    withdraw(sitting)
    assert [told(path) for path in (*pages, *chosen)] == [True, True, False, False]
    assert (LearningItem.objects.count(), GoodPractice.objects.count()) == (1, 1)


def test_the_minutes_keep_the_number_of_its_decision(sitting, signed_in):
    made = Point.objects.get(pk=sitting.grants.pk).decisions.get()
    withdraw(sitting)
    url = sitting.place.url(f"minutes/{sitting.meeting.reference}/")
    body = signed_in(sitting.place.member).get(url).content.decode()
    assert (made.reference in body, "A point that was withdrawn since" in body) == (True, True)
