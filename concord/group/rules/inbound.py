"""Whether a reply by mail can be taken in."""

from datetime import date

from concord.core.lib.errors import RuleBroken
from concord.core.lib.letters import Letter


def check_letter(letter: Letter, until: date, today: date, largest: int) -> None:
    """Each refusal is what the sender reads, so it says what to do instead."""
    if until < today:
        raise RuleBroken("The mail that you answered is too old. Post on the page of the topic.")
    if letter.too_large:
        raise RuleBroken(f"Your mail is larger than {largest // 1024} KB. Send words alone.")
    if letter.attachments:
        raise RuleBroken("A file was attached. Files are not taken in by mail: send your words again without it.")
    if not letter.text:
        raise RuleBroken("There were no words of your own in it. Write them above the mail that you answer.")
