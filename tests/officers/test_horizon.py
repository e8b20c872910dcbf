"""What is coming: written down, put on an agenda, sent as a digest, posted to areas below; out and in again."""

from datetime import date, timedelta

import pytest
from django.core import mail

from concord.core.areas.models import Area
from concord.core.areas.scoping import within
from concord.core.audit.models import AuditEntry
from concord.core.directory.commands.lists import import_list
from concord.core.directory.letters import SOURCES
from concord.core.lib.errors import AccessDenied, RuleBroken
from concord.core.lib.tables import write_csv
from concord.group import commands as group
from concord.group.models import AgendaItem
from concord.group.queries.waiting import waiting_page
from concord.officers import commands
from concord.officers.commands.shapes import HORIZON
from concord.officers.exports.horizon import horizon_table
from concord.officers.models import HorizonItem
from concord.officers.queries.horizon import areas_below, digest_page, horizon
from concord.officers.queries.tasks import due_for_officers
from tests.pages import text
from tests.worlds import at

from .running import DAY, FACTS, URL

NEWS = {"title": "A law on notice", "text": "Three months.", "kind": "law", "source": "The news", "on": DAY}
NEWS |= {"url": "https://example.org/law"}
TYPED = {"title": "A fund", "kind": "funding", "source": "The news", "relevance": "high"}
TYPED |= {"on_day": "2", "on_month": "3", "on_year": "2026"}


@pytest.fixture(autouse=True)
def at_once(settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}


def put(world, commitments=(), **more):
    return commands.put_horizon(area=world.area, facts={**NEWS, **more}, commitments=commitments, **FACTS)


def test_found_by_word_kind_and_whether_it_matters(world):
    law = put(world, relevance="high")
    put(world, title="A fund", text="", kind="funding")
    assert [one.title for one in horizon(world.area, search="months law")] == [law.title]
    assert [one.title for one in horizon(world.area, kind="funding", relevance="open")] == ["A fund"]


def test_an_address_must_be_safe(world, signed_in):
    with pytest.raises(RuleBroken, match="https") as refused:
        put(world, url="http://example.org")
    assert refused.value.field == "url"
    page = text(signed_in(world.officer).post(f"{URL}horizon/new/", TYPED | {"url": "http://example.org"}))
    assert "must begin with https" in page


def test_it_waits_for_time_on_the_next_agenda(world):
    item = put(world)
    with pytest.raises(RuleBroken, match="No meeting"):
        commands.table_horizon(item=item, **FACTS)
    starts = at(DAY) + timedelta(days=9)
    about = {"kind": "regular", "starts_at": starts, "ends_at": starts + timedelta(hours=2)}
    meeting = group.schedule_meeting(group=world.group, **about, **FACTS)
    for _ in range(2):
        assert commands.table_horizon(item=item, **FACTS) == meeting
    row = AgendaItem.objects.get(source_key=f"officers/horizon/{item.uid}/")
    assert (row.title, row.minutes) == (item.title, 0)
    assert waiting_page(meeting, DAY).line(row.source_key).title == item.title


def test_a_digest_goes_once_to_each_champion_who_wants_it(world, monkeypatch):
    item, unread = put(world, relevance="high", why="We ask late."), put(world, title="A plan")
    monkeypatch.setattr("concord.core.directory.letters.SOURCES", [*SOURCES, lambda area: [world.volunteer.pk]])
    page = digest_page(world.area, DAY)
    assert ([one.person for one in page.goes_to], page.left_out, page.items) == ([world.champion], 1, [item])
    for wrong in ({"looked_at": 2, "holds": 1}, {"looked_at": 1, "holds": 2}):
        with pytest.raises(RuleBroken, match="Look again"):
            commands.send_digest(area=world.area, **wrong, **FACTS)
    digest = commands.send_digest(area=world.area, looked_at=1, holds=1, **FACTS)
    assert commands.deliver_digest(digest=digest, at=at(DAY)) == 0
    assert [message.to for message in mail.outbox] == [[world.champion.email]]
    assert "We ask late." in mail.outbox[0].body
    assert unread.title not in mail.outbox[0].body
    with pytest.raises(RuleBroken, match="nothing new"):
        commands.send_digest(area=world.area, looked_at=1, holds=0, **FACTS)


