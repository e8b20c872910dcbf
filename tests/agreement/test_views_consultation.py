"""Pages of a consultation: the link for everybody, and the officer's side of it."""

import re
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from concord.agreement import commands
from concord.agreement.models import Comment, Consultation
from concord.core.accounts.access import SYSTEM
from tests.pages import day

from .consulting import second_draft

URL = "/areas/wessington/agreement/"
COMMENT = {"text": "Say when.", "sector": "voluntary", "mark": "aspirational"}


@pytest.fixture(autouse=True)
def _fresh_limits():
    cache.clear()


@pytest.fixture
def officer(world, signed_in):
    return signed_in(world.officer)


@pytest.fixture
def by():
    return {"by": SYSTEM, "at": timezone.now()}


@pytest.fixture
def consultation(world, by):
    today = timezone.localdate()
    facts = {"opens_on": today, "closes_on": today + timedelta(days=83), "introduction": "What do you think?"}
    return commands.open_consultation(version=second_draft(world), **facts, **by)


def read(client, path):
    response = client.get(f"{URL}{path}")
    assert response.status_code == 200
    return response.content.decode()


def say_of(consultation, number="1.1"):
    return f"{URL}have-your-say/{consultation.uid}/clauses/{consultation.clauses.get(number=number).uid}/"


def send(client, consultation, **facts):
    return client.post(say_of(consultation), {**COMMENT, **facts}, follow=True)


def test_an_officer_opens_a_consultation_and_gets_its_link(world, officer):
    version, today = second_draft(world), timezone.localdate()
    page = f"documents/{version.document.uid}/{version.number}/"
    assert f"{URL}{page}consult/" in read(officer, page)
    body = read(officer, f"{page}consult/")
    assert f'value="{(today + timedelta(days=83)).day}"' in body
    days = {**day("opens_on", today), **day("closes_on", today + timedelta(days=20))}
    refused = officer.post(f"{URL}{page}consult/", days)
    assert "shorter than 12 weeks" in refused.content.decode()
    why = {"short_reason": "The board meets soon.", "short_remedy": "Two open evenings."}
    body = officer.post(f"{URL}{page}consult/", days | why, follow=True).content.decode()
    found = Consultation.objects.get()
    assert f"/areas/wessington/agreement/have-your-say/{found.uid}/" in body
    public = read(Client(), f"have-your-say/{found.uid}/")
    assert "The board meets soon." in public
    assert "Two open evenings." in public
    assert str(found.version) in read(officer, "consultations/")


def test_anybody_reads_the_draft_beside_what_is_in_force(consultation):
    nobody = Client()
    body = read(nobody, f"have-your-say/{consultation.uid}/")
    assert "What do you think?" in body
    assert "What would end" in body
    part = consultation.clauses.get(number="1.1").part
    body = read(nobody, f"have-your-say/{consultation.uid}/{part}/")
    assert re.search(r"<ins>.*soon", body)
    assert "<del>" in body
    assert "Would end" in read(nobody, f"have-your-say/{consultation.uid}/{part + 1}/")
    assert nobody.get(f"{URL}have-your-say/{consultation.uid}/{part + 2}/").status_code == 404


def test_anybody_comments_without_an_account_and_hears_what_comes_next(consultation):
    nobody = Client()
    key = re.search(r'name="form_key" value="([-0-9a-f]{36})"', nobody.get(say_of(consultation)).content.decode())[1]
    first, again = (send(nobody, consultation, form_key=key, name="Ada Clerk") for _ in range(2))
    made = Comment.objects.get()
    assert made.reference in first.content.decode()
    assert made.reference in again.content.decode()
    assert "Ada" not in first.content.decode()
    # The token of the form alone: nothing else is kept in the browser.
    assert set(nobody.cookies) == {"concord_form"}


def test_what_was_typed_comes_back_with_an_error(consultation):
    body = Client().post(say_of(consultation), {"text": "Say when, please."}).content.decode()
    assert "Say when, please." in body
    assert "For whom do you speak?" in body
    body = Client().post(say_of(consultation), {"sector": "public"}).content.decode()
    assert "Write what you think" in body
    assert not Comment.objects.exists()


