"""Documents, their versions, and what comes into force with them."""

from datetime import date, timedelta

import pytest

from concord.agreement import commands
from concord.agreement.models import Commitment, Document, Version
from concord.agreement.queries import agreement_renewal, by_number, text_of, texts_in_force
from concord.agreement.rules.outline import Clause, Outline, Part
from concord.core.audit.models import AuditEntry
from concord.core.lib.errors import AccessDenied, RuleBroken

from .documents import ADOPTED, FACTS, adopted, drafted, next_draft

LATER = ADOPTED + timedelta(days=100)


def numbers(area, day):
    return [text.number for text in texts_in_force(area, day)]


def test_a_draft_is_not_in_force_and_gathers_what_stands_alone(world):
    version = drafted(world)
    assert [text.number for text in version.texts.order_by("position")] == ["2.3", "1.1", "1.2"]
    assert numbers(world.area, ADOPTED) == ["2.3"]


def test_once_adopted_it_is_in_force_from_its_day_and_the_commitments_keep_their_identity(world):
    version = adopted(world)
    assert (version.state, version.adopted_on) == ("adopted", ADOPTED)
    assert numbers(world.area, ADOPTED) == ["1.1", "1.2", "2.3"]
    assert numbers(world.area, ADOPTED - timedelta(days=1)) == ["2.3"]
    assert text_of(world.commitment, ADOPTED).version == version
    assert text_of(world.commitment, ADOPTED - timedelta(days=1)).version is None


def test_a_new_version_changes_ends_and_adds_and_the_old_one_stays_as_it_was(world):
    first = adopted(world)
    draft = next_draft(first.document)
    kept, changed, gone = (draft.texts.get(number=number) for number in ("2.3", "1.1", "1.2"))
    commands.change_clause(clause=changed, number="1.9", title="Said better", text="We do it soon.", **FACTS)
    commands.remove_clause(clause=gone, **FACTS)
    commands.add_clause(section=kept.section, number="1.2", title="Something else", **FACTS)
    second = commands.adopt_version(version=draft, adopted_on=LATER, **FACTS)
    first.refresh_from_db()
    assert (first.state, second.state, second.number) == ("superseded", "adopted", 2)
    assert numbers(world.area, LATER) == ["1.2", "1.9", "2.3"]
    assert numbers(world.area, LATER - timedelta(days=1)) == ["1.1", "1.2", "2.3"]
    assert [text.title for text in first.texts.order_by("number")] == ["Promise 1.1", "Promise 1.2", "Pay on time"]
    assert changed.commitment.texts.count() == 2
    assert Commitment.objects.get(pk=changed.commitment_id).number == "1.9"
    # A number that came back leads to whichever had it on the day.
    assert by_number(world.area, "1.2", day=ADOPTED) == gone.commitment
    assert by_number(world.area, "1.2", day=LATER).texts.get().title == "Something else"
    assert by_number(world.area, "1.2").texts.get().title == "Something else"


def test_two_commitments_may_change_numbers_with_each_other(world):
    draft = next_draft(adopted(world).document)
    one, two = draft.texts.get(number="1.1"), draft.texts.get(number="1.2")
    for text, number in ((one, "x"), (two, "1.1"), (one, "1.2")):
        commands.change_clause(clause=text, number=number, title=text.title, text=text.text, **FACTS)
    commands.adopt_version(version=draft, adopted_on=LATER, **FACTS)
    assert {text.number: text.title for text in texts_in_force(world.area, LATER)} == {
        "1.1": "Promise 1.2",
        "1.2": "Promise 1.1",
        "2.3": "Pay on time",
    }


def test_a_first_version_is_a_full_revision_whatever_was_chosen(world):
    document = commands.add_document(area=world.area, title="One", **FACTS)
    assert next_draft(document, "refresh").revision == "full"