def test_one_area_tells_several_and_each_judges_for_itself(world):
    region = world.area.parent
    Area.objects.filter(pk=world.area.pk).update(shares_summaries=True)
    assert list(areas_below(region)) == [world.area]
    with within(region):
        about = {"area": region, "facts": NEWS, "areas": [world.area, world.area, world.neighbour]}
        made = commands.post_below(**about, **FACTS)
        with pytest.raises(AccessDenied):
            commands.post_below(**about, by=world.officer, at=at(DAY))
        with pytest.raises(RuleBroken, match="at least one"):
            commands.post_below(**about | {"areas": [world.neighbour]}, **FACTS)
    copy = HorizonItem.objects.get()
    assert (made.told, copy.origin, copy.origin_name, copy.relevance) == (1, made.uid, "Mid", "open")
    assert [(one.kind, one.who) for one in due_for_officers(world.area, DAY, 9)] == [("horizon", "Mid")]
    commands.put_horizon(area=world.area, facts={**NEWS, "relevance": "none"}, item=copy, **FACTS)
    assert due_for_officers(world.area, DAY, 9) == []
    assert AuditEntry.objects.filter(area_key="WESS", verb="officers.horizon_received").count() == 1


def test_what_goes_out_comes_in_again_as_it_is(world):
    put(world, [world.commitment], relevance="some", why="=1+1", text="Two\nlines")
    put(world, digest_on=DAY, origin_name="Mid", told=3)
    put(world, digest_on=DAY)
    table = horizon_table(world.area)
    data = write_csv(table.columns, table.rows)

    def bring(data):
        return import_list(HORIZON, area=world.area, data=data, name="h.csv", dry_run=False, **FACTS)

    found = bring(data)
    assert (found.added, found.changed, found.unchanged, found.problems) == (0, 0, 3, [])
    HorizonItem.objects.all().delete()
    assert (bring(data).added, bring(data).unchanged) == (3, 3)
    again = [{**row, "ref": ""} for row in horizon_table(world.area).rows]
    assert sorted(map(str, again)) == sorted(str({**row, "ref": ""}) for row in table.rows)
    head = b"title,kind,source,on,url,commitments\r\n"
    for row, column in ((b"A,law,B,2026-01-01,http://a.org,", "url"), (b"A,law,B,2026-01-01,,99.9", "commitments")):
        assert [(one.row, one.column) for one in bring(head + row).problems] == [(2, column)]


@pytest.mark.parametrize("count", [1, 3])
def test_as_many_queries_for_many(world, count, django_assert_num_queries):
    for number in range(count):
        put(world, [world.commitment], title=f"Law {number}", relevance="high")
    with django_assert_num_queries(2):
        assert [len(one.commitments.all()) for one in horizon(world.area)] == [1] * count
    with django_assert_num_queries(4):
        assert len(digest_page(world.area, DAY).items) == count


def test_pages_and_who_may(world, signed_in):
    officer = signed_in(world.officer)
    assert "Nothing is written down" in text(officer.get(f"{URL}horizon/"))
    typed = TYPED | {"commitments": [str(world.commitment.uid)]}
    assert "Answer the question" in text(officer.post(f"{URL}horizon/new/", typed | {"title": ""}))
    officer.post(f"{URL}horizon/new/", typed)
    item = HorizonItem.objects.get()
    assert (item.on, list(item.commitments.all())) == (date(2026, 3, 2), [world.commitment])
    assert officer.post(f"{URL}horizon/{item.uid}/change/", typed | {"title": "A new fund"}).status_code == 302
    reader = signed_in(world.champion)
    assert "A new fund" in text(reader.get(f"{URL}horizon/?kind=funding"))
    assert "Put it on" not in text(reader.get(f"{URL}horizon/{item.uid}/"))
    assert "2 champions" in text(officer.get(f"{URL}horizon/digest/"))
    assert officer.post(f"{URL}horizon/digest/send/", {"looked_at": 2, "holds": 1}).status_code == 302
    assert "No area below" in text(officer.get(f"{URL}horizon/post/"))
    own = {"by": world.chair, "at": at(DAY)}
    for run in (
        lambda: commands.put_horizon(area=world.area, facts=NEWS, **own),
        lambda: commands.table_horizon(item=item, **own),
        lambda: commands.send_digest(area=world.area, looked_at=2, holds=1, **own),
        lambda: commands.remove_row(row=item, **own),
    ):
        with pytest.raises(AccessDenied):
            run()
    assert officer.post(f"{URL}horizon/{item.uid}/remove/").status_code == 302