def test_a_comment_on_the_whole_says_what_it_is_about(consultation):
    path = f"{URL}have-your-say/{consultation.uid}/comment/"
    assert "Answer the question" in Client().post(path, COMMENT).content.decode()
    Client().post(path, COMMENT | {"about": "missing"})
    assert Comment.objects.get().about == "missing"


def test_comments_are_seen_once_an_officer_has_looked_at_them(consultation, officer):
    send(Client(), consultation, name="Ada Clerk", organisation="Allotments", name_is_public="on")
    send(Client(), consultation, text="Another thing.", name="Bo Quiet")
    said = f"have-your-say/{consultation.uid}/you-said/"
    assert "Say when." not in read(Client(), said)
    listed = read(officer, f"consultations/{consultation.uid}/comments/")
    assert "Say when." in listed
    assert "Bo Quiet" in listed
    uids = re.findall(r'name="comment" value="([-0-9a-f]{36})"', listed)
    assert len(uids) == 2
    officer.post(f"{URL}consultations/{consultation.uid}/comments/accept/", {"comment": uids})
    body = read(Client(), said)
    assert "Say when." in body
    assert "Ada Clerk, Allotments" in body
    assert "Bo Quiet" not in body
    assert body.count("No answer yet") == 1


def test_one_comment_is_kept_back_or_shown_without_its_name(consultation, officer):
    send(Client(), consultation, name="Ada Clerk", name_is_public="on")
    made = Comment.objects.get()
    path = f"{URL}consultations/{consultation.uid}/comments/{made.uid}/"
    assert "Say why it is not shown" in officer.post(path, {"show": "no"}).content.decode()
    officer.post(path, {"show": "no", "reason": "twice"})
    assert "Say when." not in read(Client(), f"have-your-say/{consultation.uid}/you-said/")
    officer.post(path, {"show": "yes", "shown_text": "Somebody asked when."})
    body = read(Client(), f"have-your-say/{consultation.uid}/you-said/")
    assert "Somebody asked when." in body
    assert "Say when." not in body
    assert "Ada" not in body


def test_many_are_answered_together_and_everybody_reads_the_answer(consultation, officer, by):
    for n in range(3):
        send(Client(), consultation, text=f"Comment {n}")
    commands.accept_comments(consultation=consultation, comments=Comment.objects.all(), **by)
    uids = [str(one.uid) for one in Comment.objects.all()]
    path = f"{URL}consultations/{consultation.uid}/comments/settle/"
    body = officer.get(path, {"comment": uids}).content.decode()
    assert "Answer 3 comments" in body
    assert "Write the answer" in officer.post(path, {"comment": uids, "outcome": "taken"}).content.decode()
    officer.post(path, {"comment": uids, "outcome": "taken", "answer": "It says “soon” now."})
    assert read(Client(), f"have-your-say/{consultation.uid}/you-said/").count("It says “soon” now.") == 1
    assert officer.get(path).status_code == 302


def test_what_is_unclear_stays_on_a_list_with_its_day(consultation, officer, by):
    send(Client(), consultation)
    commands.accept_comments(consultation=consultation, comments=Comment.objects.all(), **by)
    path = f"{URL}consultations/{consultation.uid}/comments/settle/"
    typed = {"comment": str(Comment.objects.get().uid), "outcome": "clarify", "follow_up_by": "Legal Department"}
    assert "Say until when" in officer.post(path, typed).content.decode()
    officer.post(path, typed | day("follow_up_on", timezone.localdate() + timedelta(days=9)))
    assert "Legal Department" in read(officer, f"consultations/{consultation.uid}/")
    assert "It is being cleared up" in read(Client(), f"have-your-say/{consultation.uid}/you-said/")


@pytest.mark.parametrize(
    ("query", "count"),
    [("", 4), ("search=say+when", 3), ("clause=whole", 1), ("sector=public", 1), ("mark=aspirational", 3),
     ("state=waiting", 4), ("outcome=open", 0), ("clause=nothing", 4)],
)  # fmt: skip
def test_the_list_is_narrowed_by_what_is_chosen(consultation, officer, query, count):
    send(Client(), consultation)
    send(Client(), consultation, text="Say when, and how.")
    send(Client(), consultation, text="Say when!")
    Client().post(
        f"{URL}have-your-say/{consultation.uid}/comment/", {"about": "whole", "sector": "public", "text": "Fine."}
    )
    body = read(officer, f"consultations/{consultation.uid}/comments/?{query}")
    assert body.count('<article class="concord-clause"') == count


