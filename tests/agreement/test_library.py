"""Other areas' agreements: only what is public and lent is read, copied with where it comes from, and counted."""

from datetime import date

import pytest

from concord.agreement import commands, exports
from concord.agreement.models import CommitmentText, Document
from concord.agreement.queries.documents import version_page
from concord.agreement.queries.library import beside_page, lent_agreements, lent_clause, lent_clauses, lent_to
from concord.agreement.rules.library import check_may_be_lent, provenance
from concord.core.areas.scoping import everywhere, within
from concord.core.audit.models import AuditEntry
from concord.core.directory.commands import end_area
from concord.core.lib.errors import AccessDenied, RuleBroken

from .documents import ADOPTED, FACTS, adopted, drafted

URL = "/areas/wessington/agreement/"
TERMS = "Open Government Licence v3.0"
TODAY = date(2026, 1, 5)
PAY = {"title": "Pay on time, always", "text": "We pay within a week.", "theme": "funding", "bearer": "public"}


def add(section, number, **facts):
    return commands.add_clause(section=section, number=number, **{**PAY, **facts}, **FACTS)


@pytest.fixture
def theirs(world):
    """Eastmere's agreement: a version that was replaced, one in force, and a draft."""
    with within(world.neighbour):
        document = commands.add_document(area=world.neighbour, title="Eastmere Compact", **FACTS)
        first = commands.start_version(document=document, revision="full", **FACTS)
        section = commands.add_section(version=first, heading="Money", number="1", **FACTS)
        add(section, "1.1")
        add(section, "1.2", title="OLD SECRET", text="It was so.")
        commands.adopt_version(version=first, adopted_on=date(2025, 1, 6), **FACTS)
        second = commands.start_version(document=document, revision="full", **FACTS)
        commands.remove_clause(clause=second.texts.get(number="1.2"), **FACTS)
        commands.adopt_version(version=second, adopted_on=ADOPTED, **FACTS)
        third = commands.start_version(document=document, revision="full", **FACTS)
        add(third.sections.get(), "1.9", title="DRAFT SECRET", text="It may be so.")
        commands.lend_document(document=document, may_be_copied=True, terms=TERMS, **FACTS)
    return document


def lend(world, document, may, terms=TERMS):
    with within(world.neighbour):
        commands.lend_document(document=document, may_be_copied=may, terms=terms, **FACTS)


def test_a_copy_needs_words_and_the_agreement_itself():
    with pytest.raises(RuleBroken) as refused:
        check_may_be_lent(Document(kind="agreement"), may_be_copied=True, terms="")
    assert refused.value.field == "terms"
    with pytest.raises(RuleBroken, match="only it"):
        check_may_be_lent(Document(kind="code", code_kind="funding"), may_be_copied=True, terms=TERMS)
    check_may_be_lent(Document(kind="code", code_kind="funding"), may_be_copied=False, terms="")


def test_where_words_come_from_fits_and_keeps_all_but_a_long_title():
    facts = {"area": "A" * 120, "version": 12, "number": "F 12.34", "terms": "T" * 90, "on": TODAY}
    said = provenance(title="Compact " * 20, **facts)
    assert (len(said) <= 300, said.endswith("T" * 90), "version 12, commitment F 12.34" in said) == (True, True, True)
    assert provenance(title="Compact", **{**facts, "area": "East", "terms": "Ours"}) == (
        "Compact of East, version 12, commitment F 12.34, copied on 5 January 2026: Ours"
    )


def test_only_what_is_in_force_and_lent_is_there(world, theirs):
    (lent,) = lent_agreements(world.area)
    assert (lent.area, lent.title, lent.number, lent.terms) == ("Eastmere", "Eastmere Compact", 2, TERMS)
    assert [str(one) for one in lent_clauses(lent)] == ["1.1 Pay on time, always"]
    assert lent_agreements(world.area, "east") == [lent]
    assert lent_agreements(world.area, "nowhere") == []
    with everywhere():
        hidden = CommitmentText.objects.filter(title__contains="SECRET").values_list("commitment__uid", flat=True)
        assert [lent_clause(lent, uid) for uid in hidden] == [None, None]


