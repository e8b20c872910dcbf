"""What the demo's borough made of its points: wins told, quick wins, and two polls."""

from datetime import timedelta

from concord.core.accounts.access import SYSTEM
from concord.core.directory.queries import respondents
from concord.log import commands as log
from concord.log.models import Point, Poll
from concord.log.queries.registers import wins
from concord.log.terms import Confidence, Contribution, Evidence, Feeling, Telling

from .places import Place, moment

# By how the point begins: title, outcome, whether it carries the agreement's name, how much was its doing, what shows
# it, how sure, where told.
STORIES = {
    "Two groups": (
        "Two groups, one van",
        "Forty more people a week get to their lunch club.",
        False,
        Contribution.ONE_OF_SEVERAL,
        Evidence.FIGURES,
        Confidence.SURE,
        (Telling.NEWSLETTER, Telling.BOARD),
    ),
    "Only 2 weeks": (
        "Time to apply for holiday grants",
        "Eleven small groups applied that had missed the first date.",
        True,
        Contribution.MAIN,
        Evidence.DOCUMENT,
        Confidence.SURE,
        (Telling.INDUCTION,),
    ),
    "Schedule": (
        "A list of rooms that groups can afford",
        "Nine groups found a room.",
        True,
        Contribution.SOLE,
        Evidence.SAID,
        Confidence.LIKELY,
        (),
    ),
}
QUICK_WINS = (
    ("Pay the first quarter of small grants in advance", 1, 3, 60),
    ("Put every planned review into one calendar", 1, 2, 30),
    ("Use one set of questions for all small grants", 2, 3, 200),
)
MATTERS = ("Being paid on time", "Short notice of changes", "Monitoring forms", "Finding a room", "Joint training")
# What each side says of the matters, in turn: those who answer go round these.
SAID = {
    "public": (
        (Feeling.A_LITTLE, Feeling.NEITHER, Feeling.A_LOT, Feeling.WORKS_WELL, Feeling.WORKS_WELL),
        (Feeling.NEITHER, Feeling.A_LITTLE, Feeling.A_LITTLE, Feeling.NEITHER, Feeling.WORKS_WELL),
    ),
    "voluntary": (
        (Feeling.A_LOT, Feeling.A_LOT, Feeling.A_LOT, Feeling.WORKS_WELL, Feeling.WORKS_WELL),
        (Feeling.A_LOT, Feeling.A_LITTLE, Feeling.A_LITTLE, Feeling.A_LITTLE, Feeling.WORKS_WELL),
    ),
}


def make_of_points(place: Place) -> None:
    """Stories of the latest wins, a shortlist of quick wins, a poll that is closed and one that is open."""
    at = moment(place.today - timedelta(days=25))
    for decision in wins(place.area):
        story = next((found for start, found in STORIES.items() if decision.point.text.startswith(start)), None)
        if story is not None:
            tell(place, decision.point, story)
    for idea, effort, benefit, days in QUICK_WINS:
        log.add_quick_win(
            area=place.area,
            idea=idea,
            effort=effort,
            benefit=benefit,
            owner=place.people["Marta Demo-Lewis"],
            due_on=place.today + timedelta(days=days),
            by=SYSTEM,
            at=at,
        )
    answer(place, ask(place, "What annoys people most, and what works well", 75, 14), 70)
    ask(place, "Meetings and consultations", 4, 24)


def tell(place: Place, point: Point, story: tuple) -> None:  # type: ignore[type-arg]  # a row of STORIES
    title, outcome, branded, contribution, evidence, confidence, told = story
    at = moment(place.today - timedelta(days=20))
    facts = {
        "title": title,
        "outcome": outcome,
        "branded": branded,
        "contribution": contribution,
        "evidence": evidence,
        "confidence": confidence,
    }
    log.describe_win(point=point, facts=facts, by=SYSTEM, at=at)
    for where in told:
        day = place.today - timedelta(days=10)
        log.note_telling(point=point, where=where, told_on=day, note="", by=SYSTEM, at=at)


def ask(place: Place, title: str, days_ago: int, days: int) -> Poll:
    opened = place.today - timedelta(days=days_ago)
    ends = opened + timedelta(days=days)
    return log.open_poll(area=place.area, title=title, matters=MATTERS, ends_on=ends, by=SYSTEM, at=moment(opened))


def answer(place: Place, poll: Poll, days_ago: int) -> None:
    """Seven of each side answer."""
    day = place.today - timedelta(days=days_ago)
    for sector, said in SAID.items():
        people = [hat.person for hat in respondents(place.area, day) if hat.organisation.sector == sector][:7]
        for n, person in enumerate(people):
            answers = {
                matter.pk: said[n % len(said)][at] for at, matter in enumerate(poll.matters.order_by("position"))
            }
            log.answer_poll(poll=poll, sector=sector, answers=answers, by=person, at=moment(day))
