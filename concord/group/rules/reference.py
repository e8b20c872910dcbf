"""Whether now, and what follows: terms of reference, structure, aims, and the rotation of the chair."""

from datetime import date

from concord.core.lib.errors import RuleBroken

LEAST_YEAR, MOST_YEAR = 1990, 2100
AHEAD = 3

# What a group can start from, in words of our own (R039).
STANDARD_TEXT = """What we do
We look at how both sectors keep the agreement, learn from what goes well and badly, and tell the board.

Who sits here
Each member speaks for those who sent them, and passes on to them what we say here.
Whoever cannot come sends a substitute who may decide.

How we work
We meet at regular times, in a place and at an hour that small organisations can manage.
Papers come a week before. Minutes say what was decided, who does it and by when.

How we treat each other
Both sectors are heard alike. Whoever has an interest in a matter says so and stands aside.
A difficulty between members is raised with the chair or the vice chair.

How long this holds
We look at this text once a year and agree it anew when it no longer fits."""
STANDARD_MISSION = "To see that both sectors keep the agreement, and to put right together what is not kept."
STANDARD_RULE = "By consent of both sectors, each with enough members present."


def chair_years(first_year: int, every: int, from_year: int, count: int = AHEAD) -> list[int]:
    """The next years in which a chair comes from the voluntary sector, this one included (R049, T27)."""
    rounds = max(0, -(-(from_year - first_year) // every))
    return [first_year + every * (rounds + n) for n in range(count)]


def check_rotation(first_year: int, every: int) -> None:
    if not LEAST_YEAR <= first_year <= MOST_YEAR:
        raise RuleBroken(f"Give a year from {LEAST_YEAR} to {MOST_YEAR}.", field="first_year")
    if not 1 <= every <= 20:
        raise RuleBroken("Say every how many years, from 1 to 20.", field="every")


def check_board_seats(total: int, voluntary: int) -> None:
    if voluntary > total:
        raise RuleBroken("The voluntary sector cannot have more seats than there are.", field="voluntary")


def check_agreed(agreed_on: date, on: date, review_on: date | None) -> None:
    """Agreed in the past or today; looked at again later."""
    if agreed_on > on:
        raise RuleBroken("The terms are kept once they are agreed. Choose today or an earlier day.", field="agreed_on")
    if review_on and review_on <= agreed_on:
        raise RuleBroken("The day on which you look at it again must be after it was agreed.", field="review_on")
