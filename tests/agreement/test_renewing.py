"""The plan of a renewal: counted back from its launch, warned of, moved, closed; who agrees and who was there."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest

from concord.agreement import commands, exports
from concord.agreement.models import CommitmentText, PreElection, RenewalPlan, Stage
from concord.agreement.queries.renewing import plan_page, renewals_page
from concord.agreement.rules.renewing import backwards
from concord.core.accounts.access import SYSTEM
from concord.core.audit.models import AuditEntry
from concord.core.lib.dates import RULES, days_short
from concord.core.lib.errors import AccessDenied, RuleBroken
from tests.agreement.signing import adopt
from tests.pages import day

NOW = datetime(2026, 4, 1, 10, tzinfo=UTC)
TODAY, LAUNCH = NOW.date(), date(2027, 4, 29)
WHEN = {"by": SYSTEM, "at": NOW}
URL = "/areas/wessington/agreement/renewal/"


def planned(world, launch_on=LAUNCH, **facts):
    version = adopt(world)
    return commands.plan_renewal(document=version.document, launch_on=launch_on, **WHEN, **facts)


def stage(plan, kind):
    return plan.stages.get(kind=kind)


def test_every_stage_is_counted_back_from_the_launch_without_a_gap():
    spans = backwards(LAUNCH, RULES["consultation"])
    assert [span.kind for span in spans] == [
        *("scoping", "drafting", "consultation", "settling", "buy_in", "sign_off", "launch", "promotion"),
    ]
    for before, after in pairwise(spans):
        assert after.starts_on == before.ends_on + timedelta(days=1)
    asked = next(span for span in spans if span.kind == "consultation")
    assert ((asked.ends_on - asked.starts_on).days + 1, spans[6].starts_on, spans[6].ends_on) == (84, LAUNCH, LAUNCH)


@pytest.mark.parametrize(("unit", "length"), [("days", 60), ("weeks", 10), ("months", 3), ("working_days", 40)])
@pytest.mark.parametrize("counting", ["both_ends", "difference"])
def test_a_consultation_counted_back_is_never_shorter_than_promised(unit, length, counting):
    rule = replace(RULES["consultation"], unit=unit, length=length, counting=counting)
    for shift in range(60):
        spans = backwards(LAUNCH + timedelta(days=shift), rule)
        asked = next(span for span in spans if span.kind == "consultation")
        assert days_short(rule, asked.starts_on, asked.ends_on) == 0
        assert days_short(rule, asked.starts_on + timedelta(days=1), asked.ends_on) > 0


def test_the_area_s_own_commitment_says_how_long_the_consultation_is(world):
    facts = {"rule_kind": "consultation", "rule_number": 8, "rule_unit": "weeks", "rule_counting": "difference"}
    version = adopt(world)
    CommitmentText.objects.filter(commitment=world.commitment).update(**facts)
    asked = commands.plan_renewal(document=version.document, launch_on=LAUNCH, **WHEN).stages.get(kind="consultation")
    assert asked.ends_on - asked.starts_on == timedelta(weeks=8)


def test_a_plan_is_begun_once_and_audited_without_its_words(world):
    plan = planned(world, reasons="Nobody knows it any more", host="The voluntary action centre")
    assert (plan.stages.count(), plan.host) == (8, "The voluntary action centre")
    entry = AuditEntry.objects.latest("pk")
    assert (entry.verb, "Nobody" in str(entry.facts)) == ("agreement.renewal_planned", False)
    with pytest.raises(RuleBroken, match="planned already"):
        commands.plan_renewal(document=plan.document, launch_on=LAUNCH, **WHEN)
    commands.end_renewal(plan=plan, state="given_up", result="", **WHEN)
    assert commands.plan_renewal(document=plan.document, launch_on=LAUNCH, **WHEN).stages.count() == 8


def test_a_launch_lies_ahead_and_needs_leave(world):
    version = adopt(world)
    with pytest.raises(RuleBroken) as refused:
        commands.plan_renewal(document=version.document, launch_on=TODAY, **WHEN)
    assert refused.value.field == "launch_on"
    with pytest.raises(AccessDenied):
        commands.plan_renewal(document=version.document, launch_on=LAUNCH, by=world.member, at=NOW)


def warnings(plan):
    return plan_page(plan, TODAY).warnings


def test_a_launch_before_an_election_is_warned_of_with_the_way_out(world):
    """Test case T45."""
    plan = planned(world)
    assert warnings(plan) == []
    commands.put_election(
        area=world.area, name="local elections", starts_on=date(2027, 3, 26), ends_on=date(2027, 5, 6), **WHEN
    )
    launch, promotion = warnings(plan)
    assert launch == (
        "Launch (29 April 2027) lies in the time before the local elections, 26 March to 6 May 2027."
        " Ask the public bodies for advice. No way out is noted yet. Add one to the plan."
    )
    assert promotion.startswith("Making it known (30 April to 22 July 2027)")
    commands.change_renewal(plan=plan, fallback="The CVS presents it as a draft.", **WHEN)
    assert all(one.endswith("The way out: The CVS presents it as a draft.") for one in warnings(plan))


@pytest.mark.parametrize(
    ("kind", "starts_on", "ends_on", "words"),
    [
        ("consultation", date(2026, 11, 1), date(2026, 11, 28), "The consultation is 56 days shorter than promised"),
        ("buy_in", date(2027, 3, 1), date(2027, 4, 14), "Sign-off begins before “Buy-in of all partners” is over."),
        ("sign_off", date(2027, 4, 1), date(2032, 1, 11), "Sign-off is planned to end on 11 January 2032, after"),
    ],
)
def test_what_stands_in_the_way_is_said_and_nothing_is_forbidden(world, kind, starts_on, ends_on, words):
    plan = planned(world)
    commands.change_stage(stage=stage(plan, kind), starts_on=starts_on, ends_on=ends_on, **WHEN)
    assert any(one.startswith(words) for one in warnings(plan))


def test_no_stage_begins_too_early_after_one_that_is_done(world):
    plan = planned(world)
    first, second = stage(plan, "scoping"), stage(plan, "drafting")
    days = {"starts_on": first.starts_on, "ends_on": second.starts_on}
    commands.change_stage(stage=first, **days, **WHEN)
    assert any("begins before" in one for one in warnings(plan))
    commands.change_stage(stage=first, **days, done_on=TODAY, **WHEN)
    assert not any("begins before" in one for one in warnings(plan))


def test_a_moved_launch_leaves_what_is_done_where_it_was(world):
    plan = planned(world)
    first = stage(plan, "scoping")
    days = {"starts_on": first.starts_on, "ends_on": first.ends_on}
    commands.change_stage(stage=first, **days, done_on=TODAY, lead=" Ada ", **WHEN)
    commands.move_renewal(plan=plan, launch_on=LAUNCH + timedelta(days=70), **WHEN)
    assert stage(plan, "scoping").starts_on == days["starts_on"]
    assert (stage(plan, "launch").starts_on, stage(plan, "scoping").lead) == (date(2027, 7, 8), "Ada")
    with pytest.raises(RuleBroken, match="to come"):
        commands.move_renewal(plan=plan, launch_on=TODAY, **WHEN)


@pytest.mark.parametrize(
    ("days", "field"),
    [
        ({"starts_on": date(2026, 5, 2), "ends_on": date(2026, 5, 1)}, "ends_on"),
        ({"starts_on": TODAY, "ends_on": TODAY, "done_on": TODAY + timedelta(days=1)}, "done_on"),
    ],
)
def test_days_of_a_stage_that_cannot_be_are_refused(world, days, field):
    with pytest.raises(RuleBroken) as refused:
        commands.change_stage(stage=stage(planned(world), "scoping"), **days, **WHEN)
    assert refused.value.field == field


def test_a_closed_plan_takes_nothing_more(world):
    plan = planned(world)
    commands.end_renewal(plan=plan, state="finished", result="Everybody signed", **WHEN)
    plan = RenewalPlan.objects.get()
    one = stage(plan, "launch")
    noted = {"organisation": world.council, "state": "agreed", "noted_on": TODAY}
    for refused in (
        lambda: commands.end_renewal(plan=plan, state="finished", result="", **WHEN),
        lambda: commands.change_renewal(plan=plan, host="x", **WHEN),
        lambda: commands.move_renewal(plan=plan, launch_on=LAUNCH, **WHEN),
        lambda: commands.change_stage(stage=one, starts_on=LAUNCH, ends_on=LAUNCH, **WHEN),
        lambda: commands.note_sign_off(plan=plan, **noted, **WHEN),
    ):
        with pytest.raises(RuleBroken, match="This plan is over"):
            refused()
    assert plan.result == "Everybody signed"


def test_how_far_partners_are_is_told_for_each_sector_with_its_number(world):
    plan = planned(world)
    for body, state, conditions in (
        (world.council, "signed_off", ""), (world.charity, "conditions", "Say how disputes end"),
    ):  # fmt: skip
        commands.note_sign_off(
            plan=plan, organisation=body, state=state, conditions=conditions, level="Cabinet", noted_on=TODAY, **WHEN
        )
    page = plan_page(plan, TODAY)
    assert [(line.label, line.agree, line.conditions, line.total) for line in page.sectors] == [
        ("Public sector", 1, 0, 2), ("Voluntary sector", 0, 1, 2),
    ]  # fmt: skip
    assert {str(one.organisation): one.words for one in page.partners}["Mid Health Trust"] == "Nothing noted yet"
    commands.note_sign_off(plan=plan, organisation=world.council, state="", noted_on=TODAY, **WHEN)
    assert plan_page(plan, TODAY).sectors[0].agree == 0


def test_conditions_are_said(world):
    with pytest.raises(RuleBroken) as refused:
        commands.note_sign_off(
            plan=planned(world), organisation=world.council, state="conditions", noted_on=TODAY, **WHEN
        )
    assert refused.value.field == "conditions"


def test_who_was_a_member_at_the_adoption_is_counted(world):
    """Test case T47."""
    plan = planned(world)
    shown = plan_page(plan, TODAY).present
    assert (shown.were_there, shown.total, shown.adopted_on) == (shown.total, shown.total, date(2026, 1, 10))
    assert plan_page(plan, date(2020, 1, 1)).present is None


@pytest.mark.parametrize("rows", [1, 3])
def test_pages_take_the_same_queries_for_one_and_for_three(world, signed_in, rows, django_assert_num_queries):
    plan = planned(world)
    for n in range(rows):
        commands.put_election(area=world.area, name=f"Vote {n}", starts_on=LAUNCH, ends_on=LAUNCH, **WHEN)
        body = [world.council, world.charity, world.trust][n]
        commands.note_sign_off(plan=plan, organisation=body, state="agreed", noted_on=TODAY, **WHEN)
    client = signed_in(world.officer)
    with django_assert_num_queries(15):
        body = client.get(f"{URL}{plan.uid}/").content.decode()
    assert body.count("Launch (29 April 2027) lies") == rows
    with django_assert_num_queries(9):
        assert client.get(URL).content.decode().count("Vote ") >= rows


def test_an_officer_plans_changes_and_closes_a_renewal(world, signed_in):
    document = adopt(world).document
    client = signed_in(world.officer)
    assert "No renewal is planned" in client.get(URL).content.decode()
    facts = {"document": str(document.uid), "reasons": "Old", **day("launch_on", LAUNCH)}
    assert "day to come" in client.post(f"{URL}new/", facts | day("launch_on", date(2020, 1, 1))).content.decode()
    address = client.post(f"{URL}new/", facts).url
    body = client.get(address).content.decode()
    assert ("29 April 2027" in body, "<svg" in body, "Nobody yet" in body) == (True, True, True)
    assert client.post(f"{address}change/", {"host": "The library"}).url == address
    assert client.post(f"{address}move/", day("launch_on", LAUNCH + timedelta(days=7))).url == address
    one = Stage.objects.get(kind="drafting")
    days = day("starts_on", one.starts_on) | day("ends_on", one.ends_on)
    assert client.post(f"{address}stages/drafting/", days | {"lead": "Ada"}).url == address
    assert client.get(f"{address}stages/nothing/").status_code == 404
    partner = f"{address}partners/{world.council.uid}/"
    vague = {"state": "conditions"} | day("noted_on", TODAY)
    assert "Say what must change" in client.post(partner, vague).content.decode()
    assert client.post(partner, {"state": "agreed"} | day("noted_on", TODAY)).url == address
    assert client.post(f"{address}close/", {"state": "finished", "result": "Done"}).url == URL
    assert "Finished" in client.get(URL).content.decode()


def test_times_before_elections_are_entered_and_taken_away(world, signed_in):
    client = signed_in(world.officer)
    facts = {"name": "Mayor's election"} | day("starts_on", LAUNCH) | day("ends_on", date(2027, 1, 1))
    assert "last day is before the first" in client.post(f"{URL}elections/new/", facts).content.decode()
    assert client.post(f"{URL}elections/new/", facts | day("ends_on", LAUNCH)).url == URL
    made = PreElection.objects.get()
    assert client.post(f"{URL}elections/{made.uid}/remove/").url == URL
    assert PreElection.objects.count() == 0


def test_every_plan_is_in_the_file_of_the_area(world):
    plan = planned(world, reasons="Old")
    commands.note_sign_off(plan=plan, organisation=world.council, state="agreed", noted_on=TODAY, **WHEN)
    rows = exports.renewal_stages(world.area).rows
    assert (len(rows), rows[6]["stage"], rows[6]["starts_on"], rows[0]["reasons"]) == (8, "launch", LAUNCH, "Old")
    (row,) = exports.sign_offs(world.area).rows
    assert (row["organisation_name"], row["state"], row["document"]) == (
        "Wessington Council", "agreed", "Wessington Compact",
    )  # fmt: skip


def test_nobody_else_sees_or_changes_a_plan(world, signed_in):
    plan = planned(world)
    assert signed_in(world.member).post(f"{URL}{plan.uid}/change/", {}).status_code == 403
    assert renewals_page(world.neighbour, TODAY).plans == []
