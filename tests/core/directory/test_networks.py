"""Networks and forums: which fit already, the register, its file, and who may."""

import pytest

from concord.core.audit.models import AuditEntry
from concord.core.directory import commands
from concord.core.directory.models import Network
from concord.core.directory.network_queries import fitting, network_rows
from concord.core.directory.network_rules import check_none_fits, fit
from concord.core.directory.network_tables import networks
from concord.core.lib.errors import AccessDenied, RuleBroken
from concord.core.lib.tables import write_csv, write_xlsx
from tests.worlds import START

HERE = "/areas/wessington/networks/"


def add(world, name="Advice Forum", by=None, **facts):
    given = {"name": name, "kind": "forum", **facts}
    return commands.add_network(area=world.area, facts=given, by=by or world.officer, at=START)


def load(world, data, name="n.csv", dry_run=False):
    facts = {"area": world.area, "by": world.officer, "at": START}
    return commands.import_networks(data=data, name=name, dry_run=dry_run, **facts)


@pytest.mark.parametrize(
    ("members", "communities", "words"),
    [
        ([], [], None),
        (["Open Door"], [], "Forum (has Open Door)"),
        ([], ["Carers"], "Forum (speaks for carers)"),
        (["B", "A"], ["Carers"], "Forum (has A, B and speaks for carers)"),
    ],
)
def test_a_network_fits_by_what_it_has_in_common(members, communities, words):
    found = fit("Forum", members, communities)
    assert (found and found.words) == words
    if found:
        with pytest.raises(RuleBroken) as refused:
            check_none_fits([found] * 5, " ")
        assert refused.value.field == "why_new"
        assert "and 2 more" in refused.value.message
        check_none_fits([found], "It is for all of the county.")
    check_none_fits([], "")


def test_one_that_fits_is_named_first_and_a_reason_makes_a_new_one(world):
    add(world, members=[world.charity], spoken_for_by="ruth example")
    with pytest.raises(RuleBroken, match="Advice Forum"):
        add(world, "Money Forum", members=[world.charity, world.cvs])
    made = add(world, "Money Forum", members=[world.charity], why_new="For money alone.", spoken_for_by="Zoe Else")
    first = Network.objects.get(name="Advice Forum")
    assert (first.representative, first.representative_name) == (world.chair, "")
    assert (made.representative, made.spoken_for_by) == (None, "Zoe Else")
    with pytest.raises(RuleBroken, match="in the register already"):
        add(world, "money forum", why_new="So.")
    commands.end_network(network=made, on=START.date(), by=world.officer, at=START)
    with pytest.raises(RuleBroken):
        commands.end_network(network=made, on=START.date(), by=world.officer, at=START)
    verbs = AuditEntry.objects.filter(verb__contains="network").order_by("pk").values_list("verb", flat=True)
    assert [verb.split("_")[-1] for verb in verbs] == ["added", "added", "ended"]


def test_only_the_office_writes(world):
    with pytest.raises(AccessDenied):
        add(world, by=world.chair)
    found = add(world)
    for do, facts in (
        (commands.change_network, {"facts": {"name": "Other"}}),
        (commands.end_network, {"on": START.date()}),
    ):
        with pytest.raises(AccessDenied):
            do(network=found, by=world.member, at=START, **facts)


def test_a_merger_carries_membership_over(world):
    found = add(world, members=[world.charity], run_by=world.charity)
    facts = {"area": world.area, "on": START.date(), "by": world.officer, "at": START}
    commands.merge_organisations(organisation=world.charity, into=world.cvs, **facts)
    found.refresh_from_db()
    assert (list(found.members.all()), found.run_by) == ([world.cvs], world.cvs)


@pytest.mark.parametrize("rows", [1, 3])
def test_reading_costs_the_same_for_many(world, rows, django_assert_num_queries):
    for number in range(rows):
        add(world, f"Forum {number}", members=[world.charity, world.cvs], why_new="So.")
    with django_assert_num_queries(3):
        assert len(fitting(world.area, [world.cvs], [])) == rows
    with django_assert_num_queries(1):
        assert [one.size for one in network_rows(search="open door", kind="forum")] == [2] * rows
    assert not network_rows(search="nothing")


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_what_is_exported_comes_in_again_equal(world, kind):
    tag = commands.add_tag(
        area=world.area, name="Carers; and cared for", hard_to_reach=False, by=world.officer, at=START
    )
    facts = {"members": [world.charity, world.cvs], "communities": [tag], "mandate": "All voted.\nIn May."}
    add(world, run_by=world.cvs, spoken_for_by="Ruth Example", reports_back="By mail", **facts)
    gone = add(world, "Old Forum", spoken_for_by="Zoe Else")
    commands.end_network(network=gone, on=START.date(), by=world.officer, at=START)
    table = networks(world.area)
    made = write_csv(table.columns, table.rows) if kind == "csv" else write_xlsx(table.columns, table.rows, "n")
    again = load(world, made, f"n.{kind}")
    assert (again.problems, again.added, again.changed, again.unchanged) == ([], 0, 0, 2)
    Network.objects.all().delete()
    assert load(world, made, f"n.{kind}", dry_run=True).added == 2
    assert Network.objects.count() == 0
    assert load(world, made, f"n.{kind}").added == 2

    def plain(found):
        return [{key: value for key, value in row.items() if key != "network_ref"} for row in found.rows]

    assert plain(networks(world.area)) == plain(table)


@pytest.mark.parametrize(
    ("row", "column"),
    [(",forum,,", "name"), ("A,club,,", "kind"), ("A,forum,Nobody,", "run_by"), ("A,forum,,Nobody", "members")],
)
def test_a_fault_is_named_with_its_column_and_nothing_is_kept(world, row, column):
    result = load(world, f"name,kind,run_by,members\nGood,forum,,\n{row}\n".encode())
    assert [(one.row, one.column) for one in result.problems] == [(3, column)]
    assert Network.objects.count() == 0


def test_pages_the_officer_writes_and_all_read(world, signed_in):
    officer, typed = signed_in(world.officer), {"name": "Advice Forum", "kind": "forum"}
    assert "The officer adds them." in officer.get(HERE).content.decode()
    made = officer.post(f"{HERE}new/", {**typed, "members": [str(world.charity.uid)]})
    seen = signed_in(world.champion).get(made.url).content.decode()
    assert ("Open Door Advice" in seen, "Change its details" in seen) == (True, False)
    again = officer.post(f"{HERE}new/", {**typed, "name": "B", "members": [str(world.charity.uid)]}).content.decode()
    assert "There are networks that may fit: Advice Forum (has Open Door Advice)." in again
    changed = officer.post(f"{made.url}change/", {**typed, "members": [], "mandate": "All voted."})
    assert "All voted." in officer.get(changed.url).content.decode()
    assert officer.get(f"{HERE[:-1]}.csv").status_code == 200
