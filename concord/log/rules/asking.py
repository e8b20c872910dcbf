"""Whether now: an organisation that no mail reaches is asked in another way."""

from datetime import date

from concord.core.lib.errors import RuleBroken

from ..terms import AskedWay


def check_not_asked(*, is_asked: bool) -> None:
    if is_asked:
        raise RuleBroken("It has been asked already, so its window stands as it is.")


def check_enters(*, way: str) -> None:
    if not way:
        raise RuleBroken("It was asked by mail, and replies by the link that it was sent.")


def check_asked(*, way: str, on: date, whom: str, today: date, named_on: date) -> None:
    """How, whom and when: no earlier than `named_on`, the day on which the sheet or the decision named it."""
    if way not in AskedWay.values:
        raise RuleBroken("Choose how it was asked.", field="way")
    if not whom.strip():
        raise RuleBroken("Write who was asked.", field="whom")
    if on > today:
        raise RuleBroken("This day is still to come. Note it once it has been asked.", field="on")
    if on < named_on:
        words = f"Its days to reply cannot begin before {named_on:%-d %B %Y}, when it was first to be asked."
        raise RuleBroken(f"{words} Choose that day or a later one.", field="on")


def check_reached(name: str, point: str, *, reached: bool) -> None:
    """The board sees no point before whom it names was asked (confidentiality.md, “Right of reply”)."""
    if not reached:
        raise RuleBroken(
            f"{name} was never asked, because no mail reaches it. Ask it by letter, in person or by telephone, and "
            f"note that on {point}; or give it an e-mail address, and ask for the replies again."
        )