@pytest.mark.parametrize(
    ("day", "words"),
    [(date(2030, 1, 1), "still to come"), (ADOPTED, "in force since"), (ADOPTED - timedelta(days=9), "in force since")],
)
def test_a_day_that_will_not_do_is_refused(world, day, words):
    draft = next_draft(adopted(world).document)
    with pytest.raises(RuleBroken, match=words) as refused:
        commands.adopt_version(version=draft, adopted_on=day, **FACTS)
    assert refused.value.field == "adopted_on"
    assert Version.objects.get(pk=draft.pk).state == "draft"


def test_a_commitment_entered_after_that_day_is_named(world):
    drafted(world)
    with pytest.raises(RuleBroken, match=r"Commitment 2\.3 is in force since"):
        commands.adopt_version(version=Version.objects.get(), adopted_on=date(2025, 1, 1), **FACTS)


def test_a_draft_without_a_commitment_or_with_a_number_twice_is_not_adopted(world):
    version = drafted(world, numbers=())
    version.texts.all().delete()
    with pytest.raises(RuleBroken, match="no commitment in it yet"):
        commands.adopt_version(version=version, adopted_on=ADOPTED, **FACTS)


def test_a_number_of_another_document_is_refused(world):
    adopted(world)
    code = commands.add_document(area=world.area, title="Code", kind="code", code_kind="funding", prefix="F", **FACTS)
    version = commands.start_version(document=code, revision="full", **FACTS)
    section = commands.add_section(version=version, heading="All", **FACTS)
    commands.add_clause(section=section, number="1.1", title="Again", **FACTS)
    with pytest.raises(RuleBroken, match=r"commitment 1\.1 in “Wessington Compact” already"):
        commands.adopt_version(version=version, adopted_on=LATER, **FACTS)


def test_an_adopted_version_is_changed_by_nothing(world):
    version = adopted(world)
    text, section = version.texts.first(), version.sections.first()
    for refused in (
        lambda: commands.add_section(version=version, heading="More", **FACTS),
        lambda: commands.change_section(section=section, heading="x", number="", text="", **FACTS),
        lambda: commands.change_clause(clause=text, number="9", title="x", **FACTS),
        lambda: commands.remove_clause(clause=text, **FACTS),
        lambda: commands.move_clause(clause=text, up=True, **FACTS),
        lambda: commands.describe_version(version=version, title="x", introduction="", reason="", **FACTS),
        lambda: commands.give_up_version(version=version, **FACTS),
        lambda: commands.adopt_version(version=version, adopted_on=LATER, **FACTS),
    ):
        with pytest.raises(RuleBroken, match="no longer a draft"):
            refused()
    with pytest.raises(RuleBroken, match="Begin a new version"):
        commands.reword_commitment(
            commitment=text.commitment, title="x", text="", bearer="both", theme="", starts_on=LATER, **FACTS
        )
    with pytest.raises(RuleBroken, match="Begin a new version"):
        commands.retire_commitment(commitment=text.commitment, ends_on=LATER, **FACTS)


def test_a_draft_that_was_given_up_stays_to_be_read_and_another_begins(world):
    version = drafted(world)
    with pytest.raises(RuleBroken, match="drafted already"):
        next_draft(version.document)
    commands.give_up_version(version=version, **FACTS)
    assert (version.state, version.texts.count(), next_draft(version.document).number) == ("given_up", 3, 2)


def test_there_is_one_agreement_and_codes_are_told_apart_by_their_letters(world):
    commands.add_document(area=world.area, title="One", **FACTS)
    with pytest.raises(RuleBroken, match="here already"):
        commands.add_document(area=world.area, title="Two", **FACTS)
    with pytest.raises(RuleBroken, match="plain numbers"):
        commands.add_document(area=world.area, title="Code", kind="code", code_kind="funding", **FACTS)
    commands.add_document(area=world.area, title="Code", kind="code", code_kind="funding", prefix="F", **FACTS)
    with pytest.raises(RuleBroken, match="“F” stands before"):
        commands.add_document(area=world.area, title="Other", kind="code", code_kind="capacity", prefix="F", **FACTS)
    with pytest.raises(RuleBroken, match="Say what the code is about"):
        commands.add_document(area=world.area, title="Other", kind="code", prefix="G", **FACTS)
    assert Document.objects.count() == 2


