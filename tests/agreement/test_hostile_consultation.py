"""What somebody may try with the link of a consultation, and what nobody may."""

import uuid

import pytest
from django.core.cache import cache
from django.test import Client

from concord.agreement import commands
from concord.agreement.models import Comment, Consultation, ConsultedClause
from concord.core.areas.scoping import within
from tests.agreement.test_views_consultation import COMMENT, URL, by, consultation, officer, read, say_of  # noqa: F401

from .consulting import large, second_draft

SCRIPT = "<script>alert(1)</script><img src=x onerror=alert(2)>{{ 7 }}"


@pytest.fixture(autouse=True)
def _fresh_limits():
    cache.clear()


def test_markup_is_shown_as_it_was_typed(consultation, officer, by):  # noqa: F811
    Client().post(say_of(consultation), COMMENT | {"text": SCRIPT, "proposed": SCRIPT, "name": SCRIPT[:100]})
    commands.accept_comments(consultation=consultation, comments=Comment.objects.all(), **by)
    made = Comment.objects.get()
    for path in (
        f"have-your-say/{consultation.uid}/you-said/",
        f"consultations/{consultation.uid}/comments/",
        f"consultations/{consultation.uid}/comments/{made.uid}/",
        f"consultations/{consultation.uid}/comments/settle/?comment={made.uid}",
    ):
        body = read(officer, path)
        assert "<script>alert" not in body
        assert "<img src=x" not in body
        assert "&lt;script&gt;" in body


@pytest.mark.parametrize("name", ["text", "proposed"])
def test_ten_thousand_characters_are_too_many_and_come_back(consultation, name):  # noqa: F811
    body = Client().post(say_of(consultation), COMMENT | {name: "x" * 10_000}).content.decode()
    assert "must be 4000 characters or fewer" in body
    assert "x" * 10_000 in body
    assert not Comment.objects.exists()


@pytest.mark.parametrize("key", ["", "no key", "9" * 400, "\x00", "AD975901-2C3A-423A-ADB8-097849A2BFD7"])
def test_a_key_that_was_changed_takes_nothing_away(consultation, key):  # noqa: F811
    Client().post(say_of(consultation), COMMENT | {"form_key": key})
    assert Comment.objects.count() == (0 if len(key) > 36 or "\x00" in key else 1)


def test_a_clause_of_another_area_or_version_is_not_there(consultation, world, by):  # noqa: F811
    commands.end_consultation(consultation=consultation, **by)
    consultation.version.refresh_from_db()
    days = {"opens_on": consultation.opens_on, "closes_on": consultation.closes_on}
    other = commands.open_consultation(version=consultation.version, **days, **by)
    old = consultation.clauses.first()
    path = f"{URL}have-your-say/{other.uid}/clauses/{old.uid}/"
    assert Client().post(path, COMMENT).status_code == 404
    with within(world.neighbour):
        foreign = neighbours(world, by, days)
    assert Client().post(f"{URL}have-your-say/{other.uid}/clauses/{foreign.uid}/", COMMENT).status_code == 404
    assert Client().get(f"{URL}have-your-say/{foreign.consultation.uid}/").status_code == 404
    assert Client().get(f"{URL}have-your-say/{uuid.uuid4()}/").status_code == 404
    assert not Comment.objects.exists()


def neighbours(world, by, days) -> ConsultedClause:  # noqa: F811
    document = commands.add_document(area=world.neighbour, title="Eastmere Compact", **by)
    version = commands.start_version(document=document, revision="full", **by)
    section = commands.add_section(version=version, heading="One", **by)
    commands.add_clause(section=section, number="1.1", title="Promise", **by)
    made = commands.open_consultation(version=version, **days, **by)
    return ConsultedClause.objects.select_related("consultation").get(consultation=made)


def test_nothing_is_taken_once_it_is_closed_or_given_up(consultation, by):  # noqa: F811
    commands.give_up_version(version=consultation.version, **by)
    body = Client().post(say_of(consultation), COMMENT).content.decode()
    assert "The draft was given up" in body
    assert not Comment.objects.exists()


def test_before_its_first_day_nothing_is_taken(world, by):  # noqa: F811
    version = second_draft(world)
    day = by["at"].date().replace(year=by["at"].year + 1)
    found = commands.open_consultation(version=version, opens_on=day, closes_on=day.replace(year=day.year + 1), **by)
    body = Client().post(say_of(found), COMMENT).content.decode()
    assert "Opens on" in body
    assert not Comment.objects.exists()


def test_officers_of_elsewhere_moderate_nothing(consultation, world, signed_in):  # noqa: F811
    Client().post(say_of(consultation), COMMENT)
    made = Comment.objects.get()
    for person in (world.stranger, world.champion, world.chair):
        client = signed_in(person)
        for path in ("comments/accept/", "comments/settle/", f"comments/{made.uid}/", "end/"):
            sent = {"comment": str(made.uid), "outcome": "taken", "answer": "x", "show": "yes"}
            assert client.post(f"{URL}consultations/{consultation.uid}/{path}", sent).status_code == 403
    assert Comment.objects.get().state == "waiting"


def test_comments_of_another_consultation_are_passed_over(consultation, officer, by):  # noqa: F811
    Client().post(say_of(consultation), COMMENT)
    made = Comment.objects.get()
    commands.end_consultation(consultation=consultation, **by)
    consultation.version.refresh_from_db()
    days = {"opens_on": consultation.opens_on, "closes_on": consultation.closes_on}
    other = commands.open_consultation(version=consultation.version, **days, **by)
    sent = {"comment": [str(made.uid), "no uid", "\x00"], "outcome": "taken", "answer": "x"}
    officer.post(f"{URL}consultations/{other.uid}/comments/accept/", sent)
    officer.post(f"{URL}consultations/{other.uid}/comments/settle/", sent)
    assert officer.get(f"{URL}consultations/{other.uid}/comments/{made.uid}/").status_code == 404
    assert Comment.objects.get().state == "waiting"


PAGES = {
    "consultations/": 7,
    "consultations/{uid}/": 11,
    "consultations/{uid}/comments/": 10,
    "consultations/{uid}/comments.csv": 7,
    "consultations/{uid}/for-the-meeting/": 10,
    "have-your-say/{uid}/": 7,
    "have-your-say/{uid}/1/": 8,
    "have-your-say/{uid}/you-said/": 10,
}


@pytest.mark.parametrize(("clauses", "comments"), [(2, 4), (200, 1000)])
def test_pages_take_the_same_queries_for_a_few_comments_and_a_thousand(
    world, officer, django_assert_num_queries, clauses, comments  # noqa: F811
):  # fmt: skip
    found: Consultation = large(world, clauses, comments)
    for path, queries in PAGES.items():
        with django_assert_num_queries(queries, info=path):
            read(officer, path.format(uid=found.uid))
