"""Commitments beside national frameworks: what stands for a heading, what is open, what is not mapped."""

import re
from datetime import date

import pytest

from concord.agreement import commands
from concord.agreement.models import Mapping
from concord.agreement.queries.frameworks import crosswalk
from concord.agreement.rules.frameworks import COMPACT_2010, FRAMEWORKS
from concord.core.lib.errors import AccessDenied, RuleBroken

from .documents import FACTS, adopted

DAY = date(2026, 3, 2)
URL = "/areas/wessington/agreement/frameworks/"


def mapped(world, commitment=None, **relations):
    said = {key.removeprefix("h"): relation for key, relation in relations.items()}
    commands.map_commitment(
        commitment=commitment or world.commitment, framework="compact-2010", relations=said, **FACTS
    )


def seen(world):
    page = crosswalk(world.area, COMPACT_2010, DAY)
    lines = {one.heading.key: [(line.text.number, line.relation) for line in one.lines] for one in page.headings}
    return page, {key: found for key, found in lines.items() if found}


def test_what_is_told_of_the_first_compact_names_who_tells_it(world, signed_in):
    """T15: a fact that stays as it is, with its source and when that was written."""
    page = signed_in(world.officer).get(f"{URL}compact-1998/").content.decode()
    assert "20,000 community groups were consulted" in page
    assert "Compact Voice, about 2010" in page


def test_frameworks_have_the_headings_of_their_sources():
    counts = {key: len(one.headings) for key, one in FRAMEWORKS.items()}
    covenants = {"covenant-2025": 4, "ni-2025": 6, "wales-2014": 5, "ni-2011": 8}
    assert counts == covenants | {"compact-2010": 5, "compact-2009": 3, "compact-1998": 5}
    assert next(one.name for one in FRAMEWORKS.values() if one.title.startswith("The ")) == "Compact of 2010"
    assert all(
        one.source and len({heading.key for heading in one.headings}) == counts[key] for key, one in FRAMEWORKS.items()
    )


def test_a_commitment_stands_for_the_headings_that_were_said_and_the_rest_is_open(world):
    adopted(world, numbers=("1.1", "1.2"))
    mapped(world, h3="part", h4="overlaps")
    page, lines = seen(world)
    assert lines == {"3": [("2.3", "Is a part of it")], "4": [("2.3", "Overlaps with it")]}
    assert [gap.key for gap in page.gaps] == ["1", "2", "5"]
    assert (page.mapped, page.total, [text.number for text in page.unmapped]) == (1, 3, ["1.1", "1.2"])


def test_what_is_like_nothing_in_it_is_looked_at_all_the_same(world):
    mapped(world)
    page, lines = seen(world)
    assert (lines, [text.number for text in page.unlike], page.unmapped) == ({}, ["2.3"], [])


def test_what_is_said_again_takes_the_place_of_what_was_said(world):
    mapped(world, h1="equal")
    mapped(world, h2="wider")
    assert seen(world)[1] == {"2": [("2.3", "Is wider than it")]}


def test_a_heading_that_is_not_there_is_refused_and_others_may_not(world):
    with pytest.raises(RuleBroken, match="no such heading"):
        mapped(world, h9="equal")
    with pytest.raises(AccessDenied):
        commands.map_commitment(
            commitment=world.commitment, framework="compact-2010", relations={}, **FACTS | {"by": world.member}
        )
    assert Mapping.objects.count() == 0


def test_the_pages_lead_from_the_list_to_a_commitment_and_back(world, signed_in):
    client = signed_in(world.officer)
    assert client.get(URL).content.decode().count("<tr>") == len(FRAMEWORKS) + 1
    body = client.get(f"{URL}compact-2010/").content.decode()
    assert "Compact here beside the Compact of 2010" in body
    assert "0 of 1 commitment mapped, 1 not yet." in re.sub(r"<[^>]+>", "", body)
    response = client.post(f"{URL}compact-2010/{world.commitment.uid}/", {"heading_3": "equal"})
    assert (response.status_code, response["Location"]) == (302, f"{URL}compact-2010/")
    body = client.get(f"{URL}compact-2010/").content.decode()
    assert ("says the same" in body, "Every commitment is mapped." in body) == (True, True)
    assert client.get(f"{URL}dragons/").status_code == 404
    assert signed_in(world.observer).get(f"{URL}compact-2010/{world.commitment.uid}/").status_code == 403


@pytest.mark.parametrize("many", [1, 3])
def test_the_page_takes_two_queries_whatever_the_number(world, django_assert_num_queries, many):
    version = adopted(world, numbers=[f"1.{n}" for n in range(many)])
    for text in version.texts.all():
        mapped(world, text.commitment, h1="equal", h2="part")
    with django_assert_num_queries(2):
        _, lines = seen(world)
    assert len(lines["1"]) == many + 1


def test_a_first_draft_can_begin_with_the_headings_of_a_framework(world):
    world.commitment.texts.all().delete()
    document = commands.add_document(area=world.area, title="The Compact", **FACTS)
    facts = {"document": document, "revision": "full", **FACTS}
    version = commands.start_version(framework="compact-2010", **facts)
    assert [text.number for text in version.texts.order_by("position", "number")] == ["1.1", "2.1", "3.1", "4.1", "5.1"]
    first = version.texts.get(number="1.1")
    assert (first.provenance, first.bearer) == ("The Compact, 2010", "both")
    assert first.commitment.mappings.get().relation == "equal"


def test_one_begins_without_a_framework_where_commitments_stand_already(world):
    document = commands.add_document(area=world.area, title="The Compact", **FACTS)
    with pytest.raises(RuleBroken, match="There are commitments already"):
        commands.start_version(document=document, revision="full", framework="compact-2010", **FACTS)


def test_the_form_offers_frameworks_for_a_first_version_of_the_agreement_alone(world, signed_in):
    document = commands.add_document(area=world.area, title="The Compact", **FACTS)
    code = commands.add_document(area=world.area, title="Fund", kind="code", code_kind="funding", prefix="F", **FACTS)
    client = signed_in(world.officer)
    pages = [client.get(f"/areas/wessington/agreement/documents/{one.uid}/new-version/") for one in (document, code)]
    assert ["Civil Society Covenant, 2025" in page.content.decode() for page in pages] == [True, False]