def test_an_area_without_leave_or_that_ended_or_has_nothing_in_force_never_appears(world, theirs):
    lend(world, theirs, False)
    assert (lent_agreements(world.area), lent_to(world.area, "eastmere")) == ([], None)
    lend(world, theirs, True)
    assert lent_agreements(world.neighbour) == []
    end_area(area=world.neighbour, into=None, on=TODAY, **FACTS)
    assert (lent_agreements(world.area), lent_to(world.area, "eastmere")) == ([], None)


def test_a_draft_that_was_never_adopted_is_not_lent(world):
    with within(world.neighbour):
        document = commands.add_document(area=world.neighbour, title="Eastmere Compact", **FACTS)
        version = commands.start_version(document=document, revision="full", **FACTS)
        add(commands.add_section(version=version, heading="Money", **FACTS), "1.1")
        commands.lend_document(document=document, may_be_copied=True, terms=TERMS, **FACTS)
    assert lent_agreements(world.area) == []


def test_it_is_set_beside_one_s_own_by_theme(world, theirs):
    own = drafted(world, numbers=())
    add(own.sections.get(), "1.1", title="Pay on time", text="We pay within thirty days.")
    add(own.sections.get(), "1.2", title="Umbrellas", text="We lend umbrellas.")
    commands.adopt_version(version=own, adopted_on=ADOPTED, **FACTS)
    page = beside_page(world.area, lent_to(world.area, "eastmere"), "", ADOPTED)
    assert [(one.key, one.ours, one.theirs) for one in page.themes] == [("funding", 2, 1), ("none", 1, 0)]
    assert [(pair.theirs.number, pair.ours.number if pair.ours else "") for pair in page.pairs] == [("1.1", "1.1")]
    assert [text.number for text in page.alone] == ["1.2"]
    assert beside_page(world.area, page.lent, "none", ADOPTED).pairs == []


def test_it_begins_with_a_theme_of_which_they_say_something(world, theirs):
    own = drafted(world, numbers=())
    add(own.sections.get(), "1.1", title="Ask early", text="We ask.", theme="partnership")
    add(own.sections.get(), "1.2", title="Umbrellas", text="We lend umbrellas.", theme="consultation")
    commands.adopt_version(version=own, adopted_on=ADOPTED, **FACTS)
    page = beside_page(world.area, lent_to(world.area, "eastmere"), "", ADOPTED)
    assert (page.theme, [pair.theirs.number for pair in page.pairs]) == ("funding", ["1.1"])


def test_one_of_two_themes_stands_in_both_and_counts_once_in_all(world, theirs):
    world.area.words = {"theme_equality": {"one": "Fairness", "plural": ""}}
    own = drafted(world, numbers=())
    add(own.sections.get(), "1.1", title="Pay on time", text="We pay.", theme="funding equality")
    commands.adopt_version(version=own, adopted_on=ADOPTED, **FACTS)
    page = beside_page(world.area, lent_to(world.area, "eastmere"), "equality", ADOPTED)
    assert [(one.label, one.ours) for one in page.themes][:2] == [("Funding and procurement", 1), ("Fairness", 1)]
    assert (page.label, page.our_total, page.their_total) == ("Fairness", 2, 1)


def copied(world, theirs, by=None, number="7.1"):
    lent = lent_to(world.area, "eastmere")
    version = drafted(world)
    return commands.copy_clause(
        section=version.sections.get(),
        other="eastmere",
        clause=lent_clauses(lent)[0].uid,
        number=number,
        **FACTS | ({"by": by} if by else {}),
    )


