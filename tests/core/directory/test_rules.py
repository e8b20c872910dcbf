"""Sectors, roles that may be given, and dates."""

from datetime import UTC, date, datetime, timedelta

import pytest

from concord.core.accounts.access import SYSTEM
from concord.core.accounts.models import Person
from concord.core.areas.models import Area
from concord.core.directory.models import Invitation
from concord.core.directory.rules import (
    can_end,
    check_can_join,
    check_dates,
    check_invitation_lasts,
    check_not_held,
    check_not_own_address,
    check_role,
    check_sector,
    usual_sector,
)
from concord.core.directory.terms import OrganisationType, Sector
from concord.core.lib.errors import RuleBroken


@pytest.mark.parametrize(
    ("kind", "sector"),
    [
        ("council", "public"),
        ("large_housing", "public"),
        ("small_housing", "voluntary"),
        ("infrastructure", "voluntary"),
        ("social_enterprise", "voluntary"),
        ("business", "business"),
        ("other", "other"),
    ],
)
def test_each_type_has_its_usual_sector(kind: str, sector: str) -> None:
    assert usual_sector(kind) == sector
    check_sector(kind=kind, sector=sector, reason="")


@pytest.mark.parametrize("kind", OrganisationType.values)
def test_no_type_is_without_a_usual_sector(kind: str) -> None:
    assert usual_sector(kind) in Sector.values


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_an_unusual_sector_gives_its_reason(reason: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        check_sector(kind="large_housing", sector="voluntary", reason=reason)
    assert refused.value.field == "sector_reason"
    assert "usually count as public sector" in refused.value.message
    check_sector(kind="large_housing", sector="voluntary", reason="It owns twelve homes.")


def test_an_unknown_type_is_refused() -> None:
    with pytest.raises(RuleBroken) as refused:
        check_sector(kind="spaceport", sector="public", reason="")
    assert refused.value.field == "kind"


@pytest.mark.parametrize(
    ("role", "sector", "field"),
    [
        ("platform_admin", "voluntary", "role"),
        ("emperor", "voluntary", "role"),
        ("trustee", "public", "organisation"),
    ],
)
def test_roles_that_an_officer_cannot_give(role: str, sector: str, field: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        check_role(role=role, sector=sector)
    assert refused.value.field == field


@pytest.mark.parametrize(
    ("role", "sector"), [("trustee", "voluntary"), ("officer", "public"), ("champion", "business")]
)
def test_roles_that_an_officer_can_give(role: str, sector: str) -> None:
    check_role(role=role, sector=sector)


def test_a_role_may_last_one_day_but_not_end_before_it_starts() -> None:
    day = date(2026, 3, 2)
    check_dates(day, None)
    check_dates(day, day)
    with pytest.raises(RuleBroken) as refused:
        check_dates(day, date(2026, 3, 1))
    assert refused.value.field == "ends_on"


@pytest.mark.parametrize("day", [date.min, date(1899, 12, 31), date(2101, 1, 1), date.max])
def test_a_day_of_no_year_of_ours_is_refused_by_its_field(day: date) -> None:
    for field, dates in (("starts_on", (day, None)), ("ends_on", (date(2026, 3, 2), day))):
        with pytest.raises(RuleBroken, match="Year must be from 1900 to 2100") as refused:
            check_dates(*dates)
        assert refused.value.field == field


def test_nobody_gives_a_role_to_the_address_with_which_they_sign_in() -> None:
    ada = Person(name="Ada", login_email="ada@example.org")
    check_not_own_address("bea@example.org", ada)
    check_not_own_address("ada@example.org", SYSTEM)
    with pytest.raises(RuleBroken, match="Nobody gives themselves a role"):
        check_not_own_address("Ada@example.org", ada)


def test_an_account_joins_an_area_once() -> None:
    check_can_join(takes_part=False, area=Area(name="Upton"))
    with pytest.raises(RuleBroken, match="You take part in Upton with this account already"):
        check_can_join(takes_part=True, area=Area(name="Upton"))


def test_an_invitation_lasts_until_it_expires_or_is_withdrawn() -> None:
    end = datetime(2026, 3, 2, tzinfo=UTC)
    check_invitation_lasts(Invitation(expires_at=end), end)
    ended = (Invitation(expires_at=end - timedelta(days=1)), Invitation(expires_at=end, withdrawn_at=end))
    for made in ended:
        with pytest.raises(RuleBroken, match="has ended"):
            check_invitation_lasts(made, end)


@pytest.mark.parametrize(
    ("until", "words"),
    [(None, "from 1 February 2026."), (date(2026, 6, 30), "from 1 February 2026 until 30 June 2026.")],
)
def test_a_role_that_is_held_already_is_refused_with_its_days(until, words):
    check_not_held(None)
    with pytest.raises(RuleBroken, match="held already") as refused:
        check_not_held((date(2026, 2, 1), until))
    assert words in refused.value.message


@pytest.mark.parametrize(("ends_on", "can"), [(None, True), (date(2026, 6, 30), True), (date(2026, 6, 29), False)])
def test_a_role_can_end_earlier_while_its_last_day_lies_ahead(ends_on, can):
    assert can_end(ends_on, date(2026, 6, 29)) is can
