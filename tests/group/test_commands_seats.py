"""Seats: added, taken, left, given up; a new holder never overwrites the one before."""

from datetime import date

import pytest

from concord.core.accounts.access import SYSTEM
from concord.core.audit.models import AuditEntry
from concord.core.lib.errors import AccessDenied, RuleBroken
from concord.group import commands
from concord.group.models import CategoryApart, Holding, Seat
from concord.group.queries.seats import holders_on, seats_as_at
from tests.worlds import START

from .seating import SINCE, add_seat, take

LATER = date(2026, 6, 1)


def test_a_seat_has_its_organisations_sector_and_is_vacant(world):
    seat = add_seat(world, world.charity, sector="public", by=world.officer)
    assert (seat.sector, str(seat), seat.holdings.count()) == ("voluntary", "Open Door Advice", 0)
    assert AuditEntry.objects.latest("pk").verb == "group.seat_added"


def test_a_new_holder_is_a_new_row_and_the_one_before_leaves_the_day_before(world):
    seat = add_seat(world, world.council)
    first = take(seat, world.member, by=world.officer)
    take(seat, world.champion, LATER, level="head")
    rows = list(seat.holdings.order_by("starts_on").values_list("person", "starts_on", "ends_on"))
    assert rows == [(world.member.pk, SINCE, date(2026, 5, 31)), (world.champion.pk, LATER, None)]
    assert [[line.holding.person for line in seats_as_at(world.group, day)] for day in (date(2026, 5, 31), LATER)] == [
        [world.member], [world.champion],
    ]  # fmt: skip
    entry = AuditEntry.objects.filter(verb="group.seat_left").get()
    assert (entry.facts["person"], entry.subject_label) == (str(first.person.uid), "Wessington Council")


def test_a_seat_is_not_taken_in_the_time_of_another(world):
    seat = add_seat(world, world.council)
    take(seat, world.member, LATER)
    with pytest.raises(RuleBroken, match="holds this seat on that day"):
        take(seat, world.champion)
    with pytest.raises(RuleBroken, match="holds this seat on that day"):
        take(seat, world.member, date(2026, 7, 1))
    assert Holding.objects.count() == 1


def test_whoever_leaves_leaves_the_seat_vacant_and_leaves_once(world):
    holding = take(add_seat(world, world.council), world.member)
    commands.leave_seat(holding=holding, on=LATER, by=world.officer, at=START)
    assert holders_on(world.group, LATER) != []
    assert holders_on(world.group, date(2026, 6, 2)) == []
    with pytest.raises(RuleBroken, match="left this seat already"):
        commands.leave_seat(holding=holding, on=LATER, by=SYSTEM, at=START)
    with pytest.raises(RuleBroken, match="just changed"):
        commands.leave_seat(
            holding=Holding(pk=holding.pk, starts_on=SINCE, area=world.area), on=LATER, by=SYSTEM, at=START
        )


def test_a_seat_that_is_given_up_lets_its_holder_go(world):
    seat = add_seat(world, world.council)
    take(seat, world.member)
    commands.end_seat(seat=seat, on=LATER, by=world.officer, at=START)
    assert (Holding.objects.get().ends_on, Seat.objects.get().ends_on) == (LATER, LATER)
    with pytest.raises(RuleBroken, match="ended already"):
        commands.end_seat(seat=seat, on=LATER, by=SYSTEM, at=START)


def test_what_is_noted_of_a_holder_is_changed_and_the_trail_has_no_words_of_it(world):
    holding = take(add_seat(world, world.council), world.member)
    changes = {"post": "Director", "talk_on": SINCE, "talk_by": "Ruth", "person": world.chair}
    commands.change_holding(holding=holding, changes=changes, by=world.officer, at=START)
    holding.refresh_from_db()
    assert (holding.post, holding.talk_on, holding.person) == ("Director", SINCE, world.member)
    assert AuditEntry.objects.latest("pk").facts == {"person": str(world.member.uid)}


def test_a_member_says_what_they_expect_and_nobody_else_does_for_them(world):
    holding = take(add_seat(world, world.council), world.member)
    commands.give_expectations(holding=holding, hopes="Fewer late bills", by=world.member, at=START)
    holding.refresh_from_db()
    assert holding.hopes == "Fewer late bills"
    assert AuditEntry.objects.latest("pk").facts == {}
    for who in (world.chair, world.champion, world.stranger):
        with pytest.raises(AccessDenied):
            commands.give_expectations(holding=holding, hopes="", by=who, at=START)


def test_a_kind_of_member_is_set_apart_and_looked_for_again(world):
    judge = {"group": world.group, "category": "arms_length", "by": world.officer, "at": START}
    commands.judge_category(**judge, reason="The council has no homes")
    commands.judge_category(**judge, reason="None here")
    assert CategoryApart.objects.get().reason == "None here"
    commands.judge_category(**judge, reason=" ")
    assert not CategoryApart.objects.exists()


@pytest.mark.parametrize("who", ["chair", "member", "champion", "stranger"])
def test_only_the_officer_writes_seats(world, who):
    seat, by = add_seat(world, world.council), getattr(world, who)
    holding = take(seat, world.observer)
    with pytest.raises(AccessDenied):
        add_seat(world, world.trust, by=by)
    with pytest.raises(AccessDenied):
        take(seat, world.member, by=by)
    for command, facts in (
        (commands.change_seat, {"seat": seat, "changes": {}}),
        (commands.end_seat, {"seat": seat, "on": LATER}),
        (commands.leave_seat, {"holding": holding, "on": LATER}),
        (commands.change_holding, {"holding": holding, "changes": {}}),
        (commands.judge_category, {"group": world.group, "category": "jobs", "reason": "x"}),
    ):
        with pytest.raises(AccessDenied):
            command(**facts, by=by, at=START)
