"""Whether now: asked in another way, on a day that was; and what waits while nobody asked."""

from datetime import date, timedelta

import pytest

from concord.core.lib.errors import RuleBroken
from concord.log.rules.asking import check_asked, check_enters, check_not_asked, check_reached

NAMED, TODAY = date(2026, 3, 1), date(2026, 4, 1)
USUAL = {"way": "letter", "on": date(2026, 3, 3), "whom": "The clerk", "today": TODAY, "named_on": NAMED}


@pytest.mark.parametrize("on", [NAMED, TODAY])
def test_the_day_lies_between_the_naming_and_today(on: date) -> None:
    check_asked(**USUAL | {"on": on})


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"way": "shouting"}, "way"),
        ({"way": ""}, "way"),
        ({"whom": "  "}, "whom"),
        ({"on": TODAY + timedelta(days=1)}, "on"),
        ({"on": NAMED - timedelta(days=1)}, "on"),
    ],
)
def test_what_was_not_asked_so_is_refused(changes: dict, field: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        check_asked(**USUAL | changes)
    assert refused.value.field == field


def test_whoever_was_asked_is_not_asked_again() -> None:
    check_not_asked(is_asked=False)
    with pytest.raises(RuleBroken, match="asked already"):
        check_not_asked(is_asked=True)


def test_only_who_was_asked_without_mail_has_its_reply_typed_in() -> None:
    check_enters(way="letter")
    with pytest.raises(RuleBroken, match="by the link"):
        check_enters(way="")


def test_what_was_never_asked_says_which_and_how_to_mend_it() -> None:
    check_reached("Town Trust", "WESS-2026-014", reached=True)
    with pytest.raises(RuleBroken) as refused:
        check_reached("Town Trust", "WESS-2026-014", reached=False)
    for words in ("Town Trust was never asked", "by letter, in person or by telephone", "note that on WESS-2026-014"):
        assert words in refused.value.message
