"""Prime contractors: noted, reminded that the duty travels with the money, their answers, the letter, and files."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from django.core import mail
from docx import Document as WordDocument

from concord.agreement import commands, exports
from concord.agreement.models import Contractor
from concord.agreement.queries.contractors import contractors_page
from concord.agreement.rules.contractors import STANDINGS, due_on, letter, standing
from concord.core.audit.models import AuditEntry
from concord.core.lib.errors import AccessDenied, RuleBroken
from concord.core.lib.tables import write_csv, write_xlsx

from .contracting import BY, FACTS, NOW, TODAY, answer, contractor, remind

D = timedelta(days=1)
URL = "/areas/wessington/agreement/signatories/contractors/"
ADDRESS = "https://concord.example.org/read/"


@pytest.mark.parametrize(
    ("facts", "key", "due"),
    [
        ({"noted_on": TODAY - 28 * D}, "to_remind", TODAY),
        ({"noted_on": TODAY - 29 * D}, "not_reminded", TODAY - D),
        ({"noted_on": TODAY - 90 * D, "reminded_on": TODAY - 28 * D}, "waiting", TODAY),
        ({"noted_on": TODAY - 90 * D, "reminded_on": TODAY - 29 * D}, "no_answer", TODAY - D),
        ({"noted_on": TODAY - 90 * D, "reminded_on": TODAY - 60 * D, "acknowledged_on": TODAY}, "answered", None),
        ({"noted_on": TODAY - 90 * D, "ends_on": TODAY}, "not_reminded", None),
        ({"noted_on": TODAY - 90 * D, "ends_on": TODAY - D}, "over", None),
    ],
)
def test_four_weeks_to_remind_and_four_to_answer(facts, key, due):
    found = Contractor(**facts)
    assert standing(found, TODAY) == key
    assert key in STANDINGS
    assert due in (None, due_on(found))


def test_one_is_noted_once_with_whoever_works_below_it(world):
    found = contractor(world)
    assert found.chain == ["open door advice", "Allotments"]
    with pytest.raises(RuleBroken, match="in the register already"):
        contractor(world, name="bright  learning ltd")
    contractor(world, contract="Adult learning 2027")
    with pytest.raises(RuleBroken, match="still to come"):
        contractor(world, contract="Next", noted_on=TODAY + D)
    commands.change_contractor(contractor=found, **{**FACTS, "has_clause": "yes"}, **BY)
    assert Contractor.objects.get(pk=found.pk).has_clause == "yes"
    with pytest.raises(RuleBroken, match="in the register already"):
        commands.change_contractor(contractor=found, **{**FACTS, "contract": "Adult learning 2027"}, **BY)
    verbs = AuditEntry.objects.filter(verb__contains="contractor").order_by("pk").values_list("verb", flat=True)
    assert list(verbs) == ["agreement.contractor_added"] * 2 + ["agreement.contractor_changed"]


def test_it_is_mailed_the_reminder_in_the_areas_words(world):
    world.area.words = {"agreement": {"one": "Covenant", "plural": "Covenants"}}
    world.area.save()
    found = contractor(world)
    remind(found, "mail", TODAY - 5 * D)
    assert (found.reminded_on, found.reminded_way, found.reminders) == (TODAY, "mail", 1)
    (sent,) = mail.outbox
    body = " ".join(sent.body.split())
    assert sent.to == ["bea@example.org"]
    assert "The duty travels with the money" in body
    assert "is asked to keep the Covenant as that body does" in body
    assert "these voluntary organisations work below you: open door advice; Allotments." in body
    assert "Please write back by 29 April 2026" in body
    assert "Compact" not in body.replace("Wessington Compact", "")


def test_a_letter_is_noted_with_its_day_and_its_answer(world):
    found = contractor(world, contact_email="")
    with pytest.raises(RuleBroken, match="no e-mail address"):
        remind(found, "mail")
    with pytest.raises(RuleBroken, match="not reminded yet"):
        answer(found)
    with pytest.raises(RuleBroken, match="still to come"):
        remind(found, on=TODAY + D)
    remind(found, on=TODAY - 9 * D)
    with pytest.raises(RuleBroken, match="before it was reminded"):
        answer(found, TODAY - 10 * D)
    answer(found, TODAY - D)
    assert (found.acknowledged_on, found.acknowledged_by) == (TODAY - D, "Bea Example")
    with pytest.raises(RuleBroken, match="reminded on 23 March 2026 already"):
        remind(found, on=TODAY - 10 * D)
    remind(found, "handed")
    assert (found.reminders, found.acknowledged_on, found.acknowledged_by) == (2, None, "")
    assert mail.outbox == []


def test_what_somebody_else_did_meanwhile_is_not_done_again(world):
    found = contractor(world)
    stale = Contractor.objects.get(pk=found.pk)
    remind(found)
    with pytest.raises(RuleBroken, match="Someone else has just reminded it"):
        remind(stale)
    commands.change_contractor(contractor=found, **{**FACTS, "ends_on": TODAY - D}, **BY)
    with pytest.raises(RuleBroken, match="contract is over"):
        remind(found)


def test_nobody_without_the_permission_does_any_of_it(world):
    found = contractor(world)
    remind(found)
    by = {"by": world.observer, "at": NOW}
    for refused in (
        lambda: commands.add_contractor(area=world.area, **{**FACTS, "contract": "x"}, **by),
        lambda: commands.change_contractor(contractor=found, **FACTS, **by),
        lambda: remind(found, **by),
        lambda: answer(found, **by),
        lambda: commands.import_contractors(area=world.area, data=b"", name="a.csv", dry_run=True, **by),
    ):
        with pytest.raises(AccessDenied):
            refused()


@pytest.mark.parametrize(("clause", "words"), [("yes", "in a clause"), ("no", "no clause"), ("unknown", "tell us")])
def test_the_letter_speaks_of_the_clause(world, clause, words):
    said = " ".join(letter(Contractor(has_clause=clause, funder="The council", contract="x"), world.area, on=TODAY))
    assert words in said
    assert "work below you" not in said


def test_the_letter_is_a_file_of_three_kinds(world):
    found = contractor(world)
    made = {kind: exports.letter_file(found, kind, on=TODAY, address=ADDRESS) for kind in exports.LETTERS}
    assert made["pdf"].startswith(b"%PDF")
    assert made["pdf"] == exports.letter_file(found, "pdf", on=TODAY, address=ADDRESS)
    words = "\n".join(one.text for one in WordDocument(BytesIO(made["docx"])).paragraphs)
    for said in ("Dear Bea Example,", "Wessington Council", "Adult learning 2026", ADDRESS):
        assert said in words


def many(world):
    contractor(world)
    late = contractor(world, name="=Late & Co", noted_on=TODAY - 60 * D, sub_contractors="", has_clause="yes")
    remind(contractor(world, contract="Gone", ends_on=TODAY + D), on=TODAY)
    told = contractor(world, contract="Told", contact_email="", noted_on=TODAY - 60 * D)
    remind(told, on=TODAY - 50 * D)
    remind(told, on=TODAY - 40 * D)
    answer(told, on=TODAY - 30 * D)
    return late


def test_what_is_overdue_comes_first_and_can_be_sought(world):
    late = many(world)
    page = contractors_page(world.area, TODAY)
    assert [(line.standing, line.is_overdue) for line in page.lines] == [
        ("not_reminded", True), ("to_remind", False), ("waiting", False), ("answered", False),
    ]  # fmt: skip
    assert (page.total, page.overdue, page.with_clause) == (4, 1, 1)
    assert [line.contractor for line in contractors_page(world.area, TODAY, chosen="overdue").lines] == [late]
    assert len(contractors_page(world.area, TODAY, search="ALLOTMENTS").lines) == 3
    assert contractors_page(world.area, TODAY, search="dragons").lines == []
    assert contractors_page(world.neighbour, TODAY).total == 0


@pytest.mark.parametrize("rows", [1, 3])
def test_the_register_takes_one_query(world, django_assert_num_queries, rows):
    for n in range(rows):
        contractor(world, contract=f"Work {n}")
    with django_assert_num_queries(1):
        assert len(contractors_page(world.area, TODAY).lines) == rows


def read(world, data, name="c.csv", dry_run=False):
    return commands.import_contractors(area=world.area, data=data, name=name, dry_run=dry_run, **BY)


def counts(result):
    return (result.added, result.changed, result.unchanged, [(p.row, p.column) for p in result.problems])


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_what_is_exported_comes_in_again_equal(world, kind):
    many(world)
    made = exports.contractors(world.area)
    data = write_csv(made.columns, made.rows) if kind == "csv" else write_xlsx(made.columns, made.rows, "c")
    assert counts(read(world, data, f"c.{kind}")) == (0, 0, 4, [])
    Contractor.objects.all().delete()
    assert counts(read(world, data, f"c.{kind}", dry_run=True)) == (4, 0, 0, [])
    assert not Contractor.objects.exists()
    assert counts(read(world, data, f"c.{kind}")) == (4, 0, 0, [])
    assert exports.contractors(world.area) == made


HEAD = "name,contract,funder,has_clause,reminded_on,reminded_way,acknowledged_on,contact_email"


@pytest.mark.parametrize(
    ("row", "columns"),
    [
        (",x,y,,,,,", ["name"]),
        ("a,x,y,perhaps,soon,owl,,nobody", ["has_clause", "contact_email", "reminded_on", "reminded_way"]),
        ("a,x,y,,,post,2026-03-01,", ["reminded_way", "acknowledged_on"]),
        ("a,x,y,,2026-03-02,,2026-03-01,", ["acknowledged_on"]),
        ("a,x,y,,2027-03-02,,,", ["reminded_on"]),
    ],
)
def test_every_fault_of_a_row_is_told(world, row, columns):
    result = read(world, f"{HEAD}\n{row}\n".encode())
    assert sorted(problem.column for problem in result.problems) == sorted(columns)
    assert not Contractor.objects.exists()


def test_a_row_changes_one_that_is_known(world):
    contractor(world)
    row = "bright learning ltd,Adult learning 2026,The trust,yes,2026-03-02,,2026-03-09,"
    assert counts(read(world, f"{HEAD}\n{row}\n".encode())) == (0, 1, 0, [])
    found = Contractor.objects.get()
    assert (found.funder, found.reminded_way, found.reminders, found.acknowledged_on) == (
        "The trust", "post", 1, date(2026, 3, 9),
    )  # fmt: skip


def page(client, path=""):
    return client.get(f"{URL}{path}").content.decode()


def typed(**facts):
    day = {"noted_on_day": "1", "noted_on_month": "4", "noted_on_year": "2026"}
    return {name: value for name, value in FACTS.items() if name not in {"noted_on", "ends_on"}} | day | facts


def test_the_pages_lead_from_an_empty_register_to_an_answer(world, signed_in):
    client = signed_in(world.officer)
    assert "No prime contractor is noted yet" in page(client)
    assert client.post(f"{URL}new/", typed()).status_code == 302
    found = Contractor.objects.get()
    assert "in the register already" in client.post(f"{URL}new/", typed()).content.decode()
    assert "bright" in page(client).lower()
    assert "No contract matches" in page(client, "?search=dragons")
    assert "The duty travels with the money" in page(client, f"{found.uid}/")
    day = {"on_day": "2", "on_month": "4", "on_year": "2026"}
    assert client.post(f"{URL}{found.uid}/remind/", {"way": "post", **day}).status_code == 302
    assert client.post(f"{URL}{found.uid}/answer/", {"answered_by": "Bea", **day}).status_code == 302
    assert "Has answered" in page(client, f"{found.uid}/")
    for kind in exports.LETTERS:
        assert client.get(f"{URL}{found.uid}/letter.{kind}").status_code == 200
    assert client.get(f"{URL}{found.uid}/letter.exe").status_code == 404
    assert b"Bright Learning" in client.get("/areas/wessington/agreement/signatories/contractors.csv").content


def test_readers_see_the_register_and_no_address(world, signed_in):
    found, client = contractor(world), signed_in(world.observer)
    body = page(client, f"{found.uid}/")
    assert "Adult learning 2026" in body
    assert "bea@example.org" not in body
    for path in ("new/", "import/", f"{found.uid}/change/", f"{found.uid}/remind/", f"{found.uid}/letter.pdf"):
        assert client.get(f"{URL}{path}").status_code == 403, path