def test_a_copy_keeps_where_it_comes_from_everywhere_and_the_source_sees_a_count(world, theirs):
    made = copied(world, theirs)
    said = f"Eastmere Compact of Eastmere, version 2, commitment 1.1, copied on 5 January 2026: {TERMS}"
    assert (made.number, made.title, made.text, made.theme) == ("7.1", PAY["title"], PAY["text"], "funding")
    assert (made.provenance, made.area) == (said, world.area)
    commands.adopt_version(version=made.version, adopted_on=ADOPTED, **FACTS)
    rows = [row for row in exports.commitments(world.area).rows if row["number"] == "7.1"]
    assert [row["provenance"] for row in rows] == [said]
    page = version_page(made.version)
    assert said in exports.version_file(page, "json").decode()
    draft = commands.start_version(document=made.version.document, revision="full", **FACTS)
    assert draft.texts.get(number="7.1").provenance == said
    with within(world.neighbour):
        theirs.refresh_from_db()
        assert theirs.times_copied == 1
        assert not AuditEntry.objects.filter(area_key=world.neighbour.key, verb="agreement.clause_copied").exists()
        assert CommitmentText.objects.filter(provenance__contains="copied").count() == 0


def test_nothing_is_copied_without_leave_or_permission(world, theirs):
    with pytest.raises(AccessDenied):
        copied(world, theirs, by=world.member)


def test_a_leave_that_was_taken_back_meanwhile_refuses_the_copy(world, theirs):
    uid = lent_clauses(lent_to(world.area, "eastmere"))[0].uid
    version = drafted(world)
    lend(world, theirs, False)
    with pytest.raises(RuleBroken, match="cannot be copied any more"):
        commands.copy_clause(section=version.sections.get(), other="eastmere", clause=uid, number="7.1", **FACTS)
    assert not version.texts.filter(number="7.1").exists()


def test_pages_show_no_draft_no_old_text_and_no_area_without_leave(world, theirs, signed_in):
    version, officer = drafted(world), signed_in(world.officer)
    uid = lent_clauses(lent_to(world.area, "eastmere"))[0].uid
    paths = ["other-areas/", "other-areas/eastmere/", f"other-areas/eastmere/{uid}/copy/"]
    for path in paths:
        body = officer.get(f"{URL}{path}").content.decode()
        assert (TERMS in body, "SECRET" in body) == (True, False), path
    sent = {"section": str(version.sections.get().uid), "number": "7.1"}
    assert officer.post(f"{URL}{paths[2]}", sent)["Location"] == f"{URL}documents/{version.document.uid}/1/"
    assert "commitment 1.1, copied on" in officer.get(f"{URL}documents/{version.document.uid}/1/").content.decode()
    lend(world, theirs, False)
    assert [officer.get(f"{URL}{path}").status_code for path in paths] == [200, 404, 404]
    assert "Eastmere" not in officer.get(f"{URL}other-areas/").content.decode()
    assert signed_in(world.member).get(f"{URL}other-areas/").status_code == 403


def test_an_officer_says_whether_it_may_be_copied_and_reads_how_often(world, theirs, signed_in):
    officer, document = signed_in(world.officer), adopted(world).document
    at = f"{URL}documents/{document.uid}/copying/"
    assert "Say under which words" in officer.post(at, {"may_be_copied": "on"}).content.decode()
    assert officer.post(at, {"may_be_copied": "on", "terms": TERMS})["Location"] == f"{URL}documents/{document.uid}/"
    assert "copied 0 times" in officer.get(f"{URL}documents/{document.uid}/1/").content.decode()


@pytest.mark.parametrize("many", [1, 3])
def test_reads_take_the_same_queries_for_one_and_for_three(world, theirs, django_assert_num_queries, many):
    with within(world.neighbour):
        for n in range(many):
            commitment = commands.add_commitment(
                area=world.neighbour, number=f"8.{n}", title=f"More {n}", starts_on=ADOPTED, **FACTS
            )
            version = theirs.versions.get(state="adopted")
            CommitmentText.objects.filter(commitment=commitment).update(version=version)
    with django_assert_num_queries(3):
        lent = lent_to(world.area, "eastmere")
        page = beside_page(world.area, lent, "none", TODAY)
        assert len(page.pairs) == many
