"""Lists that go out come in again as they are: posts, the officers' list, risks, awards."""

from datetime import date
from decimal import Decimal

import pytest

from concord.core.accounts.access import SYSTEM
from concord.core.accounts.commands import add_person
from concord.core.accounts.records import records_of
from concord.core.directory.commands import add_membership
from concord.core.directory.commands.lists import import_list
from concord.core.lib.errors import AccessDenied
from concord.core.lib.tables import write_csv
from concord.officers import commands
from concord.officers.commands import shapes
from concord.officers.exports.awards import awards_table
from concord.officers.exports.posts import posts
from concord.officers.exports.risks import risks_table
from concord.officers.exports.tasks import tasks_table
from concord.officers.models import Award, Post, Risk, Task
from tests.worlds import at

from .running import DAY, FACTS, URL, note_post
from .test_awards import award
from .test_risks import put as put_risk
from .test_tasks import put as put_task

AWARDS = "year,name,amount,purpose,awarded_on,asked_for,due_on"
LISTS = {
    "posts": (shapes.POSTS, posts, Post),
    "tasks": (shapes.TASKS, tasks_table, Task),
    "risks": (shapes.RISKS, risks_table, Risk),
    "awards": (shapes.AWARDS, awards_table, Award),
}


def bring(world, name, data):
    shape = LISTS[name][0]
    return import_list(shape, area=world.area, data=data, name="a.csv", dry_run=False, **FACTS)


@pytest.fixture
def full(world):
    note_post(world, funders=[("A trust; ours", 50)], hours=Decimal("18.50"), job_description="Two\nlines")
    note_post(world, person=world.officer, name="", hosts=[(world.council, 60), (world.cvs, 40)], ends_on=DAY)
    put_task(world, repeat="weekly")
    commands.do_task(task=put_task(world), minutes=5, by=world.officer, at=at(DAY))
    put_risk(world, owner=world.chair)
    put_risk(world, title="=1+1", mitigation="We ask.")
    told = award(world, organisation=world.charity, name="")
    commands.note_result(award=told, outcome="A\nlot", outcome_on=DAY, people=0, line="£5 did it.", **FACTS)
    commands.note_result(award=award(world), outcome="Some", outcome_on=DAY, people=None, **FACTS)
    award(world, chased_on=DAY)
    return world


@pytest.mark.parametrize("name", LISTS)
def test_what_goes_out_comes_in_again_as_it_is(full, name):
    _, table_of, model = LISTS[name]
    table = table_of(full.area)
    data = write_csv(table.columns, table.rows)
    first = bring(full, name, data)
    assert (first.added, first.changed, first.unchanged, first.problems) == (0, 0, len(table.rows), [])
    model.objects.all().delete()
    assert (bring(full, name, data).added, bring(full, name, data).unchanged) == (len(table.rows),) * 2
    assert rows(table_of(full.area)) == rows(table)


def rows(table):
    return sorted(str({name: value for name, value in row.items() if name != "ref"}) for row in table.rows)


def test_of_two_people_of_one_name_a_file_says_which_by_the_address(world):
    twins = [
        add_person(name="Sam Twin", email=f"s{n}@x.org", home_area=world.area, by=SYSTEM, at=at(DAY)) for n in "12"
    ]
    for twin in twins:
        hat = {"organisation": world.council, "role": "observer", "starts_on": DAY}
        add_membership(area=world.area, person=twin, **hat, by=SYSTEM, at=at(DAY))
    head, row = "who,person_ref,title,hosts,starts_on", 'Sam Twin,{},Officer,"Wessington Council, 100 %",2026-01-01'
    for reference, refused in (("", "2 people here are called"), ("s3@x.org", "this e-mail address")):
        (problem,) = bring(world, "posts", f"{head}\n{row.format(reference)}\n".encode()).problems
        assert (refused in problem.message, problem.column) == (True, "person_ref")
    assert bring(world, "posts", f"{head}\n{row.format('S2@x.org')}\n".encode()).added == 1
    assert Post.objects.get().person == twins[1]
    risk = "title,cause,likelihood,effect,review_on,owner\nNo time,Cuts,high,Less,2026-06-01,{}\n"
    assert bring(world, "risks", risk.format("Sam Twin").encode()).problems[0].column == "owner"
    assert bring(world, "risks", risk.format("s1@x.org").encode()).added == 1
    assert Risk.objects.get().owner == twins[0]


