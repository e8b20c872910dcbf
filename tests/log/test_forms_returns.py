"""The fields of one box: slots, proxies, limits, what is typed and where refusals stand."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.http import QueryDict

from concord.core.lib.errors import RuleBroken
from concord.log import commands
from concord.log.forms.points import without_slot
from concord.log.forms.returns import BoxForm
from concord.log.models import Point
from concord.log.queries.returns import offered
from concord.log.rules.returns import PointInput


def form(place, typed=None, **facts):
    usual = {"offered": offered(place.open(), on=place.today), "box": 1, "sector": "public"}
    data = None
    if typed is not None:
        data = QueryDict(mutable=True)
        for name, value in typed.items():
            data.setlist(name, value if isinstance(value, list) else [value])
    return BoxForm(data, **usual | facts)


def test_a_public_body_has_two_slots_and_no_slot_for_others(place):
    assert [(slot.title, slot.optional) for slot in form(place).slots()] == [
        ("Point 1", ""), ("Point 2", "Add another point"),
    ]  # fmt: skip


def test_a_voluntary_body_has_a_slot_for_somebody_else_beside_its_own(place):
    titles = [slot.title for slot in form(place, sector="voluntary").slots()]
    assert titles == ["Point 1", "Point 2", "For somebody who does not want to be named"]


def test_a_slot_for_somebody_else_offers_no_class_and_says_who_is_named(place):
    found = form(place, sector="voluntary")
    assert found.slots()[2].classes is None
    assert found.who_sees["text_21"].endswith("Only you and your organisation are named.")


def test_a_limit_on_the_whole_form_leaves_fewer_slots(place):
    commands.change_settings(area=place.area, changes={"limit_per_box": False}, by=place.officer, at=place.now)
    assert len(form(place, elsewhere=1).slots()) == 1
    assert form(place, elsewhere=2).slots() == []


def test_points_that_are_there_keep_their_slots_when_the_limit_falls(place):
    commands.change_settings(area=place.area, changes={"points_max": 1}, by=place.officer, at=place.now)
    points = [PointInput(text="One"), PointInput(text="Two")]
    assert [slot.fields[0].value() for slot in form(place, points=points).slots()] == ["One", "Two"]


def test_what_is_typed_becomes_points_in_order(place):
    found = form(place, {
        "text_1": "One", "about_1": f"u{place.leisure.pk}", "commitment_1": str(place.commitment.pk),
        "contexts_1": ["targets", "engagement"], "class_1": "2", "text_2": "Two",
    })  # fmt: skip
    assert found.is_valid()
    first, second = found.points()
    assert (first.about_unit, first.commitment, first.contexts) == (
        place.leisure, place.commitment, ["targets", "engagement"],
    )  # fmt: skip
    assert (first.point_class, second.point_class, second.text) == (2, 1, "Two")


@pytest.mark.parametrize("part", [{"about_1": "COUNCIL"}, {"contexts_1": ["targets"]}, {"commitment_1": "PROMISE"}])
def test_a_slot_that_holds_anything_is_not_passed_over(place, part):
    keys = {"COUNCIL": f"o{place.bodies['council'].pk}", "PROMISE": str(place.commitment.pk)}
    typed = {name: keys.get(value, value) if isinstance(value, str) else value for name, value in part.items()}
    found = form(place, typed)
    label = str(found.fields[next(iter(part))].label).removesuffix(" (if you know)")
    assert found.errors == {"text_1": [f"Write the point, or clear what stands at “{label}”."]}


def test_beside_nothing_to_report_what_was_left_standing_is_no_point(place):
    found = form(place, {"about_1": f"o{place.bodies['council'].pk}", "contexts_1": ["targets"], "nothing": "on"})
    assert (found.is_valid(), found.points()) == (True, [])


def test_a_text_that_is_too_long_is_told_how_much_to_take_away(place):
    found = form(place, {"text_1": "x" * 401})
    words = "A point has at most 400 characters. This one has 401. Take 1 away."
    assert found.errors == {"text_1": [words]}


def test_a_slot_is_taken_out_whole_and_alone():
    data = QueryDict(
        "text_1=One&text_2=Two&about_2=o1&date_2_day=3&date_2_year=2026&class_2=3&contexts_2=targets&text_3=Three&seen=x"
    )
    assert without_slot(data, 2).urlencode() == "text_1=One&text_3=Three&seen=x"


def test_an_empty_form_holds_no_point(place):
    found = form(place, {"class_1": "1", "class_2": "3"})
    assert (found.is_valid(), found.points()) == (True, [])


def test_a_refusal_about_the_first_point_stands_at_the_slot_that_it_was_typed_in(place):
    found = form(place, {"text_2": "Typed in the second slot"})
    assert found.is_valid()
    found.put(RuleBroken("Too long", field="text_1"))
    assert found.errors == {"text_2": ["Too long"]}


def test_a_refusal_without_a_field_stands_at_the_top(place):
    found = form(place, {"text_1": "One"})
    assert found.is_valid()
    found.put(RuleBroken("Locked"))
    assert found.non_field_errors() == ["Locked"]


def test_each_class_stands_before_the_text_with_its_own_sentence_and_nothing_else_says_who_sees_it(place):
    found = form(place)
    words = [found.hints["class_1"][key] for key in ("1", "2", "3")]
    for sentence, part in zip(words, ("with your name", "without your name. An", "only by Tess Trustee"), strict=True):
        assert part in sentence
    assert ["some may guess" in sentence for sentence in words] == [False, True, False]
    assert (list(found.fields)[1:3], found.who_sees) == (["class_1", "text_1"], {})


def test_where_no_class_is_offered_the_sentence_stands_at_the_text(place):
    found = form(place, confidential=False)
    assert ("class_1" in found.fields, "with your name" in found.who_sees["text_1"]) == (False, True)


def test_a_kind_of_breach_that_is_none_of_the_usual_is_one_answer(place):
    choices = form(place, box=2).fields["breach_1"].choices
    assert [key for key, _ in choices] == ["", "short_consultation", "short_notice", "no_impact", "monitoring"]
    found = form(place, box=2, points=[PointInput(text="One", breach="other")])
    assert found["breach_1"].value() == ""


def test_a_win_names_ones_own_problems_first(place):
    period = place.open()
    place.send(period, place.member, {2: [PointInput(text="Theirs")]})
    place.send(period, place.champion, {2: [PointInput(text="Own")]})
    commands.lock_period(period=period, by=place.officer, at=place.now)
    offer = offered(place.open(label="Next"), on=place.today, writer=place.champion)
    groups = [
        (title, [text for _, text in rows]) for title, rows in form(place, offered=offer, box=3).problem_choices()[1:]
    ]
    assert groups == [("Your own points", ["Own"]), ("Points of others", ["Theirs"])]


def test_an_organisation_that_left_stays_on_offer_for_the_point_that_names_it(place):
    gone = place.bodies["charity"]
    offer = offered(place.open(), on=place.today)
    offer.about.pop(f"o{gone.pk}")
    found = form(place, offered=offer, points=[PointInput(text="One", about_organisation=gone)])
    assert (f"o{gone.pk}", "Wessington Carers") in found.fields["about_1"].choices


def test_only_wins_ask_for_their_source_and_offer_the_problem_they_grew_from(place):
    assert "win_source_1" not in form(place).fields
    found = form(place, box=3)
    assert found.reveals["win_source_1"] == {"went_wrong": ["answers_1"]}
    assert "answers_1" not in [field.name for field in found.slots()[0].fields]


@pytest.fixture
def whole_form(place):
    commands.change_settings(area=place.area, changes={"limit_per_box": False}, by=place.officer, at=place.now)


def test_with_the_limit_used_up_the_slot_for_somebody_else_stays_folded(place, whole_form):
    found = form(place, sector="voluntary", elsewhere=2)
    assert [(slot.title, slot.optional, slot.is_open) for slot in found.slots()] == [
        ("For somebody who does not want to be named", "Raise a point for somebody else", False)
    ]
    assert (found.is_used_up, form(place, sector="voluntary", elsewhere=1).is_used_up) == (True, False)


def test_a_point_of_ones_own_is_never_taken_for_somebody_elses(place, whole_form):
    offer = offered(place.open(), on=place.today)
    before = form(place, offered=offer, sector="voluntary", elsewhere=0)
    assert [slot.number for slot in before.slots()] == [1, 2, 21]
    after = form(place, {"text_1": "A third", "text_21": "Theirs"}, offered=offer, sector="voluntary", elsewhere=2)
    assert after.is_valid()
    assert [(point.text, point.is_proxy) for point in after.points()] == [("A third", False), ("Theirs", True)]


def test_the_problem_a_win_grew_from_stays_chosen_when_it_is_no_longer_on_offer(place):
    period = place.open()
    place.send(period, place.champion, {2: [PointInput(text="Withdrawn since")]})
    problem = Point.objects.get()
    win = PointInput(text="Mended", win_source="went_wrong", answers_point=problem)
    typed = {"text_1": "Mended", "win_source_1": "went_wrong", "answers_1": problem.reference}
    on_offer = offered(period, on=place.today, writer=place.champion)
    assert kept_problem(form(place, typed, offered=on_offer, box=3)) == problem
    gone = replace(on_offer, problems={}, own=frozenset())
    found = form(place, typed, offered=gone, box=3, points=[win])
    assert kept_problem(found) == problem
    assert found.problem_choices()[1:] == [("Points of others", [(problem.reference, f"Point {problem.reference}")])]
    assert not form(place, typed, offered=gone, box=3).is_valid()


def kept_problem(found):
    assert found.is_valid(), found.errors
    return found.points()[0].answers_point


def test_every_fault_of_a_box_is_told_at_its_own_field(place):
    tomorrow = place.today + timedelta(days=1)
    day = {f"date_2_{part}": str(getattr(tomorrow, part)) for part in ("day", "month", "year")}
    found = form(place, {"text_1": "x" * 401, "text_2": "A win", "nothing": "on", **day}, box=3)
    assert found.errors == {
        "text_1": ["A point has at most 400 characters. This one has 401. Take 1 away."],
        "win_source_1": ["Choose where the win came from."],
        "win_source_2": ["Choose where the win came from."],
        "date_2": ["The date is in the future. Say when it happened."],
        "nothing": ["You ticked “nothing to report” and wrote a point. Take one of them away."],
    }


def test_a_field_with_a_fault_of_its_own_is_told_once(place):
    found = form(
        place,
        {"text_1": "A win", "win_source_1": "luck", "date_1_day": "31", "date_1_month": "2", "date_1_year": "2026"},
        box=3,
    )
    assert [(name, len(words)) for name, words in found.errors.items()] == [("win_source_1", 1), ("date_1", 1)]


def test_what_is_left_standing_beside_nothing_to_report_is_no_fault(place):
    assert form(place, {"nothing": "on", "win_source_1": "planned"}, box=3).errors == {}
