"""A draft is consulted on: opened, commented on, moderated, answered."""

import uuid
from datetime import date, timedelta

import pytest

from concord.agreement import commands
from concord.agreement.models import Comment, Talk
from concord.agreement.queries.comments import counts_of, said_beside, unsettled
from concord.agreement.queries.consultation import talk_totals
from concord.agreement.queries.programme import programme
from concord.agreement.queries.said import figures, meeting_page, summed, tallies
from concord.core.audit.models import AuditEntry
from concord.core.lib.errors import AccessDenied, RuleBroken

from .consulting import BY, CLOSES, NOW, OPENS, SHORT, clause, consulted, said, second_draft, shown


def verbs():
    found = AuditEntry.objects.order_by("pk").values_list("verb", flat=True)
    return [verb.removeprefix("agreement.") for verb in found if "comment" in verb or "consult" in verb]


def test_the_words_are_kept_as_people_read_them(world):
    found = consulted(world)
    assert found.version.state == "consultation"
    assert [(one.key, one.change, one.text, one.was_text) for one in found.clauses.all()] == [
        ("2.3", "same", "", ""),
        ("1.1", "changed", "We do it soon.", "We do it."),
        ("1.3", "new", "We ask.", ""),
        ("1.2 (ends)", "ends", "", "We do it."),
    ]


def test_the_draft_stays_while_people_read_it_and_the_comment_keeps_its_words(world):
    found = consulted(world)
    made = shown(found)
    text = found.version.texts.get(number="1.1")
    facts = {"number": "1.1", "title": "Promise 1.1", "text": "We do it within a week."}
    with pytest.raises(RuleBroken, match="End the consultation first"):
        commands.change_clause(clause=text, **facts, **BY)
    commands.end_consultation(consultation=found, **BY)
    text.version.refresh_from_db()
    commands.change_clause(clause=text, **facts, **BY)
    assert Comment.objects.get(pk=made.pk).clause.text == "We do it soon."


def test_a_clause_that_is_taken_out_leaves_its_comments(world):
    found = consulted(world)
    made = shown(found, number="1.3")
    commands.end_consultation(consultation=found, **BY)
    found.version.refresh_from_db()
    commands.remove_clause(clause=found.version.texts.get(number="1.3"), **BY)
    kept = Comment.objects.get(pk=made.pk).clause
    assert (kept.commitment, kept.text) == (None, "We ask.")


def test_the_areas_own_commitment_says_how_long(world):
    version = second_draft(world)
    text = version.document.versions.get(state="adopted").texts.get(number="1.1")
    measure = {"rule_kind": "consultation", "rule_number": 6, "rule_unit": "weeks", "rule_counting": "both_ends"}
    type(text).objects.filter(pk=text.pk).update(**measure)
    found = commands.open_consultation(version=version, opens_on=OPENS, closes_on=OPENS + timedelta(days=41), **BY)
    assert (found.is_short, found.days, found.wanted_until) == (False, 42, date(2026, 4, 12))


def test_a_shorter_one_needs_its_reasons(world):
    closes = CLOSES - timedelta(days=1)
    version = second_draft(world)
    with pytest.raises(RuleBroken, match="shorter than 12 weeks"):
        commands.open_consultation(version=version, opens_on=OPENS, closes_on=closes, **BY)
    found = commands.open_consultation(version=version, opens_on=OPENS, closes_on=closes, **SHORT, **BY)
    assert found.is_short
    commands.change_consultation(consultation=found, closes_on=CLOSES, short_reason="", short_remedy="", **BY)
    assert not found.is_short
    with pytest.raises(RuleBroken, match="shorter"):
        commands.change_consultation(consultation=found, closes_on=closes, **BY)
    assert verbs() == ["consultation_opened", "consultation_changed"]


def test_it_is_ended_once_and_a_second_round_may_follow(world):
    found = consulted(world)
    commands.end_consultation(consultation=found, **BY)
    with pytest.raises(RuleBroken, match="is over"):
        commands.end_consultation(consultation=found, **BY)
    with pytest.raises(RuleBroken, match="is over"):
        commands.change_consultation(consultation=found, closes_on=CLOSES, **BY)
    found.version.refresh_from_db()
    again = commands.open_consultation(version=found.version, opens_on=OPENS, closes_on=CLOSES, **BY)
    assert again.clauses.count() == 4


def test_a_draft_that_is_given_up_takes_no_comments(world):
    found = consulted(world)
    commands.give_up_version(version=found.version, **BY)
    found.refresh_from_db()
    assert found.ended_on == OPENS
    with pytest.raises(RuleBroken, match="is over"):
        said(found)