def test_the_letters_of_a_document_stay_once_a_version_was_adopted(world):
    document = adopted(world).document
    commands.change_document(document=document, title="New title", owner="Priya", is_under_review=True, **FACTS)
    assert (document.title, document.owner, document.is_under_review) == ("New title", "Priya", True)
    with pytest.raises(RuleBroken, match="letters before them stay"):
        commands.change_document(document=document, title="x", prefix="C", **FACTS)


def test_the_launch_comes_after_the_adoption(world):
    draft = drafted(world)
    with pytest.raises(RuleBroken, match="not adopted yet"):
        commands.launch_version(version=draft, launched_on=LATER, **FACTS)
    version = commands.adopt_version(version=draft, adopted_on=ADOPTED, **FACTS)
    with pytest.raises(RuleBroken, match="before it was adopted"):
        commands.launch_version(version=version, launched_on=ADOPTED - timedelta(days=1), **FACTS)
    commands.launch_version(version=version, launched_on=LATER, **FACTS)
    assert Version.objects.get().launched_on == LATER


def test_what_a_body_decided_is_noted(world):
    version = adopted(world)
    made = commands.note_approval(
        version=version, body="The board", decision="approved", decided_on=ADOPTED, minute="7", is_theirs=True, **FACTS
    )
    assert (str(made), version.approvals.get()) == ("Approved by The board", made)


def test_only_who_may_edit_the_agreement_does_any_of_it(world):
    version = drafted(world)
    facts = FACTS | {"by": world.champion}
    for refused in (
        lambda: commands.add_document(area=world.area, title="x", **facts),
        lambda: commands.change_document(document=version.document, title="x", **facts),
        lambda: commands.adopt_version(version=version, adopted_on=ADOPTED, **facts),
        lambda: commands.give_up_version(version=version, **facts),
        lambda: commands.add_section(version=version, heading="x", **facts),
        lambda: commands.remove_clause(clause=version.texts.first(), **facts),
    ):
        with pytest.raises(AccessDenied):
            refused()


def test_each_step_is_in_the_trail_without_its_words(world):
    adopted(world)
    entries = list(AuditEntry.objects.filter(verb__startswith="agreement.").order_by("pk"))
    assert [entry.verb.removeprefix("agreement.") for entry in entries][1:] == [
        *("document_added", "version_started", "version_edited", "version_edited", "version_adopted")
    ]
    assert "We do it" not in str([entry.facts for entry in entries])


@pytest.mark.parametrize(("counts", "revised"), [(False, ADOPTED), (True, LATER)])
def test_a_refresh_counts_as_a_revision_where_the_area_says_so(world, counts, revised):
    document = adopted(world).document
    facts = {"title": document.title, "revise_months": 60, "refresh_renews": counts}
    commands.change_document(document=document, **facts, **FACTS)
    commands.adopt_version(version=next_draft(document), adopted_on=LATER, **FACTS)
    found = agreement_renewal(world.area, LATER)
    assert (found.revised_on, found.due_on) == (revised, revised.replace(year=revised.year + 5))


def test_what_is_no_document_has_no_revision_to_come(world):
    assert agreement_renewal(world.area, LATER) is None
    drafted(world)
    assert agreement_renewal(world.area, LATER) is None


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"text": "x" * 20_001}, "text of commitment 1.1 is longer"),
        ({"rule_number": 10_000}, "measure of commitment 1.1"),
    ],
)
def test_what_comes_as_a_whole_is_no_longer_than_its_form_takes(world, more, words):
    version = drafted(world)
    outline = Outline("Title", parts=[Part("1", "All", clauses=[Clause("1.1", "Promise", **more)])])
    with pytest.raises(RuleBroken, match=words):
        commands.put_outline(version=version, outline=outline, **FACTS)
    assert version.texts.count() == 3
