"""A form that is sent twice is done once; one that led nowhere, or is another, is looked at for itself."""

from collections.abc import Callable

import pytest
from django.contrib.sessions.backends.signed_cookies import SessionStore
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.test import RequestFactory

from concord.core.ui import sent_once
from concord.core.ui.sent_once import SentOnceMiddleware, mark_of

SENT = {"csrfmiddlewaretoken": "drawn once", "text": "Half an hour of words"}
View = Callable[[HttpRequest], HttpResponse]


@pytest.fixture(autouse=True)
def _nothing_known() -> None:
    cache.clear()


@pytest.fixture
def session() -> SessionStore:
    made = SessionStore()
    made.save()
    return made


def request(session: SessionStore, **sent: object) -> HttpRequest:
    made = RequestFactory().post("/somewhere/", {**SENT, **sent})
    made.session = session
    return made


def through(view: View, sent: HttpRequest) -> HttpResponse:
    def inside(request: HttpRequest) -> HttpResponse:
        return middleware.process_view(request, view, (), {}) or view(request)

    middleware = SentOnceMiddleware(inside)
    return middleware(sent)


def counted(answer: HttpResponse) -> tuple[View, list[HttpRequest]]:
    done: list[HttpRequest] = []

    def view(request: HttpRequest) -> HttpResponse:
        done.append(request)
        return answer

    return view, done


def test_the_second_of_two_leads_to_where_the_first_led(session: SessionStore) -> None:
    view, done = counted(redirect("/done/"))
    answers = [through(view, request(session)) for _ in range(2)]
    assert [(answer.status_code, answer["Location"]) for answer in answers] == [(302, "/done/")] * 2
    assert len(done) == 1


@pytest.mark.parametrize("status", [200, 409, 500])
def test_what_led_nowhere_is_looked_at_again(session: SessionStore, status: int) -> None:
    view, done = counted(HttpResponse(status=status))
    assert [through(view, request(session)).status_code for _ in range(2)] == [status] * 2
    assert len(done) == 2


@pytest.mark.parametrize("changed", [{"text": "Other words"}, {"csrfmiddlewaretoken": "drawn anew"}])
def test_another_form_is_done(session: SessionStore, changed: dict[str, str]) -> None:
    view, done = counted(redirect("/done/"))
    through(view, request(session))
    through(view, request(session, **changed))
    assert len(done) == 2
    through(view, request(session))  # back to what it was
    assert len(done) == 3


def test_another_file_of_the_same_name_is_another_form_and_can_still_be_read(session: SessionStore) -> None:
    sent = [request(session, file=SimpleUploadedFile("people.csv", content)) for content in (b"one", b"two", b"two")]
    first, second, third = [mark_of(one) for one in sent]
    assert first != second == third
    assert sent[0].FILES["file"].read() == b"one"


def test_while_the_first_is_at_work_the_second_waits_and_then_says_so(
    session: SessionStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sent_once, "LOOK", 0)
    view, done = counted(redirect("/done/"))
    cache.add(mark_of(request(session)), "")
    answer = through(view, request(session))
    assert (answer.status_code, done) == (409, [])
    assert "The first one takes longer than usual" in answer.content.decode()


def test_without_a_session_or_a_token_nothing_is_known(session: SessionStore) -> None:
    assert mark_of(request(SessionStore())) == ""
    assert mark_of(request(session, csrfmiddlewaretoken="")) == ""