def test_a_comment_waits_and_is_sent_once(world):
    found, key = consulted(world), uuid.uuid4()
    one = said(found, form_key=key, name=" Ada\u200b  Clerk ", mark="aspirational")
    again = said(found, form_key=key, name="Ada Clerk", mark="aspirational")
    other = said(found, "And one more thing.", form_key=key)
    assert (again.pk, other.pk == one.pk, Comment.objects.count()) == (one.pk, False, 2)
    assert (one.state, one.name, one.received_on, one.way) == ("waiting", "Ada Clerk", OPENS, "online")
    entry = AuditEntry.objects.filter(verb="agreement.commented").first()
    assert (entry.subject_label, entry.facts, entry.person_key) == (one.reference, {}, "")


def test_a_clause_of_another_consultation_is_refused(world):
    first = consulted(world)
    commands.end_consultation(consultation=first, **BY)
    first.version.refresh_from_db()
    second = commands.open_consultation(version=first.version, opens_on=OPENS, closes_on=CLOSES, **BY)
    with pytest.raises(RuleBroken, match="not in this draft"):
        commands.send_comment(
            consultation=second, clause=clause(first), about="clause", text="x", sector="public",
            form_key=uuid.uuid4(), at=NOW,
        )  # fmt: skip


def test_those_that_wait_are_shown_together(world):
    found = consulted(world)
    rows = [said(found, f"Number {n}") for n in range(3)]
    assert commands.accept_comments(consultation=found, comments=rows, **BY) == 3
    assert commands.accept_comments(consultation=found, comments=rows, **BY) == 0
    assert counts_of(found).accepted == 3


def test_a_comment_is_refused_for_a_reason_and_kept(world):
    found = consulted(world)
    made = said(found, "John at number 7 is a thief.", name="Ada", name_is_public=True)
    with pytest.raises(RuleBroken, match="Say why"):
        commands.moderate_comment(comment=made, show=False, name_is_public=False, **BY)
    commands.moderate_comment(comment=made, show=False, reason="person", name_is_public=False, **BY)
    assert (made.state, made.refused_for, made.text) == ("refused", "person", "John at number 7 is a thief.")
    commands.moderate_comment(comment=made, show=True, shown_text="Somebody is.", name_is_public=False, **BY)
    assert (made.state, made.said, made.signed, made.text[:4]) == ("accepted", "Somebody is.", "", "John")


def test_one_answer_for_many_and_what_is_unclear_stays_open(world):
    found = consulted(world)
    rows = [shown(found, f"Number {n}") for n in range(3)]
    due = {"follow_up_by": "Legal team", "follow_up_on": date(2026, 4, 1)}
    commands.settle_comments(consultation=found, comments=rows[:1], outcome="clarify", **due, **BY)
    assert (unsettled(found.version), counts_of(found).clarify) == (3, 1)
    commands.settle_comments(consultation=found, comments=rows, outcome="part", answer="We say “soon” now.", **BY)
    assert (unsettled(found.version), counts_of(found).clarify) == (0, 0)
    assert set(Comment.objects.values_list("outcome", "answer", "follow_up_by", "follow_up_on")) == {
        ("part", "We say “soon” now.", "", None)
    }
    with pytest.raises(RuleBroken, match="has its answer"):
        commands.moderate_comment(
            comment=Comment.objects.first(), show=False, reason="twice", name_is_public=False, **BY
        )


def test_nobody_without_the_permission_does_any_of_it(world):
    found = consulted(world)
    made = said(found)
    by = {"by": world.observer, "at": NOW}
    for refused in (
        lambda: commands.change_consultation(consultation=found, closes_on=CLOSES, **by),
        lambda: commands.end_consultation(consultation=found, **by),
        lambda: commands.accept_comments(consultation=found, comments=[made], **by),
        lambda: commands.moderate_comment(comment=made, show=True, name_is_public=False, **by),
        lambda: commands.settle_comments(consultation=found, comments=[made], outcome="taken", answer="x", **by),
        lambda: commands.enter_comment(
            consultation=found, clause=None, about="whole", text="x", sector="public", received_on=OPENS, **by
        ),
        lambda: commands.note_talk(consultation=found, kind="interview", title="x", on=OPENS, **by),
        lambda: commands.open_consultation(version=found.version, opens_on=OPENS, closes_on=CLOSES, **by),
        lambda: commands.import_comments(
            consultation=found, area=world.area, data=b"", name="a.csv", dry_run=True, **by
        ),
    ):
        with pytest.raises(AccessDenied):
            refused()


