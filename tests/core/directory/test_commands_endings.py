"""Areas that close: read, and nothing new; by whom; reopened."""

from datetime import date, timedelta

import pytest

from concord.agreement.commands import add_commitment
from concord.core.accounts.access import SYSTEM
from concord.core.areas.models import Area
from concord.core.areas.scoping import within
from concord.core.audit.models import AuditEntry
from concord.core.directory import commands
from concord.core.directory.models import Membership, Organisation
from concord.core.lib.errors import AccessDenied, RuleBroken
from concord.interfaces.schedule.daily import do_daily
from concord.log.models import Period
from tests.factories.accounts import RoleGrantFactory
from tests.worlds import START, open_a_period

LATER, DAY = START + timedelta(days=30), date(2026, 2, 4)


def end(world, by=SYSTEM, on=DAY, into=None):
    commands.end_area(area=world.area, on=on, into=into, by=by, at=LATER)


def administrator(area=None):
    return RoleGrantFactory(role="platform_admin", area=area, starts_on=date(2025, 1, 1)).person


def test_an_area_closes_once_and_opens_again(world):
    end(world)
    area = Area.objects.get(slug="wessington")
    assert (area.status, area.ended_on, area.merged_into) == ("closed", DAY, None)
    entry = AuditEntry.objects.latest("pk")
    assert (entry.verb, entry.area_key) == ("areas.area_ended", "WESS")
    with pytest.raises(RuleBroken, match="has closed already"):
        end(world)
    commands.reopen_area(area=world.area, by=SYSTEM, at=LATER)
    area.refresh_from_db()
    assert (area.status, area.ended_on, AuditEntry.objects.latest("pk").verb) == (
        "active", None, "areas.area_reopened",
    )  # fmt: skip
    with pytest.raises(RuleBroken, match="is open"):
        commands.reopen_area(area=area, by=SYSTEM, at=LATER)


def test_an_area_becomes_part_of_another_which_looks_after_its_organisations(world):
    end(world, into=world.neighbour)
    area = Area.objects.get(slug="wessington")
    assert (area.status, area.merged_into) == ("merged", world.neighbour)
    assert set(Organisation.objects.values_list("home_area__slug", flat=True)) == {"eastmere"}
    assert Membership.objects.filter(area=area).count() == 9


@pytest.mark.parametrize(
    ("facts", "field"),
    [({"on": date(2026, 2, 5)}, "on"), ({"on": date.max}, "on"), ({"into": "wessington"}, "into")],
)
def test_an_area_that_breaks_a_rule_stays_open(world, facts, field):
    if "into" in facts:
        facts = {"into": world.area}
    with pytest.raises(RuleBroken) as refused:
        end(world, **facts)
    assert refused.value.field == field
    assert Area.objects.get(slug="wessington").status == "active"


def test_an_area_is_not_merged_into_one_that_has_closed(world):
    commands.end_area(area=world.neighbour, on=DAY, by=SYSTEM, at=LATER)
    with pytest.raises(RuleBroken) as refused:
        end(world, into=world.neighbour)
    assert refused.value.field == "into"


def test_a_closed_area_is_read_and_takes_no_new_row(world):
    period = open_a_period(world)
    end(world)
    area = Area.objects.get(slug="wessington")
    with within(area):
        assert Period.objects.get() == period
        for act in (
            lambda: add_commitment(
                area=area, number="9", title="X", bearer="public", starts_on=DAY, by=SYSTEM, at=LATER
            ),
            lambda: commands.add_tag(area=area, name="Faith", hard_to_reach=False, by=SYSTEM, at=LATER),
            lambda: commands.add_organisation(
                area=area, name="Late", sector="voluntary", kind="charity", by=SYSTEM, at=LATER
            ),
        ):
            with pytest.raises(RuleBroken, match="takes nothing new"):
                act()
    assert not Organisation.objects.filter(name="Late").exists()


def test_no_area_is_added_below_a_closed_one(world):
    end(world)
    with pytest.raises(RuleBroken) as refused:
        commands.add_area(slug="upton", name="Upton", parent=world.area, by=SYSTEM, at=LATER)
    assert refused.value.field == "parent"


def test_the_clock_passes_over_a_closed_area(world):
    period = open_a_period(world)
    end(world)
    do_daily(on=date(2026, 3, 30), at=START + timedelta(days=85))
    with within(Area.objects.get(slug="wessington")):
        assert Period.objects.get().state == period.state


@pytest.mark.parametrize("who", ["officer", "chair", "trustee", "stranger"])
def test_only_who_runs_the_installation_closes_or_opens_an_area(world, who):
    by = getattr(world, who)
    for act in (lambda: end(world, by=by), lambda: commands.reopen_area(area=world.area, by=by, at=LATER)):
        with pytest.raises(AccessDenied):
            act()


def test_an_administrator_of_one_area_closes_it_but_not_into_another_that_they_do_not_run(world):
    one = administrator(world.area)
    with pytest.raises(AccessDenied):
        end(world, by=one, into=world.neighbour)
    end(world, by=one)
    assert Area.objects.get(slug="wessington").has_ended
