"""What may be noted of materials: never more copies out than there are."""

from datetime import date

from concord.core.lib.errors import RuleBroken

from ..terms import Move

AT_A_PLACE = (Move.GIVEN, Move.CLEARED)
TAKES_AWAY = (Move.GIVEN, Move.THROWN)


def change_of_stock(move: str, quantity: int) -> int:
    return -quantity if move in TAKES_AWAY else quantity


def check_move(move: str, *, quantity: int, place: str, on: date | None, today: date) -> None:
    if on is None:
        raise RuleBroken("Say when it was.", field="on")
    if on > today:
        raise RuleBroken("That day is still to come.", field="on")
    if move in AT_A_PLACE and not place:
        raise RuleBroken("Say where.", field="place")
    if move != Move.CLEARED and quantity < 1:
        raise RuleBroken("Say how many copies.", field="quantity")


def check_stock(stock: int, change: int) -> None:
    if stock + change < 0:
        raise RuleBroken(
            f"There are {stock} in stock. Note first that new copies came, if there were more.", field="quantity"
        )


def check_link(link: str) -> None:
    if link and not link.startswith("https://"):
        raise RuleBroken("An address begins with https://.", field="link")


def check_move_stays(is_same: bool) -> None:
    if not is_same:
        raise RuleBroken("What happened stays as it was noted. Take it out there, and note it anew.", field="move")


def check_version_is_known(is_known: bool, name: str) -> None:
    if not is_known:
        raise RuleBroken(f"No version that was in force is called “{name}”.", field="version")


def is_low(stock: int, reorder_at: int | None) -> bool:
    return reorder_at is not None and stock <= reorder_at
