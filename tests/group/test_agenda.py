"""An agenda that two officers have before them at once."""

import pytest

from concord.core.accounts.access import SYSTEM
from concord.core.lib.errors import RuleBroken
from concord.group import commands
from concord.group.models import AgendaItem
from concord.group.rules.agenda import mark_of
from tests.worlds import START

from .test_views_meetings import kept, of, plan, said


@pytest.fixture
def meeting(world):
    made = plan(world, 20)
    commands.point_to(meeting=made, kind="returns", key="log/sheet/X/", title="Returns", by=SYSTEM, at=START)
    return made


def lines(meeting):
    """The form of the agenda as it stands, as a browser sends it."""
    items = list(meeting.agenda.all())
    rows = {f"{name}_{n}": str(getattr(one, name)) for n, one in enumerate(items, start=1)
            for name in ("title", "kind", "lead", "minutes")}  # fmt: skip
    rows |= {f"kind_{n}": "other" for n in range(len(items) + 1, 11)} | {f"place_{n}": str(n) for n in range(1, 11)}
    return rows | kept(meeting) | {"seen": mark_of(items)}


def test_of_two_who_save_at_once_the_later_gets_back_what_they_typed_and_nothing_shifts(world, meeting, signed_in):
    client, mine = signed_in(world.officer), lines(meeting)
    theirs = mine | {"title_1": "", "title_7": "A new bill", "minutes_7": "5"}
    assert client.post(of(meeting, "agenda/"), theirs).url == of(meeting)
    body = said(client, of(meeting, "agenda/"), mine | {"lead_3": "Ruth"})
    assert ("changed after you opened it" in body, "How the agenda stands now" in body) == (True, True)
    assert ('value="Ruth"' in body, body.count('value="A new bill"')) == (True, 1)
    assert meeting.agenda.filter(lead="Ruth").count() == 0


def test_what_comes_back_can_be_saved_and_holds_both(world, meeting, signed_in):
    client, mine = signed_in(world.officer), lines(meeting)
    client.post(of(meeting, "agenda/"), mine | {"title_1": "", "title_7": "A new bill", "minutes_7": "5"})
    again = client.post(of(meeting, "agenda/"), mine | {"lead_3": "Ruth"}).context["form"]
    typed = {name: again[name].value() or "" for name in again.fields} | {"minutes_1": "0"}
    assert client.post(of(meeting, "agenda/"), typed).url == of(meeting)
    rows = [(one.title, one.lead, one.source_key) for one in meeting.agenda.all()]
    assert rows[2][1:] == ("Ruth", "log/sheet/X/")
    assert [one for one in rows if one[2]] == rows[2:3]
    assert rows[-1][0] == "A new bill"


def test_an_item_stays_itself_and_a_stale_mark_is_refused(world, meeting):
    before = list(meeting.agenda.all())
    items = [commands.ItemInput(title=one.title, minutes=5, was=one.pk) for one in reversed(before)]
    facts = {"meeting": meeting, "items": items, "by": world.officer, "at": START, "seen": mark_of(before)}
    commands.set_agenda(**facts)
    assert [one.pk for one in meeting.agenda.all()] == [one.pk for one in reversed(before)]
    with pytest.raises(RuleBroken, match="changed after you opened it"):
        commands.set_agenda(**facts)
    assert AgendaItem.objects.get(source_key="log/sheet/X/").pk == before[2].pk