def test_a_file_shows_nobodys_contact(world):
    post = note_post(world, person=world.officer, name="")
    commands.show_contact(post=post, email="a@example.org", phone="", by=world.officer, at=at(DAY))
    table = posts(world.area)
    data = write_csv(table.columns, table.rows)
    assert bring(world, "posts", data).unchanged == 1
    assert Post.objects.get().shown_publicly
    Post.objects.all().delete()
    assert bring(world, "posts", data).added == 1
    assert [(one.person, one.shown_publicly) for one in Post.objects.all()] == [(world.officer, False)]


@pytest.mark.parametrize(
    ("name", "head", "row", "column"),
    [
        ("posts", "who,title,hosts,starts_on", "Ivy,Officer,Nobody Known 100 %,2026-01-01", "hosts"),
        ("posts", "who,title,hosts,starts_on", '"Ivy",Officer,"Nobody Known, 100 %",2026-01-01', "hosts"),
        ("tasks", "text,duty,due_on,done_by", "Ask,group,2026-01-01,Ruth Example", "done_on"),
        ("tasks", "text,duty,due_on,done_on,done_by", "Ask,group,2026-01-01,2026-01-02,Nobody", "done_by"),
        ("tasks", "text,duty,due_on,done_on", "Ask,group,2026-01-01,2027-01-02", "done_on"),
        ("risks", "title,cause,likelihood,effect,review_on", "A,B,often,C,2026-01-01", "likelihood"),
        ("risks", "title,cause,likelihood,effect,review_on,owner", "A,B,low,C,2026-01-01,Nobody", "owner"),
        (
            "awards",
            "year,name,amount,purpose,awarded_on,asked_for,due_on",
            "2001,A,5,B,2026-01-01,C,2026-02-01",
            "year",
        ),
        ("awards", "year,amount,purpose,awarded_on,asked_for,due_on", "2025,5,B,2026-01-01,C,2026-02-01", "name"),
    ],
)
def test_a_fault_names_its_column_and_nothing_comes_in(world, name, head, row, column):
    if name == "awards":
        commands.begin_budget(area=world.area, year=2025, **FACTS)
    result = bring(world, name, f"{head}\r\n{row}".encode())
    assert [(one.row, one.column) for one in result.problems] == [(2, column)]
    assert not LISTS[name][2].objects.exists()


def test_only_officers_import_and_pages_open(full, signed_in):
    officer = signed_in(full.officer)
    for name in LISTS:
        assert officer.get(f"{URL}{name}/import/").status_code == 200
        assert officer.get(f"{URL}{name}.csv").status_code == 200
    with pytest.raises(AccessDenied):
        import_list(shapes.TASKS, area=full.area, data=b"text", name="a.csv", dry_run=False, by=full.chair, at=at(DAY))


def test_what_stands_under_a_persons_name_is_theirs_to_read(full):
    found = {one.heading: one.rows for one in records_of(full.officer)}
    done = {"done": str(DAY), "minutes": "5"}
    assert found["What you did on the officers' list"] == [
        {"area": "Wessington", "what": "Book the room", "due": str(date(2026, 3, 2)), **done}
    ]
    owned = {one.heading: one.rows for one in records_of(full.chair)}["Risks that you look after"]
    assert [row["risk"] for row in owned] == ["The officer leaves"]
    commands.follow_to_account(was=full.chair, account=full.member)
    assert Risk.objects.get(owner__isnull=False).owner == full.member
