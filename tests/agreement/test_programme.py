"""The work programme: what is worked towards leaves it once it is in practice, and is counted."""

from datetime import date, timedelta

import pytest

from concord.agreement import commands
from concord.agreement.models import Practice
from concord.agreement.queries.programme import programme
from concord.core.lib.errors import AccessDenied, RuleBroken

from .documents import ADOPTED, FACTS, drafted, next_draft

DAY = date(2026, 1, 5)
URL = "/areas/wessington/agreement/"


@pytest.fixture
def version(world):
    made = drafted(world, numbers=())
    for number, bearer in (("1.1", "public"), ("1.2", "public"), ("1.3", "voluntary")):
        facts = {"number": number, "title": f"Aim {number}", "bearer": bearer, "standing": "aspirational"}
        commands.add_clause(section=made.sections.get(), **facts, **FACTS)
    return commands.adopt_version(version=made, adopted_on=ADOPTED, **FACTS)


def of(version, number):
    return version.texts.get(number=number).commitment


def counted(world):
    page = programme(world.area, DAY)
    return {part.label: (part.done, part.total, [text.number for text in part.texts]) for part in page.parts}


def test_both_sides_are_counted_apart_and_what_is_in_practice_drops_off(world, version):
    commands.put_in_practice(commitment=of(version, "1.1"), since_on=DAY, note="Seen.", **FACTS)
    assert counted(world) == {
        "Public bodies": (1, 2, ["1.2"]),
        "Voluntary sector": (0, 1, ["1.3"]),
        "Both sectors": (0, 0, []),
    }
    (line,) = programme(world.area, DAY).done
    assert (line.text.number, line.practice.since_on, line.practice.note) == ("1.1", DAY, "Seen.")


def test_the_next_version_begins_with_it_as_one_that_can_be_kept(world, version):
    commands.put_in_practice(commitment=of(version, "1.1"), since_on=DAY, **FACTS)
    draft = next_draft(version.document)
    assert dict(draft.texts.values_list("number", "standing")) == {
        "2.3": "achievable", "1.1": "achievable", "1.2": "aspirational", "1.3": "aspirational",
    }  # fmt: skip
    assert version.texts.get(number="1.1").standing == "aspirational"


def test_it_is_taken_back(world, version):
    commands.put_in_practice(commitment=of(version, "1.1"), since_on=DAY, **FACTS)
    commands.back_to_programme(commitment=of(version, "1.1"), **FACTS)
    assert counted(world)["Public bodies"] == (0, 2, ["1.1", "1.2"])
    with pytest.raises(RuleBroken, match="in the work programme already"):
        commands.back_to_programme(commitment=of(version, "1.1"), **FACTS)


def test_only_what_is_worked_towards_comes_into_practice_once_and_not_tomorrow(world, version):
    with pytest.raises(RuleBroken, match="not one that is worked towards"):
        commands.put_in_practice(commitment=world.commitment, since_on=DAY, **FACTS)
    with pytest.raises(RuleBroken, match="still to come"):
        commands.put_in_practice(commitment=of(version, "1.1"), since_on=DAY + timedelta(days=1), **FACTS)
    commands.put_in_practice(commitment=of(version, "1.1"), since_on=DAY, **FACTS)
    with pytest.raises(RuleBroken, match="in practice already"):
        commands.put_in_practice(commitment=of(version, "1.1"), since_on=DAY, **FACTS)
    with pytest.raises(AccessDenied):
        commands.put_in_practice(commitment=of(version, "1.2"), since_on=DAY, **FACTS | {"by": world.member})
    assert Practice.objects.count() == 1


def test_the_page_shows_it_and_takes_it(world, version, signed_in):
    client = signed_in(world.officer)
    typed = {"since_on_day": 1, "since_on_month": 2, "since_on_year": 2026, "note": "The minutes say so."}
    at = f"{URL}{of(version, '1.1').uid}/"
    assert client.post(f"{at}in-practice/", typed)["Location"] == f"{URL}programme/"
    body = client.get(f"{URL}programme/").content.decode()
    assert ("1 of 2 in practice." in body, "The minutes say so." in body) == (True, True)
    client.post(f"{at}back-to-programme/")
    assert "0 of 2 in practice." in client.get(f"{URL}programme/").content.decode()
    assert "Note that it is in practice" not in signed_in(world.observer).get(f"{URL}programme/").content.decode()


def test_an_area_without_aims_is_told_what_stands_here(world, signed_in):
    assert "Nothing is worked towards" in signed_in(world.observer).get(f"{URL}programme/").content.decode()


@pytest.mark.parametrize("many", [1, 3])
def test_the_programme_takes_two_queries_whatever_the_number(world, django_assert_num_queries, many):
    for n in range(many):
        made = commands.add_commitment(
            area=world.area, number=f"7.{n}", title="x", standing="aspirational", starts_on=ADOPTED, **FACTS
        )
        commands.put_in_practice(commitment=made, since_on=DAY, **FACTS)
    with django_assert_num_queries(2):
        page = programme(world.area, DAY)
        assert [str(line.text) for line in page.done] == [f"7.{n} x" for n in range(many)]
