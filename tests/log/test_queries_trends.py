"""Trends: what the summaries add up to, both sectors apart, and the points behind every figure."""

import re
from datetime import date, timedelta
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest

from concord.agreement.commands import add_commitment
from concord.core.accounts.access import SYSTEM
from concord.log import commands
from concord.log.models import Period, PeriodSummary, Point
from concord.log.queries.log import log_points
from concord.log.queries.trends import kept_where_owed, page_of, summary_of, trends_page
from concord.log.rules.returns import PointInput

from .following import about_council, decide, locked_period, point_of, sit


def row(number: int, **facts):
    opens = date(2024, 1, 1) + timedelta(days=61 * number)
    usual = {"dimension": "all", "sector": "", "is_closed": True, "period_reference": f"P{number:02}"}
    dates = {"opens_on": opens, "due_on": opens + timedelta(days=20)}
    return PeriodSummary(**usual | dates | {"period_label": f"Period {number}"} | facts)


def test_merton_counts_42_wins_in_two_years_as_21_a_year_by_three_sources():
    wins = [(2, 1, 1), (1, 2, 0), (2, 2, 1), (1, 1, 1), (2, 1, 0), (1, 2, 1)] * 2
    names = ("wins_planned", "wins_opportunistic", "wins_went_wrong")
    rows = [row(n, **dict(zip(names, three, strict=True))) for n, three in enumerate(wins)]
    rows[-1].due_on = date(2026, 1, 1)
    page = page_of(rows)
    assert (page.wins_total, page.wins_each_year, page.wins_each_period) == (44, 22.0, 3.7)
    rows[0].wins_planned = 0
    page = page_of(rows)
    assert (page.wins_total, page.wins_each_year, page.wins_each_period) == (42, 21.0, 3.5)
    assert [line.wins_so_far for line in page.lines][-3:] == [35, 38, 42]
    assert sum(getattr(r, name) for r in rows for name in names) == 42


@pytest.mark.parametrize(
    ("followed", "reading"),
    [
        ((4, 6, 7), "up each time; not yet more than chance would give"),
        ((2, 4, 6, 8, 9), "a rise"),
        ((4,), "too early to call a trend"),
        ((), "too few to tell"),
    ],
)
def test_a_trend_is_read_with_no_more_than_the_data_carry(followed, reading):
    page = page_of([row(n, followed=k, not_followed=10 - k) for n, k in enumerate(followed)])
    assert page.trend.reading == reading
    assert (page.followed, page.decided) == (sum(followed), 10 * len(followed))


def test_the_sectors_stand_apart_with_their_gap_and_open_periods_do_not_count():
    rows = [
        row(0, followed=8, not_followed=4),
        row(0, dimension="bearer", sector="public", followed=2, not_followed=6),
        row(0, dimension="bearer", sector="voluntary", followed=6, not_followed=0),
        row(0, dimension="bearer", sector="business", followed=9),
        row(0, dimension="respondent", sector="public", received=3, expected=4),
        row(1, followed=50, is_closed=False),
    ]
    page = page_of(rows)
    assert (page.owed.public, page.owed.voluntary) == ((2, 8), (6, 6))
    assert page.owed.in_words == "public 25 % (2 of 8), voluntary 100 % (6 of 6): a gap of 75 percentage points"
    assert page.owed.gap_in_short == "75 points"
    assert page.lines[0].returned.gap_in_short == "too few to compare"
    assert len(page.lines) == 1


@pytest.fixture
def two_periods(place):
    """Two decided periods: a point raised by both sectors, duties of one side and of both, wins of each source."""
    sit(place)
    facts = {"area": place.area, "starts_on": date(2020, 1, 1), "by": SYSTEM, "at": place.now}
    both = add_commitment(number="1.1", title="Talk early", bearer="both", **facts)
    theirs = add_commitment(number="5.1", title="Accounts on time", bearer="voluntary", **facts)
    for ago in (120, 60):
        said = {
            "champion": {
                1: [PointInput(f"Drafts came early {ago}"), PointInput(f"Talked early {ago}", commitment=both)],
                2: [about_council(place, f"Two weeks again {ago}")],
                3: [PointInput(f"The hall is free {ago}", win_source="planned", commitment=both)],
            },
            "leisure_champion": {
                1: [PointInput(f"Drafts shared by us {ago}")],
                2: [PointInput(f"Accounts came late {ago}", commitment=theirs)],
                3: [PointInput(f"A van is shared {ago}", win_source="opportunistic")],
            },
        }
        locked_period(place, said, ago=ago)
        commands.merge_points(
            into=point_of(f"Drafts came early {ago}"),
            points=[point_of(f"Drafts shared by us {ago}")],
            by=place.chair,
            at=place.now,
        )
        decide(place, point_of(f"Drafts came early {ago}"))
        decide(place, point_of(f"Talked early {ago}"), commitment=both)
        decide(place, point_of(f"Two weeks again {ago}"), "not_followed", commitment=place.commitment)
        # The group chose another commitment than the reporter.
        decide(place, point_of(f"Accounts came late {ago}"), "not_followed", commitment=both)
        decide(place, point_of(f"The hall is free {ago}"), win=True, limb="A", commitment=both)
        decide(
            place,
            point_of(f"A van is shared {ago}"),
            win=True,
            limb="B",
            limb_reason="not_at_all",
            win_source="went_wrong",
        )
    return place