def test_it_is_extended_and_ended(consultation, officer):
    path = f"{URL}consultations/{consultation.uid}/"
    later = consultation.closes_on + timedelta(days=7)
    officer.post(f"{path}change/", day("closes_on", later))
    consultation.refresh_from_db()
    assert consultation.closes_on == later
    officer.post(f"{path}end/")
    body = Client().get(say_of(consultation)).content.decode()
    assert "Closed since" in body
    assert "<textarea" not in body
    late = send(Client(), consultation, text="I was too late.").content.decode()
    assert "This consultation is over" in late
    assert "I was too late." in late
    assert not Comment.objects.exists()


def test_talks_are_noted_and_comments_entered_from_them(consultation, officer):
    path, today = f"consultations/{consultation.uid}/", timezone.localdate()
    people = {"public": 2, "voluntary": 7, "business": 0, "other": 1}
    officer.post(f"{URL}{path}talks/new/", {"kind": "focus_group", "title": "Carers", **people, **day("on", today)})
    talk = consultation.talks.get()
    body = read(officer, path)
    assert "Carers" in body
    assert f"?talk={talk.uid}" in body
    typed = {"way": "talk", "talk": str(talk.uid), "about": "whole", "text": "Make it short.", "sector": "other"}
    officer.post(f"{URL}{path}comments/new/", typed | day("received_on", today))
    assert Comment.objects.get().talk == talk
    officer.post(
        f"{URL}{path}talks/{talk.uid}/",
        {"kind": "focus_group", "title": "Carers", **people, "other": 2, **day("on", today)},
    )
    talk.refresh_from_db()
    assert talk.people == 11
    public = read(Client(), f"have-your-say/{consultation.uid}/you-said/")
    assert "Focus groups: 1" in public
    assert "voluntary sector 7" not in public


def test_the_clauses_form_shows_what_people_said(consultation, officer, by):
    send(Client(), consultation, proposed="We do it within a week.")
    commands.accept_comments(consultation=consultation, comments=Comment.objects.all(), **by)
    commands.end_consultation(consultation=consultation, **by)
    version, made = consultation.version, Comment.objects.get()
    settle = read(officer, f"consultations/{consultation.uid}/comments/settle/?comment={made.uid}")
    path = f"documents/{version.document.uid}/{version.number}/commitments/{made.clause.commitment.uid}/"
    assert f"{URL}{path}" in settle
    body = read(officer, path)
    assert "We do it within a week." in body
    assert "1 that it is something to work towards" in body


def test_adopting_warns_of_comments_without_an_answer_and_does_not_refuse(consultation, officer, by):
    send(Client(), consultation)
    commands.end_consultation(consultation=consultation, **by)
    version = consultation.version
    path = f"documents/{version.document.uid}/{version.number}/adopt/"
    assert "1 comment on it has no answer yet" in read(officer, path)
    officer.post(f"{URL}{path}", day("adopted_on", timezone.localdate()))
    version.refresh_from_db()
    assert version.state == "adopted"
    assert "Old and new" in read(officer, f"consultations/{consultation.uid}/for-the-meeting/")


def test_too_many_from_one_connection_are_told_so_and_keep_their_words(consultation, settings):
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "comment": "2/h/ip"}
    for n in range(2):
        send(Client(), consultation, text=f"Comment {n}")
    refused = send(Client(), consultation, text="The third one.")
    assert (refused.status_code, refused["Retry-After"]) == (429, "3600")
    assert "The third one." in refused.content.decode()
    assert Comment.objects.count() == 2


def test_readers_see_the_list_and_the_meetings_page_alone(consultation, world, signed_in):
    observer = signed_in(world.observer)
    assert "You said, we did" in read(observer, "consultations/")
    assert "1 of" not in read(observer, f"consultations/{consultation.uid}/for-the-meeting/")
    for path in ("", "change/", "comments/", "comments/settle/", "comments/new/", "comments.csv", "talks/new/"):
        assert observer.get(f"{URL}consultations/{consultation.uid}/{path}").status_code == 403, path
    for path in ("end/", "comments/accept/"):
        assert observer.post(f"{URL}consultations/{consultation.uid}/{path}").status_code == 403, path