def test_interviews_and_focus_groups_are_counted_by_sector(world):
    """T14: of a hundred interviews, so many so far, with community groups and council officers apart."""
    found = consulted(world, interview_target=100, focus_target=6)
    talks = (
        ("interview", "First week", OPENS, 18, 20), ("interview", "Second week", OPENS, 4, 6),
        ("interview", "Booked", CLOSES, 9, 9), ("focus_group", "Carers", OPENS, 0, 8),
    )  # fmt: skip
    for kind, title, on, public, voluntary in talks:
        commands.note_talk(consultation=found, kind=kind, title=title, on=on, public=public, voluntary=voluntary, **BY)
    groups, interviews = talk_totals(found, OPENS)
    assert (interviews.progress, interviews.public, interviews.voluntary, interviews.gap) == ("48 of 100", 22, 26, 4)
    assert (interviews.booked, groups.progress, groups.people) == (1, "1 of 6", 8)
    with pytest.raises(RuleBroken, match="of this name"):
        commands.note_talk(consultation=found, kind="interview", title="Carers", on=OPENS, **BY)
    commands.note_talk(consultation=found, talk=Talk.objects.get(title="Carers"), public=3, **BY)
    assert talk_totals(found, OPENS)[0].people == 11


def test_comments_from_a_talk_are_entered_and_shown(world):
    found = consulted(world)
    talk = commands.note_talk(consultation=found, kind="focus_group", title="Carers", on=OPENS, voluntary=8, **BY)
    made = commands.enter_comment(
        consultation=found, clause=clause(found), about="clause", text="Say when.", sector="voluntary", way="talk",
        talk=talk, received_on=OPENS, **BY,
    )  # fmt: skip
    assert (made.state, list(talk.comments.all())) == ("accepted", [made])


def test_figures_have_both_sides_and_the_gap_and_hold_small_numbers_back(world):
    found = consulted(world)
    for sector, mark, count in (
        ("public", "achievable", 6), ("public", "aspirational", 6), ("voluntary", "achievable", 5),
        ("voluntary", "aspirational", 15), ("business", "achievable", 2),
    ):  # fmt: skip
        for n in range(count):
            shown(found, f"{sector} {mark} {n}", sector=sector, mark=mark)
    whole = summed(tallies(found).values())
    exact = figures(whole, floor=0)
    assert dict(exact.sectors) == {
        "Public sector": "12", "Voluntary sector": "20", "Business": "2", "Residents and others": "0"
    }  # fmt: skip
    line = exact.marks[0]
    assert (line.everybody, line.public, line.voluntary, line.gap) == (
        "38 % (13 of 34 who said)", "50 % (6 of 12 who said)", "25 % (5 of 20 who said)", "25 percentage points"
    )  # fmt: skip
    public = figures(whole)
    assert "held back" in dict(public.sectors)["Business"]
    # The two could be taken from the whole, so another is held back with them.
    assert sum("held back" in words for _, words in public.sectors) > 1


def test_who_drafts_a_clause_sees_the_marks_and_the_words_proposed(world):
    found = consulted(world)
    shown(found, "", proposed="We do it within a week.", mark="achievable")
    shown(found, mark="aspirational")
    said(found, mark="aspirational")
    beside = said_beside(found.version, clause(found).commitment)
    assert (beside.total, beside.achievable, beside.aspirational) == (2, 1, 1)
    assert [one.proposed for one in beside.proposals] == ["We do it within a week."]
    assert said_beside(found.version.document.versions.get(number=1), clause(found).commitment) is None


def test_the_meeting_sees_old_and_new_with_what_was_said(world):
    found = consulted(world)
    rows = [shown(found, "One", mark="achievable"), shown(found, "Two", mark="aspirational")]
    shown(found, "All of it", number="", sector="public")
    commands.settle_comments(consultation=found, comments=rows, outcome="taken", answer="Done.", **BY)
    page = meeting_page(found)
    assert [(str(line.pair.new or line.pair.old), line.pair.kind, line.total) for line in page.clauses] == [
        ("1.1 Promise 1.1", "changed", 2),
        ("1.2 Promise 1.2", "ended", 0),
        ("1.3 A new one", "added", 0),
    ]
    (answer,) = page.clauses[0].answers
    assert (answer.outcome, answer.answer, answer.count) == ("Taken in", "Done.", 2)
    assert (page.same, page.total, page.unanswered) == (1, 3, 1)


def test_what_the_draft_calls_aspirational_becomes_the_work_programme(world):
    """T44: from the comments by way of the draft to the programme, and out of it once it is in practice."""
    found = consulted(world)
    shown(found, mark="aspirational")
    commands.end_consultation(consultation=found, **BY)
    found.version.refresh_from_db()
    text = found.version.texts.get(number="1.1")
    words = {"number": "1.1", "title": "Promise 1.1", "text": "We do it soon.", "standing": "aspirational"}
    commands.change_clause(clause=text, **words, **BY)
    commands.adopt_version(version=found.version, adopted_on=OPENS, **BY)
    open_now = [one.number for part in programme(world.area, OPENS).parts for one in part.texts]
    assert open_now == ["1.1"]
    commands.put_in_practice(commitment=text.commitment, since_on=OPENS, **BY)
    page = programme(world.area, OPENS)
    assert ([one.texts for one in page.parts], len(page.done)) == ([[], [], []], 1)