def found(place, **chosen):
    return log_points(place.area, chosen).count()


def test_what_is_kept_of_the_duties_named_counts_each_point_once_and_none_that_names_none(
    two_periods, django_assert_num_queries
):
    references = list(Period.objects.values_list("reference", flat=True))
    with django_assert_num_queries(1):
        assert kept_where_owed(two_periods.area, references) == (4, 8)
    assert kept_where_owed(two_periods.area, references[:1]) == (2, 4)
    # Once for each sector that owes it, a duty of both is counted twice.
    owed = trends_page(two_periods.area).owed
    assert (owed.public, owed.voluntary) == ((4, 8), (4, 6))
    Point.objects.filter(text__startswith="Talked early").update(withdrawn_at=two_periods.now)
    assert kept_where_owed(two_periods.area, references) == (2, 6)


def test_every_figure_finds_the_points_that_it_counts(two_periods):
    place, page = two_periods, trends_page(two_periods.area)
    assert (page.followed, page.decided) == (8, 12)
    assert found(place, decision="decided") == page.decided
    assert found(place, decision="followed") == page.followed
    assert found(place, decision="win") == page.wins_total == 4
    for sector in ("public", "voluntary"):
        assert found(place, decision="decided", bearer=sector) == getattr(page.owed, sector)[1]
        assert found(place, decision="followed", bearer=sector) == getattr(page.owed, sector)[0]
        assert found(place, decision="decided", sector=sector) == getattr(page.reported, sector)[1]
        assert found(place, decision="followed", sector=sector) == getattr(page.reported, sector)[0]
    for line in page.lines:
        here = {"period": line.summary.period_reference}
        assert found(place, **here, decision="not_followed") == line.summary.not_followed
        for source in ("planned", "opportunistic", "went_wrong"):
            assert found(place, **here, decision="win", win_source=source) == getattr(line.summary, f"wins_{source}")
    assert page.owed.public == (4, 8)
    assert page.reported.public[1] + page.reported.voluntary[1] == 14


def test_trends_take_one_query_whatever_there_is(place, two_periods, django_assert_num_queries):
    with django_assert_num_queries(1):
        trends_page(place.area)
    PeriodSummary.objects.exclude(period_reference=Period.objects.order_by("pk").first().reference).delete()
    with django_assert_num_queries(1):
        trends_page(place.area)


def test_the_summary_of_the_command_line_says_the_same(two_periods):
    page, said = trends_page(two_periods.area), summary_of(two_periods.area)
    assert said["wins_total"] == page.wins_total
    assert said["trend"]["reading"] == page.trend.reading
    # The council and its commitment, and accounts that came late in similar words.
    assert [repeat["commitment"] for repeat in said["repeats"]] == ["4.2", ""]
    assert Point.objects.filter(reference__in=said["repeats"][0]["points"]).count() == 2


def test_every_figure_of_the_wins_leads_to_its_own_period(place, signed_in):
    period = locked_period(place, {"champion": {1: [PointInput(text="The bid was shared")]}})
    body = signed_in(place.officer).get(place.url("trends/")).content.decode()
    links = [unescape(link) for link in re.findall(r'href="([^"]*decision=win[^"]*)"', body)]
    asked = [parse_qs(urlsplit(link).query) for link in links]
    assert len(asked) > 3
    assert {one["period"][0] for one in asked if "period" in one} == {period.reference}
    assert [one for one in asked if set(one) - {"decision", "period", "win_source"}] == []


def test_the_page_and_the_file_say_the_same_wins_a_year_while_a_period_is_open(place):
    """An open period has no wins yet, and its time would only lower the mean."""
    place.open(due_on=place.today + timedelta(days=30), locks_on=place.today + timedelta(days=40))
    row = PeriodSummary.objects.get(dimension="all")
    days = {"opens_on": place.today - timedelta(days=731), "due_on": place.today - timedelta(days=1)}
    facts = {
        "area": place.area,
        "dimension": "all",
        "period_reference": "W-1",
        "period_label": "W-1",
        "is_closed": True,
    }
    PeriodSummary(**facts, **days, wins_planned=42).save()
    assert not row.is_closed
    assert trends_page(place.area).wins_each_year == summary_of(place.area)["wins_per_year"] == 21.0
